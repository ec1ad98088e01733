"""What the page of invitations says about each of them, and in which colour."""

from __future__ import annotations

from datetime import date

from partnerdesk.domain.invitations import Invitation, InvitationState, invitations
from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.widgets import State, fact_line, kept_together

STATES: dict[InvitationState, State] = {
    InvitationState.NOT_SENT: "none",
    InvitationState.SENT: "info",
    InvitationState.LATE: "bad",
    InvitationState.ACCEPTED: "ok",
    InvitationState.DECLINED: "bad",
}
WRITE = {
    LetterKind.INVITATION: N_("Write the invitation"),
    LetterKind.REMINDER: N_("Write a reminder"),
    LetterKind.THANKS_YES: N_("Write the thanks"),
    LetterKind.THANKS_NO: N_("Write the thanks"),
    LetterKind.NEUTRAL: N_("Write a letter"),
}
"""The button that leads to each letter, as marked messages."""

WRITE_TO_ALL = {
    InvitationState.NOT_SENT: N_("Write the invitations"),
    InvitationState.LATE: N_("Write the reminders"),
}
"""The one filled button of the page, by whom it is for; the first that fits is shown."""


def facts_of(invitation: Invitation, letter_gaps: int | None) -> str:
    """Whom it goes to, when and how it was sent, what is expected, what was answered.

    ``letter_gaps`` counts what the letter still lacks; None where it has gone out.
    """
    partner = invitation.partner
    person = partner.organisation.representative
    parts = [person.name if person else _("Nobody represents it yet"), _sent(partner)]
    waits = invitation.state in (InvitationState.SENT, InvitationState.LATE)
    if partner.answer_due_on and (waits or invitation.state is InvitationState.NOT_SENT):
        day = _date(partner.answer_due_on)
        parts.append(_("answer wanted by {day}").format(day=day))
    if letter_gaps is not None:
        parts.append(_letter(letter_gaps))
    parts.append(_answered(invitation))
    return fact_line(*parts)


def _date(day: date) -> str:
    """A day in words that no line ends within."""
    return kept_together(current_texts().date(day))


def _letter(gaps: int) -> str:
    if not gaps:
        return _("the letter is ready to print")
    lacks = n_("the letter lacks {count} thing", "the letter lacks {count} things", gaps)
    return lacks.format(count=gaps)


def _sent(partner: Partner) -> str:
    if partner.invited_on is None:
        return ""
    day = _date(partner.invited_on)
    how = _(partner.invited_how.label) if partner.invited_how else ""
    details = ", ".join(part for part in (how, partner.invited_by) if part)
    said = _("invited on {day}").format(day=day)
    return f"{said} ({details})" if details else said


def _answered(invitation: Invitation) -> str:
    partner = invitation.partner
    if partner.answered_on is None:
        return ""
    said = _("answered on {day}").format(day=_date(partner.answered_on))
    return f"{said}: {partner.answer_note}" if partner.answer_note else said


def summary(partnership: Partnership, today: date) -> str:
    """How many are invited, and how many have answered."""
    found = invitations(partnership, today)
    invited = sum(one.state is not InvitationState.NOT_SENT for one in found)
    answered = sum(
        one.state in (InvitationState.ACCEPTED, InvitationState.DECLINED) for one in found
    )
    late = sum(one.state is InvitationState.LATE for one in found)
    said = [
        _("{invited} of {all} invited").format(invited=invited, all=len(found)),
        _("{answered} answered").format(answered=answered),
    ]
    if late:
        more = n_("{count} answer is late", "{count} answers are late", late)
        said.append(more.format(count=late))
    return fact_line(*said)
