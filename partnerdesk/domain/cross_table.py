"""The budget as a table of any two of its axes: whichever are chosen, the total is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from partnerdesk.domain.budget import CostCategory
from partnerdesk.domain.texts import N_, Texts
from partnerdesk.domain.whole_budget import Budget, BudgetLine

Key = str | int
"""What a head stands for: the id of a line, source, period or partner, a title or a category."""

NOTHING = 0
"""The key of what has no source yet, or no partner."""


class Axis(StrEnum):
    """What the rows or the columns of a table stand for."""

    ACTIVITY = "activity"
    LINE = "line"
    CATEGORY = "category"
    PARTNER = "partner"
    SOURCE = "source"
    PERIOD = "period"

    @property
    def label(self) -> str:
        """The axis in a word, as a marked message."""
        return _LABELS[self]


_LABELS = {
    Axis.ACTIVITY: N_("Activity"),
    Axis.LINE: N_("Cost"),
    Axis.CATEGORY: N_("Kind of cost"),
    Axis.PARTNER: N_("Partner"),
    Axis.SOURCE: N_("Source"),
    Axis.PERIOD: N_("Period"),
}


@dataclass(frozen=True)
class Head:
    """A row or a column; ``message`` is a marked message where it has no ``name`` of its own."""

    key: Key
    name: str
    message: str = ""

    def words(self, texts: Texts) -> str:
        """What it is called in a language."""
        return texts.gettext(self.message) if self.message else self.name


@dataclass(frozen=True)
class CrossTable:
    """Costs by two axes, in minor units of ``currency``; a cell that is missing is zero."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[Key, Key], int]
    currency: str

    def minor(self, row: Head, column: Head) -> int:
        """What a cell holds."""
        return self.cells.get((row.key, column.key), 0)

    @cached_property
    def row_totals(self) -> Mapping[Key, int]:
        """What each row sums up to, by its key."""
        return self._totals(0)

    @cached_property
    def column_totals(self) -> Mapping[Key, int]:
        """What each column sums up to, by its key."""
        return self._totals(1)

    @cached_property
    def total_minor(self) -> int:
        """What everything costs."""
        return sum(self.cells.values())

    def _totals(self, side: int) -> dict[Key, int]:
        found: dict[Key, int] = {}
        for keys, minor in self.cells.items():
            found[keys[side]] = found.get(keys[side], 0) + minor
        return found


def cross_table(
    budget: Budget, rows: Axis, columns: Axis, partners: Mapping[int, str]
) -> CrossTable:
    """What is planned by two axes; ``partners`` are the names of organisations by their id."""
    cells: dict[tuple[Key, Key], int] = {}
    for line in budget.lines:
        for period_id, source_id, minor in _parts(budget, line):
            at = (
                _key(rows, line, source_id, period_id, partners),
                _key(columns, line, source_id, period_id, partners),
            )
            cells[at] = cells.get(at, 0) + minor
    found = CrossTable((), (), {at: minor for at, minor in cells.items() if minor}, budget.currency)
    heads = (
        tuple(head for head in _heads(axis, budget, partners) if head.key in used)
        for axis, used in ((rows, found.row_totals), (columns, found.column_totals))
    )
    return CrossTable(next(heads), next(heads), found.cells, budget.currency)


def _parts(budget: Budget, line: BudgetLine) -> Iterator[tuple[int, int, int]]:
    """Period, source and amount of everything a line costs; what is missing has no source."""
    for period in budget.periods:
        given = line.amounts.get(period.id, {})
        for source_id, minor in given.items():
            yield period.id, source_id, minor
        yield period.id, NOTHING, line.cost_in(period.id) - sum(given.values())


def _key(
    axis: Axis, line: BudgetLine, source_id: int, period_id: int, partners: Mapping[int, str]
) -> Key:
    """Under which head an amount stands; a partner who was taken out is nobody."""
    match axis:
        case Axis.ACTIVITY:
            return line.face.group
        case Axis.LINE:
            return line.face.id
        case Axis.CATEGORY:
            return line.face.category or ""
        case Axis.PARTNER:
            carrier = line.face.organisation_id
            return carrier if carrier is not None and carrier in partners else NOTHING
        case Axis.SOURCE:
            return source_id
        case Axis.PERIOD:
            return period_id


def _heads(axis: Axis, budget: Budget, partners: Mapping[int, str]) -> Iterator[Head]:
    match axis:
        case Axis.ACTIVITY:
            return _named((line.face.group, line.face.group) for line in budget.lines)
        case Axis.LINE:
            return _named((line.face.id, line.face.text) for line in budget.lines)
        case Axis.CATEGORY:
            sorts = (Head(one.value, "", one.label) for one in CostCategory)
            return chain(sorts, [Head("", "", N_("No kind of cost"))])
        case Axis.PARTNER:
            return chain(_named(partners.items()), [Head(NOTHING, "", N_("No partner named"))])
        case Axis.SOURCE:
            sources = _named((source.id, source.name) for source in budget.sources)
            return chain(sources, [Head(NOTHING, "", N_("Not covered"))])
        case Axis.PERIOD:
            whole = N_("Whole term")
            return (Head(one.id, one.name, "" if one.name else whole) for one in budget.periods)


def _named(pairs: Iterable[tuple[Key, str]]) -> Iterator[Head]:
    """A head for each key, at its first place."""
    return (Head(key, name) for key, name in dict(pairs).items())
