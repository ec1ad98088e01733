"""What the reviews until now brought: experiences, changes around, decisions."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from partnerdesk.domain import facts
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.two_columns import at_the_start
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label


class EarlierReviews(QFrame):
    """The reviews that were held before today, the latest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Meeting, ...] = ()
        inner, self._column = card(gap=8)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(inner)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the earlier reviews; without any the card is hidden."""
        today = self._context.desk.clock().date()
        held = facts.held(partnership, MeetingKind.REVIEW)
        earlier = tuple(one for one in reversed(held) if one.day < today)
        self.setVisible(bool(earlier))
        if earlier == self._shown:
            return
        self._shown = earlier
        clear_layout(self._column)
        self._column.addWidget(label(_("Earlier reviews"), "h2"))
        for meeting in earlier:
            self._column.addWidget(hline())
            self._add(meeting)

    def _add(self, meeting: Meeting) -> None:
        day = current_texts().date(meeting.day)
        self._column.addWidget(label(_("Review of {day}").format(day=day), "label"))
        said = (
            (_("Lived through: {words}"), meeting.experienced),
            (_("Changed around us: {words}"), meeting.context_changes),
            (_("Decided: {words}"), meeting.result),
        )
        for sentence, words in said:
            if words:
                self._column.addWidget(label(sentence.format(words=words)))
        opener = button(_("Open the meeting"), "link", on_click=partial(self._open, meeting.id))
        opener.setAccessibleName(_("Open the review of {day}").format(day=day))
        self._column.addWidget(at_the_start(opener))

    def _open(self, meeting_id: int) -> None:
        self._context.open("meeting", meeting_id=meeting_id)
