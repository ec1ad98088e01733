"""Contracts of every size, read back from the page: no row is lost, no signature is torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from partnerdesk.documents.contract import build_contract
from partnerdesk.domain.papers import ContractPaper, PaperClause
from partnerdesk.domain.texts import for_language
from tests.documents import samples

ENGLISH = for_language("en")
_WORDS = ("every partner says early what it can do and keeps to what all have signed " * 70).split()
_LENGTHS = (70, 12, 38, 110, 5, 24, 61)
_MARK = re.compile(r"[LR]\d+§\d(?:end)?")
_BOX_HIGH = 24.6
"""Points, with its line."""

_CLAUSES_OF = {10: 14, 60: 120}


@dataclass(frozen=True)
class Page:
    """A page as it was read back: the marks of its paragraphs in the order in which they stand.

    The tops of marks and of boxes for initials are counted from the lower edge of the sheet.
    """

    text: str
    marks: list[str]
    tops: dict[str, float]
    boxes: list[float]


@pytest.mark.parametrize("languages", [1, 2])
@pytest.mark.parametrize("least_pages", [10, 60])
@pytest.mark.parametrize("parties", [2, 5, 12])
def test_whatever_its_size_a_contract_loses_nothing(
    parties: int, least_pages: int, languages: int
) -> None:
    paper = _paper(parties, _CLAUSES_OF[least_pages] // languages, languages)
    pages = _read(build_contract(paper, ENGLISH))
    assert len(pages) >= least_pages
    assert all(f"Page {at} of {len(pages)}" in page.text for at, page in enumerate(pages, 1))
    _assert_every_row_is_there(paper, pages)
    _assert_initials_on_every_page(paper, pages)
    _assert_signatures_are_whole(paper, pages)
    _assert_totals_are_those_of_the_budget(paper, pages)


def _assert_every_row_is_there(paper: ContractPaper, pages: list[Page]) -> None:
    """The first and the last word of each paragraph, once, in order, beside its translation."""
    found = [mark for page in pages for mark in page.marks]
    for letter in "LR"[: 2 if paper.second_language else 1]:
        assert [mark for mark in found if mark[0] == letter] == [*_marks(paper, letter)]
    if paper.second_language:
        place = {mark: (at, page.tops[mark]) for at, page in enumerate(pages) for mark in page.tops}
        starts = [mark for mark in _marks(paper, "L") if not mark.endswith("end")]
        apart = [mark for mark in starts if not _is_level(place[mark], place[f"R{mark[1:]}"])]
        assert apart == []


def _is_level(one: tuple[int, float], other: tuple[int, float]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) < 1


def _assert_initials_on_every_page(paper: ContractPaper, pages: list[Page]) -> None:
    """A box for each party, below the text, on the annexes, too."""
    for page in pages:
        assert len(page.boxes) == len(paper.parties)
        assert min(page.tops.values(), default=1000) > max(page.boxes)
        assert "Initials" in page.text


def _assert_signatures_are_whole(paper: ContractPaper, pages: list[Page]) -> None:
    signing = [page.text for page in pages if "Place, date" in page.text]
    for number, party in enumerate(paper.parties, start=1):
        said = [page for page in signing if f"({number}) {party.name}" in page]
        assert len(said) == 1
        for signatory in (party.signatory, party.second_signatory):
            assert signatory is None or signatory.name in said[0]
    stamps = sum(page.count("Stamp") for page in signing)
    assert stamps == sum(party.wants_stamp for party in paper.parties)
    last = [*_marks(paper, "L")][-1]
    assert last in signing[0], "they never stand without some text of the contract"
    assert all("By signing, the parties agree" in page for page in signing)


def _assert_totals_are_those_of_the_budget(paper: ContractPaper, pages: list[Page]) -> None:
    sheet = paper.budget
    assert sheet is not None
    table = " ".join(page.text for page in pages if "Cost line" in page.text)
    assert all(table.split().count(f"Costline{line.id}") == 1 for line in sheet.lines)
    amounts = [sheet.cost_minor, *(sheet.planned_minor[one.id] for one in sheet.sources)]
    printed = " ".join(ENGLISH.amount(minor, sheet.currency) for minor in amounts)
    assert f"{'Total / Summe' if paper.second_language else 'Total'} {printed}" in table
    assert sum(line.cost_minor for line in sheet.lines) == sheet.cost_minor == sum(amounts[1:])


def _paper(parties: int, clause_count: int, languages: int) -> ContractPaper:
    clauses = [_clause("L", number, number) for number in range(1, clause_count + 1)]
    paper = samples.contract(parties, budget=samples.sheet(line_count=60))
    context = replace(paper.context, is_draft=False)  # DRAFT would lie between the letters
    paper = replace(paper, context=context, clauses=tuple(clauses))
    if languages == 1:
        return paper
    both = (replace(one, second=_clause("R", one.number, one.number + 3)) for one in clauses)
    return replace(paper, clauses=tuple(both), second_language="de", second_title="Vereinbarung")


def _clause(letter: str, number: int, turn: int) -> PaperClause:
    """Paragraphs of unlike length, in each twentieth clause one that is longer than a page."""
    texts = []
    for at in range(5):
        length = 700 if number % 20 == 0 and at == 2 else _LENGTHS[(turn + at) % len(_LENGTHS)]
        mark = f"{letter}{number}§{at}"
        item = "- " if at in (3, 4) else ""
        texts.append(f"{item}{mark} {' '.join(_WORDS[:length])} {mark}end")
    return samples.clause(number, *texts)


def _marks(paper: ContractPaper, letter: str) -> Iterator[str]:
    for clause in paper.clauses:
        for at in range(5):
            yield from (f"{letter}{clause.number}§{at}", f"{letter}{clause.number}§{at}end")


def _read(pdf: bytes) -> list[Page]:
    with closing(pdfium.PdfDocument(pdf)) as document:
        return [_page(page) for page in document]


def _page(page: pdfium.PdfPage) -> Page:
    read = page.get_textpage()
    text = read.get_text_range()
    found = list(_MARK.finditer(text))
    tops = {mark[0]: read.get_charbox(mark.start())[3] for mark in found}
    bounds = (path.get_bounds() for path in page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH]))
    boxes = [top for _left, bottom, _right, top in bounds if abs(top - bottom - _BOX_HIGH) < 1]
    return Page(" ".join(text.split()), [mark[0] for mark in found], tops, boxes)
