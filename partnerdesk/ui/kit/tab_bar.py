"""The bar of tabs above the parts of a page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from partnerdesk.ui.kit.theme import colour, px

_RING = 2
_RADIUS = 6


class TabBar(QTabBar):
    """Tabs as wide as their words; Ctrl+Tab anywhere on the page goes to the next one."""

    def __init__(self, page: QWidget, name: str) -> None:
        """``name`` is read aloud, not shown."""
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._go_on(step))

    def sizeHint(self) -> QSize:
        """With room for the bold words of the tab in front, which Qt does not ask for."""
        return super().sizeHint() + QSize(px(32), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the keyboard around the tab in front: the arrow keys move from there."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour("focus")), _RING))
        half = _RING // 2
        tab = self.tabRect(self.currentIndex()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(tab, px(_RADIUS), px(_RADIUS))
        painter.end()

    def _go_on(self, step: int) -> None:
        self.setCurrentIndex((self.currentIndex() + step) % self.count())
