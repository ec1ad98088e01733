"""What the table and its totals have in common as Qt models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QApplication

from partnerdesk.ui.kit.cell_roles import SECOND_LINE_ROLE
from partnerdesk.ui.kit.theme import colour, px
from partnerdesk.ui.kit.widgets import tooltip
from partnerdesk.ui.screens.budgets.columns import SheetColumn

Index = QModelIndex | QPersistentModelIndex

WIDE_TEXT_ROLE = Qt.ItemDataRole.UserRole + 10
"""Asks a cell for the text that runs over it and its neighbours; None where there is none."""


class SheetModel(QAbstractTableModel):
    """A table with the columns of a budget whose cells people type into."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[SheetColumn, ...] = ()
        self.strong = bold()  # Qt asks for it hundreds of times each time the table is drawn

    def write(self, index: Index, text: str, merge_key: str) -> None:
        """Save what was typed into a cell; the same ``merge_key`` makes it the same step.

        Raises:
            UserError: the text does not fit into the cell, or it could not be saved.
        """
        raise NotImplementedError

    def show_columns(self, columns: Sequence[SheetColumn]) -> None:
        """Show these columns; those that were there already keep their selection and width."""
        if tuple(columns) == self.columns:
            return
        before = [column.key for column in self.columns]
        start, old_end, new_end = changed_span(before, [column.key for column in columns])
        if old_end > start:
            self.beginRemoveColumns(QModelIndex(), start, old_end - 1)
            self.columns = self.columns[:start] + self.columns[old_end:]
            self.endRemoveColumns()
        if new_end > start:
            self.beginInsertColumns(QModelIndex(), start, new_end - 1)
            self.columns = tuple(columns)
            self.endInsertColumns()
        self.columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def tell_all_changed(self) -> None:
        """Let the views draw every cell again; their selection stays."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)

    def tell_changed(self, rows: Iterable[int]) -> None:
        """Let the views draw these rows again."""
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def is_editable(self, index: Index) -> bool:
        """Whether people can type into the cell."""
        return bool(self.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns there are, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A title in two lines: name and kind of a source."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title()
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.full_title()
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(column.full_title())
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case _ if role == SECOND_LINE_ROLE:
                return column.second_line()
        return None


def alignment(column: SheetColumn) -> Qt.AlignmentFlag:
    """Numbers stand at the end of their cell, words at its start."""
    side = Qt.AlignmentFlag.AlignTrailing if column.is_number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def cell_padding() -> int:
    """The room beside the words of a cell: that of the style sheet and three pixels of Qt's own."""
    return px(8) + 3


def bold() -> QFont:
    """The letters of totals."""
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font


def brush(token: str) -> QBrush:
    """A colour of the theme to fill or write with."""
    return QBrush(QColor(colour(token)))


def changed_span(before: Sequence[object], after: Sequence[object]) -> tuple[int, int, int]:
    """The first place where two lists differ, and the (exclusive) ends in ``before`` and ``after``.

    What stands outside of it is the same at both ends.
    """
    if before == after:  # nearly always, and thousands are compared at once
        return len(before), len(before), len(before)
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    same_at_end = 0
    while same_at_end < shorter - start and before[-1 - same_at_end] == after[-1 - same_at_end]:
        same_at_end += 1
    return start, len(before) - same_at_end, len(after) - same_at_end
