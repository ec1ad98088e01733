"""The letters of all papers: Noto Sans, the same files as on screen, embedded as subsets.

A letter that a font lacks would vanish from a PDF without a trace. So every text is checked here
before it is drawn: working papers print ``NO_GLYPH`` in its place, where everybody sees it, and a
contract for signature refuses and names the characters. An emoji in a name never stops a draft.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from partnerdesk.paths import resource

REGULAR = "NotoSans-Regular"
SEMIBOLD = "NotoSans-SemiBold"
ITALIC = "NotoSans-Italic"

NO_GLYPH = "\ufffd"
"""Stands where a character cannot be printed."""

_NEEDS_SHAPING = range(0x0900, 0x0980)
"""Devanagari: the letters are there, but without shaping they come out in the wrong order."""


@cache
def register_fonts() -> None:
    """Make the letters known to ReportLab; only the first call costs time."""
    rl_config.useA85 = 0  # wrapped in text, a PDF is a fifth larger and takes longer to write
    for name in (REGULAR, SEMIBOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{name}.ttf"))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD
    )


@cache
def _glyphs() -> frozenset[int]:
    register_fonts()
    known = [set(pdfmetrics.getFont(name).face.charToGlyph) for name in (REGULAR, SEMIBOLD, ITALIC)]
    return frozenset(set.intersection(*known).difference(_NEEDS_SHAPING))


def has_glyph(character: str) -> bool:
    """Whether every one of our fonts can print the character."""
    return ord(character) in _glyphs()


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once, in order.

    Invisible ones (joiners, variation selectors, line ends) do not count: nobody misses them.
    """
    return tuple(
        character
        for character in dict.fromkeys(text)
        if not character.isspace() and not is_invisible(character) and not has_glyph(character)
    )


def is_invisible(character: str) -> bool:
    """Whether the character only steers others: control, format, surrogate, variation selector."""
    is_selector = "\ufe00" <= character <= "\ufe0f"
    return is_selector or unicodedata.category(character) in ("Cc", "Cf", "Cs")


def text_width(text: str, font: str, size: float) -> float:
    """How wide a line is, in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))


def fitted(text: str, font: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than ``width`` points."""
    if text_width(text, font, size) <= width:
        return text
    shown = text
    while shown and text_width(f"{shown}…", font, size) > width:
        shown = shown[:-1].rstrip()
    return f"{shown}…"
