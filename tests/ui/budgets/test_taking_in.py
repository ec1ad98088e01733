"""A budget sheet that is there already, taken in as a volunteer does it."""

from __future__ import annotations

from pathlib import Path

from partnerdesk.services.desk import Desk
from tests import budget_sheets
from tests.ui.audit import audit
from tests.ui.budgets.table import Table

FILE = "Where the sheet lies (needed)"
ROWS = "Rows of the sheet"


def test_a_sheet_is_looked_at_taken_in_and_taken_back(
    desk: Desk, table: Table, tmp_path: Path
) -> None:
    person, before = table.person, table.sheet()
    file = tmp_path / "plan.csv"
    person.click("Take in a sheet")
    person.fill(FILE, str(file))
    person.press("Return")
    person.waits_for("There is no file plan.csv.")
    file.write_bytes(budget_sheets.as_csv(budget_sheets.GERMAN, ";", "cp1252"))
    person.click("Look into this file")
    person.waits_for("What does each column hold?")
    assert audit(person.window) == []
    assert person.read("Column Eigenmittel") == "A new source of finance"
    person.pick("Column Bezeichnung", "Leave out")
    person.click("Look at the rows")
    person.waits_for("Say which column names the costs")
    person.pick("Column Bezeichnung", "Cost")
    person.click("Look at the rows")
    person.waits_for("4 costs  ·  2 rows left out")
    assert person.sees("New sources of finance: Stadt and Eigenmittel.")
    assert [row[:3] for row in person.rows(ROWS)][:2] == [
        ["Personalkosten", "5", ""],
        ["Leitung", "6", "250.00"],
    ]
    person.click_row(ROWS, "Plakate")
    assert audit(person.window) == []
    assert person.sees("the sheet says")
    person.click("Leave this row out")
    person.waits_for("3 costs  ·  3 rows left out")
    person.click("As it was proposed")
    person.waits_for("Take in 4 costs")
    assert table.sheet() == before
    person.press("Ctrl+Return")
    person.waits_for("4 costs were taken in.")
    after = table.sheet()
    assert after.cost_minor - before.cost_minor == 234_999
    assert len(after.sources) == len(before.sources) + 2
    person.click("Undo")
    person.until(lambda: table.sheet() == before)
