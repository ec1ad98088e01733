"""The ten steps of a partnership in their groups, each with its state and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.guidance import Link
from partnerdesk.domain.step_states import StepState
from partnerdesk.domain.steps import Step, done_count
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.states import STEP_STATES, days_pill
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill, progress_bar

Follow = Callable[[Link], object]


class StepList(QWidget):
    """Progress, groups and steps; the title of a step leads to where it goes on.

    ``narrow`` puts the reason below the title.
    """

    def __init__(self, follow: Follow) -> None:
        super().__init__()
        self._follow = follow
        self._steps: Sequence[Step] = ()
        self._today: date | None = None
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))

    def show_steps(self, steps: Sequence[Step], today: date) -> None:
        """Show the steps of a partnership."""
        self._steps, self._today = steps, today
        self._build()

    def set_narrow(self, narrow: bool) -> None:
        """Put the reasons below the titles, or beside them."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._build()

    def _build(self) -> None:
        clear_layout(self._column)
        if self._today is None:
            return
        done = done_count(tuple(self._steps))
        words = _("{done} of {all} steps done").format(done=done, all=len(self._steps))
        self._column.addWidget(progress_bar(done, len(self._steps), words))
        self._column.addWidget(label(words, "small"))
        for group, steps in groupby(self._steps, key=lambda step: step.group):
            self._column.addSpacing(px(4))
            self._column.addWidget(label(_(group.label), "label"))
            for step in steps:
                self._column.addWidget(hline())
                self._column.addLayout(self._row(step, self._today))

    def _row(self, step: Step, today: date) -> QBoxLayout:
        words: QBoxLayout = QVBoxLayout() if self._narrow else QHBoxLayout()
        words.setSpacing(px(2 if self._narrow else 8))
        words.addWidget(self._title(step), 0, Qt.AlignmentFlag.AlignLeading)
        words.addWidget(label(step.reason.text(current_texts()), "small"), 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        if step.is_late(today) and step.due_on is not None:
            row.addWidget(days_pill(step.due_on, today))
        row.addWidget(pill(_(step.state.label), STEP_STATES[step.state]))
        return row

    def _title(self, step: Step) -> QWidget:
        if step.state is StepState.NOT_YET:
            waiting = label(_(step.title), wrap=self._narrow)
            waiting.setContentsMargins(px(8), px(6), 0, px(6))
            return waiting
        return button(_(step.title), "link", on_click=lambda: self._follow(step.link))
