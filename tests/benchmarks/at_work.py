"""The memory of the window at work: records open, Home read from them, a first backup made.

``python -m tests.benchmarks.at_work FOLDER`` prints two figures in MB as JSON: all memory, and what
of it is the program's own, without the pages of libraries that the system can drop or share.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from partnerdesk.ui.plain_imports import import_plainly
from tests.benchmarks.processes import KIBIBYTES_PER_MEGABYTE, LONGEST_SECONDS

LOOK_EVERY_MS = 50


def main() -> None:
    """Start as the program does, and end when the backup lies there."""
    gc.disable()
    import_plainly()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from partnerdesk.app import Program
    from partnerdesk.paths import BACKUP_FOLDER

    folder = Path(sys.argv[1])
    app = QApplication([])
    program = Program(app, folder)
    program.open_own()

    def look() -> None:
        if list((folder / BACKUP_FOLDER).glob("*.json")):
            print(json.dumps([_megabytes("VmRSS"), _megabytes("RssAnon")]))
            app.quit()

    looking = QTimer(interval=LOOK_EVERY_MS)
    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(LONGEST_SECONDS * 1000, lambda: app.exit(1))  # a question waits for nobody
    if app.exec() != 0:
        sys.exit(f"There was no backup within {LONGEST_SECONDS} seconds.")


def _megabytes(name: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    lines = dict(line.split(":", 1) for line in status.splitlines())
    return int(lines[name].split()[0]) / KIBIBYTES_PER_MEGABYTE


if __name__ == "__main__":
    main()
