"""What a funder or a treasurer would find in a budget and its books."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.budget import (
    Conditions,
    CostCategory,
    InKindRule,
    Source,
    SourceKind,
)
from partnerdesk.domain.budget_findings import BudgetFinding, budget_findings
from partnerdesk.domain.budget_rules import co_financing_percent, own_share_percent
from partnerdesk.domain.findings import Grade
from partnerdesk.domain.spending import (
    Booking,
    BookingKind,
    CurrencyRate,
    Spending,
    Transfer,
    converted,
    rate_on,
    receipts,
)
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.whole_budget import Budget
from tests.domain.budgets import PERIODS, budget, line, minor

CENTRE = Source(1, "Centre", SourceKind.OWN, 30_000)
FUND = Source(2, "Fund", SourceKind.GRANT, 70_000)
HELP = Source(3, "Neighbours", SourceKind.IN_KIND, 20_000)
WAGES = line(1, "Wages", "10", 8_000, {1: 10_000, 2: 70_000}, category=CostCategory.STAFF)
OFFICE = line(2, "Office", "1", 5_000, {1: 5_000}, category=CostCategory.INDIRECT)
PARTY = line(3, "Party", "1", 15_000, {1: 15_000}, is_eligible=False)
HOURS = line(4, "Hours", "20", 1_000, {3: 20_000})
SOUND = budget([WAGES, OFFICE, PARTY, HOURS], [CENTRE, FUND, HELP], PERIODS[:1])
DAY = date(2026, 5, 2)


def with_fund(**asked: Any) -> Budget:
    fund = replace(FUND, conditions=Conditions(**asked))
    return replace(SOUND, sources=(CENTRE, fund, HELP))


def paid(amount: int, number: int = 1, **more: Any) -> Booking:
    values = {"line_id": 1, "source_id": 2, "text": "Wages of May"} | more
    return Booking(number, BookingKind.SPENT, DAY, amount, **values)


def books(*bookings: Booking, **more: Any) -> Callable[[], tuple[Budget, Spending]]:
    return lambda: (SOUND, Spending(bookings, **more))


def plan(**asked: Any) -> Callable[[], tuple[Budget, Spending]]:
    return lambda: (with_fund(**asked), Spending())


def told(budget_: Budget, spending: Spending) -> list[tuple[str, str]]:
    found = budget_findings(budget_, spending)
    texts = for_language("en")
    return [(one.code, one.finding.sentence.text(texts).replace("\xa0", " ")) for one in found]


def test_a_sound_budget_has_no_finding() -> None:
    keeps = with_fund(
        eligible_from=date(2026, 1, 1),
        eligible_until=date(2026, 12, 31),
        ceiling_minor=70_000,
        least_own_share_percent=Decimal("33.33"),
        flat_rate_percent=Decimal(5),
    )
    shared = [
        paid(10_000, 1, voucher="R 1", receipt_minor=15_000),
        paid(5_000, 2, voucher=" r  1", source_id=1),
    ]
    assert told(keeps, Spending(tuple(shared))) == []


BROKEN = [
    ("C12", lambda: (budget([line(1, "A", "1", 900, {1: 500})], [CENTRE]), Spending()), "EUR 4.00"),
    ("C12", lambda: (replace(SOUND, sources=(CENTRE, replace(FUND, promised_minor=1), HELP)),
                     Spending()), "699.99"),
    ("D10", lambda: (replace(SOUND, sources=(CENTRE, FUND, replace(HELP, promised_minor=20_100))),
                     Spending()), "stand at no cost"),
    ("D10", plan(ceiling_minor=69_999), "0.01 more are planned"),
    ("D10", plan(least_own_share_percent=Decimal("33.34")), "it is 33.3 %"),
    ("D10", plan(least_own_share_percent=Decimal(20), in_kind_rule=InKindRule.SHOWN), "17.6 %"),
    ("D10", plan(flat_rate_percent=Decimal("4.9")), "they are 5 %"),
    ("D10", plan(in_kind_rule=InKindRule.FORBIDDEN), "allows no help in kind"),
    ("D10", plan(eligible_from=date(2026, 1, 2)), "days that do not count"),
    ("D10", plan(eligible_until=date(2026, 12, 30)), "days that do not count"),
    ("D10", lambda: (replace(SOUND, lines=(*SOUND.lines[:2], HOURS,
                     line(3, "Party", "1", 15_000, {1: 15_000 - 1, 2: 1}, is_eligible=False))),
                     Spending()), "“Party”, which does not count"),
    ("D10", lambda: (with_fund(eligible_until=date(2026, 12, 31)),
                     Spending((replace(paid(5), booked_on=date(2027, 1, 1)),))), "Wages of May"),
    ("D10", lambda: (replace(SOUND, sources=(CENTRE, replace(FUND, currency="CHF"), HELP)),
                     Spending()), "no rate for CHF"),
    ("D10", lambda: (replace(SOUND, sources=(CENTRE, replace(
                     FUND, currency="CHF", promised_foreign_minor=70_000), HELP)),
                     Spending(rates=(CurrencyRate(1, "CHF", Decimal("1.05"), DAY),))), "735.00"),
    ("C12", books(paid(80_001)), "overspent by EUR 0.01"),
    ("C12", books(replace(paid(80_001), kind=BookingKind.COMMITTED)), "EUR 0.01 more are ordered"),
    ("C12", books(replace(paid(10), kind=BookingKind.COMMITTED), paid(11, 2, settles_id=1)),
     "More was paid"),
    ("C12", books(paid(79_000)), "EUR 10.00 left; 98.8 %"),
    ("C12", books(paid(70_001)), "EUR 0.01 more was spent of Fund"),
    ("F4", books(transfers=(Transfer(1, 1, 2, 1_001, DAY),)), "“Office” was changed by EUR 10.01"),
    ("F4", books(paid(10, 1, voucher="R1"), paid(5, 2, voucher="r1", source_id=1)), "R1"),
    ("F4", books(paid(10, 1, voucher="R1", receipt_minor=14), paid(5, 2, voucher="R1")), "0.01"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "made", "words"), BROKEN)
def test_each_fault_is_found_and_said(
    code: str, made: Callable[[], tuple[Budget, Spending]], words: str
) -> None:
    found = told(*made())
    assert any(one == code and words in sentence for one, sentence in found), found


def test_one_source_that_carries_nearly_all_is_named() -> None:
    lonely = budget([line(1, "A", "1", 1000, {2: 751, 1: 249})], [CENTRE, FUND], PERIODS[:1])
    assert [code for code, _words in told(lonely, Spending())] == ["C13"]


def test_each_period_balances_by_itself() -> None:
    first = line(1, "A", "1", 900, {1: 1_000}, period_id=11)
    second = line(2, "B", "1", 900, {1: 800}, period_id=12)
    found = told(budget([first, second], [CENTRE]), Spending())
    assert [words for _code, words in found if words.startswith("202")] == [
        "2026: the sources give EUR 1.00 more than everything costs.",
        "2027: EUR 1.00 of the costs have no source.",
    ]


def test_the_heaviest_comes_first_and_each_leads_somewhere() -> None:
    found: tuple[BudgetFinding, ...] = budget_findings(
        with_fund(ceiling_minor=1), Spending((paid(79_000),))
    )
    grades = [one.finding.grade for one in found]
    assert grades == sorted(grades)
    assert {Grade.MUST, Grade.COULD} <= set(grades)
    assert all(len(one.finding.link.arguments) == 2 for one in found)


def test_shares_are_those_of_the_funder() -> None:
    sheet = SOUND.sheet()
    assert co_financing_percent(sheet, FUND) == Decimal(70_000) * 100 / 105_000
    assert own_share_percent(sheet, FUND) == Decimal(35_000) * 100 / 105_000


def test_a_rate_holds_from_its_day() -> None:
    rates = [
        CurrencyRate(1, "CHF", Decimal("1.05"), date(2026, 5, 1)),
        CurrencyRate(2, "CHF", Decimal("1.07"), date(2026, 6, 1)),
        CurrencyRate(3, "USD", Decimal("0.9"), date(2026, 1, 1)),
    ]
    days = [(date(2026, 4, 1), 1), (date(2026, 5, 31), 1), (date(2026, 6, 1), 2)]
    for day, number in days:
        rate = rate_on(rates, "CHF", day)
        assert rate is not None
        assert rate.id == number
    assert rate_on(rates, "PLN", DAY) is None


def test_currencies_without_cents_are_converted_by_whole_units() -> None:
    assert converted(1_000, "XAF", "EUR", Decimal("0.0015245")) == 152
    assert converted(152, "EUR", "XAF", Decimal("655.957")) == 997


@given(st.lists(st.tuples(minor, st.sampled_from([1, 2, None])), max_size=10))
def test_the_books_add_up(entries: list[tuple[int, int | None]]) -> None:
    bookings = tuple(
        Booking(number, BookingKind.SPENT, DAY, amount, line_id=line_id, voucher="R1")
        for number, (amount, line_id) in enumerate(entries, start=1)
    )
    spending = Spending(bookings)
    assert sum(spending.spent_by_line.values()) == sum(a for a, b in entries if b is not None)
    assert spending.committed_by_line == spending.spent_by_line
    assert sum(one.charged_minor for one in receipts(bookings)) == sum(a for a, _b in entries)
