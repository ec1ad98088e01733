"""The books of a budget: what was ordered, paid, received and given in hours; transfers, rates."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from partnerdesk.domain.attachments import Attachment
from partnerdesk.domain.booking_fields import checked_booking, checked_rate, checked_transfer
from partnerdesk.domain.budget_cells import checked_amount
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.history import Change, Touched
from partnerdesk.domain.money import times
from partnerdesk.domain.spending import (
    Booking,
    BookingKind,
    CurrencyRate,
    Transfer,
    converted,
    rate_on,
)
from partnerdesk.domain.texts import N_
from partnerdesk.services.budget_rows import budget_of_partnership, gone, writable_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.reading import attachment_of
from partnerdesk.services.reading_budgets import LINE_TABLES, budget_of, with_touched_lines
from partnerdesk.services.reading_spending import spending_of
from partnerdesk.store.tables import (
    BookingRow,
    BudgetRow,
    CostLineRow,
    CurrencyRateRow,
    TransferRow,
)


def get_judged_budget(desk: Desk, partnership_id: int) -> JudgedBudget | None:
    """A partnership's budget with its books and what does not fit; None where there is none.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.read() as session:
        row = budget_of_partnership(session, partnership_id)
        if row is None:
            partnership_row(session, partnership_id)
            return None
        return JudgedBudget(budget_of(row), spending_of(row))


def get_changed_budget(
    desk: Desk, known: JudgedBudget, touched: frozenset[str]
) -> JudgedBudget | None:
    """The budget after a transaction: only what it touched is read, where that is known and little.

    Raises:
        UserError: the partnership is gone.
    """
    rows = touched.rows if isinstance(touched, Touched) and touched <= LINE_TABLES else None
    if rows is None:
        return get_judged_budget(desk, known.budget.partnership_id)
    with desk.database.read() as session:
        return JudgedBudget(with_touched_lines(session, known.budget, rows), known.spending)


def list_receipts(desk: Desk, booking_id: int) -> tuple[Attachment, ...]:
    """The files that prove an entry of the books; none where it is gone."""
    with desk.database.read() as session:
        row = session.get(BookingRow, booking_id)
        return tuple(map(attachment_of, row.attachments)) if row else ()


_ADDED = {
    BookingKind.COMMITTED: N_("Write down the order {text}"),
    BookingKind.SPENT: N_("Write down the payment {text}"),
    BookingKind.RECEIVED: N_("Write down the money received {text}"),
    BookingKind.HOURS: N_("Write down the hours {text}"),
}


def add_booking(desk: Desk, partnership_id: int, booking: Booking) -> int:
    """Write a new entry into the books; the answer is its id.

    Raises:
        UserError: something is missing or does not fit, or the budget is gone.
    """
    clean = checked_booking(booking)
    with desk.database.write(Change(_ADDED[clean.kind], text=_name(clean))) as session:
        budget = writable_budget(session, partnership_id)
        row = BookingRow()
        _write(session, row, clean, budget)
        budget.bookings.append(row)
        session.flush()
        return row.id


def save_booking(desk: Desk, booking: Booking) -> None:
    """Write an entry of the books anew.

    Raises:
        UserError: something is missing or does not fit, or it is gone.
    """
    clean = checked_booking(booking)
    with desk.database.write(Change(N_("Change the entry {text}"), text=_name(clean))) as session:
        row = _existing(session, booking.id)
        _write(session, row, clean, session.get_one(BudgetRow, row.budget_id))


def delete_booking(desk: Desk, booking_id: int) -> None:
    """Take an entry out of the books; payments that settled it stay.

    Raises:
        UserError: it is gone already.
    """
    change = Change(N_("Delete the entry {text}"))
    with desk.database.write(change) as session:
        row = _existing(session, booking_id)
        change.fill_in(text=row.text or row.voucher or row.person)
        budget = session.get_one(BudgetRow, row.budget_id)
        for other in budget.bookings:
            if other.settles_id == row.id:
                other.settles_id = None
        session.flush()  # before the row goes that they named
        budget.bookings.remove(row)


