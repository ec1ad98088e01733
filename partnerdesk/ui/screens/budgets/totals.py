"""The totals below the table: planned, promised, and the difference of both."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, Qt

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.budget_cells import checked_amount
from partnerdesk.domain.money import parse_amount
from partnerdesk.domain.spending import Spending
from partnerdesk.services import budget_sources
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.screens.budgets.columns import (
    BOOK_KINDS,
    ColumnKind,
    SheetColumn,
    amount_text,
    columns_of,
    gap_text,
    gap_words,
)
from partnerdesk.ui.screens.budgets.sheet_model import Index, SheetModel, alignment, brush


class Total(IntEnum):
    """The rows of the totals, from top to bottom."""

    PLANNED = 0
    PROMISED = 1
    DIFFERENCE = 2


class TotalsModel(SheetModel):
    """The totals of one budget; what a source promises can be typed here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: BudgetSheet | None = None
        self._whole: BudgetSheet | None = None
        self._books = Spending()
        self._is_short = False

    def set_short(self, short: bool) -> None:
        """Say a difference in one line; its mark and its colour tell what it means."""
        self._is_short = short
        self.tell_all_changed()

    def show_sheet(self, sheet: BudgetSheet, whole: BudgetSheet, books: Spending) -> None:
        """Show the totals of a sheet; what is promised is compared with ``whole``, all periods."""
        self._sheet, self._whole, self._books = sheet, whole, books
        self.show_columns(columns_of(sheet, has_books=bool(books.bookings)))
        self.tell_all_changed()

    def write(self, index: Index, text: str, merge_key: str) -> None:
        """Save what a source promises; an empty cell promises nothing."""
        source = self.columns[index.column()].source
        if source is None or self._sheet is None:
            return
        currency, language = self._sheet.currency, current_texts().language
        minor = parse_amount(text, currency, language) if text.strip() else 0
        promised = replace(source, promised_minor=checked_amount(minor))
        budget_sources.save_source(self._desk, promised, merge_key=merge_key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Planned, promised, difference."""
        return 0 if parent.isValid() else len(Total)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what a source promises can be typed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.row() == Total.PROMISED and self.columns[index.column()].source is not None:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        if self._sheet is None:
            return None
        total, column = Total(index.row()), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(total, column)
            case Qt.ItemDataRole.EditRole:
                return amount_text(self._minor(total, column) or 0, self._sheet.currency)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case Qt.ItemDataRole.FontRole:
                return self.strong
            case Qt.ItemDataRole.BackgroundRole:
                return brush(self._background(total, column))
            case Qt.ItemDataRole.ForegroundRole:
                return brush(self._ink(total, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(total, column)
        return None

    def _minor(self, total: Total, column: SheetColumn) -> int | None:
        """The amount of a cell; None where there is none."""
        sheet, whole = self._sheet, self._whole
        if sheet is None or whole is None:
            return None
        if column.kind in BOOK_KINDS:
            return self._booked(column.kind) if total is Total.PLANNED else None
        if column.source is not None:
            planned, promised = sheet.planned_minor[column.source_id], column.source.promised_minor
            in_all = whole.planned_minor[column.source_id]
        elif column.kind is ColumnKind.COST:
            planned, promised = sheet.cost_minor, sheet.promised_minor
            in_all = whole.cost_minor
        else:
            return None
        return (planned, promised, promised - in_all)[total]

    def _booked(self, kind: ColumnKind) -> int:
        books = self._books
        by_line = books.spent_by_line if kind is ColumnKind.SPENT else books.committed_by_line
        return sum(by_line.values())

    def _title(self, total: Total) -> str:
        """What a row is about: promises are made for all periods together."""
        if self._sheet is self._whole or self._is_short:
            return (_("Planned"), _("Promised"), _("Difference"))[total]
        return (_("Planned here"), _("Promised for all"), _("Difference in all"))[total]

    def _text(self, total: Total, column: SheetColumn) -> str:
        if self._sheet is None:
            return ""
        if column.kind is ColumnKind.TEXT:
            return self._title(total)
        if column.kind is ColumnKind.GAP and total is Total.PLANNED:
            return gap_text(self._sheet.gap_minor, self._sheet.cost_minor, self._sheet.currency)
        minor = self._minor(total, column)
        if minor is None:
            return ""
        amount = amount_text(minor, self._sheet.currency, shows_zero=True)
        if total is not Total.DIFFERENCE:
            return amount
        signed = f"+{amount}" if minor > 0 else amount
        if self._is_short:
            return f"{_mark(minor)} {signed}"
        return f"{signed}\n{_mark(minor)} {_word(minor)}"

    def _spoken(self, total: Total, column: SheetColumn) -> str:
        """A cell as it is read aloud: "Difference, Town Council: 120.00 left"."""
        if self._sheet is None:
            return ""
        title = self._title(total)
        if column.kind is ColumnKind.GAP and total is Total.PLANNED:
            words = gap_words(self._sheet.gap_minor, self._sheet.currency)
        elif (minor := self._minor(total, column)) is None:
            return title
        else:
            words = amount_text(abs(minor), self._sheet.currency, shows_zero=True)
            if total is Total.DIFFERENCE:
                words = f"{words} {_word(minor)}"
        return f"{title}, {column.title()}: {words}"

    def _background(self, total: Total, column: SheetColumn) -> str:
        if total is not Total.DIFFERENCE:
            return "surface" if total is Total.PROMISED and column.source is not None else "side"
        minor = self._minor(total, column)
        return "side" if minor is None else f"{difference_token(minor)}_bg"

    def _ink(self, total: Total, column: SheetColumn) -> str:
        sheet = self._sheet
        if sheet is not None and column.kind is ColumnKind.GAP:
            return "ok" if sheet.gap_minor == 0 else "warn" if sheet.gap_minor > 0 else "bad"
        minor = self._minor(total, column)
        if total is not Total.DIFFERENCE or minor is None:
            return "text"
        return difference_token(minor)


def difference_token(minor: int) -> str:
    """The colour of a difference: fits, something is left, something is missing."""
    return "ok" if minor == 0 else "warn" if minor > 0 else "bad"


def _mark(minor: int) -> str:
    return "✓" if minor == 0 else "▲" if minor > 0 else "▼"


def _word(minor: int) -> str:
    return _("fits") if minor == 0 else _("left") if minor > 0 else _("missing")
