"""Budgets over periods: whichever way they are cut, the parts add up to the same whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain import budget_rules
from partnerdesk.domain.budget import CostLine
from partnerdesk.domain.budget_findings import budget_findings
from partnerdesk.domain.cross_table import Axis, cross_table
from partnerdesk.domain.dividing import calendar_years, divided
from partnerdesk.domain.money import times
from partnerdesk.domain.spending import Spending
from partnerdesk.domain.totals import Sums
from partnerdesk.domain.whole_budget import BudgetLine
from tests.domain.budgets import PARTNERS, PERIODS, budget, lines, minor, quantities

unique_lines = st.lists(lines, max_size=8, unique_by=lambda one: one.face.id)


@given(unique_lines)
def test_periods_add_up_to_the_whole_exactly(several: list[BudgetLine]) -> None:
    made = budget(several)
    whole, years = made.sheet(), [made.sheet(period.id) for period in PERIODS]
    exact = sum(
        times(quantity, one.face.rate_minor)
        for one in several
        for quantity in one.quantities.values()
    )
    assert whole.cost_minor == exact == sum(year.cost_minor for year in years)
    assert whole.gap_minor == sum(year.gap_minor for year in years)
    for source in made.sources:
        assert whole.planned_minor[source.id] == sum(
            year.planned_minor[source.id] for year in years
        )
    assert not whole.is_editable
    assert all(year.is_editable for year in years)


@given(unique_lines, unique_lines)
def test_totals_follow_changed_lines_as_if_all_were_counted_anew(
    before: list[BudgetLine], after: list[BudgetLine]
) -> None:
    known, books = budget(before), Spending()
    everywhere = (None, *(period.id for period in PERIODS))
    assert [known.totals(where) for where in everywhere]  # so that there is something to follow
    stay = before[::2]
    numbers = {one.face.id for one in stay}
    lines = (*(one for one in after if one.face.id not in numbers), *stay)
    followed, anew = known.with_lines(lines), budget(lines)
    assert followed == anew
    for where in everywhere:
        assert followed.totals(where) == anew.totals(where)
        assert followed.sheet(where) == anew.sheet(where)
        assert followed.sheet(where).planned_minor == anew.sheet(where).planned_minor
    assert budget_findings(followed, books) == budget_findings(anew, books)
    for group in anew.sheet().groups:
        first, *others = group.lines
        changed = replace(first, amounts={1: 5, 2: 0}, rate_minor=7, summed_minor=70)
        assert group.with_line(first, changed).sums == Sums().after((), [changed, *others])


@given(unique_lines)
def test_any_two_axes_give_the_same_total(several: list[BudgetLine]) -> None:
    made = budget(several)
    for rows, columns in product(Axis, Axis):
        table = cross_table(made, rows, columns, PARTNERS)
        shown = sum(table.minor(row, column) for row in table.rows for column in table.columns)
        assert shown == table.total_minor == made.sheet().cost_minor
        assert sum(table.row_totals.values()) == shown == sum(table.column_totals.values())


@given(st.lists(minor, min_size=1, max_size=12))
def test_percents_add_up_to_a_hundred(parts: list[int]) -> None:
    assert sum(budget_rules.rounded_percents(parts)) == (100 if sum(parts) else 0)


days = st.lists(st.integers(1, 366), min_size=1, max_size=6)


@given(quantities, minor, st.lists(st.integers(0, 1000), min_size=1, max_size=4), days)
def test_a_divided_cost_keeps_its_sums(
    quantity: Decimal, rate_minor: int, shares: list[int], weights: list[int]
) -> None:
    cost = times(quantity, rate_minor)
    amounts = {at: cost * share // (sum(shares) or 1) for at, share in enumerate(shares)}
    whole = CostLine(1, "Walks", "Rent", "month", quantity, rate_minor, amounts)
    parts = divided(whole, weights)
    assert sum(part.quantity for part in parts) == quantity
    for source_id, given_minor in amounts.items():
        assert sum(part.amounts.get(source_id, 0) for part in parts) == given_minor


@given(st.integers(0, 500), minor, days)
def test_whole_numbers_stay_whole_and_each_year_is_covered(
    count: int, rate_minor: int, weights: list[int]
) -> None:
    cost = count * rate_minor
    whole = CostLine(1, "", "", "", Decimal(count), rate_minor, {1: cost // 3, 2: cost - cost // 3})
    for part in divided(whole, weights):
        assert part.quantity == int(part.quantity)
        assert sum(part.amounts.values()) == times(part.quantity, rate_minor)


def test_a_term_is_cut_at_new_year() -> None:
    assert calendar_years(date(2026, 4, 1), date(2028, 3, 31)) == (
        (date(2026, 4, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 3, 31)),
    )
