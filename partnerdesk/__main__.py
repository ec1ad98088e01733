"""``python -m partnerdesk``: the window, or a command without one."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of the command line; the answer is the exit code."""
    from partnerdesk.cli import main as run_command_line

    return run_command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
