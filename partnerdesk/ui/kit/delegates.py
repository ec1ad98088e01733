"""Draws cells with two lines or a state, as the rest of the screen shows them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from partnerdesk.ui.kit.cell_roles import SECOND_LINE_ROLE, STATE_ROLE
from partnerdesk.ui.kit.icons import picture
from partnerdesk.ui.kit.theme import SMALL_POINTS, colour, points, px
from partnerdesk.ui.kit.widgets import STATE_COLOURS, STATE_ICONS, State

Index = QModelIndex | QPersistentModelIndex
_PADDING = 8
_BREAKS_LONG_WORDS = QTextOption()
_BREAKS_LONG_WORDS.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class RecordDelegate(QStyledItemDelegate):
    """Cells of a record table: a name over its kind, a state as a pill, or plain text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background as the style does, and our words on it."""
        state = index.data(STATE_ROLE)
        second = index.data(SECOND_LINE_ROLE)
        if state is None and second is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = cell.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        painter.save()
        area = cell.rect.adjusted(px(_PADDING), 0, -px(_PADDING), 0)
        if state is not None:
            self._draw_pill(painter, area, cell, text, state)
        else:
            self._draw_two_texts(painter, area, cell, text, str(second))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Wide enough for the pill, and high enough for all lines."""
        size = super().sizeHint(option, index)
        if index.data(STATE_ROLE) is not None:
            size.setWidth(size.width() + px(40))
        second = index.data(SECOND_LINE_ROLE)
        if second is not None:
            room = option.rect.width() - 2 * px(_PADDING)
            lines = _two_texts(option.font, str(index.data() or ""), str(second), room)
            size.setHeight(sum(line.height for line in lines) + px(_PADDING))
        return size

    def _draw_two_texts(
        self, painter: QPainter, area: QRect, cell: QStyleOptionViewItem, text: str, second: str
    ) -> None:
        lines = _two_texts(cell.font, text, second, area.width())
        top = area.center().y() - sum(line.height for line in lines) // 2
        for line in lines:
            place = QRect(area.x(), top, area.width(), line.height)
            _draw_line(painter, place, cell, line.font, line.token, line.words)
            top += line.height

    def _draw_pill(
        self, painter: QPainter, area: QRect, cell: QStyleOptionViewItem, text: str, state: State
    ) -> None:
        font = _small(cell.font)
        font.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, max(0, area.width() - px(37))
        )
        # One pixel more than the words: their true width is a fraction that Qt rounds down.
        width = min(area.width(), QFontMetrics(font).horizontalAdvance(words) + px(37) + 1)
        height = QFontMetrics(font).height() + px(6)
        start = area.right() - width + 1 if _mirrored(cell) else area.x()
        pill = QRect(start, area.center().y() - height // 2, width, height)
        token = STATE_COLOURS[state]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour(f"{token}_bg" if state != "none" else "side")))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        icon_x = pill.right() - px(8 + 14) if _mirrored(cell) else pill.x() + px(8)
        mark = picture(STATE_ICONS[state], token, 14)
        painter.drawPixmap(QPoint(icon_x, pill.center().y() - px(14) // 2 + 1), mark)
        inner = pill.adjusted(px(27), 0, -px(10), 0)
        if _mirrored(cell):
            inner = pill.adjusted(px(10), 0, -px(27), 0)
        _draw_line(painter, inner, cell, font, token, words)


class _Line(NamedTuple):
    words: str
    font: QFont
    token: str

    @property
    def height(self) -> int:
        return QFontMetrics(self.font).height()


def _two_texts(font: QFont, text: str, second: str, width: int) -> list[_Line]:
    """A strong text over a small one, in as many lines as they need."""
    strong, small = QFont(font), _small(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return [
        *(_Line(words, strong, "text") for words in wrapped(text, strong, width)),
        *(_Line(words, small, "muted") for words in wrapped(second, small, width)),
    ]


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The text in lines of this width; a word that is wider ends in the next line."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_BREAKS_LONG_WORDS)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts in these, not in characters
    bounds = pairwise((*starts, len(units) // 2))
    return [units[2 * start : 2 * end].decode("utf-16-le").strip() for start, end in bounds]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(points(SMALL_POINTS))
    return small


def _mirrored(cell: QStyleOptionViewItem) -> bool:
    return cell.direction == Qt.LayoutDirection.RightToLeft


def _draw_line(
    painter: QPainter, line: QRect, cell: QStyleOptionViewItem, font: QFont, token: str, text: str
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour(token)))
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    side = Qt.AlignmentFlag.AlignRight if _mirrored(cell) else Qt.AlignmentFlag.AlignLeft
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, words)
