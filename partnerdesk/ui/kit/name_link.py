"""A link that shows a name of any length in the room there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import tooltip, verbatim


class NameLink(QPushButton):
    """A link whose words end in "…" where they do not fit; the tooltip says them whole."""

    def __init__(self, text: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._whole = self._shown = text
        self.setProperty("kind", "link")
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: on_click())
        self.setText(verbatim(text))

    def sizeHint(self) -> QSize:
        """Room for the whole name."""
        self.ensurePolished()
        hint = super().sizeHint()
        return QSize(self._width_of(self._whole) + self._frame(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters always fit."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), px(90)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        room = self.width() - self._frame()
        self._shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(verbatim(self._shown))
        self.setToolTip(tooltip(self._whole) if self._shown != self._whole else "")

    def _frame(self) -> int:
        """What padding and focus ring take on both sides together."""
        return super().sizeHint().width() - self._width_of(self._shown)

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 1  # Qt rounds down, then cuts
