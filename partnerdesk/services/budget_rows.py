"""The rows of a budget: how they are found and made, and what they refuse."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.budget import MOST_LINES, CellChange, CellField, CostLine, Source
from partnerdesk.domain.budget_cells import checked_amount
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.money import LARGEST_MINOR, times
from partnerdesk.domain.texts import N_
from partnerdesk.store.tables import (
    AmountRow,
    BookingRow,
    BudgetRow,
    CostLineRow,
    PeriodRow,
    QuantityRow,
    SourceRow,
    TransferRow,
)


def budget_row(
    currency: str, sources: Iterable[Source] = (), activities: Iterable[str] = ()
) -> BudgetRow:
    """A new budget of one period with its sources and one empty line for each activity, unsaved."""
    period = PeriodRow(position=0)
    return BudgetRow(
        currency=currency,
        periods=[period],
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
            line_row(CostLine(0, activity, ""), position, period)
            for position, activity in enumerate(activities)
        ],
    )


def budget_of_partnership(session: Session, partnership_id: int) -> BudgetRow | None:
    """The row of a partnership's budget, if it has one."""
    return session.scalars(
        select(BudgetRow).where(BudgetRow.partnership_id == partnership_id)
    ).one_or_none()


def writable_budget(session: Session, partnership_id: int) -> BudgetRow:
    """The row of a partnership's budget.

    Raises:
        UserError: there is none any more.
    """
    row = budget_of_partnership(session, partnership_id)
    if row is None:
        raise gone(N_("This budget is no longer here."))
    return row


def line_row(line: CostLine, position: int, period: PeriodRow) -> CostLineRow:
    """A new cost line without amounts, whose quantity counts in a period; not yet saved."""
    quantity = [QuantityRow(period=period, quantity=line.quantity)] if line.quantity else []
    return CostLineRow(
        position=position,
        activity=line.group,
        text=line.text,
        unit=line.unit,
        quantities=quantity,
        rate_minor=checked_amount(line.rate_minor),
        category=line.category or "",
        is_eligible=line.is_eligible,
        organisation_id=line.organisation_id,
        measure_id=line.measure_id,
    )


def period_row(budget: BudgetRow, period_id: int) -> PeriodRow:
    """The period with this id, or the first one where none is named.

    Raises:
        UserError: it is gone.
    """
    if not period_id:
        return budget.periods[0]
    period = next((one for one in budget.periods if one.id == period_id), None)
    if period is None:
        raise gone(N_("This period is no longer here."))
    return period


def in_shown_order(rows: Iterable[CostLineRow]) -> list[CostLineRow]:
    """The lines as the table shows them: activity by activity."""
    by_activity: dict[str, list[CostLineRow]] = {}
    for row in rows:
        by_activity.setdefault(row.activity, []).append(row)
    return [row for activity in by_activity.values() for row in activity]


def number_lines(rows: Iterable[CostLineRow]) -> None:
    """Let the positions of lines follow each other."""
    for position, row in enumerate(rows):
        row.position = position


def next_position(rows: Sequence[CostLineRow]) -> int:
    """The position behind the last line."""
    return max((row.position for row in rows), default=-1) + 1


def find_line(rows: Iterable[CostLineRow], line_id: int) -> CostLineRow | None:
    """The line with this id among these rows."""
    return next((row for row in rows if row.id == line_id), None)


def line_rows(session: Session, line_ids: Collection[int]) -> dict[int, CostLineRow]:
    """The rows with these ids and what belongs to them.

    Too many ids for one statement are split.

    Raises:
        UserError: one of them is gone.
    """
    wanted = list(line_ids)
    rows: dict[int, CostLineRow] = {}
    for start in range(0, len(wanted), 500):
        some = (
            select(CostLineRow)
            .where(CostLineRow.id.in_(wanted[start : start + 500]))
            .options(selectinload(CostLineRow.amounts), selectinload(CostLineRow.quantities))
        )
        rows |= {row.id: row for row in session.scalars(some)}
    if len(rows) < len(wanted):
        raise gone(N_("This cost is no longer here."))
    return rows


def existing_line(session: Session, line_id: int) -> CostLineRow:
    """The row of one cost line.

    Raises:
        UserError: it is gone.
    """
    return line_rows(session, (line_id,))[line_id]


