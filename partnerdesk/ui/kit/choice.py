"""A choice of one among a few, each shown as a card with an explanation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from partnerdesk.domain.fields import Option
from partnerdesk.ui.kit.focus_ring import RINGED_AS_ONE
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import label, set_state, verbatim


class ChoiceCard(QFrame):
    """One answer: a radio button as title and a text that wraps; all of it can be clicked."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setProperty(RINGED_AS_ONE, True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.radio = QRadioButton(verbatim(title))
        self.radio.setAccessibleDescription(text)
        self.radio.toggled.connect(self._show_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(10))
        column.setSpacing(px(2))
        column.addWidget(self.radio)
        if text:
            row = QHBoxLayout()  # a spacer mirrors in right-to-left languages, a margin does not
            row.addSpacing(px(26))
            row.addWidget(label(text, "muted"), 1)
            column.addLayout(row)
        column.addStretch(1)  # beside a taller card the words stay together

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere chooses."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()

    def _show_choice(self, chosen: bool) -> None:
        set_state(self, "chosen", "true" if chosen else "false")


class ChoiceCards(QWidget):
    """A group of choice cards; the arrow keys choose, also when nothing is chosen yet.

    Signals:
        chosen(str): the value of the card a person chose.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option], name: str, *, beside: bool = False) -> None:
        """``options`` carry translated words; ``name`` is what the whole group asks.

        ``beside`` puts the cards side by side, all of the same width.
        """
        super().__init__()
        self._values = [option.value for option in options]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        for position, option in enumerate(options):
            card = ChoiceCard(option.label, option.explanation)
            card.radio.installEventFilter(self)
            self._group.addButton(card.radio, position)
            self._row.addWidget(card, 1 if beside else 0)
        self.set_beside(beside)
        self._group.idClicked.connect(self._tell)
        if options:
            self.setFocusProxy(self._group.button(0))

    def set_beside(self, beside: bool) -> None:
        """Put the cards side by side, or one under the other."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def value(self) -> str:
        """The chosen value, or "" while nothing is chosen."""
        position = self._group.checkedId()
        return self._values[position] if position >= 0 else ""

    def set_value(self, value: str) -> None:
        """Show a choice without telling anybody; "" shows none."""
        if value in self._values:
            chosen = self._group.button(self._values.index(value))
            chosen.setChecked(True)
            self.setFocusProxy(chosen)  # whoever comes here by Tab begins at the answer
            return
        self._group.setExclusive(False)
        for radio in self._group.buttons():
            radio.setChecked(False)
        self._group.setExclusive(True)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Let the arrow keys choose the next or previous card."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
            if event.key() in step and isinstance(watched, QRadioButton):
                self._choose_beside(watched, step[Qt.Key(event.key())])
                return True
        return False

    def _choose_beside(self, radio: QRadioButton, step: int) -> None:
        position = self._group.id(radio)
        if self._group.checkedId() >= 0:  # the first arrow key chooses where it stands
            position = (position + step) % len(self._values)
        target = self._group.button(position)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def _tell(self, position: int) -> None:
        self.chosen.emit(self._values[position])