def add_transfer(desk: Desk, partnership_id: int, transfer: Transfer) -> int:
    """Write down that planned money was moved from one cost to another; the answer is its id.

    Raises:
        UserError: something is missing or does not fit, or a cost is gone.
    """
    clean = checked_transfer(transfer)
    change = Change(N_("Move money from {cost} to {other}"))
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        row = TransferRow()
        _write_transfer(session, row, clean, budget, change)
        budget.transfers.append(row)
        session.flush()
        return row.id


def save_transfer(desk: Desk, transfer: Transfer) -> None:
    """Write a transfer anew.

    Raises:
        UserError: something is missing or does not fit, or it or a cost is gone.
    """
    clean = checked_transfer(transfer)
    change = Change(N_("Change the transfer from {cost} to {other}"))
    with desk.database.write(change) as session:
        row = _existing_transfer(session, transfer.id)
        _write_transfer(session, row, clean, session.get_one(BudgetRow, row.budget_id), change)


def delete_transfer(desk: Desk, transfer_id: int) -> None:
    """Take a transfer out of the books.

    Raises:
        UserError: it is gone already.
    """
    with desk.database.write(Change(N_("Delete a transfer between costs"))) as session:
        session.delete(_existing_transfer(session, transfer_id))


def add_rate(desk: Desk, partnership_id: int, rate: CurrencyRate) -> int:
    """Write down what a currency was worth on a day; the answer is its id.

    Raises:
        UserError: something is missing or does not fit, or the budget is gone.
    """
    change = Change(N_("Write down a rate of {currency}"), currency=rate.currency)
    with desk.database.write(change) as session:
        budget = writable_budget(session, partnership_id)
        row = CurrencyRateRow()
        _write_rate(row, checked_rate(rate, budget.currency))
        budget.rates.append(row)
        session.flush()
        return row.id


def save_rate(desk: Desk, rate: CurrencyRate) -> None:
    """Write a rate anew; entries that were worked out with it are worked out again.

    Raises:
        UserError: something is missing or does not fit, or it is gone.
    """
    change = Change(N_("Change a rate of {currency}"), currency=rate.currency)
    with desk.database.write(change) as session:
        row = _existing_rate(session, rate.id)
        budget = session.get_one(BudgetRow, row.budget_id)
        clean = checked_rate(rate, budget.currency)
        concerned = _worked_out_with(row, budget)
        _write_rate(row, clean)
        for booking in concerned:
            _work_out_again(booking, budget)


def delete_rate(desk: Desk, rate_id: int) -> None:
    """Delete a rate; amounts that were worked out with it stay as they are.

    Raises:
        UserError: it is gone already.
    """
    change = Change(N_("Delete a rate of {currency}"))
    with desk.database.write(change) as session:
        row = _existing_rate(session, rate_id)
        change.fill_in(currency=row.currency)
        session.delete(row)


# Rows and rules -----------------------------------------------------------------------------


def _name(booking: Booking) -> str:
    return booking.text or booking.voucher or booking.person


def _existing(session: Session, booking_id: int) -> BookingRow:
    row = session.get(BookingRow, booking_id)
    if row is None:
        raise gone(N_("This entry is no longer here."))
    return row


def _existing_transfer(session: Session, transfer_id: int) -> TransferRow:
    row = session.get(TransferRow, transfer_id)
    if row is None:
        raise gone(N_("This entry is no longer here."))
    return row


def _existing_rate(session: Session, rate_id: int) -> CurrencyRateRow:
    row = session.get(CurrencyRateRow, rate_id)
    if row is None:
        raise gone(N_("This rate is no longer here."))
    return row


