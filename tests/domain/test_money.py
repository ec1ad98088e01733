"""Amounts: what people type and paste, and what comes back from it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.money import (
    CURRENCIES,
    LARGEST_MINOR,
    Money,
    parse_amount,
    parse_quantity,
    parse_rate,
    split_by_largest_remainder,
    times,
)
from partnerdesk.domain.texts import LANGUAGES, for_language

currencies = st.sampled_from(CURRENCIES)
languages = st.sampled_from(sorted(LANGUAGES))
amounts = st.integers(-LARGEST_MINOR, LARGEST_MINOR)


@given(amounts, currencies, languages)
def test_what_is_shown_is_read_back(minor: int, currency: str, language: str) -> None:
    shown = for_language(language).amount(minor, currency)
    assert parse_amount(shown, currency, language) == minor


@given(amounts, currencies, languages)
def test_what_is_printed_with_its_currency_is_read_back(
    minor: int, currency: str, language: str
) -> None:
    printed = for_language(language).money(Money(minor, currency))
    assert parse_amount(printed, currency, language) == minor


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "text",
    [
        "1.234,50",
        "1,234.50",
        "1 234,50 €",
        "1\u202f234,50",
        "€ 1,234.50",
        "1234.5",
        "1234,5",
        "EUR 1'234.50",
        " 1.234,50 EUR ",
    ],
)
def test_both_ways_of_writing_are_understood_in_both_languages(text: str, language: str) -> None:
    assert parse_amount(text, "EUR", language) == 123450


@pytest.mark.parametrize(
    ("text", "language", "minor"),
    [("1.234", "de", 123400), ("1,234", "en", 123400), ("1,23", "de", 123), ("1.23", "en", 123)],
)
def test_one_separator_is_read_as_the_language_writes_it(
    text: str, language: str, minor: int
) -> None:
    assert parse_amount(text, "EUR", language) == minor


@pytest.mark.parametrize(
    "text", ["", "abc", "12 months", "1,2,3", "1.2.3,4", "--5", "1e5", "=1+1", "NaN", "9" * 100_000]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        parse_amount(text, "EUR", "en")


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    assert parse_amount("500", "XAF", "en") == 500
    for text, currency in (("500.5", "XAF"), ("1.005", "EUR"), ("1.000", "EUR")):
        with pytest.raises(FieldError, match="decimals"):
            parse_amount(text, currency, "en")


@given(st.decimals(0, 999_999_999, places=4), languages)
def test_quantities_are_read_back(quantity: Decimal, language: str) -> None:
    assert parse_quantity(for_language(language).number(quantity), language) == quantity


@given(st.integers(0, 10**9 - 1), st.integers(0, 12), languages)
def test_rates_are_kept_digit_by_digit(digits: int, places: int, language: str) -> None:
    rate = Decimal(digits).scaleb(-places)
    read = parse_rate(for_language(language).exact(rate), language)
    assert read.as_tuple() == rate.as_tuple()


def test_what_begins_with_a_zero_is_no_thousand() -> None:
    assert parse_quantity("0.125", "de") == parse_quantity("0,125", "en") == Decimal("0.125")


@pytest.mark.parametrize("text", ["", "-1", "twelve", "1.23456", "9999999999"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        parse_quantity(text, "en")


@given(
    amounts,
    st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(lambda parts: any(parts)),
)
def test_parts_add_up_to_the_whole(total: int, weights: list[int]) -> None:
    parts = split_by_largest_remainder(total, weights)
    assert sum(parts) == total
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)
    exact = [Decimal(total) * weight / sum(weights) for weight in weights]
    assert all(abs(part - share) < 1 for part, share in zip(parts, exact, strict=True))


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 3]])
def test_weights_that_cannot_divide_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split_by_largest_remainder(100, weights)


def test_halves_are_rounded_up_as_on_a_receipt() -> None:
    assert times(Decimal("1.5"), 333) == 500
    assert times(Decimal("0.5"), 1) == 1
