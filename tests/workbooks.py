"""Recomputes the formulas of a workbook, exactly, as a spreadsheet would: nothing is trusted."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from xml.etree import ElementTree

from partnerdesk.domain.budget import group_letter

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'!)?\$?([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")
_ROUND = re.compile(r"ROUND\(([^(),]+),(\d+)\)")
_SUM = re.compile(r"SUM\(([A-Z]+\d+(?::[A-Z]+\d+)?)\)")
_SUMIF = re.compile(r"SUMIF\('([^']+)'!([A-Z]+):[A-Z]+,\"([^\"]*)\",'[^']+'!([A-Z]+):[A-Z]+\)")

Cell = tuple[str, int]
"""Column and row, as in G4."""


class Workbook:
    """The sheets of an xlsx file by name."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._words = _shared_words(archive)
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            names = [one.attrib["name"] for one in book.iter(f"{_MAIN}sheet")]
            self.sheets = {
                name: Sheet(self, archive.read(f"xl/worksheets/sheet{number}.xml"))
                for number, name in enumerate(names, start=1)
            }

    def word(self, number: int) -> str:
        """A text that cells point to."""
        return self._words[number]


class Sheet:
    """One sheet; values are computed from its formulas, never read from beside them."""

    def __init__(self, book: Workbook, content: bytes) -> None:
        self._book = book
        self._root = ElementTree.fromstring(content)
        self._computed: dict[Cell, Decimal] = {}

    @cached_property
    def _cells(self) -> dict[Cell, ElementTree.Element]:
        found = {}
        for cell in self._root.iter(f"{_MAIN}c"):
            match = re.fullmatch(r"([A-Z]+)(\d+)", cell.attrib["r"])
            assert match is not None
            found[match[1], int(match[2])] = cell
        return found

    def text(self, column: str, row: int) -> str:
        """The words of a cell."""
        cell = self._cells.get((column, row))
        if cell is None or cell.attrib.get("t") != "s":
            return ""
        return self._book.word(int(cell.findtext(f"{_MAIN}v") or 0))

    def row_of(self, column: str, text: str) -> int:
        """The first row whose cell in a column holds these words."""
        return next(row for at, row in self._cells if at == column and self.text(at, row) == text)

    def column_of(self, row: int, text: str) -> str:
        """The column whose cell in a row holds these words."""
        return next(at for at, there in self._cells if there == row and self.text(at, row) == text)

    def rows(self, column: str) -> list[int]:
        """The rows in which a column holds something."""
        return [row for at, row in self._cells if at == column]

    def value(self, column: str, row: int) -> Decimal:
        """The number of a cell, computed; an empty one is zero."""
        if (column, row) not in self._computed:
            cell = self._cells.get((column, row))
            formula = cell.findtext(f"{_MAIN}f") if cell is not None else None
            if formula is not None:
                self._computed[column, row] = self._compute(formula)
            elif cell is not None and cell.attrib.get("t") != "s":
                self._computed[column, row] = Decimal(cell.findtext(f"{_MAIN}v") or 0)
            else:
                self._computed[column, row] = Decimal(0)
        return self._computed[column, row]

    def shown(self, column: str, row: int) -> Decimal:
        """The result that is written beside a formula."""
        return Decimal(self._cells[column, row].findtext(f"{_MAIN}v") or 0)

    def _compute(self, formula: str) -> Decimal:
        rest = _SUMIF.sub(lambda one: self._sum_if(*one.groups()), formula)
        rest = _SUM.sub(lambda one: self._sum(one[1]), rest)
        rest = _REFERENCE.sub(lambda one: self._reference(one), rest)
        while _ROUND.search(rest):
            rest = _ROUND.sub(lambda one: _rounded(_calculated(one[1]), int(one[2])), rest)
        return _calculated(rest)

    def _reference(self, match: re.Match[str]) -> str:
        sheet = self._book.sheets[match[1]] if match[1] else self
        return f"{sheet.value(match[2], int(match[3])):f}"

    def _sum(self, area: str) -> str:
        first, _colon, last = area.partition(":")
        start, end = (_REFERENCE.fullmatch(one) for one in (first, last or first))
        assert start is not None
        assert end is not None
        columns = range(_number(start[2]), _number(end[2]) + 1)
        rows = range(int(start[3]), int(end[3]) + 1)
        values = [self.value(_letters(at), row) for at in columns for row in rows]
        return f"{sum(values, Decimal(0)):f}"

    def _sum_if(self, name: str, where: str, wanted: str, values: str) -> str:
        sheet = self._book.sheets[name]
        rows = [row for row in sheet.rows(where) if sheet.text(where, row) == wanted]
        return f"{sum((sheet.value(values, row) for row in rows), Decimal(0)):f}"


def _calculated(text: str) -> Decimal:
    """A sum of numbers and products of numbers."""
    total = Decimal(0)
    for sign, product in re.findall(r"([+-]*)([\d.]+(?:\*-?[\d.]+)*)", text.replace(" ", "")):
        value = Decimal(1)
        for factor in product.split("*"):
            value *= Decimal(factor)
        total += -value if sign.count("-") % 2 else value
    return total


def _rounded(value: Decimal, digits: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"


def _shared_words(archive: zipfile.ZipFile) -> list[str]:
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(part.itertext()) for part in root.iter(f"{_MAIN}si")]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    return group_letter(number - 1)
