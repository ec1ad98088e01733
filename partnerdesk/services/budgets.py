"""Budgets: cost lines, sources of finance, and what each source gives for each cost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from partnerdesk.domain.budget import ACTIVITY, BudgetSheet, CellChange, CostCategory, CostLine
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.programme import Level
from partnerdesk.domain.texts import N_, listed
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services.budget_rows import (
    Cells,
    budget_of_partnership,
    budget_row,
    check_cost,
    check_line_count,
    check_not_alone,
    check_title_is_free,
    existing_line,
    find_line,
    in_shown_order,
    line_row,
    line_rows,
    next_position,
    number_lines,
    period_row,
    refuse_if_booked,
    writable_budget,
)
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, partnership_row
from partnerdesk.services.reading_budgets import budget_of, budget_sheets_of
from partnerdesk.services.reading_programme import programme_of
from partnerdesk.store.tables import BudgetRow, CentreRow

_MOST_NAMES = 3
"""So many deleted costs are named in the history."""


def list_budgets(desk: Desk) -> tuple[BudgetSheet, ...]:
    """All budgets, that of the newest partnership first."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(BudgetRow)
            .options(
                selectinload(BudgetRow.sources),
                selectinload(BudgetRow.periods),
                selectinload(BudgetRow.partnership),
            )
            .order_by(BudgetRow.partnership_id.desc())
        )
        return budget_sheets_of(rows.all())


def count_budgets(desk: Desk) -> int:
    """How many partnerships have a budget."""
    with desk.database.read() as session:
        return session.scalar(select(func.count(BudgetRow.id))) or 0


def get_budget(desk: Desk, partnership_id: int) -> BudgetSheet | None:
    """The budget of a partnership in all its periods together; None where it has none yet.

    Raises:
        UserError: there is no such partnership.
    """
    budget = get_whole_budget(desk, partnership_id)
    return budget.sheet() if budget else None


def get_whole_budget(desk: Desk, partnership_id: int) -> Budget | None:
    """The budget of a partnership with all its periods; None where it has none yet.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.read() as session:
        row = budget_of_partnership(session, partnership_id)
        if row is None:
            partnership_row(session, partnership_id)
            return None
        return budget_of(row)


def partner_names(desk: Desk, partnership_id: int) -> dict[int, str]:
    """Who can give money or carry costs, by the number of the organisation; the centre, too."""
    centre = get_centre(desk)
    several = [centre.organisation] if centre else []
    partnership = get_partnership(desk, partnership_id)
    several += [partner.organisation for partner in partnership.partners]
    return {one.id: one.name for one in several}


def measure_names(desk: Desk, partnership_id: int) -> dict[int, str]:
    """What a cost can be for: the measures of the programme with their numbers, by their id.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.read() as session:
        programme = programme_of(partnership_row(session, partnership_id))
        outline = programme.outline()
        return {
            one.item.id: f"{one.number} {one.item.text}".strip()
            for one in outline
            if one.level is Level.MEASURE
        }


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


def set_transfer_limit(desk: Desk, partnership_id: int, percent: Decimal) -> None:
    """Write how much of a cost may be moved to others without a new decision. Source: F4.

    Raises:
        UserError: the budget is gone.
    """
    change = Change(N_("Change how much may move between costs of {name}"))
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        change.fill_in(name=budget.partnership.name)
        budget.transfer_limit_percent = percent


# Cost lines ---------------------------------------------------------------------------------


def add_cost_line(
    desk: Desk,
    partnership_id: int,
    *,
    after_line_id: int = 0,
    period_id: int = 0,
    category: CostCategory | None = None,
    measure_id: int | None = None,
) -> int:
    """Add an empty cost below another one, or at the end; the answer is its id.

    It stands in all periods, but only counts in one: the first where none is named.

    Raises:
        UserError: the budget is full.
    """
    change = Change(N_("Add a cost to the budget of {name}"))
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        change.fill_in(name=budget.partnership.name)
        order = in_shown_order(budget.lines)
        above = find_line(order, after_line_id) or (order[-1] if order else None)
        activity = above.activity if above else ""
        line = CostLine(0, activity, "", category=category, measure_id=measure_id)
        row = line_row(line, len(order), period_row(budget, period_id))
        order.insert(order.index(above) + 1 if above else 0, row)
        check_line_count(len(order))
        budget.lines.append(row)
        number_lines(order)
        session.flush()
        return row.id


