"""What the checks of a window look at, and how a fault is named."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QHeaderView,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from tests.person import names_of


def focusable(window: QWidget) -> list[QWidget]:
    """What Tab shall reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not is_inner_part(widget)
        and type(widget) is not QScrollArea
        and widget.focusProxy() is None
    ]


def identity(widget: QWidget) -> str:
    """Kind and name of a widget."""
    names = names_of(widget) or [widget.objectName() or "without a name"]
    return f"{type(widget).__name__} {names[0][:40]!r}"


def is_inner_part(widget: QWidget) -> bool:
    """Parts of a compound widget; the whole is judged instead."""
    owner = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(owner, QComboBox | QAbstractSpinBox | QCalendarWidget)
        or isinstance(widget, QScrollBar | QSplitterHandle | QHeaderView)
    )


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    """The page that a widget scrolls with, if any."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
