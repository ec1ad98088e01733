"""How wide the columns of a budget table are, and which sources stand side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from partnerdesk.documents.fonts import SEMIBOLD, text_width
from partnerdesk.documents.style import mm
from partnerdesk.documents.text import one_line
from partnerdesk.domain.budget import BudgetSheet, CostLine, Source
from partnerdesk.domain.texts import Texts

PADDING = 3.5
NUMBER_WIDTH = 10 * mm

_TYPE_SIZES = (8.5, 7.5)
_LEAST_TEXT = 52 * mm
_WIDEST_QUANTITY = 30 * mm
_LEAST_SOURCE = 18 * mm
_WIDEST_SOURCE_NAME = 34 * mm
_COMFORTABLE_TEXT = 95 * mm
_COMFORTABLE_SOURCE = 27 * mm

Sources = tuple[Source, ...]


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet on paper of a width, in type of a size, measured by their content."""

    sheet: BudgetSheet
    texts: Texts
    width: float
    size: float

    def amount(self, minor: int) -> str:
        """An amount as it stands in a cell."""
        return self.texts.amount(minor, self.sheet.currency)

    def quantity(self, line: CostLine) -> str:
        """Quantity and unit: 12 months."""
        return f"{self.texts.number(line.quantity)} {one_line(line.unit)}".strip()

    @cached_property
    def quantity_width(self) -> float:
        """The column for quantity and unit."""
        shown = [self.quantity(line) for line in self.sheet.lines]
        return min(_WIDEST_QUANTITY, self._widest([*shown, self.texts.gettext("Quantity")]))

    @cached_property
    def rate_width(self) -> float:
        """The column for rates."""
        shown = [self.amount(line.rate_minor) for line in self.sheet.lines]
        return self._widest([*shown, self.texts.gettext("Rate")])

    @cached_property
    def cost_width(self) -> float:
        """The columns for costs and for what is not covered."""
        sheet = self.sheet
        sums = (sheet.cost_minor, sheet.promised_minor, sheet.promised_minor - sheet.cost_minor)
        return max(_LEAST_SOURCE, self._widest(self.amount(minor) for minor in sums))

    @cached_property
    def source_widths(self) -> dict[int, float]:
        """The column of each source by its id: its largest amount, and its name where it fits."""
        return {source.id: self._source_width(source) for source in self.sheet.sources}

    def text_width(self, sources: Sources, *, has_details: bool) -> float:
        """What is left for the words of the cost lines beside these sources."""
        taken = NUMBER_WIDTH + self.cost_width
        taken += sum(self.source_widths[source.id] for source in sources)
        if has_details:
            taken += self.quantity_width + self.rate_width
        if self.shows_gap(sources):
            taken += self.cost_width
        return self.width - taken

    def spread(self, sources: Sources, *, has_details: bool) -> tuple[float, list[float]]:
        """The widths of the words and of each source, when spare room went to narrow sources."""
        words = self.text_width(sources, has_details=has_details)
        widths = [self.source_widths[source.id] for source in sources]
        needed = min(_COMFORTABLE_TEXT, self._longest_line_text)
        spare = max(0.0, words - needed) / max(1, len(sources))
        wider = [max(width, min(width + spare, _COMFORTABLE_SOURCE)) for width in widths]
        return words - (sum(wider) - sum(widths)), wider

    def shows_gap(self, sources: Sources) -> bool:
        """Whether the table with these sources ends with what is not covered."""
        return self._has_gap and sources[-1:] == self.sheet.sources[-1:]

    def fit(self, blocks: Sequence[Sources]) -> bool:
        """Whether every block leaves enough room for the words of the cost lines."""
        return all(
            self.text_width(sources, has_details=index == 0) >= _LEAST_TEXT
            for index, sources in enumerate(blocks)
        )

    @cached_property
    def _has_gap(self) -> bool:
        return any(line.gap_minor for line in self.sheet.lines)

    @cached_property
    def _longest_line_text(self) -> float:
        return self._widest(one_line(line.text) for line in self.sheet.lines)

    def _source_width(self, source: Source) -> float:
        sums = (self.sheet.planned_minor[source.id], source.promised_minor)
        amounts = [self.amount(minor) for minor in (*sums, self.sheet.difference_minor(source))]
        name = min(_WIDEST_SOURCE_NAME, self._widest(one_line(source.name).split()))
        return max(_LEAST_SOURCE, self._widest(amounts), name)

    def _widest(self, shown: Iterable[str]) -> float:
        return max(text_width(text, SEMIBOLD, self.size) for text in ["", *shown]) + 2 * PADDING + 1


def arrange(sheet: BudgetSheet, texts: Texts, width: float) -> tuple[Columns, list[Sources]]:
    """The largest type and the fewest tables that show all sources.

    Smaller type comes first; then the sources are divided among several tables.
    """
    sizes = [Columns(sheet, texts, width, size) for size in _TYPE_SIZES]
    for count in range(1, len(sheet.sources) + 1):
        blocks = _in_equal_parts(sheet.sources, count)
        for columns in sizes:
            if columns.fit(blocks):
                return columns, blocks
    return sizes[-1], _in_equal_parts(sheet.sources, max(1, len(sheet.sources)))


def _in_equal_parts(sources: Sources, count: int) -> list[Sources]:
    length = math.ceil(len(sources) / count) or 1
    starts = range(0, max(1, len(sources)), length)
    return [sources[start : start + length] for start in starts]
