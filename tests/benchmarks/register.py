"""How fast the register is with very many partners; prints JSON for ``run``.

``python -m tests.benchmarks.register FOLDER`` opens the window as a person does: the register for
the first time, a search letter by letter, then down to the last row. The peer of the search is a
plain ``LIKE`` over the same texts.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from sqlalchemy import text

from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.main_window import MainWindow
from tests.benchmarks.many_partners import MOMENT

SEARCHES = ("savings bank", "müller", "families rooms", "e.v.", "софия", "+49 123", "zzzz")
LONGEST = 8
KIBIBYTES_PER_MEGABYTE = 1024  # as task managers count

_LIKE = (
    "SELECT id FROM organisation WHERE is_centre = 0 AND archived_on IS NULL AND ("
    " name LIKE :words OR place LIKE :words OR street LIKE :words OR notes LIKE :words"
    " OR phone LIKE :words OR email LIKE :words"
    " OR id IN (SELECT organisation_id FROM contact WHERE name LIKE :words OR role LIKE :words"
    " OR phone LIKE :words OR email LIKE :words)) ORDER BY name LIMIT 100"
)


def main(folder: Path) -> None:
    """Print what was measured, in milliseconds and megabytes."""
    application = QApplication([])
    with open_desk(folder, lambda: MOMENT) as desk:
        window = MainWindow(desk)
        window.resize(1366, 740)
        window.show()
        application.processEvents()
        gc.freeze()  # as the program does once its window stands
        opening = _ms(lambda: _open(application, window))
        letters = []
        for words in _beginnings():
            letters.append(_ms(partial(_type, application, window, words)))
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as its loop would
        likes = [_ms(partial(_like, desk, words)) for words in _beginnings()]
        _type(application, window, "")
        steps = _scroll_to_the_end(application, window)
        window.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    measured = {
        "opening the register": opening,
        "a letter, the slowest": max(letters),
        "a letter, the usual one": statistics.median(letters),
        "plain LIKE, the usual one": statistics.median(likes),
        "scrolling, the slowest step": max(steps),
        "memory MB": peak / KIBIBYTES_PER_MEGABYTE,
    }
    print(json.dumps(measured))


def _ms(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return (time.process_time() - started) * 1000


def _beginnings() -> list[str]:
    return [words[:end] for words in SEARCHES for end in range(1, min(LONGEST, len(words)) + 1)]


def _open(application: QApplication, window: MainWindow) -> None:
    window.open("register")
    application.processEvents()


def _type(application: QApplication, window: MainWindow, words: str) -> None:
    """Search as after the last key press, until the first rows are painted."""
    [line] = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    line.setText(words)
    application.processEvents()


def _like(desk: Desk, words: str) -> None:
    with desk.database.read() as session:
        session.execute(text(_LIKE), {"words": f"%{words}%"}).all()


def _scroll_to_the_end(application: QApplication, window: MainWindow) -> list[float]:
    """Pull the bar down again and again, until no more rows come."""
    [table] = [one for one in window.findChildren(QTableView) if one.isVisible()]
    bar, steps, rows = table.verticalScrollBar(), [], 0
    while table.model().rowCount() > rows:
        rows = table.model().rowCount()
        steps.append(_ms(lambda: (bar.setValue(bar.maximum()), application.processEvents())))
    return steps


if __name__ == "__main__":
    main(Path(sys.argv[1]))
