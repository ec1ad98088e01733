"""The leaflet for the stick: installing, warnings, checksums, data, backups, removing."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from partnerdesk.documents.fonts import SEMIBOLD
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import BODY, CELL, HAIRLINE, PETROL, SUBTITLE, TITLE, mm
from partnerdesk.documents.tables import LAYOUT, WholeRowTable
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.leaflet import Leaflet, LeafletSection
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import Texts

_TEXT = ParagraphStyle("leaflet", BODY, spaceAfter=4)
_STEP = ParagraphStyle("leaflet step", _TEXT, leftIndent=6 * mm, bulletFontSize=10, spaceAfter=3)
_HEADING = ParagraphStyle(
    "leaflet heading",
    BODY,
    fontName=SEMIBOLD,
    fontSize=11.5,
    leading=15,
    textColor=PETROL,
    spaceBefore=11,
    spaceAfter=3,
)
_NAME = ParagraphStyle("leaflet file", CELL, fontName=SEMIBOLD)
_NAME_WIDTH = 62 * mm
_GROUP = 8
"""Letters of a checksum that stand together, as the eye compares them."""
_LEAD = ParagraphStyle("leaflet lead", SUBTITLE, fontSize=11, leading=15, spaceAfter=2)


def build_leaflet(leaflet: Leaflet, context: PaperContext, texts: Texts) -> bytes:
    """The leaflet as PDF: two pages."""
    width = text_width_of(context.paper_size, PORTRAIT)
    story: list[Flowable] = [
        heading(leaflet.title, TITLE),
        *paragraphs(leaflet.lead, _LEAD),
    ]
    for section in leaflet.sections:
        story.append(KeepTogether(list(_section(section, leaflet, width))))
    return make_pdf(story, PageMarks(context, leaflet.title), texts)


def _section(section: LeafletSection, leaflet: Leaflet, width: float) -> Iterator[Flowable]:
    yield heading(section.heading, _HEADING)
    text = paragraphs(section.text, _TEXT)
    steps = [
        part
        for number, step in enumerate(section.steps, 1)
        for part in paragraphs(step, _STEP, number=f"{number}." if section.is_numbered else "–")
    ]
    yield from [*steps, *text] if section.is_numbered else [*text, *steps]
    if section.has_checksums:
        yield from _checksums(leaflet, width)


def _checksums(leaflet: Leaflet, width: float) -> Iterator[Flowable]:
    if not leaflet.checksums:
        yield from paragraphs(leaflet.no_checksums, _TEXT)
        return
    yield Spacer(1, 1 * mm)
    yield from paragraphs(leaflet.checksums_title, _NAME)
    rows = [
        [paragraphs(name, _NAME), paragraphs(_grouped(checksum), CELL)]
        for name, checksum in leaflet.checksums.items()
    ]
    yield WholeRowTable(
        rows,
        colWidths=[_NAME_WIDTH, width - _NAME_WIDTH],
        style=[
            *LAYOUT,
            ("LINEABOVE", (0, 0), (-1, -1), 0.4, HAIRLINE),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
    )


def _grouped(checksum: str) -> str:
    groups = [checksum[start : start + _GROUP] for start in range(0, len(checksum), _GROUP)]
    half = len(groups) // 2
    return "\n".join("\u00a0\u00a0".join(part) for part in (groups[:half], groups[half:]))
