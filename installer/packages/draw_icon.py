"""Draws the icon of the program for Windows from its SVG: ``draw_icon.py FILE.ico``.

Started with the Python of ``.venv``, which has Qt.
"""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[2] / "resources" / "icons" / "partnerdesk.svg"
SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""In pixels: what Windows asks for at 100 to 250 % and in its large views."""


def drawn(side: int) -> Image.Image:
    """The drawing as a square picture."""
    image = QImage(side, side, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (side, side), bytes(image.constBits()))


def main(file: str) -> None:
    """Draw every size into one file."""
    application = QGuiApplication(["draw_icon", "-platform", "offscreen"])
    pictures = [drawn(side) for side in SIDES]
    pictures[-1].save(file, sizes=[(side, side) for side in SIDES], append_images=pictures)
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1])
