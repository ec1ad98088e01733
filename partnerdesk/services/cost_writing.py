"""Writes the costs that were planned from a budget sheet, thousands at once."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from partnerdesk.domain.budget import MOST_SOURCES, CostLine, Source
from partnerdesk.domain.cost_plan import CostPlan
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.services.budget_rows import check_line_count, next_position
from partnerdesk.services.import_writing import free_ids
from partnerdesk.store import journal
from partnerdesk.store.journal import Values
from partnerdesk.store.tables import AmountRow, BudgetRow, CostLineRow, QuantityRow, SourceRow


def write_costs(session: Session, budget: BudgetRow, plan: CostPlan) -> None:
    """Add the lines and the new sources of a plan, as a part of the step of this session.

    Raises:
        UserError: the budget is full.
    """
    check_line_count(len(budget.lines) + len(plan.lines))
    source_ids = _add_sources(session, budget, plan.new_sources)
    line_ids = free_ids(session, CostLineRow)
    rows = [(next(line_ids), line) for line in plan.lines]
    first = next_position(budget.lines)
    lines = [
        _line(row_id, budget.id, position, line.face)
        for position, (row_id, line) in enumerate(rows, start=first)
    ]
    journal.add_rows(session, CostLineRow, lines)
    quantity_ids, amount_ids = free_ids(session, QuantityRow), free_ids(session, AmountRow)
    quantities: list[Values] = [
        {"id": next(quantity_ids), "cost_line_id": row_id, "period_id": period, "quantity": number}
        for row_id, line in rows
        for period, number in line.quantities.items()
    ]
    journal.add_rows(session, QuantityRow, quantities)
    amounts: list[Values] = [
        {
            "id": next(amount_ids),
            "cost_line_id": row_id,
            "source_id": source_ids.get(source, source),
            "period_id": period,
            "minor": minor,
        }
        for row_id, line in rows
        for period, given in line.amounts.items()
        for source, minor in given.items()
    ]
    journal.add_rows(session, AmountRow, amounts)


def _line(row_id: int, budget_id: int, position: int, face: CostLine) -> Values:
    return {
        "id": row_id,
        "budget_id": budget_id,
        "position": position,
        "activity": face.group,
        "text": face.text,
        "unit": face.unit,
        "rate_minor": face.rate_minor,
        "category": face.category.value if face.category else "",
    }


def _add_sources(
    session: Session, budget: BudgetRow, sources: tuple[Source, ...]
) -> Mapping[int, int]:
    """Add new sources at the end; the answer is the number each has in the records."""
    if sources and len(budget.sources) + len(sources) > MOST_SOURCES:
        raise UserError(
            N_("A budget has at most {limit} sources."),
            N_("Put small sources together."),
            limit=MOST_SOURCES,
        )
    last = max((other.position for other in budget.sources), default=-1)
    row_ids = free_ids(session, SourceRow)
    known = {source.id: next(row_ids) for source in sources}
    rows: list[Values] = [
        {
            "id": known[source.id],
            "budget_id": budget.id,
            "position": last + number,
            "name": source.name,
            "kind": source.kind.value,
            "promised_minor": source.promised_minor,
        }
        for number, source in enumerate(sources, start=1)
    ]
    journal.add_rows(session, SourceRow, rows)
    return known
