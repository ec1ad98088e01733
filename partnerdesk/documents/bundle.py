"""Several papers in one file, page after page, for printing them in one go."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.documents.fonts import REGULAR, register_fonts
from partnerdesk.documents.pdfium import PDFIUM
from partnerdesk.documents.text import one_line
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import Texts


def bundle(pdfs: Iterable[bytes], context: PaperContext, title: str, texts: Texts) -> bytes:
    """All pages of these PDFs in their order. The bytes of the single papers are not kept."""
    cover = _cover(context, title, texts)
    with PDFIUM:
        together = pdfium.PdfDocument(cover)
    for content in pdfs:  # each is made only now, which takes longer than the rest
        with PDFIUM:
            paper = pdfium.PdfDocument(content)
            together.import_pages(paper)
            paper.close()
    file = io.BytesIO()
    with PDFIUM:
        together.del_page(0)
        together.save(file)
        together.close()
    return file.getvalue()


def with_pages_behind(pdf: bytes, others: Iterable[bytes]) -> bytes:
    """A paper with the pages of others behind it; it keeps its title and its bookmarks."""
    file = io.BytesIO()
    with PDFIUM:
        together = pdfium.PdfDocument(pdf)
        for content in others:
            paper = pdfium.PdfDocument(content)
            together.import_pages(paper)
            paper.close()
        together.save(file)
        together.close()
    return file.getvalue()


def _cover(context: PaperContext, title: str, texts: Texts) -> bytes:
    """An empty page that brings title, author and language; PDFium has no words for them."""
    register_fonts()
    file = io.BytesIO()
    canvas = Canvas(file, lang=texts.language, invariant=1, initialFontName=REGULAR)
    canvas.setTitle(one_line(title))
    canvas.setAuthor(one_line(context.centre_name))
    canvas.setCreator("PartnerDesk")
    canvas.showPage()
    canvas.save()
    return file.getvalue()
