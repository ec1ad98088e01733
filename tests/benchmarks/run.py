"""How fast the program is on this machine: ``python -m tests.benchmarks.run`` in the checkout.

Each number stands beside a floor that was measured in the same run, so that their ratio says
something on every machine. This measures; it is no test. Needs Linux.

Keep this process small: what it weighs when it starts a child counts as the child's memory.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from partnerdesk.store.kept_view import FILE_NAME
from tests.benchmarks.processes import LONGEST_SECONDS, ROOT, run_child

HERE = Path(__file__).parent
RUNS = 9
WARM_UP = 1
GOALS = {
    "CPU": "at most 2.5 times an empty window of PySide6",
    "memory": "at most 120 MB",
    "contract": "at most 300 ms; the floor is as many pages of plain lines",
    "key": "at most 16 ms with 60 pages, 100 ms while it is saved; the floor has 6 pages",
    "spelling": "at most 1.5 times; the floor has 60 pages, too, but nothing is checked",
    "preview": "at most 150 ms; the floor draws a finished page",
    "preview,": "at most 150 ms for the page in view; the floor is the whole paper",
    "printing,": "at most a sixth of what LibreOffice takes for the same text; it is the floor",
    "report": "in proportion to its pages; the floor is as many pages of plain lines",
    "saving": "at most 100 ms; the floor saves while the other thread rests",
    "list": "at most 3,000 ms; the floor reads the cells and fills a bare SQLite table",
    "undo": "at most 1,000 ms, in the background; the floor deletes the rows",
    "redo": "at most 1,000 ms, in the background; the floor inserts the rows",
    "agreement": "no word is lost; the floor opens the file and reads its paragraphs",
    "comparison": "at most 500 ms; the floor compares a draft with itself",
    "freezing": "in the background; the floor builds the same files and keeps none",
    "window": "at most 100 ms; the floor only counts in the background",
    "again": "nothing comes in twice; the floor reads the cells",
    "package": "at most 3,000 ms; the floor inserts the rows",
}


MANY = (1_000, 10_000, 100_000)
GOALS_FOR_MANY = {
    "opening": "does not grow with the number of partners",
    "letter": "at most 50 ms to the first rows, painted",
    "scrolling": "without stutter: at most 50 ms",
    "memory": "at most 250 MB",
}
GOALS_FOR_BUDGETS = {
    "open": "at most 1,000 ms",
    "change a cell": "at most 50 ms",
    "find what does not fit": "not slower than opening",
    "edit in the window": "at most 50 ms from Enter to painted totals",
    "longest edit": "at most 50 ms",
    "undo and redo": "at most 50 ms",
    "print all periods in one table": "at most 6,000 ms",
    "print each period, too": "at most 6,000 ms for six times as many rows",
}


def main() -> None:
    """Measure everything and print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        made, data = Path(folder) / "made", Path(folder) / "sample"
        run_child([sys.executable, "-m", "partnerdesk", "--data", str(made), "sample"])
        print(f"{'what':<32}{'here':>10}{'floor':>10}{'ratio':>9}  goal")
        _measure_start("first start", data, lambda: _as_made(made, data))
        _measure_memory_at_work(data)
        _measure_start("later start", data, lambda: None)
        _measure_start("start after a crash", data, (data / FILE_NAME).unlink)
        drafts = shutil.copytree(made, Path(folder) / "drafts")  # it makes some, and freezes one
        modules = (
            ("papers", str(data)),
            ("previews", str(data)),
            ("lists",),
            ("agreements", str(drafts)),
            ("saving", str(drafts)),
            ("side_by_side", str(drafts)),
        )
        for module, *arguments in modules:
            command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
            answer = subprocess.check_output(command, cwd=ROOT, stderr=subprocess.DEVNULL)
            found = json.loads(answer)
            if module == "side_by_side" and not found:
                print("printing beside LibreOffice: not measured, it is not installed")
            for what, value, floor in found:
                _print_line(f"{what}, ms", value, floor, GOALS[what.split()[0]])
        _measure_typing(made, Path(folder) / "typing")
        _measure_register(Path(folder))
        _measure_budgets()


def _as_made(made: Path, data: Path) -> None:
    """Put the data back as ``sample`` left it, to the nanosecond of its files."""
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(made, data)


