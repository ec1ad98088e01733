"""Says beside the button that leads on that the page goes on below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget
from shiboken6 import isValid

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import label, picture_label


class MoreBelow(QWidget):
    """A few words that are there only while a part of the page is out of sight below."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area.parentWidget())  # without one it would be a window of its own
        self._area = area
        bar = area.verticalScrollBar()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(picture_label("arrow-down", "muted", 18))
        row.addWidget(label(_("More below"), "muted", wrap=False))
        bar.rangeChanged.connect(self._look)
        bar.valueChanged.connect(self._look)
        area.installEventFilter(self)
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Belong to the page in front, where several share one bar of buttons."""
        is_about_it = event.type() in (QEvent.Type.Show, QEvent.Type.Hide)
        if is_about_it and isValid(self) and isValid(self._area):  # a window may just be ending
            self._look()
        return False

    def _look(self) -> None:
        bar = self._area.verticalScrollBar()  # asked anew: a window that ends loses it first
        hidden_px = bar.maximum() - bar.value()
        self.setVisible(not self._area.isHidden() and hidden_px > px(_MARGIN))


_MARGIN = 12
"""So much at the end of a page is only the air below it."""
