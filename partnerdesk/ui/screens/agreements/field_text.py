"""The fields of a clause in the document that the editor shows.

A field is ordinary text in a character format of its own: no inline object, which a
screen reader could not read. The format carries the field's name and a number that no other field
of the document has, so that two fields side by side stay two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, groupby

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

_NAME = int(QTextFormat.Property.UserProperty) + 1
_NUMBER = int(QTextFormat.Property.UserProperty) + 2
LINE_BREAK = "\u2028"
"""Qt’s sign for a new line within a paragraph."""

_PADDING = "\u202f"  # narrow, and lines do not break at it
_NOT_TEXT = re.compile("[\ufdd0-\ufdef\ufffc]")  # Qt uses them for frames and objects
_next_number = count(1)


@dataclass(frozen=True)
class FieldLook:
    """How a field appears: its words, their format, and whether its value is missing."""

    text: str
    format: QTextCharFormat


Look = Callable[[str], FieldLook]
"""How the field of a name looks now."""


@dataclass(frozen=True)
class Field:
    """A field in a document, from ``start`` to ``end`` (exclusive) in Qt’s positions."""

    name: str
    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Stretch:
    """A piece of one block in one format."""

    text: str
    start: int
    end: int
    name: str
    number: int
    format: QTextCharFormat


def fields(document: QTextDocument) -> tuple[Field, ...]:
    """All fields of a document, in order."""
    found: list[Field] = []
    block = document.begin()
    while block.isValid():
        for stretch in stretches(block):
            if not stretch.name:
                continue
            if found and (found[-1].number, found[-1].end) == (stretch.number, stretch.start):
                found[-1] = Field(stretch.name, stretch.number, found[-1].start, stretch.end)
            else:
                found.append(Field(stretch.name, stretch.number, stretch.start, stretch.end))
        block = block.next()
    return tuple(found)


def found_between_fields(document: QTextDocument, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where a pattern stands in the words of a document, never in the value of a field."""
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        for is_field, group in groupby(stretches(block), key=lambda stretch: bool(stretch.name)):
            pieces = list(group)
            if is_field:
                continue
            words = "".join(piece.text for piece in pieces)
            for match in wanted.finditer(words):
                start = pieces[0].start + length_in_qt(words[: match.start()])
                found.append((start, start + length_in_qt(match[0])))
        block = block.next()
    return found


def length_in_qt(text: str) -> int:
    """How many positions of Qt a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def field_around(document: QTextDocument, position: int) -> Field | None:
    """The field that has the position inside it; its edges are outside."""
    block = document.findBlock(position)
    inside = (field for field in _fields_of(block) if field.start < position < field.end)
    return next(inside, None)


def field_between(document: QTextDocument, start: int, end: int) -> Field | None:
    """The field that reaches exactly from one position to the other."""
    block = document.findBlock(start)
    return next((f for f in _fields_of(block) if (f.start, f.end) == (start, end)), None)


def widened(document: QTextDocument, start: int, end: int) -> tuple[int, int]:
    """The stretch, grown so that it holds every field it touches as a whole."""
    first, last = field_around(document, start), field_around(document, end)
    return first.start if first else start, last.end if last else end


def dressed(name: str, look: FieldLook) -> tuple[str, QTextCharFormat]:
    """What is inserted for a field: its words with a little air, and their format."""
    dress = QTextCharFormat(look.format)
    dress.setProperty(_NAME, name)
    dress.setProperty(_NUMBER, next(_next_number))
    words = shown_words(look.text).replace("\n", LINE_BREAK)
    return f"{_PADDING}{words}{_PADDING}", dress


def shown_words(text: str) -> str:
    """The words without the signs that Qt keeps for itself."""
    return _NOT_TEXT.sub("", text)


def words_between(stretch: Stretch, start: int, end: int) -> str:
    """The part of a stretch between two positions; Qt counts in UTF-16, Python in characters."""
    if start <= stretch.start and stretch.end <= end:
        return stretch.text
    coded = stretch.text.encode("utf-16-le", "surrogatepass")
    first, last = max(0, start - stretch.start), end - stretch.start
    return coded[2 * first : 2 * last].decode("utf-16-le", "replace")


def _fields_of(block: QTextBlock) -> Iterator[Field]:
    for stretch in stretches(block):
        if stretch.name:
            yield Field(stretch.name, stretch.number, stretch.start, stretch.end)


def stretches(block: QTextBlock) -> Iterator[Stretch]:
    """The pieces of a block, in order."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment: QTextFragment = iterator.fragment()
        if fragment.isValid():
            dress = fragment.charFormat()
            yield Stretch(
                text=fragment.text(),
                start=fragment.position(),
                end=fragment.position() + fragment.length(),
                name=str(dress.property(_NAME) or ""),
                number=int(dress.property(_NUMBER) or 0),
                format=dress,
            )
        iterator += 1
