"""The bar of tabs above the parts of a page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from partnerdesk.ui.kit.theme import px


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

    def _go_on(self, step: int) -> None:
        self.setCurrentIndex((self.currentIndex() + step) % self.count())
