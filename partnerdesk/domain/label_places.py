"""Where dots and their labels stand in a field of 10 × 10 values, so that no label hides another.

The screen and the paper draw the same field. Lengths have no unit here, and y goes down.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from partnerdesk.domain.board import LEAST_VALUE, MOST_VALUE

_VALUES = MOST_VALUE - LEAST_VALUE + 1
_COLUMNS_PER_LABEL = 4
_ROWS_PER_LABEL = 2
"""A label is tried at steps of a quarter of its width and half of its height."""


@dataclass(frozen=True)
class Box:
    """A rectangle by its corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The other edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return self.left + self.width / 2, self.top + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Whether both cover a common area; to touch is not to overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, margin: float) -> Box:
        """The rectangle with a margin all around."""
        double = 2 * margin
        return Box(self.left - margin, self.top - margin, self.width + double, self.height + double)

    def inside(self, area: Box) -> Box:
        """The same size, moved into an area; at its start where it is larger."""
        left = max(area.left, min(self.left, area.right - self.width))
        top = max(area.top, min(self.top, area.bottom - self.height))
        return Box(left, top, self.width, self.height)


Spot = tuple[int, int]
"""Interest and influence, each from 1 to 10: how far to the end of a line, and how far up."""


def cell_of(spot: Spot, field: Box) -> Box:
    """The cell of two values in the field."""
    width, height = field.width / _VALUES, field.height / _VALUES
    interest, influence = spot
    return Box(
        field.left + (interest - LEAST_VALUE) * width,
        field.top + (MOST_VALUE - influence) * height,
        width,
        height,
    )


def spot_at(x: float, y: float, field: Box) -> Spot:
    """The values of a place; outside of the field the nearest ones."""
    column = math.floor((x - field.left) / field.width * _VALUES)
    row = math.floor((y - field.top) / field.height * _VALUES)
    last = _VALUES - 1
    return (
        LEAST_VALUE + min(max(column, 0), last),
        MOST_VALUE - min(max(row, 0), last),
    )


def dot_boxes(spots: Sequence[Spot], field: Box, side: float) -> tuple[Box, ...]:
    """The dot of each spot, at most ``side`` wide; several with one value share its cell."""
    same: defaultdict[Spot, list[int]] = defaultdict(list)
    for number, spot in enumerate(spots):
        same[spot].append(number)
    dots: dict[int, Box] = {}
    for spot, numbers in same.items():
        dots.update(zip(numbers, _shared(cell_of(spot, field), len(numbers), side), strict=True))
    return tuple(dots[number] for number in range(len(spots)))


def _shared(cell: Box, count: int, side: float) -> list[Box]:
    """So many equal dots in a cell, row by row."""
    columns = math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    width, height = cell.width / columns, cell.height / rows
    fitting = min(side, width, height)
    boxes = []
    for number in range(count):
        row, column = divmod(number, columns)
        middle_x = cell.left + (column + 0.5) * width
        middle_y = cell.top + (row + 0.5) * height
        boxes.append(Box(middle_x - fitting / 2, middle_y - fitting / 2, fitting, fitting))
    return boxes


def label_boxes(
    dots: Sequence[Box],
    sizes: Sequence[tuple[float, float]],
    area: Box,
    gap: float,
    words: Sequence[Box] = (),
) -> tuple[Box, ...]:
    """The label of each dot: as near to it as can be, inside the area, none over another.

    A label covers a dot or the ``words`` of the field only where there is no other room, another
    label only where the area is full.
    """
    taken: list[Box] = []
    for dot, (width, height) in zip(dots, sizes, strict=True):
        x, y = dot.centre
        beside = Box(dot.right + gap, y - height / 2, width, height)
        choices = [
            beside,
            Box(dot.left - gap - width, y - height / 2, width, height),
            Box(x - width / 2, dot.top - gap - height, width, height),
            Box(x - width / 2, dot.bottom + gap, width, height),
        ]
        choices = [box for box in choices if box.inside(area) == box]
        choices += _further_places(beside.inside(area), area, gap)
        # A little less than the gap: what touches by rounding must not count.
        free = partial(_is_free, margin=gap * 0.9)
        taken.append(
            next((box for box in choices if free(box, (*taken, *dots, *words))), None)
            or next((box for box in choices if free(box, taken)), beside.inside(area))
        )
    return tuple(taken)


def _is_free(box: Box, others: Sequence[Box], margin: float) -> bool:
    grown = box.grown(margin)
    return not any(grown.overlaps(other) for other in others)


def _further_places(wanted: Box, area: Box, gap: float) -> list[Box]:
    """Places all over the area, the nearest to the wanted one first."""
    step_x = wanted.width / _COLUMNS_PER_LABEL
    step_y = (wanted.height + gap) / _ROWS_PER_LABEL
    lefts = _steps(wanted.left, step_x, area.left, area.right - wanted.width)
    tops = _steps(wanted.top, step_y, area.top, area.bottom - wanted.height)
    places = [Box(left, top, wanted.width, wanted.height) for top in tops for left in lefts]
    places.sort(key=lambda box: math.dist(box.centre, wanted.centre))
    return places


def _steps(start: float, step: float, least: float, most: float) -> list[float]:
    """``start`` and everything in whole steps from it between two bounds."""
    before = math.floor((start - least) / step) if step else 0
    after = math.floor((most - start) / step) if step else 0
    return [start + number * step for number in range(-before, after + 1)]
