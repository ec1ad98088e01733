"""Address labels: each address in the middle of its label, never over its edge."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from partnerdesk.documents.addresses import fit_address
from partnerdesk.documents.fonts import REGULAR, register_fonts
from partnerdesk.documents.frame import page_size
from partnerdesk.documents.style import INK, MUTED, mm
from partnerdesk.documents.text import one_line
from partnerdesk.domain.labels import LabelSheet, LabelsPaper
from partnerdesk.domain.texts import Texts

_SIDE = 5 * mm  # printers do not reach the very edge, and sheets slip a little
_ABOVE = 2.5 * mm
_MARK = 7


def build_labels(paper: LabelsPaper, texts: Texts) -> bytes:
    """The sheets as PDF."""
    register_fonts()
    file = io.BytesIO()
    size = page_size(paper.sheet.paper_size)
    canvas = Canvas(
        file,
        pagesize=size,
        lang=texts.language,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    canvas.setTitle(one_line(texts.gettext("Address labels")))
    canvas.setAuthor(one_line(paper.context.centre_name))
    canvas.setCreator("PartnerDesk")
    for page in paper.pages():
        if paper.context.is_sample:
            _mark_as_sample(canvas, paper.sheet, size, texts)
        canvas.setFillColor(INK)
        for position, lines in page:
            _draw_label(canvas, paper.sheet, position, lines, size[1])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_label(
    canvas: Canvas, sheet: LabelSheet, position: int, lines: tuple[str, ...], page_height: float
) -> None:
    left, top = (length * mm for length in sheet.corner_mm(position))
    width, height = sheet.width_mm * mm, sheet.height_mm * mm
    address = fit_address(lines, width - 2 * _SIDE, height - 2 * _ABOVE)
    above = (height - address.height) / 2
    address.draw(canvas, left + _SIDE, page_height - top - above)


def _mark_as_sample(
    canvas: Canvas, sheet: LabelSheet, size: tuple[float, float], texts: Texts
) -> None:
    """Say so above the labels, where a sheet has only a narrow edge."""
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, _MARK)
    middle = sheet.top_mm * mm / 2 + _MARK / 3
    canvas.drawCentredString(size[0] / 2, size[1] - middle, texts.gettext("SAMPLE"))
