"""How fast the program is on this machine: ``python -m tests.benchmarks.run`` in the checkout.

Each number stands beside a floor that was measured in the same run, so that their ratio says
something on every machine. This measures; it is no test. Needs Linux (``os.wait4``, memory in KiB).

Keep this process small: what it weighs when it starts a child counts as the child's memory.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from partnerdesk.store.kept_view import FILE_NAME

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RUNS = 9
LONGEST_SECONDS = 60
KIBIBYTES_PER_MEGABYTE = 1000**2 / 1024
GOALS = {
    "CPU": "at most 2.5 times an empty window of PySide6",
    "memory": "at most 120 MB",
    "contract": "at most 300 ms; the floor is as many pages of plain lines",
    "preview": "at most 150 ms; the floor draws a finished page",
}


@dataclass(frozen=True)
class Child:
    """What one run of a process took."""

    cpu_ms: float
    megabytes: float


def main() -> None:
    """Measure everything and print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        data = str(Path(folder) / "sample")
        program = [sys.executable, "-m", "partnerdesk", "--data", data]
        _child([*program, "sample"])
        start = [*program, "--exit-when-shown"]
        print(f"{'what':<32}{'here':>10}{'floor':>10}{'ratio':>9}  goal")
        _measure_start("first start", start, forgotten=Path(data) / FILE_NAME)
        _measure_start("later start", start)
        papers = [sys.executable, "-m", "tests.benchmarks.papers", data]
        for what, value, floor in json.loads(subprocess.check_output(papers, cwd=ROOT)):
            _print_line(f"{what}, ms", value, floor, GOALS[what.split()[0]])


def _measure_start(what: str, program: Sequence[str], forgotten: Path | None = None) -> None:
    """Start the program with the sample centre and an empty window, taking turns.

    ``forgotten`` is what one start leaves to the next; without it each start is a first one.
    """
    empty = [sys.executable, str(HERE / "empty_window.py")]
    _child(program)
    pairs = []
    for _ in range(RUNS):
        if forgotten is not None:
            forgotten.unlink(missing_ok=True)
        pairs.append((_child(program), _child(empty)))
    cpu = [statistics.median(run.cpu_ms for run in runs) for runs in zip(*pairs, strict=True)]
    memory = [max(run.megabytes for run in runs) for runs in zip(*pairs, strict=True)]
    _print_line(f"{what}, CPU ms", *cpu, GOALS["CPU"])
    _print_line(f"{what}, memory MB", *memory, GOALS["memory"])


def _print_line(what: str, value: float, floor: float, goal: str) -> None:
    print(f"{what:<32}{value:10.1f}{floor:10.1f}{value / floor:8.1f}×  {goal}")


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
    cpu_ms = (usage.ru_utime + usage.ru_stime) * 1000
    return Child(cpu_ms, usage.ru_maxrss / KIBIBYTES_PER_MEGABYTE)


if __name__ == "__main__":
    main()
