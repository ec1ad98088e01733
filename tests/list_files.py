"""The same small list in every format that people bring."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import xlsxwriter

HEADINGS = ("Organisation", "PLZ", "Telefon", "Ansprechpartner", "Erstkontakt")
ROWS = (
    ("Verein Löwenzahn", "80331", "089 1234567", "Jörg Müller", "1.3.2020"),
    ("Общество Солнце", "80332", "089 7654321", "Анна", "2.3.2020"),
)
NAMES = [row[0] for row in ROWS]

# Written once by Excel's predecessor format: nothing we install writes it.
OLD_EXCEL = Path(__file__).parent / "data" / "partners.xls"

_ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xlsx() -> bytes:
    """As Excel writes it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Partner")
    for at, row in enumerate((HEADINGS, *ROWS)):
        sheet.write_row(at, 0, row)
    book.close()
    return file.getvalue()


def ods() -> bytes:
    """As LibreOffice writes it, as far as a reader looks."""
    rows = "".join(
        f"<table:table-row>{_ods_cells(row)}</table:table-row>" for row in (HEADINGS, *ROWS)
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_SPACES}>'
        f'<office:body><office:spreadsheet><table:table table:name="Partner">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cells(row: tuple[str, ...]) -> str:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return "".join(cell.format(text) for text in row)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def csv(
    delimiter: str = ";", encoding: str = "utf-8", rows: tuple[tuple[str, ...], ...] = ROWS
) -> bytes:
    """As a table program writes it."""
    lines = (delimiter.join(row) for row in (HEADINGS, *rows))
    return "\r\n".join(lines).encode(encoding)


def vcard(version: str = "3.0") -> bytes:
    """As a telephone writes it."""
    cards = (
        f"BEGIN:VCARD\r\nVERSION:{version}\r\nFN:{person}\r\nN:{person};;;;\r\nORG:{name}\r\n"
        f"ADR;TYPE=WORK:;;Hauptstr. 1;München;;{code};\r\nTEL;TYPE=WORK:{phone}\r\nEND:VCARD\r\n"
        for name, code, phone, person, _day in ROWS
    )
    return "".join(cards).encode()


VALID = {
    "xlsx": xlsx(),
    "ods": ods(),
    "xls": OLD_EXCEL.read_bytes(),
    "csv": csv(),
    "vcf": vcard(),
}
