"""What all commands share: how they are declared, and on which data they work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeAlias

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import LANGUAGES, N_, Texts, for_language
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services.desk import Desk

NOT_SO = 1
"""The exit code of a command that was asked whether something is so, and it is not."""

WRONG_INPUT = 2


class Parser(argparse.ArgumentParser):
    """An argument parser that says one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Leave with one sentence and exit code 2."""
        sentence = message[:1].upper() + message[1:]
        print(f"{sentence}. See: {self.prog} --help", file=sys.stderr)
        sys.exit(WRONG_INPUT)


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no public name
OnFolder = Callable[[argparse.Namespace, Path], int | None]
OnDesk = Callable[[argparse.Namespace, Desk], int | None]
"""What a command does; the answer is its exit code, where it is not that of success."""


def add_command(
    commands: Commands, name: str, help_text: str, work: OnDesk, *, takes_two: bool = False
) -> Parser:
    """Add a command that works on the records of the data folder.

    One that ``takes_two`` languages is told them as in ``de,en``.
    """

    def on_folder(options: argparse.Namespace, folder: Path) -> int | None:
        from partnerdesk.services.opening import open_desk

        refuse_without_data(folder)
        with open_desk(folder, read_clock) as desk:
            return work(options, desk)

    return add_folder_command(commands, name, help_text, on_folder, takes_two=takes_two)


def add_folder_command(
    commands: Commands, name: str, help_text: str, work: OnFolder, *, takes_two: bool = False
) -> Parser:
    """Add a command that works on a data folder whose records may not be there yet."""
    parser = commands.add_parser(name, help=help_text, description=f"To {help_text}.")
    if takes_two:
        help_language = "of the paper and messages; of a contract also two, in columns: de,en"
        parser.add_argument("--language", metavar="CODE[,CODE]", help=help_language)
    else:
        help_language = "of the papers and messages"
        parser.add_argument("--language", choices=tuple(LANGUAGES), help=help_language)
    parser.set_defaults(command=work)
    return parser


def add_partnership(parser: Parser, help_text: str, *, required: bool = False) -> None:
    """Add the option that names a partnership."""
    parser.add_argument("--partnership", metavar="NAME_OR_ID", required=required, help=help_text)


def partnership_id(options: argparse.Namespace, desk: Desk) -> int:
    """The number of the partnership that is named.

    Raises:
        UserError: none is named, or there is none with this name.
    """
    from partnerdesk.services.partnerships import find_partnership

    if not options.partnership:
        raise UserError(N_("Say which partnership, with --partnership and its name or number."))
    return find_partnership(desk, options.partnership)


def refuse_without_data(folder: Path) -> None:
    """Looking must not make an empty data folder.

    Raises:
        UserError: there are no records in the folder.
    """
    if not (folder / DATABASE_NAME).exists():
        raise UserError(
            N_("There is no data in {folder} yet."),
            N_("Name another folder with --data, or make an example with: sample"),
            folder=str(folder),
        )


def texts_for(options: argparse.Namespace, desk: Desk) -> Texts:
    """The texts of the language that is asked for, or of the screen."""
    return for_language(options.language or desk.settings.current.language or "en")


def read_clock() -> datetime:
    """The present moment in local time."""
    return datetime.now()  # noqa: DTZ005, TID251 - the start-up hands the clock to all others
