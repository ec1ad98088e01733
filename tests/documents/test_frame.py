"""What stands on every page: numbers, initials, marks, and the size of the paper."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from partnerdesk.documents.budget_tables import build_budget
from partnerdesk.documents.contract import build_contract
from partnerdesk.documents.register import build_register
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.papers import BudgetPaper, PaperContext
from partnerdesk.domain.register_paper import RegisterPaper
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples

ENGLISH = for_language("en")
SAMPLE = PaperContext("Centre", is_sample=True)


def test_every_page_knows_its_number_and_the_last() -> None:
    paper = samples.contract(clauses=samples.library_clauses("en"), budget=samples.sheet())
    pages = reading.page_texts(build_contract(paper, ENGLISH))
    assert len(pages) > 9
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("count", [1, 2, 5, 7, 8, 12])
def test_every_page_has_a_box_for_the_initials_of_each_party(count: int) -> None:
    paper = samples.contract(count, budget=samples.sheet(3, 6))
    paper = replace(paper, parties=tuple(replace(p, wants_stamp=False) for p in paper.parties))
    pdf = build_contract(paper, ENGLISH)
    sizes = reading.page_sizes(pdf)
    assert len(set(sizes)) == 2, "the annex with the budget lies across"
    for boxes, size, page in zip(reading.boxes(pdf), sizes, reading.page_texts(pdf), strict=True):
        assert len(boxes) == count
        assert all(f"{number} {p.name[:8]}" in page for number, p in enumerate(paper.parties, 1))
        assert all(
            left > 0 and right < size[0] and bottom < size[1] for left, _, right, bottom in boxes
        )
        assert min(right - left for left, _, right, _ in boxes) > 45, "room for a hand"
        assert not any(_overlap(a, b) for a in boxes for b in boxes if a is not b)


def test_the_text_ends_above_the_initials() -> None:
    paper = samples.contract(12, clauses=samples.library_clauses("en"))
    pdf = build_contract(
        replace(paper, parties=tuple(replace(p, wants_stamp=False) for p in paper.parties)), ENGLISH
    )
    for boxes, words in zip(reading.boxes(pdf), reading.words(pdf), strict=True):
        top_box = min(top for _, top, _, _ in boxes)
        below = [word["text"] for word in words if word["bottom"] > top_box]
        assert below[:1] == ["Initials"] or "Initials" in below
        assert not any(word["top"] < top_box < word["bottom"] for word in words)


def test_marks_of_draft_sample_and_original() -> None:
    draft = samples.contract(2)
    assert all("DRAFT" in page for page in reading.page_texts(build_contract(draft, ENGLISH)))
    signing = replace(
        draft,
        context=replace(SAMPLE, original_number=2, originals_count=5, version_label="Version 1"),
    )
    for page in reading.page_texts(build_contract(signing, ENGLISH)):
        assert "SAMPLE" in page
        assert "DRAFT" not in page
        assert "Original 2 of 5" in page
        assert "Version 1" in page


def test_every_paper_of_the_sample_centre_says_so() -> None:
    budget = build_budget(BudgetPaper(SAMPLE, samples.sheet()), ENGLISH)
    register = build_register(RegisterPaper(SAMPLE, "Partner register", ()), ENGLISH)
    for page in (*reading.page_texts(budget), *reading.page_texts(register)):
        assert "SAMPLE" in page


@pytest.mark.parametrize(
    ("size", "points"), [(PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))]
)
def test_paper_sizes(size: PaperSize, points: tuple[int, int]) -> None:
    context = replace(samples.DRAFT, paper_size=size)
    paper = samples.contract(2, context=context, budget=samples.sheet(2, 4))
    *upright, across = reading.page_sizes(build_contract(paper, ENGLISH))
    assert set(upright) == {points}
    assert across == points[::-1]


def test_a_long_name_does_not_run_into_the_version() -> None:
    paper = replace(samples.contract(2), partnership_name="Very long name " * 30)
    words = reading.words(build_contract(paper, ENGLISH))[0]
    header = sorted((w for w in words if w["bottom"] < 55), key=lambda word: word["x0"])
    assert any("…" in str(word["text"]) for word in header)
    assert all(a["x1"] <= b["x0"] for a, b in itertools.pairwise(header))


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
