"""Tables of records and the chips that filter them."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.ui.kit.delegates import wrapped
from partnerdesk.ui.kit.tables import ChipBar, Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import colour
from partnerdesk.ui.kit.widgets import State, button
from tests.person import Person
from tests.ui.audit import cut


@dataclass(frozen=True)
class Partner:
    """A partner as a table shows it."""

    id: int
    name: str
    kind: str
    stage: str
    state: State
    members: int


BAKER = Partner(1, "Baker's Workshop <Ltd>", "Business", "Invited", "warn", 9)
COUNCIL = Partner(2, "Riverside Town Council", "Public authority", "Agreed", "ok", 120)
FUND = Partner(3, "City Youth Fund", "Government", "Not suitable", "bad", 30)


def _columns() -> list[Column[Partner]]:
    return [
        Column("Organisation", lambda row: row.name, second_line=lambda row: row.kind),
        Column("Stage", lambda row: row.stage, state=lambda row: row.state, width=150),
        Column(
            "Members",
            lambda row: str(row.members),
            sort_key=lambda row: row.members,
            is_number=True,
            width=120,
        ),
    ]


@pytest.fixture
def model() -> RowModel[Partner]:
    """Three partners."""
    made = RowModel(_columns(), key=lambda row: row.id)
    made.set_rows([BAKER, COUNCIL, FUND])
    return made


@pytest.fixture
def table(model: RowModel[Partner]) -> RecordTable:
    """A table of the three partners."""
    made = RecordTable("Partners")
    made.show_model(model)
    return made


@pytest.fixture
def staff(qtbot: QtBot, table: RecordTable) -> Person:
    """Somebody in front of the table, with a button after it."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(table)
    column.addWidget(button("After the table"))
    window.resize(700, 400)
    return Person(qtbot, window)


def _names(staff: Person) -> list[str]:
    return [row[0] for row in staff.rows("Partners")]


def test_the_header_stays_inside_the_round_corners(qtbot: QtBot, table: RecordTable) -> None:
    table.resize(500, 300)
    Person(qtbot, table)
    seen = table.grab().toImage()
    header = seen.pixelColor(seen.width() // 2, 3)
    assert header == QColor(colour("side"))
    assert seen.pixelColor(3, 3) != header
    assert seen.pixelColor(seen.width() - 4, 3) != header


def test_a_long_name_takes_as_many_lines_as_it_needs(table: RecordTable) -> None:
    name, font = "Federal Association of 🏡 Mothers’ Centres and Families", table.font()
    widest = QFontMetrics(font).horizontalAdvance(name)
    assert wrapped(name, font, widest + 2) == [name]
    lines = wrapped(name, font, widest // 4)
    assert len(lines) > 3
    assert " ".join(lines) == name
    half_a_word = QFontMetrics(font).horizontalAdvance("Associ")
    assert "".join(wrapped("Association", font, half_a_word)) == "Association"


def test_the_tooltip_says_both_lines(table: RecordTable) -> None:
    said = str(table.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "Riverside Town Council, Public authority" in said


def test_a_click_on_a_title_sorts_and_numbers_sort_as_numbers(
    staff: Person, table: RecordTable
) -> None:
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row[2] for row in staff.rows("Partners")] == ["9", "30", "120"]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert _names(staff) == [COUNCIL.name, FUND.name, BAKER.name]


def test_the_chosen_record_stays_chosen_after_sorting_and_reloading(
    staff: Person, table: RecordTable, model: RowModel[Partner]
) -> None:
    staff.click_row("Partners", "City Youth Fund")
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert model.row_at(table.currentIndex()) is FUND
    model.set_rows([FUND, COUNCIL])
    assert model.row_at(table.currentIndex()) is FUND


def test_enter_and_a_double_click_open_the_record(staff: Person, table: RecordTable) -> None:
    opened: list[int] = []
    table.opened.connect(lambda index: opened.append(index.row()))
    staff.click_row("Partners", "Riverside")
    staff.press("Return")
    assert opened == [1]
    staff.click_row("Partners", "Baker", twice=True)
    assert opened == [1, 0]


def test_the_detail_follows_the_arrow_keys(staff: Person, table: RecordTable) -> None:
    chosen: list[int] = []
    table.row_chosen.connect(lambda index: chosen.append(index.row()))
    staff.click_row("Partners", "Baker")
    staff.press("Down")
    assert chosen[-1] == 1


def test_tab_leaves_the_table(staff: Person) -> None:
    staff.click_row("Partners", "Baker")
    staff.press("Tab")
    assert staff.focus_is_on() == "After the table"


def test_cells_are_read_aloud_with_their_row_and_title(model: RowModel[Partner]) -> None:
    spoken = model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Stage, Riverside Town Council: Agreed"
    first = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first == "Riverside Town Council, Public authority"


def test_tooltips_never_read_names_as_markup(model: RowModel[Partner]) -> None:
    shown = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;Ltd&gt;" in shown


def test_a_row_grows_and_shrinks_with_its_words(
    staff: Person, table: RecordTable, model: RowModel[Partner]
) -> None:
    staff.sees("Stage")
    usual = table.rowHeight(0)
    model.set_rows([replace(BAKER, name="Bakers of the whole old town " * 9), COUNCIL, FUND])
    staff.until(lambda: table.rowHeight(0) > usual)
    model.set_rows([BAKER, COUNCIL, FUND])
    staff.until(lambda: table.rowHeight(0) == usual)


def test_nothing_is_cut(staff: Person) -> None:
    assert list(cut(staff.window)) == []


def test_chips_choose_one_and_keep_it_when_counts_change(qtbot: QtBot) -> None:
    bar = ChipBar("Stage")
    bar.set_chips([("", "All", 3), ("agreed", "Agreed & signed", 1)])
    staff = Person(qtbot, bar)
    chosen: list[str] = []
    bar.chosen.connect(chosen.append)
    staff.click("Agreed & signed  1")
    assert chosen == ["agreed"]
    bar.set_chips([("", "All", 4), ("agreed", "Agreed & signed", 2)])
    assert bar.value() == "agreed"
    assert staff.is_chosen("Agreed & signed  2")
    bar.set_chips([("", "All", 4)])
    assert bar.value() == ""
