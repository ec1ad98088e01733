"""Budget sheets as centres, town halls and funders keep them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

GERMAN = (
    ("Kosten- und Finanzierungsplan Straßenfest",),
    (),
    ("Pos.", "Bezeichnung", "Menge", "Einheit", "Einzelpreis in EUR", "Betrag (EUR)",
     "Finanzierung", "", "Bemerkung"),
    ("", "", "", "", "", "", "Stadt", "Eigenmittel", ""),
    ("1", "Personalkosten", "", "", "", "1.750,00 €", "", "", ""),
    ("1.1", "Leitung", "10", "Stunden", "25,00", "250,00 €", "200,00", "50,00", ""),
    ("1.2", "Helferinnen", "1,5", "Monate", "1.000,00", "1.500,00 €", "1.500,00", "–", "ab Mai"),
    ("", "Zwischensumme", "", "", "", "1.750,00 €", "1.700,00", "50,00", ""),
    (),
    ("2", "Sachkosten", "", "", "", "", "", "", ""),
    ("2.1", "Bühne", "", "", "", "499,99", "499,99", "", ""),
    ("2.2", "Plakate", "200", "Stück", "0,50", "110,00", "", "100,00", ""),
    ("", "Gesamtkosten", "", "", "", "2.359,99 €", "2.199,99", "150,00", ""),
)  # fmt: skip
"""Headings in two rows, numbered blocks with sums, and one line that is multiplied wrongly."""

ENGLISH = (
    ("Work package", "Item", "Cost type", "Qty", "Unit cost", "Total", "Youth Fund", "Own funds"),
    ("Walks", "Trainer", "Staff costs", "12 hours", "1,200.50", "14,406.00", "14,000.00", "406.00"),
    ("", "Bus", "Travel", "3", "33.333", "100.00", "", "100.00"),
    ("Room", "Rent", "Rooms", "", "", "2,500.00", "2,500.00", ""),
    ("", "Total", "", "", "", "17,006.00", "16,500.00", "506.00"),
)
"""Merged cells of activities, a unit beside its number, a rate finer than a cent, a lump sum."""


def xlsx(rows: Sequence[Sequence[object]], name: str = "Plan") -> bytes:
    """The rows as a workbook; numbers stay numbers."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(at, column, cell)
            elif isinstance(cell, int | float):
                page.write_number(at, column, cell)
    book.close()
    return file.getvalue()


def as_csv(
    rows: Sequence[Sequence[object]], delimiter: str = ";", encoding: str = "utf-8"
) -> bytes:
    """The rows as a table program writes them."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue().encode(encoding)
