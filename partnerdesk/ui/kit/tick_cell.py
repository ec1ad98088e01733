"""A tick box whose words wrap: Qt's own never do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from partnerdesk.ui.kit.focus_ring import RINGED_AS_ONE
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import label


class TickCell(QWidget):
    """A tick box whose words wrap; a click on the words ticks, too."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty(RINGED_AS_ONE, True)
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        shown = label(words)
        shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        shown.setContentsMargins(0, px(4), 0, px(4))  # level with the square
        row.addWidget(shown, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick as if the box had been clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()
