"""Typing into a contract, from the key to the painted letter; prints JSON for ``run``.

``python -m tests.benchmarks.keystrokes FOLDER`` needs the example centre in the folder. It makes
drafts of about 6 and of about 60 pages and types into each, with pauses in which it saves and
begins to draw the preview. Each word that is typed is new and misspelt; the last time, into 60
pages once more, spelling is not checked.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from partnerdesk.app import read_clock
from partnerdesk.domain.foreign_text import ForeignAgreement, ForeignClause
from partnerdesk.services import docx_import
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.main_window import MainWindow

RUNS = ((6, True), (60, True), (60, False))
"""Pages, and whether spelling is checked."""

KEYS = 300
LETTERS = 6
FIRST_MILLISECONDS = 3_000
PAUSE_MILLISECONDS = 700
"""Long enough for the program to save and to begin with the pages; then typing goes on."""
_PAGE = "1. " + "The partners keep the agreed days and tell one another in good time. " * 42


def main(data: Path) -> None:
    """Print for each run the median, the slowest of a hundred and the longest key."""
    app = QApplication([])
    with open_desk(data, read_clock) as desk:
        print(json.dumps([_typed(app, desk, *run) for run in RUNS]))


def _typed(app: QApplication, desk: Desk, pages: int, checks_spelling: bool) -> dict[str, float]:
    desk.settings.change(marks_spelling=checks_spelling)
    text = "\n\n".join([_PAGE[: len(_PAGE) // 3]] * 3)
    clauses = tuple(ForeignClause(f"Clause {number}", text) for number in range(1, pages + 1))
    docx_import.make_draft(desk, 1, ForeignAgreement(f"Of {pages} pages", clauses))
    window = MainWindow(desk)
    window.resize(1366, 740)
    window.show()
    window.open("agreements", partnership_id=1)
    box = next(one for one in window.findChildren(QTextEdit) if one.isVisible())
    box.moveCursor(QTextCursor.MoveOperation.Down)
    times: list[float] = []

    def strike() -> None:
        started = time.perf_counter()
        is_space = len(times) % LETTERS == LETTERS - 1
        letter = chr(ord("a") + len(times) * 7 % 26)
        QTest.keyClick(box, " " if is_space else letter)
        app.processEvents()
        times.append((time.perf_counter() - started) * 1000)
        typing.setInterval(PAUSE_MILLISECONDS if is_space and len(times) % 30 == 0 else 15)
        if len(times) == KEYS:
            typing.stop()
            app.quit()

    typing = QTimer(interval=FIRST_MILLISECONDS)  # by then the first pages are drawn
    typing.timeout.connect(strike)
    typing.start()
    app.exec()
    window.close()
    return {
        "key to screen, median ms": statistics.median(times),
        "key to screen, 99 of 100 ms": statistics.quantiles(times, n=100)[-1],
        "longest key, ms": max(times),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
