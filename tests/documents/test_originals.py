"""Numbered originals: what stands on every page, and that nothing there overlaps."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from partnerdesk.documents.contract import build_contract
from partnerdesk.domain.papers import FINGERPRINT_MARK
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples

LANGUAGES = ("en", "de")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("parties", [2, 5, 12])
def test_marks_of_an_original_stand_apart_on_every_page(parties: int, language: str) -> None:
    texts = for_language(language)
    paper = samples.contract(parties, budget=samples.sheet(3, 12))
    paper = replace(paper, context=replace(paper.context, is_draft=False, is_frozen=True))
    original = paper.as_original(60, 60)
    assert original.fingerprint == paper.fingerprint
    pdf = build_contract(original, texts)
    said = texts.gettext("Original {number} of {count}").format(number=60, count=60)
    footers = reading.words(pdf)
    for page, text, boxes in zip(footers, reading.page_texts(pdf), reading.boxes(pdf), strict=True):
        assert said in text and original.fingerprint in text
        assert len(boxes) >= parties
        lowest = max(float(word["bottom"]) for word in page)
        footer = [word for word in page if float(word["bottom"]) > lowest - 3]
        footer.sort(key=lambda word: float(word["x0"]))
        for left, right in pairwise(footer):
            assert float(left["x1"]) <= float(right["x0"]), (left, right)


def test_originals_differ_only_in_their_number_and_carry_their_mark() -> None:
    texts = for_language("en")
    paper = samples.contract(3)
    paper = replace(paper, context=replace(paper.context, is_draft=False, is_frozen=True))
    first, second = (build_contract(paper.as_original(number, 2), texts) for number in (1, 2))
    assert first != second
    assert build_contract(paper.as_original(1, 2), texts) == first
    same = [page.replace("Original 1 of 2", "") for page in reading.page_texts(first)]
    assert same == [page.replace("Original 2 of 2", "") for page in reading.page_texts(second)]
    mark = f"{FINGERPRINT_MARK}{paper.fingerprint}".encode()
    assert first.count(mark) == second.count(mark) == 1
