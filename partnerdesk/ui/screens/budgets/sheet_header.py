"""The header of the budget table: the name of a source over its kind."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from partnerdesk.ui.kit.cell_roles import SECOND_LINE_ROLE
from partnerdesk.ui.kit.theme import SMALL_POINTS, colour, points, px
from partnerdesk.ui.screens.budgets.sheet_model import bold, cell_padding

_MOST_LINES = 2


class SheetHeader(QHeaderView):
    """Draws each title in up to two lines, and its kind smaller below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_narrow = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(40))

    def set_narrow(self, narrow: bool) -> None:
        """Where room is scarce the kind of a source is left to the details."""
        self._is_narrow = narrow
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """High enough for the longest title at its present width."""
        size = super().sizeHint()
        heights = [self._height(at) for at in range(self.count()) if not self.isSectionHidden(at)]
        around = 2 if self._is_narrow else 12
        size.setHeight(max(heights, default=0) + px(around))
        return size

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw a title between its lines."""
        painter.save()
        painter.fillRect(rect, QColor(colour("side")))
        painter.setPen(QColor(colour("line")))
        edge = rect.left() if self.isRightToLeft() else rect.right()
        painter.drawLine(edge, rect.top(), edge, rect.bottom())
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        seen = rect & self.viewport().rect()
        area = seen.adjusted(cell_padding(), 0, -cell_padding(), 0)
        align = self.model().headerData(
            logical, self.orientation(), Qt.ItemDataRole.TextAlignmentRole
        )
        side = align & Qt.AlignmentFlag.AlignHorizontal_Mask
        area.setTop(rect.top() + (rect.height() - self._height(logical)) // 2)
        for font, token, text in self._lines(logical):
            painter.setFont(font)
            painter.setPen(QColor(colour(token)))
            height = QFontMetrics(font).height()
            line = QRect(area.left(), area.top(), area.width(), height)
            words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, words)
            area.setTop(area.top() + height)
        painter.restore()

    def _height(self, logical: int) -> int:
        return sum(QFontMetrics(font).height() for font, _token, _text in self._lines(logical))

    def _lines(self, logical: int) -> list[tuple[QFont, str, str]]:
        """The lines of a title with their letters and colour."""
        width = self.sectionSize(logical) - 2 * cell_padding()
        title = str(self.model().headerData(logical, self.orientation()) or "")
        second = str(self.model().headerData(logical, self.orientation(), SECOND_LINE_ROLE) or "")
        lines = [(bold(), "text", line) for line in wrapped(title, bold(), width, _MOST_LINES)]
        if second and not self._is_narrow:
            small = small_letters()
            elided = QFontMetrics(small).elidedText(second, Qt.TextElideMode.ElideRight, width)
            lines.append((small, "muted", elided))
        return lines


def small_letters() -> QFont:
    """The letters of second lines."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points(SMALL_POINTS))
    return font


def width_in_two_lines(text: str, font: QFont) -> int:
    """The least width in which the text takes two lines."""
    metrics, words = QFontMetrics(font), text.split()
    splits = [
        max(metrics.horizontalAdvance(" ".join(part)) for part in (words[:at], words[at:]))
        for at in range(len(words))
    ]
    return min(splits, default=0)


def wrapped(text: str, font: QFont, width: int, most_lines: int) -> list[str]:
    """The text in a few lines of this width; what does not fit ends with an ellipsis."""
    metrics = QFontMetrics(font)
    words, lines = text.split(), [""]
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        fits = metrics.horizontalAdvance(longer) <= width
        if not fits and lines[-1] and len(lines) < most_lines:
            lines.append("")
            continue
        if not fits and lines[-1]:
            lines[-1] = " ".join([lines[-1], *words])
            break
        lines[-1] = longer
        words.pop(0)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
