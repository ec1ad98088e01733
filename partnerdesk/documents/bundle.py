"""Several papers in one file, page after page, for printing them in one go."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2 as pdfium

from partnerdesk.documents.pdfium import PDFIUM


def bundle(pdfs: Iterable[bytes]) -> bytes:
    """All pages of these PDFs in their order. The bytes of the single papers are not kept."""
    with PDFIUM:
        together = pdfium.PdfDocument.new()
    for content in pdfs:  # each is made only now, which takes longer than the rest
        with PDFIUM:
            paper = pdfium.PdfDocument(content)
            together.import_pages(paper)
            paper.close()
    file = io.BytesIO()
    with PDFIUM:
        together.save(file)
        together.close()
    return file.getvalue()
