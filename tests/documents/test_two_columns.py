"""A contract in two languages: nothing is lost, and both sides stand at the same height."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.documents.contract import build_contract
from partnerdesk.domain.papers import ContractPaper, PaperClause
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples

ENGLISH = for_language("en")
_WORDS = "a partner says what it means and signs only that "


def side(letter: str, number: int, lengths: list[int]) -> PaperClause:
    """A clause of paragraphs that begin with a word of their own; lengths count words."""
    paragraphs = (
        f"{letter}{number}p{at} " + " ".join((_WORDS * 60).split()[:length])
        for at, length in enumerate(lengths)
    )
    return samples.clause(number, *paragraphs, heading=f"{letter}{number}head")


def two_columns(clause_count: int = 12) -> ContractPaper:
    """Sides of unlike length; in each fifth clause one paragraph is longer than a page."""
    clauses = []
    for number in range(1, clause_count + 1):
        long = 900 if number % 5 == 0 else 40
        left = side("L", number, [long, 12 + number, 7])
        right = side("R", number, [30 + 3 * number, 55, 25])
        clauses.append(replace(left, second=right))
    return replace(_in_both(3, *clauses), second_title="Vereinbarung")


def _in_both(parties: int, *clauses: PaperClause) -> ContractPaper:
    """A contract in two languages; the letters of DRAFT do not lie between its words."""
    paper = samples.contract(parties, clauses=clauses)
    context = replace(paper.context, is_draft=False)
    return replace(paper, context=context, second_language="de")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return build_contract(two_columns(), ENGLISH)


def test_every_word_of_both_languages_is_on_paper(pdf: bytes) -> None:
    paper = two_columns()
    printed = reading.body_letters(pdf, paper.fingerprint)
    counted = sum(printed.count(f"{letter}{n}p{at}") for letter in "LR" for n, at in _rows(paper))
    assert counted == 2 * len(list(_rows(paper)))
    for word in ("Vereinbarung", "Signatures/Unterschriften", "Place,date/Ort,Datum"):
        assert word in printed


def test_the_header_has_both_titles_in_full() -> None:
    titles = ("Partnership agreement on safe streets", "Partnerschaftsvereinbarung")
    paper = replace(two_columns(1), title=titles[0], second_title=titles[1])
    header = [
        one for one in reading.words(build_contract(paper, ENGLISH))[-1] if one["bottom"] < 55
    ]
    printed = " ".join(str(one["text"]) for one in header)
    assert all(title in printed for title in titles), printed


def test_both_languages_of_a_paragraph_begin_at_the_same_height(pdf: bytes) -> None:
    places = {
        str(word["text"]): (page, round(float(word["top"])), float(word["x0"]))
        for page, words in enumerate(reading.words(pdf))
        for word in words
    }
    for number, at in _rows(two_columns()):
        left, right = places[f"L{number}p{at}"], places[f"R{number}p{at}"]
        assert left[:2] == right[:2]
        assert left[2] < right[2]


def test_a_row_goes_on_on_the_next_page_with_its_other_side_left_empty(pdf: bytes) -> None:
    """The clauses with a paragraph of 900 words leave no page half empty."""
    bottoms = [max(float(word["bottom"]) for word in _body(words)) for words in reading.words(pdf)]
    last_of_clauses = next(
        page
        for page, words in enumerate(reading.words(pdf))
        if any(word["text"] == "R12p2" for word in words)
    )
    assert all(bottom > 600 for bottom in bottoms[:last_of_clauses])


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    """Rows that may end on the next page on neither side, or on one of them only."""
    clauses = [
        replace(side("L", number, [24, number]), second=side("R", number, [30, 5]))
        for number in range(1, 61)
    ]
    paper = _in_both(2, *clauses)
    page_of = {
        str(word["text"]): page
        for page, words in enumerate(reading.words(build_contract(paper, ENGLISH)))
        for word in words
    }
    assert [n for n in range(1, 61) if page_of[f"L{n}head"] != page_of[f"L{n}p0"]] == []


def test_what_is_missing_in_the_second_language_is_said_in_it() -> None:
    clause = replace(samples.clause(1, "Only here."), second=PaperClause(1, "", ()))
    paper = replace(samples.contract(clauses=(clause,)), second_language="de")
    printed = reading.whole_text(build_contract(paper, ENGLISH))
    assert "Only here." in printed
    assert "text in this language" in printed or "Text in dieser Sprache" in printed


def test_a_clause_that_is_missing_on_the_left_has_its_number_all_the_same() -> None:
    second = samples.clause(29, "Only there.", heading="Walks")
    clause = replace(samples.clause(29, heading=""), paragraphs=(), second=second)
    paper = replace(samples.contract(clauses=(clause,)), second_language="de")
    pages = reading.words(build_contract(paper, ENGLISH))
    tops = {str(word["text"]): float(word["top"]) for page in pages for word in page}
    assert tops["29"] == pytest.approx(tops["Walks"], abs=2)


def test_the_lead_of_the_budget_has_the_dates_of_each_language() -> None:
    sheet = replace(samples.sheet(), starts_on=date(2027, 3, 14), ends_on=date(2029, 3, 13))
    paper = replace(samples.contract(2, budget=sheet), second_language="de")
    printed = reading.whole_text(build_contract(paper, ENGLISH))
    assert "From 14 March 2027 to 13 March 2029." in printed.replace("\u00a0", " ")
    assert "Vom 14. März 2027 bis zum 13. März 2029." in printed.replace("\u00a0", " ")


def test_one_language_is_printed_as_before() -> None:
    paper = samples.contract(2, clauses=samples.library_clauses("en"))
    assert paper.fingerprint == replace(paper, second_title="").fingerprint
    printed = reading.whole_text(build_contract(paper, ENGLISH))
    assert "Unterschriften" not in printed


def _rows(paper: ContractPaper) -> list[tuple[int, int]]:
    return [(one.number, at) for one in paper.clauses for at in range(len(one.paragraphs))]


def _body(words: list[dict[str, float | str]]) -> list[dict[str, float | str]]:
    """The words between header and initials."""
    return [word for word in words if 60 < float(word["top"]) < 720]
