"""Undo for texts and undo for everything else share Ctrl+Z: the text goes first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyle, QStyleOptionFrame

_QT_MARGIN = 2
"""The room Qt leaves beside the words of a line."""


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
    """A line that lets the window undo when it has nothing to undo itself; it shows no cut word."""

    def event(self, event: QEvent) -> bool:
        """Pass Ctrl+Z on while there is nothing to take back here."""
        if leaves_undo_to_window(
            event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that do not fit end with an ellipsis, until somebody goes into the line."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(_QT_MARGIN, 0, -_QT_MARGIN, 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        if shown == self.text() or self.hasFocus() or self.actions():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        panel = QStyle.PrimitiveElement.PE_PanelLineEdit
        self.style().drawPrimitive(panel, option, painter, self)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, QStyle.visualAlignment(self.layoutDirection(), start), shown)
        painter.end()


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
