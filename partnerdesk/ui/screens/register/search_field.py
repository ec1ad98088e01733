"""A line to search in, with its picture and a way to empty it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import picture_label

_ICON = 20


class SearchField(TextLine):
    """Filters while one types; Down goes into what was found, Enter opens it.

    Signals:
        left_downwards(): the person wants to walk through what was found.
    """

    left_downwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setFixedWidth(min(px(250), 320))
        row = QHBoxLayout(self)  # mirrors with the language, unlike an icon action
        row.setContentsMargins(px(9), 0, px(9), 0)
        row.addWidget(picture_label("search", "muted", _ICON))
        row.addStretch(1)
        room = px(_ICON + 9)
        if self.isRightToLeft():
            self.setTextMargins(0, 0, room, 0)
        else:
            self.setTextMargins(room, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the line; everything else is typing."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
