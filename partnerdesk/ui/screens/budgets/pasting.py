"""What a copied block means for the table: which cells change, which lines are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from partnerdesk.domain.budget import CellChange, CellField, CostLine
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.language import current_texts
from partnerdesk.ui.screens.budgets.blocks import Block
from partnerdesk.ui.screens.budgets.columns import SheetColumn
from partnerdesk.ui.screens.budgets.model import BudgetModel, CostEntry


def plan_paste(
    model: BudgetModel, block: Block, first_row: int, columns: Sequence[SheetColumn]
) -> tuple[list[CellChange], list[CostLine]]:
    """The changes that put a block into ``columns`` from a row on, and the lines added at the end.

    Rows of activities are skipped; computed columns keep what they compute.

    Raises:
        UserError: the block is too wide, or one of its cells does not fit; the sentence names it.
    """
    width = max(len(cells) for cells in block)
    if width > len(columns):
        raise UserError(
            N_("The copied block has {width} columns, but only {room} fit here."),
            N_("Choose a cell further left, then paste again."),
            width=width,
            room=len(columns),
        )
    entries = [model.entry(row) for row in range(first_row, model.rowCount())]
    costs = [entry for entry in entries if isinstance(entry, CostEntry)]
    changes = [
        read_located(model, entry.line.id, entry.label, column, text)
        for entry, cells in zip(costs, block, strict=False)
        for column, text in zip(columns, cells, strict=False)
        if column.field is not None
    ]
    added = [
        _new_line(model, columns, cells, position)
        for position, cells in enumerate(block[len(costs) :])
    ]
    return changes, added


def read_located(
    model: BudgetModel, line_id: int, label: str, column: SheetColumn, text: str
) -> CellChange:
    """The change that a text in a cell means; where it means none, the error names the cell.

    Raises:
        UserError: the text does not fit into the cell.
    """
    if column.field is None:
        raise ValueError("computed cells cannot be written")
    try:
        return model.read(column, column.field, line_id, text)
    except UserError as error:
        raise UserError(
            N_("Row {row}, column {column}: {reason}"),
            row=label,
            column=column.title(),
            reason=error.text(current_texts()),
        ) from error


def _new_line(
    model: BudgetModel, columns: Sequence[SheetColumn], cells: Sequence[str], position: int
) -> CostLine:
    """A line for a row of the block that stands below the end of the table."""
    groups = model.sheet.groups
    label = groups[-1].number_of(len(groups[-1].lines) + position) if groups else f"A{position + 1}"
    line = CostLine(0, groups[-1].title if groups else "", "")
    for column, text in zip(columns, cells, strict=False):
        if column.field is not None and text.strip():
            line = _with(line, read_located(model, 0, label, column, text))
    return line


def _with(line: CostLine, change: CellChange) -> CostLine:
    match change.field:
        case CellField.TEXT:
            return replace(line, text=str(change.value))
        case CellField.UNIT:
            return replace(line, unit=str(change.value))
        case CellField.QUANTITY:
            return replace(line, quantity=Decimal(change.value))
        case CellField.RATE:
            return replace(line, rate_minor=int(change.value))
        case CellField.AMOUNT:
            amounts = {**line.amounts, change.source_id: int(change.value)}
            return replace(line, amounts=amounts)
