"""Where the parties sign: blocks that are never torn from their names or the contract's text."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from partnerdesk.documents.style import (
    BODY,
    CAPTION,
    HAIRLINE,
    MUTED,
    PARTY_NAME,
    SIGNATURE_HEADING,
    SIGNER,
    SIGNER_CAPTION,
    mm,
)
from partnerdesk.documents.tables import LAST_TWO_TOGETHER, LAYOUT, Command, WholeRowTable
from partnerdesk.documents.text import heading, paragraphs, run_paragraphs
from partnerdesk.domain.papers import PaperRun, Party, Signatory
from partnerdesk.domain.texts import Texts

_ROOM_TO_SIGN = 14 * mm
_GAP = 6 * mm
_STAMP_HEIGHT = 32 * mm
_LEAST_BELOW_LINE = 16 * mm  # with the room to sign, a stamp of 30 mm fits
_AIR_BELOW_BLOCK = 5.5 * mm
_LINES_TO_KEEP = 4
_LINES_KEPT_WHOLE = 12


def signature_part(
    closing: Sequence[Flowable],
    sentence: str,
    parties: Sequence[Party],
    width: float,
    texts: Texts,
) -> list[Flowable]:
    """The end of the contract: its last words, the heading, and a block for each party.

    The end of ``closing`` stays on the page of the first block, and ``sentence`` is repeated above
    the blocks of every page: no sheet holds signatures without saying what was signed.
    """
    title = heading(texts.gettext("Signatures"), SIGNATURE_HEADING)
    said = paragraphs(sentence, BODY)
    blocks = [_block(number, party, width, texts) for number, party in enumerate(parties, start=1)]
    table = WholeRowTable(
        [[said], *([block] for block in blocks)],
        colWidths=[width],
        repeatRows=1,
        style=[
            *LAYOUT,
            ("BOTTOMPADDING", (0, 0), (-1, -1), _AIR_BELOW_BLOCK),
            *(LAST_TWO_TOGETHER if len(blocks) > 1 else ()),
        ],
    )
    before, kept = _split_closing(closing, width)
    first_blocks = blocks[: 2 if len(blocks) == 2 else 1]
    together = [*kept, title, *said, *first_blocks]
    air = (1 + len(first_blocks)) * _AIR_BELOW_BLOCK
    needed = sum(_height(part, width) for part in together) + air
    return [*before, CondPageBreak(needed), *kept, title, table]


def _split_closing(
    closing: Sequence[Flowable], width: float
) -> tuple[list[Flowable], list[Flowable]]:
    """What may stay behind, and what moves on together with the first block."""
    line = BODY.leading
    if sum(_height(part, width) for part in closing) <= _LINES_KEPT_WHOLE * line:
        return [], list(closing)
    *earlier, last = closing
    height = _height(last, width)
    if height <= _LINES_KEPT_WHOLE * line:
        return earlier, [last]
    first, *rest = last.split(width, height - _LINES_TO_KEEP * line)
    return [*earlier, first], rest


def _height(flowable: Flowable, width: float) -> float:
    height = flowable.wrap(width, 10_000_000)[1]
    return float(height + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _block(number: int, party: Party, width: float, texts: Texts) -> Table:
    """Name, then lines for place and date and for one or two signatures, then who signs.

    The stamp goes to the right; beside two signatures it moves below place and date.
    """
    column = (width - 2 * _GAP) / 3
    place = [*paragraphs(texts.gettext("Place, date"), CAPTION)]
    second = party.second_signatory
    stamp_below = party.wants_stamp and second is not None
    stamp_beside = party.wants_stamp and second is None
    if stamp_below:
        place += [Spacer(1, 2 * mm), _stamp_box(column, texts)]
    elif stamp_beside:
        place.append(Spacer(1, _LEAST_BELOW_LINE))
    last: list[Flowable] = []
    if second is not None:
        last = _signer(second, texts.gettext("Second signature"), texts)
    name = paragraphs(party.name, PARTY_NAME, number=f"({number})")
    stamp = paragraphs(texts.gettext("Stamp"), CAPTION) if stamp_beside else ""
    signer = _signer(party.signatory, texts.gettext("Signature"), texts)
    return Table(
        [[name, "", "", "", ""], ["", "", "", "", stamp], [place, "", signer, "", last]],
        colWidths=[column, _GAP, column, _GAP, column],
        rowHeights=[None, _ROOM_TO_SIGN, None],
        style=[*LAYOUT, *_block_commands(stamp_beside, has_second=second is not None)],
    )


def _block_commands(stamp_beside: bool, *, has_second: bool) -> list[Command]:
    commands: list[Command] = [
        ("SPAN", (0, 0), (-1, 0)),
        ("TOPPADDING", (0, 2), (-1, 2), 2),
        ("LINEABOVE", (0, 2), (0, 2), 0.6, MUTED),
        ("LINEABOVE", (2, 2), (2, 2), 0.6, MUTED),
    ]
    if has_second:
        commands.append(("LINEABOVE", (4, 2), (4, 2), 0.6, MUTED))
    if stamp_beside:
        commands += [
            ("SPAN", (4, 1), (4, 2)),
            ("BOX", (4, 1), (4, 2), 0.5, HAIRLINE),
            ("LEFTPADDING", (4, 1), (4, 1), 4),
            ("TOPPADDING", (4, 1), (4, 1), 3),
        ]
    return commands


def _signer(signatory: Signatory | None, caption: str, texts: Texts) -> list[Flowable]:
    if signatory is None:
        lacks = [_name_is_missing(one) for one in texts.each]
        return [*paragraphs(caption, SIGNER_CAPTION), *(line for said in lacks for line in said)]
    said = [signatory.name, signatory.office_title, signatory.authority_basis]
    lines = [paragraphs(words, SIGNER) for words in said if words]
    return [*paragraphs(caption, SIGNER_CAPTION), *(line for group in lines for line in group)]


def _name_is_missing(texts: Texts) -> list[Flowable]:
    missing = PaperRun(texts.gettext("name of the person who signs"), is_missing=True)
    return run_paragraphs([missing], SIGNER, texts)


def _stamp_box(width: float, texts: Texts) -> Table:
    caption = paragraphs(texts.gettext("Stamp"), CAPTION)
    return Table(
        [[caption]],
        colWidths=[width],
        rowHeights=[_STAMP_HEIGHT],
        style=[
            *LAYOUT,
            ("BOX", (0, 0), (-1, -1), 0.5, HAIRLINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
        ],
    )
