"""A line that unfolds: its number, its words, facts below them and a state at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import LabelRole, State, button, clear_layout, label, pill

Key = tuple[str, int]
"""Of which kind a line is, and its number in the records."""

_NUMBER_WIDTH = 40


@dataclass(frozen=True)
class Line:
    """What a line shows; ``depth`` is how far it is moved in."""

    key: Key
    text: str
    number: str = ""
    facts: str = ""
    state: tuple[str, State] | None = None
    depth: int = 0
    role: LabelRole = ""


class LineHead(QPushButton):
    """The part of a line that is always seen; Enter unfolds the rest.

    Signals:
        stepped(int): Ctrl+Up or Ctrl+Down: the line shall move.
        went(int): Up or Down: the keyboard shall go to the line before or behind.
        removed(): Delete.
    """

    stepped = Signal(int)
    went = Signal(int)
    removed = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.setProperty("kind", "line")
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._number = label("", "muted", wrap=False)
        self._number.setMinimumWidth(px(_NUMBER_WIDTH))
        self._text = label("", line.role)
        self._facts = label("", "small")
        self._state = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(self._text)
        words.addWidget(self._facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(6), px(5), px(6), px(5))
        row.setSpacing(px(8))
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._state)
        for inner in (self._number, self._text, self._facts):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show what the line says now."""
        self._number.setText(line.number)
        self._number.setVisible(bool(line.number))
        _show(self._text, line.text)
        _show(self._facts, line.facts)
        clear_layout(self._state)
        if line.state is not None:
            shown = pill(*line.state)
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._state.addWidget(shown)
        spoken = (line.number, line.text, line.facts, line.state[0] if line.state else "")
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As its words need; a button would ask for its own, which it does not have."""
        return self._wanted()

    def minimumSizeHint(self) -> QSize:
        """The same height, and a few letters."""
        return QSize(px(60), self._wanted().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next line, with Ctrl they move this one, Delete removes it."""
        step = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(event.key())
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(step)
        elif step is not None:
            self.went.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _wanted(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return QSize()
        wanted = layout.sizeHint()
        if layout.hasHeightForWidth():  # its words wrap as the page is now
            return QSize(min(wanted.width(), self.width()), layout.heightForWidth(self.width()))
        return wanted


def _show(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))


class LineForm(QWidget):
    """What unfolds below a line; subclasses show and save its fields."""

    def show_again(self) -> None:
        """Show what the records say now; what is being typed stays."""
        raise NotImplementedError

    def ask_before_removing(self) -> bool:
        """Whether it asks first, because something would go with the line."""
        return False


class LineFoot(QWidget):
    """Up, down and delete, for whoever does not know the keys; ``name`` tells of what kind."""

    def __init__(
        self, name: str, move: Callable[[int], object], delete: Callable[[], object]
    ) -> None:
        super().__init__()
        up = button(_("Move up"), icon_name="arrow-up", on_click=partial(move, -1))
        down = button(_("Move down"), icon_name="arrow-down", on_click=partial(move, 1))
        self.delete = button(_("Delete"), "danger", "trash-2", delete)
        flow = FlowLayout(self)
        for one in (up, down, self.delete):
            one.setAccessibleName(f"{one.text()}: {name}")
            flow.addWidget(one)
