"""The partner register on paper: all organisations by kind, with whom to talk to."""

from __future__ import annotations

from reportlab.platypus import Flowable

from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_STRONG,
    CELL_UNDER,
    LEAD,
    TINT,
)
from partnerdesk.documents.tables import SHEET, Command, SheetTable
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.papers import RegisterGroup, RegisterPaper
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_, Texts

_SHARES_OF_WIDTH = (0.25, 0.09, 0.11, 0.19, 0.12, 0.24)


def build_register(paper: RegisterPaper, texts: Texts) -> bytes:
    """The register as PDF."""
    marks = PageMarks(paper.context, paper.title, paper.context.centre_name)
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    count = sum(len(group.organisations) for group in paper.groups)
    lead = texts.ngettext("{count} organisation", "{count} organisations", count)
    story: list[Flowable] = [
        heading(paper.title, ANNEX_HEADING),
        *paragraphs(lead.format(count=count), LEAD),
        _table(paper, width, texts),
    ]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def _table(paper: RegisterPaper, width: float, texts: Texts) -> SheetTable:
    rows: list[list[object]] = [[paragraphs(head, CELL_STRONG) for head in _heads(texts)]]
    commands: list[Command] = []
    for group in paper.groups:
        row = len(rows)
        rows.append([_group_title(group, texts), *[""] * (len(_SHARES_OF_WIDTH) - 1)])
        rows.extend(_row(organisation, texts) for organisation in group.organisations)
        commands += [
            ("SPAN", (0, row), (-1, row)),
            ("BACKGROUND", (0, row), (-1, row), TINT),
            ("NOSPLIT", (0, row), (0, row + 1)),
        ]
    return SheetTable(
        rows,
        colWidths=[width * share for share in _SHARES_OF_WIDTH],
        repeatRows=1,
        style=[
            *SHEET,
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            *commands,
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


def _group_title(group: RegisterGroup, texts: Texts) -> Flowable:
    kind = texts.gettext(_kind_label(group.kind))
    return heading(f"{kind} ({len(group.organisations)})", CELL_STRONG, level=1)


def _kind_label(kind: PartnerKind | None) -> str:
    return N_("Kind not known yet") if kind is None else kind.label


def _row(organisation: Organisation, texts: Texts) -> list[object]:
    person = organisation.representative
    level = organisation.level
    contact: list[Flowable] = []
    if person is not None:
        contact += paragraphs(person.name, CELL)
        contact += paragraphs(person.role, CELL_UNDER) if person.role else []
    place = organisation.place or organisation.country
    phone = (person.phone if person else "") or organisation.phone
    email = (person.email if person else "") or organisation.email
    return [
        paragraphs(organisation.name, CELL),
        paragraphs(texts.gettext(level.label) if level else "", CELL),
        paragraphs(place, CELL),
        contact,
        paragraphs(phone, CELL),
        paragraphs(email, CELL),
    ]
