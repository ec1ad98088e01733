"""The pages of a PDF as pictures: measured at once, drawn when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from partnerdesk.documents.pdfium import PDFIUM

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_KEPT_PICTURES = 6
"""A picture of a page takes about 4 MB; more than these are never visible together."""


class PdfPages:
    """An open PDF, for the window's thread; the worker's papers and it take turns with PDFium."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument  # loads 8 MB: only when a paper is shown

        with PDFIUM:
            self._document: PdfDocument = PdfDocument(pdf)
            sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
        self.sizes: Sequence[QSizeF] = tuple(QSizeF(width, height) for width, height in sizes)
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def picture(self, page: int, width: int) -> QImage:
        """A page drawn ``width`` device pixels wide; drawn once, then kept for a while."""
        key = (page, width)
        if key in self._pictures:
            self._pictures.move_to_end(key)
        else:
            self._pictures[key] = self._draw(page, width)
            if len(self._pictures) > _KEPT_PICTURES:
                self._pictures.popitem(last=False)
        return self._pictures[key]

    def close(self) -> None:
        """Give the memory back; the pages cannot be drawn any more."""
        self._pictures.clear()
        with PDFIUM:
            self._document.close()

    def _draw(self, page: int, width: int) -> QImage:
        scale = width / self.sizes[page].width()
        with (
            PDFIUM,
            closing(self._document[page]) as sheet,
            closing(sheet.render(scale=scale, prefer_bgrx=True)) as bitmap,
        ):
            shape = (bitmap.width, bitmap.height, bitmap.stride)
            image = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32)
            return image.copy()  # the picture must not point into PDFium's memory
