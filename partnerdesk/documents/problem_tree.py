"""The problem tree as one drawing: effects above, the problem in the middle, causes below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from partnerdesk.documents.addresses import wrapped
from partnerdesk.documents.fonts import REGULAR, SEMIBOLD, fitted, register_fonts
from partnerdesk.documents.text import one_line
from partnerdesk.domain.drawings import PRINTED, DrawingColours
from partnerdesk.domain.programme import Branch, EntryKind, Programme
from partnerdesk.domain.texts import Texts

_SIZE, _TRUNK_SIZE, _LEADING = 7.4, 8.4, 9.4
_INSET = 4.0
_GAP = 7.0
_RISE = 15.0
_NARROWEST, _WIDEST = 74.0, 180.0
_MOST_LINES = 6
_HEAD = 12.0
_BOLD_ROOM = 0.93
"""Bold words are wider than the plain ones they are broken by."""


@dataclass
class _Box:
    """A box of the tree: its lines, and from the problem outwards what hangs at it."""

    lines: list[str]
    level: int
    left: float = 0.0
    width: float = 0.0
    below: list[_Box] = field(default_factory=list)

    @property
    def height(self) -> float:
        """With the air around the words."""
        return len(self.lines) * _LEADING + 2 * _INSET


def draw_problem_tree(
    problem: str,
    programme: Programme,
    room: tuple[float, float],
    texts: Texts,
    colours: DrawingColours = PRINTED,
) -> Drawing:
    """The tree in a room of so many points; one with many branches is drawn smaller as a whole."""
    register_fonts()
    parts = [programme.branches(kind) for kind in (EntryKind.EFFECT, EntryKind.CAUSE)]
    leaves = max(1, *(_leaf_count(branches) for branches in parts))
    width, highest = room
    natural = max(width, leaves * (_NARROWEST + _GAP))
    drawing = _Tree(problem, programme, natural, texts, colours).drawing()
    smaller = min(width / natural, highest / drawing.height, 1.0)
    drawing.scale(smaller, smaller)
    drawing.width, drawing.height = natural * smaller, drawing.height * smaller
    return drawing


def _leaf_count(branches: Sequence[Branch]) -> int:
    return sum(_leaf_count(one.below) or 1 for one in branches)


class _Tree:
    """Draws one tree; its own lengths go down from the top."""

    def __init__(
        self,
        problem: str,
        programme: Programme,
        width: float,
        texts: Texts,
        colours: DrawingColours,
    ) -> None:
        self._width = width
        self._texts = texts
        self._colours = colours
        self._trunk = _Box(
            _lines(problem, (width - 2 * _INSET) * _BOLD_ROOM, _TRUNK_SIZE), 0, 0.0, width
        )
        self._effects = self._placed(programme.branches(EntryKind.EFFECT))
        self._causes = self._placed(programme.branches(EntryKind.CAUSE))

    def drawing(self) -> Drawing:
        """Everything, with a word above each part."""
        effect_rows, cause_rows = _row_heights(self._effects), _row_heights(self._causes)
        above = sum(effect_rows) + _RISE * len(effect_rows) + (_HEAD if effect_rows else 0)
        under = sum(cause_rows) + _RISE * len(cause_rows) + (_HEAD if cause_rows else 0)
        self._height = above + self._trunk.height + under
        self._drawing = Drawing(self._width, self._height)
        self._draw_levels(self._effects, effect_rows, above, goes_up=True)
        self._draw_levels(self._causes, cause_rows, above + self._trunk.height, goes_up=False)
        self._draw_box(self._trunk, above, "strong", "on_strong")
        if effect_rows:
            self._head(_HEAD - 4, self._texts.gettext(EntryKind.EFFECT.label))
        if cause_rows:
            self._head(self._height - 2, self._texts.gettext(EntryKind.CAUSE.label))
        return self._drawing

    def _placed(self, branches: Sequence[Branch]) -> list[_Box]:
        """Boxes side by side, each as wide as what hangs at it."""
        leaves = _leaf_count(branches)
        if not leaves:
            return []
        room = (self._width + _GAP) / leaves
        return _boxes(branches, 0.0, room, 1)

    def _draw_levels(
        self, boxes: list[_Box], rows: Sequence[float], trunk: float, *, goes_up: bool
    ) -> None:
        """The boxes of each level in a row, with lines to what they hang at."""
        edge = trunk
        for level, height in enumerate(rows, start=1):
            near = edge - _RISE if goes_up else edge + _RISE
            far = near - height if goes_up else near + height
            for box in _of_level(boxes, level):
                top = near - box.height if goes_up else near
                self._draw_box(box, top, "tint", "ink")
            for parent, box in _links(boxes, level):
                self._connect(parent, box, edge, near, rows, goes_up=goes_up)
            edge = far

    def _connect(
        self,
        parent: _Box | None,
        box: _Box,
        edge: float,
        near: float,
        rows: Sequence[float],
        *,
        goes_up: bool,
    ) -> None:
        """A line across the gap, and along the shorter of two boxes to its end."""
        x = box.left + box.width / 2
        begins = edge
        if parent is not None:
            shorter = rows[parent.level - 1] - parent.height
            begins = edge + shorter if goes_up else edge - shorter
            x_parent = min(max(x, parent.left + 6), parent.left + parent.width - 6)
        else:
            x_parent = x
        colour = HexColor(self._colours.muted)
        self._drawing.add(
            Line(x_parent, self._up(begins), x, self._up(near), strokeColor=colour, strokeWidth=0.8)
        )

    def _draw_box(self, box: _Box, top: float, fill: str, ink: str) -> None:
        self._drawing.add(
            Rect(
                box.left,
                self._up(top + box.height),
                box.width,
                box.height,
                rx=3,
                ry=3,
                fillColor=HexColor(getattr(self._colours, fill)),
                strokeColor=HexColor(self._colours.strong),
                strokeWidth=0.6,
            )
        )
        is_trunk = box is self._trunk
        for at, words in enumerate(box.lines):
            self._drawing.add(
                String(
                    box.left + box.width / 2,
                    self._up(top + _INSET + (at + 0.8) * _LEADING),
                    words,
                    fontName=SEMIBOLD if is_trunk else REGULAR,
                    fontSize=_TRUNK_SIZE if is_trunk else _SIZE,
                    fillColor=HexColor(getattr(self._colours, ink)),
                    textAnchor="middle",
                )
            )

    def _head(self, baseline: float, words: str) -> None:
        self._drawing.add(
            String(
                0,
                self._up(baseline),
                words,
                fontName=SEMIBOLD,
                fontSize=_SIZE,
                fillColor=HexColor(self._colours.muted),
            )
        )

    def _up(self, down: float) -> float:
        return self._height - down


def _boxes(branches: Sequence[Branch], left: float, room: float, level: int) -> list[_Box]:
    made = []
    for branch in branches:
        leaves = _leaf_count(branch.below) or 1
        width = min(leaves * room - _GAP, _WIDEST)
        lines = _lines(branch.entry.text, width - 2 * _INSET, _SIZE)
        box = _Box(lines, level, left + (leaves * room - _GAP - width) / 2, width)
        box.below = _boxes(branch.below, left, room, level + 1)
        made.append(box)
        left += leaves * room
    return made


def _lines(text: str, room: float, size: float) -> list[str]:
    """The words in a few lines; a text that is longer ends with an ellipsis."""
    lines = list(wrapped(one_line(text) or "–", room, size))
    if len(lines) > _MOST_LINES:
        last = fitted(f"{lines[_MOST_LINES - 1]} …", REGULAR, size, room)
        lines = [*lines[: _MOST_LINES - 1], last]
    return lines


def _of_level(boxes: Sequence[_Box], level: int) -> list[_Box]:
    found = [box for box in boxes if box.level == level]
    for box in boxes:
        found += _of_level(box.below, level)
    return found


def _links(boxes: Sequence[_Box], level: int) -> list[tuple[_Box | None, _Box]]:
    """Each box of a level with the one it hangs at; None is the problem."""
    if level == 1:
        return [(None, box) for box in boxes]
    return [(parent, box) for parent in _of_level(boxes, level - 1) for box in parent.below]


def _row_heights(boxes: Sequence[_Box]) -> list[float]:
    heights = []
    level = 1
    while of_level := _of_level(boxes, level):
        heights.append(max(box.height for box in of_level))
        level += 1
    return heights
