"""The costs of a budget in groups: by activity, by measure of the programme, or by kind of cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from partnerdesk.domain.budget import BudgetGroup, BudgetSheet, CostCategory, CostLine
from partnerdesk.domain.texts import N_


class Grouping(StrEnum):
    """What the costs of a table stand together by."""

    ACTIVITY = "activity"
    MEASURE = "measure"
    CATEGORY = "category"

    @property
    def label(self) -> str:
        """The grouping in a word, as a marked message."""
        return _LABELS[self]


_LABELS = {
    Grouping.ACTIVITY: N_("Activity"),
    Grouping.MEASURE: N_("Measure"),
    Grouping.CATEGORY: N_("Kind of cost"),
}


@dataclass(frozen=True)
class Arrangement:
    """A grouping; ``measures`` are the names of the programme's measures by id, in their order."""

    grouping: Grouping = Grouping.ACTIVITY
    measures: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CostGroup:
    """Costs that stand together; each keeps the number its activity gives it, on paper, too.

    ``message`` is a marked message where the group has no title that somebody wrote.
    """

    group: BudgetGroup
    numbers: tuple[str, ...]
    message: str = ""


def cost_groups(sheet: BudgetSheet, arrangement: Arrangement) -> Iterator[CostGroup]:
    """The costs in their groups; those that belong to none come last."""
    if arrangement.grouping is Grouping.ACTIVITY:
        for group in sheet.groups:
            yield CostGroup(group, tuple(map(group.number_of, range(len(group.lines)))))
        return
    numbers: dict[int, str] = {}
    found: dict[object, list[CostLine]] = {}
    for group in sheet.groups:
        for at, line in enumerate(group.lines):
            numbers[line.id] = group.number_of(at)
            found.setdefault(_key(line, arrangement), []).append(line)
    for key, title, message in _heads(arrangement):
        if lines := found.get(key):
            shown = BudgetGroup("", title, tuple(lines))
            yield CostGroup(shown, tuple(numbers[line.id] for line in lines), message)


def _key(line: CostLine, arrangement: Arrangement) -> object:
    """Under which head a cost stands; a measure that is no longer there is none."""
    if arrangement.grouping is Grouping.CATEGORY:
        return line.category
    return line.measure_id if line.measure_id in arrangement.measures else None


def _heads(arrangement: Arrangement) -> Iterator[tuple[object, str, str]]:
    """Key, title and message of each group there may be, in their order."""
    if arrangement.grouping is Grouping.CATEGORY:
        for category in CostCategory:
            yield category, "", category.label
        yield None, "", N_("No kind of cost")
        return
    for number, name in arrangement.measures.items():
        yield number, name, ""
    yield None, "", N_("No measure named")
