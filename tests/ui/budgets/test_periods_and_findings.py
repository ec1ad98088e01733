"""Periods above the table, what does not fit, and the panels of costs and sources."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QTabBar

from partnerdesk.domain.budget import CostCategory, SourceState
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from tests.ui.budgets.table import Table


def plan(table: Table, desk: Desk) -> Budget:
    found = budgets.get_whole_budget(desk, table.sheet().partnership_id)
    assert found is not None
    return found


def choose_period(table: Table, name: str) -> None:
    bars = table.person.window.findChildren(QTabBar)
    bar = next(one for one in bars if one.accessibleName() == "Periods" and one.isVisible())
    names = [bar.tabText(at) for at in range(bar.count())]
    bar.setCurrentIndex(names.index(name))


def test_a_second_period_has_amounts_of_its_own_and_the_sum_is_only_read(
    table: Table, desk: Desk
) -> None:
    person = table.person
    person.click("Periods")
    person.waits_for("Each period has its own amounts.")
    person.click("Divide into years")
    person.waits_for("It is not written from when to when the partnership runs.")
    person.click("Add a period")
    person.press("Esc")
    choose_period(table, "Period 2")
    assert table.shown("A1", "Quantity") == ""
    table.go("A1", "Quantity")
    person.type("3")
    person.press("Return")
    table.go("A1", "Town Council")
    person.type("120")
    person.press("Return")
    first, second = plan(table, desk).periods
    walks = plan(table, desk).lines[0]
    assert walks.quantities == {first.id: Decimal(12), second.id: Decimal(3)}
    choose_period(table, "All periods")
    assert table.shown("A1", "Quantity") == "15"
    assert table.shown("A1", "Town Council") == "600.00"
    before = plan(table, desk)
    table.go("A1", "Town Council")
    person.type("5")
    table.copied("1\t2\n3\t4")
    person.press("Ctrl+V")
    person.waits_for("Choose one of them to change it.")
    assert plan(table, desk) == before


def test_what_does_not_fit_is_listed_and_leads_to_its_place(table: Table) -> None:
    person = table.person
    person.click("1 thing does not fit")
    person.waits_for("Youth Fund promised EUR\u00a040.00 less than is planned from it.")
    person.click("Show the source")
    assert table.here()[1] == "Youth Fund"
    person.fill("Promised amount", "3040")
    person.press("Tab")
    person.until(lambda: not person.sees("does not fit"))


def test_conditions_of_a_source_are_kept_and_judged(table: Table) -> None:
    person = table.person
    table.go("A1", "Youth Fund")
    person.click("Details of the source or activity")
    person.pick("How sure it is", "Secured in writing")
    person.fill("It gives at most", "3000")
    person.press("Tab")
    person.fill("Least own share", "50")
    person.press("Tab")
    person.until(lambda: table.sheet().sources[2].conditions.least_own_share_percent == 50)
    fund = table.sheet().sources[2]
    assert (fund.state, fund.conditions.ceiling_minor) == (SourceState.SECURED, 300_000)
    person.pick("It pays in another currency", "UGX")  # which has no cents
    person.fill("Promised in that currency", "12000000")
    person.press("Tab")
    person.until(lambda: table.sheet().sources[2].promised_foreign_minor == 12_000_000)
    person.pick("It pays in another currency", "CHF")
    person.until(lambda: table.sheet().sources[2].promised_foreign_minor == 1_200_000_000)
    person.pick("It pays in another currency", "No")
    person.until(lambda: table.sheet().sources[2].currency == "")
    person.press("Esc")
    person.until(lambda: person.sees("do not fit") or person.sees("does not fit"))
    person.click("3 things do not fit")
    person.waits_for("Youth Fund gives at most EUR\u00a03,000.00; EUR\u00a040.00 more are planned.")
    person.waits_for("Youth Fund asks for an own share of 50 %")


def test_a_cost_is_sorted_and_given_to_a_partner(table: Table) -> None:
    person = table.person
    table.go("B1", "Cost")
    person.click("Details of the source or activity")
    person.pick("Kind of cost", "Rooms")
    person.pick("Which partner has this cost", "Mother Centre Sunrise")
    person.click("Counts for funders")
    person.until(lambda: not table.sheet().lines[2].is_eligible)
    rent = table.sheet().lines[2]
    assert rent.category is CostCategory.ROOMS
    assert rent.organisation_id is not None
