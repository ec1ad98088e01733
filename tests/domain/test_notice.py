"""The last day to give notice follows from the agreed words."""

from __future__ import annotations

from datetime import date

import pytest

from partnerdesk.domain.notice import last_day_of_notice

END = date(2027, 5, 31)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 months", date(2027, 2, 28)),
        ("three months to the end of a year", date(2027, 2, 28)),
        ("3 Monate", date(2027, 2, 28)),
        ("mit einem Monat Frist", date(2027, 4, 30)),
        ("Zwölf Wochen", date(2027, 3, 8)),
        ("30 days", date(2027, 5, 1)),
        ("one year", date(2026, 5, 31)),
        ("in good time", None),
        ("", None),
    ],
)
def test_the_words_that_were_agreed_are_counted(words: str, day: date | None) -> None:
    assert last_day_of_notice(END, words) == day
