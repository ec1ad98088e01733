"""The table that all papers use: rows move to the next page whole."""

from __future__ import annotations

from reportlab.platypus import Flowable, Table


class SheetTable(Table):  # type: ignore[misc]  # ReportLab has no types
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
            self._nosplitCmds: list[object] = []
            parts = super().split(width, height)
        return parts
