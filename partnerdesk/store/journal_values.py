"""How the journal writes down what a column holds."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal


def to_json(value: object) -> object:
    """A column's value as JSON; what JSON does not know becomes a tagged list."""
    if value is None or isinstance(value, int | str):  # nearly always: thousands of rows at once
        return value
    if isinstance(value, datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, bytes):
        return ["bytes", base64.b64encode(value).decode("ascii")]
    return value


def from_json(value: object) -> object:
    """The column's value that ``to_json`` wrote."""
    if not isinstance(value, list):
        return value
    tag, written = value
    return _READERS[tag](written)


_READERS: dict[str, Callable[[str], object]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
    "bytes": base64.b64decode,
}
