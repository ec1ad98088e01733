"""A long sheet of words and amounts whose rows are drawn straight on the page.

ReportLab's table takes 30 µs for a cell; a budget over five years has half a million of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, count, pairwise
from typing import Any, cast

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.documents.first_look import is_drawn
from partnerdesk.documents.fonts import ITALIC, REGULAR, SEMIBOLD, text_width
from partnerdesk.documents.style import HAIRLINE, INK
from partnerdesk.documents.tables import (
    HAIRLINE_WIDTH,
    SHEET,
    Command,
    LongSheet,
    SheetRow,
    WholeRowTable,
    draw_head_rule,
    is_at_top,
    padding,
)

_KEPT_CELLS = 4_096  # amounts come again and again, nothing at all above all
_ROUND = 1  # how ReportLab's tables end their lines


@dataclass(frozen=True)
class SheetLook:
    """How the rows of a drawn sheet look; columns from ``right_from`` on are set to the right.

    Each column has its width and its font. ``side``, ``above`` and ``below`` are the air around
    the words of a cell.
    """

    widths: tuple[float, ...]
    fonts: tuple[str, ...]
    size: float
    leading: float
    right_from: int
    side: float
    above: float
    below: float

    def commands(self) -> list[Command]:
        """The same look for a table of ReportLab."""
        return [
            *SHEET,
            ("FONT", (0, 0), (-1, -1), REGULAR, self.size),
            ("LEADING", (0, 0), (-1, -1), self.leading),
            ("TEXTCOLOR", (0, 0), (-1, -1), INK),
            *(
                ("FONT", (column, 1), (column, -1), font, self.size)
                for column, font in enumerate(self.fonts)
                if font != REGULAR
            ),
            ("ALIGN", (self.right_from, 0), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            *padding(self.side, self.side, self.above, self.below),
        ]


class DrawnSheet(LongSheet):
    """A long sheet that is drawn without tables, as long as a page has room for a whole row.

    Cells are words in one line, or paragraphs. The styles of rows may name fonts and backgrounds,
    lines above, and cells that span others.
    """

    def __init__(
        self,
        head: list[object],
        rows: Sequence[SheetRow],
        look: SheetLook,
        made: Sequence[list[object]] = (),
        painter: _Painter | None = None,
    ) -> None:
        """``made`` are the cells of the first rows, where they were made before."""
        super().__init__(head, rows, look.widths, look.commands(), made)
        self._look = look
        self._painter = painter or _Painter(head, look)
        self._heights = [self._painter.row_height(*row) for row in zip(rows, made, strict=False)]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of what is left, or of a part that is too high for the page."""
        needed = sum(self._heights, self._painter.head_height)
        for row in self._rows[len(self._heights) :]:
            if needed > height:
                break
            cells = row.cells()
            self._made.append(cells)
            self._heights.append(self._painter.row_height(row, cells))
            needed += self._heights[-1]
        self.width, self.height = width, needed
        return width, needed

    def split(self, width: float, height: float) -> list[LongSheet]:
        """What fits on this page, and the rest."""
        used = self._fitting(height)
        if used:
            first = self._part(self._rows[:used], self._made[:used])
            left = self._rows[used:]
            return [first, self._part(left, self._made[used:])] if left else [first]
        if not is_at_top(self):
            return []
        super().wrap(width, height)  # a row is taller than the page
        return super().split(width, height)

    def draw(self) -> None:
        """Draw what is left, where the page is drawn."""
        if is_drawn(self.canv):
            self._painter.draw(self.canv, self._rows, self._made, self._heights)

    def _part(self, rows: Sequence[SheetRow], made: Sequence[list[object]]) -> DrawnSheet:
        return DrawnSheet(self._head, rows, self._look, made, self._painter)

    def _fitting(self, height: float) -> int:
        """How many rows fit into a height; the last of them need not keep the next one."""
        fitting = 0
        needed = self._painter.head_height
        for count_so_far, row_height in enumerate(self._heights, start=1):
            needed += row_height
            if needed > height:
                break
            if not self._rows[count_so_far - 1].keeps_next:
                fitting = count_so_far
        return fitting


