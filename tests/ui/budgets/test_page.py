"""Around the budget table: totals, sources, activities, the page, and the choice of a budget."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView

from partnerdesk.domain.budget import CostCategory
from partnerdesk.domain.budget_grouping import Grouping
from partnerdesk.domain.history import Change
from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import PartnershipRow
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.budgets.table import Table, make_partnership

# Totals, sources, activities ----------------------------------------------------------------


def test_promised_money_is_typed_below_the_table(totals: Table) -> None:
    assert totals.shown("Difference", "Town Council") == "+1,020.00\n▲ left"
    assert totals.person.sees("Town Council has EUR\u00a01,020.00 left")
    totals.go("Promised", "Town Council")
    totals.person.type("4980")
    totals.person.press("Return")
    assert totals.shown("Difference", "Town Council") == "0.00\n✓ fits"
    assert not totals.person.sees("do not match yet")
    totals.go("Promised", "Youth Fund")
    totals.person.type("3000")
    totals.person.press("Return")
    assert totals.shown("Difference", "Youth Fund") == "−40.00\n▼ missing"
    assert totals.person.sees("One source does not match yet: Youth Fund lacks EUR\u00a040.00.")


def test_show_chooses_the_column_that_does_not_match(table: Table) -> None:
    table.person.click("Show")
    assert table.here()[1] == "Town Council"
    assert len(table.view.selectedIndexes()) == table.view.model().rowCount()


def test_a_cost_is_added_below_and_named_at_once(table: Table) -> None:
    table.go("A1", "Town Council")
    table.person.press("Ctrl+N")
    table.person.type("Lamps")
    table.person.press("Return")
    assert table.shown("A2", "Cost") == "Lamps"
    assert table.shown("A3", "Cost") == "Vests"


def test_costs_are_moved_and_deleted_and_come_back(table: Table) -> None:
    before = table.sheet()
    table.go("A1", "Cost")
    table.person.press("Alt+Down")
    assert table.shown("A2", "Cost") == "Walk leaders"
    assert table.here() == ("A2", "Cost")
    table.person.click("Delete the cost")
    assert table.numbers() == ["A", "A1", "B", "B1", "B2"]
    table.person.press("Ctrl+Z")
    table.person.press("Ctrl+Z")
    assert table.sheet() == before


def test_a_source_is_added_named_and_deleted_beside_the_table(table: Table) -> None:
    table.person.click("Add a source")
    table.person.type("Donations")
    table.person.press("Tab")
    table.person.until(lambda: "Donations" in table.titles())
    table.person.pick("What it gives", "Help in kind")
    table.person.fill("Promised amount", "150")
    table.person.press("Tab")
    table.person.until(lambda: table.sheet().sources[-1].promised_minor == 15_000)
    table.person.fill("Name of the source", "Town Council")
    table.person.press("Tab")
    assert table.person.sees("There is already a source “Town Council”.")
    assert "Donations" in table.titles()
    table.person.click("Delete this source")
    assert "Donations" not in table.titles()
    assert not table.person.sees("Promised amount")


def test_an_activity_is_added_and_named_beside_the_table(table: Table) -> None:
    table.person.click("Add an activity")
    table.person.type("Report")
    table.person.press("Tab")
    table.person.until(lambda: table.shown("C", "Cost") == "Report")
    table.person.press("Esc")
    assert table.numbers()[-1] == "C1"
    assert table.person.focus_is_on() == "Budget table"


def test_details_of_how_a_cost_comes_about_can_be_hidden(table: Table) -> None:
    rate = table.titles().index("Rate")
    table.person.click("Unit, quantity and rate")
    assert table.view.isColumnHidden(rate)
    table.person.click("Unit, quantity and rate")
    assert not table.view.isColumnHidden(rate)


def test_the_selection_survives_changes_elsewhere(table: Table, desk: Desk) -> None:
    table.go("B1", "Youth Fund")
    first = table.sheet().lines[0].id
    budgets.add_cost_line(desk, table.sheet().partnership_id, after_line_id=first)
    assert table.here() == ("B1", "Youth Fund")
    assert table.numbers() == ["A", "A1", "A2", "A3", "B", "B1", "B2"]


def test_cells_are_read_aloud_with_their_cost_and_column(table: Table) -> None:
    model = table.view.model()
    row, titles = table.numbers().index("B1"), table.titles()
    spoken = [
        model.index(row, titles.index(title)).data(Qt.ItemDataRole.AccessibleTextRole)
        for title in ("Town Council", "Youth Fund", "Covered")
    ]
    assert spoken == [
        "Rent, Town Council: 4,500.00",
        "Rent, Youth Fund: 0.00",
        "Rent, Covered: covered",
    ]


def test_the_first_columns_stay_in_sight_when_scrolled(table: Table) -> None:
    table.person.window.resize(1180, 700)
    bar = table.view.horizontalScrollBar()
    table.person.until(lambda: bar.maximum() > 0)
    table.go("B1", "Covered")
    bar.setValue(bar.maximum())
    over = [view for view in table.view.findChildren(QTableView) if view.isVisible()]
    assert len(over) == 1
    assert over[0].mapTo(table.view, QPoint(0, 0)).x() <= 2
    table.person.press("Home")
    assert not over[0].isVisible()


# All budgets --------------------------------------------------------------------------------


def test_several_budgets_are_offered_as_cards(table: Table, window: MainWindow, desk: Desk) -> None:
    make_partnership(desk, "Kitchen for everyone")
    window.open("budgets")
    assert table.person.sees("Kitchen for everyone")
    assert table.person.sees("EUR\u00a08,620.00")
    table.person.click("Open the budget of Kitchen for everyone")
    assert table.person.sees("Budget: Kitchen for everyone")
    table.person.click("All budgets")
    assert table.person.sees("Safe Streets")


def test_without_budgets_the_page_says_what_it_is_for(person: Person, window: MainWindow) -> None:
    window.open("budgets")
    assert person.sees("Here you plan what a partnership costs and who pays.")
    assert person.can_click("Start your first partnership")


def test_a_partnership_without_budget_starts_one(
    person: Person, window: MainWindow, desk: Desk
) -> None:
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name="Kitchen", path="top")
        session.add(row)
        session.flush()
        kitchen = row.id
    window.open("budgets", partnership_id=kitchen)
    person.click("Start the budget")
    assert person.sees("Budget: Kitchen")
    person.click("Add a cost")
    assert budgets.get_budget(desk, kitchen) is not None


def test_costs_stand_together_by_their_kind_and_keep_their_numbers(
    table: Table, desk: Desk
) -> None:
    person = table.person
    person.pick("Costs in groups by", "Kind of cost")
    person.until(lambda: table.view.model().index(0, 1).data() == "No kind of cost")
    assert table.shown("", "Cost total") == "8,620.00"
    table.go("B1", "Cost")
    person.click("Details of the source or activity")
    person.pick("Kind of cost", "Rooms")
    person.until(lambda: table.shown("B1", "Cost") == "Rent" and table.numbers()[:2] == ["", "B1"])
    assert [table.view.model().index(0, at).data() for at in (1, 5)] == ["Rooms", "4,500.00"]
    assert table.here() == ("B1", "Cost")
    table.view.setFocus()
    person.press("Down")
    person.press("Down")
    assert table.here() == ("A1", "Cost")
    table.go("B1", "Cost")
    person.click("Add a cost")
    person.type("Cleaning")
    person.press("Return")
    added = next(line for line in table.sheet().lines if line.text == "Cleaning")
    assert added.category is CostCategory.ROOMS
    assert table.numbers()[:3] == ["", "B1", "B2"]
    assert desk.settings.current.budget_grouping is Grouping.CATEGORY
    person.click("Add an activity")
    person.until(lambda: person.read("Activity") == "New activity")
    person.pick("Costs in groups by", "Activity")
    person.until(lambda: table.numbers()[0] == "A")


def test_a_narrow_window_offers_the_groups_in_a_menu(table: Table, desk: Desk) -> None:
    table.person.window.resize(800, 700)
    table.person.until(lambda: table.person.can_click("Costs in groups by"))
    table.person.click("Costs in groups by")
    table.person.pick_from_menu("Kind of cost")
    table.person.until(lambda: table.view.model().index(0, 1).data() == "No kind of cost")
    assert desk.settings.current.budget_grouping is Grouping.CATEGORY
