"""The board of partners on paper: 24 kinds, who is there with which part, and who is missing."""

from __future__ import annotations

from partnerdesk.documents.about_partnership import about_partnership
from partnerdesk.documents.frame import LANDSCAPE, text_width_of
from partnerdesk.documents.style import CELL, CELL_STRONG, TINT
from partnerdesk.documents.tables import Command, SheetTable, padding, sheet_table
from partnerdesk.documents.text import paragraphs
from partnerdesk.domain.board import BoardLine
from partnerdesk.domain.board_papers import BoardPaper
from partnerdesk.domain.partnership import ActorPart
from partnerdesk.domain.texts import N_, Texts

_SHARES_OF_WIDTH = (0.31, 0.15, 0.15, 0.15, 0.15, 0.09)
_PARTS: tuple[ActorPart | None, ...] = (*ActorPart, None)


def build_board(paper: BoardPaper, texts: Texts) -> bytes:
    """The board as PDF."""
    title = texts.gettext(N_("Board of partners"))
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    lead = texts.gettext(N_("Wanted kinds: {wanted}. Still missing: {missing}."))
    counts = {"wanted": len(paper.board.wanted), "missing": len(paper.board.missing)}
    return about_partnership(
        paper.context,
        (title, paper.partnership_name),
        lead.format(**counts),
        [_table(paper, width, texts)],
        texts,
        orientation=LANDSCAPE,
    )


def _table(paper: BoardPaper, width: float, texts: Texts) -> SheetTable:
    tinted: list[Command] = [
        ("BACKGROUND", (0, at), (-1, at), TINT)
        for at, line in enumerate(paper.board.lines, start=1)
        if line.is_missing
    ]
    return sheet_table(
        _heads(texts),
        [_row(line, texts) for line in paper.board.lines],
        [width * share for share in _SHARES_OF_WIDTH],
        [*padding(3, 5, 1, 1.5), *tinted],
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
