"""Invitations: how far each partner is, from the letter to its answer, and what is asked about it.

Source: statements C5, F6, F7 and F8.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from partnerdesk.domain.facts import has_answered
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Partner, Partnership, SendingWay
from partnerdesk.domain.texts import N_
from partnerdesk.domain.ties import MissingStep, missing_before_invitation

USUAL_TIME_TO_ANSWER = timedelta(days=21)
"""What we propose where nobody said until when an answer is wanted."""


class InvitationState(StrEnum):
    """How far an invitation is."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    LATE = "late"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """The state in a word or two, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    InvitationState.NOT_SENT: N_("Not invited yet"),
    InvitationState.SENT: N_("Waiting for the answer"),
    InvitationState.LATE: N_("Answer is late"),
    InvitationState.ACCEPTED: N_("Said yes"),
    InvitationState.DECLINED: N_("Said no"),
}


class Answer(StrEnum):
    """What a partner answers to its invitation."""

    YES = "yes"
    NO = "no"

    @property
    def label(self) -> str:
        """The answer in a few words, as a marked message."""
        return _ANSWER_LABELS[self]


_ANSWER_LABELS = {Answer.YES: N_("It takes part"), Answer.NO: N_("It does not take part")}

_LETTER_OF_STATE = {
    InvitationState.NOT_SENT: LetterKind.INVITATION,
    InvitationState.SENT: LetterKind.REMINDER,
    InvitationState.LATE: LetterKind.REMINDER,
    InvitationState.ACCEPTED: LetterKind.THANKS_YES,
    InvitationState.DECLINED: LetterKind.THANKS_NO,
}


@dataclass(frozen=True)
class Invitation:
    """The invitation of one partner; ``missing`` is what should be done before it is sent."""

    partner: Partner
    state: InvitationState
    missing: tuple[MissingStep, ...] = ()

    @property
    def next_letter(self) -> LetterKind:
        """The letter that is due now."""
        return _LETTER_OF_STATE[self.state]


def invitations(partnership: Partnership, today: date) -> tuple[Invitation, ...]:
    """One for each partner, those who declined included; others who left are not invited."""
    return tuple(
        _invitation(partnership, partner, today)
        for partner in partnership.partners
        if partner.stage.is_party or partner.stage is PartnerStage.DECLINED
    )


def _invitation(partnership: Partnership, partner: Partner, today: date) -> Invitation:
    state = invitation_state(partner, today)
    waits = state is InvitationState.NOT_SENT
    return Invitation(
        partner, state, missing_before_invitation(partnership, partner) if waits else ()
    )


def invitation_state(partner: Partner, today: date) -> InvitationState:
    """How far the invitation of a partner is."""
    if partner.stage is PartnerStage.DECLINED:
        return InvitationState.DECLINED
    if has_answered(partner):
        return InvitationState.ACCEPTED
    if partner.invited_on is None:
        return InvitationState.NOT_SENT
    due = partner.answer_due_on
    return InvitationState.LATE if due is not None and due < today else InvitationState.SENT


def count_by_state(found: tuple[Invitation, ...]) -> Counter[InvitationState]:
    """How many invitations are in each state."""
    return Counter(one.state for one in found)


@dataclass(frozen=True)
class Sending:
    """What is written when an invitation has gone out; ``despite`` says why, where steps lack."""

    day: date
    way: SendingWay
    by_whom: str
    answer_due_on: date | None = None
    despite: str = ""


SENDING_FIELDS = (
    FieldSpec("invited_on", N_("Sent on"), "date", required=True, statement="C5"),
    FieldSpec(
        "invited_how",
        N_("How did it reach the partner?"),
        "choice",
        required=True,
        options=tuple(Option(way.value, way.label) for way in SendingWay),
        statement="B8",
    ),
    FieldSpec("invited_by", N_("Who sent it or told them?"), max_length=120, statement="B8"),
    FieldSpec("answer_due_on", N_("Answer wanted by"), "date", statement="C5"),
)
DESPITE_FIELD = FieldSpec(
    "invited_despite",
    N_("Why do you invite it all the same?"),
    required=True,
    help=N_("Your reason stands in the history and at this partner."),
    example=N_("The mayor asked us to; the members vote next week."),
    statement="F6",
)
ANSWER_FIELDS = (
    FieldSpec(
        "answer",
        N_("What does it answer?"),
        "choice",
        required=True,
        options=tuple(Option(answer.value, answer.label) for answer in Answer),
        statement="C5",
    ),
    FieldSpec("answered_on", N_("Answered on"), "date", required=True, statement="C5"),
    FieldSpec(
        "answer_note",
        N_("What else did it say?"),
        help=N_("Wishes, conditions, or the reason for a no."),
        statement="F8",
    ),
)
DUE_FIELD = SENDING_FIELDS[3]
SUBJECT_FIELD = FieldSpec("subject", N_("Subject"), required=True, statement="B8")
TEXT_FIELD = FieldSpec(
    "text",
    N_("Text"),
    "long",
    required=True,
    help=N_("What stands in braces is filled in for each partner."),
    statement="B8",
)
NOTE_FIELD = FieldSpec(
    "letter_note",
    N_("Personal sentence"),
    "long",
    help=N_("Only in the letter to this partner. Leave it empty if you need none."),
    statement="F8",
)
