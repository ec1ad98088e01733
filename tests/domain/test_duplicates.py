"""Which organisations look alike, and how fast that is known of many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.duplicates import Known, Likeness, find_pairs, loose_name_key
from partnerdesk.domain.texts import for_language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mütterzentrum Süd e.V.", "Sued Muetterzentrum"),
        ("Town Council of Riverside", "RIVERSIDE TOWN COUNCIL"),
        ("Caritas e. V.", "Caritas, eingetragener Verein"),
        ("Rodinné centrum, z.s.", "rodinne centrum"),
        ("Bäckerei Löwe GmbH", "Baeckerei Loewe"),
        ("Община София", "София, община"),
    ],
)
def test_names_that_people_vary_are_the_same(one: str, other: str) -> None:
    assert loose_name_key(one) == loose_name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police Station North", "Police Station South"),
        ("Group A1", "Group A2"),
        ("Women’s Shelter", "Women’s Officer"),
    ],
)
def test_names_that_differ_in_a_word_are_not(one: str, other: str) -> None:
    assert loose_name_key(one) != loose_name_key(other)


@pytest.mark.parametrize("name", ["", "e.V.", "The", "—"])
def test_what_has_no_name_is_like_nobody(name: str) -> None:
    assert find_pairs([Known(1, name, phones=("",)), Known(2, "GmbH", emails=("",))]) == ()


def test_the_same_name_in_another_place_is_another_partner_unless_more_is_the_same() -> None:
    north = Known(1, "Town Council", "North", phones=("040 123 456",))
    south = Known(2, "Town Council", "South")
    assert find_pairs([north, south]) == ()
    (pair,) = find_pairs([north, Known(2, "Town Council", "South", phones=("+49 40 123456",))])
    assert pair.reasons == (Likeness.PHONE,)


def test_most_reasons_come_first_and_are_said_in_words() -> None:
    organisations = [
        Known(1, "Bank", emails=("info@bank.example",)),
        Known(2, "Branch", emails=("INFO@bank.example",)),
        Known(3, "Zoo", phones=("040 123 456",)),
        Known(4, "ZOO", phones=("040/123456",)),
    ]
    zoo, bank = find_pairs(organisations)
    assert (zoo.first.id, zoo.second.id, bank.first.id) == (3, 4, 1)
    assert zoo.why(for_language("en")) == "Same name, same telephone"


def test_of_three_alike_each_meets_the_next_one_it_was_not_told_apart_from() -> None:
    three = [Known(number, "Choir") for number in (1, 2, 3)]
    assert {pair.ids for pair in find_pairs(three)} == {frozenset({1, 2}), frozenset({2, 3})}
    apart = {frozenset({1, 2})}
    assert {pair.ids for pair in find_pairs(three, apart)} == {
        frozenset({1, 3}),
        frozenset({2, 3}),
    }


def test_a_switchboard_of_many_offices_gives_no_more_pairs_than_offices() -> None:
    offices = [Known(number, f"Office {number}", phones=("040 123 456",)) for number in range(3000)]
    assert len(find_pairs(offices)) == 2999


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_names_are_compared_and_each_pair_comes_once(names: list[str]) -> None:
    pairs = find_pairs([Known(number, name) for number, name in enumerate(names)])
    assert len({pair.ids for pair in pairs}) == len(pairs)
    assert all(pair.first.id < pair.second.id for pair in pairs)
