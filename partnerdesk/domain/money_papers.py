"""What stands on the papers about money: the overview, the statement for a funder, hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from partnerdesk.domain.budget import BudgetSheet, CostLine, Source
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.cross_table import Axis, CrossTable, cross_table
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.spending import Booking, BookingKind, LineState, Spending
from partnerdesk.domain.texts import N_
from partnerdesk.domain.whole_budget import Budget


@dataclass(frozen=True)
class MoneyOverview:
    """A budget at a glance; ``partners`` are names of organisations by their number."""

    context: PaperContext
    judged: JudgedBudget
    partners: Mapping[int, str]


MOST_COLUMNS = 6
"""More periods or sources than these would leave no room for amounts."""


def crossed_tables(budget: Budget, partners: Mapping[int, str]) -> Iterator[tuple[str, CrossTable]]:
    """The budget by kind of cost, by partner and by period, each with a title, as a marked message.

    Beside them stand the sources, or the periods where there are too many sources.
    """
    for axis, title in _CROSSED:
        table = cross_table(budget, axis, Axis.SOURCE, partners)
        if len(table.rows) < _FEWEST_ROWS:
            continue
        if len(table.columns) > MOST_COLUMNS:
            table = cross_table(budget, axis, Axis.PERIOD, partners)
        yield title, table


_FEWEST_ROWS = 2
_CROSSED = (
    (Axis.CATEGORY, N_("By kind of cost")),
    (Axis.PARTNER, N_("By partner")),
    (Axis.PERIOD, N_("By period")),
)


@dataclass(frozen=True)
class MoneyAnnex:
    """What annexes of a contract show of the money besides the budget table itself."""

    judged: JudgedBudget
    partners: Mapping[int, str]

    @property
    def periods(self) -> tuple[BudgetSheet, ...]:
        """The budget of each period."""
        budget = self.judged.budget
        return tuple(budget.sheet(period.id) for period in budget.periods)

    def words(self) -> Iterator[str]:
        """Everything that is printed, piece by piece: a fingerprint is made of it."""
        for sheet in self.periods:
            yield sheet.period.name if sheet.period else ""
            for line in sheet.lines:
                yield from (line.text, str(line.cost_minor), *map(str, line.amounts.values()))
        for _title, table in crossed_tables(self.judged.budget, self.partners):
            for row in table.rows:
                yield from (row.name, row.message)
                yield from (str(table.minor(row, column)) for column in table.columns)
        for one in states_by_activity(self.judged):
            yield from (one.title, str(one.state.committed_minor), str(one.state.spent_minor))


@dataclass(frozen=True)
class StatementLine:
    """A cost on the statement for a source: what it gives, and what was spent of that."""

    number: str
    line: CostLine
    planned_minor: int
    spent_minor: int


@dataclass(frozen=True)
class SourceStatement:
    """What a source has given, and what became of it."""

    judged: JudgedBudget
    source: Source

    @cached_property
    def payments(self) -> tuple[Booking, ...]:
        """What was paid of it, hours included, the oldest first."""
        return tuple(one for one in self._bookings if one.kind.uses_plan)

    @cached_property
    def received(self) -> tuple[Booking, ...]:
        """What it has paid in, the oldest first."""
        return tuple(one for one in self._bookings if one.kind is BookingKind.RECEIVED)

    @cached_property
    def lines(self) -> tuple[StatementLine, ...]:
        """The costs it pays for, or for which something of it was spent."""
        return tuple(one for one in self._all_lines() if one.planned_minor or one.spent_minor)

    @property
    def planned_minor(self) -> int:
        """What is planned from it."""
        return sum(one.planned_minor for one in self.lines)

    @property
    def spent_minor(self) -> int:
        """What was spent of it."""
        return sum(one.minor for one in self.payments)

    @property
    def received_minor(self) -> int:
        """What it has paid in."""
        return sum(one.minor for one in self.received)

    def number_of(self, booking: Booking) -> str:
        """The number of the cost a payment was for: A1; empty where none is named."""
        return self._numbers.get(booking.line_id or 0, "")

    @property
    def _bookings(self) -> Iterator[Booking]:
        return (one for one in self.judged.spending.bookings if one.source_id == self.source.id)

    @cached_property
    def _numbers(self) -> Mapping[int, str]:
        """The number of each cost by its id."""
        return {one.line.id: one.number for one in self._all_lines()}

    def _all_lines(self) -> Iterator[StatementLine]:
        spent = Spending(self.payments).spent_by_line
        for group in self.judged.budget.sheet().groups:
            for at, line in enumerate(group.lines):
                planned = line.amounts.get(self.source.id, 0)
                yield StatementLine(group.number_of(at), line, planned, spent.get(line.id, 0))


@dataclass(frozen=True)
class StatementPaper:
    """Statements for several sources, each on pages of its own."""

    context: PaperContext
    partnership_name: str
    statements: tuple[SourceStatement, ...]


@dataclass(frozen=True)
class HoursPaper:
    """Hours of volunteers, to be signed; without entries only empty lines."""

    context: PaperContext
    partnership_name: str
    currency: str
    entries: tuple[Booking, ...]
    costs: Mapping[int, str]


@dataclass(frozen=True)
class CostState:
    """An activity and how it stands: planned, ordered, spent."""

    letter: str
    title: str
    state: LineState


def states_by_activity(judged: JudgedBudget) -> tuple[CostState, ...]:
    """How each activity stands."""
    books = judged.spending
    found = []
    for group in judged.budget.sheet().groups:
        states = [books.state_of(line.id, line.cost_minor) for line in group.lines]
        found.append(
            CostState(
                group.letter,
                group.title,
                LineState(
                    sum(one.planned_minor for one in states),
                    sum(one.committed_minor for one in states),
                    sum(one.spent_minor for one in states),
                ),
            )
        )
    return tuple(found)
