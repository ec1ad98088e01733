"""A table people type into as they do in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.tall_rows import TallRowTable
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.screens.budgets.cell_editor import CellDelegate, Move
from partnerdesk.ui.screens.budgets.columns import FROZEN_COLUMNS
from partnerdesk.ui.screens.budgets.frozen import FrozenColumns
from partnerdesk.ui.screens.budgets.sheet_header import SheetHeader
from partnerdesk.ui.screens.budgets.sheet_model import SheetModel

Index = QModelIndex | QPersistentModelIndex
Keys = dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]]

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SheetView(TallRowTable):
    """Typing replaces, F2 edits, Enter goes down, Tab goes to the next cell that can be typed into.

    Tab leaves the table after the last of these cells, and before the first one.

    Signals:
        refused(str): why something cannot be done, to be shown beside the table.
        accepted(): something was done, so that an earlier reason is out of date.
        room_changed(): the cells have more or less width, also because a frame was drawn.
    """

    refused = Signal(str)
    accepted = Signal()
    room_changed = Signal()

    def __init__(self, desk: Desk, model: SheetModel, name: str) -> None:
        super().__init__()
        self._model = model
        self._tab_column: int | None = None
        self.keys: Keys = {
            (Qt.Key.Key_Return, _NONE): lambda: self.move_current(Move.DOWN),
            (Qt.Key.Key_Enter, _NONE): lambda: self.move_current(Move.DOWN),
            (Qt.Key.Key_Return, _SHIFT): lambda: self.move_current(Move.UP),
            (Qt.Key.Key_Enter, _SHIFT): lambda: self.move_current(Move.UP),
            (Qt.Key.Key_F2, _NONE): self.edit_current,
        }
        self.setAccessibleName(name)
        self.setModel(model)
        self.cell_delegate = CellDelegate(desk, self, lambda: self.frozen.covered_width())
        self.setItemDelegate(self.cell_delegate)
        self.cell_delegate.refused.connect(self.refused)
        self.cell_delegate.accepted.connect(self.accepted)
        self.cell_delegate.left.connect(self._leave_cell)
        self._dress()
        self.frozen = FrozenColumns(self, FROZEN_COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is other room for the columns."""
        super().resizeEvent(event)
        self.room_changed.emit()

    def settle(self) -> bool:
        """Take over what is being typed; whether no cell is open any more."""
        return self.cell_delegate.settle()

    def open_text(self) -> str | None:
        """What stands in the open cell; None when no cell is open."""
        editor = self.cell_delegate.editor
        return None if editor is None else editor.text()

    def edit_with(self, text: str) -> None:
        """Open the present cell and put a text into it that was not saved."""
        self.edit_current()
        if (editor := self.cell_delegate.editor) is not None:
            editor.setText(text)
            editor.setModified(True)

    def edit_current(self) -> None:
        """Open the present cell with the cursor behind its text."""
        index = self.currentIndex()
        if index.isValid() and self._model.is_editable(index):
            self.edit(index)
            if (editor := self.cell_delegate.editor) is not None:
                editor.end(False)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the present one and bring it into view."""
        self.setCurrentIndex(self._model.index(row, column))

    def move_current(self, move: Move) -> bool:
        """Go to another cell; whether there is one in this direction."""
        target = self._target(move)
        if target is None:
            return False
        self.setCurrentIndex(target)
        return True

    def visible_columns(self) -> list[int]:
        """The columns that are not hidden, from first to last."""
        return [at for at in range(self._model.columnCount()) if not self.isColumnHidden(at)]

    # What Qt asks ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet; all others as in any table."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self.keys.get((Qt.Key(event.key()), modifiers))
        if action is not None:
            action()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing on a computed cell says so; Qt would jump to another row."""
        self.refused.emit(_("This cell is counted for you. Choose a white one to write."))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cells before it leaves the table."""
        if self.move_current(Move.NEXT if forward else Move.PREVIOUS):
            return True
        return super().focusNextPrevChild(forward)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Arrow keys: a row that was typed with Tab ends here."""
        self._tab_column = None
        return super().moveCursor(action, modifiers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses another cell unless the open one is wrong."""
        self._tab_column = None
        if self.settle():
            super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go back to the cell that is wrong, or to the first one that can be typed into."""
        was_here_before = self.currentIndex().isValid()  # Qt goes to the very first cell
        super().focusInEvent(event)
        if self.cell_delegate.editor is not None:
            self.cell_delegate.editor.setFocus()
        elif not was_here_before:
            first = next(self._cells_from(0, 0, forward=True), None)
            if first is not None:
                self.setCurrentIndex(first)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, out from under the columns that stay in sight."""
        super().scrollTo(index, hint)
        bar = self.horizontalScrollBar()
        if index.column() < FROZEN_COLUMNS:
            bar.setValue(0)
            return
        hidden_part = self.frozen.full_width() - self.columnViewportPosition(index.column())
        if hidden_part > 0:
            bar.setValue(bar.value() - hidden_part)

    # How it works ---------------------------------------------------------------------------

    def _dress(self) -> None:
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setShowGrid(False)  # the delegate draws the lines
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(SheetHeader(self))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(px(24))
        rows.setDefaultSectionSize(px(34))

    def _leave_cell(self, move: Move) -> None:
        if move is Move.STAY:
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.move_current(move) and move in (Move.NEXT, Move.PREVIOUS):
            super().focusNextPrevChild(move is Move.NEXT)

    def _target(self, move: Move) -> QModelIndex | None:
        here = self.currentIndex()
        if move in (Move.DOWN, Move.UP):
            return self._target_in_column(here, 1 if move is Move.DOWN else -1)
        forward = move is Move.NEXT
        if self._tab_column is None:
            self._tab_column = here.column()
        start = here.column() + (1 if forward else -1)
        return next(self._cells_from(here.row(), start, forward=forward), None)

    def _target_in_column(self, here: QModelIndex, step: int) -> QModelIndex | None:
        """The next cell of the column that can be typed into, as the present one."""
        column = here.column() if self._tab_column is None else self._tab_column
        self._tab_column = None
        needs_typing = self._model.is_editable(self._model.index(here.row(), column))
        row = here.row() + step
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row, column)
            if not self.isRowHidden(row) and (not needs_typing or self._model.is_editable(index)):
                return index
            row += step
        return None

    def _cells_from(self, row: int, column: int, *, forward: bool) -> Iterator[QModelIndex]:
        """Cells that can be typed into, row by row from this one on."""
        step = 1 if forward else -1
        columns = self.visible_columns()[::step]
        while 0 <= row < self._model.rowCount():
            for at in columns:
                index = self._model.index(row, at)
                started = at >= column if forward else at <= column
                if started and not self.isRowHidden(row) and self._model.is_editable(index):
                    yield index
            row += step
            column = 0 if forward else self._model.columnCount()
