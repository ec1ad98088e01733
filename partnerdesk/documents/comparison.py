"""The comparison of two drafts: removed words struck, inserted ones underlined with a bar beside.

The marks are lines, not colours: a grey copy says the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    BODY,
    CAPTION,
    CLAUSE_HEADING,
    INK,
    LEAD,
    NUMBER_INDENT,
    SIGNATURE_HEADING,
    SUBTITLE,
    TITLE,
    mm,
)
from partnerdesk.documents.tables import LAYOUT, WholeRowTable
from partnerdesk.documents.text import heading, marked_paragraphs, paragraphs
from partnerdesk.domain.comparing import ComparedClause, Mark, Piece, Pieces, lines_of
from partnerdesk.domain.comparison_paper import ComparisonPaper
from partnerdesk.domain.texts import Texts

_BAR_WIDTH = 3 * mm
_TEXT_INDENT = _BAR_WIDTH + NUMBER_INDENT
_LINE = ParagraphStyle("compared line", BODY, spaceAfter=0)
_HEADING = ParagraphStyle("compared heading", CLAUSE_HEADING, leftIndent=0, spaceAfter=0)
_NOTE = ParagraphStyle("compared note", CAPTION, leftIndent=_TEXT_INDENT, spaceAfter=4)
_SAID = ParagraphStyle("said", BODY, leftIndent=NUMBER_INDENT, spaceAfter=0)
_SAID_BY = ParagraphStyle("said by", CAPTION, leftIndent=NUMBER_INDENT, spaceAfter=6)
_COMMENTED = ParagraphStyle("commented clause", CLAUSE_HEADING, fontSize=10, spaceBefore=6)
_ROOM = 26 * mm
_BAR = 1.4


def build_comparison(paper: ComparisonPaper, texts: Texts) -> bytes:
    """The comparison as PDF."""
    title = paper.title(texts)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    story: list[Flowable] = [
        heading(title, TITLE),
        *paragraphs(paper.partnership_name, SUBTITLE),
        *_sides(paper, texts),
    ]
    for clause in paper.comparison.changed:
        story += _clause(clause, paper, width, texts)
    story += [Spacer(1, 4 * mm), *paragraphs(paper.rest(texts), LEAD)]
    story += _comments(paper, texts)
    return make_pdf(story, PageMarks(paper.context, title, paper.partnership_name), texts)


def _sides(paper: ComparisonPaper, texts: Texts) -> Iterator[Flowable]:
    said = paper.comparison
    old, new = texts.gettext("Before: {draft}, {facts}"), texts.gettext("Now: {draft}, {facts}")
    yield from paragraphs(old.format(draft=said.old_title, facts=said.old_facts), BODY)
    yield from paragraphs(new.format(draft=said.new_title, facts=said.new_facts), BODY)
    example = (
        Piece(Mark.SAME, texts.gettext("How to read it: ")),
        Piece(Mark.REMOVED, texts.gettext("removed words")),
        Piece(Mark.SAME, ", "),
        Piece(Mark.INSERTED, texts.gettext("inserted words")),
        Piece(Mark.SAME, texts.gettext(". A bar stands beside each changed line.")),
    )
    yield from marked_paragraphs(example, LEAD)


def _clause(
    clause: ComparedClause, paper: ComparisonPaper, width: float, texts: Texts
) -> Iterator[Flowable]:
    """The heading, what became of it, and its lines; where it was only moved the heading alone."""
    number = "" if paper.of_programme else str(clause.new_number or clause.old_number)
    yield CondPageBreak(_ROOM)
    yield _barred(clause.heading, _HEADING, width, number=number)
    yield from paragraphs(paper.note(clause, texts), _NOTE)
    if clause.has_other_words:
        for line in lines_of(clause.text):
            yield _barred(line, _LINE, width)


def _barred(line: Pieces, style: ParagraphStyle, width: float, *, number: str = "") -> Flowable:
    """A line, with a bar at the margin where something in it was changed."""
    is_changed = any(piece.mark is not Mark.SAME for piece in line)
    table = WholeRowTable(
        [["", paragraphs(number, style), marked_paragraphs(line, style)]],
        colWidths=[_BAR_WIDTH, NUMBER_INDENT, width - _TEXT_INDENT],
        style=[
            *LAYOUT,
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            *([("LINEBEFORE", (0, 0), (0, 0), _BAR, INK)] if is_changed else ()),
        ],
    )
    table.spaceBefore = style.spaceBefore
    return table


def _comments(paper: ComparisonPaper, texts: Texts) -> Iterator[Flowable]:
    """What was said to the newer draft, clause by clause. Source: F1."""
    if not paper.comments:
        return
    yield CondPageBreak(_ROOM)
    yield heading(texts.gettext("What the partners say"), SIGNATURE_HEADING)
    for clause in paper.comments:
        yield CondPageBreak(_ROOM)
        yield heading(clause.heading, _COMMENTED, number=str(clause.number), level=1)
        for comment in clause.comments:
            yield from paragraphs(comment.text, _SAID)
            yield from paragraphs(comment.facts(texts), _SAID_BY)
