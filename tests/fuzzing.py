"""Files of every import format that were tampered with, and what may become of them."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import xlsxwriter
from hypothesis import strategies as st
from sqlalchemy import func, select

from partnerdesk.domain.budget import Source, SourceKind
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.exchange import Manifest, SentPartner, counts_of, read_manifest
from partnerdesk.domain.history import Change
from partnerdesk.domain.importing import RowState
from partnerdesk.domain.partners import Finding, ResearchAnswer, ResearchQuestion
from partnerdesk.services import budget_imports, exchange, history, imports
from partnerdesk.services.budget_rows import budget_row
from partnerdesk.services.desk import Desk
from partnerdesk.services.package_file import SUFFIX, write_package
from partnerdesk.store.tables import (
    AmountRow,
    ContactRow,
    CostLineRow,
    OrganisationRow,
    PartnershipRow,
    QuantityRow,
    ResearchAnswerRow,
    SourceRow,
)
from tests import budget_sheets, list_files
from tests.conftest import MORNING

PACKAGE = SUFFIX.removeprefix(".")
_BUDGET = "budget"
_ARCHIVES = ("xlsx", "ods", PACKAGE, f"{_BUDGET}.xlsx")
_REGISTER, _MANIFEST = "register.json", "manifest.json"
_LISTED = (
    OrganisationRow, CostLineRow, ContactRow, ResearchAnswerRow, SourceRow, QuantityRow, AmountRow
)  # fmt: skip

Case = tuple[str, bytes]
"""The ending of a file and its bytes; a sheet of a budget ends with budget.xlsx."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def outcome_of(desk: Desk, folder: Path, case: Case) -> str:
    """Take a file in and take it back; the answer is what became of it.

    Fails where the program does, where part of a file comes in, and where undo leaves something.
    """
    kind, content = case
    file = folder / f"list.{kind}"
    file.write_bytes(content)
    budget = _partnership_with_budget(desk) if kind.startswith(_BUDGET) else None
    before = _counts(desk)
    try:
        new = _costs_taken_in(desk, file, budget) if budget else _taken_in(desk, file)
    except UserError as error:
        assert error.sentence and _counts(desk) == before
        return "refused"
    after = _counts(desk)
    at = 1 if budget else 0
    assert after[at] == before[at] + new
    assert after != before or new == 0
    history.undo(desk)
    assert _counts(desk) == before
    return "taken in"


def _taken_in(desk: Desk, file: Path) -> int:
    """How many partners are new."""
    if file.suffix == SUFFIX:
        return exchange.apply(desk, exchange.look(desk, file)).counts[RowState.NEW]
    return imports.apply(desk, imports.look(desk, file)).counts[RowState.NEW]


def _costs_taken_in(desk: Desk, file: Path, partnership_id: int) -> int:
    """How many costs are new."""
    preview = budget_imports.look(desk, partnership_id, file)
    return len(budget_imports.apply(desk, preview).lines)


def _partnership_with_budget(desk: Desk) -> int:
    """The number of a partnership that has a budget with a source of finance."""
    with desk.database.read() as session:
        known = session.scalars(select(PartnershipRow.id)).first()
    if known is not None:
        return known
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom")
        row.budget = budget_row("EUR", [Source(0, "Stadt", SourceKind.CASH)])
        session.add(row)
        session.flush()
        return row.id


def _counts(desk: Desk) -> tuple[int, ...]:
    with desk.database.read() as session:
        tables = [select(func.count()).select_from(table) for table in _LISTED]
        return tuple(session.scalars(query).one() for query in tables)


@st.composite
def _tampered(draw: st.DrawFn) -> Case:
    """A valid file with some bytes changed, inserted, removed or cut off."""
    kind = draw(st.sampled_from(sorted(_VALID)))
    data = _VALID[kind]
    if kind in _ARCHIVES and draw(st.integers(0, 3)):
        return kind, _tampered_inside(draw, data)
    return kind, _tampered_bytes(draw, data)


def _tampered_inside(draw: st.DrawFn, data: bytes) -> bytes:
    """Change a packed part and pack it properly again: the checksum does not save the reader."""
    parts = unpacked(data)
    name = draw(st.sampled_from(sorted(parts)))
    old = parts[name]
    parts[name] = _tampered_bytes(draw, old)
    if name == _REGISTER:
        old_print = read_manifest(parts[_MANIFEST]).sha256.encode()
        new_print = sha256(parts[name]).hexdigest().encode()
        parts[_MANIFEST] = parts[_MANIFEST].replace(old_print, new_print)
    return list_files.zipped(parts)


def _tampered_bytes(draw: st.DrawFn, data: bytes) -> bytes:
    changed = bytearray(data)
    for _change in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(changed) - 1)))
        new = draw(
            st.binary(max_size=6)
            | st.sampled_from([b"\x00", b"\xff" * 4, b"999999999", b"<", b"\r\n", b'",'])
        )
        length = len(new) if draw(st.booleans()) else draw(st.integers(0, 6))
        changed[at : at + length] = new
    if draw(st.integers(0, 9)) == 0:
        del changed[draw(st.integers(0, len(changed))) :]
    return bytes(changed)


@st.composite
def _lists_of_anything(draw: st.DrawFn) -> Case:
    """A table that is written properly, whatever stands in it."""
    of_budget = draw(st.booleans())
    known = _COST_CELLS if of_budget else ["Name", "Ort", "Telefon", "=1+1", "089 123456"]
    cell = st.text(max_size=30) | st.sampled_from(known)
    rows = draw(st.lists(st.lists(cell, min_size=1, max_size=5), min_size=1, max_size=8))
    start = f"{_BUDGET}." if of_budget else ""
    if draw(st.booleans()):
        return f"{start}csv", _csv(rows)
    return f"{start}xlsx", _xlsx(rows)


_COST_CELLS = [
    "Kosten", "Menge", "Satz", "Betrag", "Stadt", "Zuschuss", "Summe", "A", "A1", "12 Monate",
    "1.234,50", "-1", "9" * 15, "0,33333", "1e400", "€", "EUR", "=1+1",
]  # fmt: skip


def _csv(rows: list[list[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return written.getvalue().encode("utf-8", errors="surrogatepass")


def _xlsx(rows: list[list[str]]) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text.encode("utf-8", errors="replace").decode())
    book.close()
    return file.getvalue()


def _package() -> bytes:
    """The small list as one centre gives it to another."""
    answer = ResearchAnswer(
        ResearchQuestion.FINANCES, Finding.YES, "Annual report", date(2026, 1, 5), "Amina"
    )
    partners = tuple(
        SentPartner(
            uid=f"{number:032x}",
            values={
                "name": name,
                "postal_code": code,
                "phone": phone,
                "notes": "Ask first.\nTwice.",
            },
            contacts=({"name": person, "role": "Chair"},),
            research=(answer,),
        )
        for number, (name, code, phone, person, _day) in enumerate(list_files.ROWS)
    )
    manifest = Manifest("Mother Centre Sunrise", MORNING, "0.1.0", counts_of(partners), sha256="")
    return write_package(manifest, partners)


_VALID = {
    **list_files.VALID,
    PACKAGE: _package(),
    f"{_BUDGET}.xlsx": budget_sheets.xlsx(budget_sheets.GERMAN),
    f"{_BUDGET}.csv": budget_sheets.as_csv(budget_sheets.ENGLISH),
}

CASES: st.SearchStrategy[Case] = st.one_of(_tampered(), _tampered(), _lists_of_anything())
"""Valid files with bytes changed, and well-formed ones with anything in their cells."""
