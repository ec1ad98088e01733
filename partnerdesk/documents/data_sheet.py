"""The data sheet of a partner: everything the centre knows about it, to take along or to file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from partnerdesk.documents.facts import Fact, fact_grid, fact_list
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf_of_parts, text_width_of
from partnerdesk.documents.membership import membership_parts
from partnerdesk.documents.research_tables import (
    file_names,
    findings_table,
    judgement_words,
    ties_words,
)
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_STRONG,
    CELL_UNDER,
    LEAD,
    SIGNATURE_HEADING,
    mm,
)
from partnerdesk.documents.tables import padding, sheet_table
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.dossier import DataSheetPaper, Dossier
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.texts import LANGUAGE_NAMES, Texts

_SHARES_OF_PEOPLE = (0.23, 0.34, 0.17, 0.26)


def build_data_sheets(paper: DataSheetPaper, texts: Texts) -> bytes:
    """The data sheets as PDF, each beginning on a page of its own."""
    marks = PageMarks(paper.context, texts.gettext("Data sheet"), paper.subject)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    return make_pdf_of_parts(
        [(one.organisation.name, _sheet(one, width, texts)) for one in paper.dossiers],
        marks,
        texts,
    )


def _sheet(dossier: Dossier, width: float, texts: Texts) -> list[Flowable]:
    organisation = dossier.organisation
    kind = texts.gettext("Kind not known yet")
    if organisation.kind is not None:
        kind = texts.gettext(organisation.kind.label)
    level = texts.gettext(organisation.level.label) if organisation.level else ""
    lead = " · ".join(part for part in (kind, level) if part)
    return [
        heading(organisation.name, ANNEX_HEADING),
        *paragraphs(lead, LEAD),
        *fact_grid(_address(organisation, texts), width),
        *fact_list([(texts.gettext("Notes"), organisation.notes)], width),
        *_people(organisation, width, texts),
        *_research(dossier, width, texts),
        *_memberships(dossier, width, texts),
    ]


def _address(organisation: Organisation, texts: Texts) -> Sequence[Fact]:
    language = texts.gettext(LANGUAGE_NAMES.get(organisation.language, organisation.language))
    spoken = ", ".join(part for part in (language, organisation.other_languages) if part)
    stamp = texts.gettext("needed beside the signature") if organisation.wants_stamp else ""
    archived = texts.date(organisation.archived_on) if organisation.archived_on else ""
    return (
        (texts.gettext("Address"), organisation.address),
        (texts.gettext("Telephone"), organisation.phone),
        (texts.gettext("E-mail"), organisation.email),
        (texts.gettext("Website"), organisation.website),
        (texts.gettext("Legal form"), organisation.legal_form),
        (texts.gettext("Register number"), organisation.register_number),
        (texts.gettext("Languages"), spoken),
        (texts.gettext("Stamp"), stamp),
        (texts.gettext("In the archive since"), archived),
    )


# People -------------------------------------------------------------------------------------


def _people(organisation: Organisation, width: float, texts: Texts) -> Iterator[Flowable]:
    yield heading(texts.gettext("People"), SIGNATURE_HEADING, level=1)
    if not organisation.contacts:
        yield from paragraphs(texts.gettext("Nobody is known by name yet."), CELL)
        return
    heads = (
        texts.gettext("Name and role"),
        texts.gettext("Reached by"),
        texts.gettext("Standing at home"),
        texts.gettext("Speaks and signs"),
    )
    yield sheet_table(
        heads,
        [_person(contact, texts) for contact in organisation.contacts],
        [width * share for share in _SHARES_OF_PEOPLE],
        padding(0, 6, 3, 3),
    )


def _person(contact: Contact, texts: Texts) -> list[object]:
    under = [contact.role, _period(contact, texts)]
    name = paragraphs(contact.name, CELL_STRONG)
    for words in under:
        name += paragraphs(words, CELL_UNDER) if words else []
    standing = [one.label for one in (contact.experience, contact.influence) if one]
    return [
        name,
        _lines([contact.phone, contact.email]),
        _lines([texts.gettext(label) for label in standing]),
        _lines([] if contact.has_ended else _powers(contact, texts)),
    ]


def _period(contact: Contact, texts: Texts) -> str:
    """Since when and until when she speaks for it."""
    if contact.starts_on and contact.ends_on:
        words = texts.gettext("{first} to {last}")
        return words.format(first=texts.date(contact.starts_on), last=texts.date(contact.ends_on))
    if contact.starts_on:
        return texts.gettext("since {day}").format(day=texts.date(contact.starts_on))
    if contact.ends_on:
        return texts.gettext("until {day}").format(day=texts.date(contact.ends_on))
    return ""


def _powers(contact: Contact, texts: Texts) -> list[str]:
    powers = [texts.gettext("Speaks for it")] if contact.represents else []
    if contact.may_sign:
        second = contact.is_second_signatory
        powers.append(texts.gettext("Signs second") if second else texts.gettext("Signs"))
        powers.append(contact.authority(texts))
    return powers


def _lines(words: Sequence[str]) -> list[Flowable]:
    told = [one for one in words if one]
    return list(paragraphs("\n".join(told), CELL)) if told else []


# Research and partnerships ------------------------------------------------------------------


def _research(dossier: Dossier, width: float, texts: Texts) -> list[Flowable]:
    organisation = dossier.organisation
    conclusions: tuple[Fact, ...] = (
        (texts.gettext("Our judgement"), judgement_words(dossier, texts)),
        (texts.gettext("Reason"), organisation.judgement_reason),
        (texts.gettext("Ties"), ties_words(dossier, texts)),
        (texts.gettext("Files"), file_names(dossier.files_of(None))),
    )
    return [
        heading(texts.gettext("What we found out"), SIGNATURE_HEADING, level=1),
        findings_table(dossier, width, texts),
        Spacer(1, 2 * mm),
        *fact_list(conclusions, width),
    ]


def _memberships(dossier: Dossier, width: float, texts: Texts) -> Iterator[Flowable]:
    if not dossier.memberships:
        yield heading(texts.gettext("Partnerships"), SIGNATURE_HEADING, level=1)
        yield from paragraphs(texts.gettext("It is in no partnership yet."), CELL)
    for membership in dossier.memberships:
        yield from membership_parts(membership, bool(dossier.ties), width, texts)
