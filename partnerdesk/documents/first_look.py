"""A first look at some pages of a long paper, before all of them are there.

All pages are laid out, so that their breaks and numbers are those of the whole paper; only the
pages that somebody looks at are drawn, the others stay empty.
"""

from __future__ import annotations

from collections.abc import Collection

from reportlab.pdfgen.canvas import Canvas


class LookCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that knows which pages are looked at; None means all."""

    looked_at: Collection[int] | None = None


def is_drawn(canvas: Canvas) -> bool:
    """Whether the page that is being set is drawn."""
    pages = canvas.looked_at if isinstance(canvas, LookCanvas) else None
    return pages is None or canvas.getPageNumber() in pages
