"""Influence and interest on paper: the field with its four parts, and the same in a list."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from partnerdesk.documents.about_partnership import about_partnership
from partnerdesk.documents.fonts import REGULAR, SEMIBOLD, fitted, register_fonts, text_width
from partnerdesk.documents.frame import PORTRAIT, text_width_of
from partnerdesk.documents.style import (
    BODY,
    CELL,
    CELL_HEAD,
    HAIRLINE,
    INK,
    MUTED,
    TINT,
    mm,
    sized,
)
from partnerdesk.documents.tables import SheetTable, padding, sheet_table
from partnerdesk.documents.text import one_line, paragraphs
from partnerdesk.domain.board import MOST_VALUE, Placed, Quadrant
from partnerdesk.domain.board_papers import MatrixPaper
from partnerdesk.domain.label_places import Box, dot_boxes, label_boxes
from partnerdesk.domain.texts import N_, Texts

_FIELD_HEIGHT = 110 * mm
_HEAD = 9 * mm
"""Above and below the field, for the words of its quadrants: a dot may stand in any corner."""
_AXIS = 6 * mm
_DOT = 4.4 * mm
_WIDEST_LABEL = 54 * mm
_LABEL_SIZE = 7.5
_LABEL_HEIGHT = 3.6 * mm
_GAP = 1.2 * mm
_SHARES_OF_WIDTH = (0.06, 0.38, 0.13, 0.13, 0.30)


def build_matrix(paper: MatrixPaper, texts: Texts) -> bytes:
    """The field and its list as PDF."""
    title = texts.gettext(N_("Influence and interest"))
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    lead = texts.gettext(N_("How much each partner can move, and how much it cares."))
    parts: list[Flowable] = [
        _Field(width, paper.placed, texts),
        Spacer(0, 5 * mm),
        _list(paper.placed, width, texts),
        *_waiting(paper, texts),
    ]
    titles = (title, paper.partnership_name)
    return about_partnership(paper.context, titles, lead, parts, texts)


def _list(placed: Sequence[Placed], width: float, texts: Texts) -> SheetTable:
    heads = (
        "",
        texts.gettext("Partner"),
        texts.gettext("Influence"),
        texts.gettext("Interest"),
        texts.gettext("What to do"),
    )
    right, right_head = sized(CELL, 8.5, right=True), sized(CELL_HEAD, 8, right=True)
    styles = (CELL, CELL, right, right, CELL)
    rows = []
    for number, one in enumerate(placed, start=1):
        said = (
            str(number),
            one.partner.name,
            str(one.influence),
            str(one.interest),
            texts.gettext(one.quadrant.label),
        )
        rows.append([paragraphs(*cell) for cell in zip(said, styles, strict=True)])
    return sheet_table(
        [
            paragraphs(head, right_head) if style is right else head
            for head, style in zip(heads, styles, strict=True)
        ],
        rows,
        [width * share for share in _SHARES_OF_WIDTH],
        padding(3, 8, 1.5, 2.5),
    )


def _waiting(paper: MatrixPaper, texts: Texts) -> list[Flowable]:
    if not paper.waiting:
        return []
    said = texts.gettext(N_("Not placed yet: {names}."))
    names = texts.join([partner.name for partner in paper.waiting])
    return [Spacer(0, 3 * mm), *paragraphs(said.format(names=names), BODY)]


class _Field(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The drawing. Its own lengths go down from the upper left corner, as on the screen."""

    def __init__(self, width: float, placed: Sequence[Placed], texts: Texts) -> None:
        super().__init__()
        self.width = width
        self.height = _HEAD + _FIELD_HEIGHT + _HEAD + _AXIS
        self._placed = placed
        self._texts = texts
        self._area = Box(_AXIS, _HEAD, width - _AXIS, _FIELD_HEIGHT)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The room it takes."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts, the axes, the dots with their numbers, and the names."""
        register_fonts()
        self._draw_ground()
        self._draw_axes()
        for quadrant in Quadrant:
            self._draw_words(quadrant)
        spots = [(one.interest, one.influence) for one in self._placed]
        dots = dot_boxes(spots, self._area, _DOT)
        names = [
            fitted(one_line(one.partner.name), REGULAR, _LABEL_SIZE, _WIDEST_LABEL)
            for one in self._placed
        ]
        sizes = [(text_width(name, REGULAR, _LABEL_SIZE), _LABEL_HEIGHT) for name in names]
        boxes = label_boxes(dots, sizes, self._area, _GAP)
        for dot, box in zip(dots, boxes, strict=True):
            self._draw_leader(dot, box)
        for number, dot in enumerate(dots, start=1):
            self._draw_dot(dot, str(number))
        for name, box in zip(names, boxes, strict=True):
            self._write(name, box)

    def _up(self, down: float) -> float:
        return self.height - down

    def _part(self, quadrant: Quadrant) -> Box:
        area = self._area
        left = area.left + (area.width / 2 if quadrant.has_high_interest else 0)
        top = area.top + (0 if quadrant.has_high_influence else area.height / 2)
        return Box(left, top, area.width / 2, area.height / 2)

    def _draw_ground(self) -> None:
        canvas: Canvas = self.canv
        area, closest = self._area, self._part(Quadrant.WORK_CLOSELY)
        canvas.setFillColor(TINT)
        canvas.rect(
            closest.left, self._up(closest.bottom), closest.width, closest.height, stroke=0, fill=1
        )
        for step in range(MOST_VALUE + 1):
            is_strong = step in (0, MOST_VALUE // 2, MOST_VALUE)
            canvas.setStrokeColor(MUTED if is_strong else HAIRLINE)
            canvas.setLineWidth(0.8 if is_strong else 0.25)
            x = area.left + area.width * step / MOST_VALUE
            y = self._up(area.top + area.height * step / MOST_VALUE)
            canvas.line(x, self._up(area.top), x, self._up(area.bottom))
            canvas.line(area.left, y, area.right, y)

    def _draw_axes(self) -> None:
        canvas: Canvas = self.canv
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(MUTED)
        middle_x, middle_y = self._area.centre
        interest = self._texts.gettext(N_("Interest: from little to much"))
        influence = self._texts.gettext(N_("Influence: from little to much"))
        canvas.drawCentredString(middle_x, self._up(self._area.bottom + _HEAD + 4 * mm), interest)
        canvas.saveState()
        canvas.translate(3 * mm, self._up(middle_y))
        canvas.rotate(90)
        canvas.drawCentredString(0, 0, influence)
        canvas.restoreState()

    def _draw_words(self, quadrant: Quadrant) -> None:
        """The name and the advice of a quadrant, above or below it."""
        part = self._part(quadrant)
        name, advice = self._texts.gettext(quadrant.label), self._texts.gettext(quadrant.advice)
        top = part.top - _HEAD if quadrant.has_high_influence else part.bottom + 1 * mm
        self.canv.setFillColor(MUTED)
        self.canv.setFont(SEMIBOLD, 9)
        self.canv.drawString(part.left, self._up(top + 3.8 * mm), name)
        self.canv.setFont(REGULAR, 7.5)
        shown = fitted(advice, REGULAR, 7.5, part.width - 2 * mm)
        self.canv.drawString(part.left, self._up(top + 7.4 * mm), shown)

    def _draw_leader(self, dot: Box, box: Box) -> None:
        """A line from a dot to a name that had to stand apart."""
        x, y = dot.centre
        reach = dot.width / 2 + 1.5 * _GAP
        if Box(x - reach, y - reach, 2 * reach, 2 * reach).overlaps(box):
            return
        nearest = box.nearest_to(x, y)
        self.canv.setStrokeColor(MUTED)
        self.canv.setLineWidth(0.4)
        self.canv.line(x, self._up(y), nearest[0], self._up(nearest[1]))

    def _draw_dot(self, dot: Box, number: str) -> None:
        """A white circle with its number: it stays readable on every printer."""
        canvas: Canvas = self.canv
        x, y = dot.centre
        canvas.setStrokeColor(INK)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setLineWidth(0.7)
        canvas.circle(x, self._up(y), dot.width / 2, stroke=1, fill=1)
        size = min(7.0, dot.width * 0.55)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, size)
        canvas.drawCentredString(x, self._up(y) - size * 0.36, number)

    def _write(self, words: str, box: Box) -> None:
        """A name on a white ground, so that no line runs through it."""
        self.canv.setFillColorRGB(1, 1, 1)
        self.canv.rect(box.left, self._up(box.bottom), box.width, box.height, stroke=0, fill=1)
        self.canv.setFillColor(INK)
        self.canv.setFont(REGULAR, _LABEL_SIZE)
        self.canv.drawString(box.left, self._up(box.bottom - 1 * mm), words)
