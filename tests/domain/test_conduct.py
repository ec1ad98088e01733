"""Rules of conduct: a library by topic in two languages, and what a partnership makes of it."""

from __future__ import annotations

import pytest

from partnerdesk.domain.conduct import (
    NEEDED_TOPICS,
    TOPICS,
    Conduct,
    conduct_from,
    kept_conduct,
    load_rules,
)
from partnerdesk.domain.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_offers_about_twenty_short_rules_for_every_topic(language: str) -> None:
    rules = load_rules(language)
    assert len(rules) >= len(NEEDED_TOPICS) + 15
    assert {rule.topic for rule in rules} == set(TOPICS)
    longest = max(len(sentence.split()) for rule in rules for sentence in rule.text.split(". "))
    assert longest <= 15


def test_both_languages_say_the_same_rules() -> None:
    assert [rule.key for rule in load_rules("en")] == [rule.key for rule in load_rules("de")]
    assert {rule.text for rule in load_rules("en")}.isdisjoint(
        rule.text for rule in load_rules("de")
    )


def test_until_somebody_chooses_the_usual_rules_cover_what_is_needed() -> None:
    usual = conduct_from({})
    assert not usual.is_decided
    assert not usual.missing_topics()
    assert usual.rule_keys == tuple(rule.key for rule in load_rules("en") if rule.usual)


def test_chosen_rules_stand_in_the_order_of_the_library_and_own_ones_behind() -> None:
    conduct = Conduct(("same-people", "listen"), ("Whoever cooks may speak.",))
    assert conduct.lines("en") == (
        "We listen until the other has finished, and ask before we judge.",
        "We send the same people as long as possible.",
        "Whoever cooks may speak.",
    )
    assert conduct.missing_topics() == ("attendance", "information")


def test_a_choice_survives_being_kept_even_when_nothing_is_chosen() -> None:
    nothing = Conduct((), ("Only this.",))
    assert conduct_from(kept_conduct(nothing)) == nothing
    assert conduct_from(kept_conduct(nothing)).is_decided
