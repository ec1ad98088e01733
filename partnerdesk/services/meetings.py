"""Meetings: plan them, prepare the questions, write down who came and what was decided."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from partnerdesk.domain.drafts import Value
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.facts import members_agree
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership
from partnerdesk.domain.partnership_fields import (
    AFTER_FIELDS,
    MEETING_FIELDS,
    VOTE_FIELDS,
    WHOLE_PARTNERSHIP,
)
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row, settle_stage
from partnerdesk.services.reading import meeting_of, partnership_of, vote_of
from partnerdesk.store.tables import MeetingRow, VoteRow

_COUNTS = ("votes_for", "votes_against", "votes_abstained")
_RESULTS = (*_COUNTS, "decision")


def question_about(partnership_name: str, texts: Texts) -> str:
    """The question that opens the way to a partnership, or closes it."""
    question = texts.gettext(N_("Shall we take part in the partnership “{name}”?"))
    return question.format(name=partnership_name)


def get_meeting(desk: Desk, meeting_id: int) -> tuple[Meeting, Partnership]:
    """A meeting and the partnership it belongs to.

    Raises:
        UserError: it was cancelled.
    """
    with desk.database.read() as session:
        row = _meeting_row(session, meeting_id)
        return meeting_of(row), partnership_of(partnership_row(session, row.partnership_id))


def plan_meeting(desk: Desk, partnership_id: int, kind: MeetingKind, day: date) -> int:
    """Plan a meeting; the answer is its id.

    Members who have not agreed yet find the question about the partnership on their list.

    Raises:
        UserError: the partnership is gone.
    """
    texts = _texts_of_centre(desk)
    change = Change(N_("Plan a meeting of {name}"))
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        change.fill_in(name=row.name)
        meeting = MeetingRow(kind=kind.value, day=day)
        if kind is MeetingKind.MEMBERS and not members_agree(partnership_of(row)):
            meeting.votes.append(VoteRow(question=question_about(row.name, texts)))
        row.meetings.append(meeting)
        session.flush()
        return meeting.id


def set_meeting(desk: Desk, meeting_id: int, field: str, value: Value) -> None:
    """Write one field of ``MEETING_FIELDS``; a meeting took place once something came out of it.

    Raises:
        FieldError: the meeting is still to come, or there are more votes than people.
        UserError: it was cancelled.
    """
    kept = clean(MEETING_FIELDS[field], value) if isinstance(value, str) else value
    change = Change(N_("Write down a meeting of {name}"), merge_key=f"meeting-{meeting_id}-{field}")
    with desk.database.write(change) as session:
        meeting = _named_meeting(session, meeting_id, change)
        setattr(meeting, field, kept)
        if field in AFTER_FIELDS or meeting.held:
            _refuse_before_its_day(desk, meeting, field)
        _refuse_more_votes_than_people(meeting, field)
        _settle(session, meeting)


def cancel_meeting(desk: Desk, meeting_id: int) -> None:
    """Take a meeting off the list; undo brings it back.

    Raises:
        UserError: it was cancelled already.
    """
    change = Change(N_("Cancel a meeting of {name}"))
    with desk.database.write(change) as session:
        meeting = _named_meeting(session, meeting_id, change)
        row = partnership_row(session, meeting.partnership_id)
        for revision in row.revisions:
            if revision.meeting_id == meeting.id:
                revision.meeting_id = None
        session.flush()  # before the meeting goes that revisions name
        row.meetings.remove(meeting)
        settle_stage(row)


def add_question(
    desk: Desk, meeting_id: int, question: str = "", partner_id: int | None = None
) -> int:
    """Put one more question to the members, perhaps about one partner; the answer is its id.

    Raises:
        UserError: the meeting was cancelled.
    """
    change = Change(N_("Ask the members one more question about {name}"))
    with desk.database.write(change) as session:
        meeting = _named_meeting(session, meeting_id, change)
        position = max((vote.position for vote in meeting.votes), default=-1) + 1
        text = clean(VOTE_FIELDS["question"], question)
        vote = VoteRow(position=position, question=text, partner_id=partner_id)
        meeting.votes.append(vote)
        session.flush()
        return vote.id


def set_vote(desk: Desk, vote_id: int, field: str, value: Value) -> None:
    """Write one field of ``VOTE_FIELDS``; ``partner_id`` comes as the text of a choice.

    Raises:
        FieldError: the meeting is still to come, or there are more votes than people.
        UserError: the question was taken off the list.
    """
    kept = clean(VOTE_FIELDS[field], value) if isinstance(value, str) else value
    if field == "partner_id":
        kept = int(str(kept)) if kept and kept != WHOLE_PARTNERSHIP else None
    change = Change(N_("Write down a vote on {name}"), merge_key=f"vote-{vote_id}-{field}")
    with desk.database.write(change) as session:
        vote = _vote_row(session, vote_id)
        meeting = _named_meeting(session, vote.meeting_id, change)
        setattr(vote, field, kept)
        if field in _RESULTS:
            _refuse_before_its_day(desk, meeting, field)
        _refuse_more_votes_than_people(meeting, field)
        _settle(session, meeting)


def remove_question(desk: Desk, vote_id: int) -> None:
    """Take a question and its votes off the list; undo brings them back.

    Raises:
        UserError: it was taken off already.
    """
    change = Change(N_("Take out a question about {name}"))
    with desk.database.write(change) as session:
        vote = _vote_row(session, vote_id)
        meeting = _named_meeting(session, vote.meeting_id, change)
        meeting.votes.remove(vote)
        _settle(session, meeting)


def _named_meeting(session: Session, meeting_id: int, change: Change) -> MeetingRow:
    """The row of a meeting; the change names its partnership."""
    meeting = _meeting_row(session, meeting_id)
    change.fill_in(name=partnership_row(session, meeting.partnership_id).name)
    return meeting


def _texts_of_centre(desk: Desk) -> Texts:
    centre = get_centre(desk)
    return for_language(centre.organisation.language if centre else "en")


def _settle(session: Session, meeting: MeetingRow) -> None:
    """A meeting took place when something is written of it, and only then."""
    written = any(getattr(meeting, field) not in (None, "") for field in AFTER_FIELDS)
    voted = any(vote_of(vote).is_decided for vote in meeting.votes)
    meeting.held = written or voted
    settle_stage(partnership_row(session, meeting.partnership_id))


def _refuse_before_its_day(desk: Desk, meeting: MeetingRow, field: str) -> None:
    if meeting.day > desk.clock().date():
        raise FieldError(
            field,
            N_("This meeting is still to come."),
            N_("Correct its day first, then write down who came."),
        )


def _refuse_more_votes_than_people(meeting: MeetingRow, field: str) -> None:
    most = max((vote_of(vote).count for vote in meeting.votes), default=0)
    if meeting.present is not None and most > meeting.present:
        raise FieldError(
            field,
            N_("{votes} votes are more than {present} people."),
            N_("Please check the numbers."),
            votes=most,
            present=meeting.present,
        )


def _meeting_row(session: Session, meeting_id: int) -> MeetingRow:
    row = session.get(MeetingRow, meeting_id)
    if row is None:
        raise UserError(
            N_("This meeting is no longer on the list."),
            N_("Take the last step back with Ctrl+Z."),
        )
    return row


def _vote_row(session: Session, vote_id: int) -> VoteRow:
    row = session.get(VoteRow, vote_id)
    if row is None:
        raise UserError(
            N_("This question is no longer on the list."),
            N_("Take the last step back with Ctrl+Z."),
        )
    return row
