"""The budget table: what people know from spreadsheets works here, by real keys."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from partnerdesk.domain.budget import BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.history import Change
from partnerdesk.domain.settings import Colours
from partnerdesk.services import budgets, history
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.store.database import Database
from partnerdesk.store.tables import PartnershipRow
from partnerdesk.ui.kit.theme import apply_theme
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.person import Person
from tests.ui.audit import audit

SOURCES = (
    Source(0, "Mother Centre", SourceKind.OWN, 60_000),
    Source(0, "Town Council", SourceKind.CASH, 600_000),
    Source(0, "Youth Fund", SourceKind.GRANT, 300_000),
)
WALKS = "Walks"
ROOM = "Room"


class Table:
    """The table as a person sees it: cells by the number of the cost and the column's title."""

    def __init__(self, person: Person, desk: Desk, partnership_id: int, name: str) -> None:
        self.person = person
        self._desk = desk
        self._partnership_id = partnership_id
        self._name = name

    @property
    def view(self) -> QTableView:
        views = self.person.window.findChildren(QTableView)
        return next(view for view in views if view.accessibleName() == self._name)

    def sheet(self) -> BudgetSheet:
        found = budgets.get_budget(self._desk, self._partnership_id)
        assert found is not None
        return found

    def titles(self) -> list[str]:
        model = self.view.model()
        orientation = Qt.Orientation.Horizontal
        return [str(model.headerData(at, orientation)) for at in range(model.columnCount())]

    def numbers(self) -> list[str]:
        model = self.view.model()
        words = [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]
        return words if any(words) else [str(model.index(r, 1).data()) for r in range(len(words))]

    def spot(self, number: str, title: str) -> QPoint:
        index = self.view.model().index(self.numbers().index(number), self.titles().index(title))
        self.view.scrollTo(index)
        return self.view.visualRect(index).center()

    def go(self, number: str, title: str, *, extend: bool = False) -> None:
        """Click a cell; ``extend`` holds Shift."""
        modifier = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        spot = self.spot(number, title)
        left = Qt.MouseButton.LeftButton
        self.person.qtbot.mouseClick(self.view.viewport(), left, modifier, spot)

    def shown(self, number: str, title: str) -> str:
        row, column = self.numbers().index(number), self.titles().index(title)
        return str(self.view.model().index(row, column).data() or "")

    def here(self) -> tuple[str, str]:
        """The number and the title of the present cell."""
        index = self.view.currentIndex()
        return self.numbers()[index.row()], self.titles()[index.column()]

    def editor(self) -> QLineEdit | None:
        """The open cell."""
        return next((one for one in self.view.findChildren(QLineEdit) if one.isVisible()), None)

    def settled(self) -> bool:
        return self.editor() is None

    def copied(self, text: str) -> None:
        QApplication.clipboard().setText(text)


def make_partnership(desk: Desk, name: str = "Safe Streets") -> int:
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name=name, path="bottom")
        row.budget = budgets.budget_row("EUR", SOURCES)
        session.add(row)
        session.flush()
        partnership_id = row.id
    made = budgets.get_budget(desk, partnership_id)
    assert made is not None
    own, town, fund = (source.id for source in made.sources)
    lines = [
        CostLine(0, WALKS, "Walk leaders", "walk", Decimal(12), 4000, {town: 48_000}),
        CostLine(0, WALKS, "Vests", "piece", Decimal(80), 800, {fund: 64_000}),
        CostLine(0, ROOM, "Rent", "month", Decimal(9), 50_000, {town: 450_000}),
        CostLine(0, ROOM, "Child care", "hour", Decimal(200), 1500, {own: 60_000, fund: 240_000}),
    ]
    budgets.set_cells(desk, partnership_id, [], Change("Fill"), added=lines)
    return partnership_id


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    save_centre(desk, CentreDetails("Mother Centre Sunrise"))
    shown = MainWindow(desk)
    shown.resize(1366, 768)
    yield shown
    shown.close()


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


@pytest.fixture
def table(person: Person, window: MainWindow, desk: Desk) -> Table:
    partnership_id = make_partnership(desk)
    window.open("budgets", partnership_id=partnership_id)
    return Table(person, desk, partnership_id, "Budget table")


@pytest.fixture
def totals(table: Table, desk: Desk) -> Table:
    return Table(table.person, desk, table.sheet().partnership_id, "Totals")


def steps(desk: Desk) -> int:
    return len(history.list_history(desk))


# Typing -------------------------------------------------------------------------------------


def test_typing_replaces_and_enter_goes_down(table: Table) -> None:
    table.go("A1", "Town Council")
    table.person.type("75")
    table.person.press("Return")
    assert table.shown("A1", "Town Council") == "75.00"
    assert table.here() == ("A2", "Town Council")
    assert table.settled()


