"""The columns of the budget table, and what a cell of a column shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from partnerdesk.domain.budget import BudgetSheet, CellField, CostLine, Source
from partnerdesk.domain.money import Money
from partnerdesk.ui.kit.language import _, current_texts


class ColumnKind(Enum):
    """What a column is about."""

    NUMBER = "number"
    TEXT = "text"
    UNIT = "unit"
    QUANTITY = "quantity"
    RATE = "rate"
    COST = "cost"
    SOURCE = "source"
    GAP = "gap"
    COMMITTED = "committed"
    SPENT = "spent"


FROZEN_COLUMNS = 2
"""Number and cost stay in sight when the table is scrolled sideways."""

DETAIL_KINDS = frozenset({ColumnKind.UNIT, ColumnKind.QUANTITY, ColumnKind.RATE})
"""Columns that say how a cost comes about; they can be hidden."""

BOOK_KINDS = (ColumnKind.COMMITTED, ColumnKind.SPENT)
"""Columns about what became of the plan."""

WORD_KINDS = frozenset({ColumnKind.NUMBER, ColumnKind.TEXT, ColumnKind.UNIT})

_FIELDS = {
    ColumnKind.TEXT: CellField.TEXT,
    ColumnKind.UNIT: CellField.UNIT,
    ColumnKind.QUANTITY: CellField.QUANTITY,
    ColumnKind.RATE: CellField.RATE,
    ColumnKind.SOURCE: CellField.AMOUNT,
}


@dataclass(frozen=True)
class SheetColumn:
    """A column; one for a source of finance carries the source.

    Where it ``is_locked`` nothing can be typed into it.
    """

    kind: ColumnKind
    source: Source | None = None
    is_locked: bool = False

    @property
    def source_id(self) -> int:
        """The id of the source, or 0."""
        return self.source.id if self.source else 0

    @property
    def key(self) -> tuple[ColumnKind, int]:
        """Tells which column is the same one after a reload."""
        return self.kind, self.source_id

    @property
    def field(self) -> CellField | None:
        """What typing into the column changes; None for what is computed."""
        return None if self.is_locked else _FIELDS.get(self.kind)

    @property
    def is_number(self) -> bool:
        """Whether the column stands right-aligned."""
        return self.kind not in WORD_KINDS

    def title(self) -> str:
        """The first line of the header."""
        if self.source:
            return self.source.name
        return {
            ColumnKind.NUMBER: _("No."),
            ColumnKind.TEXT: _("Cost"),
            ColumnKind.UNIT: _("Unit"),
            ColumnKind.QUANTITY: _("Quantity"),
            ColumnKind.RATE: _("Rate"),
            ColumnKind.COST: _("Cost total"),
            ColumnKind.GAP: _("Covered"),
            ColumnKind.COMMITTED: _("Ordered"),
            ColumnKind.SPENT: _("Spent"),
        }[self.kind]

    def second_line(self) -> str:
        """The second line of the header: what kind of source it is."""
        if self.source:
            return _(self.source.kind.label)
        return _("or gap") if self.kind is ColumnKind.GAP else ""

    def full_title(self) -> str:
        """Both lines in one, for reading aloud and for sentences."""
        return ", ".join(part for part in (self.title(), self.second_line()) if part)


def columns_of(sheet: BudgetSheet, *, has_books: bool = False) -> tuple[SheetColumn, ...]:
    """The columns of a budget, from the number to the gap; with books, to what was spent.

    A sum over periods is locked: what is typed belongs to one of them.
    """
    kinds = list(ColumnKind)
    before = kinds[: kinds.index(ColumnKind.SOURCE)]
    locked = not sheet.is_editable
    return (
        *(SheetColumn(kind, is_locked=locked) for kind in before),
        *(SheetColumn(ColumnKind.SOURCE, source, locked) for source in sheet.sources),
        SheetColumn(ColumnKind.GAP),
        *(map(SheetColumn, BOOK_KINDS) if has_books else ()),
    )


def amount_text(minor: int, currency: str, *, shows_zero: bool = False) -> str:
    """An amount as it stands in a cell: zero is empty except in totals."""
    return current_texts().amount(minor, currency) if minor or shows_zero else ""


def gap_text(gap_minor: int, cost_minor: int, currency: str) -> str:
    """What is missing, with a sign that says it without colour."""
    if gap_minor == 0:
        return "✓ " + _("covered") if cost_minor else ""
    return f"{'▲' if gap_minor > 0 else '▼'} {current_texts().amount(gap_minor, currency)}"


def gap_words(gap_minor: int, currency: str) -> str:
    """The same, to be read aloud."""
    amount = current_texts().money(Money(abs(gap_minor), currency))
    if gap_minor == 0:
        return _("covered")
    return (_("{amount} missing") if gap_minor > 0 else _("{amount} too much")).format(
        amount=amount
    )


def cost_cell_text(line: CostLine, column: SheetColumn, currency: str) -> str:
    """What a cell of a cost line shows, and what its editor starts with."""
    match column.kind:
        case ColumnKind.TEXT:
            return line.text
        case ColumnKind.UNIT:
            return line.unit
        case ColumnKind.QUANTITY:
            return current_texts().number(line.quantity) if line.quantity else ""
        case ColumnKind.RATE:
            return amount_text(line.rate_minor, currency)
        case ColumnKind.COST:
            return amount_text(line.cost_minor, currency)
        case ColumnKind.SOURCE:
            return amount_text(line.amounts.get(column.source_id, 0), currency)
        case ColumnKind.GAP:
            return gap_text(line.gap_minor, line.cost_minor, currency)
        case _:
            return ""
