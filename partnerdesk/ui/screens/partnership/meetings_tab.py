"""Meetings of the members and of the partners: plan them, write down what came out."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.facts import has_result
from partnerdesk.domain.partnership import Meeting, MeetingKind
from partnerdesk.domain.partnership_fields import (
    MEETING_DAY_FIELD,
    MEETING_KIND_FIELD,
    PRESENT_FIELD,
    RESULT_FIELD,
    VOTE_FIELDS,
)
from partnerdesk.services import meetings
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import days_pill
from partnerdesk.ui.kit.tab_order import rejoin_below
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
        shown = sorted(partnership.meetings, key=lambda one: one.day, reverse=True)
        if [one.id for one in shown] != list(self._cards):
            clear_layout(self._list)
            self._cards = {one.id: MeetingCard(self.context, one.id) for one in shown}
            for one in self._cards.values():
                self._list.addWidget(one)
                one.grew.connect(partial(rejoin_below, self._list, one))
        for meeting in shown:
            self._cards[meeting.id].show_meeting(meeting)

    def primary_action(self) -> None:
        """Plan the meeting that the form describes."""
        if not (self._kind.check() & self._day.check()) or self._partnership_id is None:
            return
        day = self._day.value()
        if isinstance(day, date):
            kind = MeetingKind(str(self._kind.value()))
            self._day.set_value(None)
            meetings.plan_meeting(self.context.desk, self._partnership_id, kind, day)

    def new(self) -> None:
        """Put the cursor into the form."""
        self._day.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """The fields side by side, or one under the other."""
        direction = QBoxLayout.Direction
        self._fields.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


class MeetingCard(QFrame):
    """A meeting: its day, and what came out of it once it took place.

    Signals:
        grew(): fields were added; what stands below must rejoin the order of Tab.
    """

    grew = Signal()

    def __init__(self, context: Context, meeting_id: int) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = meeting_id
        self._meeting: Meeting | None = None
        self.setProperty("role", "card")
        self._title = label("", "h2")
        self._state = QHBoxLayout()
        self._facts = label("", "muted")
        self._switch = button("", "link", on_click=self._toggle)
        self._cancel = button(_("Cancel this meeting"), "link", on_click=self._cancel_it)
        self._form: _MeetingForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(6))
        self._column.addLayout(self._head())
        self._column.addWidget(self._facts)
        links = QHBoxLayout()
        links.addWidget(self._switch)
        links.addWidget(self._cancel)
        links.addStretch(1)
        self._column.addLayout(links)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what is known of the meeting."""
        self._meeting = meeting
        texts = current_texts()
        title = f"{_(meeting.kind.label)}, {texts.weekday_date(meeting.day)}"
        self._title.setText(title)
        self._facts.setText(_outcome(meeting))
        self._facts.setVisible(bool(_outcome(meeting)))
        clear_layout(self._state)
        self._state.addWidget(self._pill(meeting), 0, Qt.AlignmentFlag.AlignTop)
        self._cancel.setVisible(not meeting.held)
        self._cancel.setAccessibleName(f"{_('Cancel this meeting')}: {title}")
        if self._form is not None:
            self._form.show_meeting(meeting)
        self._name_switch(title)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._title, 1)
        head.addLayout(self._state)
        return head

    def _pill(self, meeting: Meeting) -> QWidget:
        if not meeting.held:
            return days_pill(meeting.day, self._context.desk.clock().date())
        if meeting.kind is MeetingKind.MEMBERS and not has_result(meeting):
            return pill(_("Result missing"), "warn")
        return pill(_("Took place"), "ok")

    def _name_switch(self, title: str) -> None:
        is_open = self._form is not None and not self._form.isHidden()
        if is_open:
            verb = _("Close")
        elif self._meeting is not None and self._is_waiting(self._meeting):
            verb = _("Write down who came")
        else:
            verb = _("Change")
        self._switch.setText(verb)
        self._switch.setAccessibleName(f"{verb}: {title}")

    def _is_waiting(self, meeting: Meeting) -> bool:
        """Whether the day has come and nothing is written about it."""
        return not meeting.held and meeting.day <= self._context.desk.clock().date()

    def _toggle(self) -> None:
        if self._meeting is None:
            return
        if self._form is None:
            self._form = _MeetingForm(self._context, self._meeting)
            self._column.addWidget(self._form)
            self.grew.emit()
        else:
            self._form.flush()
            self._form.setVisible(self._form.isHidden())
        self.show_meeting(self._meeting)
        if not self._form.isHidden():
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel_it(self) -> None:
        meetings.cancel_meeting(self._context.desk, self._meeting_id)
        self._context.offer_undo(_("The meeting is cancelled."))


class _MeetingForm(QWidget):
    """Day, people, votes and result; each field saves itself."""

    def __init__(self, context: Context, meeting: Meeting) -> None:
        super().__init__()
        self._context = context
        self._meeting_id = meeting.id
        self._day = FieldRow(MEETING_DAY_FIELD, save=self._move)
        specs = [PRESENT_FIELD, RESULT_FIELD]
        if meeting.kind is MeetingKind.MEMBERS:
            specs[1:1] = VOTE_FIELDS
        self._rows = {
            spec.key: FieldRow(spec, save=partial(self._record, spec.key)) for spec in specs
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(8))
        column.setSpacing(px(10))
        for row in (self._day, *self._rows.values()):
            column.addWidget(row)
        self.setFocusProxy(self._rows["present"])
        self.show_meeting(meeting)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what is known; what is being typed stays."""
        self._day.refresh(meeting.day)
        for key, row in self._rows.items():
            row.refresh(getattr(meeting, key))

    def flush(self) -> None:
        """Save what was typed last."""
        for row in (self._day, *self._rows.values()):
            row.flush()

    def _move(self, day: Any) -> None:
        meetings.move_meeting(self._context.desk, self._meeting_id, day)

    def _record(self, _key: str, _value: Any) -> None:
        values = {key: row.value() for key, row in self._rows.items() if row.check()}
        minutes = meetings.Minutes(**values)  # type: ignore[arg-type] # keys are those of Minutes
        meetings.record_meeting(self._context.desk, self._meeting_id, minutes)


def _first_kind(standing: Standing) -> MeetingKind:
    """Members come first, until they have met."""
    met = any(one.kind is MeetingKind.MEMBERS for one in standing.partnership.meetings)
    return MeetingKind.PARTNERS if met else MeetingKind.MEMBERS


def _outcome(meeting: Meeting) -> str:
    parts = []
    if meeting.present is not None:
        count = n_("{count} person came", "{count} people came", meeting.present)
        parts.append(count.format(count=meeting.present))
    if meeting.votes_for is not None:
        votes = _("{votes_for} for it, {against} against, {abstained} without a vote")
        parts.append(
            votes.format(
                votes_for=meeting.votes_for,
                against=meeting.votes_against or 0,
                abstained=meeting.votes_abstained or 0,
            )
        )
    if meeting.result:
        parts.append(meeting.result)
    return "  ·  ".join(parts)
