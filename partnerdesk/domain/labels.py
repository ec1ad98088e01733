"""Sheets of address labels as they are sold, and what is printed on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import N_


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of equal labels; all lengths are millimetres from the upper left corner.

    ``label`` is a marked message; the pitches lead from one label to the next.
    """

    key: str
    label: str
    paper_size: PaperSize
    columns: int
    rows: int
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float
    column_pitch_mm: float
    row_pitch_mm: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def corner_mm(self, position: int) -> tuple[float, float]:
        """How far a label is from the left and from the top; ``position`` counts from 0 by rows."""
        row, column = divmod(position, self.columns)
        return (
            self.left_mm + column * self.column_pitch_mm,
            self.top_mm + row * self.row_pitch_mm,
        )


LABEL_SHEETS = (
    LabelSheet(
        "a4-3x7",
        N_("A4, 21 labels of 63.5 × 38.1 mm"),
        PaperSize.A4,
        *(3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1),
    ),
    LabelSheet(
        "a4-3x8",
        N_("A4, 24 labels of 70 × 36 mm"),
        PaperSize.A4,
        *(3, 8, 70.0, 36.0, 0.0, 4.5, 70.0, 36.0),
    ),
    LabelSheet(
        "letter-3x10",
        N_("Letter, 30 labels of 66.7 × 25.4 mm"),
        PaperSize.LETTER,
        *(3, 10, 66.7, 25.4, 4.8, 12.7, 69.85, 25.4),
    ),
)
"""The sheets that are offered, the usual one for each size of paper first."""


def usual_sheet(size: PaperSize) -> LabelSheet:
    """The sheet that fits the paper in the printer."""
    return next(sheet for sheet in LABEL_SHEETS if sheet.paper_size is size)


def sheet_named(key: str, size: PaperSize) -> LabelSheet:
    """The sheet with this key; the usual one where the key is empty or unknown."""
    return next((sheet for sheet in LABEL_SHEETS if sheet.key == key), usual_sheet(size))


@dataclass(frozen=True)
class LabelsPaper:
    """Addresses for a sheet of labels; ``first`` (from 1) is the first label that is still there.

    A label is a tuple of lines.
    """

    context: PaperContext
    sheet: LabelSheet
    labels: tuple[tuple[str, ...], ...]
    first: int = 1

    def pages(self) -> Iterator[tuple[tuple[int, tuple[str, ...]], ...]]:
        """For each sheet of paper its labels with their positions, counted from 0."""
        places = list(enumerate(self.labels, start=self.first - 1))
        last = places[-1][0] if places else 0
        for start in range(0, last + 1, self.sheet.count):
            here = [(at - start, one) for at, one in places if 0 <= at - start < self.sheet.count]
            yield tuple(here)
