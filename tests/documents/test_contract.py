"""The contract on paper holds every word, and its pages belong together."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from partnerdesk.documents.contract import build_contract
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.papers import ContractPaper, PaperContext, PaperParagraph, PaperRun
from partnerdesk.domain.texts import for_language
from tests.documents import reading, samples

ENGLISH = for_language("en")


@pytest.fixture(scope="module")
def long_paper() -> ContractPaper:
    return samples.contract(4, clauses=samples.library_clauses("en"), budget=samples.sheet())


@pytest.fixture(scope="module")
def long_pdf(long_paper: ContractPaper) -> bytes:
    return build_contract(long_paper, ENGLISH)


def test_every_word_of_the_contract_is_on_paper(long_paper: ContractPaper, long_pdf: bytes) -> None:
    printed = reading.body_letters(long_pdf, long_paper.fingerprint)
    for words in replace(long_paper, budget=None).words():
        assert "".join(words.split()) in printed


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_library_prints_in_both_languages(language: str) -> None:
    paper = samples.contract(2, clauses=samples.library_clauses(language))
    pdf = build_contract(paper, for_language(language))
    printed = reading.whole_text(pdf)
    assert all(f"{clause.number} {clause.heading}" in printed for clause in paper.clauses)
    assert reading.metadata(pdf)["language"] == language


def test_paragraphs_are_numbered_and_items_are_not() -> None:
    many = samples.clause(1, "First.", "Lead:", "- item one", "- item two", "Last.")
    lone = samples.clause(2, "The only paragraph.")
    printed = reading.whole_text(build_contract(samples.contract(clauses=(many, lone)), ENGLISH))
    assert "1.1 First. 1.2 Lead: – item one – item two 1.3 Last." in printed
    assert "2 Heading2 The only paragraph." in printed


def test_a_missing_value_shows_its_label() -> None:
    runs = (PaperRun("The deputy is "), PaperRun("Deputy", is_missing=True), PaperRun("."))
    clause = replace(samples.clause(1), paragraphs=(PaperParagraph(runs),))
    printed = reading.whole_text(build_contract(samples.contract(clauses=(clause,)), ENGLISH))
    assert "The deputy is (Deputy missing)." in printed


def test_annexes_are_numbered_by_what_exists() -> None:
    both = samples.contract(budget=samples.sheet(2, 4))
    assert {"Annex 1: Contributions and responsibilities", "Annex 2: Budget table"} <= set(
        reading.outline(build_contract(both, ENGLISH))
    )
    only_budget = replace(both, shares=())
    assert "Annex 1: Budget table" in reading.outline(build_contract(only_budget, ENGLISH))


def test_partners_keep_their_number_in_the_annex() -> None:
    paper = replace(samples.contract(3), shares=samples.shares(3)[1:])
    printed = reading.whole_text(build_contract(paper, ENGLISH))
    share = paper.shares[0]
    assert f"(2) {share.party_name} Responsibilities {share.responsibilities}" in printed


def test_headings_are_bookmarks_and_the_file_says_what_it_is(long_pdf: bytes) -> None:
    titles = reading.outline(long_pdf)
    assert titles[0] == "Partnership agreement"
    assert "1 The partners" in titles
    assert "Signatures" in titles
    assert reading.metadata(long_pdf) == {
        "title": "Partnership agreement – Safe Ways Home",
        "author": "Mother Centre Lindenhof",
        "language": "en",
    }


def test_letters_are_embedded(long_pdf: bytes) -> None:
    fonts = reading.embedded_fonts(long_pdf)
    ours = {name: inside for name, inside in fonts.items() if "NotoSans" in name}
    assert len(ours) >= 3
    assert all(ours.values())


def test_identical_input_gives_identical_bytes(long_paper: ContractPaper, long_pdf: bytes) -> None:
    assert build_contract(long_paper, ENGLISH) == long_pdf


def test_the_fingerprint_changes_with_a_word_and_stands_on_every_page(
    long_paper: ContractPaper, long_pdf: bytes
) -> None:
    changed = replace(long_paper, clauses=long_paper.clauses[:-1])
    assert changed.fingerprint != long_paper.fingerprint
    assert all(long_paper.fingerprint in page for page in reading.page_texts(long_pdf))


@pytest.mark.parametrize("count", [2, 5, 12])
def test_signature_blocks_stay_with_their_names_and_with_text(count: int) -> None:
    clauses = samples.library_clauses("en")
    paper = replace(samples.contract(count, clauses=clauses), shares=())
    pages = reading.page_texts(build_contract(paper, ENGLISH))
    signing = [page for page in pages if "Place, date" in page]
    for number, party in enumerate(paper.parties, start=1):
        assert party.signatory is not None
        who = f"{party.signatory.name} {party.signatory.office_title}"
        (page,) = (page for page in signing if f"Signature {who}" in page)
        assert f"({number}) {party.name}" in page
    assert all("By signing, the parties agree" in page for page in signing)
    assert signing[-1].count("Place, date") >= min(2, count), "nobody signs alone"
    last_words = clauses[-1].paragraphs[-1].text
    assert last_words[-60:] in signing[0]


@pytest.mark.parametrize("length", [1, 30, 60, 90, 120, 150, 180])
def test_signatures_never_start_a_page_without_words_of_the_contract(length: int) -> None:
    clauses = (samples.clause(1, *["One more sentence."] * length), samples.clause(2, "The end."))
    paper = replace(samples.contract(3, clauses=clauses), shares=())
    pages = reading.page_texts(build_contract(paper, ENGLISH))
    first = next(page for page in pages if "Place, date" in page)
    assert "2 Heading2 The end. Signatures By signing" in first


def test_the_end_of_a_very_long_last_paragraph_stays_with_the_signatures() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    paper = samples.contract(2, clauses=(samples.clause(1, words),))
    pages = reading.page_texts(build_contract(paper, ENGLISH))
    first = next(page for page in pages if "Place, date" in page)
    assert "word2999 Signatures By signing" in first


def test_stamp_and_second_signature_have_their_places() -> None:
    both, only_stamp, neither = samples.party(0), samples.party(3), samples.party(1)
    paper = replace(samples.contract(2), parties=(both, only_stamp, neither), shares=())
    printed = reading.whole_text(build_contract(paper, ENGLISH))
    assert printed.count("Stamp") == 2
    assert f"Second signature {both.second_signatory.name} Treasurer" in printed
    assert "Resolution 0/2026" in printed


def test_a_party_without_signatory_shows_what_is_missing() -> None:
    unsigned = replace(samples.party(1), signatory=None)
    paper = replace(samples.contract(), parties=(unsigned,))
    printed = reading.whole_text(build_contract(paper, ENGLISH))
    assert "(name of the person who signs missing)" in printed


def test_a_logo_is_printed_and_a_broken_one_does_not_stop_the_contract() -> None:
    plain = samples.contract(2)
    with_logo = replace(plain, context=replace(plain.context, logo=samples.logo()))
    broken = replace(plain, context=replace(plain.context, logo=b"\x89PNG\r\n\x1a\nbroken"))
    assert reading.image_count(build_contract(with_logo, ENGLISH)) == 1
    assert build_contract(broken, ENGLISH) == build_contract(plain, ENGLISH)


def test_a_contract_for_signature_names_what_cannot_be_printed() -> None:
    final = samples.contract(
        context=PaperContext("Centre", is_draft=False),
        clauses=(samples.clause(1, "Joy 😀 and שלום"),),
    )
    with pytest.raises(UserError) as refused:
        build_contract(final, ENGLISH)
    assert "😀 ש ל ו ם" in refused.value.text(ENGLISH)


def test_an_emoji_never_stops_a_draft() -> None:
    draft = samples.contract(clauses=(samples.clause(1, "Joy 😀 for all"),))
    assert "Joy \ufffd for all" in reading.whole_text(build_contract(draft, ENGLISH))


def test_the_file_is_sound(tmp_path: Path, long_pdf: bytes) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed here: it checks the structure of the PDF")
    file = tmp_path / "contract.pdf"
    file.write_bytes(long_pdf)
    checked = subprocess.run([qpdf, "--check", str(file)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("extra_lines", range(3))
def test_a_heading_never_stands_at_the_foot_of_a_page_without_its_clause(extra_lines: int) -> None:
    led = "An offer was the occasion for this partnership, and here it is told how it came:"
    listed = samples.clause(2, led, "- item one", "- item two", heading="Offer")
    for short_paragraphs in range(12, 30):  # the heading moves down the page, and over its end
        long = "Filling words. " * (7 * extra_lines + 1)
        words = [*["Filling words."] * short_paragraphs, long]
        filler = samples.clause(1, *words, heading="Filler")
        paper = samples.contract(2, clauses=(filler, listed, samples.clause(3, "Last words.")))
        pages = [" ".join(page.split()) for page in _pages(paper)]
        on_page = next(page for page in pages if "2 Offer" in page)
        assert "An offer was the occasion" in on_page


def _pages(paper: ContractPaper) -> list[str]:
    return reading.page_texts(build_contract(replace(paper, budget=None), ENGLISH))


def test_headings_and_leads_keep_what_follows_and_no_last_item_stands_alone() -> None:
    """Three-line paragraphs never split, so that every kind of page end comes up."""
    long = "It goes on and on with words that fill line after line of it. " * 3
    clauses = tuple(
        samples.clause(at, long * (at % 3 + 1), f"Lead{at}:", *["- next"] * (at % 4), f"- last{at}")
        for at in range(1, 60)
    )
    paper = samples.contract(2, clauses=(*clauses, samples.clause(60, "The end.")))
    texts = reading.page_texts(build_contract(paper, ENGLISH))
    bodies = [text.partition(paper.fingerprint)[2].strip() for text in texts]
    assert len(bodies) > 12
    assert not [body[-30:] for body in bodies if re.search(r"(Heading\d+|Lead\d+:)$", body)]
    lonely = [found for body in bodies if (found := re.match(r"– last(\d+)", body))]
    assert all(int(found[1]) % 4 == 0 for found in lonely)  # lists of one item
