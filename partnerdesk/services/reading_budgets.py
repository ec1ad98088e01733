"""Rows of budgets become frozen values here: lines and amounts as plain columns, for speed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session, object_session

from partnerdesk.domain.budget import (
    BudgetSheet,
    Conditions,
    CostCategory,
    CostLine,
    InKindRule,
    Period,
    Source,
    SourceKind,
    SourceState,
)
from partnerdesk.domain.history import TouchedRow
from partnerdesk.domain.whole_budget import Budget, BudgetLine
from partnerdesk.store.tables import (
    AmountRow,
    BudgetRow,
    CostLineRow,
    PeriodRow,
    QuantityRow,
    SourceRow,
)

Quantities = dict[int, dict[int, Decimal]]
"""Quantities by cost line, then by period."""

Amounts = dict[int, dict[int, dict[int, int]]]
"""Minor units by cost line, by period, then by source."""


def source_of(row: SourceRow) -> Source:
    """The source of finance a row describes."""
    return Source(
        id=row.id,
        name=row.name,
        kind=SourceKind(row.kind),
        promised_minor=row.promised_minor,
        organisation_id=row.organisation_id,
        state=SourceState(row.state),
        conditions=Conditions(
            eligible_from=row.eligible_from,
            eligible_until=row.eligible_until,
            ceiling_minor=row.ceiling_minor,
            least_own_share_percent=row.least_own_share_percent,
            flat_rate_percent=row.flat_rate_percent,
            in_kind_rule=InKindRule(row.in_kind_rule),
        ),
        currency=row.currency,
        promised_foreign_minor=row.promised_foreign_minor,
    )


def period_of(row: PeriodRow) -> Period:
    """The period a row describes."""
    return Period(row.id, row.name, row.starts_on, row.ends_on)


def budget_of(row: BudgetRow) -> Budget:
    """The whole budget a row describes."""
    (budget,) = budgets_of([row])
    return budget


def budget_sheet_of(row: BudgetRow) -> BudgetSheet:
    """The budget a row describes, in all periods together, ready to be totalled."""
    return budget_of(row).sheet()


def budget_sheets_of(rows: Sequence[BudgetRow]) -> tuple[BudgetSheet, ...]:
    """The budgets of several rows, each in all periods together."""
    return tuple(budget.sheet() for budget in budgets_of(rows))


def budgets_of(rows: Sequence[BudgetRow]) -> tuple[Budget, ...]:
    """The budgets of several rows; their cost lines are read together."""
    if not rows:
        return ()
    session = object_session(rows[0])
    assert session is not None  # a row is read inside of its transaction only
    lines = _lines(session, [row.id for row in rows])
    return tuple(
        Budget(
            id=row.id,
            partnership_id=row.partnership_id,
            partnership_name=row.partnership.name,
            currency=row.currency,
            starts_on=row.partnership.starts_on,
            ends_on=row.partnership.ends_on,
            sources=tuple(map(source_of, row.sources)),
            periods=tuple(map(period_of, row.periods)),
            lines=tuple(lines.get(row.id, ())),
            transfer_limit_percent=row.transfer_limit_percent,
        )
        for row in rows
    )


LINE_TABLES = frozenset({"cost_line", "quantity", "amount"})
"""What the lines of a budget are read from."""


def with_touched_lines(session: Session, known: Budget, rows: Collection[TouchedRow]) -> Budget:
    """The budget as it is after lines and their cells changed; no other line is read."""
    in_order = select(CostLineRow.id).where(CostLineRow.budget_id == known.id)
    order = session.scalars(in_order.order_by(CostLineRow.position, CostLineRow.id)).all()
    lines = {line.face.id: line for line in known.lines}
    wanted = _line_ids(session, rows) | set(order).difference(lines)
    fresh = _lines(session, [known.id], wanted).get(known.id, ())
    lines |= {line.face.id: line for line in fresh}
    return known.with_lines(tuple(lines[number] for number in order))


def _line_ids(session: Session, rows: Collection[TouchedRow]) -> set[int]:
    """The cost lines that these rows are, or that they belong to."""
    found = {one.row_id for one in rows if one.table == "cost_line"}
    for table in (QuantityRow, AmountRow):
        cells = [one for one in rows if one.table == table.__tablename__]
        found |= {int(str(one.values["cost_line_id"])) for one in cells if _is_whole(one)}
        changed = [one.row_id for one in cells if not _is_whole(one)]
        found |= set(session.scalars(select(table.cost_line_id).where(table.id.in_(changed))))
    return found


def _is_whole(row: TouchedRow) -> bool:
    """Whether it was made or deleted: of a changed row only what changed is told."""
    return "cost_line_id" in row.values


def _lines(
    session: Session, budget_ids: Sequence[int], only: Collection[int] | None = None
) -> dict[int, list[BudgetLine]]:
    """The lines of budgets, by budget; ``only`` some of them."""
    quantities = _quantities(session, budget_ids, only)
    amounts = _amounts(session, budget_ids, only)
    row = CostLineRow
    columns = (
        select(
            row.budget_id, row.id, row.activity, row.text, row.unit, row.rate_minor,
            row.category, row.is_eligible, row.organisation_id, row.measure_id,
        )
        .where(row.budget_id.in_(budget_ids), *_among(row.id, only))
        .order_by(row.position, row.id)
    )  # fmt: skip
    lines: dict[int, list[BudgetLine]] = {}
    for budget_id, line_id, activity, text, unit, rate, category, *rest in session.execute(columns):
        face = CostLine(
            line_id,
            activity,
            text,
            unit,
            Decimal(0),
            rate,
            {},
            CostCategory(category) if category else None,
            *rest,
        )
        line = BudgetLine(face, quantities.get(line_id, {}), amounts.get(line_id, {}))
        lines.setdefault(budget_id, []).append(line)
    return lines


def _among(
    column: InstrumentedAttribute[int], only: Collection[int] | None
) -> Sequence[ColumnElement[bool]]:
    return () if only is None else (column.in_(only),)


def _quantities(
    session: Session, budget_ids: Sequence[int], only: Collection[int] | None
) -> Quantities:
    found: Quantities = {}
    columns = (
        select(QuantityRow.cost_line_id, QuantityRow.period_id, QuantityRow.quantity)
        .join(PeriodRow, PeriodRow.id == QuantityRow.period_id)
        .where(PeriodRow.budget_id.in_(budget_ids), *_among(QuantityRow.cost_line_id, only))
    )
    for line_id, period_id, quantity in session.execute(columns):
        found.setdefault(line_id, {})[period_id] = quantity
    return found


def _amounts(session: Session, budget_ids: Sequence[int], only: Collection[int] | None) -> Amounts:
    found: Amounts = {}
    columns = (
        select(AmountRow.cost_line_id, AmountRow.period_id, AmountRow.source_id, AmountRow.minor)
        .join(PeriodRow, PeriodRow.id == AmountRow.period_id)
        .where(PeriodRow.budget_id.in_(budget_ids), *_among(AmountRow.cost_line_id, only))
    )
    for line_id, period_id, source_id, minor in session.execute(columns):
        found.setdefault(line_id, {}).setdefault(period_id, {})[source_id] = minor
    return found
