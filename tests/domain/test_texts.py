"""How numbers and lists are written."""

from decimal import Decimal

import pytest

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.guidance import languages_by_name
from partnerdesk.domain.money import Money, parse_amount
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import for_language, listed


@pytest.mark.parametrize("language", ["en", "de"])
def test_less_than_nothing_has_a_true_minus_sign_and_is_read_back(language: str) -> None:
    texts = for_language(language)
    for written in (texts.amount(-123450, "EUR"), texts.money(Money(-123450, "EUR"))):
        assert "\N{MINUS SIGN}1" in written
        assert "-" not in written
        assert parse_amount(written, "EUR", language) == -123450
        assert parse_amount(written.replace("\N{MINUS SIGN}", "-"), "EUR", language) == -123450
    assert texts.number(Decimal(-5)) == "\N{MINUS SIGN}5"


def test_accents_do_not_part_what_is_sorted() -> None:
    assert sorted(["Ärzte", "Ämter", "Banken", "andere"], key=search_key) == [
        "Ämter",
        "andere",
        "Ärzte",
        "Banken",
    ]


def test_errors_name_languages_in_the_language_of_the_screen() -> None:
    said = "This agreement was frozen in {language}."
    error = UserError(said, language=languages_by_name(["en"]))
    assert error.text(for_language("en")) == "This agreement was frozen in English."
    assert (
        error.text(for_language("de")) == "Diese Vereinbarung wurde auf Englisch festgeschrieben."
    )


def test_semicolons_part_names_where_one_of_them_holds_a_comma() -> None:
    english, german = for_language("en"), for_language("de")
    assert english.join(["School", "Town"]) == "School and Town"
    assert german.join(["Schule", "Stadt", "Verein"]) == "Schule, Stadt und Verein"
    names = ["Smith, Jones & Co", "Town", "School"]
    assert english.join(names) == german.join(names) == "Smith, Jones & Co; Town; School"
    assert listed(names) == "Smith, Jones & Co; Town; School"
    assert listed(["Town", "School"]) == "Town, School"
