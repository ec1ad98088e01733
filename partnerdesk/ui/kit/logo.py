"""Reading a logo somebody chose: only PNG or JPEG, measured before it is decoded, written anew."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QImageWriter

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.texts import N_

MOST_PIXELS = 40_000_000
"""A small file can hold a huge picture: 531 kB once took 1.65 GB to decode."""

LONGEST_SIDE = 800
"""In pixels; enough for 6 cm at 300 dots an inch."""


def read_logo(file: Path) -> bytes:
    """The picture as a PNG file of at most ``LONGEST_SIDE`` pixels a side.

    Raises:
        FieldError: not a PNG or JPEG picture, or too large.
    """
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in (b"png", b"jpeg"):
        raise FieldError(
            "logo", N_("This is not a picture the program can print."), N_("Choose a PNG or JPEG.")
        )
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS or size.isEmpty():
        raise FieldError(
            "logo",
            N_("This picture is too large."),
            N_("Save a smaller copy, up to {pixels} pixels wide, and choose that."),
            pixels=LONGEST_SIDE,
        )
    bounds = QSize(LONGEST_SIDE, LONGEST_SIDE)
    if size.width() > LONGEST_SIDE or size.height() > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise FieldError("logo", N_("This picture is damaged."), N_("Choose another file."))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
