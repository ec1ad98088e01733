"""The preview: the real pages of the real PDF, drawn only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.pdf_pages import PdfPages
from partnerdesk.ui.kit.round_frame import cut_corners
from partnerdesk.ui.kit.theme import colour, px
from partnerdesk.ui.kit.widgets import button, icon_button, label

Fit = Literal["width", "page", "free"]

_GAP = 8
_ZOOM_STEP = 1.2
_SMALLEST_ZOOM, _LARGEST_ZOOM = 0.25, 4.0


class PdfSheets(QAbstractScrollArea):
    """The pages under each other.

    Signals:
        page_shown(int, int): the page at the top (from 1) and how many there are.
    """

    page_shown = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: PdfPages | None = None
        self._waiting_words = ""
        self._fit: Fit = "width"
        self._zoom = 1.0
        self._places: Sequence[QRectF] = ()
        self._told = (0, 0)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, pdf: bytes) -> None:
        """Show other pages at the place where the old ones were being read."""
        self._replace(PdfPages(pdf))

    def clear(self, waiting_words: str = "") -> None:
        """Show no pages, and perhaps say in their place that they are coming."""
        self._waiting_words = waiting_words
        self._replace(None)

    def page_count(self) -> int:
        """How many pages the PDF has."""
        return len(self._places)

    def current_page(self) -> int:
        """The page at the top of the view, counted from 1; 0 without a PDF."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return len(self._places)
        line = bar.value() + self.viewport().height() / 3
        for number, place in enumerate(self._places, start=1):
            if place.bottom() >= line:
                return number
        return len(self._places)

    def pages_in_view(self) -> tuple[int, ...]:
        """The pages of which something is seen, counted from 1."""
        seen = QRectF(QPointF(self._offset()), QSizeF(self.viewport().size()))
        return tuple(
            number for number, place in enumerate(self._places, start=1) if place.intersects(seen)
        )

    def go_to_page(self, number: int) -> None:
        """Bring a page (counted from 1) to the top."""
        if self._places:
            place = self._places[min(max(number, 1), len(self._places)) - 1]
            self.verticalScrollBar().setValue(round(place.top()) - px(_GAP))

    def fit(self, fit: Fit) -> None:
        """Fit the width or a whole page into the view."""
        page = self.current_page()
        self._fit = fit
        self._arrange()
        self.go_to_page(page)
        self.viewport().update()

    def zoom(self, factor: float) -> None:
        """Show the pages larger or smaller than now, around the same place."""
        if self._pages is None or not self._pages.sizes:
            return
        page = self._pages.sizes[self.current_page() - 1]
        wanted = self._scale_of(page) / self._natural_scale() * factor
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._fit = "free"
        self._zoom = min(max(wanted, _SMALLEST_ZOOM), _LARGEST_ZOOM)
        self._arrange()
        bar.setValue(round(part * bar.maximum()))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for a page in small."""
        return QSize(px(340), px(460))

    def minimumSizeHint(self) -> QSize:
        """Room to see that it is a page."""
        return QSize(px(160), px(120))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl with + - 0 for the zoom while the preview has the keyboard."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_zoom_of(event) is not None)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, turn pages and scroll."""
        factor = _zoom_of(event)
        if factor is not None:
            self.zoom(factor) if factor else self.fit("width")
            return
        bar = self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageDown if control:
                self.go_to_page(self.current_page() + 1)
            case Qt.Key.Key_PageUp if control:
                self.go_to_page(self.current_page() - 1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        cut_corners(self, self.viewport())
        self._arrange()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw what came into view."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen, and nothing else."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colour("side")))
        if self._pages is None:
            self._write_waiting_words(painter)
            return
        density = self.devicePixelRatioF()
        seen = QRectF(event.rect())
        for page, place in enumerate(self._places):
            sheet = place.translated(QPointF(-self._offset()))
            if sheet.intersects(seen):
                picture = self._pages.picture(page, round(sheet.width() * density))
                # Point by point: a picture that is squeezed by one point loses a line of letters.
                size = QSizeF(picture.size()) / density
                painter.drawImage(QRectF(QPointF(sheet.topLeft().toPoint()), size), picture)

    def _write_waiting_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(colour("muted")))
        place = self.viewport().rect().adjusted(px(16), px(16), -px(16), -px(16))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self._waiting_words)

    def _replace(self, pages: PdfPages | None) -> None:
        if self._pages is not None:
            self.destroyed.disconnect(self._pages.close)
            self._pages.close()
        self._pages = pages
        if pages is not None:
            self.destroyed.connect(pages.close)  # PDFium complains about papers left open
        self._arrange()
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _natural_scale(self) -> float:
        return self.logicalDpiX() / 72  # points to pixels at the size of the paper

    def _scale_of(self, page: QSizeF) -> float:
        """Pixels for one point; upright and lying pages are fitted each by themselves."""
        if self._fit == "free":
            return self._zoom * self._natural_scale()
        room = self.viewport().size() - QSize(2 * px(_GAP), 2 * px(_GAP))
        by_width = max(room.width(), 40) / page.width()
        if self._fit == "width":
            return by_width
        return min(by_width, max(room.height(), 40) / page.height())

    def _arrange(self) -> None:
        """Put the pages under each other, centred, and tell the scroll bars."""
        sizes = self._pages.sizes if self._pages is not None else ()
        pages = [size * self._scale_of(size) for size in sizes]
        gap, room = px(_GAP), self.viewport().size()
        width = max([room.width(), *(round(page.width()) + 2 * gap for page in pages)])
        top = float(gap)
        places = []
        for page in pages:
            places.append(QRectF(QPointF((width - page.width()) / 2, top), page))
            top += page.height() + gap
        self._places = places
        self.horizontalScrollBar().setRange(0, width - room.width())
        self.horizontalScrollBar().setPageStep(room.width())
        self.verticalScrollBar().setRange(0, max(0, round(top) - room.height()))
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(px(40))
        self._tell_page()

    def _tell_page(self) -> None:
        now = (self.current_page(), self.page_count())
        if now != self._told:
            self._told = now
            self.page_shown.emit(*now)


