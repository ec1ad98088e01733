"""One letter: to whom, about what, its fields filled in, and what it still lacks.

A letter speaks the language of its addressee, whatever language the screen has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.agreement import Words, filled, missing_fields
from partnerdesk.domain.agreement_values import partnership_values
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.facts import planned
from partnerdesk.domain.guidance import Link, invitations_of_partnership, partnership_tab
from partnerdesk.domain.letters import (
    BLANK_LINE,
    LETTER_FIELDS,
    LetterField,
    LetterKind,
    Wording,
    letter_forms,
)
from partnerdesk.domain.papers import PaperContext, PaperParagraph, PaperRun
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.partnership import MeetingKind, Partner, Partnership
from partnerdesk.domain.texts import N_, Texts, for_language


@dataclass(frozen=True)
class Occasion:
    """What a letter is about: who writes to whom on which day, and about which partnership."""

    kind: LetterKind
    centre: Centre
    addressee: Organisation
    today: date
    partnership: Partnership | None = None

    @property
    def language(self) -> str:
        """The language of the letter: that of its addressee, where we speak it."""
        return for_language(self.addressee.language).language

    @property
    def partner(self) -> Partner | None:
        """The addressee inside the partnership."""
        known = self.partnership.partners if self.partnership is not None else ()
        return next((one for one in known if one.organisation.id == self.addressee.id), None)


@dataclass(frozen=True)
class LetterGap:
    """What a letter lacks; ``label`` is a marked message, ``link`` None where it is written here.

    ``whose`` is the addressee whose letter lacks it.
    """

    key: str
    label: str
    whose: str
    link: Link | None


@dataclass(frozen=True)
class LetterPaper:
    """A letter, ready to print. ``address`` has one run a line."""

    context: PaperContext
    language: str
    sender: Organisation
    contact_person: str
    address: tuple[PaperRun, ...]
    day: date
    subject: PaperParagraph
    paragraphs: tuple[PaperParagraph, ...]
    closing: str
    signer: Contact | None
    gaps: tuple[LetterGap, ...] = ()

    @property
    def addressee(self) -> str:
        """The first line of the address."""
        return self.address[0].text

    def plain_text(self) -> str:
        """The letter as a text for e-mail."""
        signature = [self.signer.name, self.signer.role] if self.signer else []
        ending = "\n".join(part for part in (*signature, self.sender.name) if part)
        words = (self.subject, *self.paragraphs)
        return "\n\n".join([*(one.text for one in words), self.closing, ending]) + "\n"


def letter_values(occasion: Occasion, texts: Texts) -> Mapping[str, str | None]:
    """The value of every field of a letter; None where nothing is known yet."""
    found: dict[str, str | None] = dict.fromkeys(LETTER_FIELDS)
    found |= _addressee_values(occasion.addressee, texts)
    found |= _centre_values(occasion.centre)
    found["today"] = texts.date(occasion.today)
    partnership, partner = occasion.partnership, occasion.partner
    if partnership is not None:
        known = partnership_values(partnership, occasion.centre.currency, texts)
        found |= {key: value for key, value in known.items() if key in LETTER_FIELDS}
        found["start_date"] = _day(partnership.starts_on, texts)
        meetings = planned(partnership, MeetingKind.PARTNERS)
        coming = [one.day for one in meetings if one.day >= occasion.today]
        found["next_meeting"] = _day(min(coming, default=None), texts)
    if partner is not None:
        found["personal_note"] = partner.letter_note
        found["answer_due"] = _day(partner.answer_due_on, texts)
        found["invited_on"] = _day(partner.invited_on, texts)
        found["answered_on"] = _day(partner.answered_on, texts)
    return {name: value or None for name, value in found.items()}


def _addressee_values(organisation: Organisation, texts: Texts) -> dict[str, str | None]:
    """The salutation names the person as she is called: nobody's title or gender is guessed."""
    person = organisation.representative
    forms = letter_forms(texts.language)
    pattern = forms.salutation if person else forms.salutation_without_person
    name = person.name if person else None
    said = pattern.format(representative=name, partner_name=organisation.name)
    return {"salutation": said, "partner_name": organisation.name, "representative": name}


def _centre_values(centre: Centre) -> dict[str, str | None]:
    organisation = centre.organisation
    return {
        "centre_name": organisation.name,
        "centre_place": organisation.place,
        "centre_phone": organisation.phone,
        "centre_email": organisation.email,
    }