def _measure_start(what: str, data: Path, before_each: Callable[[], object]) -> None:
    """Start the program with the sample centre and an empty window, taking turns."""
    program = [sys.executable, "-m", "partnerdesk", "--data", str(data), "--exit-when-shown"]
    empty = [sys.executable, str(HERE / "empty_window.py")]
    pairs = []
    for _ in range(WARM_UP + RUNS):
        before_each()
        pairs.append((run_child(program), run_child(empty)))
    del pairs[:WARM_UP]
    started, floors = zip(*pairs, strict=True)
    cpu, least_cpu = (statistics.median(run.cpu_ms for run in runs) for runs in (started, floors))
    memory, least_memory = (max(run.megabytes for run in runs) for runs in (started, floors))
    _print_line(f"{what}, CPU ms", cpu, least_cpu, GOALS["CPU"])
    _print_line(f"{what}, memory MB", memory, least_memory, GOALS["memory"])


def _measure_typing(made: Path, folder: Path) -> None:
    """Keys into 6 and into 60 pages: ten times the text must not take longer, nor spelling."""
    shutil.copytree(made, folder)
    typing = [sys.executable, "-m", "tests.benchmarks.keystrokes", str(folder)]
    answer = subprocess.check_output(typing, cwd=ROOT, stderr=subprocess.DEVNULL)
    short, long, unchecked = json.loads(answer)
    for what, value in long.items():
        _print_line(what, value, short[what], GOALS["key"])
    for what, value in long.items():
        _print_line(f"spelling: {what}", value, unchecked[what], GOALS["spelling"])


def _measure_memory_at_work(data: Path) -> None:
    at_work = [sys.executable, "-m", "tests.benchmarks.at_work", str(data)]
    answer = subprocess.check_output(at_work, cwd=ROOT, timeout=LONGEST_SECONDS)
    everything, own = json.loads(answer)
    floor = run_child([sys.executable, str(HERE / "empty_window.py")]).megabytes
    _print_line("at work, memory MB", everything, floor, GOALS["memory"])
    _print_line(
        "of it the program's own",
        own,
        floor,
        "without pages of libraries that the system can drop or share",
    )


def _measure_register(folder: Path) -> None:
    """The register with 1,000, 10,000 and 100,000 partners, and how much more the most take."""
    found = []
    for count in MANY:
        data = str(folder / str(count))
        making = [sys.executable, "-m", "tests.benchmarks.many_partners", data, str(count)]
        subprocess.check_call(making, cwd=ROOT)
        using = [sys.executable, "-m", "tests.benchmarks.register", data]
        answer = subprocess.check_output(using, cwd=ROOT, stderr=subprocess.DEVNULL)
        found.append(json.loads(answer))
    sizes = "".join(f"{count:>10,}" for count in MANY)
    print(f"{'register with so many partners':<32}{sizes}{'growth':>9}  goal")
    for what in found[0]:
        values = [one[what] for one in found]
        numbers = "".join(f"{value:10.1f}" for value in values)
        goal = next(
            (
                GOALS_FOR_MANY[word]
                for word in what.replace(",", "").split()
                if word in GOALS_FOR_MANY
            ),
            "",
        )
        print(f"{what:<32}{numbers}{values[-1] / values[0]:8.1f}×  {goal}")


def _measure_budgets() -> None:
    """Budgets of 50, 500 and 5,000 costs, ten sources and five years: cost grows with size."""
    measuring = [sys.executable, "-m", "tests.benchmarks.budgets"]
    found = json.loads(subprocess.check_output(measuring, cwd=ROOT, stderr=subprocess.DEVNULL))
    print(f"{'budget with 50, 500, 5,000 costs':<32}{'growth':>39}  goal")
    for what in found[0]:
        values = [one[what] for one in found]
        numbers = "".join(f"{value:10.1f}" for value in values)
        growth = f"{values[-1] / values[0]:8.1f}×"
        print(f"{what + ', ms':<32}{numbers}{growth}  {GOALS_FOR_BUDGETS[what]}")


def _print_line(what: str, value: float, floor: float, goal: str) -> None:
    print(f"{what:<32}{value:10.1f}{floor:10.1f}{value / floor:8.1f}×  {goal}")


if __name__ == "__main__":
    main()
