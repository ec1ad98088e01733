"""The members' voice: which vote counts, what it opens, and what the check says. Source: F7."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from partnerdesk.domain import facts
from partnerdesk.domain.checks import CheckResult, CheckState, check
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Meeting, Partnership, Vote
from partnerdesk.domain.step_states import StepKey, StepState
from partnerdesk.domain.steps import steps
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.ties import missing_before_invitation
from tests.domain.example import (
    BANK,
    EVIDENCE,
    MEMBERS,
    PARTNERS,
    TODAY,
    partnership,
    with_partner,
    without_meetings,
)

ENGLISH = for_language("en")
FIRST, LATER = date(2025, 5, 1), date(2025, 9, 1)
YES = Vote(1, 1, "Shall we take part?", votes_for=20, votes_against=1)
NO = replace(YES, votes_for=3, votes_against=9)
NO_TO_BANK = replace(NO, partner_id=BANK.id, question="Shall we ask the bank?")


def asked(day: date, *votes: Vote, **more: object) -> Meeting:
    """A meeting of the members that took place."""
    return Meeting(1, 1, MEMBERS, day, held=True, present=24, votes=votes, **more)  # type: ignore[arg-type]  # keyword fields of Meeting


def said(code: str, wanted: Partnership) -> CheckResult:
    return next(one for one in check(replace(EVIDENCE, partnership=wanted)) if one.code == code)


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "lost"), [(2, 1, False), (1, 1, True), (0, None, True)]
)
def test_a_vote_is_lost_unless_most_are_for_it(
    votes_for: int, votes_against: int | None, lost: bool
) -> None:
    assert replace(YES, votes_for=votes_for, votes_against=votes_against).was_lost is lost


def test_a_vote_without_numbers_is_not_lost_but_can_be_decided_in_words() -> None:
    silent = Vote(1, 1, "Shall we?")
    assert (silent.is_counted, silent.is_decided, silent.was_lost) == (False, False, False)
    assert replace(silent, decision="All agreed.").is_decided


def test_the_first_question_about_the_whole_partnership_decides() -> None:
    meeting = asked(FIRST, NO_TO_BANK, YES, replace(NO, question="Walks in summer, too?"))
    assert meeting.vote_on_partnership == YES
    assert not facts.members_said_no(meeting)
    assert facts.members_said_no(asked(FIRST, NO, YES))


def test_a_later_meeting_about_one_partner_does_not_undo_the_decision() -> None:
    refused = without_meetings(MEMBERS, asked(FIRST, NO), asked(LATER, NO_TO_BANK))
    decision = facts.members_decision(refused)
    assert decision is not None
    assert decision.day == FIRST
    assert not facts.members_agree(refused)
    only_bank = facts.members_decision(without_meetings(MEMBERS, asked(LATER, NO_TO_BANK)))
    assert only_bank is not None
    assert only_bank.day == LATER


def test_votes_about_a_partner_are_those_of_meetings_that_took_place_the_latest_last() -> None:
    open_question = replace(NO_TO_BANK, votes_for=None, votes_against=None)
    wanted = without_meetings(
        MEMBERS,
        asked(LATER, replace(NO_TO_BANK, id=8)),
        asked(FIRST, YES, replace(NO_TO_BANK, id=7)),
        asked(FIRST, open_question),
        Meeting(9, 1, MEMBERS, TODAY + timedelta(days=3), votes=(open_question,)),
    )
    assert [vote.id for vote in wanted.votes_about(BANK.id)] == [7, 8]
    assert wanted.votes_about(99) == ()


def test_a_lost_vote_keeps_invitations_waiting_and_says_so() -> None:
    new = replace(
        BANK,
        stage=PartnerStage.IDEA,
        invited_on=None,
        answer_due_on=None,
        answered_on=None,
        signed_on=None,
    )
    meetings = without_meetings(MEMBERS, asked(FIRST, NO)).meetings
    waiting = partnership(partners=(new,), meetings=meetings)
    judged = {one.key: one for one in steps(waiting, 0, None, TODAY)}
    invite = judged[StepKey.INVITE]
    assert invite.state is StepState.NOT_YET
    assert invite.reason.text(ENGLISH) == "On 1 May 2025 your members said no."
    despite = replace(waiting, partners=(replace(new, invited_on=TODAY),))
    overridden = {one.key: one for one in steps(despite, 0, None, TODAY)}
    assert overridden[StepKey.INVITE].state is StepState.IN_PROGRESS


def test_a_step_leads_to_the_page_of_its_meeting() -> None:
    coming = Meeting(9, 1, MEMBERS, TODAY + timedelta(days=3))
    judged = {one.key: one for one in steps(without_meetings(MEMBERS, coming), 0, None, TODAY)}
    link = judged[StepKey.MEMBERS].link
    assert (link.screen, link.arguments) == ("meeting", {"meeting_id": 9})


def test_the_check_holds_when_members_were_asked_heard_and_invited() -> None:
    found = said("F7", partnership())
    assert found.state is CheckState.HOLDS
    assert found.evidence_text(ENGLISH) == "Asked on 1 June 2025, 23 present."


@pytest.mark.parametrize(
    ("wanted", "evidence"),
    [
        (
            with_partner(invited_on=date(2025, 5, 31)),
            "Invited before your members decided: Savings Bank.",
        ),
        (
            without_meetings(MEMBERS, asked(FIRST, YES)),
            "The wishes of your members on 1 May 2025 are not written.",
        ),
        (
            without_meetings(PARTNERS, Meeting(2, 1, PARTNERS, LATER, held=True)),
            "Your members are not invited to the partners’ meeting of 1 September 2025.",
        ),
    ],
)
def test_the_check_says_where_the_members_were_left_out(wanted: Partnership, evidence: str) -> None:
    found = said("F7", wanted)
    assert found.state is CheckState.DOES_NOT_HOLD
    assert found.evidence_text(ENGLISH) == evidence
    assert found.link.arguments["tab"] == "meetings"


def test_a_partner_the_members_voted_against_is_named_before_its_invitation() -> None:
    wanted = without_meetings(MEMBERS, asked(FIRST, YES, replace(NO_TO_BANK, meeting_id=7)))
    (lost,) = missing_before_invitation(wanted, BANK)
    assert lost.sentence.text(ENGLISH) == "Your members voted about it: 3 for, 9 against."
    assert (lost.link.screen, lost.link.arguments) == ("meeting", {"meeting_id": 7})
    accepted = without_meetings(MEMBERS, asked(FIRST, YES, replace(YES, partner_id=BANK.id)))
    assert missing_before_invitation(accepted, BANK) == ()
