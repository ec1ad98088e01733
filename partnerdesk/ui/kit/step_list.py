"""The ten steps of a partnership in their groups, each with its state and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.guidance import Link
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    State,
    button,
    clear_layout,
    hline,
    label,
    pill,
    progress_bar,
)

Follow = Callable[[Link], object]


class StepLine(NamedTuple):
    """A step as it is painted, in the language of the screen; one that waits has no link."""

    group: str
    title: str
    reason: str
    state: State
    state_words: str
    is_done: bool
    late_words: str
    link: Link | None


class StepList(QWidget):
    """Progress, groups and steps; the title of a step leads to where it goes on.

    ``narrow`` puts the reason below the title.
    """

    def __init__(self, follow: Follow) -> None:
        super().__init__()
        self._follow = follow
        self._steps: Sequence[StepLine] = ()
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def show_steps(self, steps: Sequence[StepLine]) -> None:
        """Show the steps of a partnership."""
        self._steps = steps
        self._build()

    def set_narrow(self, narrow: bool) -> None:
        """Put the reasons below the titles, or beside them."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._build()

    def _build(self) -> None:
        clear_layout(self._column)
        if not self._steps:
            return
        done = sum(step.is_done for step in self._steps)
        words = _("{done} of {all} steps done").format(done=done, all=len(self._steps))
        self._column.addWidget(progress_bar(done, len(self._steps), words))
        self._column.addWidget(label(words, "small"))
        for group, steps in groupby(self._steps, key=lambda step: step.group):
            self._column.addSpacing(px(4))
            self._column.addWidget(label(group, "label"))
            for step in steps:
                self._column.addWidget(hline())
                self._column.addLayout(self._row(step))

    def _row(self, step: StepLine) -> QBoxLayout:
        words: QBoxLayout = QVBoxLayout() if self._narrow else QHBoxLayout()
        words.setSpacing(px(2 if self._narrow else 8))
        self._add_title(words, step)
        words.addWidget(label(step.reason, "small"), 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        if step.late_words:
            row.addWidget(pill(step.late_words, "bad"))
        row.addWidget(pill(step.state_words, step.state))
        return row

    def _add_title(self, words: QBoxLayout, step: StepLine) -> None:
        link = step.link
        if link is None:
            waiting = label(step.title, wrap=self._narrow)
            waiting.setContentsMargins(0, px(6), 0, px(6))
            words.addWidget(waiting)  # a label that wraps would be cut in an aligned cell
            return
        title = button(step.title, "link", on_click=lambda: self._follow(link))
        words.addWidget(title, 0, Qt.AlignmentFlag.AlignLeading)
