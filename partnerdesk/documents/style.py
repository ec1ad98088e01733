"""How papers look: one scale of type, quiet colours, generous space. All measures are points."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from partnerdesk.documents.fonts import REGULAR, SEMIBOLD

mm: float = 72 / 25.4
"""A millimetre."""

INK = HexColor("#1D2326")
MUTED = HexColor("#5A6468")
HAIRLINE = HexColor("#C3CACC")
TINT = HexColor("#E8EDED")
PETROL = HexColor("#0B5A60")
WATERMARK = HexColor("#ECEFEF")
_MISSING_CODE = "#B3261E"
MISSING = HexColor(_MISSING_CODE)

MISSING_MARKUP = f'<font name="{SEMIBOLD}" color="{_MISSING_CODE}">{{words}}</font>'
"""How a missing value stands out in a sentence; ``words`` must be escaped."""

NUMBER_INDENT = 11 * mm
"""The column to the left of the text in which the numbers of clauses stand."""

BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    bulletFontName=REGULAR,  # or a list without a style of its own names Helvetica
    fontSize=10,
    leading=14,
    textColor=INK,
    spaceAfter=5,
    allowWidows=0,
    allowOrphans=0,
)
CLAUSE = ParagraphStyle(
    "clause",
    BODY,
    leftIndent=NUMBER_INDENT,
    bulletFontSize=8.5,
    bulletColor=MUTED,
)
CLAUSE_LEAD = ParagraphStyle("clause lead", CLAUSE, spaceAfter=2)
ITEM = ParagraphStyle(
    "item",
    CLAUSE,
    leftIndent=NUMBER_INDENT + 5 * mm,
    bulletIndent=NUMBER_INDENT,
    bulletFontSize=10,
    spaceAfter=2,
)
LAST_ITEM = ParagraphStyle("last item", ITEM, spaceAfter=6)

TITLE = ParagraphStyle("title", BODY, fontName=SEMIBOLD, fontSize=22, leading=28, spaceAfter=2)
SECOND_TITLE = ParagraphStyle("second title", TITLE, fontSize=15, leading=20, textColor=MUTED)
SUBTITLE = ParagraphStyle("subtitle", BODY, fontSize=13, leading=18, spaceAfter=4)
CLAUSE_HEADING = ParagraphStyle(
    "clause heading",
    BODY,
    fontName=SEMIBOLD,
    fontSize=11.5,
    leading=15,
    leftIndent=NUMBER_INDENT,
    bulletFontName=SEMIBOLD,
    bulletFontSize=11.5,
    bulletColor=INK,
    spaceBefore=13,
    spaceAfter=4,
)
SIGNATURE_HEADING = ParagraphStyle("signature heading", CLAUSE_HEADING, leftIndent=0, spaceAfter=2)
ANNEX_HEADING = ParagraphStyle(
    "annex heading", TITLE, fontSize=15, leading=20, spaceAfter=4, keepWithNext=1
)
LEAD = ParagraphStyle("lead", BODY, textColor=MUTED, fontSize=9, leading=12.5, spaceAfter=8)

PARTY_NAME = ParagraphStyle(
    "party name",
    BODY,
    fontName=SEMIBOLD,
    leftIndent=NUMBER_INDENT,
    bulletFontName=SEMIBOLD,
    bulletFontSize=10,
    bulletColor=INK,
    spaceAfter=0,
    keepWithNext=1,
)
PARTY_DETAIL = ParagraphStyle(
    "party detail", BODY, fontSize=9, leading=12.5, leftIndent=NUMBER_INDENT, spaceAfter=0
)

CAPTION = ParagraphStyle("caption", BODY, fontSize=7.5, leading=10, textColor=MUTED, spaceAfter=0)
LETTER_BODY = ParagraphStyle("letter body", BODY, fontSize=10, leading=13.8, spaceAfter=8)
LETTER_SUBJECT = ParagraphStyle(
    "letter subject", BODY, fontName=SEMIBOLD, fontSize=11, leading=15, spaceAfter=12
)

SIGNER_CAPTION = ParagraphStyle("signer caption", CAPTION, spaceAfter=1.5)
SIGNER = ParagraphStyle("signer", BODY, fontSize=9, leading=12.5, spaceAfter=0)
SIGNER_STRONG = ParagraphStyle("signer strong", SIGNER, fontName=SEMIBOLD)

CELL = ParagraphStyle("cell", BODY, fontSize=8.5, leading=11.5, spaceAfter=0)
CELL_STRONG = ParagraphStyle("cell strong", CELL, fontName=SEMIBOLD)
CELL_UNDER = ParagraphStyle(
    "cell under", CELL, fontName=REGULAR, fontSize=7.5, leading=10, textColor=MUTED
)
CELL_HEAD = ParagraphStyle("cell head", CELL, fontName=SEMIBOLD, fontSize=8, leading=10.5)


@cache
def sized(style: ParagraphStyle, size: float, *, right: bool = False) -> ParagraphStyle:
    """The style in another size, and for columns of numbers set to the right."""
    changed: dict[str, object] = {"fontSize": size, "leading": round(size * 1.34, 1)}
    if right:
        changed["alignment"] = TA_RIGHT
    return ParagraphStyle(f"{style.name} {size:g}{' right' if right else ''}", style, **changed)
