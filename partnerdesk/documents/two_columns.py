"""Clauses in two languages, paragraph beside paragraph, with a hairline between them.

Each pair of paragraphs is a row of its own. A row may end on the next page; there both sides go on
at the same height, so that the languages never drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from partnerdesk.documents.first_look import is_drawn
from partnerdesk.documents.keeping import StartsTogether
from partnerdesk.documents.style import (
    CAPTION,
    CLAUSE,
    CLAUSE_HEADING,
    HAIRLINE,
    ITEM,
    NUMBER_INDENT,
    mm,
)
from partnerdesk.documents.text import heading, paragraphs, run_paragraphs
from partnerdesk.domain.papers import PaperClause, PaperParagraph, PaperRun
from partnerdesk.domain.side_by_side import side_by_side
from partnerdesk.domain.texts import LANGUAGES, N_, Texts

_GUTTER = 8 * mm
_BULLET = "–"
_ANY_HEIGHT = 10_000_000
_WITHIN_LIST = 2
_AFTER_PARAGRAPH = 5
_SIZE = {"fontSize": 9, "leading": 12.6}  # half as wide: as many words a line as can be read well

_LEFT = ParagraphStyle("left clause", CLAUSE, **_SIZE)
_RIGHT = ParagraphStyle("right clause", _LEFT, leftIndent=0)
_LEFT_ITEM = ParagraphStyle("left item", ITEM, **_SIZE, leftIndent=NUMBER_INDENT + 4 * mm)
_RIGHT_ITEM = ParagraphStyle("right item", _LEFT_ITEM, leftIndent=4 * mm, bulletIndent=0)
_LEFT_LEAD = ParagraphStyle("left lead", _LEFT)
_RIGHT_OF = {_LEFT: _RIGHT, _LEFT_LEAD: _RIGHT, _LEFT_ITEM: _RIGHT_ITEM}
_LEFT_HEADING = ParagraphStyle("left heading", CLAUSE_HEADING, fontSize=10.5, leading=14)
_RIGHT_HEADING = ParagraphStyle("right heading", _LEFT_HEADING, leftIndent=0)
_LEFT_LANGUAGE = ParagraphStyle("left language", CAPTION, leftIndent=NUMBER_INDENT, spaceAfter=2)
_RIGHT_LANGUAGE = ParagraphStyle("right language", _LEFT_LANGUAGE, leftIndent=0)


class ColumnPair(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph and what it says in the other language; either side may be empty."""

    def __init__(
        self, left: Flowable | None, right: Flowable | None, style: ParagraphStyle, gap: float
    ) -> None:
        """``gap`` is the air below, through which the hairline goes on."""
        super().__init__()
        self.style, self.spaceBefore = style, style.spaceBefore
        self.spaceAfter = 0  # without it the one of the style would tear the hairline
        self._cells = (left, right)
        self._gap = gap

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As high as the higher side."""
        self.width = width
        self._heights = [
            cell.wrap(room, _ANY_HEIGHT)[1] if cell is not None else 0.0
            for cell, room in zip(self._cells, _widths(width), strict=True)
        ]
        self.height = max(self._heights) + self._gap
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Both sides at the same height; where one cannot be split, the row moves as a whole."""
        sides = [
            _split_cell(cell, room, height)
            for cell, room in zip(self._cells, _widths(width), strict=True)
        ]
        if any(side is None for side in sides):
            return []
        (left, left_rest), (right, right_rest) = (side for side in sides if side is not None)
        first = ColumnPair(left, right, self.style, 0)
        if left_rest is None and right_rest is None:
            return [first]  # only the air below did not fit
        return [first, ColumnPair(left_rest, right_rest, self.style, self._gap)]

    def draw(self) -> None:
        """Draw both sides from their top, and the hairline between them."""
        if not is_drawn(self.canv):
            return
        left_width, right_width = _widths(self.width)
        places = (0.0, self.width - right_width)
        for cell, height, place in zip(self._cells, self._heights, places, strict=True):
            if cell is not None:
                cell.drawOn(self.canv, place, self.height - height)
        middle = left_width + _GUTTER / 2
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.5)
        self.canv.line(middle, 0, middle, self.height)


def _widths(width: float) -> tuple[float, float]:
    """How wide the cells are; the left one holds the numbers, too."""
    column = (width - NUMBER_INDENT - _GUTTER) / 2
    return NUMBER_INDENT + column, column


def _split_cell(
    cell: Flowable | None, width: float, height: float
) -> tuple[Flowable | None, Flowable | None] | None:
    """What fits and the rest; None where it cannot be split here."""
    if cell is None or cell.wrap(width, _ANY_HEIGHT)[1] <= height:
        return cell, None
    parts = cell.split(width, height)
    return (parts[0], parts[1]) if len(parts) == 2 else None


