"""The budget table on paper: cost lines by sources of finance, the same sheet as on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from reportlab.platypus import Flowable, PageBreak

from partnerdesk.documents.budget_columns import NUMBER_WIDTH, PADDING, Columns, Sources, arrange
from partnerdesk.documents.drawn_sheet import DrawnSheet, SheetLook
from partnerdesk.documents.fonts import ITALIC, REGULAR, SEMIBOLD
from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_STRONG,
    CELL_UNDER,
    LEAD,
    PETROL,
    SIGNATURE_HEADING,
    SUBTITLE,
    TINT,
    sized,
)
from partnerdesk.documents.tables import Command, SheetRow
from partnerdesk.documents.text import heading, paragraphs, words_in_cell
from partnerdesk.domain.budget import BudgetGroup, BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.papers import BudgetPaper
from partnerdesk.domain.texts import Texts
from partnerdesk.domain.totals import Sums

_NOTHING = "–"
_DETAILS = 2  # the columns for quantity and rate, only in the first of several tables
_WITH_TOTAL = 2  # the last line and its subtotal stay with the total


def build_budget(paper: BudgetPaper, texts: Texts) -> bytes:
    """The budget table alone, as PDF."""
    sheet = paper.sheet
    title = texts.gettext("Budget table")
    marks = PageMarks(paper.context, title, sheet.partnership_name)
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    story = [
        heading(title, ANNEX_HEADING),
        *paragraphs(sheet.partnership_name, SUBTITLE),
        *budget_tables(sheet, width, texts),
    ]
    if paper.periods:
        story += [PageBreak(), *period_tables(paper.periods, width, texts)]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def period_tables(
    periods: Sequence[BudgetSheet], width: float, texts: Texts, *, is_annex: bool = False
) -> list[Flowable]:
    """A table for each period on pages of its own; in an annex their names are smaller titles."""
    style, level = (SIGNATURE_HEADING, 1) if is_annex else (ANNEX_HEADING, 0)
    parts: list[Flowable] = []
    for sheet in periods:
        name = sheet.period.name if sheet.period else ""
        parts += [PageBreak()] if parts else []
        parts += [heading(name, style, level=level), *_tables(sheet, width, texts, is_whole=False)]
    return parts


def budget_tables(sheet: BudgetSheet, width: float, texts: Texts) -> list[Flowable]:
    """The sheet as one table; as several, one after the other, where it has too many sources."""
    return _tables(sheet, width, texts, is_whole=True)


def _tables(sheet: BudgetSheet, width: float, texts: Texts, *, is_whole: bool) -> list[Flowable]:
    """What is promised stands below the whole term only: beside one period it would mislead."""
    columns, blocks = arrange(sheet, texts, width)
    lead = "\n".join(_lead(sheet, one) for one in texts.each)
    parts: list[Flowable] = [*paragraphs(lead, LEAD)]
    for number, sources in enumerate(blocks):
        if number:
            parts.append(PageBreak())
            parts += paragraphs(texts.gettext("Further sources of finance"), LEAD)
        parts.append(_Block(columns, sources, has_details=number == 0, is_whole=is_whole).table())
    return parts


def _lead(sheet: BudgetSheet, texts: Texts) -> str:
    said = []
    if sheet.starts_on and sheet.ends_on:
        period = texts.gettext("From {start} to {end}.")
        said.append(period.format(start=texts.date(sheet.starts_on), end=texts.date(sheet.ends_on)))
    said.append(texts.gettext("All amounts in {currency}.").format(currency=sheet.currency))
    if any(source.kind is SourceKind.IN_KIND for source in sheet.sources):
        said.append(texts.gettext("Amounts in italics are given in kind, not in money."))
    return " ".join(said)


class _Block:
    """One table: all cost lines with some of the sources. A row is made when its page comes."""

    def __init__(
        self, columns: Columns, sources: Sources, *, has_details: bool, is_whole: bool
    ) -> None:
        self._columns = columns
        self._texts = columns.texts
        self._sheet = columns.sheet
        self._sources = sources
        self._has_details = has_details
        self._is_whole = is_whole
        self._has_gap = columns.shows_gap(sources)
        self._widths = self._column_widths()
        self._strong = ("FONT", 0, -1, SEMIBOLD, columns.size)

    def table(self) -> DrawnSheet:
        """The table with its header, groups and totals."""
        rows = [row for group in self._sheet.groups for row in self._group(group)]
        rows[-_WITH_TOTAL:] = [replace(row, keeps_next=True) for row in rows[-_WITH_TOTAL:]]
        return DrawnSheet(self._header(), [*rows, *self._totals()], self._look())

    @property
    def _first_amount(self) -> int:
        """The column of the costs, the first that holds sums."""
        return 2 + (_DETAILS if self._has_details else 0)

    def _column_widths(self) -> list[float]:
        columns = self._columns
        words, sources = columns.spread(self._sources, has_details=self._has_details)
        return [
            NUMBER_WIDTH,
            words,
            *([columns.quantity_width, columns.rate_width] if self._has_details else []),
            columns.cost_width,
            *sources,
            *([columns.cost_width] if self._has_gap else []),
        ]

    def _is_printed(self, line: CostLine) -> bool:
        """Empty lines wait on screen for words; nobody signs them. An empty budget is all of them.

        The others keep the numbers they have on screen.
        """
        return line.is_written or self._is_empty

    @cached_property
    def _is_empty(self) -> bool:
        return not any(line.is_written for line in self._sheet.lines)

    def _header(self) -> list[object]:
        gettext = self._texts.gettext
        left = sized(CELL_STRONG, self._columns.size)
        right = sized(CELL_STRONG, self._columns.size, right=True)
        details = [gettext("Quantity"), gettext("Rate")] if self._has_details else []
        return [
            "",
            paragraphs(gettext("Cost line"), left),
            *(paragraphs(word, right) for word in [*details, gettext("Cost")]),
            *(self._source_head(source) for source in self._sources),
            *([paragraphs(gettext("Not covered"), right)] if self._has_gap else []),
        ]

    def _source_head(self, source: Source) -> list[Flowable]:
        name = sized(CELL_STRONG, self._columns.size, right=True)
        kind = sized(CELL_UNDER, self._columns.size - 1, right=True)
        words = self._texts.gettext(source.kind.label)
        return [*paragraphs(source.name, name), *paragraphs(words, kind)]

    def _group(self, group: BudgetGroup) -> Iterator[SheetRow]:
        """A title keeps its first line, and a subtotal its last."""
        printed = [at for at, line in enumerate(group.lines) if self._is_printed(line)]
        has_title = bool(group.title) or len(self._sheet.groups) > 1
        if not printed:
            return
        if has_title:
            yield self._group_title(group)
        for at in printed:
            cells = partial(self._line, group.number_of(at), group.lines[at])
            yield SheetRow(cells, keeps_next=has_title and at == printed[-1])
        if has_title:
            words = self._texts.gettext("Subtotal {letter}").format(letter=group.letter)
            yield self._sums(words, group.sums)

    def _group_title(self, group: BudgetGroup) -> SheetRow:
        def cells() -> list[object]:
            title = paragraphs(group.title, sized(CELL_STRONG, self._columns.size))
            return self._filled([group.letter, title])

        style: tuple[Command, ...] = (
            self._strong,
            ("BACKGROUND", 0, -1, TINT),
            ("SPAN", 1, -1),
        )
        return SheetRow(cells, style=style, keeps_next=True)

    def _line(self, number: str, line: CostLine) -> list[object]:
        columns = self._columns
        right = sized(CELL, columns.size, right=True)
        details: list[object] = []
        if self._has_details:
            room = self._widths[2] - 2 * PADDING
            quantity = words_in_cell(columns.quantity(line), right, room)
            details = [quantity, columns.amount(line.rate_minor)]
        room = self._widths[1] - 2 * PADDING
        words = words_in_cell(line.text, sized(CELL, columns.size), room)
        sums = Sums(line.cost_minor, line.amounts)
        return self._filled([number, words, *details, *self._amounts(sums)])

    def _totals(self) -> list[SheetRow]:
        sheet, gettext = self._sheet, self._texts.gettext
        total = self._sums(gettext("Total"), sheet.totals.everything)
        line_above: Command = ("LINEABOVE", 0, -1, 0.8, PETROL)
        total = replace(total, style=(*total.style, line_above))
        if not self._is_whole:
            return [total]
        promised = self._by_source(
            gettext("Promised"), sheet.promised_minor, lambda source: source.promised_minor
        )
        difference = self._by_source(
            gettext("Promised less planned"),
            sheet.promised_minor - sheet.cost_minor,
            sheet.difference_minor,
        )
        return [replace(total, keeps_next=True), replace(promised, keeps_next=True), difference]

    def _sums(self, words: str, sums: Sums) -> SheetRow:
        """Sums stand in strong type; what is given in kind stays italic."""
        said = paragraphs(words, sized(CELL_STRONG, self._columns.size))
        cells = self._filled(["", said, *self._blank(), *self._amounts(sums)])
        return SheetRow(lambda: cells, style=(self._strong, *self._in_kind()))

    def _by_source(
        self, words: str, whole_minor: int, minor_of: Callable[[Source], int]
    ) -> SheetRow:
        amount = self._columns.amount
        said = paragraphs(words, sized(CELL, self._columns.size))
        given = [amount(minor_of(source)) for source in self._sources]
        cells = self._filled(["", said, *self._blank(), amount(whole_minor), *given])
        return SheetRow(lambda: cells)

    def _amounts(self, sums: Sums) -> list[str]:
        given = [sums.given_minor.get(source.id, 0) for source in self._sources]
        gap = [sums.cost_minor - sums.covered_minor] if self._has_gap else []
        shown = [self._columns.amount(minor) if minor else _NOTHING for minor in (*given, *gap)]
        return [self._columns.amount(sums.cost_minor), *shown]

    def _blank(self) -> list[str]:
        return [""] * _DETAILS if self._has_details else []

    def _filled(self, cells: list[object]) -> list[object]:
        return [*cells, *[""] * (len(self._widths) - len(cells))]

    def _in_kind(self) -> list[Command]:
        """What puts the amounts given in kind in italics, as the note above the table says."""
        return [
            ("FONT", column, column, ITALIC, self._columns.size)
            for column, source in enumerate(self._sources, start=self._first_amount + 1)
            if source.kind is SourceKind.IN_KIND
        ]

    def _look(self) -> SheetLook:
        """What all rows have in common."""
        size = self._columns.size
        in_kind = {first for _name, first, *_how in self._in_kind()}
        fonts = [ITALIC if at in in_kind else REGULAR for at in range(len(self._widths))]
        return SheetLook(
            widths=tuple(self._widths),
            fonts=tuple(fonts),
            size=size,
            leading=sized(CELL, size).leading,
            right_from=2,
            side=PADDING,
            above=2,
            below=2.5,
        )
