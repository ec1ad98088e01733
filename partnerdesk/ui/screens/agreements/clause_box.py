"""The box a clause is written in: ordinary typing around fields that stay whole."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from partnerdesk.domain.clauses import FIELDS
from partnerdesk.domain.fields import sanitised
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.shortcuts import leaves_undo_to_window
from partnerdesk.ui.kit.theme import colour
from partnerdesk.ui.kit.widgets import tooltip
from partnerdesk.ui.screens.agreements.field_text import (
    Field,
    FieldLook,
    field_between,
    read,
    widened,
    write,
)

_CLAUSE_FORMAT = "application/x-partnerdesk-clause"
_LINE_HEIGHT_PERCENT = 135
_DELETIONS = {
    QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
    QKeySequence.StandardKey.DeleteEndOfLine: QTextCursor.MoveOperation.EndOfLine,
    QKeySequence.StandardKey.Backspace: QTextCursor.MoveOperation.PreviousCharacter,
    QKeySequence.StandardKey.Delete: QTextCursor.MoveOperation.NextCharacter,
}


class ClauseBox(QTextEdit):
    """A clause with its fields filled in.

    A field is selected, deleted, cut and pasted as a whole; nobody can type inside one.

    Signals:
        edited(): a person changed the text.
        field_opened(str): Enter, a double click or a letter on a field asks for its value.
    """

    edited = Signal()
    field_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._values: dict[str, str | None] = {}
        self._labels: dict[str, str] = {}
        self._telling = True
        self.cursorPositionChanged.connect(self._stay_outside_fields)
        self.selectionChanged.connect(self._stay_outside_fields)
        self.document().contentsChanged.connect(self._tell)

    def show_clause(self, text: str, values: dict[str, str | None]) -> None:
        """Show a clause, or the same one with other values; its own undo starts anew."""
        place = self.textCursor().position()
        self._values = values
        self._telling = False
        self.document().clear()
        cursor = QTextCursor(self.document())
        write(cursor, text, self._look, QTextCharFormat())
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self._telling = True
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def clause_text(self) -> str:
        """The clause as it is stored, its fields as ``{name}``."""
        return read(self.document())

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor is, instead of what is selected."""
        self._write(f"{{{name}}}")

    def selected_field(self) -> Field | None:
        """The field that is selected as a whole."""
        cursor = self.textCursor()
        return field_between(self.document(), cursor.selectionStart(), cursor.selectionEnd())

    def event(self, event: QEvent) -> bool:
        """Pass Ctrl+Z on to the window while there is nothing to take back here."""
        document = self.document()
        if leaves_undo_to_window(
            event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type around the fields, delete them whole, open them with Enter."""
        if (field := self.selected_field()) is not None and _writes(event):
            self.field_opened.emit(field.name)
            return
        for key, movement in _DELETIONS.items():
            if event.matches(key):
                self._delete(movement)
                return
        if _writes(event):
            self._insert_plain("\n" if event.key() in _ENTER else event.text())
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters composed of several keys take the place of the selection."""
        if event.commitString():
            self._insert_plain("")
            self.setCurrentCharFormat(QTextCharFormat())
        super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a field opens it."""
        if (field := self.selected_field()) is not None:
            self.field_opened.emit(field.name)
        else:
            super().mouseDoubleClickEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what is read, and for this editor what is meant."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        data = QMimeData()
        data.setText(cursor.selection().toPlainText().replace("\u202f", ""))
        meant = read(self.document(), start, end)
        data.setData(_CLAUSE_FORMAT, QByteArray(meant.encode(errors="replace")))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there are words to paste."""
        return source.hasText() or source.hasFormat(_CLAUSE_FORMAT)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, without invisible characters; fields of a clause stay fields."""
        if source.hasFormat(_CLAUSE_FORMAT):
            pasted = bytes(source.data(_CLAUSE_FORMAT).data()).decode(errors="replace")
        else:
            pasted = source.text()
        self._write(sanitised(pasted, keep_lines=True))

    def _look(self, name: str) -> FieldLook:
        value = self._values.get(name)
        label = _(FIELDS[name].label) if name in FIELDS else name
        missing = not value
        dress = QTextCharFormat()
        dress.setBackground(QColor(colour("bad_bg" if missing else "tint")))
        dress.setForeground(QColor(colour("bad" if missing else "primary")))
        dress.setFontWeight(QFont.Weight.DemiBold)
        hint = _("{field}. Enter opens it.").format(field=label)
        dress.setToolTip(tooltip(hint))
        words = _("(missing: {field})").format(field=label) if missing else value or ""
        return FieldLook(words, dress)

    def _space_lines(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = cursor.blockFormat()
        block.setLineHeight(_LINE_HEIGHT_PERCENT, block.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)

    def _stay_outside_fields(self) -> None:
        """Take a field that was entered as a whole."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first, last = widened(self.document(), start, end)
        if (first, last) != (start, end):
            backwards = cursor.position() < cursor.anchor()
            cursor.setPosition(last if backwards else first)
            cursor.setPosition(first if backwards else last, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _delete(self, movement: QTextCursor.MoveOperation) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(movement, QTextCursor.MoveMode.KeepAnchor)
        first, last = widened(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def _insert_plain(self, text: str) -> None:
        """Type letters; Qt takes letters typed one after another back together."""
        cursor = self.textCursor()
        cursor.insertText(text, QTextCharFormat())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _write(self, text: str) -> None:
        """Write clause text instead of what is selected."""
        cursor = self.textCursor()
        write(cursor, text, self._look, QTextCharFormat())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _tell(self) -> None:
        if self._telling:
            self.edited.emit()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key would write something: a letter or a new line."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if control != alt:  # both together are the AltGr key
        return False
    return event.key() in _ENTER or (bool(event.text()) and event.text().isprintable())
