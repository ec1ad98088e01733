"""The centre's logo, small, at the top of the first page."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image as Picture
from PIL import UnidentifiedImageError
from reportlab.platypus import Image

from partnerdesk.documents.style import mm

_WIDEST = 34 * mm
_HIGHEST = 20 * mm
_MOST_PIXELS = 20_000_000  # a small file can unfold to gigabytes: look at the size before decoding
_ENOUGH_PIXELS = (800, 800)


def logo_image(logo: bytes) -> Image | None:
    """The logo in its place; None where the bytes are no usable picture.

    A contract must not wait for a decoration, so a broken logo is left out.
    """
    png = _as_small_png(logo)
    if png is None:
        return None
    image = Image(io.BytesIO(png), mask="auto")
    scale = min(_WIDEST / image.imageWidth, _HIGHEST / image.imageHeight)
    image.drawWidth, image.drawHeight = image.imageWidth * scale, image.imageHeight * scale
    image.hAlign = "RIGHT"
    return image


@lru_cache(maxsize=2)
def _as_small_png(logo: bytes) -> bytes | None:
    try:
        with Picture.open(io.BytesIO(logo), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.thumbnail(_ENOUGH_PIXELS)
            small = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError):
        return None
    file = io.BytesIO()
    small.save(file, "PNG")
    return file.getvalue()
