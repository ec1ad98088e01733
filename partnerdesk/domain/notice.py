"""Until when a partner can give notice, counted from the words that were agreed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from partnerdesk.domain.facts import months_later

_NUMBERS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "eine", "einen", "einem", "einer",
    )
    for number, word in enumerate(words.split(), start=1)
}  # fmt: skip
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