def gone(sentence: str) -> UserError:
    """Says that something was deleted meanwhile."""
    return UserError(sentence, N_("Somebody has deleted it. Undo brings it back."))


def check_cost(row: CostLineRow) -> None:
    """Refuse a line whose cost is too large.

    Raises:
        FieldError: it is.
    """
    cost = sum(times(one.quantity, row.rate_minor) for one in row.quantities)
    if cost > LARGEST_MINOR:
        raise FieldError("rate", N_("Quantity × rate is too large."), N_("Please check the zeros."))


def check_line_count(count: int) -> None:
    """Refuse more lines than a budget can hold.

    Raises:
        UserError: there are.
    """
    if count > MOST_LINES:
        raise UserError(
            N_("A budget has at most {limit} costs."),
            N_("Put small costs together."),
            limit=MOST_LINES,
        )


def check_title_is_free(budget: BudgetRow, title: str) -> None:
    """Refuse a title that another activity has.

    Raises:
        FieldError: it is taken.
    """
    wanted = title.casefold()
    if any(row.activity.casefold() == wanted for row in budget.lines):
        raise FieldError(
            "activity",
            N_("There is already an activity “{name}”."),
            N_("Choose another name."),
            name=title,
        )


def check_not_alone(line: CostLineRow, lines: Iterable[CostLineRow]) -> None:
    """Refuse to take the only line out of its activity.

    Raises:
        UserError: it is the only one.
    """
    if sum(row.activity == line.activity for row in lines) == 1:
        raise UserError(
            N_("This is the only cost of its activity."),
            N_("Add another cost there first."),
        )


def refuse_if_booked(session: Session, rows: Iterable[CostLineRow | SourceRow]) -> None:
    """Refuse to delete a cost or a source that stands in the books.

    Raises:
        UserError: it does.
    """
    for row in rows:
        links = (BookingRow.source_id,) if isinstance(row, SourceRow) else _LINKS_TO_LINES
        entries = [session.scalars(select(link).where(link == row.id)).first() for link in links]
        if any(entries):
            raise UserError(
                N_("“{name}” stands in the books."),
                N_("Delete its entries first, or keep it."),
                name=row.name if isinstance(row, SourceRow) else row.text or row.activity,
            )


_LINKS_TO_LINES = (BookingRow.cost_line_id, TransferRow.from_line_id, TransferRow.to_line_id)


class Cells:
    """The cells of one period, to be written into."""

    def __init__(self, period: PeriodRow, known_sources: Collection[int]) -> None:
        self.period = period
        self._known_sources = known_sources

    def set(self, row: CostLineRow, change: CellChange) -> None:
        """Write what one cell is to hold."""
        match change.field:
            case CellField.TEXT:
                row.text = str(change.value)
            case CellField.UNIT:
                row.unit = str(change.value)
            case CellField.QUANTITY:
                self._set_quantity(row, Decimal(change.value))
            case CellField.RATE:
                row.rate_minor = checked_amount(int(change.value))
            case CellField.AMOUNT:
                self.set_amount(row, change.source_id, int(change.value))

    def set_amount(self, row: CostLineRow, source_id: int, minor: int) -> None:
        """Write what a source gives; nothing leaves no row behind."""
        if source_id not in self._known_sources:
            raise gone(N_("This source is no longer here."))
        checked_amount(minor)
        amount = next((one for one in row.amounts if self._is(one, source_id)), None)
        if amount is None:
            if minor:
                row.amounts.append(AmountRow(source_id=source_id, period=self.period, minor=minor))
        elif minor:
            amount.minor = minor
        else:
            row.amounts.remove(amount)

    def _is(self, amount: AmountRow, source_id: int) -> bool:
        return amount.source_id == source_id and amount.period_id == self.period.id

    def _set_quantity(self, row: CostLineRow, quantity: Decimal) -> None:
        known = next((one for one in row.quantities if one.period_id == self.period.id), None)
        if known is None:
            if quantity:
                row.quantities.append(QuantityRow(period=self.period, quantity=quantity))
        elif quantity:
            known.quantity = quantity
        else:
            row.quantities.remove(known)
