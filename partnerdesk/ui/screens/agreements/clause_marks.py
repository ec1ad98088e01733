"""The marks of lists and the numbers of paragraphs, drawn beside the words of a clause."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument

from partnerdesk.domain.clause_text import BlockKind
from partnerdesk.ui.kit.theme import colour, px
from partnerdesk.ui.screens.agreements.clause_document import NUMBER_WIDTH, kind_of, numbers
from partnerdesk.ui.screens.agreements.field_text import LINE_BREAK, field_around

_BULLET = "–"


class ClauseMarks:
    """Knows which mark stands beside which line of a document."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._clause_number = 0
        self._numbers: tuple[int, dict[int, int]] = (-1, {})

    def set_clause_number(self, number: int) -> bool:
        """Number the paragraphs of this clause; 0 is none of a draft. Whether that is new."""
        is_new = number != self._clause_number
        self._clause_number = number
        return is_new

    def draw(self, painter: QPainter, first: QTextBlock, area: QRectF, scrolled: int) -> None:
        """Draw the marks of the blocks from ``first`` down to the end of an area of the view."""
        painter.setFont(self._document.defaultFont())
        painter.setPen(QColor(colour("muted")))
        layout = self._document.documentLayout()
        block = first
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -scrolled)
            if place.top() > area.bottom():
                break
            mark = self._mark_of(block)
            for line in self._marked_lines(block) if mark else ():
                left = px(NUMBER_WIDTH - 2 if mark == _BULLET else 6)
                top, height = block.layout().lineAt(line).y(), block.layout().lineAt(line).height()
                room = QRectF(left, place.top() + top, px(NUMBER_WIDTH), height)
                painter.drawText(room, Qt.AlignmentFlag.AlignBottom, mark)
            block = block.next()

    def _marked_lines(self, block: QTextBlock) -> Iterator[int]:
        """The first line, and in a list each one a field begins anew: these are items, too."""
        yield 0
        if kind_of(block) is not BlockKind.ITEM:
            return
        for number in range(1, block.layout().lineCount()):
            start = block.position() + block.layout().lineAt(number).textStart()
            breaks = self._document.characterAt(start - 1) == LINE_BREAK
            if breaks and field_around(self._document, start) is not None:
                yield number

    def _mark_of(self, block: QTextBlock) -> str:
        if kind_of(block) is BlockKind.ITEM:
            return _BULLET
        revision = self._document.revision()
        if self._numbers[0] != revision:
            self._numbers = (revision, numbers(self._document))
        number = self._numbers[1].get(block.blockNumber())
        if not number:
            return ""
        return f"{self._clause_number}.{number}" if self._clause_number else f"{number}."
