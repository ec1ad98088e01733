"""Meetings of the members and of the partners: plan them, see what came out, open one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.agreement_values import votes_in_words
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.facts import has_result
from partnerdesk.domain.partnership import Meeting, MeetingKind
from partnerdesk.domain.partnership_fields import MEETING_DAY_FIELD, MEETING_KIND_FIELD
from partnerdesk.services import meetings
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import days_pill
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label, pill
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card


class MeetingsTab(Tab):
    """A form to plan a meeting, then all meetings, the latest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._cards: dict[int, MeetingCard] = {}
        self._kind = FieldRow(MEETING_KIND_FIELD)
        self._day = FieldRow(MEETING_DAY_FIELD)
        self._day.entered.connect(self.primary_action)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        frame, column = titled_card(_("Plan a meeting"))
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(px(16))
        self._fields.addWidget(self._kind, 1, Qt.AlignmentFlag.AlignTop)
        self._fields.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        plan = button(_("Plan the meeting"), "primary", "calendar-days", self.primary_action)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
        self._fields.addWidget(plan, 0, bottom)
        self._fields.addStretch(1)
        column.addLayout(self._fields)
        self.column.addWidget(frame)
        self._none = label(_("No meeting is planned yet. Members come first."), "muted")
        self.column.addWidget(self._none)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show all meetings; what is being typed stays."""
        partnership = standing.partnership
        if partnership.id != self._partnership_id:
            self._partnership_id = partnership.id
            self._kind.set_value(_first_kind(standing).value)
            self._day.set_value(None)
        self._none.setVisible(not partnership.meetings)
        shown = _nearest_first(partnership.meetings)
        if [one.id for one in shown] != list(self._cards):
            clear_layout(self._list)
            self._cards = {one.id: MeetingCard(self.context, one.id) for one in shown}
            for one in self._cards.values():
                self._list.addWidget(one)
        for meeting in shown:
            self._cards[meeting.id].show_meeting(meeting)

    def primary_action(self) -> None:
        """Plan the meeting that the form describes, and go to its page."""
        if not (self._kind.check() & self._day.check()) or self._partnership_id is None:
            return
        day = self._day.value()
        if isinstance(day, date):
            kind = MeetingKind(str(self._kind.value()))
            self._day.set_value(None)
            planned = meetings.plan_meeting(self.context.desk, self._partnership_id, kind, day)
            self.context.open("meeting", meeting_id=planned)

    def new(self) -> None:
        """Put the cursor into the form."""
        self._day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """The fields side by side, or one under the other."""
        direction = QBoxLayout.Direction
        self._fields.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


def _nearest_first(meetings: Iterable[Meeting]) -> list[Meeting]:
    """The planned ones, the next one on top; then those that were held, the last one first."""
    in_order = sorted(meetings, key=lambda one: one.day)
    planned = [one for one in in_order if not one.held]
    return planned + [one for one in reversed(in_order) if one.held]


class MeetingCard(QFrame):
    """A meeting: its day, what came out of it, and the way to its page."""

    def __init__(self, context: Context, meeting_id: int) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = meeting_id
        self.setProperty("role", "card")
        self._title = label("", "h2")
        self._state = QHBoxLayout()
        self._facts = label("", "muted")
        self._open = button("", on_click=self._open_it)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title, 1)
        head.addLayout(self._state)
        head.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._facts)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what is known of the meeting."""
        texts = current_texts()
        title = f"{_(meeting.kind.label)}, {texts.weekday_date(meeting.day)}"
        self._title.setText(title)
        self._facts.setText(_outcome(meeting))
        self._facts.setVisible(bool(_outcome(meeting)))
        clear_layout(self._state)
        self._state.addWidget(self._pill(meeting))
        verb = self._verb(meeting)
        self._open.setText(verb)
        self._open.setAccessibleName(f"{verb}: {title}")

    def _pill(self, meeting: Meeting) -> QWidget:
        if not meeting.held:
            return days_pill(meeting.day, self._context.desk.clock().date())
        if meeting.kind is MeetingKind.MEMBERS and not has_result(meeting):
            return pill(_("Result missing"), "warn")
        return pill(_("Took place"), "ok")

    def _verb(self, meeting: Meeting) -> str:
        if meeting.held:
            return _("Open")
        if meeting.day <= self._context.desk.clock().date():
            return _("Write down who came")
        return _("Prepare")

    def _open_it(self) -> None:
        self._context.open("meeting", meeting_id=self._meeting_id)


def _first_kind(standing: Standing) -> MeetingKind:
    """Members come first, until they have met."""
    met = any(one.kind is MeetingKind.MEMBERS for one in standing.partnership.meetings)
    return MeetingKind.PARTNERS if met else MeetingKind.MEMBERS


def _outcome(meeting: Meeting) -> str:
    """How many came, how they voted on what, and what was decided."""
    parts = []
    if meeting.present is not None:
        count = n_("{count} person came", "{count} people came", meeting.present)
        parts.append(count.format(count=meeting.present))
    for vote in meeting.votes:
        came_out = votes_in_words(vote, current_texts()) if vote.is_counted else vote.decision
        parts.append(f"{vote.question} {came_out}".strip())
    if meeting.wishes:
        parts.append(_("Wishes: {wishes}").format(wishes=meeting.wishes))
    if meeting.result:
        parts.append(meeting.result)
    return "\n".join(parts)
