"""What stays together at the foot of a page: a heading and its text, a lead and its list."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

_LEAST_LINES = 2  # never one line alone at the foot of a page
_KEPT_WHOLE = 5  # a longer paragraph may end on the next page, with what follows it
_ANY_HEIGHT = 10_000_000
_ROUNDING = 0.01  # so that a line is not lost where heights are divided


class StartsTogether(CondPageBreak):  # type: ignore[misc]  # ReportLab has no types
    """Goes on with the next page where the beginning of these paragraphs does not fit on this one.

    They follow in the story; ``paragraphs`` are for example a heading, the lead of a list and its
    first item.
    """

    def __init__(self, *paragraphs: Flowable) -> None:
        super().__init__(0)
        self._paragraphs = paragraphs

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure what must fit, then break the page or take no room."""
        self.height = self._needed(width)
        room: tuple[float, float] = super().wrap(width, height)
        return room

    def _needed(self, width: float) -> float:
        needed = 0.0
        *earlier, last = self._paragraphs
        for paragraph in earlier:
            whole = paragraph.wrap(width, _ANY_HEIGHT)[1]
            if whole > _KEPT_WHOLE * paragraph.style.leading:
                return needed + _beginning(paragraph, width)
            needed += paragraph.getSpaceBefore() + whole + paragraph.getSpaceAfter()
        return needed + _beginning(last, width)


def _beginning(paragraph: Flowable, width: float) -> float:
    """The height of the lines that stay together at the beginning of a paragraph.

    The paragraph itself says where it may end: a row of two columns can need more than one column.
    """
    whole = float(paragraph.wrap(width, _ANY_HEIGHT)[1])
    before = float(paragraph.getSpaceBefore())
    leading = float(paragraph.style.leading)
    for lines in range(_LEAST_LINES, int(whole / leading)):
        height = lines * leading + _ROUNDING
        if len(paragraph.split(width, height)) > 1:
            return before + height
    return before + whole
