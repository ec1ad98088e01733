"""How fast the program is on this machine: ``python -m tests.benchmarks.run`` in the checkout.

Each number stands beside a floor that was measured in the same run, so that their ratio says
something on every machine. This measures; it is no test. Needs Linux or macOS (``os.wait4``).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Timer

from reportlab.pdfgen.canvas import Canvas

from partnerdesk.services import papers
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.kit.pdf_pages import PdfPages

ROOT = Path(__file__).resolve().parents[2]
CHILD_RUNS = 9
LONGEST_SECONDS = 60
WARM_RUNS = 15
PREVIEW_WIDTH = 700
KIBIBYTES_PER_MEGABYTE = 1000**2 / 1024 if sys.platform == "linux" else 1000**2


@dataclass(frozen=True)
class Measured:
    """One line of the table; the goal is a ratio or an amount in the unit."""

    what: str
    value: float
    floor: float
    unit: str
    goal: str


@dataclass(frozen=True)
class Child:
    """What one run of a process took."""

    cpu_seconds: float
    megabytes: float


def main() -> None:
    """Measure everything and print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "sample"
        program = [sys.executable, "-m", "partnerdesk", "--data", str(data)]
        subprocess.run([*program, "sample"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        measured = [*_start([*program, "--exit-when-shown"]), *_papers(data)]
    print(f"{'what':<34}{'here':>10}{'floor':>10}{'ratio':>8}  goal")
    for line in measured:
        numbers = f"{line.value:10.1f}{line.floor:10.1f}{line.value / line.floor:7.1f}×"
        print(f"{line.what + ' (' + line.unit + ')':<34}{numbers}  {line.goal}")


def _start(program: Sequence[str]) -> list[Measured]:
    """Starting the program with the sample centre against an empty window, taking turns."""
    empty = [sys.executable, str(Path(__file__).with_name("empty_window.py"))]
    runs = [(_child(program), _child(empty)) for _ in range(CHILD_RUNS)]
    ours = [mine for mine, _ in runs]
    floor = [theirs for _, theirs in runs]
    cpu = statistics.median(run.cpu_seconds for run in ours) * 1000
    cpu_floor = statistics.median(run.cpu_seconds for run in floor) * 1000
    memory = max(run.megabytes for run in ours)
    memory_floor = max(run.megabytes for run in floor)
    return [
        Measured("start, CPU", cpu, cpu_floor, "ms", "at most 2.5 times the empty window"),
        Measured("start, most memory", memory, memory_floor, "MB", "at most 120 MB"),
    ]


def _child(command: Sequence[str]) -> Child:
    quiet = subprocess.DEVNULL  # Qt complains off screen that it has no window manager
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    patience = Timer(LONGEST_SECONDS, process.kill)  # a mistake waits for somebody to read it
    patience.start()
    _, status, usage = os.wait4(process.pid, 0)
    patience.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"This ended with exit code {process.returncode}: {' '.join(command)}")
    return Child(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIBIBYTES_PER_MEGABYTE)


def _papers(data: Path) -> list[Measured]:
    """The contract as a PDF, and its first page on the screen, once everything is loaded."""
    with open_desk(data, lambda: datetime(2026, 3, 12, 10, 42)) as desk:

        def contract() -> bytes:
            return papers.contract_pdf(desk, 1)

        def preview() -> None:
            PdfPages(contract()).picture(0, PREVIEW_WIDTH)

        finished = contract()
        page_count = len(PdfPages(finished).sizes)
        contract_ms, preview_ms = _warm_ms(contract), _warm_ms(preview)
    lines_ms = _warm_ms(lambda: _plain_lines(page_count))
    page_ms = _warm_ms(lambda: PdfPages(finished).picture(0, PREVIEW_WIDTH))
    goal = "at most 150 ms; the floor draws a finished page"
    return [
        Measured(
            f"contract of {page_count} pages",
            contract_ms,
            lines_ms,
            "ms",
            "at most 300 ms; the floor is as many pages of plain lines",
        ),
        Measured("preview after a change", preview_ms, page_ms, "ms", goal),
    ]


def _warm_ms(action: Callable[[], object]) -> float:
    """The median time of an action in milliseconds of CPU, after it was tried once."""
    action()
    times = []
    for _ in range(WARM_RUNS):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return statistics.median(times) * 1000


def _plain_lines(page_count: int) -> bytes:
    """As many pages of text without any layout: what ReportLab takes at least."""
    canvas = Canvas("plain.pdf")
    for _page in range(page_count):
        for line in range(55):
            canvas.drawString(70, 780 - 13 * line, "The partners agree on all of this. " * 3)
        canvas.showPage()
    content: bytes = canvas.getpdfdata()
    return content


if __name__ == "__main__":
    main()
