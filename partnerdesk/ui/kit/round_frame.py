"""Keeps what a view shows inside the round corners of its frame, which Qt would draw over.

The style sheet rounds the frame, but header and cells are rectangles of their own.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QTableView, QWidget

from partnerdesk.ui.kit.theme import px

_RADIUS, _BORDER = 8, 2
"""Those of the style sheet; the border with its padding does not grow."""


class RoundTable(QTableView):
    """A table with round corners; its header reaches over the vertical scroll bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header_end = _HeaderEnd()
        self.addScrollBarWidget(self._header_end, Qt.AlignmentFlag.AlignTop)

    def updateGeometries(self) -> None:
        """Follow the sizes of the table and its header."""
        super().updateGeometries()
        header = self.horizontalHeader()
        self._header_end.setHidden(header.isHidden())
        self._header_end.setFixedHeight(header.height())
        cut_corners(self, self.viewport(), header)


class _HeaderEnd(QFrame):
    """The corner above the scroll bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "header-end")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the one corner that lies in a corner of the frame."""
        super().resizeEvent(event)
        room = QRectF(self.rect()).adjusted(0, 0, 0, self.height())
        before_it = -room.width() if not self.isRightToLeft() else 0
        after_it = room.width() if self.isRightToLeft() else 0
        self.setMask(_rounded(room.adjusted(before_it, 0, after_it, 0)))


def cut_corners(view: QAbstractScrollArea, *parts: QWidget) -> None:
    """Take from the parts of a view what lies outside of its round frame."""
    for part in parts:
        part.setMask(inside_frame(view, part))


def inside_frame(view: QWidget, part: QWidget) -> QRegion:
    """The region of a part of a view that its round frame leaves free."""
    free = QRectF(view.rect()).adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
    return _rounded(free).translated(part.mapFrom(view, QPoint(0, 0)))


def _rounded(room: QRectF) -> QRegion:
    outline = QPainterPath()
    outline.addRoundedRect(room, px(_RADIUS) - _BORDER, px(_RADIUS) - _BORDER)
    return QRegion(outline.toFillPolygon().toPolygon())
