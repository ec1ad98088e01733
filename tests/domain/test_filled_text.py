"""Fields in a text that another program has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partnerdesk.domain.filled_text import filled_text, with_fields
from partnerdesk.domain.texts import for_language

ENGLISH = for_language("en")
VALUES = {
    "coordinator": "Jana Brandt",
    "notice_period": "three months",
    "parties": "The town\nThe school",
    "deputy": None,
}
TEXT = "The coordinator is {coordinator}.\n\n- {parties}\n\n**Notice**: {notice_period}, {deputy}."


def test_every_field_is_filled_and_its_place_known() -> None:
    filled = filled_text(TEXT, VALUES, ENGLISH)
    assert "- The town\n- The school" in filled.text
    assert {
        place.field: filled.text[place.start : place.ends_before] for place in filled.places
    } == {
        "coordinator": "Jana Brandt",
        "parties": "The town\n- The school",
        "notice_period": "three months",
        "deputy": "(Deputy of the coordinator missing)",
    }


def test_unchanged_values_are_fields_again_and_changed_ones_are_words() -> None:
    filled = filled_text(TEXT, VALUES, ENGLISH)
    changed = filled.text.replace("three", "six").replace("is Jana", "shall be Jana")
    kept = with_fields(filled, changed)
    assert "shall be {coordinator}" in kept
    assert "{parties}" in kept
    assert "{deputy}" in kept
    assert "six months" in kept


@given(st.text(st.sampled_from("Jana Brndt theemoswl.,\n-*\\{}"), max_size=80))
def test_whatever_was_changed_the_same_words_are_read(changed: str) -> None:
    filled = filled_text(TEXT, VALUES, ENGLISH)
    kept = with_fields(filled, changed)
    for place in filled.places:
        value = filled.text[place.start : place.ends_before]
        kept = kept.replace(f"{{{place.field}}}", value)
    assert kept == changed
