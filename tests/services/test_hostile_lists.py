"""Files that are no lists, and lists that were tampered with: named, refused, nothing half done."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from partnerdesk.domain.errors import UserError
from partnerdesk.services import imports
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import list_register
from tests import list_files
from tests.fuzzing import unpacked

MEGABYTE = 1024**2


def two_cells_far_apart() -> bytes:
    """The reader would want 500 GB for the cells between them, and abort."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Name")
    sheet.write(1_048_575, 16_383, "far away")
    book.close()
    return file.getvalue()


def repeated_cells() -> bytes:
    """Two attributes that stand for 17,000,000,000 cells."""
    parts = unpacked(list_files.ods())
    text = parts["content.xml"].replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
    )
    cell = b'<table:table-cell table:number-columns-repeated="16384" '
    return list_files.zipped({**parts, "content.xml": text.replace(b"<table:table-cell ", cell)})


def wide_table() -> bytes:
    return (";".join(["Name"] * 201)).encode()


HOSTILE = {
    "empty": b"",
    "only-spaces": b"  \r\n  \r\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj",
    "page": b"<html><table><tr><td>Name</td></tr></table></html>",
    "program": b"MZ\x90\x00\x03" + bytes(300),
    "archive-of-something-else": list_files.zipped({"readme.txt": "Name;Ort"}),
    "cut-off": list_files.xlsx()[:2000],
    "zip-bomb": list_files.zipped({"[Content_Types].xml": bytes(210 * MEGABYTE)}),
    "thousands-of-parts": list_files.zipped({f"part{n}": "" for n in range(2_500)}),
    "two-cells-far-apart": two_cells_far_apart(),
    "repeated-cells": repeated_cells(),
    "too-many-columns": wide_table(),
    "too-many-rows": b"Name\n" + b"A\n" * 20_001,
    "giant-cell": b"Name\n" + b"x" * 40_000,
    "giant-field": b'Name\n"' + b"x" * 200_000,
    "old-office-rubbish": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20,
    "locked-office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "damaged-card": b"BEGIN:VCARD\nVERSION:3.0\nTEL\nEND:VCARD\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason(desk: Desk, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"{name}.xlsx"
    file.write_bytes(HOSTILE[name])
    with pytest.raises(UserError) as refused:
        imports.look(desk, file)
    assert refused.value.sentence and refused.value.what_to_do
    assert list_register(desk) == ()


def test_a_file_larger_than_any_list_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as handle:
        handle.truncate(21 * MEGABYTE)
    with pytest.raises(UserError, match="more than"):
        imports.look(desk, file)


def test_entities_of_an_xml_file_are_not_followed(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret of this computer")
    doctype = f'<!DOCTYPE x [<!ENTITY stolen SYSTEM "{secret.as_uri()}">]>'
    parts = unpacked(list_files.ods())
    text = parts["content.xml"].decode().replace("?>", f"?>{doctype}", 1)
    file = tmp_path / "list.ods"
    file.write_bytes(
        list_files.zipped({**parts, "content.xml": text.replace("Löwenzahn", "&stolen;")})
    )
    try:
        names = [row.name for row in imports.look(desk, file).plan.rows]
    except UserError:
        names = []
    assert not any("secret of this computer" in name for name in names)


def test_modules_that_lie_in_the_working_folder_are_not_run(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "downloads"
    trap.mkdir()
    for name in ("json", "python_calamine", "partnerdesk"):
        (trap / f"{name}.py").write_text("open('sprung', 'w').close()\n")
    (trap / "list.xlsx").write_bytes(list_files.xlsx())
    monkeypatch.chdir(trap)
    assert len(imports.look(desk, Path("list.xlsx")).plan.rows) == 2
    assert not (trap / "sprung").exists()
