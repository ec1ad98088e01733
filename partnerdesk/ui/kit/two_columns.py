"""A form in two columns that becomes one where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.ui.kit.theme import px


def stacked(*widgets: QWidget, gap: int = 12) -> QWidget:
    """Several widgets as one cell, one under the other."""
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(gap))
    for widget in widgets:
        column.addWidget(widget)
    return cell


def at_the_start(widget: QWidget) -> QWidget:
    """A button as wide as its words, in a cell as wide as the page."""
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return cell


class TwoColumns(QWidget):
    """Widgets in the order of reading: side by side, or one under the other."""

    def __init__(self, cells: Sequence[QWidget]) -> None:
        super().__init__()
        self._cells = tuple(cells)
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(12))
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Lay the cells out again where the room has changed."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        columns = 1 if narrow else 2
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for position, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            row, column = divmod(position, columns)
            self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
