"""A clause as a document that can be edited: its paragraphs, its lists, its bold words.

The marks of a stored text are not shown as letters. Which kind of paragraph a block is stands in
its format, as bold stands in the format of words, so that one step back takes either back, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from partnerdesk.domain.clause_text import Block, BlockKind, Span, blocks, counted, written
from partnerdesk.domain.clauses import is_field
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.screens.agreements.field_text import (
    LINE_BREAK,
    Look,
    dressed,
    shown_words,
    stretches,
    words_between,
)

_KIND = int(QTextFormat.Property.UserProperty) + 3
_BOLD = int(QTextFormat.Property.UserProperty) + 4
_KINDS = tuple(BlockKind)
_LINE_HEIGHT_PERCENT = 135
NUMBER_WIDTH, ITEM_INDENT = 46, 18
"""Room at the side of the words for a number, and beyond it for the mark of an item."""


def write(cursor: QTextCursor, text: str, look: Look) -> None:
    """Insert clause text at the cursor, its fields as they look now; unknown ones stay words."""
    cursor.beginEditBlock()
    for place, block in enumerate(blocks(text)):
        if place:
            cursor.insertBlock(block_format(block.kind), QTextCharFormat())
        elif block.kind is not BlockKind.PARAGRAPH and not cursor.block().text():
            cursor.setBlockFormat(block_format(block.kind))
        for span in block.spans:
            _write_span(cursor, span, look)
    cursor.endEditBlock()


def read(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """The clause text between two positions of a document; a field counts where it begins."""
    upto = document.characterCount() if end is None else end
    return written(_blocks_between(document, start, upto))


def block_format(kind: BlockKind) -> QTextBlockFormat:
    """How a paragraph of a kind stands on the screen."""
    made = QTextBlockFormat()
    made.setProperty(_KIND, _KINDS.index(kind))
    is_item = kind is BlockKind.ITEM
    made.setLeftMargin(px(NUMBER_WIDTH + (ITEM_INDENT if is_item else 0)))
    made.setTopMargin(px(1 if is_item else 5))
    made.setBottomMargin(px(1 if is_item else 3))
    made.setLineHeight(_LINE_HEIGHT_PERCENT, made.LineHeightTypes.ProportionalHeight.value)
    return made


def kind_of(block: QTextBlock) -> BlockKind:
    """Which kind of paragraph a block is."""
    return _KINDS[int(block.blockFormat().property(_KIND) or 0)]


def numbers(document: QTextDocument) -> dict[int, int]:
    """The number within the clause of each block that has one, by the block’s own number."""
    places: list[int] = []
    kinds: list[Block] = []
    block = document.begin()
    while block.isValid():
        if block.length() > 1:
            places.append(block.blockNumber())
            kinds.append(Block(kind_of(block), ()))
        block = block.next()
    counts = (one.number for one in counted(kinds))
    return {place: number for place, number in zip(places, counts, strict=True) if number}


def words_format(*, is_bold: bool) -> QTextCharFormat:
    """The format of words."""
    made = QTextCharFormat()
    if is_bold:
        made.merge(bold_change(is_bold=True))
    return made


def bold_change(*, is_bold: bool) -> QTextCharFormat:
    """What makes words or fields bold, or plain again."""
    made = QTextCharFormat()
    made.setProperty(_BOLD, is_bold)
    made.setFontWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    return made


def is_bold(dress: QTextCharFormat) -> bool:
    """Whether words in this format are bold."""
    return bool(dress.property(_BOLD))


def _write_span(cursor: QTextCursor, span: Span, look: Look) -> None:
    if span.field and is_field(span.field):
        words, dress = dressed(span.field, look(span.field))
        if span.is_bold:
            dress.merge(bold_change(is_bold=True))
        cursor.insertText(words, dress)
        return
    words = f"{{{span.field}}}" if span.field else shown_words(span.text)
    cursor.insertText(words.replace("\n", LINE_BREAK), words_format(is_bold=span.is_bold))


def _blocks_between(document: QTextDocument, start: int, end: int) -> Iterator[Block]:
    seen: set[int] = set()
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        kind = kind_of(block) if block.position() >= start else BlockKind.PARAGRAPH
        yield Block(kind, tuple(_spans(block, start, end, seen)))
        block = block.next()


def _spans(block: QTextBlock, start: int, end: int, seen: set[int]) -> Iterator[Span]:
    for stretch in stretches(block):
        if stretch.end <= start or stretch.start >= end:
            continue
        if not stretch.name:
            words = words_between(stretch, start, end).replace(LINE_BREAK, "\n")
            yield Span(words, is_bold(stretch.format))
        elif stretch.number not in seen:
            seen.add(stretch.number)
            yield Span("", is_bold(stretch.format), stretch.name)
