"""A drawing alone on a page of its own size, to be shown on the screen."""

from __future__ import annotations

import io

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.documents.fonts import REGULAR
from partnerdesk.domain.drawings import DrawingColours


def page_of(drawing: Drawing, colours: DrawingColours) -> bytes:
    """The drawing as PDF, on the surface of the screen."""
    file = io.BytesIO()
    size = (drawing.width, drawing.height)
    canvas = Canvas(file, pagesize=size, initialFontName=REGULAR, pageCompression=0)
    canvas.setFillColor(HexColor(colours.surface))
    canvas.rect(0, 0, *size, stroke=0, fill=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
