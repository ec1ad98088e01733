"""Reads foreign files in a process of its own: ``read-table KIND``.

A file of two cells can ask the reader for 500 GB, and the reader then aborts its process. So this
is a process that may end: it takes the file on its standard input and answers on its standard
output. It writes no file and opens no connection.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Literal

Kind = Literal["spreadsheet", "cards", "agreement"]

COMMAND = "read-table"
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 32_767
_MOST_BYTES_OF_MEMORY = 2 * 1024**3
_WHOLE_NUMBERS_BELOW = 1e15


class TooLargeError(Exception):
    """A table is larger than any list; ``reason`` is ``rows``, ``columns`` or ``cell``."""

    def __init__(self, reason: str, row: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row


def main(kind: str) -> int:
    """Read what comes in, write what was found; the answer is the exit code."""
    _limit_memory()
    data = sys.stdin.buffer.read()
    try:
        answer = _answer(kind, data)
    except TooLargeError as error:
        answer = {"reason": error.reason, "row": error.row}
    except (
        BaseException
    ):  # a panic in Rust is no Exception; the file cannot be read, whatever it is
        return 1
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


def _answer(kind: str, data: bytes) -> dict[str, object]:
    match kind:
        case "agreement":
            from partnerdesk.services.docx_reader import read_margins, read_parts

            return {"parts": read_parts(data), "margins": read_margins(data)}
        case "cards":
            return {"tables": _read_cards(data)}
    return {"tables": _read_spreadsheet(data)}


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        _now, allowed = resource.getrlimit(resource.RLIMIT_AS)
        unlimited = allowed == resource.RLIM_INFINITY
        most = _MOST_BYTES_OF_MEMORY if unlimited else min(_MOST_BYTES_OF_MEMORY, allowed)
        resource.setrlimit(resource.RLIMIT_AS, (most, allowed))


def _read_spreadsheet(data: bytes) -> list[tuple[str, list[list[str]]]]:
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    tables = []
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).iter_rows()
        tables.append((name, bounded([_text_of(cell) for cell in row] for row in rows)))
    return tables


def _read_cards(data: bytes) -> list[tuple[str, list[list[str]]]]:
    from partnerdesk.services.address_cards import DamagedCardError, read_cards

    try:
        return [("", bounded(read_cards(data.decode("utf-8"))))]
    except DamagedCardError as error:
        raise TooLargeError("card", error.number) from error


def bounded(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The rows without empty cells at their ends and empty rows at the end.

    Raises:
        TooLargeError: there are more than a list can have.
    """
    kept: list[list[str]] = []
    empty = 0
    for number, row in enumerate(rows, start=1):
        cells = _without_empty_end(row)
        if not cells:
            empty += 1
            continue
        _refuse_giants(number, cells)
        kept += [[] for _ in range(empty)]
        kept.append(cells)
        empty = 0
    return kept


def _refuse_giants(number: int, cells: Sequence[str]) -> None:
    if number > MOST_ROWS:
        raise TooLargeError("rows")
    if len(cells) > MOST_COLUMNS:
        raise TooLargeError("columns", number)
    if max(map(len, cells)) > MOST_CHARACTERS:
        raise TooLargeError("cell", number)


def _without_empty_end(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text_of(cell: object) -> str:
    """A cell as a person reads it; dates as 2026-03-12, which every reader understands."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _WHOLE_NUMBERS_BELOW:
        return str(int(cell))
    if isinstance(cell, float):
        return _text_of_fraction(cell)
    if isinstance(cell, datetime):
        is_day = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _text_of_fraction(value: float) -> str:
    """A number as Excel shows it: fifteen digits, without what binary numbers add behind them.

    Three decimals get a fourth one, or a reader could take them for thousands.
    """
    text = f"{value:.15g}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 and "e" not in text else text
