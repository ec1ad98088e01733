"""The clause library: parallel languages, complete contracts, plain sentences."""

import re
from collections import Counter

import pytest

from partnerdesk.domain.annexes import FURTHER, Annex
from partnerdesk.domain.clause_text import blocks
from partnerdesk.domain.clauses import (
    CONDITIONS,
    FIELDS,
    SECTIONS,
    TOPICS,
    ClauseTemplate,
    default_values,
    draft_clauses,
    load_library,
    placeholders,
    said_text,
)
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import LANGUAGES, for_language

PER_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
PER_PATH = pytest.mark.parametrize("path", Path)

STATEMENTS = frozenset(
    f"{letter}{number}"
    for letter, last in {"A": 5, "B": 8, "C": 14, "D": 12, "F": 9}.items()
    for number in range(1, last + 1)
) | {"E"}
HOW_IT_BEGAN = {Path.BOTTOM_UP: "B1", Path.TOP_DOWN: "B2", Path.INCENTIVE: "B3"}
OF_ONE_PATH = {
    Path.BOTTOM_UP: {
        "the-need", "members-decision", "money-in-brief", "speaking-to-offices", "open-joining",
    },
    Path.TOP_DOWN: {
        "the-mandate", "room-to-decide", "no-unfunded-duties", "reports-to-the-office",
        "policy-change",
    },
    Path.INCENTIVE: {
        "the-offer", "lead-partner", "funder-rules", "own-share", "recovery-and-retention",
        "after-the-money",
    },
}  # fmt: skip
EVERY_FACT = CONDITIONS - {"intent"}


def keys(clauses: tuple[ClauseTemplate, ...]) -> list[str]:
    return [clause.key for clause in clauses]