class PdfView(QWidget):
    """The sheets with their little bar: back and forth, page n of m, width, page."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.sheets = PdfSheets(name or _("Preview"))
        self._page = label("", "muted", wrap=False)
        self._page.setMinimumWidth(_width_of_page_numbers(self._page))
        self._earlier = icon_button("chevron-left", _("Page before"), lambda: self._turn(-1))
        self._later = icon_button("chevron-right", _("Next page"), lambda: self._turn(1))
        self._width = button(_("Width"), "chip", on_click=lambda: self._fit("width"))
        self._whole = button(_("Page"), "chip", on_click=lambda: self._fit("page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.sheets, 1)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        for widget in (self._earlier, self._page, self._later):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._width)
        row.addWidget(self._whole)
        column.addLayout(row)
        self.setFocusProxy(self.sheets)
        self.sheets.page_shown.connect(self._show_page)
        self._fit("width")
        self._show_page(0, 0)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages of a PDF; the place that was being read stays in view."""
        self.sheets.show_pdf(pdf)

    def clear(self, waiting_words: str = "") -> None:
        """Show no pages, and perhaps say in their place that they are coming."""
        self.sheets.clear(waiting_words)

    def _turn(self, step: int) -> None:
        self.sheets.go_to_page(self.sheets.current_page() + step)

    def _fit(self, fit: Fit) -> None:
        self.sheets.fit(fit)
        self._width.setChecked(fit == "width")
        self._whole.setChecked(fit == "page")

    def _show_page(self, page: int, count: int) -> None:
        text = _page_numbers(page, count) if count else ""
        self._page.setText(text)
        self.sheets.setAccessibleDescription(text)
        self._earlier.setEnabled(page > 1)
        self._later.setEnabled(page < count)


def _page_numbers(page: int, count: int) -> str:
    return _("Page {page} of {count}").format(page=page, count=count)


def _width_of_page_numbers(words: QLabel) -> int:
    """Room for two digits each: pages come late, and the buttons shall not move for them."""
    words.ensurePolished()
    return words.fontMetrics().horizontalAdvance(_page_numbers(88, 88))


def _zoom_of(event: QKeyEvent) -> float | None:
    """How a key changes the zoom: a factor, 0 for "back to the width", None for not at all."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    if event.matches(QKeySequence.StandardKey.ZoomIn) or event.key() == Qt.Key.Key_Equal:
        return _ZOOM_STEP
    if event.matches(QKeySequence.StandardKey.ZoomOut):
        return 1 / _ZOOM_STEP
    return 0.0 if event.key() == Qt.Key.Key_0 else None
