"""The steps of a partnership, the next one on top."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from partnerdesk.domain.coming import Standing
from partnerdesk.ui.kit.next_step import NextStepCard
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.step_list import StepList
from partnerdesk.ui.kit.step_words import next_step_of, step_lines
from partnerdesk.ui.kit.widgets import card
from partnerdesk.ui.screens.partnership.tab import Tab


class StepsTab(Tab):
    """What to do next, and how far everything is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._next = NextStepCard(self.follow)
        self._list = StepList(self.follow)
        frame, column = card()
        column.addWidget(self._list)
        self.column.addWidget(self._next)
        self.column.addWidget(frame)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show the steps as they are judged now."""
        step = standing.next_step
        self._next.setVisible(step is not None)
        if step is not None:
            self._next.show_step(next_step_of(step))
        today = self.context.desk.clock().date()
        self._list.show_steps(step_lines(standing.steps, today))

    def go_to(self, **_arguments: Any) -> None:
        """Put the keyboard on the next step; where all rest it stays on the tabs."""
        if not self._next.isHidden():
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary_action(self) -> None:
        """Go where the next step goes on."""
        self._next.go()

    def set_narrow(self, narrow: bool) -> None:
        """Put reasons and the button below the words, or beside them."""
        self._next.set_narrow(narrow)
        self._list.set_narrow(narrow)
