"""``python -m partnerdesk``: the window, or a command without one."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path


def main() -> int:
    """Run the program with the arguments of the command line; the answer is the exit code."""
    if sys.argv[1:2] == ["read-table"]:  # the program itself asks for this, in a process apart
        from partnerdesk.services.table_reader import main as read_table

        return read_table(sys.argv[2])
    if sys.argv[1:2] == ["look-up-words"]:  # so it does for this
        from partnerdesk.services.dictionary import main as look_up_words

        return look_up_words()
    if sys.argv[1:2] == ["--selftest"]:  # and whoever builds or installs a package for this
        from partnerdesk.selftest import main as test_oneself

        return test_oneself(Path(sys.argv[2]))
    from partnerdesk.cli import main as run_command_line

    # What a start makes is no rubbish: the window looks for that after its first paint, and a
    # command is over before it weighs anything.
    gc.disable()
    answer = run_command_line(sys.argv[1:], _open_window, _keep_first_view)
    gc.freeze()  # or Python would look for rubbish in everything once more before it ends
    return answer


def _open_window(folder: Path, exit_when_shown: bool, package: Path | None) -> int:
    from partnerdesk.ui.plain_imports import import_plainly  # Qt is only needed for the window

    import_plainly()
    from partnerdesk.app import run

    return run(folder, package, exit_when_shown=exit_when_shown)


def _keep_first_view(folder: Path) -> None:
    """Save the next start of the window the work; on a computer without Qt there will be none."""
    from partnerdesk.cli.commands import read_clock
    from partnerdesk.domain.errors import UserError
    from partnerdesk.services.opening import open_desk

    with suppress(ImportError, UserError), open_desk(folder, read_clock) as desk:
        from partnerdesk.ui.first_view import keep_first_view
        from partnerdesk.ui.kit.language import set_language

        set_language(desk.settings.current.language)
        keep_first_view(desk)


if __name__ == "__main__":
    sys.exit(main())
