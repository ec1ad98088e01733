"""The annexes of a paper that was signed, page by page as they were printed."""

from __future__ import annotations

import io
from itertools import pairwise

import pypdfium2 as pdfium

from partnerdesk.documents.pdfium import PDFIUM
from partnerdesk.domain.annexes import MOST_ANNEXES, Annex, annex_title
from partnerdesk.domain.texts import Texts


def pages_of_annexes(pdf: bytes, texts: Texts) -> dict[Annex, bytes]:
    """Each annex of a kept paper as a PDF of its own; ``texts`` are its first language.

    The bookmarks of the paper say on which page an annex begins. It ends where the next one
    begins, or with the paper.
    """
    found = {}
    with PDFIUM:
        paper = pdfium.PdfDocument(pdf)
        starts = _starts(paper, texts)
        bounds = pairwise([*(page for _annex, page in starts), len(paper)])
        for (annex, _page), (start, ends_before) in zip(starts, bounds, strict=True):
            found[annex] = _pages(paper, range(start, ends_before))
        paper.close()
    return found


def _starts(paper: pdfium.PdfDocument, texts: Texts) -> list[tuple[Annex, int]]:
    """The annexes in their order, each with the index of its first page."""
    found: list[tuple[Annex, int]] = []
    for entry in paper.get_toc():
        place, annex = entry.get_dest(), _annex_called(entry.get_title(), texts)
        if place is not None and annex is not None:
            found.append((annex, place.get_index()))
    return found


def _annex_called(words: str, texts: Texts) -> Annex | None:
    """Whose title these words begin with: the longest one, as one can begin like another."""
    known = [(title, annex) for annex in Annex for title in _titles(annex, texts)]
    fitting = [(len(title), annex) for title, annex in known if words.startswith(title)]
    return max(fitting)[1] if fitting else None


def _titles(annex: Annex, texts: Texts) -> tuple[str, ...]:
    """What an annex can be called: the number depends on what was signed before it."""
    numbers = range(1, MOST_ANNEXES + 1)
    return tuple(annex_title(number, annex, texts) for number in numbers)


def _pages(paper: pdfium.PdfDocument, pages: range) -> bytes:
    part = pdfium.PdfDocument.new()
    part.import_pages(paper, [*pages])
    file = io.BytesIO()
    part.save(file)
    part.close()
    return file.getvalue()
