"""Bars that show parts of a whole, for those who would rather look than read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Rect, String

from partnerdesk.documents.fonts import REGULAR, SEMIBOLD, fitted, register_fonts, text_width
from partnerdesk.documents.style import INK, MUTED, PETROL, TINT
from partnerdesk.documents.text import one_line

_ROW, _BAR, _TYPE = 18.0, 10.0, 8.5
_NAME_SHARE = 0.34
_GAP = 8.0


@dataclass(frozen=True)
class Bar:
    """A row: its name, how much of ``whole`` is ``part``, and what stands in columns behind it."""

    name: str
    part: int
    whole: int
    words: tuple[str, ...]


def bar_chart(bars: Sequence[Bar], width: float) -> Drawing:
    """Bars under each other; a bar that is more than its whole ends at the edge."""
    register_fonts()
    height = _ROW * len(bars)
    drawing = Drawing(width, height)
    names = width * _NAME_SHARE
    columns = [
        max(text_width(word, SEMIBOLD, _TYPE) for word in column)
        for column in zip(*(bar.words for bar in bars), strict=True)
    ]
    room = width - names - sum(column + _GAP for column in columns)
    for at, bar in enumerate(bars):
        bottom = height - (at + 1) * _ROW
        base = bottom + (_ROW - _TYPE) / 2 + 1.5
        name = fitted(one_line(bar.name), REGULAR, _TYPE, names - _GAP)
        drawing.add(String(0, base, name, fontName=REGULAR, fontSize=_TYPE, fillColor=INK))
        lower = bottom + (_ROW - _BAR) / 2
        drawing.add(_rect(names, lower, room, TINT))
        share = min(1.0, bar.part / bar.whole) if bar.whole > 0 else 0.0
        if share > 0:
            drawing.add(_rect(names, lower, room * share, PETROL))
        right = names + room + _GAP
        for word, column in zip(bar.words, columns, strict=True):
            right += column
            drawing.add(_word(right, base, word))
            right += _GAP
    return drawing


def _word(right: float, base: float, word: str) -> String:
    return String(
        right, base, word, fontName=SEMIBOLD, fontSize=_TYPE, fillColor=MUTED, textAnchor="end"
    )


def _rect(left: float, bottom: float, width: float, colour: object) -> Rect:
    return Rect(left, bottom, width, _BAR, fillColor=colour, strokeColor=None, rx=1.5, ry=1.5)