def _write_transfer(
    session: Session, row: TransferRow, transfer: Transfer, budget: BudgetRow, change: Change
) -> None:
    source, target = (
        _line_of(session, budget, number) for number in (transfer.from_line_id, transfer.to_line_id)
    )
    change.fill_in(cost=source.text or source.activity, other=target.text or target.activity)
    row.from_line_id, row.to_line_id = source.id, target.id
    row.minor = transfer.minor
    row.decided_on, row.decided_by = transfer.decided_on, transfer.decided_by
    row.why = transfer.why


def _write_rate(row: CurrencyRateRow, rate: CurrencyRate) -> None:
    row.currency, row.rate = rate.currency, rate.rate
    row.dated_on, row.source_of_rate = rate.dated_on, rate.source_of_rate


def _worked_out_with(rate: CurrencyRateRow, budget: BudgetRow) -> list[BookingRow]:
    """The entries in another currency whose day took this rate."""
    rates = spending_of(budget).rates
    foreign = (one for one in budget.bookings if one.currency == rate.currency)
    used = ((one, rate_on(rates, one.currency, one.booked_on)) for one in foreign)
    return [one for one, found in used if found is not None and found.id == rate.id]


def _work_out_again(row: BookingRow, budget: BudgetRow) -> None:
    """Give an entry in another currency its worth by the rates that are known now, if any."""
    rate = rate_on(spending_of(budget).rates, row.currency, row.booked_on)
    if rate is not None:
        worth = converted(row.foreign_minor, row.currency, budget.currency, rate.rate)
        row.minor = checked_amount(worth)


def _line_of(session: Session, budget: BudgetRow, line_id: int | None) -> CostLineRow:
    row = session.get(CostLineRow, line_id)
    if row is None or row.budget_id != budget.id:
        raise gone(N_("This cost is no longer here."))
    return row


def _refuse_what_is_gone(session: Session, booking: Booking, budget: BudgetRow) -> None:
    if booking.line_id is not None:
        _line_of(session, budget, booking.line_id)
    if booking.source_id is not None and booking.source_id not in {s.id for s in budget.sources}:
        raise gone(N_("This source is no longer here."))
    orders = {one.id for one in budget.bookings if one.kind == BookingKind.COMMITTED}
    if booking.settles_id is not None and booking.settles_id not in orders:
        raise gone(N_("This entry is no longer here."))


def _write(session: Session, row: BookingRow, booking: Booking, budget: BudgetRow) -> None:
    _refuse_what_is_gone(session, booking, budget)
    valued = _valued(session, booking, budget)
    row.kind = valued.kind.value
    row.booked_on = valued.booked_on
    row.minor = checked_amount(valued.minor)
    row.text, row.voucher, row.person = valued.text, valued.voucher, valued.person
    row.cost_line_id, row.source_id = valued.line_id, valued.source_id
    row.organisation_id = valued.organisation_id
    row.receipt_minor = valued.receipt_minor
    row.settles_id = valued.settles_id
    row.currency, row.foreign_minor = valued.currency, valued.foreign_minor
    row.hours = valued.hours


def _valued(session: Session, booking: Booking, budget: BudgetRow) -> Booking:
    """The entry with its amount: hours by the rate of their cost, other money by its own rate."""
    if booking.kind is BookingKind.HOURS and booking.hours is not None:
        line = _line_of(session, budget, booking.line_id)
        return replace(booking, minor=times(booking.hours, line.rate_minor))
    if not booking.currency or booking.currency == budget.currency:
        return replace(booking, currency="", foreign_minor=0)
    rate = rate_on(spending_of(budget).rates, booking.currency, booking.booked_on)
    if rate is None:
        raise FieldError(
            "currency",
            N_("There is no rate for {currency} yet."),
            N_("Write the rate down first, with its day."),
            currency=booking.currency,
        )
    worth = converted(booking.foreign_minor, booking.currency, budget.currency, rate.rate)
    return replace(booking, minor=worth)
