"""Typed words made fit for a page: long words can break, long texts are cut."""

from __future__ import annotations

import re

_LONGEST_STRETCH = re.compile(r"\S{30}")
_BREAK_HERE = "\u200b"


def breakable(text: str) -> str:
    """The text with invisible places to break in very long words, or they would widen the page."""
    return _LONGEST_STRETCH.sub(lambda match: match.group() + _BREAK_HERE, text)


def shortened(text: str, most_characters: int) -> str:
    """The text, or its beginning and an ellipsis."""
    if len(text) <= most_characters:
        return text
    return text[:most_characters].rstrip() + " …"
