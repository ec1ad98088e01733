"""The clauses of amendments: complete for each kind, and the same in both languages."""

from __future__ import annotations

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.domain.clauses import (
    FIELDS,
    amendment_clauses,
    known_clauses,
    load_library,
    placeholders,
)
from partnerdesk.domain.texts import LANGUAGES


def test_each_kind_says_what_it_is_from_when_it_holds_and_what_happens() -> None:
    for kind in AmendmentKind:
        found = amendment_clauses("en")
        keys = [one.key for one in found if one.compulsory and kind in one.amends]
        assert keys[0] == "amendment-subject"
        assert keys[-2:] == ["amendment-start", "amendment-originals"]
        assert kind.clause_key == "" or kind.clause_key in keys, kind
        assert ("amendment-rest" in keys) is (kind is not AmendmentKind.END)


def test_all_languages_say_the_same_with_known_fields() -> None:
    english = {one.key: one for one in amendment_clauses("en")}
    for language in LANGUAGES:
        for one in amendment_clauses(language):
            assert sorted(placeholders(one.text)) == sorted(placeholders(english[one.key].text))
            assert set(placeholders(one.text)) <= FIELDS.keys()
            assert one.why and one.heading and one.codes
            assert one.compulsory is not one.library_only, one.key
            assert one.text.count("\n\n") == english[one.key].text.count("\n\n"), one.key


def test_agreements_and_amendments_share_no_key() -> None:
    shared = {one.key for one in load_library("en")} & {one.key for one in amendment_clauses("en")}
    assert not shared
    assert len(known_clauses("en")) == len(load_library("en")) + len(amendment_clauses("en"))
