"""Reviews: what the targets say, and the new dated revision of the programme. Source: D7, D11."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.programme_fields import READING_FIELDS, WHY_FIELD
from partnerdesk.domain.revisions import KeptProgramme, Revision, as_json, from_json
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.people import who
from partnerdesk.services.reading_programme import programme_of
from partnerdesk.store.tables import (
    MeetingRow,
    PartnershipRow,
    ProgrammeRevisionRow,
    TargetReadingRow,
    TargetRow,
)


def begin_review(desk: Desk, partnership_id: int) -> int:
    """Begin to look back today; the answer is the number of the meeting.

    A review of today goes on; so does one that was planned until today and is not written yet.

    Raises:
        UserError: there is no such partnership.
    """
    today = desk.clock().date()
    change = Change(N_("Begin a review of {name}"))
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        change.fill_in(name=row.name)
        going_on = [
            one
            for one in row.meetings
            if one.kind == MeetingKind.REVIEW
            and one.day <= today
            and (one.day == today or not one.held)
        ]
        if going_on:
            return max(going_on, key=lambda one: one.day).id
        meeting = MeetingRow(kind=MeetingKind.REVIEW.value, day=today)
        row.meetings.append(meeting)
        session.flush()
        return meeting.id


def set_reading(desk: Desk, target_id: int, value: Decimal | None, note: str | None = None) -> None:
    """Write down how far a target is today; a second figure of the day takes the place of it.

    Without a value the figure of today goes. ``note`` None keeps what was noted.

    Raises:
        UserError: the target is gone.
    """
    today = desk.clock().date()
    change = Change(N_("Write down how far {target} is"), merge_key=f"reading-{target_id}")
    with desk.database.write(change) as session:
        target = session.get(TargetRow, target_id)
        if target is None:
            raise UserError(
                N_("This target is no longer in the programme."),
                N_("Take the last step back with Ctrl+Z."),
            )
        change.fill_in(target=target.text)
        reading = next((one for one in target.readings if one.read_on == today), None)
        if value is None:
            if reading is not None:
                target.readings.remove(reading)
            return
        if reading is None:
            reading = TargetReadingRow(read_on=today)
            target.readings.append(reading)
        reading.value = value
        if note is not None:
            reading.note = clean(READING_FIELDS["note"], note)


def make_revision(desk: Desk, partnership_id: int, why: str, meeting_id: int | None = None) -> int:
    """Keep the programme as it is today as a new dated revision; the answer is its number.

    Raises:
        FieldError: the reason is too long.
        UserError: there is no such partnership.
    """
    said = clean(WHY_FIELD, why)
    made_by = who(desk)
    change = Change(N_("Keep the programme of {name} as revision {number}"))
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        number = max((one.number for one in row.revisions), default=0) + 1
        change.fill_in(name=row.name, number=str(number))
        row.revisions.append(
            ProgrammeRevisionRow(
                number=number,
                dated_on=desk.clock().date(),
                why=said,
                made_by=made_by,
                meeting_id=meeting_id if _is_there(session, meeting_id) else None,
                content=as_json(_kept(row)),
            )
        )
        return number


def list_revisions(desk: Desk, partnership_id: int) -> tuple[Revision, ...]:
    """All revisions of a programme, the newest first.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.read() as session:
        rows = partnership_row(session, partnership_id).revisions
        return tuple(_revision_of(row) for row in reversed(rows))


def _kept(row: PartnershipRow) -> KeptProgramme:
    return KeptProgramme(row.vision, programme_of(row))


def _is_there(session: Session, meeting_id: int | None) -> bool:
    return meeting_id is not None and session.get(MeetingRow, meeting_id) is not None


def _revision_of(row: ProgrammeRevisionRow) -> Revision:
    return Revision(
        id=row.id,
        number=row.number,
        dated_on=row.dated_on,
        why=row.why,
        made_by=row.made_by,
        meeting_id=row.meeting_id,
        kept=from_json(row.content),
    )
