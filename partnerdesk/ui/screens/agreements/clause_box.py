"""The box a clause is written in: ordinary typing around fields that stay whole."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from partnerdesk.domain.clause_text import BlockKind, mark_typed
from partnerdesk.domain.clauses import field_label, values_before_stops
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import sanitised
from partnerdesk.domain.pasted import text_of_html, text_of_plain
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.messages import error_text
from partnerdesk.ui.kit.shortcuts import leaves_undo_to_window
from partnerdesk.ui.kit.theme import colour
from partnerdesk.ui.kit.widgets import tooltip
from partnerdesk.ui.screens.agreements.clause_document import (
    block_format,
    bold_change,
    is_bold,
    kind_of,
    read,
    words_format,
    write,
)
from partnerdesk.ui.screens.agreements.clause_marks import ClauseMarks
from partnerdesk.ui.screens.agreements.field_text import (
    LINE_BREAK,
    Field,
    FieldLook,
    field_between,
    found_between_fields,
    widened,
)

_CLAUSE_FORMAT = "application/x-partnerdesk-clause"
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
        shown(): another text stands in the box, which no person has written.
        entered(): the cursor came here.
        field_opened(str): Enter, a double click or a letter on a field asks for its value.
        paste_refused(str): why something cannot be pasted.
    """

    edited = Signal()
    shown = Signal()
    entered = Signal()
    field_opened = Signal(str)
    paste_refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._values: Mapping[str, str | None] = {}
        self._labels: dict[str, str] = {}
        self._telling = True
        self._marks = ClauseMarks(self.document())
        self.cursorPositionChanged.connect(self._stay_outside_fields)
        self.selectionChanged.connect(self._stay_outside_fields)
        self.document().contentsChanged.connect(self._tell)

    def show_clause(self, text: str, values: dict[str, str | None]) -> None:
        """Show a clause, or the same one with other values; its own undo starts anew."""
        place = self.textCursor().position()
        self._values = values_before_stops(text, values)
        self._telling = False
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
        write(cursor, text, self._look)
        self.document().clearUndoRedoStacks()
        self._telling = True
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.shown.emit()

    def set_frozen(self, is_frozen: bool) -> None:
        """Let people read, select and copy only; or let them write again."""
        reading = (
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        writing = Qt.TextInteractionFlag.TextEditorInteraction
        self.setTextInteractionFlags(reading if is_frozen else writing)

    def clause_text(self) -> str:
        """The clause as it is stored, its fields as ``{name}``."""
        return read(self.document())

    def insert_field(self, name: str) -> None:
        """Put a field where the cursor is, instead of what is selected."""
        self._write(f"{{{name}}}")

    def set_clause_number(self, number: int) -> None:
        """Say which clause this is, for the numbers of its paragraphs; 0 is none of a draft."""
        if self._marks.set_clause_number(number):
            self.viewport().update()

    def toggle_bold(self) -> None:
        """Make the selected words bold or plain again, or those that are typed next."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            turned = not is_bold(self.currentCharFormat())
            self.setCurrentCharFormat(words_format(is_bold=turned))
            return
        after_first = QTextCursor(cursor)
        after_first.setPosition(cursor.selectionStart() + 1)
        cursor.mergeCharFormat(bold_change(is_bold=not is_bold(after_first.charFormat())))

    def toggle_kind(self, kind: BlockKind) -> None:
        """Make the paragraphs of the selection a list or numbered, or plain again."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        wanted = BlockKind.PARAGRAPH if kind_of(block) is kind else kind
        cursor.beginEditBlock()
        while block.isValid() and block.position() <= cursor.selectionEnd():
            QTextCursor(block).setBlockFormat(block_format(wanted))
            block = block.next()
        cursor.endEditBlock()

    def select_found(self, wanted: re.Pattern[str], number: int) -> None:
        """Select the place where words stand for the ``number``-th time, counted from 0."""
        found = found_between_fields(self.document(), wanted)
        if number < len(found):
            cursor = self.textCursor()
            start, end = found[number]
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def replace_selected(self, wanted: re.Pattern[str], by: str) -> bool:
        """Put other words where these are selected; whether they were."""
        cursor = self.textCursor()
        place = (cursor.selectionStart(), cursor.selectionEnd())
        if place not in found_between_fields(self.document(), wanted):
            return False
        self.replace_words(*place, by)
        return True

    def replace_words(self, start: int, end: int, by: str) -> None:
        """Put other words where these stand between fields, bold where their beginning is."""
        cursor = self.textCursor()
        cursor.setPosition(start + 1)
        dress = words_format(is_bold=is_bold(cursor.charFormat()))
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(by, dress)
        self.setTextCursor(cursor)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who is written in."""
        super().focusInEvent(event)
        self.entered.emit()

    def sizeHint(self) -> QSize:
        """As little as there may be: two boxes below each other then share the room fairly."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line that is written in sight while notes around the box come and go."""
        super().resizeEvent(event)
        if not self.hasFocus():
            return
        if self.textCursor().atStart():
            self.verticalScrollBar().setValue(0)  # with the room above the first line
        else:
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type around the fields, delete them whole, open them with Enter."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if (field := self.selected_field()) is not None and _writes(event):
            self.field_opened.emit(field.name)
            return
        if event.key() == Qt.Key.Key_Backspace and self._left_list():
            return
        for key, movement in _DELETIONS.items():
            if event.matches(key):
                self._delete(movement)
                return
        if _writes(event):
            self._type(event)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters composed of several keys take the place of the selection."""
        if event.commitString():
            self._insert_words("")
            self.setCurrentCharFormat(self._words_format())
        super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a field opens it."""
        if (field := self.selected_field()) is not None:
            self.field_opened.emit(field.name)
        else:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks of lists and the numbers of paragraphs beside the words."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        first = self.cursorForPosition(event.rect().topLeft()).block()
        self._marks.draw(painter, first, QRectF(event.rect()), self.verticalScrollBar().value())
        painter.end()

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
        return source.hasText() or source.hasHtml() or source.hasFormat(_CLAUSE_FORMAT)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, lists and bold, and nothing else; fields of a clause stay fields."""
        try:
            self._write(_pasted(source))
        except UserError as error:
            self.paste_refused.emit(error_text(error))

    def _look(self, name: str) -> FieldLook:
        value = self._values.get(name)
        label = _(field_label(name))
        missing = not value
        dress = QTextCharFormat()
        dress.setBackground(QColor(colour("bad_bg" if missing else "tint")))
        dress.setForeground(QColor(colour("bad" if missing else "primary")))
        dress.setFontWeight(QFont.Weight.DemiBold)
        hint = _("{field}. Enter opens it.").format(field=label)
        dress.setToolTip(tooltip(hint))
        words = _("(missing: {field})").format(field=label) if missing else value or ""
        return FieldLook(words, dress)

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

    def _left_list(self) -> bool:
        """Take away the mark of an item or a number if the cursor stands right behind it."""
        cursor = self.textCursor()
        is_marked = kind_of(cursor.block()) is not BlockKind.PARAGRAPH
        if cursor.hasSelection() or not is_marked or not cursor.atBlockStart():
            return False
        cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
        return True

    def _type(self, event: QKeyEvent) -> None:
        """Letters, a new paragraph, or a new line within it."""
        if event.key() not in _ENTER:
            self._insert_words(event.text())
            if event.text() == " ":
                self._make_list()
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._insert_words(LINE_BREAK)
            return
        cursor = self.textCursor()
        block = cursor.block()
        if block.length() == 1 and kind_of(block) is not BlockKind.PARAGRAPH:
            cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
        else:
            self._insert_words("\n")

    def _make_list(self) -> None:
        """Turn a mark that was just typed at the beginning of a paragraph into a list."""
        cursor = self.textCursor()
        block = cursor.block()
        kind = mark_typed(block.text()[: cursor.positionInBlock()])
        if kind is None or kind_of(block) is not BlockKind.PARAGRAPH:
            return
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(block_format(kind))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _words_format(self) -> QTextCharFormat:
        return words_format(is_bold=is_bold(self.currentCharFormat()))

    def _insert_words(self, text: str) -> None:
        """Type letters; Qt takes letters typed one after another back together."""
        cursor = self.textCursor()
        cursor.insertText(text, self._words_format())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _write(self, text: str) -> None:
        """Write clause text instead of what is selected."""
        cursor = self.textCursor()
        write(cursor, text, self._look)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _tell(self) -> None:
        if self._telling:
            self.edited.emit()


def _pasted(source: QMimeData) -> str:
    """What is on the clipboard, as the text of a clause."""
    if source.hasFormat(_CLAUSE_FORMAT):
        own = bytes(source.data(_CLAUSE_FORMAT).data()).decode(errors="replace")
        return sanitised(own, keep_lines=True)
    formatted = text_of_html(source.html()) if source.hasHtml() else ""
    return formatted or text_of_plain(source.text())


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key would write something: a letter or a new line."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    if control != alt:  # both together are the AltGr key
        return False
    return event.key() in _ENTER or (bool(event.text()) and event.text().isprintable())
