"""How far the partners are with a clause, as a button that goes on to the next state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from partnerdesk.domain.agreement import TalkState
from partnerdesk.ui.kit.icons import icon_before_words
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.widgets import (
    STATE_COLOURS,
    STATE_ICONS,
    WORDS_GAP,
    set_state,
    tooltip,
)
from partnerdesk.ui.screens.agreements.clause_list import TALKS


class TalksButton(QPushButton):
    """Says the state of the talks; F8 or a click says the next one."""

    def __init__(self, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._talks = TalkState.OPEN
        self._is_narrow = False
        self.setProperty("kind", "secondary")
        self.setAutoDefault(True)  # Enter presses it, as the space bar does
        self.clicked.connect(lambda: on_click())

    def show_talks(self, talks: TalkState) -> None:
        """Say another state."""
        self._talks = talks
        look = TALKS[talks]
        words = _(talks.label)  # written small, as they stand within sentences
        self.setText("" if self._is_narrow else words[:1].upper() + words[1:])
        self.setShortcut("F8")  # a new text takes it away
        gap = 0 if self._is_narrow else WORDS_GAP
        drawing, room = icon_before_words(STATE_ICONS[look], STATE_COLOURS[look], 18, gap=gap)
        self.setIcon(drawing)
        self.setIconSize(room)
        self.setAccessibleName(_("The talks: {state}").format(state=_(talks.label)))
        goes_on = _("How far the partners are: {state}. F8 says “{next}”.")
        hint = goes_on.format(state=_(talks.label), next=_(talks.following.label))
        self.setToolTip(tooltip(hint))

    def set_narrow(self, narrow: bool) -> None:
        """Where room is scarce the icon is enough; its words are in the name and the tooltip."""
        self._is_narrow = narrow
        set_state(self, "bare", narrow)
        self.show_talks(self._talks)
