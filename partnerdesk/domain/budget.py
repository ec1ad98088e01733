"""The budget table: cost lines by sources of finance. Screen, check and paper print this sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.money import times
from partnerdesk.domain.texts import N_
from partnerdesk.domain.totals import Sums, Totals

MOST_LINES = 5000
MOST_SOURCES = 30
USUAL_TRANSFER_LIMIT = Decimal(20)
"""How many percent of a cost may move to others, while nobody has said anything else."""

ACTIVITY = FieldSpec("activity", N_("Activity"), required=True, example=N_("Safe meeting room"))
SOURCE_NAME = FieldSpec(
    "name", N_("Name of the source"), required=True, max_length=100, example=N_("Town Council")
)
PERIOD_NAME = FieldSpec(
    "period", N_("Name of the period"), required=True, max_length=60, example=N_("First year")
)


class SourceKind(StrEnum):
    """What a source of finance gives."""

    OWN = "own"
    CASH = "cash"
    GRANT = "grant"
    IN_KIND = "in_kind"
    FEES = "fees"

    @property
    def label(self) -> str:
        """The kind in a word, as a marked message."""
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    SourceKind.OWN: N_("own money"),
    SourceKind.CASH: N_("cash"),
    SourceKind.GRANT: N_("grant"),
    SourceKind.IN_KIND: N_("in kind"),
    SourceKind.FEES: N_("fees"),
}


class SourceState(StrEnum):
    """How sure it is that a source gives."""

    ASKED = "asked"
    PROMISED = "promised"
    SECURED = "secured"
    RECEIVED = "received"

    @property
    def label(self) -> str:
        """The state in a word, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    SourceState.ASKED: N_("asked for"),
    SourceState.PROMISED: N_("promised"),
    SourceState.SECURED: N_("secured in writing"),
    SourceState.RECEIVED: N_("received"),
}


class InKindRule(StrEnum):
    """What a source says of help in kind: part of the costs, only shown, or not allowed."""

    COUNTS = "counts"
    SHOWN = "shown"
    FORBIDDEN = "forbidden"

    @property
    def label(self) -> str:
        """The rule in a few words, as a marked message."""
        return _IN_KIND_LABELS[self]


_IN_KIND_LABELS = {
    InKindRule.COUNTS: N_("counts as own share"),
    InKindRule.SHOWN: N_("is shown, but does not count"),
    InKindRule.FORBIDDEN: N_("is not allowed"),
}


@dataclass(frozen=True)
class Conditions:
    """What a source asks for; None where it asks for nothing.

    Costs count from ``eligible_from`` to ``eligible_until``, both included. The source gives at
    most ``ceiling_minor``. Of the costs that count, own money is at least
    ``least_own_share_percent``; indirect costs are at most ``flat_rate_percent`` of the others.
    """

    eligible_from: date | None = None
    eligible_until: date | None = None
    ceiling_minor: int | None = None
    least_own_share_percent: Decimal | None = None
    flat_rate_percent: Decimal | None = None
    in_kind_rule: InKindRule = InKindRule.COUNTS


@dataclass(frozen=True)
class Source:
    """A source of finance and what it has promised, in minor units.

    One that pays in another ``currency`` has promised ``promised_foreign_minor`` of it.
    """

    id: int
    name: str
    kind: SourceKind
    promised_minor: int = 0
    organisation_id: int | None = None
    state: SourceState = SourceState.PROMISED
    conditions: Conditions = Conditions()
    currency: str = ""
    promised_foreign_minor: int = 0


class CostCategory(StrEnum):
    """What money is spent on, as funders sort it."""

    STAFF = "staff"
    TRAVEL = "travel"
    EQUIPMENT = "equipment"
    ROOMS = "rooms"
    MATERIALS = "materials"
    SUBCONTRACTING = "subcontracting"
    OTHER = "other"
    INDIRECT = "indirect"

    @property
    def label(self) -> str:
        """The category in a few words, as a marked message."""
        return _CATEGORY_LABELS[self]


_CATEGORY_LABELS = {
    CostCategory.STAFF: N_("Staff"),
    CostCategory.TRAVEL: N_("Travel"),
    CostCategory.EQUIPMENT: N_("Equipment"),
    CostCategory.ROOMS: N_("Rooms"),
    CostCategory.MATERIALS: N_("Materials"),
    CostCategory.SUBCONTRACTING: N_("Work by others"),
    CostCategory.OTHER: N_("Other costs"),
    CostCategory.INDIRECT: N_("Indirect costs"),
}


@dataclass(frozen=True)
class Period:
    """A part of the term, such as a year; without dates it is the whole term."""

    id: int
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


class CellField(StrEnum):
    """What of a cost line a cell of the table shows."""

    TEXT = "text"
    UNIT = "unit"
    QUANTITY = "quantity"
    RATE = "rate"
    AMOUNT = "amount"


CellValue = str | Decimal | int


