"""What does not fit in a budget and its books: each finding says why, and leads to its place.

Source: C12, C13, D10, F4; the conditions are those that funders write into their contracts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from partnerdesk.domain import budget_rules as rules
from partnerdesk.domain.budget import CostLine, InKindRule, Source, SourceKind
from partnerdesk.domain.findings import Finding, Grade
from partnerdesk.domain.guidance import (
    Sentence,
    books_of_partnership,
    budget_of_partnership,
    sentence,
)
from partnerdesk.domain.money import Money
from partnerdesk.domain.spending import (
    Booking,
    LineState,
    Spending,
    converted,
    newest_rate,
    receipts,
)
from partnerdesk.domain.texts import N_
from partnerdesk.domain.whole_budget import Budget

_RETURNED = N_("A funder can ask for its money back.")
_UNPAID = N_("What nobody pays will stop the work.")


@dataclass(frozen=True)
class BudgetFinding:
    """A finding, and the code of the statement it speaks against."""

    code: str
    finding: Finding


@dataclass(frozen=True)
class JudgedBudget:
    """A budget with its books, and what does not fit in them."""

    budget: Budget
    spending: Spending

    @cached_property
    def findings(self) -> tuple[BudgetFinding, ...]:
        """What does not fit, the heaviest first."""
        return budget_findings(self.budget, self.spending)


def budget_findings(budget: Budget, spending: Spending) -> tuple[BudgetFinding, ...]:
    """All that does not fit, the heaviest first."""
    judged = _Judge(budget, spending)
    found = [one for part in _PARTS for one in part(judged)]
    return tuple(sorted(found, key=lambda one: one.finding.grade))


class _Judge:
    """A budget and its books, while they are looked at."""

    def __init__(self, budget: Budget, spending: Spending) -> None:
        self.budget = budget
        self.spending = spending
        self.whole = budget.sheet()

    @cached_property
    def ineligible(self) -> tuple[CostLine, ...]:
        return tuple(line for line in self.whole.lines if not line.is_eligible)

    def money(self, minor: int) -> Money:
        return Money(minor, self.budget.currency)

    def found(
        self, code: str, grade: Grade, said: Sentence, why: str, verb: str, **place: object
    ) -> BudgetFinding:
        to = books_of_partnership if "booking_id" in place else budget_of_partnership
        link = to(self.budget.partnership_id, **place)
        return BudgetFinding(code, Finding(grade, said, why, verb, link))

    def at_source(
        self, source: Source, grade: Grade, said: Sentence, why: str = _RETURNED, code: str = "D10"
    ) -> BudgetFinding:
        return self.found(code, grade, said, why, N_("Show the source"), source_id=source.id)

    def at_line(
        self, line: CostLine, code: str, grade: Grade, said: Sentence, why: str
    ) -> BudgetFinding:
        return self.found(code, grade, said, why, N_("Show the cost"), line_id=line.id)

    def at_entry(
        self, booking: Booking, grade: Grade, said: Sentence, why: str, code: str = "D10"
    ) -> BudgetFinding:
        return self.found(code, grade, said, why, N_("Show the entry"), booking_id=booking.id)


Part = Callable[[_Judge], Iterator[BudgetFinding]]


def _balance(judged: _Judge) -> Iterator[BudgetFinding]:
    """Expenses and income are equal in every period, and with them in total."""
    budget = judged.budget
    for number, period in enumerate(budget.periods, start=1):
        sums = budget.totals(period.id).everything
        gap = sums.cost_minor - sums.covered_minor
        if not gap:
            continue
        if len(budget.periods) == 1:
            missing = N_("{amount} of the costs have no source.")
            extra = N_("The sources give {amount} more than everything costs.")
        else:
            missing = N_("{period}: {amount} of the costs have no source.")
            extra = N_("{period}: the sources give {amount} more than everything costs.")
        said = sentence(
            missing if gap > 0 else extra,
            amount=judged.money(abs(gap)),
            period=period.name or str(number),
        )
        verb = N_("Show the costs")
        yield judged.found("C12", Grade.MUST, said, _UNPAID, verb, period_id=period.id)


def _promises(judged: _Judge) -> Iterator[BudgetFinding]:
    """No source is asked for more than it promised; help in kind is equal on both sides."""
    for source in judged.whole.sources:
        difference = judged.whole.difference_minor(source)
        amount = judged.money(abs(difference))
        if difference < 0:
            said = sentence(
                N_("{source} promised {amount} less than is planned from it."),
                source=source.name,
                amount=amount,
            )
            yield judged.at_source(source, Grade.MUST, said, _UNPAID, "C12")
        elif difference and source.kind is SourceKind.IN_KIND:
            said = sentence(
                N_("{source} gives {amount} in kind that stand at no cost."),
                source=source.name,
                amount=amount,
            )
            why = N_("Help in kind stands on both sides: as a cost and as a gift.")
            yield judged.at_source(source, Grade.SHOULD, said, why)


def _conditions(judged: _Judge) -> Iterator[BudgetFinding]:
    for source in judged.whole.sources:
        yield from _ceiling(judged, source)
        yield from _percents(judged, source)
        yield from _dates(judged, source)
        yield from _what_counts(judged, source)


def _ceiling(judged: _Judge, source: Source) -> Iterator[BudgetFinding]:
    ceiling = source.conditions.ceiling_minor
    planned = judged.whole.planned_minor[source.id]
    if ceiling is not None and planned > ceiling:
        said = sentence(
            N_("{source} gives at most {ceiling}; {amount} more are planned."),
            source=source.name,
            ceiling=judged.money(ceiling),
            amount=judged.money(planned - ceiling),
        )
        yield judged.at_source(source, Grade.MUST, said)


def _percents(judged: _Judge, source: Source) -> Iterator[BudgetFinding]:
    """Enough own money, and not too much for indirect costs."""
    asked, sheet = source.conditions, judged.whole
    own = rules.own_share_percent(sheet, source)
    if asked.least_own_share_percent is not None and own < asked.least_own_share_percent:
        said = sentence(
            N_("{source} asks for an own share of {least} %; it is {share} %."),
            source=source.name,
            least=asked.least_own_share_percent,
            share=_shown(own),
        )
        yield judged.at_source(source, Grade.MUST, said)
    indirect = rules.indirect_percent(sheet, source)
    if asked.flat_rate_percent is not None and indirect > asked.flat_rate_percent:
        said = sentence(
            N_("{source} allows {most} % of indirect costs; they are {share} %."),
            source=source.name,
            most=asked.flat_rate_percent,
            share=_shown(indirect),
        )
        yield judged.at_source(source, Grade.MUST, said)


def _dates(judged: _Judge, source: Source) -> Iterator[BudgetFinding]:
    """What is planned and paid lies in the days in which costs count."""
    budget = judged.budget
    for period in budget.periods:
        given = budget.totals(period.id).everything.given_minor
        if source.id in given and rules.is_outside(budget.days_of(period), source):
            said = sentence(
                N_("{source} shall pay for days that do not count for it."), source=source.name
            )
            yield judged.at_source(source, Grade.SHOULD, said)
            break
    for booking in judged.spending.bookings:
        is_its = booking.kind.uses_plan and booking.source_id == source.id
        if is_its and not rules.counts_on(booking.booked_on, source):
            said = sentence(
                N_("“{text}” of {day} does not count for {source}."),
                text=booking.text or booking.voucher,
                day=booking.booked_on,
                source=source.name,
            )
            yield judged.at_entry(booking, Grade.MUST, said, _RETURNED)


def _what_counts(judged: _Judge, source: Source) -> Iterator[BudgetFinding]:
    """A funder pays no cost that does not count, and help in kind is as it allows."""
    if source.kind is not SourceKind.GRANT:
        return
    for line in judged.ineligible:
        if line.amounts.get(source.id):
            said = sentence(
                N_("{source} shall pay for “{cost}”, which does not count."),
                source=source.name,
                cost=line.text or line.group,
            )
            yield judged.at_line(line, "D10", Grade.MUST, said, _RETURNED)
    forbids = source.conditions.in_kind_rule is InKindRule.FORBIDDEN
    sheet = judged.whole
    in_kind = (one for one in sheet.sources if one.kind is SourceKind.IN_KIND)
    if forbids and any(sheet.planned_minor[one.id] for one in in_kind):
        said = sentence(
            N_("{source} allows no help in kind, but some is planned."), source=source.name
        )
        yield judged.at_source(source, Grade.MUST, said)


def _currencies(judged: _Judge) -> Iterator[BudgetFinding]:
    """What is promised in another currency is worth what its newest rate says."""
    budget = judged.budget
    for source in budget.sources:
        if not source.currency or source.currency == budget.currency:
            continue
        why = N_("Without a dated rate nobody can check the sum.")
        rate = newest_rate(judged.spending.rates, source.currency)
        if rate is None:
            said = sentence(N_("There is no rate for {currency} yet."), currency=source.currency)
            yield judged.at_source(source, Grade.SHOULD, said, why)
            continue
        worth = converted(
            source.promised_foreign_minor, source.currency, budget.currency, rate.rate
        )
        if worth != source.promised_minor:
            said = sentence(
                N_("By the rate of {day} {source} promised {worth}, not {written}."),
                day=rate.dated_on,
                source=source.name,
                worth=judged.money(worth),
                written=judged.money(source.promised_minor),
            )
            yield judged.at_source(source, Grade.SHOULD, said, why)


def _dependence(judged: _Judge) -> Iterator[BudgetFinding]:
    """No source carries nearly everything. Source: C13."""
    most = rules.largest_giver(judged.whole)
    if most is not None and most[1] > rules.DEPENDENT_ABOVE_PERCENT:
        source, share = most
        said = sentence(
            N_("{source} gives {share} % of everything."), source=source.name, share=_shown(share)
        )
        why = N_("If this source dries up, the work ends.")
        yield judged.at_source(source, Grade.SHOULD, said, why, "C13")


def _lines(judged: _Judge) -> Iterator[BudgetFinding]:
    """Spent is at most committed, and committed at most planned."""
    booked = judged.spending.line_ids
    for line in judged.whole.lines:
        if line.id not in booked:
            continue
        state = judged.spending.state_of(line.id, line.cost_minor)
        said = _state_said(judged, line, state)
        if said is not None:
            grade, words = said
            why = N_("Money for one cost is taken from another one.")
            yield judged.at_line(line, "C12", grade, words, why)
        yield from _transfers(judged, line)


def _state_said(judged: _Judge, line: CostLine, state: LineState) -> tuple[Grade, Sentence] | None:
    """What is to be said of how a line stands."""
    name = line.text or line.group
    over = state.spent_minor - state.planned_minor
    if over > 0:
        message = N_("“{cost}” was overspent by {amount}.")
        return Grade.MUST, sentence(message, cost=name, amount=judged.money(over))
    bound = state.committed_minor - state.planned_minor
    if bound > 0:
        message = N_("{amount} more are ordered for “{cost}” than planned.")
        return Grade.MUST, sentence(message, cost=name, amount=judged.money(bound))
    if state.spent_minor > state.committed_minor:
        message = N_("More was paid for “{cost}” than was ordered.")
        return Grade.SHOULD, sentence(message, cost=name)
    used = rules.percent_of(state.spent_minor, state.planned_minor)
    if rules.NEARLY_SPENT_PERCENT <= used < rules.WHOLE_PERCENT:
        message = N_("“{cost}” has {amount} left; {share} % are spent.")
        left = judged.money(state.left_minor)
        return Grade.COULD, sentence(message, cost=name, amount=left, share=_shown(used))
    return None


def _transfers(judged: _Judge, line: CostLine) -> Iterator[BudgetFinding]:
    """No cost is changed by more than the partners have agreed. Source: F4."""
    moved = abs(judged.spending.moved_by_line.get(line.id, 0))
    limit = judged.budget.transfer_limit_percent
    if moved and Decimal(moved) * rules.WHOLE_PERCENT > limit * line.cost_minor:
        said = sentence(
            N_("“{cost}” was changed by {amount}, more than {limit} %."),
            cost=line.text or line.group,
            amount=judged.money(moved),
            limit=limit,
        )
        why = N_("Beyond the limit the partners decide anew.")
        yield judged.at_line(line, "F4", Grade.MUST, said, why)


def _spent_of_sources(judged: _Judge) -> Iterator[BudgetFinding]:
    for source in judged.whole.sources:
        spent = judged.spending.spent_by_source.get(source.id, 0)
        if spent > source.promised_minor:
            said = sentence(
                N_("{amount} more was spent of {source} than it promised."),
                amount=judged.money(spent - source.promised_minor),
                source=source.name,
            )
            yield judged.at_source(source, Grade.MUST, said, _UNPAID, "C12")


def _receipts(judged: _Judge) -> Iterator[BudgetFinding]:
    """No receipt is charged to two funders for the same money. Source: F4."""
    why = N_("Two funders must never pay the same receipt.")
    for receipt in receipts(judged.spending.bookings):
        whole, last = receipt.whole_minor, receipt.bookings[-1]
        if whole is not None and receipt.charged_minor > whole:
            said = sentence(
                N_("Receipt {number} is charged with {amount} too much."),
                number=receipt.voucher,
                amount=judged.money(receipt.charged_minor - whole),
            )
            yield judged.at_entry(last, Grade.MUST, said, why, "F4")
        elif whole is None and receipt.is_shared:
            said = sentence(
                N_("Several sources pay receipt {number}, but its whole sum is not written."),
                number=receipt.voucher,
            )
            yield judged.at_entry(last, Grade.SHOULD, said, why, "F4")


_PARTS: tuple[Part, ...] = (
    _balance,
    _promises,
    _conditions,
    _currencies,
    _dependence,
    _lines,
    _spent_of_sources,
    _receipts,
)


def _shown(share: Decimal) -> Decimal:
    """A share with one decimal, as people read it."""
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)
