"""The board of partners on paper: 24 kinds, who is there with which part, and who is missing."""

from __future__ import annotations

from reportlab.platypus import Flowable

from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import ANNEX_HEADING, CELL, CELL_HEAD, CELL_STRONG, LEAD, TINT
from partnerdesk.documents.tables import SHEET, Command, SheetTable
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.board import BoardLine
from partnerdesk.domain.board_papers import BoardPaper
from partnerdesk.domain.partnership import ActorPart
from partnerdesk.domain.texts import N_, Texts

_SHARES_OF_WIDTH = (0.31, 0.15, 0.15, 0.15, 0.15, 0.09)
_PARTS: tuple[ActorPart | None, ...] = (*ActorPart, None)


def build_board(paper: BoardPaper, texts: Texts) -> bytes:
    """The board as PDF."""
    title = texts.gettext(N_("Board of partners"))
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    lead = texts.gettext(N_("Wanted kinds: {wanted}. Nobody is there yet from: {missing}."))
    counts = {"wanted": len(paper.board.wanted), "missing": len(paper.board.missing)}
    story: list[Flowable] = [
        heading(f"{title}: {paper.partnership_name}", ANNEX_HEADING),
        *paragraphs(lead.format(**counts), LEAD),
        _table(paper, width, texts),
    ]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def _table(paper: BoardPaper, width: float, texts: Texts) -> SheetTable:
    rows: list[list[object]] = [[paragraphs(head, CELL_HEAD) for head in _heads(texts)]]
    commands: list[Command] = []
    for line in paper.board.lines:
        if line.is_missing:
            commands.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), TINT))
        rows.append(_row(line, texts))
    return SheetTable(
        rows,
        colWidths=[width * share for share in _SHARES_OF_WIDTH],
        repeatRows=1,
        style=[
            *SHEET,
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            *commands,
        ],
    )


def _heads(texts: Texts) -> tuple[str, ...]:
    return (
        texts.gettext("Kind of partner"),
        *(texts.gettext(part.label) for part in ActorPart),
        texts.gettext("Part not said yet"),
        texts.gettext("Wanted?"),
    )


def _row(line: BoardLine, texts: Texts) -> list[object]:
    kind = texts.gettext(line.kind.label if line.kind else N_("Kind not known yet"))
    names = ("\n".join(one.name for one in line.partners if one.part is part) for part in _PARTS)
    return [
        paragraphs(kind, CELL_STRONG if line.is_wanted else CELL),
        *(paragraphs(words, CELL) for words in names),
        paragraphs(_wanted(line, texts), CELL_STRONG if line.is_missing else CELL),
    ]


def _wanted(line: BoardLine, texts: Texts) -> str:
    if line.is_missing:
        return texts.gettext(N_("Missing"))
    return texts.gettext(N_("Wanted")) if line.is_wanted else ""
