"""Drafts: what stands in a form's field, right or wrong, and the value it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import FieldSpec, clean, parse_date, parse_integer
from partnerdesk.domain.money import parse_amount, parse_quantity, parse_rate
from partnerdesk.domain.texts import N_

Draft = str | bool | tuple[str, ...]
"""A text; for a tick box a bool, for several answers a tuple of option values."""

Value = str | bool | int | Decimal | date | tuple[str, ...] | None
"""Text, whole number, minor units, exact number, day, ticked or not, several option values."""


def chosen_id(value: Value) -> int:
    """The id of the row that a choice stands for; 0, which no row has, for any other answer."""
    text = str(value)
    return int(text) if text.isdecimal() else 0


@dataclass(frozen=True)
class Notation:
    """How amounts and numbers are written: an ISO 4217 currency and a language."""

    currency: str
    language: str


def read(spec: FieldSpec, draft: Draft, notation: Notation) -> Value:
    """The value a draft means; an empty date, amount or number is None.

    Raises:
        FieldError: it means none.
    """
    if isinstance(draft, bool):
        return draft
    if isinstance(draft, tuple):
        if spec.required and not draft:
            raise FieldError(spec.key, N_("Please choose at least one."))
        return draft
    text = clean(spec, draft)
    reader = _READERS.get(spec.kind)
    if reader is None:
        return text
    return reader(text, spec.key, notation) if text else None


def _read_date(text: str, key: str, _notation: Notation) -> Value:
    return parse_date(text, key)


def _read_money(text: str, key: str, notation: Notation) -> Value:
    return parse_amount(text, notation.currency, notation.language, key)


def _read_integer(text: str, key: str, _notation: Notation) -> Value:
    return parse_integer(text, key)


def _read_number(text: str, key: str, notation: Notation) -> Value:
    return parse_quantity(text, notation.language, key)


def _read_rate(text: str, key: str, notation: Notation) -> Value:
    return parse_rate(text, notation.language, key)


def _read_percent(text: str, key: str, notation: Notation) -> Value:
    share = parse_quantity(text.rstrip("% \u00a0"), notation.language, key)
    if share > 100:
        raise FieldError(key, N_("A share is at most 100 %."))
    return share


_READERS: dict[str, Callable[[str, str, Notation], Value]] = {
    "date": _read_date,
    "money": _read_money,
    "integer": _read_integer,
    "number": _read_number,
    "rate": _read_rate,
    "percent": _read_percent,
}
