"""Undo for texts and undo for everything else share Ctrl+Z: the text goes first."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def leaves_undo_to_window(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a text editor has nothing to undo or redo, so that the window shall do it.

    An editor asks this in ``event`` before anything else and, if so, ignores the event: Qt would
    otherwise keep Ctrl+Z for the editor even when its own history is empty.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return not can_redo
    return False


class TextLine(QLineEdit):
    """A line that lets the window undo when it has nothing to undo itself."""

    def event(self, event: QEvent) -> bool:
        """Pass Ctrl+Z on while there is nothing to take back here."""
        if leaves_undo_to_window(
            event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)


class TextBox(QPlainTextEdit):
    """Several lines that let the window undo when they have nothing to undo themselves."""

    def event(self, event: QEvent) -> bool:
        """Pass Ctrl+Z on while there is nothing to take back here."""
        document = self.document()
        if leaves_undo_to_window(
            event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)
