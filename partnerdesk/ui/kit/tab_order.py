"""The order of Tab for parts that are built later than what stands below them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget


def rejoin_below(layout: QBoxLayout, widget: QWidget) -> None:
    """Let what stands below ``widget`` join the window anew: Tab goes in the order of joining.

    QWidget.setTabOrder would be simpler, but leads in circles around fields with a proxy.
    """
    focused = QApplication.focusWidget()
    for position in range(layout.indexOf(widget) + 1, layout.count()):
        item = layout.itemAt(position)
        below = item.widget() if item is not None else None
        if below is not None:
            hidden = below.isHidden()
            below.setParent(None)
            layout.insertWidget(position, below)
            below.setVisible(not hidden)
    around = layout.parentWidget()
    if focused is not None and around is not None and around.isAncestorOf(focused):
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
