"""The table that all papers use: rows move to the next page whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from itertools import count as count_from

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table

from partnerdesk.documents.first_look import is_drawn
from partnerdesk.documents.fonts import REGULAR
from partnerdesk.documents.style import CELL_HEAD, HAIRLINE, PETROL, TINT
from partnerdesk.documents.text import paragraphs

HAIRLINE_WIDTH = 0.4

_ROWS_AT_ONCE = 24
_SPARE_ROWS = 3

Command = tuple[object, ...]

_OUR_LETTERS: Command = ("FONT", (0, 0), (-1, -1), REGULAR, 10)  # or each table names Helvetica


def padding(left: float, right: float, top: float, bottom: float) -> tuple[Command, ...]:
    """The air around the words of all cells, in points."""
    return (
        ("LEFTPADDING", (0, 0), (-1, -1), left),
        ("RIGHTPADDING", (0, 0), (-1, -1), right),
        ("TOPPADDING", (0, 0), (-1, -1), top),
        ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
    )


LAYOUT: tuple[Command, ...] = (
    _OUR_LETTERS,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    *padding(0, 0, 0, 0),
)
"""An invisible table that only puts things beside each other."""

LAST_TWO_TOGETHER: tuple[Command, ...] = (("NOSPLIT", (0, -2), (0, -1)),)
"""The last row never goes alone to the next page; for tables of two rows and more."""

SHEET: tuple[Command, ...] = (
    _OUR_LETTERS,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE_WIDTH, HAIRLINE),
)
"""A table that is read: hairlines between the rows; ``SheetTable`` adds the rule of the header."""


def is_at_top(flowable: Flowable) -> bool:
    """Whether nothing stands above it on its page."""
    frame = getattr(flowable, "_frame", None)
    return frame is not None and bool(
        frame._atTop  # noqa: SLF001 - ReportLab has no public word for it
    )


class WholeRowTable(Table):  # type: ignore[misc]  # ReportLab has no types
    """A table that splits a row only where the row is taller than a whole page.

    ReportLab's own ``splitInRow`` tears a row apart as soon as it meets the end of a page, and
    prints the header once more right above the torn row. Rows that ``NOSPLIT`` keeps together are
    let go of where a page is too low for them.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between rows; at the very top of a page also in a row."""
        at_top = is_at_top(self)
        self.splitInRow = int(at_top)
        parts: list[Flowable] = super().split(width, height)
        if not parts and at_top:
            self._nosplitCmds.clear()
            parts = super().split(width, height)
        return parts

    def draw(self) -> None:
        """Draw the table, where the page is drawn."""
        if is_drawn(self.canv):
            super().draw()


class SheetTable(WholeRowTable):
    """A table with a dark rule below its header, on every page.

    As a ``LINEBELOW`` the rule would lie under a hairline from the second page on.
    """

    def draw(self) -> None:
        """Draw the table, and the rule on top of it."""
        super().draw()
        if not is_drawn(self.canv):
            return
        header_bottom = self._height - sum(self._rowHeights[: self.repeatRows])
        draw_head_rule(self.canv, header_bottom, self._width)


def draw_head_rule(canvas: Canvas, height: float, width: float) -> None:
    """Draw the dark rule between a head and its rows."""
    canvas.setStrokeColor(PETROL)
    canvas.setLineWidth(0.8)
    canvas.line(0, height, width, height)


def sheet_table(
    heads: Sequence[object],
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    style: Sequence[Command],
) -> SheetTable:
    """A table that is read, with its heads on each page; heads that are words are set bold."""
    top = [paragraphs(head, CELL_HEAD) if isinstance(head, str) else head for head in heads]
    return SheetTable([top, *rows], colWidths=widths, repeatRows=1, style=[*SHEET, *style])


@dataclass(frozen=True)
class SheetRow:
    """A row of a ``LongSheet``, made when its page comes; a title spans all columns.

    ``style`` names first and last column before its values. A row that ``keeps_next`` is never the
    last one of a page.
    """

    cells: Callable[[], list[object]]
    is_title: bool = False
    style: tuple[Command, ...] = ()
    keeps_next: bool = False


class LongSheet(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A sheet of thousands of rows under one header.

    A ``Table`` lays out all rows that are left on every page, which takes the square of the time
    and holds everything in memory. This lays out little more than the page takes.
    """

    def __init__(
        self,
        head: list[object],
        rows: Sequence[SheetRow],
        widths: Sequence[float],
        style: Sequence[Command],
        made: Sequence[list[object]] = (),
        at_once: int = _ROWS_AT_ONCE,
    ) -> None:
        """``made`` are the cells of the first rows, where they were made before.

        About ``at_once`` rows are expected to fit on a page.
        """
        super().__init__()
        self._head = head
        self._rows = rows
        self._widths = widths
        self._style = style
        self._made = list(made)
        self._at_once = at_once

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of what is left, or of a part that is too high for the page."""
        needed = self._lay_out(max(len(self._made), self._at_once), width, height)
        while needed <= height and len(self._made) < len(self._rows):
            needed = self._lay_out(2 * len(self._made), width, height)
        self.width, self.height = width, needed
        return width, needed

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits on this page, and the rest."""
        parts = self._table.split(width, height)
        if not parts:
            return []
        counts = [len(part._cellvalues) - 1 for part in parts]  # noqa: SLF001 - no public word
        is_torn = sum(counts) != len(self._made)  # a row that is taller than a page
        used = len(self._made) if is_torn else counts[0]
        first = parts if is_torn else parts[:1]
        left = self._rows[used:]
        if not left:
            return list(first)
        made = self._made[used:]
        at_once = max(_ROWS_AT_ONCE, used + _SPARE_ROWS)
        return [*first, LongSheet(self._head, left, self._widths, self._style, made, at_once)]

    def draw(self) -> None:
        """Draw what is left."""
        self._table.drawOn(self.canv, 0, 0)

    def _lay_out(self, count: int, width: float, height: float) -> float:
        """Make so many rows into a table; the answer is how high it is."""
        self._made += [row.cells() for row in self._rows[len(self._made) : count]]
        shown = self._rows[: len(self._made)]
        self._table = SheetTable(
            [self._head, *self._made],
            colWidths=self._widths,
            repeatRows=1,
            style=[*self._style, *chain.from_iterable(map(_row_style, count_from(1), shown))],
        )
        frame = getattr(self, "_frame", None)
        self._table._frame = frame  # noqa: SLF001 - as ReportLab hands it on
        return float(self._table.wrap(width, height)[1])


def _row_style(at: int, row: SheetRow) -> Iterator[Command]:
    """What is special about the row at this place."""
    if row.is_title:
        yield ("SPAN", (0, at), (-1, at))
        yield ("BACKGROUND", (0, at), (-1, at), TINT)
    if row.is_title or row.keeps_next:
        yield ("NOSPLIT", (0, at), (0, at + 1))
    for name, first, last, *values in row.style:
        yield (name, (first, at), (last, at), *values)
