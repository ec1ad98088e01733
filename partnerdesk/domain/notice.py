"""Until when a partner can give notice, counted from the words that were agreed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from partnerdesk.domain.facts import months_later

_WORDS = (
    ("one", "ein", "eine", "einen", "einem", "einer"),
    ("two", "zwei"),
    ("three", "drei"),
    ("four", "vier"),
    ("five", "fünf"),
    ("six", "sechs"),
    ("seven", "sieben"),
    ("eight", "acht"),
    ("nine", "neun"),
    ("ten", "zehn"),
    ("eleven", "elf"),
    ("twelve", "zwölf"),
)
_NUMBERS = {word: number for number, words in enumerate(_WORDS, start=1) for word in words}
_PERIOD = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\s+"
    r"(?:(days?|tage?n?)|(weeks?|wochen?)|(months?|monate?n?)|(years?|jahre?n?))\b",
    re.IGNORECASE,
)


def last_day_of_notice(ends_on: date, period: str) -> date | None:
    """The last day to say that one will not go on, so long before the end as was agreed.

    ``period`` are the agreed words, such as "3 months"; None where they tell no time.
    """
    found = _PERIOD.search(period)
    if found is None:
        return None
    told, days, weeks, months, _years = found.groups()
    count = int(told) if told.isdigit() else _NUMBERS[told.casefold()]
    if days or weeks:
        return ends_on - timedelta(days=count * (7 if weeks else 1))
    return months_later(ends_on, -count * (1 if months else 12))
