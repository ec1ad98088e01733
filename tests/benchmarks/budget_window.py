"""A cell of a large budget edited in the window: from Enter until its totals are painted."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QTableView

from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow

EDITS = 9
RATE, FIRST_SOURCE = 4, 6
"""Columns; quantity and rate are shown at this width."""


def edit_in_window(app: QApplication, desk: Desk, partnership_id: int) -> dict[str, float]:
    """Median and longest CPU milliseconds of an edit, and the median of undo and redo."""
    window = MainWindow(desk)
    window.resize(1366, 740)
    window.show()
    window.open("budgets", partnership_id=partnership_id)
    next(one for one in window.findChildren(QTabBar) if one.count() > 1).setCurrentIndex(1)
    table = next(
        one for one in window.findChildren(QTableView) if one.accessibleName() == "Budget table"
    )
    edits = [_edit(app, table, row, at) for row in range(2, EDITS) for at in (RATE, FIRST_SOURCE)]
    steps = [_cpu_ms(app, step) for _ in range(EDITS) for step in (window.undo, window.redo)]
    window.close()
    return {
        "edit in the window": statistics.median(edits),
        "longest edit": max(edits),
        "undo and redo": statistics.median(steps),
    }


def _edit(app: QApplication, table: QTableView, row: int, column: int) -> float:
    table.setCurrentIndex(table.model().index(row, column))
    QTest.keyClicks(table, "1")
    cell = next(one for one in table.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(cell, "23")
    app.processEvents()
    return _cpu_ms(app, lambda: QTest.keyClick(cell, Qt.Key.Key_Return))


def _cpu_ms(app: QApplication, deed: Callable[[], object]) -> float:
    started = time.process_time()
    deed()
    app.processEvents()
    return (time.process_time() - started) * 1000
