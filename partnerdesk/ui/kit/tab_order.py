"""The order of Tab for parts that are built later than what stands below them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget


def tab_as_laid_out(part: QWidget) -> None:
    """Let Tab go through everything in ``part`` in the order in which it is laid out.

    Qt's own order is the one in which widgets were made.
    """
    for before, after in pairwise(_stops(part)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets below (and with) this one that take the keyboard, in the order of reading."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        if (content := widget.widget()) is not None:
            yield from _stops(content)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for position in _reading_order(layout):
        item = layout.itemAt(position)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _stops_in(inner)


def _reading_order(layout: QLayout) -> list[int]:
    """The positions of the items of a layout; a grid is read row by row."""
    positions = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        positions.sort(key=lambda at: _cell(layout, at))
    return positions


def _cell(grid: QGridLayout, position: int) -> tuple[int, int]:
    place = cast("tuple[int, int, int, int]", grid.getItemPosition(position))
    return place[0], place[1]
