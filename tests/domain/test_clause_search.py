"""Words are found and replaced between fields, and bold stays where it was."""

from __future__ import annotations

import pytest

from partnerdesk.domain.clause_search import pattern_of, places, replaced
from tests.domain import example


@pytest.mark.parametrize(
    ("text", "words", "by", "changed", "count"),
    [
        ("The council and the Council.", "council", "town", "The town and the town.", 2),
        ("{vision} of vision", "vision", "aim", "{vision} of aim", 1),
        ("a **bold wo**rd", "word", "name", "a **bold name**", 1),
        ("before {vision} after", "before  after", "x", "before {vision} after", 0),
        ("- one\n- two", "two", "- 2 **", "- one\n- - 2 \\*\\*", 1),
        ("5 * 3", "*", "**", "5 \\*\\* 3", 1),
        ("cost (net).", "(net)", "", "cost .", 1),
        ("a\nb", "a\nb", "c", "c", 1),
    ],
)
def test_words_are_replaced_but_no_field(
    text: str, words: str, by: str, changed: str, count: int
) -> None:
    assert replaced(text, pattern_of(words), by) == (changed, count)


def test_a_text_without_the_words_stays_as_it_was_stored() -> None:
    assert replaced("odd  \n\n\n text ** ", pattern_of("none"), "x") == ("odd  \n\n\n text ** ", 0)


def test_places_stand_in_the_order_of_the_paper() -> None:
    draft = example.AGREEMENT
    found = places(draft, pattern_of("partners"))
    assert len(found) > 20
    order = [clause.id for clause in draft.clauses]
    ranks = [(order.index(one.clause_id), not one.in_heading, one.number) for one in found]
    assert ranks == sorted(ranks)
    assert any(one.in_heading for one in found)
    assert places(draft, pattern_of("")) == ()


def test_a_part_of_a_word_is_found_only_if_it_may() -> None:
    text = "Partners, partnership, Vereinbarung – vereinbart."
    assert replaced(text, pattern_of("partners", whole_words=True), "they")[1] == 1
    assert replaced(text, pattern_of("partners"), "they")[1] == 2
    assert replaced(text, pattern_of("vereinba", whole_words=True), "x")[1] == 0
