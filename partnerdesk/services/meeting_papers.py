"""Papers of meetings: the vote sheet and its result, and the attendance list."""

from __future__ import annotations

from datetime import date

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.facts import held, planned
from partnerdesk.domain.meeting_papers import AttendanceList, Guest, guests_of, vote_sheet
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership


def vote_sheet_pdf(
    desk: Desk,
    partnership_id: int,
    meeting_id: int | None = None,
    language: str | None = None,
    *,
    is_blank: bool = False,
) -> bytes:
    """The vote of the members: a sheet to tally by hand, or what came out once they have met.

    Without ``meeting_id`` it is the next meeting of the members, else the last one. ``is_blank``
    prints the sheet to fill in, whatever came out.

    Raises:
        UserError: the meeting was cancelled, or the partnership is gone.
    """
    from partnerdesk.documents.vote_sheet import build_vote_sheet  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    meeting = _wanted(partnership, meeting_id, (MeetingKind.MEMBERS,))
    has_result = meeting is not None and meeting.held and not is_blank
    context = dated_context(desk, texts)
    return build_vote_sheet(vote_sheet(context, partnership, meeting, has_result=has_result), texts)


def attendance_pdf(
    desk: Desk, partnership_id: int, meeting_id: int | None = None, language: str | None = None
) -> bytes:
    """The attendance list of a meeting: of the one named, else of the next, else of the last.

    Raises:
        UserError: no meeting is planned, it was cancelled, or the partnership is gone.
    """
    partnership = get_partnership(desk, partnership_id)
    meeting = _wanted(partnership, meeting_id, tuple(MeetingKind))
    if meeting is None:
        raise UserError(N_("No meeting is planned yet."), N_("Plan one, then print its list."))
    guests: tuple[Guest, ...] = ()
    centre = get_centre(desk)
    if meeting.kind is not MeetingKind.MEMBERS and centre is not None:
        speaker = centre.organisation.representative
        guests = guests_of(partnership, centre.organisation.name, speaker.name if speaker else "")
    return _list_of(desk, partnership, meeting, guests, language)


def signing_attendance_pdf(
    desk: Desk, partnership_id: int, guests: tuple[Guest, ...], language: str | None = None
) -> bytes:
    """The attendance list of the day of signing, for those who sign; the day is written by hand.

    Raises:
        UserError: the partnership is gone.
    """
    return _list_of(desk, get_partnership(desk, partnership_id), None, guests, language)


def _list_of(
    desk: Desk,
    partnership: Partnership,
    meeting: Meeting | None,
    guests: tuple[Guest, ...],
    language: str | None,
) -> bytes:
    from partnerdesk.documents.attendance import build_attendance  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership.id)
    context = dated_context(desk, texts)
    return build_attendance(AttendanceList(context, partnership.name, meeting, guests), texts)


def _wanted(
    partnership: Partnership, meeting_id: int | None, kinds: tuple[MeetingKind, ...]
) -> Meeting | None:
    if meeting_id is not None:
        found = next((one for one in partnership.meetings if one.id == meeting_id), None)
        if found is None:
            raise UserError(
                N_("This meeting is no longer on the list."),
                N_("Take the last step back with Ctrl+Z."),
            )
        if found.kind not in kinds:
            raise UserError(
                N_("Only the members vote, and this is no meeting of theirs."),
                N_("Choose a members’ meeting, or print the attendance list."),
            )
        return found
    coming = [one for kind in kinds for one in planned(partnership, kind)]
    past = [one for kind in kinds for one in held(partnership, kind)]
    if coming:
        return min(coming, key=_day)
    return max(past, key=_day, default=None)


def _day(meeting: Meeting) -> date:
    return meeting.day