def test_what_was_typed_is_in_the_file_right_after_enter(
    table: Table, desk: Desk, clock: Clock
) -> None:
    table.go("A1", "Town Council")
    table.person.type("75")
    table.person.press("Return")
    other = Database(desk.database.file, clock=clock, who=lambda: "")
    found = budgets.get_budget(
        replace(desk, open_database=lambda: other), table.sheet().partnership_id
    )
    other.close()
    assert found is not None
    assert found.lines[0].amounts[found.sources[1].id] == 7500


def test_what_is_being_typed_is_saved_after_a_pause(table: Table, desk: Desk) -> None:
    before = steps(desk)
    table.go("A1", "Mother Centre")
    table.person.type("12")
    table.person.until(lambda: table.sheet().planned_minor[table.sheet().sources[0].id] == 61_200)
    editor = table.editor()
    assert editor is not None and editor.text() == "12"
    table.person.type("34")
    table.person.press("Return")
    assert table.shown("A1", "Mother Centre") == "1,234.00"
    assert steps(desk) == before + 1


def test_escape_brings_the_old_value_back_even_after_a_pause(table: Table) -> None:
    table.go("A1", "Town Council")
    table.person.type("5")
    table.person.press("Esc")
    assert table.shown("A1", "Town Council") == "480.00"
    table.person.type("7")
    table.person.until(lambda: table.shown("A1", "Town Council") == "7.00")
    table.person.press("Esc")
    assert table.shown("A1", "Town Council") == "480.00"
    assert table.here() == ("A1", "Town Council")


def test_f2_edits_what_is_there(table: Table) -> None:
    table.go("B1", "Cost")
    table.person.press("F2")
    table.person.type(", 9 months")
    table.person.press("Return")
    assert table.shown("B1", "Cost") == "Rent, 9 months"


def test_a_double_click_edits(table: Table) -> None:
    spot = table.spot("B1", "Unit")
    table.go("B1", "Unit")
    table.person.qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    editor = table.editor()
    assert editor is not None and editor.text() == "month"


def test_tab_goes_to_the_next_cell_that_can_be_typed_into(table: Table) -> None:
    table.go("A1", "Rate")
    table.person.type("50")
    table.person.press("Tab")
    assert table.here() == ("A1", "Mother Centre")  # the cost total is computed
    table.person.press("Shift+Tab")
    assert table.here() == ("A1", "Rate")
    assert table.shown("A1", "Cost total") == "600.00"


def test_enter_after_tabs_returns_to_where_the_row_began(table: Table) -> None:
    table.go("A1", "Cost")
    for word in ("Leaders", "walk", "10", "50"):
        table.person.type(word)
        table.person.press("Tab")
    table.person.press("Return")
    assert table.here() == ("A2", "Cost")
    assert table.shown("A1", "Cost total") == "500.00"


def test_arrows_leave_a_cell_that_is_typed(table: Table) -> None:
    table.go("B1", "Youth Fund")
    table.person.type("1")
    table.person.press("Down")
    assert table.here() == ("B2", "Youth Fund")
    table.person.press("Up")
    table.person.press("Left")
    assert table.here() == ("B1", "Town Council")
    assert table.shown("B1", "Youth Fund") == "1.00"


def test_enter_steps_over_subtotals(table: Table) -> None:
    table.go("A2", "Town Council")
    table.person.press("Return")
    assert table.here() == ("B1", "Town Council")
    table.person.press("Shift+Return")
    assert table.here() == ("A2", "Town Council")


def test_home_and_end_find_the_corners(table: Table) -> None:
    table.go("A2", "Town Council")
    table.person.press("Ctrl+End")
    assert table.here() == ("B2", "Covered")
    table.person.press("Ctrl+Home")
    assert table.here() == ("A", "No.")


def test_tab_leaves_after_the_last_cell_and_before_the_first(table: Table) -> None:
    table.go("B2", "Youth Fund")
    assert table.person.focus_is_on() == "Budget table"
    table.person.press("Tab")
    assert table.person.focus_is_on() == "Totals"
    table.go("A", "Cost")
    table.person.press("Shift+Tab")
    assert table.person.focus_is_on() not in ("Budget table", "Totals", "")


def test_f6_leaves_the_table(table: Table) -> None:
    table.go("A1", "Cost")
    table.person.press("F6")
    assert table.person.focus_is_on() != "Budget table"


@pytest.mark.parametrize("text", ["1.234,50", "1,234.50", "1 234,50", "1234,5"])
def test_numbers_are_understood_as_people_write_them(table: Table, text: str) -> None:
    table.go("A1", "Town Council")
    table.person.type(text)
    table.person.press("Return")
    assert table.shown("A1", "Town Council") == "1,234.50"


