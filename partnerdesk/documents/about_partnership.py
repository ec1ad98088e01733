"""A paper with one title about one partnership: its title, a line below it, and what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf
from partnerdesk.documents.style import ANNEX_HEADING, LEAD
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import Texts


def about_partnership(
    context: PaperContext,
    titles: tuple[str, str],
    lead: str,
    parts: Sequence[Flowable],
    texts: Texts,
    *,
    orientation: str = PORTRAIT,
) -> bytes:
    """The paper as PDF; ``titles`` are its own and the name of the partnership."""
    title, partnership_name = titles
    story: list[Flowable] = [
        heading(f"{title}: {partnership_name}", ANNEX_HEADING),
        *paragraphs(lead, LEAD),
        *parts,
    ]
    marks = PageMarks(context, title, partnership_name)
    return make_pdf(story, marks, texts, first=orientation)
