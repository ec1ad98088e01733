"""An agreement from Word comes in without losing a word, and a hostile file does not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.clause_text import blocks
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.foreign_text import ForeignAgreement
from partnerdesk.services import agreements, docx_import, history, papers
from partnerdesk.services.desk import Desk
from tests import hostile_files, word_files
from tests.agreed import Agreed, agreed_partnership


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


def read(tmp_path: Path, data: bytes, name: str = "agreement.docx") -> ForeignAgreement:
    file = tmp_path / name
    file.write_bytes(data)
    return docx_import.look(file, "en")


def test_every_word_comes_in_and_numbers_are_counted_here(tmp_path: Path) -> None:
    data = word_files.agreement_with_headings()
    found = read(tmp_path, data)
    said = " ".join([found.title, *(f"{one.heading} {one.text}" for one in found.clauses)])
    missing = Counter(word_files.words_of(data)) - Counter(re.findall(r"\w+", said))
    # Only numbers that are counted here do not come in as words: 1 to 20, and 1.1 to 20.3.
    assert set(missing) <= {str(number) for number in range(1, 21)}
    assert found.title == "Co-operation Agreement North Quarter"
    assert found.clauses[0].heading == "At the beginning"
    fourth = found.clauses[4]
    assert (fourth.heading, fourth.old_number) == ("Clause about matter 4", "4")
    shown = blocks(fourth.text)
    assert [block.number for block in shown] == [1, 2, 3, 0, 0, 0, 0]
    assert [block.is_item for block in shown] == [False] * 4 + [True] * 2 + [False]
    assert "**the sum of 4,000 euros**" in fourth.text
    assert "- cell5x0x0 of the table – cell5x0x1 of the table" in found.clauses[5].text


def test_what_word_counts_itself_becomes_the_same_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, word_files.agreement_counted_by_word())
    assert [(one.heading, one.old_number) for one in found.clauses] == [
        ("Purpose", "1"),
        ("Money", "2"),
    ]
    assert found.clauses[1].text == (
        "1. First rule of Money.\n\n1. Second rule of Money:\n"
        "- (a) case one of Money\n- (b) case two of Money"
    )


def test_oddities_of_word_lose_no_word(tmp_path: Path) -> None:
    (clause,) = read(tmp_path, word_files.agreement_with_oddities()).clauses
    assert clause.heading == "Oddities"
    assert clause.text == (
        "kept inserted\n\nlinked\n\ncontrolled\n\none\ttwo\nthree\n- outer – inner"
    )


def test_it_becomes_a_new_draft_in_one_step(agreed: Agreed, tmp_path: Path) -> None:
    before = agreed.draft().agreement
    found = read(tmp_path, word_files.agreement_with_headings())
    docx_import.make_draft(agreed.desk, agreed.partnership_id, found, "Lawyer")
    draft = agreed.draft()
    assert draft.agreement.draft_number == 2
    assert draft.agreement.title == found.title
    assert len(draft.agreement.clauses) == 21
    third, fourth = draft.agreement.clauses[3:5]
    assert f"{{clause:{fourth.id}}} says more" in third.text
    assert draft.values[f"clause:{fourth.id}"] == "clause 5"
    assert b"%PDF" in papers.contract_pdf(agreed.desk, agreed.partnership_id)
    assert history.undo(agreed.desk)
    assert agreed.draft().agreement == before


def test_its_clauses_can_be_added_to_a_draft(agreed: Agreed, tmp_path: Path) -> None:
    found = read(tmp_path, word_files.agreement_counted_by_word())
    order = agreed.draft().agreement.clauses
    docx_import.add_clauses(agreed.desk, agreed.agreement_id, found, order[1].id)
    headings = [clause.heading for clause in agreed.draft().agreement.clauses]
    assert headings[:5] == [*_headings(order[:2]), "Purpose", "Money", order[2].heading]
    assert history.undo(agreed.desk)
    assert agreed.draft().agreement.clauses == order


def _headings(clauses: tuple[Clause, ...]) -> list[str]:
    return [clause.heading for clause in clauses]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Hello",
        hostile_files.pdf(),
        hostile_files.zip_bomb(),
        word_files.zip_bomb(),
        word_files.with_many_entities(),
        word_files.agreement_with_headings(2)[:-400],
    ],
    ids=["empty", "text", "pdf", "no document", "bomb", "laughs", "cut off"],
)
def test_a_file_that_is_no_document_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read(tmp_path, data)
    assert refused.value.sentence


def test_no_file_of_this_computer_comes_in(tmp_path: Path) -> None:
    try:
        found = read(tmp_path, word_files.with_entity())
    except UserError:
        return
    assert "root:" not in str(found)


def test_a_broken_document_at_every_place_is_read_or_refused(tmp_path: Path) -> None:
    data = word_files.agreement_with_headings(1)
    for place in range(0, len(data), len(data) // 6):
        broken = data[:place] + b"\xff\x00\xff" + data[place + 3 :]
        try:
            found = read(tmp_path, broken)
        except UserError:
            continue
        assert found.clauses


def test_a_draft_needs_no_earlier_one(agreed: Agreed, tmp_path: Path) -> None:
    found = read(tmp_path, word_files.agreement_counted_by_word())
    made = docx_import.make_draft(agreed.desk, agreed.partnership_id, found)
    latest = agreements.current_agreement(agreed.desk, agreed.partnership_id)
    assert latest is not None and latest.agreement.id == made