def test_a_pasted_amount_may_carry_its_currency(table: Table) -> None:
    table.go("A1", "Town Council")
    table.copied("1 234,50 €")
    table.person.press("Ctrl+V")
    assert table.shown("A1", "Town Council") == "1,234.50"


def test_typing_on_a_computed_cell_does_nothing(table: Table) -> None:
    before = table.sheet()
    table.go("A1", "Cost total")
    table.person.type("Rent 5")
    table.person.press("Return")
    assert table.sheet() == before
    assert table.here() == ("A2", "Cost total")


def test_an_activity_is_renamed_in_place(table: Table) -> None:
    table.go("A", "Cost")
    table.person.type("Street walks")
    table.person.press("Return")
    assert table.shown("A", "Cost") == "Street walks"
    assert [line.group for line in table.sheet().lines[:2]] == ["Street walks"] * 2


# Wrong text ---------------------------------------------------------------------------------


def test_wrong_text_stays_open_with_the_reason_beside_the_table(table: Table) -> None:
    before = table.sheet()
    table.go("A1", "Town Council")
    table.person.type("abc")
    table.person.press("Return")
    editor = table.editor()
    assert editor is not None and editor.text() == "abc"
    assert table.person.sees("This is not an amount: abc.")
    assert table.sheet() == before
    table.go("B1", "Youth Fund")  # a click elsewhere in the table keeps it open, too
    assert editor.isVisible() and editor.hasFocus() and editor.text() == "abc"
    table.person.press("Ctrl+A")
    table.person.type("480,50")
    table.person.press("Return")
    assert table.shown("A1", "Town Council") == "480.50"
    assert not table.person.sees("This is not an amount")


def test_wrong_text_does_not_trap_the_keyboard(table: Table) -> None:
    table.go("A1", "Town Council")
    table.person.type("-5")
    table.person.press("F6")
    assert table.person.focus_is_on() not in ("Budget table", "")
    assert table.person.sees("An amount cannot be below zero.")
    table.person.press("F6")
    editor = table.editor()
    assert editor is not None and editor.text() == "-5"


def test_wrong_text_survives_another_text_size(table: Table) -> None:
    table.go("B1", "Youth Fund")
    table.person.type("12 months")
    table.person.press("Ctrl++")
    editor = table.editor()
    assert editor is not None and editor.text() == "12 months"
    assert table.here() == ("B1", "Youth Fund")


def test_the_window_does_not_close_over_wrong_text(table: Table, window: MainWindow) -> None:
    table.go("B1", "Youth Fund")
    table.person.type("abc")
    window.close()
    assert window.isVisible()
    assert table.person.can_click("Close without saving")
    table.person.click("Close without saving")
    assert not window.isVisible()


def test_what_is_being_typed_is_saved_when_the_window_closes(
    table: Table, window: MainWindow
) -> None:
    table.go("B1", "Youth Fund")
    table.person.type("77")
    window.close()
    fund = table.sheet().sources[2]
    assert table.sheet().lines[2].amounts[fund.id] == 7700


# Blocks -------------------------------------------------------------------------------------


def test_a_pasted_block_steps_over_subtotals_and_is_one_step(table: Table, desk: Desk) -> None:
    before, count = table.sheet(), steps(desk)
    table.go("A2", "Mother Centre")
    table.copied("10\t20\r\n30\t40,5\r\n\t60\r\n")
    table.person.press("Ctrl+V")
    assert [table.shown(n, "Mother Centre") for n in ("A2", "B1", "B2")] == ["10.00", "30.00", ""]
    assert [table.shown(n, "Town Council") for n in ("A2", "B1", "B2")] == [
        "20.00",
        "40.50",
        "60.00",
    ]
    assert steps(desk) == count + 1
    table.person.press("Ctrl+Z")
    assert table.sheet() == before
    table.person.press("Ctrl+Y")
    assert table.shown("B1", "Town Council") == "40.50"


def test_a_block_longer_than_the_table_adds_costs(table: Table) -> None:
    table.go("B2", "Cost")
    block = 'Child care\thour\t100\t15\n"Chairs,\n""good"" ones"\tpiece\t10\t25,50\nLamp\t\t\t30\n'
    table.copied(block)
    table.person.press("Ctrl+V")
    assert table.numbers()[-3:] == ["B2", "B3", "B4"]
    assert table.shown("B3", "Cost") == 'Chairs, "good" ones'
    assert table.shown("B3", "Cost total") == "255.00"
    assert table.shown("B4", "Cost total") == "30.00"
    table.person.press("Ctrl+Z")
    assert table.numbers()[-1] == "B2"


