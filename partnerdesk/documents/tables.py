"""The table that all papers use: rows move to the next page whole."""

from __future__ import annotations

from reportlab.platypus import Flowable, Table


class SheetTable(Table):  # type: ignore[misc]  # ReportLab has no types
    """A table that splits a row only where the row is taller than a whole page.

    ReportLab's own ``splitInRow`` tears a row apart as soon as it meets the end of a page, and
    prints the header once more right above the torn row.
    """

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between rows, or in a row at the very top of a page."""
        frame = getattr(self, "_frame", None)
        self.splitInRow = int(
            frame is not None and frame._atTop  # noqa: SLF001 - ReportLab has no public word for it
        )
        parts: list[Flowable] = super().split(width, height)
        return parts
