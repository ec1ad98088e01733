"""The shares on paper: a block for each party, all answers in their places, none torn apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.documents.contract import build_contract
from partnerdesk.documents.shares import build_shares
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.papers import PartnerShare
from partnerdesk.domain.shares import SharesPaper
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples

ENGLISH = for_language("en")
PARTIES = 12


@pytest.fixture(scope="module", params=PaperSize)
def paper(request: pytest.FixtureRequest) -> SharesPaper:
    """The shares of twelve parties on either size of paper."""
    context = replace(samples.DRAFT, paper_size=request.param)
    return SharesPaper(context, "Safe Ways Home", samples.shares(PARTIES))


@pytest.fixture(scope="module")
def pdf(paper: SharesPaper) -> bytes:
    return build_shares(paper, ENGLISH)


def test_every_answer_of_every_party_is_printed(paper: SharesPaper, pdf: bytes) -> None:
    printed = reading.whole_text(pdf)
    for number, share in enumerate(paper.shares, start=1):
        assert f"({number}) {share.party_name}" in printed
        for words in (
            share.responsibilities,
            share.rights,
            share.obligations,
            share.contributions,
            share.own_objectives,
            share.benefits,
        ):
            assert words in printed
    assert printed.endswith("All partners have equal rights.") or "equal rights." in printed


def test_no_block_is_torn_between_pages(paper: SharesPaper, pdf: bytes) -> None:
    pages = reading.page_texts(pdf)
    assert len(pages) == 2
    for share in paper.shares:
        (page,) = (text for text in pages if share.responsibilities in text)
        assert share.party_name in page
        assert share.benefits in page


def test_the_same_answer_stands_in_the_same_column_of_each_block(pdf: bytes) -> None:
    starts: dict[str, set[int]] = {"Does": set(), "May": set(), "Must": set()}
    for page in reading.words(pdf):
        for word in page:
            if word["text"] in starts:
                starts[str(word["text"])].add(round(float(word["x0"])))
    assert all(len(places) == 1 for places in starts.values())
    assert min(starts["Does"]) < min(starts["May"]) < min(starts["Must"])


def test_nothing_runs_over_the_edge_even_with_a_very_long_word(paper: SharesPaper) -> None:
    share = replace(paper.shares[0], rights="x" * 400)
    pdf = build_shares(replace(paper, shares=(share, *paper.shares[1:])), ENGLISH)
    (width, _height), *_more = reading.page_sizes(pdf)
    assert all(
        0 < float(word["x0"]) < float(word["x1"]) < width
        for page in reading.words(pdf)
        for word in page
    )


def test_an_answer_longer_than_a_page_loses_no_word(paper: SharesPaper) -> None:
    lines = "\n".join(f"Duty{number}." for number in range(180))
    share = replace(paper.shares[0], obligations=lines)
    printed = reading.whole_text(build_shares(replace(paper, shares=(share,)), ENGLISH))
    assert all(f"Duty{number}." in printed for number in range(180))


def test_behind_the_contract_stand_the_same_blocks() -> None:
    printed = reading.whole_text(build_contract(samples.contract(PARTIES), ENGLISH))
    for share in samples.shares(PARTIES):
        assert share.rights in printed
        assert share.own_objectives in printed


def test_a_party_without_any_answer_gets_one_sentence(paper: SharesPaper) -> None:
    nothing = replace(paper, shares=(PartnerShare("Town of Brennau"),))
    printed = reading.whole_text(build_shares(nothing, ENGLISH))
    assert "(1) Town of Brennau Nothing is written yet. All partners have equal rights." in printed
