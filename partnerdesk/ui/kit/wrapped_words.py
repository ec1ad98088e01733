"""Words that wrap; a dot between two facts is shown only where both stand on the same line."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle

_DOT = "·"
_AROUND_DOT = f" \u00a0{_DOT}"


class WrappedWords(QLabel):
    """A label whose lines never begin or end with the dot that stands between facts."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._keep_first_letter_whole()

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self._keep_first_letter_whole()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the first letter anew in other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_first_letter_whole()

    def _keep_first_letter_whole(self) -> None:
        """A J reaches out to the left of its place, where Qt would cut its hook."""
        bearing = self.fontMetrics().leftBearing(self.text()[0]) if self.text() else 0
        self.setIndent(max(0, -bearing))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines as Qt breaks them, without the dots that would stand alone."""
        lines = self.lines() if _DOT in self.text() else []
        if len(lines) < 2:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        flags = int(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        self.style().drawItemText(
            painter,
            self._room(),
            flags,
            self.palette(),
            self.isEnabled(),
            "\n".join(lines),
            self.foregroundRole(),
        )
        painter.end()

    def lines(self) -> list[str]:
        """The words as they are shown, line by line."""
        text = self.text()
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font(), self)
        layout.setTextOption(QTextOption(self.alignment()))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._room().width())
        layout.endLayout()
        units = text.encode("utf-16-le")  # Qt counts in these, not in characters
        ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
        lines = pairwise((0, *ends, len(units) // 2))
        words = [units[2 * start : 2 * end].decode("utf-16-le").rstrip() for start, end in lines]
        return [line.strip(_AROUND_DOT) for line in words] if len(words) > 1 else words

    def _room(self) -> QRect:
        margin = self.margin()
        room = self.contentsRect().adjusted(margin, margin, -margin, -margin)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return room.adjusted(0 if is_mirrored else self.indent(), 0, 0, 0)
