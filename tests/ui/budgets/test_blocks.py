"""Blocks of cells in the budget table: pasted, copied, cut, filled down and emptied."""

from PySide6.QtWidgets import QApplication

from partnerdesk.services.desk import Desk
from tests.ui.budgets.table import Table, steps


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