def add_activity(desk: Desk, partnership_id: int, title: str, *, period_id: int = 0) -> int:
    """Add an activity with one empty cost at the end; the answer is the id of the cost.

    Raises:
        UserError: no title, it is taken, or the budget is full.
    """
    wanted = clean(ACTIVITY, title)
    with desk.database.write(Change(N_("Add activity {name}"), name=wanted)) as session:
        budget = writable_budget(session, partnership_id)
        check_title_is_free(budget, wanted)
        check_line_count(len(budget.lines) + 1)
        position, period = next_position(budget.lines), period_row(budget, period_id)
        row = line_row(CostLine(0, wanted, ""), position, period)
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
        check_title_is_free(budget, wanted)
        for row in budget.lines:
            if row.activity == title:
                row.activity = wanted


def delete_cost_lines(desk: Desk, line_ids: Collection[int]) -> None:
    """Delete costs with their amounts, as one step.

    Raises:
        UserError: one of them is gone, or stands in the books.
    """
    change = Change(N_("Delete costs: {names}"))
    with desk.database.write(change) as session:
        rows = line_rows(session, line_ids).values()
        refuse_if_booked(session, rows)
        names = [row.text or row.activity for row in rows]
        more = ["…"] if len(names) > _MOST_NAMES else []
        change.fill_in(names=listed(names[:_MOST_NAMES] + more))
        for row in rows:
            session.delete(row)


def set_line_details(desk: Desk, line: CostLine, *, merge_key: str = "") -> None:
    """Write what kind of cost a line is, whether it counts, who carries it and for what measure.

    Raises:
        UserError: it is gone.
    """
    change = Change(N_("Change the cost {name}"), merge_key=merge_key)
    with desk.database.write(change) as session:
        row = existing_line(session, line.id)
        change.fill_in(name=row.text or row.activity)
        row.category = line.category or ""
        row.is_eligible = line.is_eligible
        row.organisation_id = line.organisation_id
        row.measure_id = line.measure_id


def move_cost_line(desk: Desk, line_id: int, *, down: bool) -> None:
    """Move a cost one line down or up; at the end of its activity it goes over to the next one.

    Raises:
        UserError: its activity would be left without a cost.
    """
    change = Change(N_("Move the cost {name}"))
    with desk.database.write(change) as session:
        moved = existing_line(session, line_id)
        change.fill_in(name=moved.text or moved.activity)
        budget = session.get_one(BudgetRow, moved.budget_id)
        order = in_shown_order(budget.lines)
        here = order.index(moved)
        there = here + (1 if down else -1)
        if not 0 <= there < len(order):
            return
        neighbour = order[there]
        if neighbour.activity == moved.activity:
            order[here], order[there] = neighbour, moved
        else:
            check_not_alone(moved, order)
            moved.activity = neighbour.activity
        number_lines(order)


# Cells --------------------------------------------------------------------------------------


def set_cells(
    desk: Desk,
    partnership_id: int,
    changes: Sequence[CellChange],
    change: Change,
    *,
    added: Sequence[CostLine] = (),
    period_id: int = 0,
) -> None:
    """Change cells and add whole lines at the end, all as one step named by ``change``.

    Quantities and amounts are those of one period: the first where none is named.

    Raises:
        UserError: a cost or a source is gone, an amount is below zero or too large, or the budget
            is full; nothing was changed.
    """
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        cells = Cells(period_row(budget, period_id), {source.id for source in budget.sources})
        rows = line_rows(session, {one.line_id for one in changes})
        for one in changes:
            cells.set(rows[one.line_id], one)
        for row in rows.values():
            check_cost(row)
        if added:
            _add_lines(budget, added, cells)


def _add_lines(budget: BudgetRow, lines: Sequence[CostLine], cells: Cells) -> None:
    check_line_count(len(budget.lines) + len(lines))
    first = next_position(budget.lines)
    for position, line in enumerate(lines, start=first):
        row = line_row(line, position, cells.period)
        for source_id, minor in line.amounts.items():
            cells.set_amount(row, source_id, minor)
        check_cost(row)
        budget.lines.append(row)
