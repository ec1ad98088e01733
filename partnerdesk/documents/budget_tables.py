"""The budget table on paper: cost lines by sources of finance, the same sheet as on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable, PageBreak

from partnerdesk.documents.budget_columns import NUMBER_WIDTH, PADDING, Columns, Sources, arrange
from partnerdesk.documents.fonts import ITALIC, REGULAR, SEMIBOLD
from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_STRONG,
    CELL_UNDER,
    INK,
    LEAD,
    PETROL,
    SUBTITLE,
    TINT,
    sized,
)
from partnerdesk.documents.tables import SHEET, Command, SheetTable, padding
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.budget import BudgetGroup, BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.papers import BudgetPaper
from partnerdesk.domain.texts import Texts

_NOTHING = "–"
_MOST_ROWS = 200
"""One huge table takes the square of the time: from here on an activity begins a new one."""
_DETAILS = 2  # the columns for quantity and rate, only in the first of several tables


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
    for part in paper.periods:
        name = part.period.name if part.period else ""
        story += [PageBreak(), heading(name, ANNEX_HEADING), *budget_tables(part, width, texts)]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def budget_tables(sheet: BudgetSheet, width: float, texts: Texts) -> list[Flowable]:
    """The sheet as one table; as several, one after the other, where it has too many sources."""
    columns, blocks = arrange(sheet, texts, width)
    lead = "\n".join(_lead(sheet, one) for one in texts.each)
    parts: list[Flowable] = [*paragraphs(lead, LEAD)]
    for number, sources in enumerate(blocks):
        if number:
            parts.append(PageBreak())
            parts += paragraphs(texts.gettext("Further sources of finance"), LEAD)
        parts += _Block(columns, sources, has_details=number == 0).tables()
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
    """One table: all cost lines with some of the sources."""

    def __init__(self, columns: Columns, sources: Sources, *, has_details: bool) -> None:
        self._columns = columns
        self._texts = columns.texts
        self._sheet = columns.sheet
        self._sources = sources
        self._has_details = has_details
        self._has_gap = columns.shows_gap(sources)
        self._rows: list[list[object]] = []
        self._commands: list[Command] = []

    def tables(self) -> list[Flowable]:
        """The table with its header, groups and totals; a very long one in several."""
        parts: list[Flowable] = []
        self._add_header()
        for group in self._sheet.groups:
            if not any(map(self._is_printed, group.lines)):
                continue
            if len(self._rows) > _MOST_ROWS:
                parts += [self._take_table(), PageBreak()]
                self._add_header()
            self._add_group(group)
        self._add_totals()
        return [*parts, self._take_table()]

    def _take_table(self) -> SheetTable:
        """The table of the rows so far; what is added afterwards belongs to the next one."""
        table = self._table()
        self._rows, self._commands = [], []
        return table

    def _table(self) -> SheetTable:
        return SheetTable(
            self._rows,
            colWidths=self._widths(),
            repeatRows=1,
            style=[*self._common_commands(), *self._commands],
        )

    @property
    def _first_amount(self) -> int:
        """The column of the costs, the first that holds sums."""
        return 2 + (_DETAILS if self._has_details else 0)

    def _widths(self) -> list[float]:
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
        return line.is_written or not any(one.is_written for one in self._sheet.lines)

    def _add_header(self) -> None:
        gettext = self._texts.gettext
        left = sized(CELL_STRONG, self._columns.size)
        right = sized(CELL_STRONG, self._columns.size, right=True)
        details = [gettext("Quantity"), gettext("Rate")] if self._has_details else []
        self._rows.append(
            [
                "",
                paragraphs(gettext("Cost line"), left),
                *(paragraphs(word, right) for word in [*details, gettext("Cost")]),
                *(self._source_head(source) for source in self._sources),
                *([paragraphs(gettext("Not covered"), right)] if self._has_gap else []),
            ]
        )

    def _source_head(self, source: Source) -> list[Flowable]:
        name = sized(CELL_STRONG, self._columns.size, right=True)
        kind = sized(CELL_UNDER, self._columns.size - 1, right=True)
        words = self._texts.gettext(source.kind.label)
        return [*paragraphs(source.name, name), *paragraphs(words, kind)]

    def _add_group(self, group: BudgetGroup) -> None:
        has_title = bool(group.title) or len(self._sheet.groups) > 1
        first = len(self._rows)
        if has_title:
            self._add_group_title(group)
        for position, line in enumerate(group.lines):
            if self._is_printed(line):
                self._add_line(group.number_of(position), line)
        if has_title:
            words = self._texts.gettext("Subtotal {letter}").format(letter=group.letter)
            self._add_sums(words, group.lines)
            self._make_strong()
            # A title keeps its first line, and a subtotal its last.
            last = len(self._rows) - 1
            self._commands.append(("NOSPLIT", (0, first), (0, first + 1)))
            self._commands.append(("NOSPLIT", (0, last - 1), (0, last)))

    def _add_group_title(self, group: BudgetGroup) -> None:
        title = paragraphs(group.title, sized(CELL_STRONG, self._columns.size))
        self._add([group.letter, title])
        self._style("FONT", SEMIBOLD, self._columns.size)
        self._style("BACKGROUND", TINT)
        row = len(self._rows) - 1
        self._commands.append(("SPAN", (1, row), (-1, row)))

    def _add_line(self, number: str, line: CostLine) -> None:
        columns = self._columns
        right = sized(CELL, columns.size, right=True)
        details: list[object] = []
        if self._has_details:
            details = [paragraphs(columns.quantity(line), right), columns.amount(line.rate_minor)]
        words = paragraphs(line.text, sized(CELL, columns.size))
        self._add([number, words, *details, *self._sums([line])])

    def _add_totals(self) -> None:
        sheet, gettext = self._sheet, self._texts.gettext
        self._add_sums(gettext("Total"), sheet.lines)
        self._make_strong()
        self._style("LINEABOVE", 0.8, PETROL)
        first = max(1, len(self._rows) - 3)  # the last line and its subtotal stay with the total
        self._add_by_source(
            gettext("Promised"), sheet.promised_minor, lambda source: source.promised_minor
        )
        self._add_by_source(
            gettext("Promised less planned"),
            sheet.promised_minor - sheet.cost_minor,
            sheet.difference_minor,
        )
        self._commands.append(("NOSPLIT", (0, first), (0, len(self._rows) - 1)))

    def _add_sums(self, words: str, lines: Sequence[CostLine]) -> None:
        self._add(
            [
                "",
                paragraphs(words, sized(CELL_STRONG, self._columns.size)),
                *self._blank(),
                *self._sums(lines),
            ]
        )

    def _add_by_source(
        self, words: str, whole_minor: int, minor_of: Callable[[Source], int]
    ) -> None:
        amount = self._columns.amount
        self._add(
            [
                "",
                paragraphs(words, sized(CELL, self._columns.size)),
                *self._blank(),
                amount(whole_minor),
                *(amount(minor_of(source)) for source in self._sources),
            ]
        )

    def _sums(self, lines: Sequence[CostLine]) -> list[str]:
        cost = sum(line.cost_minor for line in lines)
        given = [sum(line.amounts.get(source.id, 0) for line in lines) for source in self._sources]
        gap = [sum(line.gap_minor for line in lines)] if self._has_gap else []
        shown = [self._columns.amount(minor) if minor else _NOTHING for minor in (*given, *gap)]
        return [self._columns.amount(cost), *shown]

    def _blank(self) -> list[str]:
        return [""] * _DETAILS if self._has_details else []

    def _add(self, cells: list[object]) -> None:
        width = self._first_amount + 1 + len(self._sources) + self._has_gap
        self._rows.append([*cells, *[""] * (width - len(cells))])

    def _make_strong(self) -> None:
        """Set the row that was added last in strong type; what is given in kind stays italic."""
        self._style("FONT", SEMIBOLD, self._columns.size)
        row = len(self._rows) - 1
        self._commands += self._in_kind(row, row)

    def _in_kind(self, first_row: int, last_row: int) -> list[Command]:
        """What puts the amounts given in kind in italics, as the note above the table says."""
        return [
            ("FONT", (column, first_row), (column, last_row), ITALIC, self._columns.size)
            for column, source in enumerate(self._sources, start=self._first_amount + 1)
            if source.kind is SourceKind.IN_KIND
        ]

    def _style(self, command: str, *values: object) -> None:
        """Style the whole row that was added last."""
        row = len(self._rows) - 1
        self._commands.append((command, (0, row), (-1, row), *values))

    def _common_commands(self) -> list[Command]:
        size = self._columns.size
        return [
            *SHEET,
            ("FONT", (0, 0), (-1, -1), REGULAR, size),
            ("LEADING", (0, 0), (-1, -1), sized(CELL, size).leading),
            ("TEXTCOLOR", (0, 0), (-1, -1), INK),
            *self._in_kind(1, -1),
            ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            *padding(PADDING, PADDING, 2, 2.5),
        ]
