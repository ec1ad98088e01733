"""Parts of a paper that somebody fills in by hand: lines to write on, captions, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Table

from partnerdesk.documents.fonts import REGULAR, text_width
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


def tick_boxes(labels: Sequence[str]) -> Table:
    """Boxes to tick beside each other, each with its words on one line."""
    boxed: list[Command] = []
    cells: list[object] = []
    widths: list[float] = []
    for words in labels:
        boxed.append(("BOX", (len(cells), 0), (len(cells), 0), 0.8, MUTED))
        cells += ["", "", paragraphs(words, SIGNER), ""]
        words_width = text_width(words, REGULAR, SIGNER.fontSize) + 1  # or rounding breaks them
        widths += [_TICK_BOX, _AFTER_BOX, words_width, _GAP]
    return Table(
        [cells[:-1]],
        colWidths=widths[:-1],
        rowHeights=[_TICK_BOX],
        hAlign="LEFT",
        style=[*LAYOUT, *boxed],
    )


def captioned_line(captions: Sequence[tuple[str, float]], width: float) -> Table:
    """A line to write on, in parts that each say what belongs there and take a share of it."""
    cells: list[object] = []
    widths: list[float] = []
    rules: list[Command] = []
    room = width - _GAP * (len(captions) - 1)
    for caption, share in captions:
        rules.append(("LINEBELOW", (len(cells), 0), (len(cells), 0), 0.5, MUTED))
        cells += [paragraphs(caption, CAPTION), ""]
        widths += [room * share, _GAP]
    return Table(
        [cells[:-1]],
        colWidths=widths[:-1],
        rowHeights=[WRITING_LINE],
        style=[*LAYOUT, *rules],
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
