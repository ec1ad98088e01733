"""The page of a meeting, used by a person: prepared, printed, written down, and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partnership import Meeting, MeetingKind
from partnerdesk.services.desk import Desk
from partnerdesk.services.meetings import get_meeting, plan_meeting, set_meeting
from partnerdesk.services.partnerships import get_partnership
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.started import TODAY, at_the_screen, set_up_centre, start_partnership

YESTERDAY, NEXT_WEEK = date(2026, 3, 11), date(2026, 3, 19)


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


@pytest.fixture
def meeting_id(desk: Desk, partnership_id: int) -> int:
    """A meeting of the members that was yesterday; nothing is written about it."""
    return plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, YESTERDAY)


def at_the_meeting(qtbot: QtBot, desk: Desk, meeting_id: int) -> Person:
    return at_the_screen(qtbot, desk, "meeting", meeting_id=meeting_id)


def meeting_now(desk: Desk, meeting_id: int) -> Meeting:
    return get_meeting(desk, meeting_id)[0]


def test_a_meeting_is_planned_and_its_page_is_ready_for_the_vote_sheet(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_screen(
        qtbot, desk, "partnership", partnership_id=partnership_id, tab="meetings"
    )
    person.fill("On which day?", "19.3.2026")
    person.click("Plan the meeting")
    person.waits_for("Members’ meeting, Thursday 19 March 2026")
    asked = person.read("What do you ask? – Question 1")
    assert asked == "Shall we take part in the partnership “Safe Streets”?"
    assert person.sees("Write it down from Thursday 19 March 2026 on.")
    assert not person.sees("How many came?")
    person.fill("Who invites?", "The board")
    person.fill("Who is invited?", "All 80 members")
    person.click("Print the vote sheet")
    person.waits_for("Safe Streets  ·  Vote of the members")
    (meeting,) = get_partnership(desk, partnership_id).meetings
    assert (meeting.invited_by, meeting.invited_who) == ("The board", "All 80 members")


def test_the_result_is_written_down_and_closes_the_step(
    qtbot: QtBot, desk: Desk, meeting_id: int
) -> None:
    person = at_the_meeting(qtbot, desk, meeting_id)
    assert person.focus_is_on() == "How many came?"
    for field, words in (
        ("How many came?", "23"),
        ("For it – Question 1", "20"),
        ("Against it – Question 1", "2"),
        ("Abstained – Question 1", "1"),
        ("Decision in words – Question 1", "We begin in June."),
        ("What do the members wish for?", "A lamp at the school."),
        ("What was decided?", "Two women write the letters."),
    ):
        person.fill(field, words)
        person.press("Tab")
    person.waits_for("Accepted")
    meeting = meeting_now(desk, meeting_id)
    (vote,) = meeting.votes
    assert (meeting.held, meeting.present, vote.count, vote.votes_for) == (True, 23, 23, 20)
    assert (vote.decision, meeting.wishes) == ("We begin in June.", "A lamp at the school.")
    person.click("All meetings")
    person.waits_for("Took place")
    assert person.sees("20 for, 2 against, 1 abstained")
    assert person.sees("Wishes: A lamp at the school.")


def test_a_question_about_a_partner_is_added_and_taken_out_and_brought_back(
    qtbot: QtBot, desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    person = at_the_meeting(qtbot, desk, meeting_id)
    person.click("Add a question")
    person.until(lambda: person.focus_is_on() == "What do you ask? – Question 2")
    person.fill("What do you ask? – Question 2", "Shall we ask the bank?")
    person.pick("What is it about? – Question 2", "Savings Bank")
    person.fill("For it – Question 2", "3")
    person.fill("Against it – Question 2", "9")
    person.press("Tab")
    person.waits_for("Not accepted")
    bank = get_partnership(desk, partnership_id).partners[1]
    (vote,) = get_partnership(desk, partnership_id).votes_about(bank.id)
    assert (vote.question, vote.was_lost) == ("Shall we ask the bank?", True)
    person.click("Take it out: Question 1")
    person.waits_for("The question is off the list.")
    assert person.read("What do you ask? – Question 1") == "Shall we ask the bank?"
    person.press("Ctrl+Z")
    person.until(lambda: len(meeting_now(desk, meeting_id).votes) == 2)
    assert person.read("What is it about? – Question 1") == "The whole partnership"
    assert person.read("What is it about? – Question 2") == "Savings Bank"


def test_more_votes_than_people_are_said_at_the_field_and_nothing_is_lost(
    qtbot: QtBot, desk: Desk, meeting_id: int
) -> None:
    person = at_the_meeting(qtbot, desk, meeting_id)
    person.fill("How many came?", "5")
    person.fill("For it – Question 1", "9")
    person.press("Tab")
    person.waits_for("9 votes are more than 5 people.")
    assert person.read("For it – Question 1") == "9"
    assert meeting_now(desk, meeting_id).votes[0].votes_for is None
    person.fill("For it – Question 1", "4")
    person.press("Tab")
    person.until(lambda: meeting_now(desk, meeting_id).votes[0].votes_for == 4)
    assert not person.sees("9 votes are more than 5 people.")


def test_members_are_invited_to_a_meeting_of_the_partners(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    coming = plan_meeting(desk, partnership_id, MeetingKind.PARTNERS, NEXT_WEEK)
    person = at_the_meeting(qtbot, desk, coming)
    assert not person.sees("Questions to the members")
    person.click("Our members are invited, too")
    person.until(lambda: meeting_now(desk, coming).members_invited)
    person.click("Attendance list")
    person.waits_for("Safe Streets  ·  Attendance list")


def test_a_meeting_is_cancelled_and_comes_back(
    qtbot: QtBot, desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    person = at_the_meeting(qtbot, desk, meeting_id)
    person.click("Cancel this meeting")
    person.waits_for("The meeting is cancelled.")
    assert person.sees("Plan a meeting")
    assert get_partnership(desk, partnership_id).meetings == ()
    person.press("Ctrl+Z")
    person.until(lambda: len(get_partnership(desk, partnership_id).meetings) == 1)


def test_a_meeting_with_results_cannot_be_cancelled(
    qtbot: QtBot, desk: Desk, meeting_id: int
) -> None:
    set_meeting(desk, meeting_id, "present", 4)
    person = at_the_meeting(qtbot, desk, meeting_id)
    assert not person.can_click("Cancel this meeting")
    assert person.sees("Print the result")


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("day", [TODAY, NEXT_WEEK])
def test_everybody_can_use_the_page(
    qtbot: QtBot, desk: Desk, partnership_id: int, day: date, text_size: int
) -> None:
    meeting_id = plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, day)
    desk.settings.change(text_size=text_size)
    person = at_the_meeting(qtbot, desk, meeting_id)
    person.press("Ctrl+N")
    person.waits_for("Question 2")
    assert audit(person.window) == []
