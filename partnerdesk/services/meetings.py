"""Meetings: plan them, write down who came and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.partnership_fields import RESULT_FIELD
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row, settle_stage
from partnerdesk.store.tables import MeetingRow


@dataclass(frozen=True)
class Minutes:
    """What is written about a meeting that took place; only members vote."""

    present: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    result: str = ""

    @property
    def votes(self) -> int:
        """All votes together."""
        return sum(
            count or 0 for count in (self.votes_for, self.votes_against, self.votes_abstained)
        )


def plan_meeting(desk: Desk, partnership_id: int, kind: MeetingKind, day: date) -> int:
    """Plan a meeting; the answer is its id.

    Raises:
        UserError: the partnership is gone.
    """
    with desk.database.write(Change(N_("Plan a meeting"))) as session:
        row = partnership_row(session, partnership_id)
        meeting = MeetingRow(kind=kind.value, day=day)
        row.meetings.append(meeting)
        session.flush()
        return meeting.id


def move_meeting(desk: Desk, meeting_id: int, day: date) -> None:
    """A meeting is or was on another day.

    Raises:
        UserError: it was cancelled.
    """
    with desk.database.write(Change(N_("Move a meeting"))) as session:
        meeting = _meeting_row(session, meeting_id)
        meeting.day = day
        settle_stage(partnership_row(session, meeting.partnership_id))


def record_meeting(desk: Desk, meeting_id: int, minutes: Minutes) -> None:
    """Write down that a meeting took place, who came and what was decided.

    Raises:
        FieldError: the meeting is still to come, or there are more votes than people.
        UserError: it was cancelled.
    """
    with desk.database.write(
        Change(N_("Write down a meeting"), merge_key=f"meeting-{meeting_id}")
    ) as session:
        meeting = _meeting_row(session, meeting_id)
        _check(minutes, meeting.day, desk.clock().date())
        meeting.held = True
        meeting.present = minutes.present
        meeting.votes_for = minutes.votes_for
        meeting.votes_against = minutes.votes_against
        meeting.votes_abstained = minutes.votes_abstained
        meeting.result = clean(RESULT_FIELD, minutes.result)
        settle_stage(partnership_row(session, meeting.partnership_id))


def cancel_meeting(desk: Desk, meeting_id: int) -> None:
    """Take a meeting off the list; undo brings it back.

    Raises:
        UserError: it was cancelled already.
    """
    with desk.database.write(Change(N_("Cancel a meeting"))) as session:
        meeting = _meeting_row(session, meeting_id)
        row = partnership_row(session, meeting.partnership_id)
        row.meetings.remove(meeting)
        settle_stage(row)


def _check(minutes: Minutes, day: date, today: date) -> None:
    if day > today:
        raise FieldError(
            "day",
            N_("This meeting is still to come."),
            N_("Correct its day first, then write down who came."),
        )
    if minutes.present is not None and minutes.votes > minutes.present:
        raise FieldError(
            "votes_against",
            N_("{votes} votes are more than {present} people."),
            N_("Please check the numbers."),
            votes=minutes.votes,
            present=minutes.present,
        )


def _meeting_row(session: Session, meeting_id: int) -> MeetingRow:
    row = session.get(MeetingRow, meeting_id)
    if row is None:
        raise UserError(
            N_("This meeting is no longer on the list."),
            N_("Take the last step back with Ctrl+Z."),
        )
    return row