def _day(day: date | None, texts: Texts) -> str | None:
    return texts.date(day) if day else None


def letter(occasion: Occasion, wording: Wording, context: PaperContext) -> LetterPaper:
    """The letter of an occasion with its fields filled in."""
    texts = for_language(occasion.language)
    values = letter_values(occasion, texts)
    partnership = occasion.partnership
    blocks = [one for one in BLANK_LINE.split(wording.text.strip()) if _is_kept(one, values)]
    return LetterPaper(
        context=context,
        language=texts.language,
        sender=occasion.centre.organisation,
        contact_person=partnership.coordinator if partnership is not None else "",
        address=_address(occasion, texts),
        day=occasion.today,
        subject=PaperParagraph(_runs(wording.subject, values, texts)),
        paragraphs=tuple(PaperParagraph(_runs(block, values, texts)) for block in blocks),
        closing=letter_forms(texts.language).closing,
        signer=occasion.centre.organisation.representative,
        gaps=tuple(_gaps(occasion, f"{wording.subject}\n{wording.text}", values)),
    )


def _is_kept(block: str, values: Mapping[str, str | None]) -> bool:
    lacking = (LETTER_FIELDS.get(name) for name in missing_fields(block, values))
    return bool(block.strip()) and not any(field and field.is_optional for field in lacking)


def _runs(text: str, values: Mapping[str, str | None], texts: Texts) -> tuple[PaperRun, ...]:
    return tuple(
        PaperRun(run.text)
        if isinstance(run, Words)
        else PaperRun(run.value or texts.gettext(_label(run.name)), is_missing=run.value is None)
        for run in filled(text.strip(), values)
    )


def _label(key: str) -> str:
    return LETTER_FIELDS[key].label if key in LETTER_FIELDS else key


# Addresses and gaps -------------------------------------------------------------------------

_ADDRESS = N_("Street and place of the partner")


def address_lines(organisation: Organisation, home_country: str = "") -> tuple[str, ...]:
    """The lines of an envelope: name, person, street, place, and the country if it is another.

    A person who is an organisation by herself is named once.
    """
    person = organisation.representative
    if person is not None and person.name.casefold() in organisation.name.casefold():
        person = None
    town = " ".join(part for part in (organisation.postal_code, organisation.place) if part)
    country = organisation.country
    abroad = country.upper() if country and country.casefold() != home_country.casefold() else ""
    lines = (organisation.name, person.name if person else "", organisation.street, town, abroad)
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def has_address(organisation: Organisation) -> bool:
    """Whether a letter would find its way."""
    return bool(organisation.street and organisation.place)


def _address(occasion: Occasion, texts: Texts) -> tuple[PaperRun, ...]:
    home = occasion.centre.organisation.country
    lines = tuple(PaperRun(line) for line in address_lines(occasion.addressee, home))
    if has_address(occasion.addressee):
        return lines
    return (*lines, PaperRun(texts.gettext(_ADDRESS), is_missing=True))


def _gaps(occasion: Occasion, text: str, values: Mapping[str, str | None]) -> Iterator[LetterGap]:
    name = occasion.addressee.name
    register = Link("register", {"organisation_id": occasion.addressee.id})
    if not has_address(occasion.addressee):
        yield LetterGap("address", _ADDRESS, name, register)
    for key in missing_fields(text, values):
        field = LETTER_FIELDS.get(key)
        if field is None or not field.is_optional:
            yield LetterGap(key, _label(key), name, _link(field, occasion))
    if occasion.centre.organisation.representative is None:
        settings = Link("settings", {"section": "centre"})
        yield LetterGap("signer", N_("Name of the person who signs"), name, settings)


def _link(field: LetterField | None, occasion: Occasion) -> Link | None:
    partnership = occasion.partnership
    mended_at = field.mended_at if field is not None else "letter"
    if mended_at == "register":
        return Link("register", {"organisation_id": occasion.addressee.id})
    if mended_at == "centre":
        return Link("settings", {"section": "centre"})
    if field is not None and mended_at == "partnership" and partnership is not None:
        return partnership_tab(partnership.id, "about", field=field.key)
    if mended_at == "invitation" and partnership is not None and occasion.partner is not None:
        return invitations_of_partnership(partnership.id, partner_id=occasion.partner.id)
    return None
