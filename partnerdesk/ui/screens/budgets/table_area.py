"""The table with its totals below, moved and sized as one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.budget_grouping import Arrangement
from partnerdesk.domain.spending import Spending
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.screen import UnsavedDraft
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.screens.budgets.columns import BOOK_KINDS, DETAIL_KINDS, ColumnKind
from partnerdesk.ui.screens.budgets.grid import BudgetGrid
from partnerdesk.ui.screens.budgets.model import BudgetModel, CostEntry
from partnerdesk.ui.screens.budgets.sheet_header import (
    SheetHeader,
    small_letters,
    width_in_two_lines,
)
from partnerdesk.ui.screens.budgets.sheet_model import bold
from partnerdesk.ui.screens.budgets.sheet_view import SheetView
from partnerdesk.ui.screens.budgets.totals import Total, TotalsModel

_CELL = "cell "
_WIDTHS = {
    ColumnKind.NUMBER: 52,
    ColumnKind.UNIT: 64,
    ColumnKind.QUANTITY: 70,
    ColumnKind.RATE: 86,
    ColumnKind.COST: 94,
    ColumnKind.GAP: 104,
}
"""Least widths at 100 % text."""
_LEAST_COST_WIDTH = 180
_LEAST_SOURCE_WIDTH, _MOST_WIDTH, _MOST_NARROW_WIDTH = 92, 148, 140
_MOST_UNIT_LETTERS = 12
_PADDING = 23
_ROW, _NARROW_ROW, _TWO_LINES = 34, 28, 50


class TableArea(QWidget):
    """The budget table above its totals, which stay in sight."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.model = BudgetModel(desk)
        self.totals_model = TotalsModel(desk)
        self.grid = BudgetGrid(desk, self.model, _("Budget table"))
        self.totals = SheetView(desk, self.totals_model, _("Totals"))
        self._narrow = False
        self._details = True
        self._sized_for: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.grid, 1)
        column.addWidget(self.totals)
        self._join()

    def show_sheet(
        self, sheet: BudgetSheet, whole: BudgetSheet, books: Spending, arrangement: Arrangement
    ) -> None:
        """Show a budget; ``whole`` is that of all periods together."""
        here = self._present_line_id()
        self.model.show_sheet(sheet, books, arrangement)
        self.totals_model.show_sheet(sheet, whole, books)
        self._hide_columns()
        self._size_columns()
        self.grid.fit_rows_in_view()
        self._return_to(here)

    def open_cell(self) -> UnsavedDraft | None:
        """Row, column and text of the cell that is still open."""
        text, index = self.grid.open_text(), self.grid.currentIndex()
        return None if text is None else (index.row(), f"{_CELL}{index.column()}", text)

    def restore_cell(self, draft: UnsavedDraft) -> None:
        """Open a cell again as ``open_cell`` described it."""
        row, key, text = draft
        if key.startswith(_CELL):
            self.grid.go_to(row, int(key.removeprefix(_CELL)))
            self.grid.edit_with(str(text))

    def set_narrow(self, narrow: bool) -> None:
        """Show fewer columns, and of the totals the difference only."""
        self._narrow = narrow
        self._details = not narrow
        for total in (Total.PLANNED, Total.PROMISED):
            self.totals.setRowHidden(total, narrow)
        self.totals_model.set_short(narrow)
        for view in (self.grid.frozen, self.grid):  # rows that grow are followed
            view.verticalHeader().setDefaultSectionSize(px(_row_height(narrow)))
            header = view.horizontalHeader()
            if isinstance(header, SheetHeader):
                header.set_narrow(narrow)
        self._fit_totals_height()
        self._hide_columns()
        self._size_columns()

    def show_details(self, shown: bool) -> None:
        """Show or hide unit, quantity and rate."""
        self._details = shown
        self._hide_columns()
        self._size_columns()

    @property
    def shows_details(self) -> bool:
        """Whether unit, quantity and rate are shown."""
        return self._details

    # ----------------------------------------------------------------------------------------

    def _present_line_id(self) -> int:
        """The cost people are in; 0 where they are in none."""
        row = self.grid.currentIndex().row()
        entry = self.model.entry(row) if row >= 0 else None
        return entry.line.id if isinstance(entry, CostEntry) else 0

    def _return_to(self, line_id: int) -> None:
        """Follow the cost people were in to the row where it stands now."""
        here = self.grid.currentIndex()
        if line_id and self._present_line_id() != line_id:
            row = self.model.row_of_line(line_id)
            if row >= 0:
                self.grid.go_to(row, max(here.column(), 0))

    def _keep_in_sight(self) -> None:
        """Show the present cell, and the first row where there is room for both."""
        here = self.grid.currentIndex()
        if here.isValid():
            rows = self.grid.verticalHeader()
            bottom = rows.sectionPosition(here.row()) + rows.sectionSize(here.row())
            if bottom <= self.grid.viewport().height():
                self.grid.verticalScrollBar().setValue(0)
            self.grid.scrollTo(here)

    def _join(self) -> None:
        """Scroll and size the columns of both tables together."""
        grid, totals = self.grid, self.totals
        grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        totals.setProperty("role", "totals")  # an empty bar, so that both have the same columns
        totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        totals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        totals.horizontalHeader().hide()
        grid.horizontalHeader().sectionResized.connect(
            lambda at, _old, new: totals.setColumnWidth(at, new)
        )
        grid.room_changed.connect(self._stretch_cost_column)
        grid.room_changed.connect(self._keep_in_sight)
        grid.horizontalScrollBar().valueChanged.connect(totals.horizontalScrollBar().setValue)
        totals.horizontalScrollBar().valueChanged.connect(grid.horizontalScrollBar().setValue)
        for view in (grid, totals):
            view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fit_totals_height()

    def _fit_totals_height(self) -> None:
        rows = self.totals.verticalHeader()
        one_line = _row_height(self._narrow)
        rows.resizeSection(Total.DIFFERENCE, px(one_line if self._narrow else _TWO_LINES))
        self.totals.setFixedHeight(rows.length() + 2 * self.totals.frameWidth())

    def _hide_columns(self) -> None:
        for at, column in enumerate(self.model.columns):
            hidden = column.kind in DETAIL_KINDS and not self._details
            hidden |= self._narrow and column.kind in (ColumnKind.NUMBER, ColumnKind.GAP)
            for view in (self.grid, self.totals):
                view.setColumnHidden(at, hidden)

    def _size_columns(self) -> None:
        """Give each column the width its largest amount needs."""
        wanted = tuple(self._wanted_width(at) for at in range(len(self.model.columns)))
        if (*wanted, self._narrow, self._details) == self._sized_for:
            return  # people may have pulled at the columns since
        self._sized_for = (*wanted, self._narrow, self._details)
        for at, width in enumerate(wanted):
            if self.model.columns[at].kind is not ColumnKind.TEXT:
                self.grid.setColumnWidth(at, width)
        self._stretch_cost_column()
        self.grid.horizontalHeader().updateGeometry()

    def _wanted_width(self, at: int) -> int:
        """Wide enough for the longest words and amounts of the column, and for its title."""
        column = self.model.columns[at]
        least = px(_WIDTHS.get(column.kind, _LEAST_SOURCE_WIDTH))
        strong = QFontMetrics(bold())
        title_width = width_in_two_lines(column.title(), bold())
        kind = QFontMetrics(small_letters()).horizontalAdvance(column.second_line())
        most = px(_MOST_NARROW_WIDTH if self._narrow else _MOST_WIDTH)
        title_width = min(max(title_width, kind) + px(_PADDING), most)
        words = [strong.horizontalAdvance(word) for word in self._longest_words(at)]
        return max(least, title_width, max(words, default=0) + px(_PADDING))

    def _longest_words(self, at: int) -> list[str]:
        """What is widest in a column: its totals, which are the longest amounts, or the units."""
        column = self.model.columns[at]
        if column.kind is ColumnKind.UNIT:
            return [unit[:_MOST_UNIT_LETTERS] for unit in self.model.units()]
        if column.kind in (ColumnKind.COST, ColumnKind.SOURCE, *BOOK_KINDS):
            totals = [str(self.totals_model.index(row, at).data()) for row in Total]
            return "\n".join(totals).split("\n")
        return []

    def _stretch_cost_column(self) -> None:
        """Let the costs take the width that is left."""
        kinds = [column.kind for column in self.model.columns]
        if ColumnKind.TEXT not in kinds:
            return
        at = kinds.index(ColumnKind.TEXT)
        others = sum(
            self.grid.columnWidth(other) for other in self.grid.visible_columns() if other != at
        )
        room = self.grid.viewport().width() - others
        least = px(_LEAST_COST_WIDTH * (0.8 if self._narrow else 1))
        self.grid.setColumnWidth(at, room if room >= least else least + self._left_over(at, least))

    def _left_over(self, text_at: int, text_width: int) -> int:
        """The width that is left at the side of the last column that is seen as a whole."""
        left = self.grid.viewport().width() - text_width
        for at in self.grid.visible_columns():
            width = 0 if at == text_at else self.grid.columnWidth(at)
            if width > left:
                break
            left -= width
        return max(0, left)


def _row_height(narrow: bool) -> int:
    return _NARROW_ROW if narrow else _ROW
