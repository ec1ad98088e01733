"""What is said about the people of a partner and its time in a partnership, in a line or two."""

from __future__ import annotations

from partnerdesk.domain.partners import Contact
from partnerdesk.domain.register import Standing
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.partner_words import ended_words
from partnerdesk.ui.kit.widgets import fact_line


def summary_of(contact: Contact) -> str:
    """Everything one must know at a glance, in one line."""
    return fact_line(
        _time(contact), contact.role, marks_of(contact), _weight(contact), contact.phone
    )


def lines_about(contact: Contact) -> tuple[str, ...]:
    """What is known of a contact, in short lines; those of which nothing is known are left out."""
    texts = current_texts()
    authority = contact.authority(texts) if contact.may_sign and not contact.has_ended else ""
    lines = (
        fact_line(contact.role, _time(contact)),
        fact_line(contact.phone, contact.email),
        marks_of(contact),
        authority,
        _weight(contact),
    )
    return tuple(line for line in lines if line)


def marks_of(contact: Contact) -> str:
    """What the contact does for the organisation, in words; one who has ended does nothing more."""
    if contact.has_ended:
        return ""
    signs = _("Signs as the second person") if contact.is_second_signatory else _("Signs")
    return fact_line(
        _("Represents") if contact.represents else "", signs if contact.may_sign else ""
    )


def time_of(standing: Standing) -> str:
    """Since when an organisation takes part, or when and why it does not or no longer."""
    if standing.stage.is_party:
        since = standing.since
        return _("since {day}").format(day=current_texts().date(since)) if since else ""
    return ended_words(standing.ended_on, standing.ended_reason)


def _time(contact: Contact) -> str:
    texts = current_texts()
    since, until = contact.starts_on, contact.ends_on
    if since and until:
        words = _("from {first} until {last}")
        return words.format(first=texts.date(since), last=texts.date(until))
    if until:
        return _("until {day}").format(day=texts.date(until))
    return _("since {day}").format(day=texts.date(since)) if since else ""


def _weight(contact: Contact) -> str:
    """How experienced and how influential. Source: statement C6."""
    said = (contact.experience, contact.influence)
    return fact_line(*(_(one.label) for one in said if one is not None))
