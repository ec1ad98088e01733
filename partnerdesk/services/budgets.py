"""Budgets: cost lines, sources of finance, and what each source gives for each cost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.budget import (
    ACTIVITY,
    MOST_LINES,
    BudgetSheet,
    CellChange,
    CellField,
    CostLine,
    Source,
    checked_amount,
)
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.money import LARGEST_MINOR, times
from partnerdesk.domain.texts import N_, listed
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.reading import budget_sheet_of, budget_sheets_of
from partnerdesk.store.tables import (
    AmountRow,
    BudgetRow,
    CentreRow,
    CostLineRow,
    SourceRow,
)

_MOST_NAMES = 3
"""So many deleted costs are named in the history."""


def list_budgets(desk: Desk) -> tuple[BudgetSheet, ...]:
    """All budgets, that of the newest partnership first."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(BudgetRow)
            .options(selectinload(BudgetRow.sources), selectinload(BudgetRow.partnership))
            .order_by(BudgetRow.partnership_id.desc())
        )
        return budget_sheets_of(rows.all())


def count_budgets(desk: Desk) -> int:
    """How many partnerships have a budget."""
    with desk.database.read() as session:
        return session.scalar(select(func.count(BudgetRow.id))) or 0


def get_budget(desk: Desk, partnership_id: int) -> BudgetSheet | None:
    """The budget of a partnership; None where it has none yet.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.read() as session:
        row = _budget_of(session, partnership_id)
        if row is None:
            partnership_row(session, partnership_id)
            return None
        return budget_sheet_of(row)


def start_budget(desk: Desk, partnership_id: int) -> None:
    """Give a partnership an empty budget in the currency of the centre, unless it has one.

    Raises:
        UserError: there is no such partnership.
    """
    change = Change(N_("Start the budget of {name}"))
    with desk.database.write(change) as session:
        partnership = partnership_row(session, partnership_id)
        change.fill_in(name=partnership.name)
        if partnership.budget is None:
            currency = session.scalars(select(CentreRow.currency).limit(1)).first()
            partnership.budget = budget_row(currency or "EUR")


def budget_row(
    currency: str, sources: Iterable[Source] = (), activities: Iterable[str] = ()
) -> BudgetRow:
    """A new budget with its sources and one empty line for each activity, not yet saved."""
    return BudgetRow(
        currency=currency,
        sources=[
            SourceRow(
                position=position,
                name=source.name,
                kind=source.kind,
                promised_minor=source.promised_minor,
                organisation_id=source.organisation_id,
            )
            for position, source in enumerate(sources)
        ],
        lines=[
            _line_row(CostLine(0, activity, ""), position)
            for position, activity in enumerate(activities)
        ],
    )


# Cost lines ---------------------------------------------------------------------------------


def add_cost_line(desk: Desk, partnership_id: int, *, after_line_id: int = 0) -> int:
    """Add an empty cost below another one, or at the end; the answer is its id.

    Raises:
        UserError: the budget is full.
    """
    change = Change(N_("Add a cost to the budget of {name}"))
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        change.fill_in(name=budget.partnership.name)
        order = _in_shown_order(budget.lines)
        above = _find(order, after_line_id) or (order[-1] if order else None)
        row = _line_row(CostLine(0, above.activity if above else "", ""), len(order))
        order.insert(order.index(above) + 1 if above else 0, row)
        _check_line_count(len(order))
        budget.lines.append(row)
        _number(order)
        session.flush()
        return row.id


def add_activity(desk: Desk, partnership_id: int, title: str) -> int:
    """Add an activity with one empty cost at the end; the answer is the id of the cost.

    Raises:
        UserError: no title, it is taken, or the budget is full.
    """
    wanted = clean(ACTIVITY, title)
    with desk.database.write(Change(N_("Add activity {name}"), name=wanted)) as session:
        budget = writable_budget(session, partnership_id)
        _check_title_is_free(budget, wanted)
        _check_line_count(len(budget.lines) + 1)
        row = _line_row(CostLine(0, wanted, ""), _next_position(budget.lines))
        budget.lines.append(row)
        session.flush()
        return row.id


def rename_activity(
    desk: Desk, partnership_id: int, title: str, new_title: str, *, merge_key: str = ""
) -> None:
    """Give an activity another title.

    Raises:
        UserError: no title, or another activity has it.
    """
    wanted = clean(ACTIVITY, new_title)
    if wanted == title:
        return
    change = Change(N_("Rename activity {name}"), merge_key=merge_key, name=wanted)
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        _check_title_is_free(budget, wanted)
        for row in budget.lines:
            if row.activity == title:
                row.activity = wanted


def delete_cost_lines(desk: Desk, line_ids: Collection[int]) -> None:
    """Delete costs with their amounts, as one step."""
    change = Change(N_("Delete costs: {names}"))
    with desk.database.write(change) as session:
        rows = _line_rows(session, line_ids).values()
        names = [row.text or row.activity for row in rows]
        more = ["…"] if len(names) > _MOST_NAMES else []
        change.fill_in(names=listed(names[:_MOST_NAMES] + more))
        for row in rows:
            session.delete(row)


def move_cost_line(desk: Desk, line_id: int, *, down: bool) -> None:
    """Move a cost one line down or up; at the end of its activity it goes over to the next one.

    Raises:
        UserError: its activity would be left without a cost.
    """
    change = Change(N_("Move the cost {name}"))
    with desk.database.write(change) as session:
        moved = _existing_line(session, line_id)
        change.fill_in(name=moved.text or moved.activity)
        budget = session.get_one(BudgetRow, moved.budget_id)
        order = _in_shown_order(budget.lines)
        here = order.index(moved)
        there = here + (1 if down else -1)
        if not 0 <= there < len(order):
            return
        neighbour = order[there]
        if neighbour.activity == moved.activity:
            order[here], order[there] = neighbour, moved
        else:
            _check_not_alone(moved, order)
            moved.activity = neighbour.activity
        _number(order)


# Cells --------------------------------------------------------------------------------------


def set_cells(
    desk: Desk,
    partnership_id: int,
    changes: Sequence[CellChange],
    change: Change,
    *,
    added: Sequence[CostLine] = (),
) -> None:
    """Change cells and add whole lines at the end, all as one step named by ``change``.

    Raises:
        UserError: a cost or a source is gone, an amount is below zero or too large, or the budget
            is full; nothing was changed.
    """
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        known_sources = frozenset(source.id for source in budget.sources)
        rows = _line_rows(session, {one.line_id for one in changes})
        for one in changes:
            _set_cell(rows[one.line_id], one, known_sources)
        for row in rows.values():
            _check_cost(row)
        if added:
            _add_lines(budget, added, known_sources)


def _add_lines(
    budget: BudgetRow, lines: Sequence[CostLine], known_sources: Collection[int]
) -> None:
    _check_line_count(len(budget.lines) + len(lines))
    first = _next_position(budget.lines)
    for position, line in enumerate(lines, start=first):
        row = _line_row(line, position)
        for source_id, minor in line.amounts.items():
            _set_amount(row, source_id, minor, known_sources)
        _check_cost(row)
        budget.lines.append(row)


def _set_cell(row: CostLineRow, change: CellChange, known_sources: Collection[int]) -> None:
    match change.field:
        case CellField.TEXT:
            row.text = str(change.value)
        case CellField.UNIT:
            row.unit = str(change.value)
        case CellField.QUANTITY:
            row.quantity = Decimal(change.value)
        case CellField.RATE:
            row.rate_minor = checked_amount(int(change.value))
        case CellField.AMOUNT:
            _set_amount(row, change.source_id, int(change.value), known_sources)


def _set_amount(
    row: CostLineRow, source_id: int, minor: int, known_sources: Collection[int]
) -> None:
    if source_id not in known_sources:
        raise gone(N_("This source is no longer here."))
    checked_amount(minor)
    amount = next((one for one in row.amounts if one.source_id == source_id), None)
    if amount is None:
        if minor:
            row.amounts.append(AmountRow(source_id=source_id, minor=minor))
    elif minor:
        amount.minor = minor
    else:
        row.amounts.remove(amount)


# Rows and rules -----------------------------------------------------------------------------


def _budget_of(session: Session, partnership_id: int) -> BudgetRow | None:
    return session.scalars(
        select(BudgetRow).where(BudgetRow.partnership_id == partnership_id)
    ).one_or_none()


def writable_budget(session: Session, partnership_id: int) -> BudgetRow:
    """The row of a partnership's budget.

    Raises:
        UserError: there is none any more.
    """
    row = _budget_of(session, partnership_id)
    if row is None:
        raise gone(N_("This budget is no longer here."))
    return row


def _line_row(line: CostLine, position: int) -> CostLineRow:
    return CostLineRow(
        position=position,
        activity=line.group,
        text=line.text,
        unit=line.unit,
        quantity=line.quantity,
        rate_minor=checked_amount(line.rate_minor),
    )


def _in_shown_order(rows: Iterable[CostLineRow]) -> list[CostLineRow]:
    """The lines as the table shows them: activity by activity."""
    by_activity: dict[str, list[CostLineRow]] = {}
    for row in rows:
        by_activity.setdefault(row.activity, []).append(row)
    return [row for activity in by_activity.values() for row in activity]


def _number(rows: Iterable[CostLineRow]) -> None:
    for position, row in enumerate(rows):
        row.position = position


def _next_position(rows: Sequence[CostLineRow]) -> int:
    return max((row.position for row in rows), default=-1) + 1


def _find(rows: Iterable[CostLineRow], line_id: int) -> CostLineRow | None:
    return next((row for row in rows if row.id == line_id), None)


def _line_rows(session: Session, line_ids: Collection[int]) -> dict[int, CostLineRow]:
    """The rows with these ids, with their amounts; too many ids for one statement are split."""
    wanted = list(line_ids)
    rows: dict[int, CostLineRow] = {}
    for start in range(0, len(wanted), 500):
        some = (
            select(CostLineRow)
            .where(CostLineRow.id.in_(wanted[start : start + 500]))
            .options(selectinload(CostLineRow.amounts))
        )
        rows |= {row.id: row for row in session.scalars(some)}
    if len(rows) < len(wanted):
        raise gone(N_("This cost is no longer here."))
    return rows


def _existing_line(session: Session, line_id: int) -> CostLineRow:
    return _line_rows(session, (line_id,))[line_id]


def gone(sentence: str) -> UserError:
    """Says that something was deleted meanwhile."""
    return UserError(sentence, N_("Somebody has deleted it. Undo brings it back."))


def _check_cost(row: CostLineRow) -> None:
    if times(row.quantity, row.rate_minor) > LARGEST_MINOR:
        raise FieldError("rate", N_("Quantity × rate is too large."), N_("Please check the zeros."))


def _check_line_count(count: int) -> None:
    if count > MOST_LINES:
        raise UserError(
            N_("A budget has at most {limit} costs."),
            N_("Put small costs together."),
            limit=MOST_LINES,
        )


def _check_title_is_free(budget: BudgetRow, title: str) -> None:
    wanted = title.casefold()
    if any(row.activity.casefold() == wanted for row in budget.lines):
        raise FieldError(
            "activity",
            N_("There is already an activity “{name}”."),
            N_("Choose another name."),
            name=title,
        )


def _check_not_alone(line: CostLineRow, lines: Iterable[CostLineRow]) -> None:
    if sum(row.activity == line.activity for row in lines) == 1:
        raise UserError(
            N_("This is the only cost of its activity."),
            N_("Add another cost there first."),
        )
