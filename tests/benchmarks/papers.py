"""How long a contract and its preview take once everything is loaded; prints JSON for ``run``."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from partnerdesk.app import read_clock
from partnerdesk.services import papers
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.kit.pdf_pages import PdfPages

RUNS = 15
PREVIEW_WIDTH = 700
LINES_A_PAGE = 55


def main(data: Path) -> None:
    """Print what was measured: name, milliseconds, and milliseconds of the floor."""
    with open_desk(data, read_clock) as desk:

        def contract() -> bytes:
            return papers.contract_pdf(desk, 1)

        def preview() -> None:
            PdfPages(contract()).picture(0, PREVIEW_WIDTH)

        finished = contract()
        pages = len(PdfPages(finished).sizes)
        contract_ms, preview_ms = warm_ms(contract), warm_ms(preview)
    plain_ms = warm_ms(lambda: plain_lines(pages))
    drawing_ms = warm_ms(lambda: PdfPages(finished).picture(0, PREVIEW_WIDTH))
    lines = [
        (f"contract of {pages} pages", contract_ms, plain_ms),
        ("preview after a change", preview_ms, drawing_ms),
    ]
    print(json.dumps(lines))


def warm_ms(action: Callable[[], object], runs: int = RUNS) -> float:
    """The median CPU time of an action, after it was done once."""
    action()
    times = []
    for _ in range(runs):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return statistics.median(times) * 1000


def plain_lines(pages: int) -> bytes:
    """As many pages of text without any layout: what ReportLab takes at least."""
    canvas = Canvas("plain.pdf")
    for _page in range(pages):
        for line in range(LINES_A_PAGE):
            canvas.drawString(70, 780 - 13 * line, "The partners agree on all of this. " * 3)
        canvas.showPage()
    content: bytes = canvas.getpdfdata()
    return content


if __name__ == "__main__":
    main(Path(sys.argv[1]))
