"""The table that all papers use: rows move to the next page whole."""

from __future__ import annotations

from reportlab.platypus import Flowable, Table

from partnerdesk.documents.fonts import REGULAR
from partnerdesk.documents.style import HAIRLINE, PETROL

Command = tuple[object, ...]

_OUR_LETTERS: Command = ("FONT", (0, 0), (-1, -1), REGULAR, 10)  # or each table names Helvetica

LAYOUT: tuple[Command, ...] = (
    _OUR_LETTERS,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)
"""An invisible table that only puts things beside each other."""

SHEET: tuple[Command, ...] = (
    _OUR_LETTERS,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 1), (-1, -1), 0.4, HAIRLINE),
)
"""A table that is read: hairlines between the rows; ``SheetTable`` adds the rule of the header."""


class WholeRowTable(Table):  # type: ignore[misc]  # ReportLab has no types
    """A table that splits a row only where the row is taller than a whole page.

    ReportLab's own ``splitInRow`` tears a row apart as soon as it meets the end of a page, and
    prints the header once more right above the torn row. Rows that ``NOSPLIT`` keeps together are
    let go of where a page is too low for them.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between rows; at the very top of a page also in a row."""
        frame = getattr(self, "_frame", None)
        at_top = frame is not None and bool(
            frame._atTop  # noqa: SLF001 - ReportLab has no public word for it
        )
        self.splitInRow = int(at_top)
        parts: list[Flowable] = super().split(width, height)
        if not parts and at_top:
            self._nosplitCmds.clear()
            parts = super().split(width, height)
        return parts


class SheetTable(WholeRowTable):
    """A table with a dark rule below its header, on every page.

    As a ``LINEBELOW`` the rule would lie under a hairline from the second page on.
    """

    def draw(self) -> None:
        """Draw the table, and the rule on top of it."""
        super().draw()
        header_bottom = self._height - sum(self._rowHeights[: self.repeatRows])
        self.canv.setStrokeColor(PETROL)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, header_bottom, self._width, header_bottom)
