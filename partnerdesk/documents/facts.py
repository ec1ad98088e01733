"""Facts with their captions, as sheets about one partner show them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.platypus import Flowable, Table

from partnerdesk.documents.style import CAPTION, CELL, HAIRLINE, mm
from partnerdesk.documents.tables import LAST_TWO_TOGETHER, LAYOUT, WholeRowTable, padding
from partnerdesk.documents.text import paragraphs
from partnerdesk.domain.partnership import Gift
from partnerdesk.domain.texts import Texts

Fact = tuple[str, str]
"""A caption and what it says; facts that say nothing are left out."""

_CAPTION_WIDTH = 48.5 * mm
_GAP = 6 * mm


def fact_grid(facts: Sequence[Fact], width: float) -> list[Flowable]:
    """Short facts in two columns, read row by row."""
    told = [fact for fact in facts if fact[1]]
    if not told:
        return []
    pairs = zip_longest(told[::2], told[1::2], fillvalue=("", ""))
    rows = [[_captioned(left), "", _captioned(right)] for left, right in pairs]
    column = (width - _GAP) / 2
    return [
        Table(
            rows,
            colWidths=[column, _GAP, column],
            style=[*LAYOUT, ("BOTTOMPADDING", (0, 0), (-1, -1), 4)],
        )
    ]


def fact_list(facts: Sequence[Fact], width: float) -> list[Flowable]:
    """Facts of any length, one under the other, the captions at the side."""
    told = [fact for fact in facts if fact[1]]
    if not told:
        return []
    rows = [[paragraphs(caption, CAPTION), paragraphs(words, CELL)] for caption, words in told]
    return [
        WholeRowTable(
            rows,
            colWidths=[_CAPTION_WIDTH, width - _CAPTION_WIDTH],
            style=[
                *LAYOUT,
                *padding(0, 0, 2.5, 2.5),
                ("TOPPADDING", (0, 0), (0, -1), 3.5),
                ("RIGHTPADDING", (0, 0), (0, -1), 8),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE),
                *(LAST_TWO_TOGETHER if len(rows) > 1 else ()),
            ],
        )
    ]


def gift_words(gift: Gift, words: str, texts: Texts) -> str:
    """What a partner gives, under the name of its kind where the words do not begin with it."""
    kind = texts.gettext(gift.label)
    return words if gift is Gift.OTHER or words.startswith(kind) else f"{kind}: {words}"


def _captioned(fact: Fact) -> list[Flowable]:
    caption, words = fact
    return [*paragraphs(caption, CAPTION), *paragraphs(words, CELL)] if words else []
