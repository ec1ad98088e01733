"""What is asked of each kind of entry, in the order in which it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from partnerdesk.domain.booking_fields import (
    DECIDED_BY,
    PERSON,
    SOURCE_OF_RATE,
    TEXT,
    VOUCHER,
    WHY,
)
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.money import CURRENCIES
from partnerdesk.domain.spending import BookingKind
from partnerdesk.domain.texts import N_
from partnerdesk.ui.screens.spending.entries import RATE, TRANSFER

NOBODY = "0"
"""The value of a list where nothing is chosen."""

DAY = FieldSpec("day", N_("Day"), kind="date", required=True)
AMOUNT = FieldSpec("amount", N_("Amount"), kind="money", example="120.00")
RECEIPT = FieldSpec(
    "receipt",
    N_("Whole sum of the receipt"),
    kind="money",
    help=N_("Only if others pay a part of it."),
)
HOURS = FieldSpec("hours", N_("Hours"), kind="number", example="2.5")
FOREIGN = FieldSpec("foreign", N_("Amount in that currency"), kind="number")
RATE_FIELD = FieldSpec("rate", N_("One unit of it is worth"), kind="rate", example="1.0527")

LIMIT = FieldSpec(
    "limit",
    N_("Most that may move of one cost"),
    kind="percent",
    required=True,
    help=N_("As the partners agreed, for the whole budget."),
)

ASKED: Mapping[str, tuple[str, ...]] = {
    BookingKind.SPENT: (
        "day", "text", "line", "source", "currency", "amount", "foreign", "voucher", "receipt",
        "settles", "partner",
    ),
    BookingKind.COMMITTED: ("day", "text", "line", "source", "amount", "voucher", "partner"),
    BookingKind.RECEIVED: ("day", "source", "amount", "text", "voucher"),
    BookingKind.HOURS: ("day", "person", "hours", "line", "source", "text"),
    TRANSFER: ("day", "from_line", "to_line", "amount", "decided_by", "why", "limit"),
    RATE: ("day", "currency", "rate", "source_of_rate"),
}  # fmt: skip
"""The keys of the fields of each kind."""


def fields(
    lines: Mapping[int, str],
    sources: Mapping[int, str],
    partners: Mapping[int, str],
    orders: Mapping[int, str],
    currency: str,
) -> tuple[FieldSpec, ...]:
    """All fields; lists offer what the budget has."""
    money = [Option(currency, currency)]
    money += [Option(code, code) for code in CURRENCIES if code != currency]
    return (
        DAY,
        PERSON,
        HOURS,
        TEXT,
        _choice("line", N_("For which cost"), lines),
        _choice("from_line", N_("From this cost"), lines),
        _choice("to_line", N_("To this cost"), lines),
        _choice("source", N_("Which source"), sources),
        FieldSpec("currency", N_("Currency"), kind="choice", options=tuple(money)),
        AMOUNT,
        FOREIGN,
        RATE_FIELD,
        VOUCHER,
        RECEIPT,
        _choice("settles", N_("Pays this order"), orders),
        _choice("partner", N_("Which partner"), partners),
        DECIDED_BY,
        WHY,
        SOURCE_OF_RATE,
    )


def _choice(key: str, label: str, names: Mapping[int, str]) -> FieldSpec:
    nothing = Option(NOBODY, N_("None"))
    options = (nothing, *(Option(str(number), name) for number, name in names.items()))
    return FieldSpec(key, label, kind="choice", options=options)
