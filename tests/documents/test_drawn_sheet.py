"""A sheet that is drawn straight on the page looks as the same rows in ReportLab's table do."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
from reportlab.platypus import Flowable, Spacer

from partnerdesk.documents.drawn_sheet import DrawnSheet, SheetLook
from partnerdesk.documents.fonts import ITALIC, REGULAR, SEMIBOLD
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import CELL, PETROL, TINT, sized
from partnerdesk.documents.tables import LongSheet, SheetRow
from partnerdesk.documents.text import paragraphs, words_in_cell
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.texts import for_language
from tests.documents import samples

_WORDS = text_width_of(PaperSize.A4, PORTRAIT) - 230
_WIDTHS = (30.0, _WORDS, 90.0, 110.0)
_RIGHT = sized(CELL, 8.5, right=True)
_STRONG = ("FONT", 0, -1, SEMIBOLD, 8.5)
_LOOK = SheetLook(
    widths=_WIDTHS,
    fonts=(REGULAR, REGULAR, REGULAR, ITALIC),
    size=8.5,
    leading=sized(CELL, 8.5).leading,
    right_from=2,
    side=3.5,
    above=2,
    below=2.5,
)
_TEXTS = (
    "Rent",
    "Rent of the hall on the hill, with heating, cleaning and a caretaker for all the meetings",
    "one line\nand another",
    "a letter no font has: 中",
    r"(brackets) and a \ stroke",
    "more letters than one font of a PDF holds: "
    + "".join(map(chr, [*range(0xC0, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x450)])),
    "",
)


def _row(at: int) -> SheetRow:
    words = words_in_cell(_TEXTS[at % len(_TEXTS)], sized(CELL, 8.5), _WORDS - 7)
    amount = f"{at * 1_234:,}.50"
    return SheetRow(lambda: [f"A{at}", words, amount, "–" if at % 3 else amount])


def _title() -> SheetRow:
    title = paragraphs("A title across the sheet", sized(CELL, 8.5))
    style = (_STRONG, ("BACKGROUND", 0, -1, TINT), ("SPAN", 1, -1))
    return SheetRow(lambda: ["A", title, "", ""], style=style, keeps_next=True)


def _rows() -> list[SheetRow]:
    """A long sheet with titles, rows of all kinds, one taller than a page, and a total."""
    rows = [row for at in range(150) for row in ([_title()] if at % 11 == 0 else []) + [_row(at)]]
    tall = paragraphs("word " * 3_000, sized(CELL, 8.5))
    total = paragraphs("9.00", _RIGHT)
    style = (_STRONG, ("FONT", 3, 3, ITALIC, 8.5), ("LINEABOVE", 0, -1, 0.8, PETROL))
    return [
        *rows,
        SheetRow(lambda: ["", tall, "1.00", "2.00"]),
        _row(150),
        SheetRow(lambda: ["", "Total", total, "8.00"], style=style),
    ]


def _pages(sheet: Flowable) -> list[tuple[object, ...]]:
    """All that is seen of each page: words with place and type, rules and backgrounds."""
    marks = PageMarks(samples.DRAFT, "Sheet")
    pdf = make_pdf([Spacer(0, 200), sheet], marks, for_language("en"), first=PORTRAIT)
    looks = ["fontname", "size", "non_stroking_color"]
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            (
                page.extract_text(),
                [_placed(word, "text", *looks) for word in page.extract_words(extra_attrs=looks)],
                sorted(_placed(line, "stroking_color", "linewidth") for line in page.lines),
                [_placed(box, "non_stroking_color") for box in page.rects],
            )
            for page in document.pages
        ]


def _placed(thing: dict[str, Any], *looks: str) -> tuple[object, ...]:
    edges = [round(thing[edge], 2) for edge in ("top", "bottom", "x0", "x1")]
    return (*edges, *(str(thing[look]) for look in looks))


def test_every_page_is_that_of_a_table() -> None:
    head: list[object] = [
        paragraphs(words, sized(CELL, 8.5)) for words in ("", "Words that\nare", "Two", "Three")
    ]
    drawn = _pages(DrawnSheet(head, _rows(), _LOOK))
    in_tables = _pages(LongSheet(head, _rows(), _LOOK.widths, _LOOK.commands()))
    assert len(drawn) == len(in_tables) > 5
    for page, expected in zip(drawn, in_tables, strict=True):
        assert page == expected
