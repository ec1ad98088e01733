"""The attendance list of a meeting, to be signed by everybody who comes."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from partnerdesk.documents.by_hand import WRITING_LINE, captioned_row, signature_lines
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import ANNEX_HEADING, CELL_HEAD, SIGNER, SUBTITLE, mm
from partnerdesk.documents.tables import SHEET, SheetTable, padding
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.meeting_papers import AttendanceList, Guest
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.texts import Texts

_LINES_OF_A_PAGE = 22
_LEAST_EMPTY_LINES = 6
_SHARES = (0.07, 0.28, 0.33, 0.32)


def build_attendance(paper: AttendanceList, texts: Texts) -> bytes:
    """The list as PDF: one page, unless more people are expected."""
    title = texts.gettext("Attendance list")
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    meeting = paper.meeting
    facts = (
        (texts.gettext("Meeting"), texts.gettext(meeting.kind.label) if meeting else ""),
        (texts.gettext("Day"), texts.weekday_date(meeting.day) if meeting else ""),
        (texts.gettext("Invited by"), meeting.invited_by if meeting else ""),
    )
    ending = (
        texts.gettext("Number of people who came"),
        texts.gettext("Keeper of the minutes"),
    )
    story: list[Flowable] = [
        heading(title, ANNEX_HEADING),
        *paragraphs(paper.partnership_name, SUBTITLE),
        Spacer(1, 2 * mm),
        captioned_row(facts, width),
        Spacer(1, 4 * mm),
        _table(paper, width, texts),
        KeepTogether([signature_lines(ending, width)]),
    ]
    return make_pdf(story, marks, texts)


def _table(paper: AttendanceList, width: float, texts: Texts) -> SheetTable:
    is_members = paper.meeting is not None and paper.meeting.kind is MeetingKind.MEMBERS
    second = texts.gettext("Street or phone") if is_members else texts.gettext("Organisation")
    heads = ("", texts.gettext("Name"), second, texts.gettext("Signature"))
    empty = max(_LEAST_EMPTY_LINES, _LINES_OF_A_PAGE - len(paper.guests))
    guests = (*paper.guests, *[Guest("")] * empty)
    rows: list[list[object]] = [[paragraphs(head, CELL_HEAD) for head in heads]]
    rows += [_row(number, guest, texts) for number, guest in enumerate(guests, start=1)]
    return SheetTable(
        rows,
        colWidths=[width * share for share in _SHARES],
        minRowHeights=[0, *[WRITING_LINE] * len(guests)],
        repeatRows=1,
        style=[
            *SHEET,
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            *padding(0, 6, 2, 2),
        ],
    )


def _row(number: int, guest: Guest, texts: Texts) -> list[object]:
    return [
        paragraphs(texts.number(number), SIGNER),
        paragraphs(guest.name, SIGNER),
        paragraphs(guest.organisation, SIGNER),
        "",
    ]
