"""A first look at a long paper, and papers that are set again: the same pages, only sooner."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.documents.contract import build_contract
from partnerdesk.documents.style import CELL, CLAUSE
from partnerdesk.documents.text import paragraphs
from partnerdesk.domain.papers import ContractPaper
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples
from tests.word_files import FILLING

EN = for_language("en")


def _in_two_columns() -> ContractPaper:
    clauses = tuple(samples.clause(number, FILLING * 3, FILLING) for number in range(1, 17))
    both = tuple(replace(clause, second=clause) for clause in clauses)
    return replace(samples.contract(5, clauses=both), second_language="de", second_title="Vertrag")


def test_a_first_look_shows_the_pages_of_the_whole_paper_and_leaves_the_others_empty() -> None:
    from_library = samples.contract(clauses=samples.library_clauses("en"), budget=samples.sheet())
    for paper in (from_library, _in_two_columns()):
        whole = reading.page_texts(build_contract(paper, EN))
        last = len(whole)
        looked_at = {1, 3, last}
        found = reading.page_texts(build_contract(paper, EN, looked_at))
        shown = [words if at in looked_at else "" for at, words in enumerate(whole, start=1)]
        assert last > 4
        assert found == shown


def test_a_paper_is_the_same_after_others_were_set() -> None:
    paper = samples.contract(2)
    changed = replace(paper, clauses=(samples.clause(1, "Another word."), *paper.clauses[1:]))
    first = build_contract(paper, EN)
    assert "Another word." in reading.whole_text(build_contract(changed, EN))
    assert build_contract(paper, EN) == first


def test_the_same_words_are_broken_anew_where_width_or_style_are_others() -> None:
    def height(width: float, style: object, number: str = "") -> float:
        [paragraph] = paragraphs(FILLING, style, number=number)
        return float(paragraph.wrap(width, 1000)[1])

    wide = height(400, CLAUSE)
    assert height(200, CLAUSE) > wide
    assert height(400, CELL) < wide
    assert height(400, CLAUSE, "a number far wider than its indent") >= wide
    assert height(400, CLAUSE) == wide
