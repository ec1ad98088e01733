"""How far each invitation is, and which letter is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.domain.coming import Standing, coming_up
from partnerdesk.domain.invitations import InvitationState, count_by_state, invitations
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Meeting, Partner, PartnershipStage
from partnerdesk.domain.steps import StepKey, steps
from tests.domain.example import (
    BANK,
    COUNCIL,
    MEMBERS,
    SCHOOLS,
    TODAY,
    partnership,
    without_meetings,
)

NEW = replace(
    BANK,
    stage=PartnerStage.RESEARCHING,
    invited_on=None,
    answer_due_on=None,
    answered_on=None,
    analysis_agreed_on=None,
    signed_on=None,
)
SENT = replace(NEW, stage=PartnerStage.INVITED, invited_on=date(2026, 3, 1))
STATES = [
    (NEW, InvitationState.NOT_SENT, LetterKind.INVITATION),
    (SENT, InvitationState.SENT, LetterKind.REMINDER),
    (replace(SENT, answer_due_on=TODAY), InvitationState.SENT, LetterKind.REMINDER),
    (
        replace(SENT, answer_due_on=date(2026, 3, 11)),
        InvitationState.LATE,
        LetterKind.REMINDER,
    ),
    (BANK, InvitationState.ACCEPTED, LetterKind.THANKS_YES),
    (
        replace(SENT, stage=PartnerStage.DECLINED),
        InvitationState.DECLINED,
        LetterKind.THANKS_NO,
    ),
]


@pytest.mark.parametrize(("partner", "state", "kind"), STATES)
def test_the_state_follows_from_what_is_written(
    partner: Partner, state: InvitationState, kind: LetterKind
) -> None:
    (found,) = invitations(partnership(partners=(partner,)), TODAY)
    assert found.state is state
    assert found.next_letter is kind


def test_those_who_left_are_not_invited_but_those_who_said_no_are_still_seen() -> None:
    gone = replace(COUNCIL, stage=PartnerStage.NOT_SUITABLE)
    no = replace(SCHOOLS, stage=PartnerStage.DECLINED)
    found = invitations(partnership(partners=(gone, NEW, no)), TODAY)
    assert [one.partner for one in found] == [NEW, no]
    assert count_by_state(found)[InvitationState.DECLINED] == 1


def test_what_is_missing_is_said_only_before_the_invitation_is_sent() -> None:
    planned = Meeting(9, 1, MEMBERS, date(2026, 4, 1))
    unasked = without_meetings(MEMBERS, planned)
    found = invitations(replace(unasked, partners=(NEW, SENT)), TODAY)
    assert found[0].missing
    assert not found[1].missing


def test_step_and_coming_day_lead_to_the_invitations() -> None:
    late = replace(SENT, answer_due_on=date(2026, 3, 11))
    running = partnership(stage=PartnershipStage.PREPARING, partners=(late,))
    judged = steps(running, 0, None, TODAY)
    step = next(one for one in judged if one.key is StepKey.INVITE)
    assert step.link == ("invitations", {"partnership_id": 1})
    answer = next(
        one for one in coming_up([Standing(running, judged)]) if one.day == late.answer_due_on
    )
    assert answer.link == ("invitations", {"partnership_id": 1, "partner_id": late.id})


def test_nobody_is_waited_for_before_the_invitation_is_sent() -> None:
    unsent = replace(NEW, answer_due_on=date(2026, 3, 20))
    waiting = partnership(stage=PartnershipStage.PREPARING, partners=(unsent,))
    found = coming_up([Standing(waiting, steps(waiting, 0, None, TODAY))])
    assert date(2026, 3, 20) not in [one.day for one in found]
