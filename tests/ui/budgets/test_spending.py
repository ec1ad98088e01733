"""The books in the hands of a person: orders, payments, hours, transfers, other currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from partnerdesk.domain.spending import Spending
from partnerdesk.services import bookings, budgets, history, partnerships
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.kit.tables import RecordTable
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.budgets.table import Table


@pytest.fixture
def person(table: Table) -> Person:
    """Somebody who came from the budget to its books."""
    table.person.click("Spending")
    return table.person


def books(table: Table, desk: Desk) -> Spending:
    judged = bookings.get_judged_budget(desk, table.sheet().partnership_id)
    assert judged is not None
    return judged.spending


def test_a_payment_is_written_down_changed_deleted_and_comes_back(
    person: Person, table: Table, desk: Desk
) -> None:
    person.click("Write down the first payment")
    person.fill("What for", "Vests")
    person.click("Write it down")
    person.waits_for("Choose the cost.")
    person.pick("For which cost", "A2 Vests")
    person.pick("Which source", "Youth Fund")
    person.fill("Amount", "700")
    person.fill("Number of the receipt", "R 7")
    person.click("Write it down")
    person.waits_for("Vests (R 7)")
    assert books(table, desk).bookings[0].minor == 70_000
    person.press("Esc")
    person.click_row("Books", "Vests (R 7)", twice=True)
    person.fill("Amount", "640")
    person.click("Write it down")
    person.until(lambda: books(table, desk).bookings[0].minor == 64_000)
    person.click("The plan")
    assert table.shown("A2", "Spent") == "640.00"
    assert table.shown("A", "Spent") == "640.00"
    person.click("Spending")
    person.click_row("Books", "Vests (R 7)", twice=True)
    person.click("Delete this entry")
    person.until(lambda: books(table, desk) == Spending())
    person.press("Ctrl+Z")
    person.waits_for("Vests (R 7)")


def test_overspending_is_said_and_leads_to_the_cost(person: Person, table: Table) -> None:
    person.click("Write down the first payment")
    person.pick("For which cost", "A2 Vests")
    person.fill("Amount", "641")
    person.click("Write it down")
    person.click("The plan")
    person.click("2 things do not fit")
    person.waits_for("“Vests” was overspent by EUR\u00a01.00.")
    person.click("Show the cost")
    assert table.here() == ("A2", "Cost")


def test_hours_transfers_and_other_money_have_fields_of_their_own(
    person: Person, table: Table, desk: Desk
) -> None:
    person.click("Write down the first payment")
    person.pick("What it is", "Hours of volunteers")
    person.pick("For which cost", "B2 Child care")
    person.fill("Who gave the hours", "Rosa")
    person.fill("Hours", "2.5")
    person.click("Write it down")
    person.waits_for("Rosa, 2.5 hours")
    person.pick("What it is", "Rate of a currency")
    person.pick("Currency", "CHF")
    person.fill("One unit of it is worth", "1.0500")
    person.click("Write it down")
    person.waits_for("1 CHF = 1.0500 EUR")
    person.pick("What it is", "Payment")
    person.pick("For which cost", "B1 Rent")
    person.pick("Currency", "CHF")
    person.fill("Amount in that currency", "100")
    person.click("Write it down")
    person.waits_for("EUR\u00a0105.00")
    person.press("Esc")
    person.click_row("Books", "1 CHF = 1.0500 EUR", twice=True)
    person.fill("One unit of it is worth", "1.05270001")
    person.click("Hours  1")
    partnerships.set_about(desk, table.sheet().partnership_id, "area", "North")
    person.click("Write it down")  # neither the choice of entries nor a change took it away
    person.click("All entries  3")
    person.waits_for("EUR\u00a0105.27")
    person.click("Add an entry")
    person.pick("What it is", "Transfer between costs")
    person.pick("From this cost", "B1 Rent")
    person.pick("To this cost", "B2 Child care")
    person.fill("Amount", "50")
    person.fill("Most that may move of one cost", "10.5")
    person.click("Write it down")
    person.waits_for("to B2 Child care")
    found = books(table, desk)
    assert [one.minor for one in found.bookings] == [3_750, 10_527]
    assert found.transfers[0].minor == 5_000
    plan = budgets.get_whole_budget(desk, table.sheet().partnership_id)
    assert plan is not None
    assert plan.transfer_limit_percent == Decimal("10.5")


def test_the_budget_is_seen_from_any_two_sides(person: Person) -> None:
    person.click("From two sides")
    rows = {row[0]: row for row in person.rows("Costs")}
    assert rows["Walks"][1] == "1,120.00"
    assert rows["Total"][1] == "8,620.00"
    costs = next(one for one in person.window.findChildren(RecordTable) if one.isVisible())
    costs.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in person.rows("Costs")] == ["Walks", "Room", "Total"]
    assert costs.model().index(2, 1).data(Qt.ItemDataRole.FontRole).bold()
    person.pick("Rows", "Source")
    person.pick("Columns", "Period")
    person.until(lambda: len(person.rows("Costs")[-1]) == 3)
    assert "Youth Fund" in {row[0] for row in person.rows("Costs")}
    assert person.rows("Costs")[-1] == ["Total", "8,620.00", "8,620.00"]


@pytest.mark.parametrize(
    ("screen", "words"),
    [
        ("budgets", "A budget comes with your first partnership."),
        ("spending", "No partnership yet"),
        ("budget_sides", "No partnership yet"),
    ],
)
def test_a_partnership_that_is_taken_back_leads_to_all_others(
    person: Person, screen: str, words: str, window: MainWindow, desk: Desk, table: Table
) -> None:
    window.open(screen, partnership_id=table.sheet().partnership_id)
    while list_partnerships(desk):
        assert history.undo(desk) is not None
    person.waits_for(words)
