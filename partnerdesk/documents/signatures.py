"""Where the parties sign: blocks that are never torn from their names or the contract's text."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Table

from partnerdesk.documents.style import (
    BODY,
    CAPTION,
    CLAUSE_HEADING,
    HAIRLINE,
    MUTED,
    PARTY_NAME,
    SIGNER,
    mm,
)
from partnerdesk.documents.text import heading, paragraphs, run_paragraphs
from partnerdesk.domain.papers import PaperRun, Party, Signatory
from partnerdesk.domain.texts import Texts

_ROOM_TO_SIGN = 15 * mm
_GAP = 6 * mm
_STAMP_ROW = 36 * mm
_AIR_BELOW_BLOCK = 7 * mm
_LINES_TO_KEEP = 4
_LINES_KEPT_WHOLE = 12

_NO_PADDING = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def signature_part(
    closing: Flowable | None, sentence: str, parties: Sequence[Party], width: float, texts: Texts
) -> list[Flowable]:
    """The end of the contract: its last paragraph, the heading, and a block for each party.

    The end of ``closing`` stays on the page of the first block, and ``sentence`` is repeated above
    the blocks of every page: no sheet holds signatures without saying what was signed.
    """
    title = heading(texts.gettext("Signatures"), CLAUSE_HEADING)
    said = paragraphs(sentence, BODY)
    blocks = [_block(number, party, width, texts) for number, party in enumerate(parties, start=1)]
    table = Table(
        [[said], *([block] for block in blocks)],
        colWidths=[width],
        repeatRows=1,
        style=[*_NO_PADDING, ("BOTTOMPADDING", (0, 0), (-1, -1), _AIR_BELOW_BLOCK)],
    )
    before, kept = _split_closing(closing, width)
    together = [*kept, title, *said, *blocks[:1]]
    needed = sum(_height(part, width) for part in together) + 3 * _AIR_BELOW_BLOCK
    return [*before, CondPageBreak(needed), *kept, title, table]


def _split_closing(closing: Flowable | None, width: float) -> tuple[list[Flowable], list[Flowable]]:
    """What may stay behind, and what moves on together with the first block."""
    if closing is None:
        return [], []
    height, line = _height(closing, width), BODY.leading
    if height <= _LINES_KEPT_WHOLE * line:
        return [], [closing]
    first, *rest = closing.split(width, height - _LINES_TO_KEEP * line)
    return [first], rest


def _height(flowable: Flowable, width: float) -> float:
    height = flowable.wrap(width, 10_000_000)[1]
    return float(height + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _block(number: int, party: Party, width: float, texts: Texts) -> Table:
    """Name, then lines for place and date and for one or two signatures, then who signs."""
    names = paragraphs(party.name, PARTY_NAME, number=str(number))
    left = [*paragraphs(texts.gettext("Place, date"), CAPTION)]
    if party.wants_stamp:
        left.append(_stamp_box((width - 2 * _GAP) / 3, texts))
    first = _signer(party.signatory, texts.gettext("Signature"), texts)
    second = party.second_signatory
    last = _signer(second, texts.gettext("Second signature"), texts) if second else ""
    column = (width - 2 * _GAP) / 3
    lines = [(0, 0), (2, 2), *([(4, 4)] if second else [])]
    return Table(
        [[names, "", "", "", ""], ["", "", "", "", ""], [left, "", first, "", last]],
        colWidths=[column, _GAP, column, _GAP, column],
        rowHeights=[None, _ROOM_TO_SIGN, None],
        style=[
            *_NO_PADDING,
            ("SPAN", (0, 0), (-1, 0)),
            ("TOPPADDING", (0, 2), (-1, 2), 2),
            *(("LINEABOVE", (a, 2), (b, 2), 0.6, MUTED) for a, b in lines),
        ],
    )


def _signer(signatory: Signatory | None, caption: str, texts: Texts) -> list[Flowable]:
    if signatory is None:
        missing = PaperRun(texts.gettext("name of the person who signs"), is_missing=True)
        return [*paragraphs(caption, CAPTION), *run_paragraphs([missing], SIGNER, texts)]
    said = [signatory.name, signatory.office_title, signatory.authority_basis]
    lines = [paragraphs(words, SIGNER) for words in said if words]
    return [*paragraphs(caption, CAPTION), *(line for group in lines for line in group)]


def _stamp_box(width: float, texts: Texts) -> Table:
    caption = paragraphs(texts.gettext("Stamp"), CAPTION)
    return Table(
        [[caption]],
        colWidths=[width],
        rowHeights=[_STAMP_ROW],
        spaceBefore=3 * mm,
        style=[
            ("BOX", (0, 0), (-1, -1), 0.5, HAIRLINE),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ],
    )
