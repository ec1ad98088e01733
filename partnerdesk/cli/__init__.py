"""The program without a window: lists, papers, checks and backups from the command line.

What a command needs is imported when it runs: the window and ``--help`` need none of it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from partnerdesk import __version__
from partnerdesk.cli.commands import WRONG_INPUT, Parser
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.paths import PACKAGE_SUFFIX, default_data_folder

DONE = 0

OpenWindow = Callable[[Path, bool, Path | None], int]
"""Opens the window on a data folder, and ends after the first paint if told so.

A package that is named is looked into at once.
"""

KeepFirstView = Callable[[Path], None]
"""Keeps what the window will first show of a data folder that a command has filled."""


def main(arguments: Sequence[str], open_window: OpenWindow, keep_first_view: KeepFirstView) -> int:
    """Do what the arguments say, in the window without a command; the answer is the exit code."""
    options, more = _window_parser().parse_known_args(arguments)
    package = _package_among(more)
    if more and package is None:
        options = _parser().parse_args(arguments)
    folder = options.data or default_data_folder()
    if options.command is None:
        return open_window(folder, options.exit_when_shown, package)
    try:
        answer: int | None = options.command(options, folder)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads the list has seen enough, as ``head`` does
        _drop_output()
        answer = DONE
    except OSError:
        _drop_output()
        return _refuse(options, _not_written())
    except UserError as error:
        return _refuse(options, error)
    if options.fills_records:
        keep_first_view(folder)
    return answer or DONE


def _package_among(words: Sequence[str]) -> Path | None:
    """The package that was opened in a file manager: its place stands there alone."""
    is_package = len(words) == 1 and words[0].lower().endswith(PACKAGE_SUFFIX)
    return Path(words[0]).absolute() if is_package else None


def _refuse(options: argparse.Namespace, error: UserError) -> int:
    language = (options.language or "en").partition(",")[0]
    print(error.text(for_language(language)), file=sys.stderr)
    return WRONG_INPUT


def _not_written() -> UserError:
    return UserError(
        N_("This could not be written."),
        N_("Check that there is room and that you may write there, then try again."),
    )


def _drop_output() -> None:
    """Forget what was not written yet, or Python would fail with it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window_parser() -> Parser:
    """What the window needs; a start should not take the time to make all the commands."""
    parser = Parser(prog="partnerdesk", add_help=False)
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder")
    parser.add_argument(
        "--exit-when-shown",
        action="store_true",
        help="end after the window was painted once, to measure the start",
    )
    parser.set_defaults(command=None, language=None, fills_records=False)
    return parser


def _parser() -> Parser:
    from partnerdesk.cli import lists, papers, records

    parser = Parser(
        prog="partnerdesk",
        description="Start, agree, sign, pay for and keep alive the partnerships of a centre.",
        epilog=f"With NAME{PACKAGE_SUFFIX} as the only word, the window shows what is in it.",
        parents=[_window_parser()],
    )
    parser.add_argument("--version", action="version", version=f"PartnerDesk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for room in (lists, papers, records):
        room.add_commands(commands)
    return parser
