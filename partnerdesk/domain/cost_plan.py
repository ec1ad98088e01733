"""What taking a budget sheet in would do: which rows are costs, and which are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.budget import CostCategory, Source
from partnerdesk.domain.guidance import Sentence
from partnerdesk.domain.texts import N_, Texts
from partnerdesk.domain.whole_budget import BudgetLine


class CostState(StrEnum):
    """What becomes of a row of a budget sheet."""

    COST = "cost"
    ACTIVITY = "activity"
    LEFT_OUT = "left_out"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The state in a word or two, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    CostState.COST: N_("Cost"),
    CostState.ACTIVITY: N_("Activity"),
    CostState.LEFT_OUT: N_("Left out"),
    CostState.REFUSED: N_("Cannot be read"),
}


@dataclass
class SheetRow:
    """What one row of a sheet says; None where it says nothing of it.

    ``row_number`` counts from 1, as the spreadsheet shows it; ``at`` from 0 in the whole table.
    Amounts are minor units; those in ``given`` are by the id of the source.
    """

    at: int
    row_number: int
    code: str = ""
    activity: str = ""
    text: str = ""
    category: CostCategory | None = None
    unit: str = ""
    quantity: Decimal | None = None
    rate_minor: int | None = None
    amount_minor: int | None = None
    by_period: dict[int, Decimal] = field(default_factory=dict)
    given: dict[int, int] = field(default_factory=dict)
    period_id: int | None = None
    notices: list[Sentence] = field(default_factory=list)
    refusal: Sentence | None = None
    was_priced: bool = False
    cost_minor: int = 0

    @property
    def name(self) -> str:
        """What the row is called, wherever its name stands."""
        return self.text or self.activity

    @property
    def has_numbers(self) -> bool:
        """Whether there is any number that money is made of."""
        said = (self.quantity, self.rate_minor, self.amount_minor)
        return any(one is not None for one in said) or bool(self.by_period or self.given)


@dataclass(frozen=True)
class CostRow:
    """What becomes of one row, and why; ``needs_look`` asks a person to judge.

    One that ``can_be_cost`` may be taken in as a cost, whatever it was proposed to be.
    """

    at: int
    row_number: int
    name: str
    state: CostState
    cost_minor: int | None = None
    reasons: tuple[Sentence, ...] = ()
    needs_look: bool = False
    can_be_cost: bool = True

    def text(self, texts: Texts) -> str:
        """All reasons in one line."""
        return " ".join(reason.text(texts) for reason in self.reasons)


@dataclass(frozen=True)
class CostPlan:
    """Everything that taking a sheet in would do.

    ``new_sources`` have ids below zero, and the amounts of ``lines`` name them by these.
    """

    currency: str
    rows: tuple[CostRow, ...]
    lines: tuple[BudgetLine, ...]
    new_sources: tuple[Source, ...] = ()

    @cached_property
    def counts(self) -> Counter[CostState]:
        """How many rows have each state."""
        return Counter(row.state for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be taken in."""
        return not self.lines

    @cached_property
    def cost_minor(self) -> int:
        """What all costs that would be taken in cost together."""
        return sum(line.in_all().cost_minor for line in self.lines)


Decisions = Mapping[int, bool]
"""Whether a person wants a row taken in as a cost, by its place in the table."""
