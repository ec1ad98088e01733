"""Meetings over a real file: prepared, written down bit by bit, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Meeting, MeetingKind
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import undo
from partnerdesk.services.meetings import (
    add_question,
    cancel_meeting,
    get_meeting,
    plan_meeting,
    remove_question,
    set_meeting,
    set_vote,
)
from partnerdesk.services.partnership_history import history_of_partnership
from partnerdesk.services.partnerships import (
    add_new_partner,
    get_partnership,
    remove_partner,
)
from partnerdesk.store.tables import PartnershipRow

TODAY = date(2026, 3, 12)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    with desk.database.write(Change("Start a partnership")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom", problem="Dark paths")
        session.add(row)
        session.flush()
        return row.id


@pytest.fixture
def meeting_id(desk: Desk, partnership_id: int) -> int:
    return plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, TODAY)


def meeting_now(desk: Desk, meeting_id: int) -> Meeting:
    return get_meeting(desk, meeting_id)[0]


def test_members_find_the_question_about_the_partnership_until_they_agreed(
    desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    (vote,) = meeting_now(desk, meeting_id).votes
    assert vote.question == "Shall we take part in the partnership “Safe Streets”?"
    set_meeting(desk, meeting_id, "present", 12)
    set_vote(desk, vote.id, "votes_for", 11)
    later = plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, TOMORROW)
    assert meeting_now(desk, later).votes == ()
    partners = plan_meeting(desk, partnership_id, MeetingKind.PARTNERS, TOMORROW)
    assert meeting_now(desk, partners).votes == ()


def test_everything_of_a_meeting_is_kept(desk: Desk, meeting_id: int) -> None:
    for field, value in (
        ("invited_by", " The board \n"),
        ("invited_who", "All 80 members"),
        ("members_invited", True),
        ("present", 23),
        ("wishes", "Light\nbefore winter"),
        ("result", "Two women write the letters."),
    ):
        set_meeting(desk, meeting_id, field, value)
    meeting = meeting_now(desk, meeting_id)
    assert (meeting.invited_by, meeting.invited_who) == ("The board", "All 80 members")
    assert (meeting.members_invited, meeting.present, meeting.held) == (True, 23, True)
    assert (meeting.wishes, meeting.result) == (
        "Light\nbefore winter",
        "Two women write the letters.",
    )


def test_several_questions_have_votes_of_their_own(
    desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    bank = add_new_partner(desk, partnership_id, "Savings Bank")
    second = add_question(desk, meeting_id, "Shall we ask the bank?", bank)
    set_vote(desk, second, "votes_for", 3)
    set_vote(desk, second, "votes_against", 9)
    set_vote(desk, second, "votes_abstained", 1)
    set_vote(desk, second, "decision", "Not this year.")
    first, vote = meeting_now(desk, meeting_id).votes
    assert (first.is_decided, vote.id, vote.partner_id) == (False, second, bank)
    assert (vote.count, vote.was_lost, vote.decision) == (13, True, "Not this year.")
    assert get_partnership(desk, partnership_id).votes_about(bank) == (vote,)
    set_vote(desk, second, "partner_id", "whole")
    assert get_partnership(desk, partnership_id).votes_about(bank) == ()
    set_vote(desk, second, "partner_id", str(bank))
    assert meeting_now(desk, meeting_id).votes[1].partner_id == bank


def test_a_meeting_takes_place_when_something_is_written_of_it_and_only_then(
    desk: Desk, meeting_id: int
) -> None:
    assert not meeting_now(desk, meeting_id).held
    set_meeting(desk, meeting_id, "present", 9)
    assert meeting_now(desk, meeting_id).held
    set_meeting(desk, meeting_id, "present", None)
    assert not meeting_now(desk, meeting_id).held
    (vote,) = meeting_now(desk, meeting_id).votes
    set_vote(desk, vote.id, "decision", "All agreed.")
    assert meeting_now(desk, meeting_id).held
    remove_question(desk, vote.id)
    assert not meeting_now(desk, meeting_id).held
    undo(desk)
    assert meeting_now(desk, meeting_id).votes == (
        vote.__class__(vote.id, meeting_id, vote.question, decision="All agreed."),
    )


def test_results_wait_for_the_day(desk: Desk, partnership_id: int) -> None:
    coming = plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, TOMORROW)
    set_meeting(desk, coming, "invited_by", "The board")
    with pytest.raises(FieldError, match="still to come") as early:
        set_meeting(desk, coming, "present", 10)
    assert early.value.field == "present"
    (vote,) = meeting_now(desk, coming).votes
    with pytest.raises(FieldError, match="still to come"):
        set_vote(desk, vote.id, "votes_for", 10)
    assert not meeting_now(desk, coming).held


def test_a_meeting_with_results_is_not_moved_into_the_future(desk: Desk, meeting_id: int) -> None:
    set_meeting(desk, meeting_id, "present", 10)
    with pytest.raises(FieldError, match="still to come") as moved:
        set_meeting(desk, meeting_id, "day", TOMORROW)
    assert moved.value.field == "day"
    assert meeting_now(desk, meeting_id).day == TODAY


def test_more_votes_than_people_are_refused_on_either_side(desk: Desk, meeting_id: int) -> None:
    (vote,) = meeting_now(desk, meeting_id).votes
    set_meeting(desk, meeting_id, "present", 10)
    set_vote(desk, vote.id, "votes_for", 8)
    with pytest.raises(FieldError) as too_many:
        set_vote(desk, vote.id, "votes_against", 3)
    assert too_many.value.field == "votes_against"
    with pytest.raises(FieldError) as too_few:
        set_meeting(desk, meeting_id, "present", 7)
    assert too_few.value.field == "present"
    meeting = meeting_now(desk, meeting_id)
    assert (meeting.present, meeting.votes[0].votes_against) == (10, None)


def test_a_partner_the_members_were_asked_about_stays_as_ended(
    desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    bank = add_new_partner(desk, partnership_id, "Savings Bank")
    add_question(desk, meeting_id, "Shall we ask the bank?", bank)
    remove_partner(desk, bank)
    (partner,) = get_partnership(desk, partnership_id).partners
    assert partner.stage is PartnerStage.ENDED


def test_a_cancelled_meeting_takes_its_questions_along_and_comes_back_with_them(
    desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    add_question(desk, meeting_id, "Walks in summer, too?")
    cancel_meeting(desk, meeting_id)
    with pytest.raises(UserError, match="no longer on the list"):
        set_meeting(desk, meeting_id, "present", 3)
    assert get_partnership(desk, partnership_id).meetings == ()
    undo(desk)
    assert len(meeting_now(desk, meeting_id).votes) == 2


def test_a_question_taken_out_meanwhile_is_said(desk: Desk, meeting_id: int) -> None:
    (vote,) = meeting_now(desk, meeting_id).votes
    remove_question(desk, vote.id)
    with pytest.raises(UserError, match="no longer on the list"):
        set_vote(desk, vote.id, "votes_for", 3)


def test_the_history_of_the_partnership_knows_its_votes(
    desk: Desk, partnership_id: int, meeting_id: int
) -> None:
    (vote,) = meeting_now(desk, meeting_id).votes
    set_vote(desk, vote.id, "question", "Shall we begin?")
    said = [entry.sentence for entry in history_of_partnership(desk, partnership_id)]
    assert said[:2] == ["Write down a vote on {name}", "Plan a meeting of {name}"]
