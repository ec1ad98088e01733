"""Two real forms, rebuilt cell by cell: their totals are equal to the cent."""

from __future__ import annotations

from decimal import Decimal

from partnerdesk.domain import budget_rules
from partnerdesk.domain.budget import InKindRule
from partnerdesk.domain.budget_findings import budget_findings
from partnerdesk.domain.cross_table import Axis, cross_table
from partnerdesk.domain.spending import Spending
from tests.domain.real_budgets import EQUIPMENT, INDIRECT, STAFF, TRAVEL, european, municipal


def test_a_european_budget_keeps_its_seven_percent_and_its_shares() -> None:
    budget = european()
    sheet = budget.sheet()
    by_category = cross_table(budget, Axis.CATEGORY, Axis.SOURCE, {}).row_totals
    assert {category: by_category[category] for category in (STAFF, TRAVEL, EQUIPMENT)} == {
        STAFF: 6_689_827,
        TRAVEL: 660_000,
        EQUIPMENT: 539_994,
    }
    eligible = budget_rules.eligible_cost(sheet, InKindRule.SHOWN)
    assert eligible == 12_499_098
    direct = eligible - by_category[INDIRECT]
    assert by_category[INDIRECT] * 100 <= direct * 7 < (by_category[INDIRECT] + 2) * 100
    assert sheet.cost_minor == eligible + 149_999 + 840_000 == sheet.covered_minor
    assert [group.gap_minor for group in sheet.groups] == [0, 0, 0]
    grant = budget.sources[0]
    assert budget_rules.co_financing_percent(sheet, grant).quantize(Decimal("0.01")) == 80
    incomes = [sheet.planned_minor[source.id] for source in budget.sources]
    assert sum(budget_rules.rounded_percents(incomes)) == 100
    assert budget_findings(budget, Spending()) == ()


def test_a_town_gets_costs_and_financing_that_are_equal_in_each_year() -> None:
    budget = municipal()
    first, second = (budget.sheet(period.id) for period in budget.periods)
    whole = budget.sheet()
    assert (first.cost_minor, second.cost_minor) == (3_194_100, 3_493_950)
    assert whole.cost_minor == 6_688_050
    for sheet in (first, second, whole):
        assert sheet.gap_minor == 0
        assert sheet.cost_minor == sheet.covered_minor == sum(sheet.planned_minor.values())
    assert [whole.difference_minor(source) for source in whole.sources] == [0, 0, 0, 0]
    shares = budget_rules.rounded_percents([whole.planned_minor[s.id] for s in whole.sources])
    assert shares == (Decimal("54.4"), Decimal("27.2"), Decimal("10.9"), Decimal("7.5"))
    by_year = cross_table(budget, Axis.ACTIVITY, Axis.PERIOD, {})
    assert [by_year.column_totals[period.id] for period in budget.periods] == [3_194_100, 3_493_950]
    assert budget_findings(budget, Spending()) == ()