class _Painter:
    """Draws rows of one look. Equal cells of a column are set once, and the head is set once."""

    def __init__(self, head: list[object], look: SheetLook) -> None:
        self._look = look
        self._lefts = [*accumulate(look.widths, initial=0.0)]
        self._head = WholeRowTable([head], colWidths=look.widths, style=look.commands())
        self.head_height = float(self._head.wrap(self._lefts[-1], 0)[1])
        self._canvas: Canvas | None = None

    def row_height(self, row: SheetRow, cells: Sequence[object]) -> float:
        """How high a row is; its paragraphs break their lines."""
        highest = self._look.leading
        for column, cell in enumerate(cells):
            if isinstance(cell, list):
                room = self._right_edge(row, column) - self._lefts[column] - 2 * self._look.side
                highest = max(highest, sum(words.wrap(room, 0)[1] for words in cell))
        return highest + (self._look.below + self._look.above)

    def draw(
        self,
        canvas: Canvas,
        rows: Sequence[SheetRow],
        made: Sequence[list[object]],
        heights: Sequence[float],
    ) -> None:
        """Draw the head and the rows below it, the last one down to zero."""
        if canvas is not self._canvas:
            self._start(canvas)
        top = sum(heights, self.head_height)
        edges = [*accumulate((-height for height in heights), initial=top - self.head_height)]
        canvas.saveState()
        for row, (above, below) in zip(rows, pairwise(edges), strict=True):
            for first, end, (colour,) in self._styles(row, "BACKGROUND"):
                left, right = self._lefts[first], self._lefts[end]
                canvas.setFillColor(colour)
                canvas.rect(left, below, right - left, above - below, stroke=0, fill=1)
        self._draw_head(canvas, edges[0])
        canvas.setFillColor(INK)
        for row, cells, edge in zip(rows, made, edges, strict=False):
            self._draw_words(canvas, row, cells, edge)
        self._draw_rules(canvas, rows, edges)
        canvas.restoreState()

    def _start(self, canvas: Canvas) -> None:
        """Remember the canvas, and forget what was set for another one: its fonts differ."""
        self._canvas = canvas
        fonts = (REGULAR, SEMIBOLD, ITALIC)
        self._letters = {font: _Letters(canvas, font, self._look.size) for font in fonts}
        self._cell = lru_cache(_KEPT_CELLS)(self._set_cell)
        names = map("head-{}".format, count())
        self._head_form = next(name for name in names if not canvas.hasForm(name))

    def _draw_head(self, canvas: Canvas, bottom: float) -> None:
        """Show the head, which is drawn into a form when its first page comes."""
        if not canvas.hasForm(self._head_form):
            canvas.beginForm(self._head_form)
            self._head.drawOn(canvas, 0, 0)
            canvas.endForm()
        canvas.saveState()
        canvas.translate(0, bottom)
        canvas.doForm(self._head_form)
        canvas.restoreState()

    def _draw_words(
        self, canvas: Canvas, row: SheetRow, cells: Sequence[object], edge: float
    ) -> None:
        """Draw the words of a row below its upper edge, from left to right."""
        top = edge - self._look.above
        baseline = fp_str(top - self._look.size)
        code: list[str] = []
        for column, (cell, font) in enumerate(zip(cells, self._fonts(row), strict=True)):
            if isinstance(cell, list):
                _write(canvas, code)
                below = top
                for words in cell:
                    below -= words.height
                    words.drawOn(canvas, self._lefts[column] + self._look.side, below)
            elif cell:
                before, after = self._cell(column, font, cell)
                code.append(f"{before}{baseline}{after}")
        _write(canvas, code)

    def _set_cell(self, column: int, font: str, words: str) -> tuple[str, str]:
        """The operators that show words in a column, before and after the height on the page."""
        if column < self._look.right_from:
            left = self._lefts[column] + self._look.side
        else:
            width = text_width(words, font, self._look.size)
            left = self._lefts[column + 1] - self._look.side - width
        shown = self._letters[font].shown(words)
        return f"1 0 0 1 {fp_str(left)} ", f" Tm {shown} "

    def _draw_rules(self, canvas: Canvas, rows: Sequence[SheetRow], edges: Sequence[float]) -> None:
        """Draw hairlines, then the lines that rows have above, then the rule of the head."""
        right = self._lefts[-1]
        canvas.saveState()
        canvas.setLineCap(_ROUND)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(HAIRLINE_WIDTH)
        canvas.lines([(0, edge, right, edge) for edge in edges[1:]])
        for row, edge in zip(rows, edges, strict=False):
            for first, end, (weight, colour) in self._styles(row, "LINEABOVE"):
                canvas.setStrokeColor(colour)
                canvas.setLineWidth(weight)
                canvas.line(self._lefts[first], edge, self._lefts[end], edge)
        canvas.restoreState()
        draw_head_rule(canvas, edges[0], right)

    def _fonts(self, row: SheetRow) -> Sequence[str]:
        if not row.style:
            return self._look.fonts
        fonts = list(self._look.fonts)
        for first, end, (font, _size) in self._styles(row, "FONT"):
            fonts[first:end] = [font] * (end - first)
        return fonts

    def _right_edge(self, row: SheetRow, column: int) -> float:
        """Where a cell ends; some span others."""
        ends = {first: end for first, end, _values in self._styles(row, "SPAN")}
        return self._lefts[ends.get(column, column + 1)]

    def _styles(self, row: SheetRow, wanted: str) -> Iterator[tuple[int, int, Sequence[Any]]]:
        """Where a row has a command: its first column, the one after its last, and its values."""
        total = len(self._look.widths)
        for name, first, last, *values in cast("Sequence[tuple[Any, ...]]", row.style):
            if name == wanted:
                yield first % total, last % total + 1, values


class _Letters(dict[int, str]):
    """How each letter of a font stands in the text of a page, found once for each.

    A font of a PDF has 256 letters at most: further ones stand in a second font, and so on.
    """

    def __init__(self, canvas: Canvas, font: str, size: float) -> None:
        super().__init__()
        self._font = pdfmetrics.getFont(font)
        self._size = size
        self._document = canvas._doc  # noqa: SLF001 - ReportLab's own text asks for it, too

    def shown(self, words: str) -> str:
        """The operators that show words."""
        return f"{self._first} ({words.translate(self)}) Tj"

    def __missing__(self, code: int) -> str:
        """A letter between brackets; one of another font leaves them for it."""
        ((part, letter),) = self._font.splitString(chr(code), self._document)
        shown = str(escapePDF(letter))
        if part:
            shown = f") Tj {self._use(part)} ({shown}) Tj {self._first} ("
        self[code] = shown
        return shown

    @cached_property
    def _first(self) -> str:
        return self._use(0)

    def _use(self, part: int) -> str:
        return f"{self._font.getSubsetInternalName(part, self._document)} {self._size:g} Tf"


def _write(canvas: Canvas, code: list[str]) -> None:
    """Put text operators on the page, and begin anew."""
    if code:
        canvas.addLiteral(f"BT {''.join(code)}ET")
        code.clear()
