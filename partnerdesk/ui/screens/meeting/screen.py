"""The page of a meeting: what is prepared before it, what came out of it, and its papers."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership
from partnerdesk.domain.partnership_fields import (
    INVITATION_FIELDS,
    LOOKING_BACK_FIELDS,
    MEETING_DAY_FIELD,
    MEMBERS_INVITED_FIELD,
    PRESENT_FIELD,
    RESULT_FIELD,
    WISHES_FIELD,
)
from partnerdesk.services import meetings
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.two_columns import TwoColumns, at_the_start
from partnerdesk.ui.kit.widgets import button, card, kept_together, label
from partnerdesk.ui.screens.meeting.questions import QuestionsCard


class MeetingScreen(Screen):
    """One meeting; each field saves itself."""

    tables = PARTNERSHIP_TABLES
    help_topic = "meeting"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._meeting: Meeting | None = None
        self._partnership_id: int | None = None
        self._rows: dict[str, FieldRow] = {}
        every = button(_("All meetings"), icon_name="arrow-left", on_click=self._open_all)
        self._attendance = button(
            _("Attendance list"), icon_name="printer", on_click=self._print_attendance
        )
        self._sheet = button("", "primary", "printer", self.primary_action)
        self._header = page_header("", "", every, self._attendance, self._sheet)
        self._questions = QuestionsCard(context)
        self._outcome = self._outcome_card()
        self._facts = self._facts_card()
        self._cancel = button(_("Cancel this meeting"), "danger", on_click=self._cancel_it)
        self._lay_out()

    def arrive(self, meeting_id: int | None = None) -> None:
        """Show a meeting.

        Raises:
            UserError: it was cancelled.
        """
        wanted = meeting_id or (self._meeting.id if self._meeting else 0)
        self._meeting, partnership = meetings.get_meeting(self.context.desk, wanted)
        self._partnership_id = partnership.id
        self._show(self._meeting, partnership)
        first = "present" if self._has_come(self._meeting) else "invited_by"
        self._rows[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def bookmark(self) -> dict[str, Any]:
        """The meeting."""
        return {"meeting_id": self._meeting.id} if self._meeting else {}

    def reload(self) -> None:
        """Read the meeting again; where it is gone, go to all meetings."""
        if self._meeting is None:
            return
        try:
            meeting, partnership = meetings.get_meeting(self.context.desk, self._meeting.id)
        except UserError:
            self._open_all()
            return
        self._meeting, self._partnership_id = meeting, partnership.id
        self._show(meeting, partnership)

    def primary_action(self) -> None:
        """Show the paper that this meeting needs now."""
        if self._meeting is None:
            return
        if self._meeting.kind is MeetingKind.MEMBERS:
            self._print("votes")
        else:
            self._print("attendance")

    def print_(self) -> None:
        """Ctrl+P: the same."""
        self.primary_action()

    def new(self) -> None:
        """Ctrl+N: one more question."""
        self._questions.add()

    def set_narrow(self, narrow: bool) -> None:
        """One column or two."""
        self._columns.set_narrow(narrow)
        self._questions.set_narrow(narrow)

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, px(12))
        self._column.setSpacing(px(12))
        for part in (self._facts, self._questions, self._outcome):
            self._column.addWidget(part)
        self._column.addWidget(at_the_start(self._cancel))
        self._column.addStretch(1)
        self._questions.join_below(self._column)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(scroll_page(content), 1)

    def _facts_card(self) -> QWidget:
        frame, column = card(gap=10)
        fields = (MEETING_DAY_FIELD, PRESENT_FIELD, *INVITATION_FIELDS)
        self._columns = TwoColumns([self._row(spec) for spec in fields])
        column.addWidget(self._columns)
        column.addWidget(self._row(MEMBERS_INVITED_FIELD))
        return frame

    def _outcome_card(self) -> QWidget:
        frame, column = card(gap=10)
        column.addWidget(label(_("What came out"), "h2"))
        self._not_yet = label("", "muted")
        column.addWidget(self._not_yet)
        for spec in (WISHES_FIELD, *LOOKING_BACK_FIELDS, RESULT_FIELD):
            column.addWidget(self._row(spec))
        return frame

    def _row(self, spec: FieldSpec) -> FieldRow:
        row = FieldRow(spec, save=partial(self._save, spec.key))
        self._rows[spec.key] = row
        return row

    def _save(self, key: str, value: Any) -> None:
        if self._meeting is not None:
            meetings.set_meeting(self.context.desk, self._meeting.id, key, value)

    def _show(self, meeting: Meeting, partnership: Partnership) -> None:
        day = kept_together(current_texts().weekday_date(meeting.day))
        self._header.set_title(f"{_(meeting.kind.label)}, {day}")
        self._header.set_subtitle(partnership.name)
        is_members, has_come = meeting.kind is MeetingKind.MEMBERS, self._has_come(meeting)
        for key, row in self._rows.items():
            row.refresh(getattr(meeting, key))
        self._rows["present"].setVisible(has_come)
        self._rows["result"].setVisible(has_come)
        self._rows["wishes"].setVisible(has_come and is_members)
        for spec in LOOKING_BACK_FIELDS:
            self._rows[spec.key].setVisible(has_come and meeting.kind is MeetingKind.REVIEW)
        self._rows["members_invited"].setVisible(meeting.kind is MeetingKind.PARTNERS)
        self._not_yet.setText(_("Write it down from {day} on.").format(day=day))
        self._not_yet.setVisible(not has_come)
        self._questions.setVisible(is_members)
        self._questions.show_meeting(meeting, partnership, has_come=has_come)
        self._attendance.setVisible(is_members)
        self._sheet.setText(_print_words(meeting))
        self._cancel.setVisible(not meeting.held)

    def _has_come(self, meeting: Meeting) -> bool:
        return meeting.day <= self.context.desk.clock().date()

    def _open_all(self) -> None:
        self.context.open("partnership", partnership_id=self._partnership_id, tab="meetings")

    def _print_attendance(self) -> None:
        self._print("attendance")

    def _print(self, paper: str) -> None:
        if self._meeting is not None:
            self.context.open(
                "printing",
                paper=paper,
                partnership_id=self._partnership_id,
                meeting_id=self._meeting.id,
            )

    def _cancel_it(self) -> None:
        if self._meeting is not None:
            meetings.cancel_meeting(self.context.desk, self._meeting.id)
            self.context.offer_undo(_("The meeting is cancelled."))


def _print_words(meeting: Meeting) -> str:
    """What the filled button prints now."""
    if meeting.kind is not MeetingKind.MEMBERS:
        return _("Attendance list")
    return _("Print the result") if meeting.held else _("Print the vote sheet")
