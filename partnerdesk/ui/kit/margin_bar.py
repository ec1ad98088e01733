"""The scroll bar of a page stands in the margin: the page keeps one right edge with and without."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QScrollBar, QWidget
from shiboken6 import isValid

from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import WrappingArea

PAGE_MARGIN = 24
"""Between the edge of a page and what stands on it; the bar stands in the middle of it."""


class MarginBar(QScrollBar):
    """Takes the place of an area's own bar where the area ends at the margin of its page.

    A column that ends elsewhere on the page keeps its own bar.
    """

    def __init__(self, area: WrappingArea, page: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, page)
        self._area, self._page = area, page
        own_bar = area.verticalScrollBar()
        own_bar.rangeChanged.connect(self._follow)
        own_bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(own_bar.setValue)
        area.installEventFilter(self)
        area.destroyed.connect(self.deleteLater)
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay beside the area."""
        parts = (self, self._area, self._page)  # a window hides them while it ends
        if event.type() in _MOVES and all(isValid(part) for part in parts):
            self._follow()
        return False

    def _follow(self) -> None:
        begin = self._area.mapTo(self._page, QPoint(0, 0))
        end = begin.x() + self._area.width()
        mirrored = self.isRightToLeft()
        beside = begin.x() if mirrored else self._page.width() - end
        at_margin = beside <= px(PAGE_MARGIN)
        self._area.show_own_bar(not at_margin)
        own_bar = self._area.verticalScrollBar()  # asked anew: a window that ends loses it first
        self.setRange(own_bar.minimum(), own_bar.maximum())
        self.setPageStep(self._area.viewport().height())
        self.setSingleStep(own_bar.singleStep())
        self.setValue(own_bar.value())
        width = self.sizeHint().width()
        gap = (beside - width) // 2
        start = begin.x() - gap - width if mirrored else end + gap
        self.setGeometry(start, begin.y(), width, self._area.height())
        is_needed = own_bar.maximum() > 0 and self._area.isVisibleTo(self._page)
        self.setVisible(at_margin and is_needed)
        self.raise_()


_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})
