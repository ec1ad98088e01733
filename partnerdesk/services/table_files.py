"""Opens the lists that people bring: Excel, LibreOffice, CSV and address cards.

Nothing in such a file is trusted: its size is checked before it is unpacked, and what needs a
foreign library is read in a process that may end.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from partnerdesk.domain.csv_cells import restored
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.importing import Table
from partnerdesk.domain.texts import N_
from partnerdesk.services.address_cards import is_card_file
from partnerdesk.services.reading_apart import (
    UnreadableError,
    check_archive,
    locked_file,
    read_apart,
)
from partnerdesk.services.table_reader import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    Kind,
    TooLargeError,
    bounded,
)
from partnerdesk.services.text_files import decode, read_csv

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".vcf")
MOST_MEGABYTES = 20
_MEGABYTE = 1024**2
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SAVE_AGAIN = N_("Open it in the program it comes from, and save it there as Excel or CSV.")


def read_tables(file: Path) -> tuple[Table, ...]:
    """The tables of a file that hold anything.

    Raises:
        UserError: the file cannot be read, is damaged, or is larger than any list.
    """
    data = file_bytes(file)
    if data.startswith(b"PK"):
        try:
            check_archive(data)
        except UnreadableError as error:
            raise _damaged() from error
        tables = _read_apart("spreadsheet", data)
    elif data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise locked_file()
        tables = _read_apart("spreadsheet", data)
    else:
        tables = _read_text(decode(data))
    filled = tuple(_table(name, rows) for name, rows in tables if rows)
    if not filled:
        raise UserError(N_("There is nothing in this list."), N_("Choose another file."))
    return filled


def file_bytes(file: Path) -> bytes:
    """All of a file that somebody brings.

    Raises:
        UserError: there is none, it cannot be opened, or it is larger than any list.
    """
    try:
        if not file.is_file():
            raise UserError(
                N_("There is no file {name}."), N_("Choose another file."), name=file.name
            )
        if file.stat().st_size > MOST_MEGABYTES * _MEGABYTE:
            raise UserError(
                N_("This file has more than {limit} MB; no list is that large."),
                N_("Choose another file."),
                limit=MOST_MEGABYTES,
            )
        return file.read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise UserError(
            N_("The file {name} cannot be opened."),
            N_("Close it in other programs, then try again."),
            name=file.name,
        ) from error


def _read_text(text: str) -> list[tuple[str, list[list[str]]]]:
    if is_card_file(text):
        return _read_apart("cards", text.encode("utf-8", errors="replace"))
    try:
        return [("", bounded([restored(cell.strip()) for cell in row] for row in read_csv(text)))]
    except TooLargeError as error:
        raise _too_large(error) from error


def _read_apart(kind: Kind, data: bytes) -> list[tuple[str, list[list[str]]]]:
    try:
        answer = read_apart(kind, data)
    except UnreadableError as error:
        raise _damaged() from error
    if "reason" in answer:
        raise _too_large(TooLargeError(answer["reason"], answer["row"]))
    return [(name, rows) for name, rows in answer["tables"]]


def _table(name: str, rows: Sequence[Sequence[str]]) -> Table:
    width = max(map(len, rows))
    return Table(name, tuple((*row, *[""] * (width - len(row))) for row in rows))


def _too_large(error: TooLargeError) -> UserError:
    sentences = {
        "rows": N_("This list has more than {limit} rows."),
        "columns": N_("Row {row} has more than {limit} columns."),
        "cell": N_("A cell in row {row} has more than {limit} characters."),
        "card": N_("Card {row} of this file is damaged."),
    }
    limits = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cell": MOST_CHARACTERS}
    advice = N_("Split it into smaller lists and take in one after the other.")
    return UserError(
        sentences[error.reason],
        _SAVE_AGAIN if error.reason == "card" else advice,
        row=error.row,
        limit=limits.get(error.reason, 0),
    )


def _damaged() -> UserError:
    return UserError(N_("This file is damaged, or it is no list."), _SAVE_AGAIN)
