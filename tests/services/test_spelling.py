"""Nothing that is written rightly is marked; what is not has a suggestion; names are right."""

from __future__ import annotations

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.history import Change
from partnerdesk.domain.spelling import DICTIONARIES, words_of_clause
from partnerdesk.paths import resource
from partnerdesk.services import history
from partnerdesk.services.desk import Desk
from partnerdesk.services.looking_up import Dictionaries
from partnerdesk.services.spelling import (
    add_own_word,
    misspelt,
    own_words,
    set_own_words,
    suggestions,
)
from partnerdesk.store.tables import ContactRow, OrganisationRow

AS_PUBLISHED = {
    "de/de.aff": "57fdd1b16aac2131003c91e0cf2a488becb970382a402a9ce089307301cb3ef0",
    "de/de.dic": "b5c781a0cf6f285fb6b9b8ab02fbea104b987104a1efdda8a835837e89e3ec77",
    "en/en.aff": "8ae1f19d4840d957728ad90555d5a8dff6cc5c046279c95ff0c00fc0a0136c7b",
    "en/en.dic": "869fe17ba4ee4b5401c60a666ee2d6a3dcc237f460b7294435df1cc6a799aa57",
}
"""The files of dictionary-de and dictionary-en-gb 3.0.0; the first may not be changed at all."""


def test_the_dictionaries_are_as_they_were_published() -> None:
    found = {
        name: hashlib.sha256(resource(f"dictionaries/{name}").read_bytes()).hexdigest()
        for name in AS_PUBLISHED
    }
    assert found == AS_PUBLISHED
    for language in DICTIONARIES:
        assert resource(f"dictionaries/{language}/LICENSE").stat().st_size > 0


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_no_word_of_our_own_clauses_is_marked(desk: Desk, language: str) -> None:
    library = load_library(language)
    texts = [text for clause in library for text in (clause.heading, clause.text, clause.why)]
    words = frozenset().union(*map(words_of_clause, texts))
    assert len(words) > 1_000
    assert misspelt(desk, language, words) == frozenset()


def test_a_mistake_is_found_and_the_right_word_is_suggested(desk: Desk) -> None:
    english = ("parnership", "partnership", "well-mened", "well-meant", "another’s", "anoter’s")
    assert misspelt(desk, "en", english) == {"parnership", "well-mened", "anoter’s"}
    assert "partnership" in suggestions(desk, "en", "parnership")
    german = ("Partnershaft", "Kooperationsvereinbarung", "Kinderbetreung", "Mütterzentrums-Fest")
    assert misspelt(desk, "de", german) == {"Partnershaft", "Kinderbetreung"}
    assert "Partnerschaft" in suggestions(desk, "de", "Partnershaft")
    assert len(suggestions(desk, "de", "untersreichen")) <= 5


def test_fields_numbers_addresses_and_abbreviations_are_not_looked_up() -> None:
    text = (
        "**Pay** {amont}s until 3rd of may to ADAC, x@exmple.org or www.exmple.org.\n- Zuw- and b"
    )
    assert words_of_clause(text) == {"Pay", "until", "of", "may", "to", "or", "and"}


def test_names_of_the_register_are_right_as_they_are_written(desk: Desk) -> None:
    names = ("Ankhuyag", "Ankhuyag’s", "Bataar", "Zuunmod", "Zuunmods")
    assert misspelt(desk, "en", names) == set(names)
    with desk.database.write(Change("Add a partner")) as session:
        partner = OrganisationRow(name="Ankhuyag Bakery", place="Zuunmod", notes="Wrogn")
        partner.contacts.append(ContactRow(name="Bataar Ganzorig"))
        session.add(partner)
    assert misspelt(desk, "en", names) == frozenset()
    assert misspelt(desk, "en", ("Ankhuiag", "Wrogn")) == {"Ankhuiag", "Wrogn"}


def test_a_word_of_the_centre_is_right_until_it_is_taken_back(sample_desk: Desk) -> None:
    add_own_word(sample_desk, "Krabbelgruppe")
    assert own_words(sample_desk) == "Krabbelgruppe"
    add_own_word(sample_desk, "Lesepatin")
    sought = ("Krabbelgruppe", "krabbelgruppe", "Lesepatin", "Lesepattin")
    assert misspelt(sample_desk, "en", sought) == {"Lesepattin"}
    history.undo(sample_desk)
    assert misspelt(sample_desk, "en", ("Krabbelgruppe", "Lesepatin")) == {"Lesepatin"}
    set_own_words(sample_desk, "")
    assert misspelt(sample_desk, "en", ("Krabbelgruppe",)) == {"Krabbelgruppe"}


def test_without_its_own_process_nothing_is_marked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert misspelt(desk, "en", ("parnership",)) == frozenset()
    assert suggestions(desk, "en", "parnership") == ()


def test_the_end_may_come_while_a_word_is_looked_up() -> None:
    dictionaries = Dictionaries()
    assert dictionaries.unknown("en", {"parnership"}) == {"parnership"}
    words = [f"parnership{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    with ThreadPoolExecutor(max_workers=1) as worker:
        asked = worker.submit(lambda: [dictionaries.suggestions("en", word) for word in words])
        dictionaries.close()
    assert asked.result()[-1] == ()
    assert dictionaries.unknown("en", {"parnership"}) == frozenset()
