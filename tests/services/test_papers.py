"""Papers: what stands on them, which file they go to, and what happens when that fails."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import for_language
from partnerdesk.services import agreements, paper_frame, papers
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import PartnershipRow
from tests.agreed import Agreed, agreed_partnership


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


def words_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_contract_holds_every_name_amount_and_clause(agreed: Agreed) -> None:
    words = words_of(papers.contract_pdf(agreed.desk, agreed.partnership_id))
    draft = agreed.draft().agreement
    for clause in draft.clauses:
        assert clause.heading in words
    for said in (
        "Mother Centre Sunrise",
        "Rose Street 4",
        "Rita Moor",
        "Resolution 7",
        "1 September 2026",
        "Every child walks alone to school.",
        "Letters to the council",
        "1,234.50",
        "Paint and signs",
        "Draft 1 of 12 March 2026",
    ):
        assert said in words


def test_a_contract_is_a_draft_until_nothing_is_missing(agreed: Agreed) -> None:
    assert "DRAFT" in words_of(papers.contract_pdf(agreed.desk, agreed.partnership_id))
    agreed.complete()
    assert agreed.draft().gaps == ()
    assert "DRAFT" not in words_of(papers.contract_pdf(agreed.desk, agreed.partnership_id))
    with pytest.raises(UserError, match="Only a frozen agreement"):
        papers.contract_pdf(agreed.desk, agreed.partnership_id, original=2)


def test_the_same_contract_in_another_language_keeps_the_draft_as_it_is(agreed: Agreed) -> None:
    german = words_of(papers.contract_pdf(agreed.desk, agreed.partnership_id, "de"))
    headings = {one.key: one.heading for one in load_library("de")}
    draft = agreed.draft().agreement
    assert all(headings[clause.key] in german for clause in draft.clauses)
    assert "1. September 2026" in german
    assert draft.language == "en"


def fingerprint(agreed: Agreed) -> str:
    words = words_of(papers.contract_pdf(agreed.desk, agreed.partnership_id))
    found = re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", words)
    assert found is not None
    return found[0]


def test_the_fingerprint_changes_with_any_word(agreed: Agreed) -> None:
    before = fingerprint(agreed)
    agreements.set_agreed_value(agreed.desk, agreed.agreement_id, "notice_period", "a year")
    assert fingerprint(agreed) != before


def test_the_same_paper_is_the_same_bytes(agreed: Agreed) -> None:
    first, second = (papers.contract_pdf(agreed.desk, agreed.partnership_id) for _time in "ab")
    assert first == second


def test_budget_and_register_are_papers_of_their_own(agreed: Agreed) -> None:
    budget = words_of(papers.budget_pdf(agreed.desk, agreed.partnership_id))
    assert "Paint and signs" in budget and "1,234.50" in budget
    ours = words_of(papers.register_pdf(agreed.desk, agreed.partnership_id))
    everybody = words_of(papers.register_pdf(agreed.desk))
    for register in (ours, everybody):
        assert "Town Council" in register and "Path Friends" in register
    assert "Safe Streets Riverside" in ours


def test_a_paper_that_cannot_be_made_yet_says_why(agreed: Agreed) -> None:
    with agreed.desk.database.write(Change("Forget")) as session:
        row = session.get_one(PartnershipRow, agreed.partnership_id)
        session.delete(row.agreements[0])
    with pytest.raises(UserError) as refused:
        papers.contract_pdf(agreed.desk, agreed.partnership_id)
    assert "no agreement yet" in refused.value.text(for_language("en"))


def test_a_file_is_named_after_the_contract(agreed: Agreed) -> None:
    filled = agreed.draft()
    name = papers.contract_file_name(filled, for_language("en"))
    assert name == "Contract – Safe Streets Riverside – Draft 1.pdf"


@pytest.mark.parametrize("part", ["a/b\\c:d*?", "x" * 300, "tail. . ", 'q"<>|'])
def test_a_file_name_is_accepted_everywhere(tmp_path: Path, part: str) -> None:
    name = paper_frame.file_name("Contract", part)
    paper_frame.save_pdf(b"%PDF", tmp_path / name)
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 100 and not name.removesuffix(".pdf").endswith((".", " "))


def test_a_saved_file_is_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "c.pdf"
    paper_frame.save_pdf(b"old", target)
    paper_frame.save_pdf(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("place", ["missing/c.pdf", "file/c.pdf", "folder.pdf"])
def test_a_place_that_cannot_be_written_to_is_explained_and_left_clean(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(UserError) as refused:
        paper_frame.save_pdf(b"%PDF", tmp_path / place)
    assert "could not be saved" in refused.value.text(for_language("en"))
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["file", "folder.pdf"]
