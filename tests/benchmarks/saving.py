"""How long a save holds up whoever types into 60 pages; prints JSON for ``run``.

``python -m tests.benchmarks.saving FOLDER`` needs the example centre in the folder. Words are typed
and saved, every second time while another thread is as busy as the one that builds pages. A save
and what is shown of it afterwards count as one.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Event, Thread

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.app import read_clock
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.screens.agreements.clause_page import ClausePage
from tests.benchmarks.agreements import long_draft

SAVES = 30
FIRST_SECONDS = 3.0
"""By then the first pages are drawn."""


def main(data: Path) -> None:
    """Print how long saves take while the worker is busy, and while it rests."""
    app = QApplication([])
    with open_desk(data, read_clock) as desk:
        long_draft(desk, changed="")
        window = MainWindow(desk)
        window.resize(1366, 740)
        window.show()
        window.open("agreements", partnership_id=1)
        page = next(one for one in window.findChildren(ClausePage) if one.isVisible())
        _let_pass(app, FIRST_SECONDS)
        resting, busy = ([_saved(app, page, work) for _ in range(SAVES)] for work in (False, True))
        window.close()
    lines = [
        ("saving while pages are built", statistics.median(busy), statistics.median(resting)),
        ("saving meanwhile, longest", max(busy), max(resting)),
    ]
    print(json.dumps(lines))


def _saved(app: QApplication, page: ClausePage, is_busy: bool) -> float:
    QTest.keyClicks(page.box, "word ")
    with _busy_worker() if is_busy else nullcontext():
        started = time.perf_counter()
        page.flush()
        app.processEvents()
        taken = (time.perf_counter() - started) * 1000
    _let_pass(app, 0.05)
    return taken


@contextmanager
def _busy_worker() -> Iterator[None]:
    is_over = Event()

    def count() -> None:
        while not is_over.is_set():
            sum(range(200))

    worker = Thread(target=count)
    worker.start()
    yield
    is_over.set()
    worker.join()


def _let_pass(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
