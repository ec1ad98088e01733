"""The partner register on paper: organisations by kind or partnership, with whom to talk to."""

from __future__ import annotations

from functools import partial

from reportlab.platypus import Flowable

from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_STRONG,
    CELL_UNDER,
    LEAD,
)
from partnerdesk.documents.tables import SHEET, LongSheet, SheetRow, padding
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.register_paper import RegisterGroup, RegisterPaper
from partnerdesk.domain.texts import Texts

_SHARES_OF_WIDTH = (0.23, 0.08, 0.11, 0.25, 0.11, 0.22)


def build_register(paper: RegisterPaper, texts: Texts) -> bytes:
    """The register as PDF."""
    marks = PageMarks(paper.context, paper.title, paper.context.centre_name)
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    count = len({one.id for group in paper.groups for one in group.organisations})
    lead = texts.ngettext("{count} organisation", "{count} organisations", count)
    story: list[Flowable] = [
        heading(paper.title, ANNEX_HEADING),
        *paragraphs(lead.format(count=count), LEAD),
        _sheet(paper, width, texts),
    ]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def _sheet(paper: RegisterPaper, width: float, texts: Texts) -> LongSheet:
    rows: list[SheetRow] = []
    for group in paper.groups:
        rows.append(SheetRow(partial(_title_cells, group, texts), is_title=True))
        rows += (SheetRow(partial(_row, one, texts)) for one in group.organisations)
    return LongSheet(
        [paragraphs(head, CELL_STRONG) for head in _heads(texts)],
        rows,
        [width * share for share in _SHARES_OF_WIDTH],
        [
            *SHEET,
            *padding(3, 5, 2, 3),
        ],
    )


def _heads(texts: Texts) -> tuple[str, ...]:
    return (
        texts.gettext("Name"),
        texts.gettext("Level"),
        texts.gettext("Place"),
        texts.gettext("Contact"),
        texts.gettext("Phone"),
        texts.gettext("E-mail"),
    )


def _title_cells(group: RegisterGroup, texts: Texts) -> list[object]:
    name = group.title if group.is_name else texts.gettext(group.title)
    title = heading(f"{name} ({len(group.organisations)})", CELL_STRONG, level=1)
    return [title, *[""] * (len(_SHARES_OF_WIDTH) - 1)]


def _row(organisation: Organisation, texts: Texts) -> list[object]:
    person = organisation.representative
    level = organisation.level
    place = organisation.place or organisation.country
    phone = (person.phone if person else "") or organisation.phone
    email = (person.email if person else "") or organisation.email
    return [
        paragraphs(organisation.name, CELL),
        paragraphs(texts.gettext(level.label) if level else "", CELL),
        paragraphs(place, CELL),
        _people(organisation, texts),
        paragraphs(phone, CELL),
        paragraphs(email, CELL),
    ]


def _people(organisation: Organisation, texts: Texts) -> list[Flowable]:
    """Who speaks for the organisation, and who may sign by what right."""
    speaker, signatory = organisation.representative, organisation.signatory
    lines: list[Flowable] = []
    if speaker is not None:
        lines += paragraphs(speaker.name, CELL)
        lines += paragraphs(speaker.role, CELL_UNDER) if speaker.role else []
    if signatory is not None:
        name = "" if signatory is speaker else signatory.name
        right = texts.gettext("may sign"), signatory.authority(texts)
        said = ", ".join(part for part in (name, ": ".join(filter(None, right))) if part)
        lines += paragraphs(said, CELL_UNDER)
    return lines
