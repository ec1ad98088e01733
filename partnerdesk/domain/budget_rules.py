"""What funders ask of a budget, as sums and shares: every part adds up to its whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal

from partnerdesk.domain.budget import BudgetSheet, InKindRule, Source, SourceKind
from partnerdesk.domain.money import split_by_largest_remainder

WHOLE_PERCENT = Decimal(100)
DEPENDENT_ABOVE_PERCENT = Decimal(75)
"""Beyond it the work ends with one source. Source: C13."""

NEARLY_SPENT_PERCENT = Decimal(90)

_OWN = (SourceKind.OWN, SourceKind.FEES)


def percent_of(part: int, whole: int) -> Decimal:
    """A share in percent, exact; nothing of nothing is zero."""
    return Decimal(part) * WHOLE_PERCENT / Decimal(whole) if whole else Decimal(0)


def rounded_percents(parts: Sequence[int]) -> tuple[Decimal, ...]:
    """Shares with one decimal that add up to exactly 100; all zero where there is nothing."""
    if sum(parts) <= 0 or any(part < 0 for part in parts):
        return tuple(Decimal(0) for _part in parts)
    return tuple(Decimal(tenths) / 10 for tenths in split_by_largest_remainder(1000, parts))


def eligible_cost(sheet: BudgetSheet, rule: InKindRule = InKindRule.COUNTS) -> int:
    """The costs a funder looks at; help in kind is part of them only where it counts."""
    cost = sheet.cost_minor - sheet.totals.ineligible.cost_minor
    if rule is not InKindRule.COUNTS:
        cost -= eligible_given(sheet, (SourceKind.IN_KIND,))
    return cost


def eligible_given(sheet: BudgetSheet, kinds: Collection[SourceKind]) -> int:
    """What sources of these kinds give for the costs that count."""
    totals, numbers = sheet.totals, [one.id for one in sheet.sources if one.kind in kinds]
    return sum(
        totals.everything.given_minor.get(number, 0) - totals.ineligible.given_minor.get(number, 0)
        for number in numbers
    )


def own_share_percent(sheet: BudgetSheet, source: Source) -> Decimal:
    """Own money in percent of the eligible costs, as ``source`` counts both."""
    rule = source.conditions.in_kind_rule
    kinds = (*_OWN, SourceKind.IN_KIND) if rule is InKindRule.COUNTS else _OWN
    return percent_of(eligible_given(sheet, kinds), eligible_cost(sheet, rule))


def indirect_percent(sheet: BudgetSheet, source: Source) -> Decimal:
    """Indirect costs in percent of the direct ones a source looks at; help in kind as it counts."""
    indirect = sheet.totals.indirect.cost_minor
    direct = eligible_cost(sheet, source.conditions.in_kind_rule) - indirect
    return percent_of(indirect, direct)


def co_financing_percent(sheet: BudgetSheet, source: Source) -> Decimal:
    """What a source gives in percent of the eligible costs, as it counts them."""
    return percent_of(
        sheet.planned_minor[source.id], eligible_cost(sheet, source.conditions.in_kind_rule)
    )


def largest_giver(sheet: BudgetSheet) -> tuple[Source, Decimal] | None:
    """The source that gives most, and its share of all that is given; None where none gives."""
    if not sheet.covered_minor:
        return None
    most = max(sheet.sources, key=lambda one: sheet.planned_minor[one.id])
    return most, percent_of(sheet.planned_minor[most.id], sheet.covered_minor)


def is_outside(days: Iterable[date | None], source: Source) -> bool:
    """Whether some of these days do not count for a source."""
    return any(not counts_on(day, source) for day in days if day)


def counts_on(day: date, source: Source) -> bool:
    """Whether a cost of this day counts for a source."""
    asked = source.conditions
    return (asked.eligible_from is None or asked.eligible_from <= day) and (
        asked.eligible_until is None or day <= asked.eligible_until
    )
