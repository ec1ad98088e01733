"""Money: whole minor units and a currency code. There is no float anywhere near it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.texts import N_

LARGEST_MINOR = 10**13 - 1
"""Amounts go up to 99,999,999,999.99: beyond it a typing mistake is certain."""

CURRENCIES = (
    "EUR", "CHF", "CZK", "PLN", "BGN", "HUF", "RON", "BAM", "RSD", "MKD", "ALL", "TRY", "RUB",
    "UAH", "GEL", "GBP", "SEK", "DKK", "NOK", "USD", "CAD", "ARS", "GTQ", "XAF", "RWF", "KES",
    "UGX", "TZS", "NPR", "INR", "PHP",
)  # fmt: skip
"""Codes (ISO 4217) of the countries that have mother centres, as they are offered."""

MOST_DECIMALS_OF_RATE = 12
"""So exact are the rates of central banks, also for currencies of small worth."""

_WITHOUT_MINOR_UNIT = frozenset({"XAF", "RWF", "UGX"})
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Money:
    """An amount in minor units (cents) of an ISO 4217 currency."""

    minor: int
    currency: str


def minor_digits(currency: str) -> int:
    """How many decimals the currency has."""
    return 0 if currency in _WITHOUT_MINOR_UNIT else 2


def major_units(minor: int, currency: str) -> Decimal:
    """The amount as a decimal number of whole currency units."""
    return Decimal(minor).scaleb(-minor_digits(currency))


def minor_units(value: Decimal, currency: str) -> int:
    """An amount of whole currency units in minor units, halves rounded up."""
    return int(value.scaleb(minor_digits(currency)).quantize(Decimal(1), ROUND_HALF_UP))


def times(quantity: Decimal, rate_minor: int) -> int:
    """Quantity × rate in minor units, halves rounded up as on every receipt."""
    return int((quantity * rate_minor).quantize(Decimal(1), ROUND_HALF_UP))


def parse_amount(text: str, currency: str, language: str, field: str = "amount") -> int:
    """Read an amount as people type or paste it; the answer is in minor units.

    German and English separators, spaces and the currency code or sign are understood. Where both
    separators stand, the last one is the decimal one; a single separator followed by exactly three
    digits is read as the language writes thousands.

    Raises:
        FieldError: not an amount, too many decimals or too large.
    """
    bare = _SPACES.sub("", text.replace(currency, "")).strip("€$£¥").replace("−", "-")
    digits = _with_decimal_point(bare, language)
    if not _AMOUNT.fullmatch(digits):
        raise FieldError(
            field,
            N_("This is not an amount: {text}."),
            N_("Write it in digits, for example {example}."),
            text=text[:40],
            example="1.234,50" if language == "de" else "1,234.50",
        )
    value = Decimal(digits)
    minor = value.scaleb(minor_digits(currency))
    looks_like_thousands = len(digits.partition(".")[2]) == 3  # "1.000" is not one euro
    if looks_like_thousands or minor != minor.to_integral_value():
        raise FieldError(
            field,
            N_("{currency} amounts have at most {digits} decimals."),
            N_("Please round the amount."),
            currency=currency,
            digits=minor_digits(currency),
        )
    if abs(minor) > LARGEST_MINOR:
        raise FieldError(field, N_("This amount is too large."), N_("Please check the zeros."))
    return int(minor)


def parse_quantity(text: str, language: str, field: str = "quantity") -> Decimal:
    """Read a quantity such as 12 or 1,5 with at most four decimals.

    Raises:
        FieldError: not a number, below zero or too exact.
    """
    value = _parse_number(text, language, field)
    if value != value.quantize(Decimal("0.0001")):
        raise FieldError(
            field, N_("A quantity has at most four decimals."), N_("Write it with fewer decimals.")
        )
    return value


def parse_rate(text: str, language: str, field: str = "rate") -> Decimal:
    """Read what one unit of a currency is worth, digit by digit: 0.00851234 or 1.0500.

    Raises:
        FieldError: not a number, below zero or too exact.
    """
    value = _parse_number(text, language, field)
    if decimals(value) > MOST_DECIMALS_OF_RATE:
        raise FieldError(
            field,
            N_("A rate has at most {most} decimals."),
            N_("Write it with fewer decimals."),
            most=MOST_DECIMALS_OF_RATE,
        )
    return value


def decimals(value: Decimal) -> int:
    """How many digits stand behind the decimal point, zeros at the end included."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _parse_number(text: str, language: str, field: str) -> Decimal:
    digits = _with_decimal_point(_SPACES.sub("", text), language)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        value = Decimal("NaN")
    if not _AMOUNT.fullmatch(digits) or value < 0 or value >= 10**9:
        raise FieldError(
            field, N_("This is not a quantity: {text}."), N_("Write a number."), text=text[:40]
        )
    return value


def _with_decimal_point(bare: str, language: str) -> str:
    marks = [mark for mark in bare if mark in ".,"]
    if not marks:
        return bare
    thousands, decimal = (".", ",") if language == "de" else (",", ".")
    if len(set(marks)) == 2:
        decimal = marks[-1]
        if marks.count(decimal) > 1:
            return "not a number"
        thousands = "," if decimal == "." else "."
    elif len(marks) > 1:  # one mark many times can only separate thousands
        thousands, decimal = marks[0], ""
    elif marks[0] == thousands and not _may_group(bare, thousands):
        thousands, decimal = decimal, thousands  # "12.5" typed into a German form
    whole, _, fraction = bare.partition(decimal) if decimal else (bare, "", "")
    if thousands in whole and not _grouped(whole, thousands):
        return "not a number"
    plain = whole.replace(thousands, "")
    return f"{plain}.{fraction}" if fraction else plain


def _may_group(bare: str, mark: str) -> bool:
    """Whether a single mark can stand for thousands: 1.234 can, 12.5 and 0.125 cannot."""
    whole, _, rest = bare.lstrip("-").partition(mark)
    return len(rest) == 3 and not whole.startswith("0")


def _grouped(whole: str, mark: str) -> bool:
    first, *groups = whole.lstrip("-").split(mark)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in groups)


def split_by_largest_remainder(
    total_minor: int, weights: Sequence[int | Decimal]
) -> tuple[int, ...]:
    """Divide an amount by weights so that the parts add up to the whole, to the last cent.

    Raises:
        ValueError: a weight is negative or all are zero.
    """
    whole = sum(weights, Decimal(0))
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("weights must not be negative and must not all be zero")
    sign = -1 if total_minor < 0 else 1
    exact = [Decimal(abs(total_minor)) * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    missing = abs(total_minor) - sum(parts)
    by_remainder = sorted(range(len(exact)), key=lambda i: parts[i] - exact[i])
    for index in by_remainder[:missing]:
        parts[index] += 1
    return tuple(sign * part for part in parts)
