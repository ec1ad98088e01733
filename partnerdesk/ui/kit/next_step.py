"""The one thing to do next, at Home and on the page of a partnership."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from partnerdesk.domain.guidance import Link
from partnerdesk.ui.kit.step_list import Follow
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label, picture_label, verbatim


class NextStep(NamedTuple):
    """The step to do now as it is painted, in the language of the screen."""

    title: str
    facts: str
    verb: str
    link: Link


class NextStepCard(QFrame):
    """The one thing to do now, and the button that does it."""

    def __init__(self, follow: Follow) -> None:
        super().__init__()
        self._follow = follow
        self._step: NextStep | None = None
        self.setProperty("role", "next")
        self._title = label("", "h2")
        self._facts = label("", "muted")
        self._button = button("", "primary", on_click=self.go)
        self.setFocusProxy(self._button)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._title)
        words.addWidget(self._facts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(12))
        self._row.addLayout(words, 1)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(16), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(picture_label("arrow-right", "primary", 24))
        outer.addLayout(self._row, 1)

    def show_step(self, step: NextStep) -> None:
        """Show a step."""
        self._step = step
        self._title.setText(step.title)
        self._facts.setText(step.facts)
        self._button.setText(verbatim(step.verb))

    def set_narrow(self, narrow: bool) -> None:
        """Put the button below the words, or beside them."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def go(self) -> None:
        """Go where the step goes on."""
        if self._step is not None:
            self._follow(self._step.link)