def shape(text: str) -> list[int]:
    """The number of list items of each paragraph."""
    found: list[int] = []
    for block in blocks(text):
        if block.is_item and found:
            found[-1] += 1
        else:
            found.append(int(block.is_item))
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a clause as people read them: a list item is a sentence of its own."""
    lines = [line.removeprefix("- ") for line in text.splitlines()]
    pieces = (re.split(r"(?<=[.!?])\s+", line) for line in lines)
    return [piece for line in pieces for piece in line if piece.strip()]


def words(sentence: str) -> int:
    return len(re.sub(r"\{\w+\}", "name", sentence).split())


def test_both_languages_hold_the_same_clauses_with_the_same_fields() -> None:
    english, german = load_library("en"), load_library("de")
    assert keys(english) == keys(german)
    for one, other in zip(english, german, strict=True):
        assert set(placeholders(one.text)) == set(placeholders(other.text)), one.key
        assert shape(one.text) == shape(other.text), one.key
        assert one.heading != other.heading
        assert one.text != other.text


def test_both_languages_propose_the_same_values() -> None:
    assert default_values("en").keys() == default_values("de").keys()


@PER_LANGUAGE
def test_every_agreed_field_has_a_proposal_and_no_computed_one_has(language: str) -> None:
    agreed = {info.key for info in FIELDS.values() if not info.computed}
    assert default_values(language).keys() == agreed
    assert all(default_values(language).values())


def test_every_field_of_a_clause_is_known() -> None:
    used = {name for clause in load_library("en") for name in placeholders(clause.text)}
    assert used <= FIELDS.keys()
    agreed = {info.key for info in FIELDS.values() if not info.computed}
    assert agreed <= used, "a value that no clause shows would be asked for nothing"


@PER_LANGUAGE
def test_fields_that_hold_lists_stand_alone_in_an_item(language: str) -> None:
    lists = {info.key for info in FIELDS.values() if info.kind == "list"}
    for clause in load_library(language):
        for line in clause.text.splitlines():
            for name in lists.intersection(placeholders(line)):
                assert line == f"- {{{name}}}", clause.key


@PER_LANGUAGE
def test_clauses_call_the_annexes_what_the_paper_calls_them(language: str) -> None:
    texts, always = for_language(language), [one for one in Annex if one not in FURTHER]
    titles = {annex.label: texts.gettext(annex.label) for annex in always}
    named = {
        name
        for clause in load_library(language)
        for name in re.findall(r"(?:annex|Anlage) [“„](.+?)[”“]", clause.text)
    }
    not_translated_yet = {label for label, title in titles.items() if title == label}
    assert set(titles.values()) <= named | (not_translated_yet if language != "en" else set())


@PER_LANGUAGE
def test_texts_have_no_braces_other_than_fields(language: str) -> None:
    for clause in load_library(language):
        bare = re.sub(r"\{\w+\}", "", clause.text)
        assert "{" not in bare and "}" not in bare, clause.key
        assert not placeholders(clause.why + clause.heading)


def test_clauses_stand_in_the_order_of_the_sections_and_once() -> None:
    library = load_library("en")
    sections = [clause.section for clause in library]
    assert sections == sorted(sections)
    assert max(Counter(keys(library)).values()) == 1
    assert {clause.topic for clause in library} == TOPICS.keys()
    assert {clause.condition for clause in library} == CONDITIONS | {None}


@PER_PATH
@pytest.mark.parametrize("conditions", [frozenset(), frozenset({"intent"}), EVERY_FACT])
def test_every_first_draft_covers_all_sections(path: Path, conditions: frozenset[str]) -> None:
    covered = {clause.section for clause in draft_clauses(path, conditions, "en")}
    assert covered == set(range(1, len(SECTIONS) + 1))
    assert len(SECTIONS) == 20


@PER_PATH
def test_every_first_draft_carries_all_statements_except_the_other_beginnings(path: Path) -> None:
    other_beginnings = set(HOW_IT_BEGAN.values()) - {HOW_IT_BEGAN[path]}
    carried = {code for clause in draft_clauses(path, frozenset(), "en") for code in clause.codes}
    assert carried == STATEMENTS - other_beginnings


def test_no_clause_claims_an_unknown_statement() -> None:
    assert {code for clause in load_library("en") for code in clause.codes} == STATEMENTS
    assert all(clause.codes for clause in load_library("en"))


@PER_PATH
def test_only_its_own_path_adds_a_clause(path: Path) -> None:
    draft = set(keys(draft_clauses(path, EVERY_FACT, "en")))
    others = set().union(*(extra for other, extra in OF_ONE_PATH.items() if other is not path))
    assert draft >= OF_ONE_PATH[path]
    assert not draft & others


@PER_PATH
def test_a_first_draft_is_neither_thin_nor_endless(path: Path) -> None:
    draft = draft_clauses(path, EVERY_FACT, "en")
    assert 25 <= len(draft) <= 32
    assert sum(words(sentence) for clause in draft for sentence in sentences(clause.text)) < 4_200


def test_the_own_share_stands_only_where_one_is_asked() -> None:
    assert "own-share" not in keys(draft_clauses("money", frozenset(), "en"))
    assert "own-share" in keys(draft_clauses("money", frozenset({"own_share"}), "en"))
    assert "own-share" not in keys(draft_clauses("bottom", frozenset({"own_share"}), "en"))


def test_room_to_decide_stands_only_where_the_targets_are_not_free() -> None:
    assert "room-to-decide" not in keys(draft_clauses("top", frozenset(), "en"))
    assert "room-to-decide" in keys(draft_clauses("top", frozenset({"targets_not_free"}), "en"))


@PER_PATH
def test_an_agreement_binds_unless_it_only_states_an_intent(path: Path) -> None:
    nature = {"legal-nature-binding", "legal-nature-intent"}
    assert nature.intersection(keys(draft_clauses(path, frozenset(), "en"))) == {
        "legal-nature-binding"
    }
    both_named = frozenset({"intent", "binding"})
    assert nature.intersection(keys(draft_clauses(path, both_named, "en"))) == {
        "legal-nature-intent"
    }


def test_library_clauses_wait_to_be_chosen() -> None:
    offered = [clause for clause in load_library("en") if clause.library_only]
    assert len(offered) >= 8
    assert all(not clause.paths and not clause.compulsory for clause in offered)
    assert all(clause.paths for clause in load_library("en") if not clause.library_only)


@PER_LANGUAGE
def test_sentences_are_short(language: str) -> None:
    lengths = [
        (words(sentence), sentence)
        for clause in load_library(language)
        for part in (clause.text, clause.why)
        for sentence in sentences(part)
    ]
    assert sum(length for length, _ in lengths) / len(lengths) <= 20
    assert max(lengths)[0] <= 35, max(lengths)[1]


@PER_LANGUAGE
def test_texts_are_set_with_care(language: str) -> None:
    proposals = default_values(language).values()
    parts = [
        part
        for clause in load_library(language)
        for part in (clause.heading, clause.why, clause.text)
    ]
    for part in (*parts, *proposals):
        assert part == part.strip()
        assert not re.search(r" {2}|[\"'\t]| [.,;:?!]|\.\.", part), part
    quotes = "“”" if language == "en" else "„“"
    for part in parts:
        assert set(re.findall("[“”„]", part)) <= set(quotes), part
        assert part.count(quotes[0]) == part.count(quotes[1]), part


def test_placeholders_are_named_once_in_order() -> None:
    assert placeholders("{vision} and {area}, again {vision}; {Not one}") == ("vision", "area")


def test_an_open_question_takes_its_item_and_its_sentence_along() -> None:
    text = "- Tried: {tried}\n- Area: {area}\n\nThey plan early. Their plan: {after_money_ends}"
    assert said_text(text, {"tried": "Letters", "after_money_ends": "Fees"}) == text
    said = said_text(text, {})
    assert "Tried" not in said
    assert "{area}" in said
    assert "They plan early." in said
    assert "Their plan" not in said


def test_a_sentence_has_one_full_stop_whether_the_value_brings_its_own_or_not() -> None:
    text = "They work in: {area}. They agree on: {problem}."
    said = said_text(text, {"area": "Riverside", "problem": "It is dark."})
    assert said == "They work in: {area}. They agree on: {problem}"


@PER_LANGUAGE
def test_every_paragraph_that_ends_with_a_field_ends_with_a_full_stop(language: str) -> None:
    lines = [line for clause in load_library(language) for line in clause.text.splitlines()]
    open_ended = [line for line in lines if line.endswith("}") and not line.startswith("- ")]
    assert open_ended == []
