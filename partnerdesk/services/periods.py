"""The periods of a budget: added, changed, deleted, or made of the years of its term."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from partnerdesk.domain.budget import PERIOD_NAME, CostLine, Period
from partnerdesk.domain.dividing import Part, calendar_years, divided
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.budget_rows import gone, writable_budget
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import AmountRow, BudgetRow, CostLineRow, PeriodRow, QuantityRow

MOST_PERIODS = 20


def add_period(desk: Desk, partnership_id: int, period: Period) -> int:
    """Add an empty period at the end; the answer is its id.

    Raises:
        UserError: no name, it is taken, the days are in the wrong order, or there are too many.
    """
    name = clean(PERIOD_NAME, period.name)
    with desk.database.write(Change(N_("Add period {name}"), name=name)) as session:
        budget = writable_budget(session, partnership_id)
        if len(budget.periods) >= MOST_PERIODS:
            raise UserError(
                N_("A budget has at most {limit} periods."),
                N_("Make the periods longer."),
                limit=MOST_PERIODS,
            )
        row = PeriodRow(position=max(one.position for one in budget.periods) + 1)
        _write(row, period, name, budget)
        budget.periods.append(row)
        session.flush()
        return row.id


def save_period(desk: Desk, period: Period, *, merge_key: str = "") -> None:
    """Write name and days of a period.

    Raises:
        UserError: no name, it is taken, the days are in the wrong order, or it is gone.
    """
    name = clean(PERIOD_NAME, period.name)
    change = Change(N_("Change period {name}"), merge_key=merge_key, name=name)
    with desk.database.write(change) as session:
        row = _existing(session, period.id)
        _write(row, period, name, session.get_one(BudgetRow, row.budget_id))


def delete_period(desk: Desk, period_id: int) -> None:
    """Delete a period with all that is planned in it.

    Raises:
        UserError: it is the only one, or gone.
    """
    change = Change(N_("Delete period {name}"))
    with desk.database.write(change) as session:
        row = _existing(session, period_id)
        change.fill_in(name=row.name)
        budget = session.get_one(BudgetRow, row.budget_id)
        if len(budget.periods) == 1:
            raise UserError(N_("A budget needs at least one period."), N_("Add another one first."))
        session.delete(row)


def divide_into_years(desk: Desk, partnership_id: int) -> None:
    """Make a period of each calendar year of the term, and divide all costs by its days.

    Raises:
        UserError: the term is not known or within one year, or there are several periods already.
    """
    change = Change(N_("Divide the budget of {name} into years"))
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        change.fill_in(name=budget.partnership.name)
        divide_rows(session, budget)


def divide_rows(session: Session, budget: BudgetRow) -> None:
    """Divide the rows of a budget that has one period into those of its years.

    Raises:
        UserError: the term is not known or within one year, or there are several periods already.
    """
    years = _years(budget)
    budget.periods.extend(PeriodRow(position=at) for at in range(1, len(years)))
    for row, (starts_on, ends_on) in zip(budget.periods, years, strict=True):
        row.name, row.starts_on, row.ends_on = str(starts_on.year), starts_on, ends_on
    wholes = [(line, _take_out(line)) for line in budget.lines]
    session.flush()
    days = [(ends_on - starts_on).days + 1 for starts_on, ends_on in years]
    for line, whole in wholes:
        _put_in(line, budget.periods, divided(whole, days))


def _years(budget: BudgetRow) -> tuple[tuple[date, date], ...]:
    term = budget.partnership
    if len(budget.periods) > 1:
        raise UserError(
            N_("This budget is divided into periods already."), N_("Change them by hand.")
        )
    if term.starts_on is None or term.ends_on is None:
        raise UserError(
            N_("It is not written from when to when the partnership runs."),
            N_("Write both days on its page, then divide the budget."),
        )
    years = calendar_years(term.starts_on, term.ends_on)
    if len(years) < 2:
        raise UserError(
            N_("The partnership runs within one year."), N_("Add a period by hand if you need it.")
        )
    return years


def _take_out(row: CostLineRow) -> CostLine:
    """Empty a line of a budget with one period; the answer is what it held."""
    quantity = sum((one.quantity for one in row.quantities), Decimal(0))
    amounts = {one.source_id: one.minor for one in row.amounts}
    row.quantities.clear()
    row.amounts.clear()
    return CostLine(row.id, row.activity, row.text, row.unit, quantity, row.rate_minor, amounts)


def _put_in(row: CostLineRow, periods: Sequence[PeriodRow], parts: Sequence[Part]) -> None:
    for period, part in zip(periods, parts, strict=True):
        if part.quantity:
            row.quantities.append(QuantityRow(period=period, quantity=part.quantity))
        row.amounts.extend(
            AmountRow(source_id=source_id, period=period, minor=minor)
            for source_id, minor in part.amounts.items()
        )


def _existing(session: Session, period_id: int) -> PeriodRow:
    row = session.get(PeriodRow, period_id)
    if row is None:
        raise gone(N_("This period is no longer here."))
    return row


def _write(row: PeriodRow, period: Period, name: str, budget: BudgetRow) -> None:
    others = [other for other in budget.periods if other is not row]
    if name.casefold() in {other.name.casefold() for other in others}:
        raise FieldError(
            "name",
            N_("There is already a period “{name}”."),
            N_("Choose another name."),
            name=name,
        )
    if period.starts_on and period.ends_on and period.ends_on < period.starts_on:
        raise FieldError("ends_on", N_("The period ends before it begins."), N_("Change a day."))
    row.name, row.starts_on, row.ends_on = name, period.starts_on, period.ends_on
