"""Parts of a paper that somebody fills in by hand: lines to write on, captions, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Table

from partnerdesk.documents.style import CAPTION, HAIRLINE, MUTED, SIGNER, mm
from partnerdesk.documents.tables import LAYOUT, Command
from partnerdesk.documents.text import paragraphs

WRITING_LINE = 8 * mm
"""The height of a line that is written by hand."""

_GAP = 6 * mm
_TICK_BOX = 4.2 * mm
_AFTER_BOX = 2 * mm
_ROOM_TO_SIGN = 13 * mm


def writing_lines(count: int, width: float) -> Table:
    """Empty lines to write on."""
    return Table(
        [[""]] * count,
        colWidths=[width],
        rowHeights=[WRITING_LINE] * count,
        style=[*LAYOUT, ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE)],
    )


def captioned_row(facts: Sequence[tuple[str, str]], width: float) -> Table:
    """Captions beside each other, each over its fact, or over a line to write it on."""
    captions: list[object] = []
    values: list[object] = []
    rules: list[Command] = []
    for caption, value in facts:
        if not value:
            rules.append(("LINEBELOW", (len(values), 1), (len(values), 1), 0.6, MUTED))
        captions += [paragraphs(caption, CAPTION), ""]
        values += [paragraphs(value, SIGNER) if value else "", ""]
    return Table(
        [captions[:-1], values[:-1]],
        colWidths=_columns(len(facts), width),
        rowHeights=[None, WRITING_LINE if rules else None],
        style=[*LAYOUT, *rules],
    )


def tick_boxes(labels: Sequence[str], width: float) -> Table:
    """Boxes to tick beside each other, each with its words; all take the same room."""
    room = width / len(labels)
    boxed: list[Command] = []
    cells: list[object] = []
    for column, words in enumerate(labels):
        boxed.append(("BOX", (3 * column, 0), (3 * column, 0), 0.8, MUTED))
        cells += ["", "", paragraphs(words, SIGNER)]
    return Table(
        [cells],
        colWidths=[_TICK_BOX, _AFTER_BOX, room - _TICK_BOX - _AFTER_BOX] * len(labels),
        rowHeights=[_TICK_BOX],
        style=[*LAYOUT, *boxed],
    )


def signature_lines(captions: Sequence[str], width: float) -> Table:
    """A line for each signature, with what belongs on it below."""
    below: list[object] = []
    rules: list[Command] = []
    for caption in captions:
        rules.append(("LINEABOVE", (len(below), 1), (len(below), 1), 0.6, MUTED))
        below += [paragraphs(caption, CAPTION), ""]
    return Table(
        [[""] * (len(below) - 1), below[:-1]],
        colWidths=_columns(len(captions), width),
        rowHeights=[_ROOM_TO_SIGN, None],
        style=[*LAYOUT, ("TOPPADDING", (0, 1), (-1, 1), 2), *rules],
    )


def _columns(count: int, width: float) -> list[float]:
    """Columns of the same width with gaps between them."""
    column = (width - (count - 1) * _GAP) / count
    return [column, *([_GAP, column] * (count - 1))]
