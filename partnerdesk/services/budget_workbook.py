"""The budget as a workbook whose formulas live on: a sheet for each period, their sum, the books.

Quantities, rates and amounts are numbers; every cost, sum and difference is a formula, with the
result of our own sums beside it for programs that do not calculate when a file is opened.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.domain.budget import BudgetSheet, CostLine, Period, group_letter
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.money import major_units, minor_digits
from partnerdesk.domain.spending import Spending
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.bookings import get_judged_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.saving import save_whole

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_NUMBER_BEHIND = len(" (20)")
_A4 = 9
_NUMBER, _TEXT, _KIND, _UNIT, _QUANTITY, _RATE, _COST, _FIRST_SOURCE = range(8)
_WIDTHS = {_NUMBER: 6, _TEXT: 42, _KIND: 16, _UNIT: 12, _QUANTITY: 10, _RATE: 12, _COST: 14}
_FIRST_ROW = 3
"""Rows from 0: title, currency and term, headings, then the costs."""


def export_budget(desk: Desk, partnership_id: int, file: Path, language: str | None = None) -> None:
    """Write the whole budget of a partnership into an xlsx file.

    Raises:
        UserError: there is no budget, the name does not end with .xlsx, or the place cannot be
            written to; no file is left behind.
    """
    if file.suffix.lower() != ".xlsx":
        raise UserError(
            N_("A budget cannot be written as {name}."), N_("End the name with .xlsx."),
            name=file.name,
        )  # fmt: skip
    judged = get_judged_budget(desk, partnership_id)
    if judged is None:
        raise UserError(N_("This partnership has no budget yet."), N_("Open Budgets and make one."))
    texts = for_language(language or desk.settings.current.language or "en")
    save_whole(workbook(judged, texts), file)


def workbook(judged: JudgedBudget, texts: Texts) -> bytes:
    """The bytes of the xlsx file."""
    import xlsxwriter  # slow to import and seldom needed

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    style = _Style.of(book, judged.budget.currency)
    budget = judged.budget
    names = sheet_names(budget.periods, texts)
    if len(budget.periods) == 1:
        _Table(book, style, texts, names[0], budget.sheet()).write(judged.spending)
    else:
        whole = _Table(book, style, texts, texts.gettext(N_("All periods")), budget.sheet())
        whole.write(judged.spending, sum_of=names)
        for name, period in zip(names, budget.periods, strict=True):
            _Table(book, style, texts, name, budget.sheet(period.id)).write(None)
    _write_books(book, style, texts, judged)
    book.close()
    return file.getvalue()


def sheet_names(periods: Sequence[Period], texts: Texts) -> list[str]:
    """A name for the sheet of each period, as Excel allows it."""
    if len(periods) == 1:
        return [texts.gettext(N_("Budget"))]
    names: list[str] = []
    taken = {texts.gettext(N_("All periods")).casefold(), texts.gettext(N_("Books")).casefold()}
    for number, period in enumerate(periods, start=1):
        plain = _NOT_IN_NAMES.sub(" ", period.name).strip()[
            : _LONGEST_NAME - _NUMBER_BEHIND
        ] or str(number)
        name = plain
        while name.casefold() in taken:
            name, number = f"{plain} ({number})", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


@dataclass(frozen=True)
class _Style:
    """How cells look, and how many decimals the currency has."""

    currency: str
    title: Format
    heading: Format
    number_heading: Format
    words: Format
    group: Format
    quantity: Format
    money: Format
    sum: Format

    @staticmethod
    def of(book: Workbook, currency: str) -> _Style:
        money = "#,##0.00" if minor_digits(currency) else "#,##0"
        head = {"bold": True, "bg_color": "#DCEDEC", "bottom": 1, "text_wrap": True}
        return _Style(
            currency,
            title=book.add_format({"bold": True, "font_size": 14}),
            heading=book.add_format(head),
            number_heading=book.add_format(head | {"align": "right"}),
            words=book.add_format({"text_wrap": True, "valign": "top"}),
            group=book.add_format({"bold": True, "bg_color": "#ECE7DD"}),
            quantity=book.add_format({"num_format": "#,##0.####", "valign": "top"}),
            money=book.add_format({"num_format": f"{money};-{money};;@", "valign": "top"}),
            sum=book.add_format({"bold": True, "num_format": money, "bg_color": "#ECE7DD"}),
        )


class _Table:
    """One sheet: the costs by activity with their sums; of several sheets, cell by cell."""

    def __init__(
        self, book: Workbook, style: _Style, texts: Texts, name: str, sheet: BudgetSheet
    ) -> None:
        self._page: Worksheet = book.add_worksheet(name)
        self._style = style
        self._texts = texts
        self._sheet = sheet
        self._gap = _FIRST_SOURCE + len(sheet.sources)
        self._row = _FIRST_ROW
        self._group_rows: list[int] = []
        self._sum_of: Sequence[str] = ()

    def write(self, books: Spending | None, sum_of: Sequence[str] = ()) -> None:
        """Fill the sheet; with ``sum_of`` its numbers are the sums of other sheets alike.

        The sheet of the whole term has the ``books`` beside the plan, and what was promised.
        """
        self._sum_of = sum_of
        has_books = books is not None and bool(books.bookings)
        self._write_head(has_books=has_books)
        for group in self._sheet.groups:
            first = self._row + 1
            for at, line in enumerate(group.lines):
                self._row = first + at
                self._write_line(group.number_of(at), line, books if has_books else None)
            self._write_group(first, group.letter, group.title, group.lines)
            self._row = first + len(group.lines)
        self._write_totals(with_promises=books is not None)
        self._page.freeze_panes(_FIRST_ROW, _TEXT + 1)
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.repeat_rows(_FIRST_ROW - 1)
        self._page.fit_to_pages(1, 0)

    def _write_head(self, *, has_books: bool) -> None:
        say, page = self._texts.gettext, self._page
        page.write_string(0, 0, self._sheet.partnership_name, self._style.title)
        facts = [say(N_("All amounts in {currency}.")).format(currency=self._sheet.currency)]
        if self._sheet.starts_on and self._sheet.ends_on:
            days = (self._texts.date(self._sheet.starts_on), self._texts.date(self._sheet.ends_on))
            facts.insert(0, say(N_("From {start} to {end}.")).format(start=days[0], end=days[1]))
        page.write_string(1, 0, " ".join(facts))
        words = [N_("No."), N_("Cost"), N_("Kind of cost"), N_("Unit"), N_("Quantity"), N_("Rate")]
        heads = [*map(say, words), say(N_("Cost total"))]
        heads += [source.name for source in self._sheet.sources] + [say(N_("Not covered"))]
        heads += [say(N_("Ordered")), say(N_("Spent")), say(N_("Left"))] if has_books else []
        for column, text in enumerate(heads):
            is_number = column >= _QUANTITY
            style = self._style.number_heading if is_number else self._style.heading
            page.write_string(_FIRST_ROW - 1, column, text, style)
            page.set_column(column, column, _WIDTHS.get(column, 15))

    def _write_line(self, number: str, line: CostLine, books: Spending | None) -> None:
        page, style, row = self._page, self._style, self._row
        category = self._texts.gettext(line.category.label) if line.category else ""
        for column, text in ((_NUMBER, number), (_TEXT, line.text), (_KIND, category),
                             (_UNIT, line.unit)):  # fmt: skip
            page.write_string(row, column, text, style.words)
        self._write_value(row, _QUANTITY, line.quantity, style.quantity)
        page.write_number(row, _RATE, self._major(line.rate_minor), style.money)
        if self._sum_of:
            self._write_value(row, _COST, self._major(line.cost_minor), style.money)
        else:
            quantity, rate = _cell(row, _QUANTITY), _cell(row, _RATE)
            # The inner rounding takes away what binary numbers add behind the last decimal.
            digits = minor_digits(self._style.currency)
            formula = f"=ROUND(ROUND({quantity}*{rate},6),{digits})"
            self._write_formula(row, _COST, formula, line.cost_minor, style.money)
        for column, source in enumerate(self._sheet.sources, start=_FIRST_SOURCE):
            given = line.amounts.get(source.id, 0)
            if given or self._sum_of:
                self._write_value(row, column, self._major(given), style.money)
        self._write_gap(row, line.gap_minor, style.money)
        if books is not None:
            self._write_state(row, number, line, books)

    def _write_state(self, row: int, number: str, line: CostLine, books: Spending) -> None:
        """What is ordered and spent, summed up from the sheet of the books, and what is left."""
        state = books.state_of(line.id, line.cost_minor)
        page = f"'{self._texts.gettext(N_('Books'))}'"
        for column, minor, values in (
            (self._gap + 1, state.committed_minor, "F"),
            (self._gap + 2, state.spent_minor, "G"),
        ):
            formula = f'=SUMIF({page}!C:C,"{number}",{page}!{values}:{values})'
            self._write_formula(row, column, formula, minor, self._style.money)
        moved = books.moved_by_line.get(line.id, 0)
        left = f"={_cell(row, _COST)}-{_cell(row, self._gap + 2)}"
        left += f"+{self._major(moved)}" if moved else ""
        self._write_formula(row, self._gap + 3, left, state.left_minor, self._style.money)

    def _write_group(self, first: int, letter: str, title: str, lines: Sequence[CostLine]) -> None:
        row = first - 1
        self._group_rows.append(row)
        self._page.write_string(row, _NUMBER, letter, self._style.group)
        self._page.write_string(row, _TEXT, title, self._style.group)
        for column in range(_KIND, _COST):
            self._page.write_blank(row, column, None, self._style.group)
        for column, minor in self._sums(lines):
            formula = f"=SUM({_cell(first, column)}:{_cell(first + len(lines) - 1, column)})"
            self._write_formula(row, column, formula, minor, self._style.sum)
        self._write_gap(row, sum(line.gap_minor for line in lines), self._style.sum)

    def _write_totals(self, *, with_promises: bool) -> None:
        say, sheet = self._texts.gettext, self._sheet
        total = self._row + 1
        self._page.write_string(total, _TEXT, say(N_("Total")), self._style.group)
        for column, minor in self._sums(sheet.lines):
            cells = "+".join(_cell(row, column) for row in self._group_rows) or "0"
            self._write_formula(total, column, f"={cells}", minor, self._style.sum)
        self._write_gap(total, sheet.gap_minor, self._style.sum)
        if not with_promises:
            return
        self._page.write_string(total + 1, _TEXT, say(N_("Promised")), self._style.words)
        self._page.write_string(total + 2, _TEXT, say(N_("Promised less planned")))
        for column, source in enumerate(sheet.sources, start=_FIRST_SOURCE):
            promised = self._major(source.promised_minor)
            self._page.write_number(total + 1, column, promised, self._style.money)
            formula = f"={_cell(total + 1, column)}-{_cell(total, column)}"
            difference = sheet.difference_minor(source)
            self._write_formula(total + 2, column, formula, difference, self._style.money)

    def _sums(self, lines: Sequence[CostLine]) -> Iterator[tuple[int, int]]:
        """The columns that are summed up, each with its sum over the lines."""
        yield _COST, sum(line.cost_minor for line in lines)
        for column, source in enumerate(self._sheet.sources, start=_FIRST_SOURCE):
            yield column, sum(line.amounts.get(source.id, 0) for line in lines)

    def _write_gap(self, row: int, minor: int, style: Format) -> None:
        cost, last = _cell(row, _COST), _cell(row, self._gap - 1)
        given = f"SUM({_cell(row, _FIRST_SOURCE)}:{last})" if self._sheet.sources else "0"
        self._write_formula(row, self._gap, f"={cost}-{given}", minor, style)

    def _write_value(self, row: int, column: int, value: Decimal, style: Format) -> None:
        """A number, or the sum of the same cell of other sheets."""
        if self._sum_of:
            formula = "=" + "+".join(f"'{name}'!{_cell(row, column)}" for name in self._sum_of)
            self._page.write_formula(row, column, formula, style, value)
        else:
            self._page.write_number(row, column, value, style)

    def _write_formula(
        self, row: int, column: int, formula: str, minor: int, style: Format
    ) -> None:
        self._page.write_formula(row, column, formula, style, self._major(minor))

    def _major(self, minor: int) -> Decimal:
        return major_units(minor, self._style.currency)


def _write_books(book: Workbook, style: _Style, texts: Texts, judged: JudgedBudget) -> None:
    """The entries of the books; orders that are paid already count only once."""
    if not judged.spending.bookings:
        return
    page = book.add_worksheet(texts.gettext(N_("Books")))
    heads = [N_("Day"), N_("Entry"), N_("No."), N_("Source"), N_("Receipt"), N_("Ordered"),
             N_("Spent"), N_("Received"), N_("Hours"), N_("Who")]  # fmt: skip
    for column, words in enumerate(heads):
        page.write_string(0, column, texts.gettext(words), style.heading)
        page.set_column(column, column, 34 if column == 1 else 16)
    numbers = {
        line.id: group.number_of(at)
        for group in judged.budget.sheet().groups
        for at, line in enumerate(group.lines)
    }
    sources = {source.id: source.name for source in judged.budget.sources}
    binding = {one.id for one in judged.spending.binding}
    for row, one in enumerate(judged.spending.bookings, start=1):
        for column, text in (
            (0, texts.short_date(one.booked_on)),
            (1, one.text or texts.gettext(one.kind.label)),
            (2, numbers.get(one.line_id or 0, "")),
            (3, sources.get(one.source_id or 0, "")),
            (4, one.voucher),
            (9, one.person),
        ):
            page.write_string(row, column, text)
        amount = major_units(one.minor, style.currency)
        if one.id in binding:
            page.write_number(row, 5, amount, style.money)
        if one.kind.uses_plan:
            page.write_number(row, 6, amount, style.money)
        elif one.id not in binding:
            page.write_number(row, 7, amount, style.money)
        if one.hours is not None:
            page.write_number(row, 8, one.hours, style.quantity)
    page.freeze_panes(1, 0)


def _cell(row: int, column: int) -> str:
    """The name of a cell, such as G4; both counted from 0."""
    return f"{group_letter(column)}{row + 1}"
