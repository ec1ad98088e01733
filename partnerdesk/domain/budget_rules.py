"""What funders ask of a budget, as sums and shares: every part adds up to its whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from partnerdesk.domain.budget import (
    BudgetSheet,
    CostCategory,
    CostLine,
    InKindRule,
    Source,
    SourceKind,
)
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


def total_cost(lines: Iterable[CostLine]) -> int:
    """What the lines cost together."""
    return sum(line.cost_minor for line in lines)


def in_kind_minor(sheet: BudgetSheet, line: CostLine) -> int:
    """What of a line is given in kind."""
    return sum(
        line.amounts.get(source.id, 0)
        for source in sheet.sources
        if source.kind is SourceKind.IN_KIND
    )


def eligible_cost(sheet: BudgetSheet, rule: InKindRule = InKindRule.COUNTS) -> int:
    """The costs a funder looks at; help in kind is part of them only where it counts."""
    eligible = [line for line in sheet.lines if line.is_eligible]
    cost = total_cost(eligible)
    if rule is not InKindRule.COUNTS:
        cost -= sum(in_kind_minor(sheet, line) for line in eligible)
    return cost


def own_share_percent(sheet: BudgetSheet, source: Source) -> Decimal:
    """Own money in percent of the eligible costs, as ``source`` counts both."""
    rule = source.conditions.in_kind_rule
    kinds = (*_OWN, SourceKind.IN_KIND) if rule is InKindRule.COUNTS else _OWN
    own = {one.id for one in sheet.sources if one.kind in kinds}
    eligible = [line for line in sheet.lines if line.is_eligible]
    given = sum(line.amounts.get(number, 0) for line in eligible for number in own)
    return percent_of(given, eligible_cost(sheet, rule))


def indirect_percent(sheet: BudgetSheet, source: Source) -> Decimal:
    """Indirect costs in percent of the direct ones a source looks at; help in kind as it counts."""
    indirect = total_cost(
        line for line in sheet.lines if line.is_eligible and line.category is CostCategory.INDIRECT
    )
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


def is_outside(sheet: BudgetSheet, source: Source) -> bool:
    """Whether some days of a sheet do not count for a source."""
    return any(not counts_on(day, source) for day in (sheet.starts_on, sheet.ends_on) if day)


def counts_on(day: date, source: Source) -> bool:
    """Whether a cost of this day counts for a source."""
    asked = source.conditions
    return (asked.eligible_from is None or asked.eligible_from <= day) and (
        asked.eligible_until is None or day <= asked.eligible_until
    )
