"""At 200 % on an old office screen there is room to work: several costs, several lines of text."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.audit import SMALLEST_SCREEN, settle

Found = TypeVar("Found", bound=QWidget)
LEAST_ROWS, LEAST_LINES = 4, 4


@pytest.fixture
def staff(qtbot: QtBot, sample_desk: Desk) -> Person:
    """Somebody with large letters, in the example centre with its banner."""
    sample_desk.settings.change(text_size=200)
    window = MainWindow(sample_desk)
    window.resize(SMALLEST_SCREEN)
    return Person(qtbot, window)


def _open(staff: Person, desk: Desk, screen: str, partnership: str) -> None:
    known = {one.name: one.id for one in list_partnerships(desk)}
    window = staff.window
    assert isinstance(window, MainWindow)
    window.open(screen, partnership_id=known[partnership])
    settle()


def _named(staff: Person, name: str, kind: type[Found]) -> Found:
    return next(
        one for one in staff.window.findChildren(kind) if one.accessibleName().startswith(name)
    )


def _right_edge(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()


def _leans_aside(button: QPushButton) -> bool:
    """Whether a button without words keeps room beside its icon all the same."""
    is_alone = not button.text() and not button.icon().isNull() and button.isVisible()
    return is_alone and button.iconSize().width() != button.iconSize().height()


def test_a_budget_shows_several_costs_above_its_totals(staff: Person, sample_desk: Desk) -> None:
    _open(staff, sample_desk, "budgets", "Safe Streets Riverside")
    table = _named(staff, "Budget table", QTableView)
    totals = _named(staff, "Totals", QTableView)
    assert table.viewport().height() >= LEAST_ROWS * table.rowHeight(1)
    assert _right_edge(totals) == _right_edge(table)
    assert staff.can_click("Add a cost")


def test_an_agreement_shows_several_lines_of_its_text(staff: Person, sample_desk: Desk) -> None:
    _open(staff, sample_desk, "agreements", "Safe Streets Riverside")
    text = _named(staff, "Text of clause 1", QTextEdit)
    line = text.document().firstBlock().layout().lineAt(0).height()
    assert text.viewport().height() >= LEAST_LINES * line
    assert staff.can_click("Preview")
    assert not [one for one in staff.window.findChildren(QPushButton) if _leans_aside(one)]


def test_a_frozen_agreement_says_so_and_can_only_be_read(staff: Person, sample_desk: Desk) -> None:
    _open(staff, sample_desk, "agreements", "Healthy Lunch Network")
    assert staff.sees("Frozen on")
    text = _named(staff, "Text of clause 1", QTextEdit)
    before = text.toPlainText()
    text.setFocus()
    staff.type("Nobody")
    staff.press("Backspace")
    assert text.toPlainText() == before
    assert not staff.can_click("Bold")
    staff.click("Open the signatures")
    staff.waits_for("Signatures")
