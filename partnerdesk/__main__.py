"""``python -m partnerdesk``: the window, or a command without one."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> int:
    """Run the program with the arguments of the command line; the answer is the exit code."""
    if sys.argv[1:2] == ["read-table"]:  # the program itself asks for this, in a process apart
        from partnerdesk.services.table_reader import main as read_table

        return read_table("cards" if sys.argv[2:3] == ["cards"] else "spreadsheet")
    from partnerdesk.cli import main as run_command_line

    return run_command_line(sys.argv[1:], _open_window)


def _open_window(folder: Path, exit_when_shown: bool) -> int:
    # What the start makes is no rubbish: the program looks for that after the first paint.
    gc.disable()
    from partnerdesk.app import run  # Qt is only needed for the window

    return run(folder, exit_when_shown=exit_when_shown)


if __name__ == "__main__":
    sys.exit(main())