def two_column_clauses(
    clauses: Sequence[PaperClause], texts: Texts, second_texts: Texts
) -> tuple[list[Flowable], list[Flowable]]:
    """All clauses, and apart from them the last row, which stands with the signatures."""
    if not clauses:
        return [], []
    languages = (LANGUAGES[texts.language], LANGUAGES[second_texts.language])
    styles = (_LEFT_LANGUAGE, _RIGHT_LANGUAGE)
    (left,), (right,) = (paragraphs(*pair) for pair in zip(languages, styles, strict=True))
    names = ColumnPair(left, right, _LEFT_LANGUAGE, _LEFT_LANGUAGE.spaceAfter)
    first, *others = (list(_rows(clause, texts, second_texts)) for clause in clauses)
    story = [StartsTogether(names, *first[:2]), names, *_kept(first)]
    for rows in others:
        story += _kept(rows)
    return story[:-1], story[-1:]


def _kept(rows: Sequence[ColumnPair]) -> Iterator[Flowable]:
    """A heading and a lead keep what follows them."""
    for at, row in enumerate(rows):
        following = rows[at + 1 : at + 3]
        leads_on = len(following) == 2 and _keeps_next(*following)
        if row.style is _LEFT_HEADING:
            yield StartsTogether(row, *following[: 2 if leads_on else 1])
        elif following and _keeps_next(row, following[0]):
            yield StartsTogether(row, following[0])
        yield row


def _keeps_next(row: ColumnPair, following: ColumnPair) -> bool:
    leads_list = row.style is _LEFT and following.style is _LEFT_ITEM
    return row.style is _LEFT_LEAD or leads_list


def _rows(clause: PaperClause, texts: Texts, second_texts: Texts) -> Iterator[ColumnPair]:
    second = clause.second or PaperClause(clause.number, "", ())
    left = heading(clause.heading, _LEFT_HEADING, number=clause.shown_number)
    (right,) = paragraphs(second.heading, _RIGHT_HEADING)
    yield ColumnPair(left, right, _LEFT_HEADING, _LEFT_HEADING.spaceAfter)
    said, said_second = _told(clause, texts), _told(second, second_texts)
    pairs = list(_pairs(said, said_second))
    for (one, other), following in zip_longest(pairs, pairs[1:], fillvalue=(None, None)):
        number = clause.number_of(one) if one is not None else ""
        style = _style_of(one, other)
        left_cells = _cells(one, style, texts, number)
        right_cells = _cells(other, _RIGHT_OF[style], second_texts)
        is_close = style is _LEFT_LEAD or _style_of(*following) is _LEFT_ITEM
        gap = _WITHIN_LIST if is_close else _AFTER_PARAGRAPH
        rows = list(zip_longest(left_cells, right_cells))
        for at, row in enumerate(rows, start=1):
            yield ColumnPair(*row, style, gap if at == len(rows) else 0)


def _belongs_to_list(paragraph: PaperParagraph) -> bool:
    return paragraph.is_item


def _pairs(
    first: Sequence[PaperParagraph], second: Sequence[PaperParagraph]
) -> Iterator[tuple[PaperParagraph | None, PaperParagraph | None]]:
    """Paragraph beside paragraph; what follows a lead begins at the same height."""
    nothing: list[PaperParagraph] = []
    for some, others in zip_longest(_parts(first), _parts(second), fillvalue=nothing):
        yield from side_by_side(some, others, _belongs_to_list)


def _parts(paragraphs: Sequence[PaperParagraph]) -> list[list[PaperParagraph]]:
    """Each lead with the paragraphs that follow it, after those before the first lead."""
    parts: list[list[PaperParagraph]] = [[]]
    for paragraph in paragraphs:
        if paragraph.is_lead:
            parts.append([])
        parts[-1].append(paragraph)
    return parts


def _style_of(one: PaperParagraph | None, other: PaperParagraph | None) -> ParagraphStyle:
    shown = one or other
    if shown is None:
        return _LEFT
    if shown.is_item:
        return _LEFT_ITEM
    return _LEFT_LEAD if shown.is_lead else _LEFT


def _told(clause: PaperClause, texts: Texts) -> tuple[PaperParagraph, ...]:
    """The paragraphs of a clause; where there are none, that they are missing."""
    if clause.paragraphs:
        return clause.paragraphs
    missing = PaperRun(texts.gettext(N_("text in this language")), is_missing=True)
    return (PaperParagraph((missing,)),)


def _cells(
    paragraph: PaperParagraph | None, style: ParagraphStyle, texts: Texts, number: str = ""
) -> list[Flowable]:
    if paragraph is None:
        return []
    return run_paragraphs(
        paragraph.runs, style, texts, number=_BULLET if paragraph.is_item else number
    )