def test_a_block_with_a_wrong_cell_is_refused_as_a_whole(table: Table) -> None:
    before = table.sheet()
    table.go("A2", "Mother Centre")
    table.copied("10\t20\n30\tabc\n")
    table.person.press("Ctrl+V")
    assert table.person.sees("Row B1, column Town Council: This is not an amount: abc.")
    assert table.sheet() == before


def test_a_block_that_is_too_wide_is_refused(table: Table) -> None:
    before = table.sheet()
    table.go("A2", "Youth Fund")
    table.copied("1\t2\t3\t4\n")
    table.person.press("Ctrl+V")
    assert table.person.sees("The copied block has 4 columns, but only 2 fit here.")
    assert table.sheet() == before


def test_one_copied_cell_fills_all_chosen_ones(table: Table) -> None:
    table.go("A1", "Mother Centre")
    table.go("B2", "Mother Centre", extend=True)
    table.copied("5")
    table.person.press("Ctrl+V")
    assert [table.shown(n, "Mother Centre") for n in ("A1", "A2", "B1", "B2")] == ["5.00"] * 4


def test_copied_cells_are_read_by_spreadsheets_and_by_ourselves(table: Table) -> None:
    table.go("A2", "Cost")
    table.person.press("F2")
    table.person.type(' "bright"')
    table.person.press("Return")
    table.go("A2", "Cost")
    table.go("B1", "Quantity", extend=True)
    table.person.press("Ctrl+C")
    assert QApplication.clipboard().text() == (
        '"Vests ""bright"""\tpiece\t80\nRoom\t\t\nRent\tmonth\t9\n'
    )
    table.go("B1", "Cost")
    table.person.press("Ctrl+V")
    assert table.shown("B1", "Cost") == 'Vests "bright"'
    assert table.shown("B2", "Cost") == "Rent"


def test_cut_copies_and_empties_in_one_step(table: Table, desk: Desk) -> None:
    count = steps(desk)
    table.go("B2", "Mother Centre")
    table.go("B2", "Youth Fund", extend=True)
    table.person.press("Ctrl+X")
    assert QApplication.clipboard().text() == "600.00\t\t2,400.00\n"
    assert table.shown("B2", "Mother Centre") == table.shown("B2", "Youth Fund") == ""
    assert steps(desk) == count + 1


def test_fill_down_copies_the_top_cell(table: Table) -> None:
    table.go("A1", "Town Council")
    table.go("B2", "Town Council", extend=True)
    table.person.press("Ctrl+D")
    assert [table.shown(n, "Town Council") for n in ("A2", "B1", "B2")] == ["480.00"] * 3
    table.go("B1", "Unit")
    table.person.press("Ctrl+D")
    assert table.shown("B1", "Unit") == "piece"  # a single cell takes the one above


def test_delete_empties_and_totals_follow(table: Table, totals: Table) -> None:
    assert totals.shown("Planned", "Town Council") == "4,980.00"
    table.go("B1", "Town Council")
    table.person.press("Del")
    assert table.shown("B1", "Town Council") == ""
    assert table.shown("B", "Town Council") == "0.00"
    assert totals.shown("Planned", "Town Council") == "480.00"
    assert table.shown("B1", "Covered") == "▲ 4,500.00"


# Totals, sources, activities ----------------------------------------------------------------


def test_promised_money_is_typed_below_the_table(totals: Table) -> None:
    assert totals.shown("Difference", "Town Council") == "+1,020.00\n▲ left"
    assert totals.person.sees("Town Council has 1,020.00 left")
    totals.go("Promised", "Town Council")
    totals.person.type("4980")
    totals.person.press("Return")
    assert totals.shown("Difference", "Town Council") == "0.00\n✓ fits"
    assert not totals.person.sees("do not match yet")
    totals.go("Promised", "Youth Fund")
    totals.person.type("3000")
    totals.person.press("Return")
    assert totals.shown("Difference", "Youth Fund") == "-40.00\n▼ missing"
    assert totals.person.sees("One source does not match yet: Youth Fund lacks 40.00.")


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


@pytest.mark.parametrize(
    ("language", "text_size", "colours"),
    [("en", 100, Colours.LIGHT), ("de", 100, Colours.DARK), ("de", 200, Colours.LIGHT)],
    indirect=["language"],
)
def test_the_page_passes_the_audit(
    qtbot: QtBot, desk: Desk, language: str, text_size: int, colours: Colours
) -> None:
    save_centre(desk, CentreDetails("Mother Centre Sunrise"))
    partnership_id = make_partnership(desk)
    desk.settings.change(language=language, text_size=text_size, colours=colours)
    window = MainWindow(desk)
    window.resize(1366, 700)
    Person(qtbot, window)
    window.open("budgets", partnership_id=partnership_id)
    QApplication.processEvents()  # the page is laid out
    faults = audit(window)
    window.close()
    apply_theme(QApplication.instance())
    assert faults == []


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
