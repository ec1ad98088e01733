"""The budget table: cost lines by sources of finance. Screen, check and paper print this sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.money import times
from partnerdesk.domain.texts import N_


class SourceKind(StrEnum):
    """What a source of finance gives."""

    OWN = "own"
    CASH = "cash"
    GRANT = "grant"
    IN_KIND = "in_kind"

    @property
    def label(self) -> str:
        """The kind in a word, as a marked message."""
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    SourceKind.OWN: N_("own money"),
    SourceKind.CASH: N_("cash"),
    SourceKind.GRANT: N_("grant"),
    SourceKind.IN_KIND: N_("in kind"),
}


@dataclass(frozen=True)
class Source:
    """A source of finance and what it has promised, in minor units."""

    id: int
    name: str
    kind: SourceKind
    promised_minor: int = 0
    organisation_id: int | None = None


@dataclass(frozen=True)
class CostLine:
    """A cost: quantity × rate, and how the sources share it.

    ``amounts`` maps the id of a source to minor units; a source that gives nothing is missing.
    ``group`` is the activity the cost belongs to.
    """

    id: int
    group: str
    text: str
    unit: str = ""
    quantity: Decimal = Decimal(1)
    rate_minor: int = 0
    amounts: Mapping[int, int] = field(default_factory=dict)

    @property
    def cost_minor(self) -> int:
        """What the line costs: quantity × rate."""
        return times(self.quantity, self.rate_minor)

    @property
    def covered_minor(self) -> int:
        """What the sources give for the line."""
        return sum(self.amounts.values())

    @property
    def gap_minor(self) -> int:
        """What is still missing; negative where more is given than the line costs."""
        return self.cost_minor - self.covered_minor


@dataclass(frozen=True)
class BudgetGroup:
    """An activity with its cost lines, lettered A, B, C on screen and paper."""

    letter: str
    title: str
    lines: tuple[CostLine, ...]


@dataclass(frozen=True)
class BudgetSheet:
    """A whole budget, totalled. Amounts are minor units of ``currency``."""

    id: int
    partnership_id: int
    partnership_name: str
    currency: str
    starts_on: date | None
    ends_on: date | None
    sources: tuple[Source, ...]
    lines: tuple[CostLine, ...]

    @cached_property
    def groups(self) -> tuple[BudgetGroup, ...]:
        """The lines by activity, in the order in which each activity first appears."""
        by_title: dict[str, list[CostLine]] = {}
        for line in self.lines:
            by_title.setdefault(line.group, []).append(line)
        return tuple(
            BudgetGroup(group_letter(index), title, tuple(lines))
            for index, (title, lines) in enumerate(by_title.items())
        )

    @cached_property
    def planned_minor(self) -> Mapping[int, int]:
        """What is planned from each source, by the source's id."""
        planned = {source.id: 0 for source in self.sources}
        for line in self.lines:
            for source_id, minor in line.amounts.items():
                planned[source_id] += minor
        return planned

    @cached_property
    def cost_minor(self) -> int:
        """What everything costs."""
        return sum(line.cost_minor for line in self.lines)

    @cached_property
    def covered_minor(self) -> int:
        """What the sources give together."""
        return sum(self.planned_minor.values())

    @cached_property
    def promised_minor(self) -> int:
        """What the sources have promised together."""
        return sum(source.promised_minor for source in self.sources)

    def difference_minor(self, source: Source) -> int:
        """Promised less planned: positive is money left, negative is money missing."""
        return source.promised_minor - self.planned_minor[source.id]

    @property
    def is_balanced(self) -> bool:
        """Whether every line is covered and no source is asked for more than it promised."""
        return all(line.gap_minor == 0 for line in self.lines) and all(
            self.difference_minor(source) >= 0 for source in self.sources
        )


def group_letter(index: int) -> str:
    """A, B … Z, AA, AB … for the activity at ``index`` (from 0)."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
