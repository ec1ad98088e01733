"""Checks of a window: Tab reaches everything in the order of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QTableView, QWidget

from tests.ui.audited import focusable, identity, scroll_area_of

MOST_TABS_INSIDE = 12


def tab_order(window: QWidget) -> Iterator[str]:
    """Tab reaches everything, is held nowhere, and goes on in the order of reading."""
    visited = _walk_by_tab(window)
    for widget in focusable(window):
        if widget not in visited and not _is_reached_by_arrows(widget):
            yield f"not reached: {identity(widget)}"
    stays = Counter(id(widget) for widget in visited)
    for widget in {id(one): one for one in visited}.values():
        is_held = stays[id(widget)] > MOST_TABS_INSIDE and len(focusable(window)) > 1
        if is_held:
            yield f"{stays[id(widget)]} Tab presses inside {identity(widget)}"
    yield from _upward_jumps(window, visited)


def _is_reached_by_arrows(widget: QWidget) -> bool:
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def _walk_by_tab(window: QWidget) -> list[QWidget]:
    """Everything that had the keyboard while Tab went round once."""
    focused = QApplication.focusWidget()
    if focused is None or not window.isAncestorOf(focused):
        window.setFocus()
    visited: list[QWidget] = []
    start: QWidget | None = None
    for _press in range(3 * len(focusable(window)) + 50):
        before = visited[-2:]
        if len(before) == 2 and before[0] is before[1] and isinstance(before[1], QTableView):
            # A table in which people type goes on to its next cell; it lets go after the last one.
            QTest.keyClick(before[1], Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or (now is start and visited[-1] is not start):
            break
        start = start or now
        visited.append(now)
    return visited


def _upward_jumps(window: QWidget, visited: list[QWidget]) -> Iterator[str]:
    """Going round once there is one jump up, from the end to the beginning; columns add theirs."""
    inside = [widget for widget in visited if window.isAncestorOf(widget)]
    mirrored = window.isRightToLeft()
    jumps = 0
    for left, reached in pairwise(inside):
        before, after = _place(left, window), _place(reached, window)
        area = scroll_area_of(left)
        if area is not None and not area.isAncestorOf(reached):
            end = area.mapTo(window, area.rect().bottomLeft()).y()
            before.setY(min(before.y(), end))  # what follows a page stands below its visible part
        backwards = after.x() >= before.x() - 12 if mirrored else after.x() <= before.x() + 12
        jumps += after.y() < before.y() - 12 and backwards
    if jumps > 1:
        yield f"{jumps} jumps up"


def _place(widget: QWidget, window: QWidget) -> QPoint:
    """Where it stands in the window before anything is scrolled."""
    place = widget.mapTo(window, QPoint(0, 0))
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            place.setY(place.y() + around.verticalScrollBar().value())
        around = around.parentWidget()
    return place
