"""The members' vote on paper: room to tally before the meeting, every number after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.documents.attendance import build_attendance
from partnerdesk.documents.vote_sheet import build_vote_sheet
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.meeting_papers import AttendanceList, Guest, VoteSheet, vote_sheet
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partnership import Meeting, MeetingKind, Vote
from partnerdesk.domain.texts import for_language
from tests.documents import reading
from tests.domain.example import BANK, PARTNERSHIP

ENGLISH = for_language("en")
CONTEXT = PaperContext("Mother Centre Lindenhof")
MEETING = Meeting(
    1,
    1,
    MeetingKind.MEMBERS,
    date(2026, 3, 5),
    held=True,
    present=37,
    invited_by="The board <b>&</b> friends",
    invited_who="All 80 members",
    wishes="Light before winter",
    result="Two women write the letters.",
    votes=(
        Vote(1, 1, "Shall we take part?", votes_for=31, votes_against=2, votes_abstained=4),
        Vote(2, 1, "Shall we ask the bank?", BANK.id, 8, 29, 0, "Not this year."),
    ),
)


def sheet(meeting: Meeting | None = MEETING, *, has_result: bool = False) -> VoteSheet:
    return vote_sheet(CONTEXT, PARTNERSHIP, meeting, has_result=has_result)


def test_the_sheet_before_the_meeting_asks_everything_and_tells_no_result() -> None:
    (page,) = reading.page_texts(build_vote_sheet(sheet(), ENGLISH))
    for words in (
        "Vote of the members",
        "Safe Streets Riverside",
        "Thursday 5 March 2026",
        "The board <b>&</b> friends",
        "All 80 members",
        "Women avoid the underpass after dark.",
        "Everyone walks home without fear.",
        "Riverside Town Council, Savings Bank and School Board",
        "Question 1",
        "Shall we take part?",
        "Question 2, about Savings Bank",
        "Number of members present",
        "Wishes of the members",
        "Chair of the meeting",
        "Keeper of the minutes",
    ):
        assert words in page, words
    assert page.count("For it Against it Abstained Decision") == 2
    for result in ("31", "37", "29", "Not this year.", "Light before winter"):
        assert result not in page


def test_the_result_holds_every_number_decision_and_wish() -> None:
    (page,) = reading.page_texts(build_vote_sheet(sheet(has_result=True), ENGLISH))
    for words in (
        "Result of the members’ vote",
        "Thursday 5 March 2026 37",
        "For it 31 Against it 2 Abstained 4 Decision Accepted.",
        "For it 8 Against it 29 Abstained 0 Decision Not accepted. Not this year.",
        "Light before winter",
        "Two women write the letters.",
        "Chair of the meeting",
    ):
        assert words in page, words


def test_a_form_without_a_meeting_leaves_room_for_one_question() -> None:
    (page,) = reading.page_texts(build_vote_sheet(sheet(None), ENGLISH))
    assert page.count("Question") == 1
    assert "Meeting on" in page


@pytest.mark.parametrize("size", list(PaperSize))
def test_three_questions_fit_on_one_page(size: PaperSize) -> None:
    votes = tuple(Vote(number, 1, "Shall we go on with it?") for number in range(3))
    paper = replace(sheet(replace(MEETING, votes=votes)), context=replace(CONTEXT, paper_size=size))
    assert len(reading.page_texts(build_vote_sheet(paper, ENGLISH))) == 1


def test_many_questions_and_a_long_problem_lose_nothing() -> None:
    votes = tuple(Vote(number, 1, f"Question about plan {number}?") for number in range(12))
    long = replace(PARTNERSHIP, problem="Dark paths. " * 4_000)
    paper = vote_sheet(CONTEXT, long, replace(MEETING, votes=votes), has_result=False)
    pages = reading.page_texts(build_vote_sheet(paper, ENGLISH))
    assert all(f"plan {number}?" in " ".join(pages) for number in range(12))
    assert len(pages) <= 4
    assert "Wishes of the members" in pages[-1]  # signatures never stand alone


def test_an_attendance_list_names_who_is_expected_and_has_room_for_more() -> None:
    meeting = replace(MEETING, kind=MeetingKind.PARTNERS)
    guests = (Guest("Ms Diallo", "Mother Centre"), Guest("", "Savings & <i> Bank"))
    paper = AttendanceList(CONTEXT, "Safe Streets", meeting, guests)
    (page,) = reading.page_texts(build_attendance(paper, ENGLISH))
    assert "Partners’ meeting" in page
    assert "Name Organisation Signature 1 Ms Diallo Mother Centre 2 Savings & <i> Bank 3" in page
    assert "Number of people who came" in page


@pytest.mark.parametrize("size", list(PaperSize))
def test_a_list_for_members_is_a_page_of_empty_lines(size: PaperSize) -> None:
    paper = AttendanceList(replace(CONTEXT, paper_size=size), "Safe Streets", MEETING)
    (page,) = reading.page_texts(build_attendance(paper, ENGLISH))
    assert "Name Street or phone Signature 1 2 3" in page
