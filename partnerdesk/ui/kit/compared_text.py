"""Words of two drafts in one: inserted ones underlined, removed ones struck, a bar beside."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from partnerdesk.domain.comparing import ComparedClause, Mark, Piece, lines_of
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import colour, px

_IS_CHANGED = QTextFormat.Property.UserProperty.value
_BAR = 3
_BESIDE_BAR = 12


class ComparedText(QTextEdit):
    """A clause to be read, as high as its words; the keyboard can go through it."""

    def __init__(self, clause: ComparedClause, name: str = "") -> None:
        """``name`` is read aloud in place of the number of the clause and its heading."""
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "compared")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self._write(clause)
        number = clause.new_number or clause.old_number
        words = "".join(piece.text for piece in clause.heading if piece.mark is not Mark.REMOVED)
        named = name or _("Clause {number}, {heading}").format(number=number, heading=words)
        self.setAccessibleName(named)
        self.setAccessibleDescription(spoken_changes(clause))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, never the clause."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars beside the lines that were changed."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            if _has_changes(block):
                place = layout.blockBoundingRect(block)
                bar = QRectF(0, place.top(), px(_BAR), place.height())
                painter.fillRect(bar, QColor(colour("text")))
            block = block.next()
        painter.end()

    def _write(self, clause: ComparedClause) -> None:
        """Through a cursor: typed words are never markup."""
        cursor = QTextCursor(self.document())
        line_format = QTextBlockFormat()
        line_format.setLeftMargin(px(_BESIDE_BAR))
        line_format.setBottomMargin(px(4))
        cursor.setBlockFormat(line_format)
        for line in lines_of(clause.heading):
            for piece in line:
                cursor.insertText(piece.text, _format(piece, is_heading=True))
        for line in lines_of(clause.text):
            cursor.insertBlock(line_format)
            for piece in line:
                cursor.insertText(piece.text, _format(piece))

    def _fit_height(self) -> None:
        self.setFixedHeight(ceil(self.document().size().height()) + 2 * self.frameWidth() + px(6))


def spoken_changes(clause: ComparedClause) -> str:
    """The changed words in a row, for whoever hears them."""
    said = {Mark.REMOVED: _("removed: {words}"), Mark.INSERTED: _("inserted: {words}")}
    pieces = (piece for piece in (*clause.heading, *clause.text) if piece.mark in said)
    return "; ".join(said[piece.mark].format(words=piece.text.strip()) for piece in pieces)


def _format(piece: Piece, *, is_heading: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour("text")))
    if is_heading:
        look.setFontWeight(QFont.Weight.DemiBold)
    if piece.mark is Mark.INSERTED:
        look.setFontUnderline(True)
        look.setForeground(QColor(colour("ok")))
    elif piece.mark is Mark.REMOVED:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(colour("bad")))
    look.setProperty(_IS_CHANGED, piece.mark is not Mark.SAME)
    return look


def _has_changes(block: QTextBlock) -> bool:
    found = block.begin()
    while not found.atEnd():
        if found.fragment().charFormat().property(_IS_CHANGED):
            return True
        found += 1
    return False
