"""The budget as a table: groups of costs with their subtotals, and the costs below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt

from partnerdesk.domain.budget import (
    BudgetGroup,
    BudgetSheet,
    CellChange,
    CellField,
    CostLine,
)
from partnerdesk.domain.budget_cells import read_cell
from partnerdesk.domain.budget_grouping import Arrangement, cost_groups
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.spending import Spending
from partnerdesk.domain.texts import N_
from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.widgets import tooltip
from partnerdesk.ui.screens.budgets.columns import (
    BOOK_KINDS,
    DETAIL_KINDS,
    ColumnKind,
    SheetColumn,
    amount_text,
    columns_of,
    cost_cell_text,
    gap_text,
    gap_words,
)
from partnerdesk.ui.screens.budgets.sheet_model import (
    WIDE_TEXT_ROLE,
    Index,
    SheetModel,
    alignment,
    brush,
    changed_span,
)

_WIDE_KINDS = DETAIL_KINDS | {ColumnKind.TEXT}
_FEW_ROWS = 50
"""So many changed rows are drawn again by themselves."""


@dataclass(frozen=True)
class GroupEntry:
    """A table row with a group of costs and its subtotals."""

    group: BudgetGroup
    title: str

    @property
    def key(self) -> tuple[str, int]:
        """Tells which row is the same one after a reload."""
        return "group", self.group.lines[0].id

    @property
    def label(self) -> str:
        """The letter of the activity; empty for other groups."""
        return self.group.letter

    @property
    def is_activity(self) -> bool:
        """Whether its title is that of an activity, which can be changed."""
        return bool(self.group.letter)


class CostEntry(NamedTuple):
    """A table row with a cost; ``label`` is its number, such as A1."""

    line: CostLine
    label: str

    @property
    def key(self) -> tuple[str, int]:
        """Tells which row is the same one after a reload."""
        return "cost", self.line.id


Entry = GroupEntry | CostEntry


class BudgetModel(SheetModel):
    """The table of one budget. What is typed goes straight to the services."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entries: list[Entry] = []
        self._keys: list[tuple[str, int]] = []
        self._sheet: BudgetSheet | None = None
        self._books = Spending()
        self._arrangement = Arrangement()

    @property
    def sheet(self) -> BudgetSheet:
        """The budget that is shown."""
        if self._sheet is None:
            raise RuntimeError("no budget is shown yet")
        return self._sheet

    def show_sheet(self, sheet: BudgetSheet, books: Spending, arrangement: Arrangement) -> None:
        """Show a budget; rows and columns that were there already keep their selection."""
        columns = columns_of(sheet, has_books=bool(books.bookings))
        is_as_before = (self._books, self._arrangement) == (books, arrangement)
        changes = sheet.changes_since(self._sheet) if self._sheet and is_as_before else None
        self._sheet, self._books, self._arrangement = sheet, books, arrangement
        if changes is not None and len(changes) <= _FEW_ROWS and columns == self.columns:
            self.tell_changed(self._change_entries(changes))
            return
        self.show_columns(columns)
        self._show_entries(_entries_of(sheet, arrangement))
        self.tell_all_changed()

    def entry(self, row: int) -> Entry:
        """What a row shows."""
        return self._entries[row]

    def units(self) -> frozenset[str]:
        """The units of all costs."""
        return frozenset(line.unit for line in self.sheet.lines)

    def row_of_line(self, line_id: int) -> int:
        """The row of a cost, or -1."""
        wanted = ("cost", line_id)
        return self._keys.index(wanted) if wanted in self._keys else -1

    def apply(
        self, changes: Sequence[CellChange], sentence: str, added: Sequence[CostLine] = ()
    ) -> None:
        """Change many cells as one step; ``sentence`` is a marked message for the history.

        Raises:
            UserError: nothing was changed.
        """
        if not self.sheet.is_editable:
            raise UserError(
                N_("All periods are shown together."), N_("Choose one of them to change it.")
            )
        if changes or added:
            self._set_cells(changes, Change(sentence), added)

    def _set_cells(
        self, changes: Sequence[CellChange], change: Change, added: Sequence[CostLine] = ()
    ) -> None:
        period = self.sheet.period
        budgets.set_cells(
            self._desk,
            self.sheet.partnership_id,
            changes,
            change,
            added=added,
            period_id=period.id if period else 0,
        )

    def read(self, column: SheetColumn, field: CellField, line_id: int, text: str) -> CellChange:
        """The change that a text in a cell means.

        Raises:
            FieldError: the text does not fit into the cell.
        """
        value = read_cell(field, text, self.sheet.currency, current_texts().language)
        return CellChange(line_id, field, value, column.source_id)

    def write(self, index: Index, text: str, merge_key: str) -> None:
        """Save what was typed into a cell, or the new title of an activity."""
        entry, column = self._entries[index.row()], self.columns[index.column()]
        pid = self.sheet.partnership_id
        if isinstance(entry, GroupEntry):
            budgets.rename_activity(self._desk, pid, entry.group.title, text, merge_key=merge_key)
        elif column.field is not None:
            change = Change(
                N_("Change {column} of {cost}"),
                merge_key=merge_key,
                column=column.title(),
                cost=entry.line.text or entry.label,
            )
            cell = self.read(column, column.field, entry.line.id, text)
            self._set_cells([cell], change)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Groups and costs together."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Costs can be typed into where nothing is computed, activities at their title."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.columns[index.column()]
        entry = self._entries[index.row()]
        if isinstance(entry, GroupEntry):
            editable = column.kind is ColumnKind.TEXT and entry.is_activity
        else:
            editable = column.field is not None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt asks about a cell."""
        if not 0 <= index.row() < len(self._entries):
            return None
        entry, column = self._entries[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(entry, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
            case Qt.ItemDataRole.BackgroundRole:
                return brush(_background(entry, column))
            case Qt.ItemDataRole.ForegroundRole:
                return brush(_ink(entry, column))
            case Qt.ItemDataRole.FontRole:
                strong = isinstance(entry, GroupEntry) or column.kind is ColumnKind.COST
                return self.strong if strong else None
            case Qt.ItemDataRole.ToolTipRole if column.kind is ColumnKind.TEXT:
                return tooltip(self._text(entry, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry, column)
            case _ if role == WIDE_TEXT_ROLE:
                is_wide = isinstance(entry, GroupEntry) and column.kind in _WIDE_KINDS
                return _name(entry) if is_wide else None
        return None

    def _text(self, entry: Entry, column: SheetColumn) -> str:
        if column.kind is ColumnKind.NUMBER:
            return entry.label
        currency = self.sheet.currency
        if column.kind in BOOK_KINDS:
            return amount_text(self._booked(entry, column.kind), currency)
        if isinstance(entry, CostEntry):
            return cost_cell_text(entry.line, column, currency)
        group = entry.group
        match column.kind:
            case ColumnKind.TEXT:
                return entry.title
            case ColumnKind.COST:
                return amount_text(group.cost_minor, currency, shows_zero=True)
            case ColumnKind.SOURCE:
                planned = group.planned_minor.get(column.source_id, 0)
                return amount_text(planned, currency, shows_zero=True)
            case ColumnKind.GAP:
                return gap_text(group.gap_minor, group.cost_minor, currency)
            case _:
                return ""

    def _booked(self, entry: Entry, kind: ColumnKind) -> int:
        """What is ordered or spent for a cost, or for all costs of a group."""
        lines = entry.group.lines if isinstance(entry, GroupEntry) else (entry.line,)
        books = self._books
        by_line = books.spent_by_line if kind is ColumnKind.SPENT else books.committed_by_line
        return sum(by_line.get(line.id, 0) for line in lines)

    def _spoken(self, entry: Entry, column: SheetColumn) -> str:
        """A cell as it is read aloud: "Rent, Town Council: 4,500.00"."""
        words = self._text(entry, column)
        name = _name(entry)
        if column.kind is ColumnKind.GAP:
            words = gap_words(_gap(entry), self.sheet.currency)
        elif column.kind in (ColumnKind.SOURCE, ColumnKind.RATE, ColumnKind.COST) and not words:
            words = amount_text(0, self.sheet.currency, shows_zero=True)
        return f"{name}, {column.title()}: " + (words or _("empty"))

    def _change_entries(self, changes: Iterable[tuple[CostLine, CostLine]]) -> set[int]:
        """Show costs as they are now, in rows that stay; the answer are the rows that changed."""
        rows = set()
        for old, new in changes:
            row = head = self.row_of_line(new.id)
            while isinstance(entry := self._entries[head], CostEntry):
                head -= 1
            self._entries[row] = CostEntry(new, self._entries[row].label)
            self._entries[head] = replace(entry, group=entry.group.with_line(old, new))
            rows |= {row, head}
        return rows

    def _show_entries(self, entries: list[Entry]) -> None:
        keys = [entry.key for entry in entries]
        start, old_end, new_end = changed_span(self._keys, keys)
        if old_end > start:
            self.beginRemoveRows(QModelIndex(), start, old_end - 1)
            del self._entries[start:old_end]
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(QModelIndex(), start, new_end - 1)
            self._entries[start:start] = entries[start:new_end]
            self.endInsertRows()
        self._entries, self._keys = entries, keys


def _entries_of(sheet: BudgetSheet, arrangement: Arrangement) -> list[Entry]:
    entries: list[Entry] = []
    for one in cost_groups(sheet, arrangement):
        title = _(one.message) if one.message else one.group.title
        entries.append(GroupEntry(one.group, title))
        entries.extend(map(CostEntry, one.group.lines, one.numbers))
    return entries


def _name(entry: Entry) -> str:
    text = entry.title if isinstance(entry, GroupEntry) else entry.line.text
    return text or entry.label


def _gap(entry: Entry) -> int:
    return entry.group.gap_minor if isinstance(entry, GroupEntry) else entry.line.gap_minor


def _background(entry: Entry, column: SheetColumn) -> str:
    if isinstance(entry, GroupEntry):
        return "side"
    return "zebra" if column.field is None else "surface"


def _ink(entry: Entry, column: SheetColumn) -> str:
    if column.kind is not ColumnKind.GAP:
        return "text"
    gap = _gap(entry)
    return "ok" if gap == 0 else "warn" if gap > 0 else "bad"
