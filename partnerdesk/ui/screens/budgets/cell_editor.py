"""Typing in a cell: what is typed is saved while it is typed, and kept when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from partnerdesk.domain.errors import UserError
from partnerdesk.services import history
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import SETTLE_MILLISECONDS
from partnerdesk.ui.kit.language import current_texts
from partnerdesk.ui.kit.theme import colour
from partnerdesk.ui.kit.widgets import set_state
from partnerdesk.ui.screens.budgets.sheet_model import (
    WIDE_TEXT_ROLE,
    Index,
    SheetModel,
    cell_padding,
)

_NO_LIMIT = 1_000_000
"""Qt cuts pasted text at 32,767 characters without a word; the cell explains instead."""


class Move(Enum):
    """Where the keyboard goes after a cell."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    NEXT = "next"
    PREVIOUS = "previous"


_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOVES = {
    (Qt.Key.Key_Return, _NONE): Move.DOWN,
    (Qt.Key.Key_Enter, _NONE): Move.DOWN,
    (Qt.Key.Key_Return, _SHIFT): Move.UP,
    (Qt.Key.Key_Enter, _SHIFT): Move.UP,
    (Qt.Key.Key_Down, _NONE): Move.DOWN,
    (Qt.Key.Key_Up, _NONE): Move.UP,
    (Qt.Key.Key_Tab, _NONE): Move.NEXT,
    (Qt.Key.Key_Backtab, _SHIFT): Move.PREVIOUS,
}
_LOOKING_ELSEWHERE = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)


class CellEditor(QLineEdit):
    """The line in which a cell is typed."""

    def __init__(self, parent: QWidget, index: Index) -> None:
        super().__init__(parent)
        self.index = QPersistentModelIndex(index)
        self.step = f"cell {uuid4().hex}"  # all that is saved while typing is one step
        self.saved_text: str | None = None
        self.setProperty("role", "cell")
        self.setMaxLength(_NO_LIMIT)
        self.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        self.setAlignment(Qt.AlignmentFlag(alignment))
        self.pause = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self.textEdited.connect(self._note_edit)

    def _note_edit(self) -> None:
        if not self.pause.isActive():  # whoever types without a pause is saved meanwhile, too
            self.pause.start()

    def sheet_model(self) -> SheetModel | None:
        """The model of the cell; None when the cell is gone."""
        model = self.index.model()
        return model if self.index.isValid() and isinstance(model, SheetModel) else None


