"""Which rows of a budget sheet are costs, which head them, and which only add others up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from partnerdesk.domain.budget import CostCategory, CostLine
from partnerdesk.domain.cost_cells import new_sources, read_cells
from partnerdesk.domain.cost_columns import (
    KnownBudget,
    category_words,
    promised_words,
    sum_words,
)
from partnerdesk.domain.cost_plan import CostPlan, CostRow, CostState, Decisions, SheetRow
from partnerdesk.domain.guidance import Sentence, sentence
from partnerdesk.domain.headings import words_key
from partnerdesk.domain.importing import Matching, Table
from partnerdesk.domain.money import Money, split_by_largest_remainder, times
from partnerdesk.domain.texts import N_
from partnerdesk.domain.whole_budget import BudgetLine

_NUMBERING = re.compile(r"(?:[A-Za-z]|[IVX]+|\d[\d.]*)[.)]\s+|\d[\d.]*\s+")

_IS_HEADING = sentence(N_("The costs below belong to it."))
_IS_SUM = sentence(N_("This adds up other rows: left out."))
_IS_PROMISE = sentence(N_("What the sources have promised: no cost."))
_IS_NOTHING = sentence(N_("There is no cost in this row."))
_BY_YOU = sentence(N_("You have left this row out."))


def plan_costs(
    table: Table,
    matching: Matching,
    known: KnownBudget,
    decisions: Decisions,
    activity: str,
) -> CostPlan:
    """Read a sheet; ``activity`` is that of costs which stand below no heading."""
    said = list(read_cells(table, matching, known))
    states = _States(said, decisions, known.currency)
    builder = _Builder(known, activity)
    rows = []
    for at, row in enumerate(said):
        state, reasons = states.state_of(at)
        if state is CostState.ACTIVITY:
            builder.begin_activity(row)
        elif state is CostState.COST:
            builder.add(row)
            reasons = tuple(row.notices)
        rows.append(_row(row, state, reasons))
    new = {source.id: source for source in new_sources(matching, known).values() if source.id < 0}
    promised = states.promised
    sources = (replace(one, promised_minor=promised.get(one.id, 0)) for one in new.values())
    return CostPlan(known.currency, tuple(rows), builder.lines(), tuple(sources))


def _row(row: SheetRow, state: CostState, reasons: Sequence[Sentence]) -> CostRow:
    is_asking = {
        CostState.COST: bool(row.notices),
        CostState.REFUSED: True,
        CostState.LEFT_OUT: len(reasons) > 1,
    }
    return CostRow(
        row.at,
        row.row_number,
        row.name,
        state,
        row.cost_minor if state is CostState.COST else None,
        tuple(reasons),
        is_asking.get(state, False),
        can_be_cost=row.has_numbers and row.refusal is None,
    )


# What a row is ------------------------------------------------------------------------------


class _States:
    """Tells costs from headings and sums, by their words, their numbering and their amounts."""

    def __init__(self, rows: Sequence[SheetRow], decisions: Decisions, currency: str) -> None:
        self._rows = rows
        self._currency = currency
        self._decisions = decisions
        self._block: list[SheetRow] = []
        self._minor_by_period: Counter[int | None] = Counter()
        self.promised: Mapping[int, int] = {}

    def state_of(self, at: int) -> tuple[CostState, tuple[Sentence, ...]]:
        """What the row at a position is, and why; to be asked row by row from the first."""
        row = self._rows[at]
        state, reasons = self._found(at)
        wanted = self._decisions.get(row.at)
        if wanted is False and state is not CostState.ACTIVITY:
            state, reasons = CostState.LEFT_OUT, (_BY_YOU,)
        elif wanted and row.refusal is None and row.has_numbers:
            state, reasons = CostState.COST, ()
        if state is CostState.COST:
            self._block.append(row)
            self._minor_by_period[row.period_id] += row.cost_minor
        elif state is CostState.ACTIVITY:
            self._block = []
        return state, reasons

    def _found(self, at: int) -> tuple[CostState, tuple[Sentence, ...]]:
        row = self._rows[at]
        if self._is_numbered_heading(at):
            return CostState.ACTIVITY, (_IS_HEADING,)
        key = words_key(row.name or row.code)
        words = set(key.split())
        if not row.was_priced and words & promised_words():
            self.promised = row.given if key in promised_words() else self.promised
            return CostState.LEFT_OUT, (_IS_PROMISE,)
        if not row.was_priced and words & sum_words():
            return CostState.LEFT_OUT, (_IS_SUM, *self._difference(row))
        if row.refusal is not None:
            return CostState.REFUSED, (row.refusal,)
        if self._heads(at):
            return CostState.ACTIVITY, (_IS_HEADING,)
        if not row.has_numbers or not (row.name or row.code or row.cost_minor):
            return CostState.LEFT_OUT, (_IS_NOTHING,)
        if self._adds_up(row):
            self._block = []
            return CostState.LEFT_OUT, (_IS_SUM,)
        return CostState.COST, ()

    def _is_numbered_heading(self, at: int) -> bool:
        """Whether the number of the next row is one below that of this row."""
        row, below = self._rows[at], self._rows[at + 1 : at + 2]
        return not row.was_priced and bool(below) and _is_below(below[0].code, row.code)

    def _heads(self, at: int) -> bool:
        """Whether a row is the heading of those below, perhaps with their sum in it."""
        row = self._rows[at]
        if row.was_priced or at + 1 == len(self._rows) or not row.name:
            return False
        if not row.has_numbers:
            return bool(row.text or row.activity)
        return row.amount_minor is not None and row.amount_minor == self._priced_sum(at + 1)

    def _priced_sum(self, first: int) -> int | None:
        """What the rows from the first cost, up to one without a rate; None without any."""
        below = (self._rows[at] for at in range(first, len(self._rows)))
        costs = [row.cost_minor for row in takewhile(lambda row: row.was_priced, below)]
        return sum(costs) if costs else None

    def _adds_up(self, row: SheetRow) -> bool:
        """Whether a row without a rate is the sum of those with one, or has no name at all."""
        if row.was_priced or row.amount_minor is None:
            return False
        if not row.name:
            return bool(self._block)
        priced = [one.cost_minor for one in self._block if one.was_priced]
        is_alike = len(priced) == len(self._block)
        return bool(priced) and is_alike and sum(priced) == row.amount_minor

    def _difference(self, row: SheetRow) -> tuple[Sentence, ...]:
        """A question where a sum is neither that of its block nor that of all costs so far."""
        block = sum(one.cost_minor for one in self._block)
        counted = self._minor_by_period[row.period_id]
        self._block = []
        if row.amount_minor in (None, block, counted, self._minor_by_period.total()):
            return ()
        return (
            sentence(
                N_("It says {amount}, the costs above give {counted}."),
                amount=Money(row.amount_minor or 0, self._currency),
                counted=Money(counted, self._currency),
            ),
        )


def _is_below(code: str, above: str) -> bool:
    """Whether A1 stands below A, or 1.2 below 1."""
    start = above.rstrip(". ")
    if not start or not code.startswith(start) or code.rstrip(". ") == start:
        return False
    rest = code[len(start) :]
    return bool(re.match(r"\.\d" if start[-1].isdigit() else r"[.\s]?\d", rest))


# What a cost becomes ------------------------------------------------------------------------


class _Builder:
    """Makes cost lines of rows; those of one cost in several periods become one line."""

    def __init__(self, known: KnownBudget, activity: str) -> None:
        self._known = known
        self._activity = activity
        self._category: CostCategory | None = None
        self._lines: list[BudgetLine] = []
        self._by_face: dict[tuple[object, ...], list[int]] = {}
        self._periods_of: list[set[int]] = []

    def begin_activity(self, row: SheetRow) -> None:
        """The rows from here on belong to the activity that this row names."""
        self._activity = row.name
        plain = _NUMBERING.sub("", row.name, count=1)
        value = category_words().get(words_key(plain))
        self._category = CostCategory(value) if value else None

    def add(self, row: SheetRow) -> None:
        """Add a row as a line, or to the line of the same cost in another period."""
        self._activity = row.activity or self._activity
        quantities, amounts = self._numbers_of(row)
        face = CostLine(
            0,
            self._activity,
            row.text or row.activity,
            row.unit,
            Decimal(0),
            row.rate_minor or 0,
            category=row.category or self._category,
        )
        key = (face.group, face.text, face.unit, face.rate_minor, face.category)
        periods = set(row.by_period) or {self._period_of(row)}
        same = self._by_face.setdefault(key, [])
        at = next((one for one in same if not periods & self._periods_of[one]), None)
        if at is None or row.period_id is None:
            same.append(len(self._lines))
            self._lines.append(BudgetLine(face, quantities, amounts))
            self._periods_of.append(periods)
        else:
            known = self._lines[at]
            self._periods_of[at] |= periods
            self._lines[at] = BudgetLine(
                face, {**known.quantities, **quantities}, {**known.amounts, **amounts}
            )

    def lines(self) -> tuple[BudgetLine, ...]:
        """The lines in the order of the sheet."""
        return tuple(self._lines)

    def _period_of(self, row: SheetRow) -> int:
        return row.period_id or self._known.periods[0].id

    def _numbers_of(
        self, row: SheetRow
    ) -> tuple[Mapping[int, Decimal], Mapping[int, Mapping[int, int]]]:
        """Quantities and amounts by period; what sources give over all is shared by the costs."""
        if not row.by_period:
            period = self._period_of(row)
            quantity = row.quantity or Decimal(0)
            given = {source: minor for source, minor in row.given.items() if minor}
            return ({period: quantity} if quantity else {}), ({period: given} if given else {})
        periods = list(row.by_period)
        weights = [times(one, row.rate_minor or 0) for one in row.by_period.values()]
        if not any(weights):
            weights[0] = 1
        amounts: dict[int, dict[int, int]] = {}
        for source, minor in row.given.items():
            parts = split_by_largest_remainder(minor, weights)
            for period, part in zip(periods, parts, strict=True):
                if part:
                    amounts.setdefault(period, {})[source] = part
        return {period: one for period, one in row.by_period.items() if one}, amounts


def gather_periods(tables: Iterator[tuple[str, Table, int]], heading: str) -> Table | None:
    """The sheets of several periods as one table with a column that names the period.

    ``tables`` are the name of the period, its sheet and where its headings stand. None where the
    sheets do not have the same headings.
    """
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for period, table, header_at in tables:
        head = (heading, *table.rows[header_at])
        if rows and rows[0] != head:
            return None
        if not rows:
            rows.append(head)
            numbers.append(header_at + 1)
        for at in range(header_at + 1, len(table.rows)):
            if any(table.rows[at]):
                rows.append((period, *table.rows[at]))
                numbers.append(at + 1)
    return Table(heading, tuple(rows), tuple(numbers)) if rows else None
