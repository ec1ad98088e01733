"""Where dots and their labels stand in a field of 10 × 10 values, so that no label hides another.

The screen and the paper draw the same field. Lengths have no unit here, and y goes down.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from partnerdesk.domain.board import LEAST_VALUE, MOST_VALUE

_VALUES = MOST_VALUE - LEAST_VALUE + 1
_COLUMNS_PER_LABEL = 8
_ROWS_PER_LABEL = 4
"""A label is tried at steps of an eighth of its width and a quarter of its height."""


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

    def nearest_to(self, x: float, y: float) -> tuple[float, float]:
        """The place in the rectangle that is nearest to another one."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

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


Size = tuple[float, float]
"""Width and height."""

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
    sizes: Sequence[Size],
    area: Box,
    gap: float,
    words: Sequence[Box] = (),
) -> tuple[Box, ...]:
    """The label of each dot: near to it, in its quarter of the area, none over another.

    A label leaves its quarter only where that has no room. It covers a dot or the ``words`` of the
    field only where there is no other room, another label only where the area is full.
    """
    field = _Field(dots, area, gap, words)
    for number in sorted(range(len(dots)), key=lambda one: (dots[one].top, dots[one].left)):
        field.put(number, sizes[number])  # from the top: what stands below leaves the way free
    return tuple(field.labels[number] for number in range(len(dots)))


class _Field:
    """The labels that stand already, and what the next one keeps away from."""

    def __init__(self, dots: Sequence[Box], area: Box, gap: float, words: Sequence[Box]) -> None:
        self.labels: dict[int, Box] = {}
        self._leaders: list[Box] = []
        self._dots, self._area, self._gap, self._words = dots, area, gap, words

    def put(self, number: int, size: Size) -> None:
        """Give a label the best place that is left."""
        dot, labels = self._dots[number], tuple(self.labels.values())
        quarter = _quarter_of(dot, self._area)
        everything = (*labels, *self._words, *self._dots)
        others = [one for one in self._dots if one is not dot]
        clearly = (*labels, *self._words, *self._leaders, *self._dots_apart(number))
        box = (
            self._nearest(dot, size, quarter, clearly, (*labels, *others))
            or self._nearest(dot, size, quarter, everything)
            or self._nearest(dot, size, self._area, everything)
            or self._nearest(dot, size, quarter, labels)
            or self._nearest(dot, size, self._area, labels)
            or _beside(dot, size, self._gap).inside(self._area)
        )
        self.labels[number] = box
        self._leaders.append(_leader(dot, box))

    def _nearest(
        self, dot: Box, size: Size, room: Box, kept: Sequence[Box], crossed: Sequence[Box] = ()
    ) -> Box | None:
        """The place in a room nearest to the dot; its leader goes through none of ``crossed``."""
        around = _places_around(dot, size, self._gap)
        for box in (*around, *_further_places(dot, size, room, self._gap)):
            if box.inside(room) == box and self._is_free(box, kept):
                leader = _leader(dot, box)
                if not any(leader.overlaps(other) for other in crossed):
                    return box
        return None

    def _dots_apart(self, number: int) -> list[Box]:
        """All dots, the others with room around: a label must not seem to belong to them."""
        return [
            dot if at == number else dot.grown(2.5 * self._gap) for at, dot in enumerate(self._dots)
        ]

    def _is_free(self, box: Box, others: Sequence[Box]) -> bool:
        # A little less than the gap: what touches by rounding must not count.
        grown = box.grown(self._gap * 0.9)
        return not any(grown.overlaps(other) for other in others)


def _leader(dot: Box, label: Box) -> Box:
    """What the line from a dot to its label may cross."""
    (x, y), (end_x, end_y) = dot.centre, label.nearest_to(*dot.centre)
    return Box(min(x, end_x), min(y, end_y), abs(x - end_x), abs(y - end_y))


def _quarter_of(dot: Box, area: Box) -> Box:
    """The quarter of the area in which a dot stands."""
    x, y = dot.centre
    middle_x, middle_y = area.centre
    left = middle_x if x > middle_x else area.left
    top = middle_y if y > middle_y else area.top
    return Box(left, top, area.width / 2, area.height / 2)


def _beside(dot: Box, size: Size, gap: float) -> Box:
    """Where a label stands best."""
    width, height = size
    return Box(dot.right + gap, dot.centre[1] - height / 2, width, height)


def _places_around(dot: Box, size: Size, gap: float) -> list[Box]:
    """Places that touch the dot, the best one first."""
    width, height = size
    x, y = dot.centre
    above, below = dot.top - gap - height, dot.bottom + gap
    lefts = (x - width / 2, dot.left, dot.right - width)
    return [
        _beside(dot, size, gap),
        Box(dot.left - gap - width, y - height / 2, width, height),
        *(Box(left, top, width, height) for left in lefts for top in (above, below)),
    ]


def _further_places(dot: Box, size: Size, room: Box, gap: float) -> list[Box]:
    """Places all over the room, the nearest to the dot first."""
    wanted = _beside(dot, size, gap).inside(room)
    step_x = wanted.width / _COLUMNS_PER_LABEL
    step_y = (wanted.height + gap) / _ROWS_PER_LABEL
    lefts = _steps(wanted.left, step_x, room.left, room.right - wanted.width)
    tops = _steps(wanted.top, step_y, room.top, room.bottom - wanted.height)
    places = [Box(left, top, wanted.width, wanted.height) for top in tops for left in lefts]
    x, y = dot.centre
    places.sort(key=lambda box: (math.dist(box.nearest_to(x, y), (x, y)), abs(box.centre[0] - x)))
    return places


def _steps(start: float, step: float, least: float, most: float) -> list[float]:
    """``start`` and everything in whole steps from it between two bounds."""
    before = math.floor((start - least) / step) if step else 0
    after = math.floor((most - start) / step) if step else 0
    return [start + number * step for number in range(-before, after + 1)]
