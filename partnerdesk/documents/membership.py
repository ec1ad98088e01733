"""One partnership on the data sheet of a partner: since when, what it gives, what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from partnerdesk.documents.facts import Fact, fact_list, gift_words
from partnerdesk.documents.style import LEAD, SIGNATURE_HEADING
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.agreement_values import votes_in_words
from partnerdesk.domain.dossier import Membership
from partnerdesk.domain.partnership import Partner
from partnerdesk.domain.partnership_fields import PARTNER_FIELDS
from partnerdesk.domain.texts import Texts
from partnerdesk.domain.ties import members_vote_about


def membership_parts(
    membership: Membership, is_tied: bool, width: float, texts: Texts
) -> Iterator[Flowable]:
    """A heading with the name of the partnership, and the facts below it."""
    partner = membership.partner
    title = texts.gettext("In “{partnership}”").format(partnership=membership.partnership.name)
    yield heading(title, SIGNATURE_HEADING, level=1)
    yield from paragraphs(_standing(partner, texts), LEAD)
    facts = (
        *_share(partner, texts),
        *_way(partner, texts),
        *(_ties(membership, texts) if is_tied else ()),
    )
    yield from fact_list(facts, width)


def _standing(partner: Partner, texts: Texts) -> str:
    """Stage and part, and since when or until when."""
    parts = [texts.gettext(partner.stage.label)]
    if partner.part:
        parts.append(texts.gettext(partner.part.label))
    since = partner.since or partner.answered_on
    if since:
        parts.append(texts.gettext("since {day}").format(day=texts.date(since)))
    if partner.ended_on:
        parts.append(texts.gettext("until {day}").format(day=texts.date(partner.ended_on)))
    return " · ".join(parts)


def _share(partner: Partner, texts: Texts) -> Iterator[Fact]:
    """What it does, gives, expects, asks for and gains. Source: C7, C10, C14, F8."""
    yield _fact("responsibilities", partner.responsibilities, texts)
    gifts = "\n".join(gift_words(gift, words, texts) for gift, words in partner.gifts)
    yield texts.gettext("What it gives"), gifts
    for key in ("expectations", "requests", "requests_answer", "benefits"):
        yield _fact(key, getattr(partner, key), texts)
    if partner.influence and partner.interest:
        words = texts.gettext("{influence} and {interest}, of 10 each")
        shown = words.format(influence=partner.influence, interest=partner.interest)
        yield texts.gettext("Influence and interest"), shown


def _way(partner: Partner, texts: Texts) -> Iterator[Fact]:
    """How it was invited, what it answered, what it agreed to, and why it left."""
    yield texts.gettext("Invitation"), _invitation(partner, texts)
    yield texts.gettext("Sent all the same, because"), partner.invited_despite
    yield texts.gettext("Note on the answer"), partner.answer_note
    yield texts.gettext("Since then"), _steps_taken(partner, texts)
    yield texts.gettext("Why it does not take part"), partner.ended_reason


def _invitation(partner: Partner, texts: Texts) -> str:
    if partner.invited_on is None:
        return ""
    how = texts.gettext(partner.invited_how.label) if partner.invited_how else ""
    parts = [texts.date(partner.invited_on), how, partner.invited_by]
    if partner.answer_due_on:
        due = texts.gettext("answer wanted by {day}")
        parts.append(due.format(day=texts.date(partner.answer_due_on)))
    return " · ".join(part for part in parts if part)


def _steps_taken(partner: Partner, texts: Texts) -> str:
    """What it agreed to, each with its day."""
    steps = (
        (partner.answered_on, texts.gettext("said yes on {day}")),
        (partner.analysis_agreed_on, texts.gettext("agreed on the analysis on {day}")),
        (partner.signed_on, texts.gettext("signed on {day}")),
    )
    return ", ".join(words.format(day=texts.date(day)) for day, words in steps if day)


def _ties(membership: Membership, texts: Texts) -> Iterator[Fact]:
    """What the centre and its members decided about its ties. Source: F6, F7."""
    partner = membership.partner
    decision = partner.tie_decision or texts.gettext("No decision is written yet.")
    if partner.tie_decided_on:
        decision = f"{decision} ({texts.date(partner.tie_decided_on)})"
    yield texts.gettext("Decision about the tie"), decision
    vote = members_vote_about(membership.partnership, partner)
    said = votes_in_words(vote, texts) if vote else texts.gettext("They have not voted about it.")
    yield texts.gettext("Members’ vote about it"), said


def _fact(key: str, words: str, texts: Texts) -> Fact:
    return texts.gettext(PARTNER_FIELDS[key].label), words
