"""Icons: Lucide drawings in the colours of the theme, drawn at the size they are shown."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QImageReader, QPainter, QPixmap

from partnerdesk.paths import resource
from partnerdesk.ui.kit.theme import colour, px

_POINTING = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "log-out",
        "panel-right",
        "redo-2",
        "undo-2",
    }
)
"""Drawings that point along the line of reading and are mirrored for right-to-left languages."""


def icon(name: str, token: str = "text", size: int = 20) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in a colour of the theme; ``size`` at 100 % text."""
    return QIcon(picture(name, token, size))


def icon_before_words(name: str, token: str, size: int, gap: int) -> tuple[QIcon, QSize]:
    """An icon with room at the side of the words, and its whole size: Qt leaves 4 pixels only."""
    drawn = picture(name, token, size)
    density = drawn.devicePixelRatio()
    room = QSize(px(size + gap), px(size))
    canvas = QPixmap(room * density)
    canvas.setDevicePixelRatio(density)
    canvas.fill(Qt.GlobalColor.transparent)
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    painter = QPainter(canvas)
    painter.drawPixmap(px(gap) if mirrored else 0, 0, drawn)
    painter.end()
    return QIcon(canvas), room


def picture(name: str, token: str = "text", size: int = 20) -> QPixmap:
    """The same drawing as a pixmap, for labels and painters."""
    mirrored = name in _POINTING and QGuiApplication.layoutDirection() == (
        Qt.LayoutDirection.RightToLeft
    )
    density = _screen_density()
    return _drawn(name, colour(token), px(size), density, mirrored)


def _screen_density() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _drawn(name: str, hex_colour: str, side: int, density: float, mirrored: bool) -> QPixmap:
    """Draw through Qt's image plug-in: importing QtSvg would slow every start."""
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    buffer = QBuffer()
    buffer.setData(svg.replace("currentColor", hex_colour).encode())
    reader = QImageReader(buffer, b"svg")
    pixels = round(side * density)
    reader.setScaledSize(QSize(pixels, pixels))
    image: QImage = reader.read()
    if mirrored:
        image = image.mirrored(True, False)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(density)
    return pixmap
