"""Rows of the books of a budget become frozen values here."""

from __future__ import annotations

from partnerdesk.domain.spending import Booking, BookingKind, CurrencyRate, Spending, Transfer
from partnerdesk.store.tables import BookingRow, BudgetRow, CurrencyRateRow, TransferRow


def spending_of(row: BudgetRow) -> Spending:
    """The books of a budget, in the order of their days."""
    bookings = sorted(row.bookings, key=lambda one: (one.booked_on, one.id))
    transfers = sorted(row.transfers, key=lambda one: (one.decided_on, one.id))
    rates = sorted(row.rates, key=lambda one: (one.currency, one.dated_on, one.id))
    return Spending(
        tuple(map(booking_of, bookings)),
        tuple(map(_transfer_of, transfers)),
        tuple(map(_rate_of, rates)),
    )


def booking_of(row: BookingRow) -> Booking:
    """The entry of the books a row describes."""
    return Booking(
        id=row.id,
        kind=BookingKind(row.kind),
        booked_on=row.booked_on,
        minor=row.minor,
        text=row.text,
        voucher=row.voucher,
        line_id=row.cost_line_id,
        source_id=row.source_id,
        organisation_id=row.organisation_id,
        receipt_minor=row.receipt_minor,
        settles_id=row.settles_id,
        currency=row.currency,
        foreign_minor=row.foreign_minor,
        hours=row.hours,
        person=row.person,
    )


def _transfer_of(row: TransferRow) -> Transfer:
    return Transfer(
        row.id,
        row.from_line_id,
        row.to_line_id,
        row.minor,
        row.decided_on,
        row.decided_by,
        row.why,
    )


def _rate_of(row: CurrencyRateRow) -> CurrencyRate:
    return CurrencyRate(row.id, row.currency, row.rate, row.dated_on, row.source_of_rate)