@dataclass(frozen=True)
class CostLine:
    """A cost: quantity × rate, and how the sources share it.

    ``amounts`` maps the id of a source to minor units; a source that gives nothing is missing.
    ``group`` is the activity the cost belongs to, ``organisation_id`` the partner that carries it.
    Over several periods ``summed_minor`` is what they cost together: each was rounded by itself.
    """

    id: int
    group: str
    text: str
    unit: str = ""
    quantity: Decimal = Decimal(1)
    rate_minor: int = 0
    amounts: Mapping[int, int] = field(default_factory=dict)
    category: CostCategory | None = None
    is_eligible: bool = True
    organisation_id: int | None = None
    measure_id: int | None = None
    summed_minor: int | None = None

    @property
    def is_written(self) -> bool:
        """Whether more than the empty line stands there that invites to write."""
        return bool(self.text or self.rate_minor or any(self.amounts.values()))

    @cached_property
    def cost_minor(self) -> int:
        """What the line costs: quantity × rate."""
        if self.summed_minor is not None:
            return self.summed_minor
        return times(self.quantity, self.rate_minor)

    @property
    def is_indirect(self) -> bool:
        """Whether it is one of the costs that funders pay as a flat rate."""
        return self.category is CostCategory.INDIRECT

    @property
    def place(self) -> tuple[object, ...]:
        """What decides where the line stands, however lines are grouped."""
        return self.id, self.group, self.category, self.measure_id

    @property
    def covered_minor(self) -> int:
        """What the sources give for the line."""
        return sum(self.amounts.values())

    @property
    def gap_minor(self) -> int:
        """What is still missing; negative where more is given than the line costs."""
        return self.cost_minor - self.covered_minor

    def value(self, field: CellField, source_id: int = 0) -> CellValue:
        """What a cell of the line holds; ``source_id`` says whose amount is meant."""
        match field:
            case CellField.TEXT:
                return self.text
            case CellField.UNIT:
                return self.unit
            case CellField.QUANTITY:
                return self.quantity
            case CellField.RATE:
                return self.rate_minor
            case CellField.AMOUNT:
                return self.amounts.get(source_id, 0)


@dataclass(frozen=True)
class CellChange:
    """A new value for one cell.

    Texts are cleaned, a quantity is a Decimal, a rate or an amount minor units. ``source_id`` says
    whose amount it is.
    """

    line_id: int
    field: CellField
    value: CellValue
    source_id: int = 0


@dataclass(frozen=True)
class BudgetGroup:
    """An activity with its cost lines, lettered A, B, C on screen and paper."""

    letter: str
    title: str
    lines: tuple[CostLine, ...]

    def number_of(self, position: int) -> str:
        """The number of the line at ``position`` (from 0): A1, A2 …"""
        return f"{self.letter}{position + 1}"

    @cached_property
    def sums(self) -> Sums:
        """What the lines come to together."""
        return Sums().after((), self.lines)

    def with_line(self, old: CostLine, new: CostLine) -> BudgetGroup:
        """The activity after one of its lines changed; the sums follow by the difference."""
        lines = tuple([new if line is old else line for line in self.lines])
        changed = replace(self, lines=lines)
        vars(changed)["sums"] = self.sums.after([old], [new])  # not counted anew
        return changed

    @property
    def planned_minor(self) -> Mapping[int, int]:
        """What is planned from each source, by its id; a source that gives nothing is missing."""
        return self.sums.given_minor

    @property
    def cost_minor(self) -> int:
        """What the activity costs."""
        return self.sums.cost_minor

    @property
    def gap_minor(self) -> int:
        """What is still missing for the activity; negative where it gets too much."""
        return self.sums.cost_minor - self.sums.covered_minor


@dataclass(frozen=True)
class BudgetSheet:
    """A budget, totalled: in one ``period``, or in all together where that is None.

    Amounts are minor units of ``currency``.
    """

    id: int
    partnership_id: int
    partnership_name: str
    currency: str
    starts_on: date | None
    ends_on: date | None
    sources: tuple[Source, ...]
    lines: tuple[CostLine, ...]
    period: Period | None = None
    transfer_limit_percent: Decimal = USUAL_TRANSFER_LIMIT

    @property
    def is_editable(self) -> bool:
        """Whether its cells can be changed: a sum over periods cannot."""
        return self.period is not None

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
    def totals(self) -> Totals:
        """What all lines come to; a ``Budget`` that knows it already hands it on."""
        return Totals.of(self.lines)

    @cached_property
    def planned_minor(self) -> Mapping[int, int]:
        """What is planned from each source, by the source's id."""
        nothing = {source.id: 0 for source in self.sources}
        return {**nothing, **self.totals.everything.given_minor}

    @property
    def cost_minor(self) -> int:
        """What everything costs."""
        return self.totals.everything.cost_minor

    @property
    def covered_minor(self) -> int:
        """What the sources give together."""
        return self.totals.everything.covered_minor

    @property
    def gap_minor(self) -> int:
        """What is still missing; negative where the sources give more than everything costs."""
        return self.cost_minor - self.covered_minor

    @cached_property
    def promised_minor(self) -> int:
        """What the sources have promised together."""
        return sum(source.promised_minor for source in self.sources)

    def changes_since(self, before: BudgetSheet) -> list[tuple[CostLine, CostLine]] | None:
        """Lines as they were and as they are; None where some came, went, or stand elsewhere."""
        pairs = zip(before.lines, self.lines, strict=False)
        changed = [(old, new) for old, new in pairs if old is not new]
        is_in_place = len(before.lines) == len(self.lines) and all(
            old.place == new.place for old, new in changed
        )
        return changed if is_in_place else None

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
