"""The budget table itself: blocks are copied, pasted, filled down and cleared as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QMimeData, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from partnerdesk.domain.budget import CellChange, CostLine
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.screens.budgets.blocks import Block, read_block, write_block
from partnerdesk.ui.screens.budgets.cell_editor import wide_area
from partnerdesk.ui.screens.budgets.columns import ColumnKind, SheetColumn
from partnerdesk.ui.screens.budgets.model import BudgetModel, CostEntry
from partnerdesk.ui.screens.budgets.pasting import plan_paste, read_located
from partnerdesk.ui.screens.budgets.sheet_model import WIDE_TEXT_ROLE
from partnerdesk.ui.screens.budgets.sheet_view import SheetView

OWN_FORMAT = "application/x-partnerdesk-cells"
"""What we copied ourselves, without subtotals, so that it can be pasted line by line."""

_WRAPPED = frozenset({ColumnKind.TEXT, ColumnKind.UNIT})
_FOCUS_FRAME = 2
"""That of the style sheet around the present cell; it does not grow."""

Place = tuple[int, int]
"""Row and column of a cell."""

Cell = tuple[CostEntry, SheetColumn]
"""A cell of a cost that people can type into."""


class BudgetGrid(SheetView):
    """The table of costs by sources."""

    def __init__(self, desk: Desk, model: BudgetModel, name: str) -> None:
        super().__init__(desk, model, name)
        self._budget = model
        for view in (self, self.frozen):
            view.setWordWrap(True)
        control = Qt.KeyboardModifier.ControlModifier
        none = Qt.KeyboardModifier.NoModifier
        self.keys |= {
            (Qt.Key.Key_D, control): self.fill_down,
            (Qt.Key.Key_Delete, none): self.clear_cells,
            (Qt.Key.Key_Backspace, none): self.clear_cells,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, cut and paste with the keys of this system, then the keys of a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def sizeHintForRow(self, row: int) -> int:
        """Only words make a row higher; amounts have one line."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        heights = [0]
        for at, column in enumerate(self._budget.columns):
            if column.kind in _WRAPPED and not self.isColumnHidden(at):
                index = self._budget.index(row, at)
                is_wide = index.data(WIDE_TEXT_ROLE) is not None
                width = wide_area(self, index).width() if is_wide else self.columnWidth(at)
                option.rect = QRect(0, 0, width - 2 * px(8), 1)  # Qt takes off what is its own
                heights.append(self.cell_delegate.sizeHint(option, index).height())
        return max(heights) + 2 * _FOCUS_FRAME

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet reads them."""
        places = self._chosen()
        if not places:
            return
        columns = sorted({column for _row, column in places})
        rows = sorted({row for row, _column in places})
        costs = [row for row in rows if isinstance(self._budget.entry(row), CostEntry)]
        data = QMimeData()
        data.setText(write_block(self._texts(rows, columns)))
        own = write_block(self._texts(costs or rows, columns))
        data.setData(OWN_FORMAT, QByteArray(own.encode()))
        QApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the chosen cells and empty them."""
        self.copy()
        self._try(lambda: self._clear(N_("Cut cells of the budget")))

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        self._try(lambda: self._clear(N_("Empty cells of the budget")))

    def paste(self) -> None:
        """Take the cells on the clipboard over from the present cell on; all of them or none."""
        data = QApplication.clipboard().mimeData()
        own = bytes(data.data(OWN_FORMAT).data()).decode()
        block = read_block(own or data.text())
        self._try(lambda: self._paste(block))

    def fill_down(self) -> None:
        """Copy the top chosen cell of each column to those below; of one cell, the one above."""
        self._try(self._fill_down)

    def _paste(self, block: Block) -> None:
        chosen = self._chosen()
        if block == [[""]] or not chosen:
            return
        if len(block) == 1 and len(block[0]) == 1:
            self._fill_with(block[0][0], chosen)
            return
        row, first = chosen[0]
        columns = [self._budget.columns[at] for at in self.visible_columns() if at >= first]
        changes, added = plan_paste(self._budget, block, row, columns)
        self._budget.apply(changes, N_("Paste into the budget"), added)

    def _fill_with(self, text: str, chosen: Sequence[Place]) -> None:
        """One copied cell goes into all chosen ones."""
        changes = [
            read_located(self._budget, entry.line.id, entry.label, column, text)
            for entry, column in self._writable(chosen)
        ]
        self._budget.apply(changes, N_("Paste into the budget"))

    def _clear(self, sentence: str) -> None:
        changes = [
            read_located(self._budget, entry.line.id, entry.label, column, "")
            for entry, column in self._writable(self._chosen())
        ]
        self._budget.apply(changes, sentence)

    def _fill_down(self) -> None:
        cells = self._writable(self._chosen())
        if len({entry.label for entry, _column in cells}) == 1:
            cells = self._cells_above(cells[0][0]) + cells
        tops: dict[SheetColumn, CostLine] = {}
        changes = []
        for entry, column in cells:
            top = tops.setdefault(column, entry.line)
            if column.field is not None and top is not entry.line:
                value = top.value(column.field, column.source_id)
                changes.append(CellChange(entry.line.id, column.field, value, column.source_id))
        self._budget.apply(changes, N_("Fill cells of the budget down"))

    def _cells_above(self, entry: CostEntry) -> list[Cell]:
        """The cells of the cost before this one."""
        row = self._budget.row_of_line(entry.line.id) - 1
        while row >= 0 and not isinstance(self._budget.entry(row), CostEntry):
            row -= 1
        columns = {column for _row, column in self._chosen()}
        return self._writable([(row, column) for column in sorted(columns)]) if row >= 0 else []

    def _chosen(self) -> list[Place]:
        places = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        here = self.currentIndex()
        return places or ([(here.row(), here.column())] if here.isValid() else [])

    def _writable(self, places: Sequence[Place]) -> list[Cell]:
        """The cells among these that hold a value of their own."""
        found = []
        for row, at in places:
            entry, column = self._budget.entry(row), self._budget.columns[at]
            if isinstance(entry, CostEntry) and column.field is not None:
                found.append((entry, column))
        return found

    def _texts(self, rows: Sequence[int], columns: Sequence[int]) -> Block:
        shown = Qt.ItemDataRole.EditRole
        model = self._budget
        return [[str(model.index(row, at).data(shown)) for at in columns] for row in rows]

    def _try(self, deed: Callable[[], object]) -> None:
        """Do something that is refused as a whole or done as a whole."""
        if not self.settle():
            return
        try:
            deed()
        except UserError as error:
            self.refused.emit(error.text(current_texts()))
        else:
            self.accepted.emit()