class CellDelegate(QStyledItemDelegate):
    """Opens, saves and closes cell editors.

    Signals:
        refused(str): why the text of the open cell cannot be taken; the editor stays open.
        accepted(): a cell was taken over.
        left(Move): the cell was left with the keyboard.
    """

    refused = Signal(str)
    accepted = Signal()
    left = Signal(Move)

    def __init__(self, desk: Desk, parent: QTableView, covered: Callable[[], int]) -> None:
        """``covered`` is how many pixels at the start of ``parent`` lie under other columns."""
        super().__init__(parent)
        self._desk = desk
        self._covered = covered
        self.editor: CellEditor | None = None

    def settle(self) -> bool:
        """Take over the open cell and close it; whether no cell is open any more."""
        return self.editor is None or self._finish(self.editor, Move.STAY)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Words may take several lines, amounts never do."""
        super().initStyleOption(option, index)
        if option.displayAlignment & Qt.AlignmentFlag.AlignTrailing:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; the title of an activity runs over the empty cells beside it."""
        title, view = index.data(WIDE_TEXT_ROLE), option.widget
        if not isinstance(view, QTableView):
            return
        if title is not None:
            self._paint_wide(painter, option, index, view, title)
            return
        seen = self._seen_part(view, option.rect)
        if seen.width() < option.rect.width():
            self._paint_cut(painter, option, index, seen)
        else:
            super().paint(painter, option, index)
        _draw_grid(painter, option.rect, mirrored=view.isRightToLeft())

    def _seen_part(self, view: QTableView, rect: QRect) -> QRect:
        """What is seen of a cell beside the columns that cover it, and within the table."""
        free = view.viewport().rect()
        covered = self._covers(view)
        if view.isRightToLeft():
            return rect & free.adjusted(0, 0, -covered, 0)
        return rect & free.adjusted(covered, 0, 0, 0)

    def _covers(self, view: QTableView) -> int:
        """How much of a view lies under other columns; these are a view of their own."""
        return self._covered() if view is self.parent() else 0

    def _paint_cut(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, seen: QRect
    ) -> None:
        """A part of a number reads as another number: say only that something is there."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = cell.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        if text and not seen.isEmpty():
            painter.save()
            painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, "…")
            painter.restore()

    def _paint_wide(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        view: QTableView,
        title: str,
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, view)
        area = wide_area(view, index)
        painter.save()
        painter.setClipRect(cell.rect)
        _draw_grid(painter, area, mirrored=view.isRightToLeft())
        if not self._covers(view):  # else the covering columns show the title
            area = area.adjusted(cell_padding(), 0, -cell_padding(), 0)
            painter.setFont(cell.font)
            painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
            start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            side = QStyle.visualAlignment(view.layoutDirection(), start)
            wrap = Qt.TextFlag.TextWordWrap
            needed = cell.fontMetrics.boundingRect(area, wrap, title)
            if needed.height() > area.height() or needed.width() > area.width():
                elide = Qt.TextElideMode.ElideRight
                title = cell.fontMetrics.elidedText(title, elide, area.width())
            painter.drawText(area, side | wrap, title)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line that is saved while one types."""
        editor = CellEditor(parent, index)
        editor.pause.timeout.connect(lambda: self._save_while_typing(editor))
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the open cell."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds, but never over what is being typed."""
        if isinstance(editor, CellEditor) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and clicks that end typing."""
        if not isinstance(watched, CellEditor):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            move = _MOVES.get((Qt.Key(event.key()), modifiers))
            if move is not None:
                self._finish(watched, move)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._give_up(watched)
                return True
            return False
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _LOOKING_ELSEWHERE and watched is self.editor:
                self._finish(watched, Move.STAY)
            return False
        return super().eventFilter(watched, event)

    def _finish(self, editor: CellEditor, move: Move) -> bool:
        if not self._save(editor, explain=True):
            return False
        self._close(editor)
        self.accepted.emit()
        self.left.emit(move)
        return True

    def _save_while_typing(self, editor: CellEditor) -> None:
        if self._save(editor, explain=False):
            set_state(editor, "error", "false")

    def _save(self, editor: CellEditor, *, explain: bool) -> bool:
        """Save what stands in the editor; whether there is nothing left to save."""
        editor.pause.stop()
        model, text = editor.sheet_model(), editor.text()
        if model is None or not editor.isModified() or text == editor.saved_text:
            return True
        try:
            model.write(editor.index, text, editor.step)
        except UserError as error:
            if explain:
                set_state(editor, "error", "true")
                self.refused.emit(error.text(current_texts()))
            return False
        editor.saved_text = text
        return True

    def _give_up(self, editor: CellEditor) -> None:
        """Esc: the cell is as it was before; what was saved while typing is taken back."""
        editor.pause.stop()
        was_saved = editor.saved_text is not None
        self._close(editor)
        if was_saved:
            history.undo(self._desk)
        self.accepted.emit()
        self.left.emit(Move.STAY)

    def _close(self, editor: CellEditor) -> None:
        self.editor = None  # closing takes the focus away, which must not finish once more
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def wide_area(view: QTableView, index: Index) -> QRect:
    """The visible cells of a row over which one text runs."""
    area = QRect()
    for column in range(index.model().columnCount()):
        cell = index.model().index(index.row(), column)
        if not view.isColumnHidden(column) and cell.data(WIDE_TEXT_ROLE) is not None:
            area = area.united(view.visualRect(cell))
    return area


def _draw_grid(painter: QPainter, area: QRect, *, mirrored: bool) -> None:
    """Draw the lines behind and below a cell; Qt's own would cross the wide titles."""
    line = QColor(colour("line"))
    side = area.left() if mirrored else area.right()
    painter.fillRect(side, area.top(), 1, area.height(), line)
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, line)
