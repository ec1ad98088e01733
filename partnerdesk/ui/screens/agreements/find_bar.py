"""Find and replace over the whole draft, in a bar above the text."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.clause_search import pattern_of
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.shortcuts import TextLine
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, icon_button, label


class FindBar(QFrame):
    """Asks what to find and what to put in its place; Enter goes on to the next place.

    Signals:
        words_changed(): other words are looked for.
        step_asked(int): go to the next place (1) or the one before (-1).
        replace_asked(str): put this where the present place is.
        replace_all_asked(str): put this wherever the words are.
        closed(): back to the text.
    """

    words_changed = Signal()
    step_asked = Signal(int)
    replace_asked = Signal(str)
    replace_all_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._words = _line(_("Find in the draft"))
        self._by = _line(_("Replace by"))
        self._whole = QCheckBox(_("Whole words"))
        self._count = label("", "muted", wrap=False)
        self._back = icon_button("arrow-up", _("The place before"), self._step_back)
        self._on = icon_button("arrow-down", _("The next place"), self._step_on, "F3")
        self._one = button(_("Replace"), "secondary", "replace", self._replace)
        self._all = button(_("Replace all"), "secondary", "", self._replace_all)
        self._replacing = QWidget()
        self._lay_out()
        for one in (self._words, self._by):
            one.installEventFilter(self)
        self._words.textChanged.connect(lambda _text: self.words_changed.emit())
        self._whole.toggled.connect(lambda _is_on: self.words_changed.emit())
        self.hide()

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._words.text()

    @property
    def whole_words(self) -> bool:
        """Whether a part of a word does not count."""
        return self._whole.isChecked()

    @property
    def wanted(self) -> re.Pattern[str]:
        """What finds these words."""
        return pattern_of(self.words, whole_words=self.whole_words)

    def open_bar(self, *, replacing: bool) -> None:
        """Ask for words; with ``replacing`` also for what takes their place."""
        self._replacing.setVisible(replacing)
        self.show()
        self._words.selectAll()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Go away; the words stay for the next time."""
        self.hide()
        self.closed.emit()

    def show_place(self, number: int, count: int) -> None:
        """Say at which place of how many one is; ``number`` counts from 1, 0 is none yet."""
        if not self.words:
            said = ""
        elif not count:
            said = _("not found")
        elif number:
            said = _("{number} of {count}").format(number=number, count=count)
        else:
            said = n_("{count} place", "{count} places", count).format(count=count)
        self._count.setText(said)
        for widget in (self._back, self._on, self._one, self._all):
            widget.setEnabled(count > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_asked.emit(-1 if shift else 1)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(8), px(8))
        column.setSpacing(px(6))
        finding = QHBoxLayout()
        finding.setSpacing(px(4))
        finding.addWidget(self._words, 1)
        for beside in (self._count, self._back, self._on):
            finding.addWidget(beside)
        finding.addWidget(icon_button("x", _("Close the search"), self.close_bar))
        column.addLayout(finding)
        row = FlowLayout(self._replacing)
        for widget in (self._by, self._one, self._all, self._whole):
            row.addWidget(widget)
        column.addWidget(self._replacing)

    def _step_back(self) -> None:
        self.step_asked.emit(-1)

    def _step_on(self) -> None:
        self.step_asked.emit(1)

    def _replace(self) -> None:
        self.replace_asked.emit(self._by.text())

    def _replace_all(self) -> None:
        self.replace_all_asked.emit(self._by.text())


def _line(name: str) -> TextLine:
    line = TextLine()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    line.setMinimumWidth(px(170))
    return line
