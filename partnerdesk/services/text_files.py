"""Texts that other programs have written: their letters, and tables as CSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ";,\t|"
_SAMPLE_LINES = 50


def decode(data: bytes) -> str:
    """The text of a file, whatever letters it was written in.

    Raises:
        UserError: it holds no text.
    """
    text = data.decode(_encoding_of(data), errors="replace")
    if _is_no_text(text):
        raise UserError(
            N_("This file holds no list."),
            N_("Open it in the program it comes from, and save it there as Excel or CSV."),
        )
    return text


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if data[1:40:2].count(0) > len(data[1:40:2]) // 2:
        return "utf-16-le"
    if data[0:40:2].count(0) > len(data[0:40:2]) // 2:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1251" if _is_cyrillic(data) else "cp1252"
    return "utf-8"


def _is_cyrillic(data: bytes) -> bool:
    """Cyrillic letters stand side by side; those of western languages stand alone among others."""
    letters = re.findall(rb"[\xa8\xb8\xc0-\xff]+", data)
    in_words = sum(len(word) for word in letters if len(word) > 2)
    return 2 * in_words > sum(map(len, letters))


def _is_no_text(text: str) -> bool:
    sample = text[:4000]
    strange = sum(character < " " and character not in "\t\r\n\f\v" for character in sample)
    return strange > len(sample) // 50 or sample.lstrip()[:5].lower() in ("<html", "<!doc", "%pdf-")


def read_csv(text: str) -> list[list[str]]:
    """The rows of a CSV file, whatever stands between its cells.

    Raises:
        UserError: it cannot be taken apart.
    """
    named = re.match(r'"?sep=(.)"?\r?\n', text)
    if named is not None:
        text = text[named.end() :]
    delimiter = named[1] if named is not None else _delimiter_of(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UserError(
            N_("This file cannot be taken apart into columns."),
            N_("Open it in the program it comes from, and save it there as Excel or CSV."),
        ) from error


def _delimiter_of(text: str) -> str:
    """The character that cuts most lines into the same number of cells."""
    lines = text.splitlines(keepends=True)[:_SAMPLE_LINES]

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        except csv.Error:
            return 0, 0
        del widths[1]
        width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        return count, width

    return max(_DELIMITERS, key=evenness)
