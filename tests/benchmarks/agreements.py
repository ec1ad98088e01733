"""What long agreements and many parties take: built, compared, taken in, frozen.

``python -m tests.benchmarks.agreements FOLDER`` needs the example centre in the folder and prints
JSON for ``run``: names, milliseconds, and milliseconds of the floor.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docx import Document
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from partnerdesk.app import read_clock
from partnerdesk.documents.contract import build_contract
from partnerdesk.domain.foreign_text import ForeignAgreement, ForeignClause
from partnerdesk.domain.papers import ContractPaper
from partnerdesk.domain.texts import for_language
from partnerdesk.services import docx_import, freezing
from partnerdesk.services.agreements import get_agreement
from partnerdesk.services.comparisons import compare_drafts
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.kit.background import Background, Job
from partnerdesk.ui.kit.pdf_pages import PdfPages
from tests.benchmarks.papers import plain_lines, warm_ms
from tests.documents import samples
from tests.word_files import FILLING, agreement_with_headings

PARTIES = (2, 5, 12)
CLAUSES = {10: 14, 60: 118}
"""How many clauses of three long paragraphs make about so many pages."""

LONG = 60
LOOK_EVERY_MILLISECONDS = 2
COUNTED = 100_000_000
Line = tuple[str, float, float]


def main(data: Path) -> None:
    """Print everything that was measured."""
    app = QApplication([])
    with open_desk(data, read_clock) as desk:
        lines = [*_contracts(), _taking_in(), _comparing(desk), *_freezing(app, desk)]
    print(json.dumps(lines))


def _contracts() -> list[Line]:
    """Contracts with their shares and signatures; the floor is as many pages of plain lines."""
    found = []
    texts = for_language("en")
    for about, count in CLAUSES.items():
        for parties in PARTIES:
            paper = _paper(parties, count)
            pages = len(PdfPages(build_contract(paper, texts)).sizes)
            name = f"contract of about {about} pages, {parties} parties ({pages})"
            ms = warm_ms(lambda made=paper: build_contract(made, texts), runs=3)
            found.append((name, ms, warm_ms(lambda many=pages: plain_lines(many), runs=3)))
    return found


def _paper(parties: int, clauses: int) -> ContractPaper:
    paragraphs = [f"{FILLING * 3}Point {number}." for number in range(1, 4)]
    made = tuple(samples.clause(number, *paragraphs) for number in range(1, clauses + 1))
    return samples.contract(parties, clauses=made)


def _taking_in() -> Line:
    """An agreement of 15 pages from Word; the floor opens it and reads its paragraphs."""
    data = agreement_with_headings()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "foreign.docx"
        file.write_bytes(data)
        ms = _elapsed_ms(lambda: docx_import.look(file, "en"))
    floor = _elapsed_ms(lambda: [one.text for one in Document(io.BytesIO(data)).paragraphs])
    return "agreement of 15 pages from Word", ms, floor


def _comparing(desk: Desk) -> Line:
    """Two drafts of 60 pages in which every tenth clause differs; the floor compares two alike."""
    first = long_draft(desk, changed="")
    second = long_draft(desk, changed=" They do so gladly.")
    texts = for_language("en")
    ms = warm_ms(lambda: compare_drafts(desk, first, second, texts), runs=3)
    same = warm_ms(lambda: compare_drafts(desk, first, first, texts), runs=3)
    return "comparison of two drafts of 60 pages", ms, same


def long_draft(desk: Desk, *, changed: str) -> int:
    """A draft of 60 pages; ``changed`` is what every tenth clause says more."""
    text = "\n\n".join(f"1. {FILLING * 3}Point {number}." for number in range(1, 4))
    clauses = tuple(
        ForeignClause(f"Clause {number}", text + (changed if number % 10 == 0 else ""))
        for number in range(1, CLAUSES[LONG] + 1)
    )
    return docx_import.make_draft(desk, 1, ForeignAgreement("Long agreement", clauses))


def _freezing(app: QApplication, desk: Desk) -> list[Line]:
    """Freezing 60 pages: how long it takes, and the longest time the window answers nobody.

    The floors: one original after the other without keeping them; a worker that only counts.
    """
    draft = long_draft(desk, changed="")
    filled = get_agreement(desk, draft)
    gc.freeze()  # as the program does when its records are open
    _ms, counting = _watched(app, _count)
    built_ms, _ = _watched(app, lambda _job: freezing.build_kept(filled, desk.clock().date()))
    ms, gap = _watched(app, lambda _job: freezing.freeze(desk, draft, despite="A measurement."))
    return [("freezing 60 pages", ms, built_ms), ("window held up meanwhile", gap, counting)]


def _count(_job: Job) -> None:
    for _step in range(COUNTED):
        pass


def _watched(app: QApplication, work: Callable[[Job], object]) -> tuple[float, float]:
    """How long a piece of work takes in the background, and the longest wait of the window."""
    background = Background()
    gaps = [0.0]
    last = started = time.perf_counter()

    def look() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    looking = QTimer(interval=LOOK_EVERY_MILLISECONDS)
    looking.timeout.connect(look)
    looking.start()
    background.run(work, lambda _result: app.quit())
    app.exec()
    background.stop()
    return (time.perf_counter() - started) * 1000, max(gaps)


def _elapsed_ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
