"""Blocks of cells on the clipboard, as spreadsheets write and read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

Block = list[list[str]]


def read_block(text: str) -> Block:
    """The cells of a copied block: tabs between columns, a line for each row.

    Spreadsheets put cells with line breaks, tabs or quotation marks in quotation marks.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        block = list(csv.reader(io.StringIO(lines, newline=""), "excel-tab", strict=True))
    except csv.Error:  # a quotation mark that is only part of a text
        block = [line.split("\t") for line in lines.split("\n")]
    return [row or [""] for row in block] or [[""]]


def write_block(block: Sequence[Sequence[str]]) -> str:
    """The block as spreadsheets understand it."""
    target = io.StringIO(newline="")
    csv.writer(target, "excel-tab", lineterminator="\n").writerows(block)
    return target.getvalue()
