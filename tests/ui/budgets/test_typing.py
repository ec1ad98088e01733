"""Typing into the budget table: what people know from spreadsheets works here, by real keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from partnerdesk.store.database import Database
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.ui.budgets.table import Table, steps


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


def test_a_row_is_as_high_as_the_name_in_it(table: Table) -> None:
    row = table.numbers().index("B1")
    usual = table.view.rowHeight(row)
    names = ("Rent of the hall, the kitchen and the garden behind the house, with heating", "Rent")
    heights = []
    for name in names:
        table.go("B1", "Cost")
        table.person.type(name)
        table.person.press("Return")
        heights.append(table.view.rowHeight(row))
    assert heights[0] > usual == heights[1]


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
