"""How long a messy list of 5,000 rows, a package of it, and undo take; prints JSON for ``run``.

The floors do the least that must be done: read the cells, and put as many rows into bare SQLite.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from python_calamine import CalamineWorkbook

from partnerdesk.app import read_clock
from partnerdesk.services import exchange, history, imports
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from tests.messy_list import messy_workbook

ROWS = 5_000


def main() -> None:
    """Print what was measured: name, milliseconds, and milliseconds of the floor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "messy.xlsx"
        file.write_bytes(messy_workbook(ROWS))
        floors = _floors(folder / "bare.sqlite", file)
        with (
            open_desk(folder / "here", read_clock) as here,
            open_desk(folder / "there", read_clock) as there,
        ):
            for desk in (here, there):
                save_centre(desk, CentreDetails(name="Mother Centre Hill"))
            print(json.dumps([*_list_lines(here, file, *floors), *_package_lines(here, there,
                folder / "all.partnerdesk", *floors)]))  # fmt: skip


Line = tuple[str, float, float]


def _list_lines(
    desk: Desk, file: Path, read_ms: float, insert_ms: float, delete_ms: float
) -> list[Line]:
    taken_ms = _ms(lambda: imports.apply(desk, imports.look(desk, file)))
    undo_ms = _ms(lambda: history.undo(desk))
    redo_ms = _ms(lambda: history.redo(desk))
    again_ms = _ms(lambda: _expect_nothing_new(desk, file))
    return [
        (f"list of {ROWS} messy rows", taken_ms, read_ms + insert_ms),
        ("undo of the list", undo_ms, delete_ms),
        ("redo of the list", redo_ms, insert_ms),
        ("again looked into", again_ms, read_ms),
    ]


def _expect_nothing_new(desk: Desk, file: Path) -> None:
    if not imports.look(desk, file).plan.is_empty:
        sys.exit("The same list would bring something twice.")


def _package_lines(
    here: Desk, there: Desk, file: Path, _read_ms: float, insert_ms: float, delete_ms: float
) -> list[Line]:
    given_ms = _ms(lambda: exchange.give_package(here, file, with_notes=True))
    taken_ms = _ms(lambda: exchange.apply(there, exchange.look(there, file)))
    undo_ms = _ms(lambda: history.undo(there))
    return [
        ("package of it given", given_ms, insert_ms),
        ("package of it taken in", taken_ms, insert_ms),
        ("undo of the package", undo_ms, delete_ms),
    ]


def _floors(bare: Path, file: Path) -> tuple[float, float, float]:
    """Reading the cells, inserting the rows, deleting them."""
    sheets: list[list[list[object]]] = []

    def read() -> None:
        book = CalamineWorkbook.from_path(str(file))
        sheets.append([list(row) for row in book.get_sheet_by_index(0).iter_rows()])

    read_ms = _ms(read)
    rows = [[str(cell) for cell in row] for row in sheets[0]]
    with closing(sqlite3.connect(bare)) as connection:
        columns = ", ".join(f"c{number}" for number in range(len(rows[0])))
        connection.execute(f"CREATE TABLE partner ({columns})")
        marks = ", ".join("?" for _ in rows[0])

        def insert() -> None:
            with connection:
                connection.executemany(f"INSERT INTO partner VALUES ({marks})", rows)

        def delete() -> None:
            with connection:
                connection.execute("DELETE FROM partner WHERE rowid > 0")

        return read_ms, _ms(insert), _ms(delete)


def _ms(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
