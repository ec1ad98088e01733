"""A drawing of the papers on the screen: the same one, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from partnerdesk.domain.drawings import DrawingColours
from partnerdesk.ui.kit.pdf_pages import PdfPages
from partnerdesk.ui.kit.theme import colour, px

PIXELS_A_POINT = 1.75
"""At 100 % text size, so that the small letters of a drawing are as large as those beside it."""

Build = Callable[[float, DrawingColours], bytes]
"""Makes the drawing as one page of a PDF, so many points wide."""


class DrawingView(QWidget):
    """Shows a drawing as wide as the page; ``words`` say the same to whoever cannot see it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._build: Build | None = None
        self._picture = QImage()
        self._drawn: tuple[object, int] | None = None
        self._key: object = None
        self._height = px(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, key: object, build: Build, words: str) -> None:
        """Show another drawing; one with the same ``key`` is not made again."""
        self._key, self._build = key, build
        self.setAccessibleDescription(words)
        self._draw()

    @property
    def points_wide(self) -> float:
        """How wide the drawing is, in its own points."""
        return max(self.width(), px(200)) / self.scale

    @property
    def scale(self) -> float:
        """Pixels for a point of the drawing."""
        return px(1000) * PIXELS_A_POINT / 1000

    def sizeHint(self) -> QSize:
        """As high as the drawing is at this width."""
        return QSize(px(600), self._height)

    def minimumSizeHint(self) -> QSize:
        """It becomes as narrow as the page."""
        return QSize(px(200), self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew where the width has changed: words keep their size."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture, sharp on any screen."""
        if not self._picture.isNull():
            painter = QPainter(self)
            painter.drawImage(0, 0, self._picture)
            painter.end()

    def _draw(self) -> None:
        wanted = (self._key, self.width())
        if self._build is None or wanted == self._drawn or not self.width():
            return
        self._drawn = wanted
        pages = PdfPages(self._build(self.points_wide, _colours()))
        size = pages.sizes[0]
        ratio = self.devicePixelRatioF()
        self._picture = pages.picture(0, round(self.width() * ratio)).copy()
        self._picture.setDevicePixelRatio(ratio)
        pages.close()
        self._height = round(self.width() * size.height() / size.width())
        self.setFixedHeight(self._height)
        self.update()


def _colours() -> DrawingColours:
    return DrawingColours(
        ink=colour("text"),
        muted=colour("muted"),
        line=colour("line"),
        tint=colour("tint"),
        strong=colour("primary"),
        on_strong=colour("on_primary"),
        surface=colour("surface"),
    )
