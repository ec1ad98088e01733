"""A list as centres have it: merged headings, empty rows, two numbers in a cell, and more."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter

TITLES = ("Nr.", "Name", "Art", "Straße", "PLZ", "Ort", "Name", "Funktion", "Tel. / Mobil",
          "E-Mail", "Bemerkungen", "Erstkontakt")  # fmt: skip
ORGANISATION_COLUMNS, CONTACT_COLUMNS = (1, 5), (6, 9)
EVERY_NTH_IS_EMPTY, EVERY_NTH_IS_REPEATED, EVERY_NTH_HAS_LONG_NOTES = 50, 40, 10
EVERY_NTH_IS_CYRILLIC, EVERY_NTH_DATE_IS_TEXT = 9, 3
_KINDS = ("Verein", "Behörde", "Schule", "business", "NGO", "Sparkasse")
_LONG = "Ein langer Satz über die Zusammenarbeit. " * 25


def messy_workbook(row_count: int) -> bytes:
    """An xlsx file with this many rows below two rows of headings and a title."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Partner")
    day_format = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.merge_range(0, 0, 0, 11, "Unsere Partner, Stand 2026")
    sheet.merge_range(2, *ORGANISATION_COLUMNS[:1], 2, ORGANISATION_COLUMNS[1], "Organisation")
    sheet.merge_range(2, CONTACT_COLUMNS[0], 2, CONTACT_COLUMNS[1], "Ansprechpartner")
    sheet.write_row(3, 0, TITLES)
    for number in range(row_count):
        if number % EVERY_NTH_IS_EMPTY == 7:
            continue
        at = number + 4
        sheet.write_row(at, 0, messy_row(number))
        if number % EVERY_NTH_DATE_IS_TEXT:
            sheet.write_datetime(at, 11, datetime(2020, 1 + number % 12, 3), day_format)
        else:
            sheet.write_string(at, 11, f"3.{1 + number % 12}.2020")
    book.close()
    return file.getvalue()


def messy_row(number: int) -> tuple[str | float, ...]:
    """The cells of one row, without the date at its end."""
    name = f"Verein Sonnenblume {number}"
    if number % EVERY_NTH_IS_CYRILLIC == 0:
        name = f"Общество Солнце {number}"
    if number % EVERY_NTH_IS_REPEATED == 8:  # written differently than in the row before
        name = f"  VEREIN  sonnenblume {number - 1} "
    phones = f"089/{4000000 + number}; 0170 {9000000 + number}" if number % 4 == 0 else (
        f"+49 89 {6000000 + number}")  # fmt: skip
    return (
        float(number + 1),
        name,
        _KINDS[number % len(_KINDS)],
        f"Hauptstraße {number % 90 + 1}",
        float(80000 + number % 900),
        "München",
        f"Vesna Петрова {number}",
        "Vorsitzende",
        phones,
        f"buero{number}@example.org" if number % 7 else "keine",
        _LONG[:1000] if number % EVERY_NTH_HAS_LONG_NOTES == 0 else "",
    )
