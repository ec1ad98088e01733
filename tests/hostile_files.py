"""Files that pretend, are broken, or are made to hurt; and the good ones beside them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

PNG_START = b"\x89PNG\r\n\x1a\n"


def png(width: int = 12, height: int = 8) -> bytes:
    """A grey picture that every program can show."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _row in range(height)))
    return PNG_START + _header(width, height) + _part(b"IDAT", rows) + _part(b"IEND", b"")


def huge_png() -> bytes:
    """A few bytes that say they are four billion points."""
    return PNG_START + _header(65_000, 65_000) + _part(b"IDAT", b"") + _part(b"IEND", b"")


def jpeg(width: int = 12, height: int = 8) -> bytes:
    """The parts of a JPEG that say what it is; the picture itself is empty."""
    about = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + about + frame + b"\xff\xd9"


def pdf() -> bytes:
    """A PDF of our own."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawString(72, 720, "Annual report")
    canvas.save()
    return file.getvalue()


def zip_bomb() -> bytes:
    """A small archive that unpacks to fifty million bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("photo.png", b"\0" * 50_000_000)
    return file.getvalue()


def _header(width: int, height: int) -> bytes:
    return _part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def _part(name: bytes, content: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checked
