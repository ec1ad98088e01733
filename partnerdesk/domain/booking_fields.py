"""What is asked of an entry of the books before it is written down."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.money import CURRENCIES, LARGEST_MINOR
from partnerdesk.domain.spending import Booking, BookingKind, CurrencyRate, Transfer
from partnerdesk.domain.texts import N_

TEXT = FieldSpec("text", N_("What for"), example=N_("Rent for May"))
VOUCHER = FieldSpec("voucher", N_("Number of the receipt"), max_length=60, example="2026-014")
PERSON = FieldSpec("person", N_("Who gave the hours"), max_length=100, example=N_("Rosa Klein"))
DECIDED_BY = FieldSpec("decided_by", N_("Who decided it"), max_length=100)
WHY = FieldSpec("why", N_("Why"), kind="long", max_length=2000)
SOURCE_OF_RATE = FieldSpec(
    "source_of_rate", N_("Where the rate is from"), max_length=100, example=N_("Central bank")
)


def checked_booking(booking: Booking) -> Booking:
    """The entry with clean texts.

    Raises:
        FieldError: something is missing or does not fit.
    """
    made = replace(
        booking,
        text=clean(TEXT, booking.text),
        voucher=clean(VOUCHER, booking.voucher),
        person=clean(PERSON, booking.person),
    )
    if made.kind is BookingKind.RECEIVED:
        _ask(made.source_id, "source", N_("It is not said who paid."), N_("Choose the source."))
    else:
        _ask(made.line_id, "line", N_("It is not said what for."), N_("Choose the cost."))
    if made.kind is BookingKind.HOURS:
        _ask(made.hours, "hours", N_("It is not said how many hours."), N_("Write the hours."))
        _ask(made.person, "person", N_("It is not said who gave them."), N_("Write the name."))
        return made
    _check_amount(made.foreign_minor if made.currency else made.minor)
    if made.receipt_minor is not None and made.receipt_minor < made.minor:
        raise FieldError(
            "receipt",
            N_("The whole receipt is less than the part that is paid here."),
            N_("Write the sum that stands on the receipt."),
        )
    return made


def checked_transfer(transfer: Transfer) -> Transfer:
    """The transfer with clean texts.

    Raises:
        FieldError: something is missing or does not fit.
    """
    if transfer.from_line_id == transfer.to_line_id:
        raise FieldError(
            "to_line",
            N_("Both costs are the same."),
            N_("Choose another cost that gets the money."),
        )
    _check_amount(transfer.minor)
    return replace(
        transfer, decided_by=clean(DECIDED_BY, transfer.decided_by), why=clean(WHY, transfer.why)
    )


def checked_rate(rate: CurrencyRate, currency: str) -> CurrencyRate:
    """The rate with clean texts; ``currency`` is that of the budget.

    Raises:
        FieldError: something is missing or does not fit.
    """
    if rate.currency not in CURRENCIES or rate.currency == currency:
        raise FieldError(
            "currency",
            N_("This is the currency of the budget itself."),
            N_("Choose the other currency."),
        )
    if rate.rate <= 0:
        raise FieldError("rate", N_("A rate is more than zero."), N_("Write the rate."))
    return replace(rate, source_of_rate=clean(SOURCE_OF_RATE, rate.source_of_rate))


def _ask(value: object, field: str, missing: str, what_to_do: str) -> None:
    if not value:
        raise FieldError(field, missing, what_to_do)


def _check_amount(minor: int) -> None:
    if minor <= 0:
        raise FieldError("amount", N_("There is no amount."), N_("Write the amount."))
    if minor > LARGEST_MINOR:
        raise FieldError("amount", N_("This amount is too large."), N_("Please check the zeros."))
