"""A draft as a Word file, out to a lawyer and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.papers import partner_shares
from partnerdesk.domain.texts import for_language
from partnerdesk.services import clauses, docx_export, second_language, word_changes
from partnerdesk.services.agreements import current_agreement, get_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships

ENGLISH = for_language("en")


def current(desk: Desk, partnership_id: int) -> FilledAgreement:
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    return filled


def change(file: Path, old: str, new: str) -> None:
    """Change words in a Word file as a lawyer does."""
    document = Document(str(file))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    found = [run for run in runs if old in run.text]
    assert found, f"not in the file: {old}"
    found[0].text = found[0].text.replace(old, new)
    document.save(str(file))


@pytest.mark.parametrize("at", range(3))
def test_an_unchanged_file_comes_back_without_a_difference(
    sample_desk: Desk, tmp_path: Path, at: int
) -> None:
    partnership = list_partnerships(sample_desk)[at]
    file = tmp_path / "agreement.docx"
    docx_export.export_agreement(sample_desk, partnership.id, file)
    filled = current(sample_desk, partnership.id)
    read = word_changes.read_changes(sample_desk, filled.agreement.id, file, ENGLISH)
    assert len(read.clauses) == len(filled.agreement.clauses)
    assert read.comparison.changed == ()
    with pytest.raises(UserError, match="Nothing was changed"):
        word_changes.take_over(sample_desk, read)


def test_the_annex_says_what_each_party_may_must_and_wants(
    sample_desk: Desk, tmp_path: Path
) -> None:
    filled = current(sample_desk, list_partnerships(sample_desk)[0].id)
    file = tmp_path / "agreement.docx"
    docx_export.export_agreement(sample_desk, filled.partnership.id, file)
    tables = Document(str(file)).tables
    shares = partner_shares(filled.partnership, filled.centre.organisation.name)
    for share, table in zip(shares, tables, strict=False):
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        said = {title: words for row in cells[1:] for title, _, words in map(_titled, row)}
        assert cells[0][0] == share.party_name
        assert said["Rights"] == (share.rights or "–")
        assert said["Duties"] == (share.obligations or "–")
        assert said["Own objectives"] == (share.own_objectives or "–")


def _titled(cell: str) -> tuple[str, str, str]:
    return cell.partition("\n")


def test_marks_lists_and_bold_come_back_as_they_were(sample_desk: Desk, tmp_path: Path) -> None:
    filled = current(sample_desk, list_partnerships(sample_desk)[0].id)
    text = "1. First **bold** {coordinator}\n\n- one\n- two **three**\n\n1. A \\- dash \\** <b>&"
    clauses.set_clause_text(sample_desk, filled.agreement.clauses[1].id, text)
    file = tmp_path / "agreement.docx"
    docx_export.export_agreement(sample_desk, filled.partnership.id, file)
    read = word_changes.read_changes(sample_desk, filled.agreement.id, file, ENGLISH)
    assert read.comparison.changed == ()


def test_her_words_become_a_draft_and_fields_stay_fields(sample_desk: Desk, tmp_path: Path) -> None:
    partnership = list_partnerships(sample_desk)[0]
    filled = current(sample_desk, partnership.id)
    clause = filled.agreement.clauses[1]
    clauses.set_clause_text(
        sample_desk, clause.id, "{coordinator} leads the work.\n\n{partnership_name} goes on."
    )
    before = current(sample_desk, partnership.id).agreement
    file = tmp_path / "from the lawyer.docx"
    docx_export.export_agreement(sample_desk, partnership.id, file)
    change(file, "leads the work", "leads and answers for the work")
    read = word_changes.read_changes(sample_desk, before.id, file, ENGLISH)
    assert [one.new_number for one in read.comparison.changed] == [2]
    word_changes.take_over(sample_desk, read)
    after = current(sample_desk, partnership.id).agreement
    assert after.draft_number == before.draft_number + 1
    assert "{coordinator} leads and answers for the work." in after.clauses[1].text
    assert "{partnership_name} goes on." in after.clauses[1].text
    others = [(one.key, one.text) for one in after.clauses if one.position != 2]
    assert others == [(one.key, one.text) for one in before.clauses if one.position != 2]


def test_control_characters_never_reach_the_file(sample_desk: Desk, tmp_path: Path) -> None:
    filled = current(sample_desk, list_partnerships(sample_desk)[0].id)
    clauses.set_clause_text(sample_desk, filled.agreement.clauses[0].id, "A\x00\x07\x1b\ud800 b 😀")
    file = tmp_path / "agreement.docx"
    docx_export.export_agreement(sample_desk, filled.partnership.id, file)
    assert any(paragraph.text == "A b 😀" for paragraph in Document(str(file)).paragraphs)


def test_parties_signatures_and_tables_stand_in_the_file(sample_desk: Desk, tmp_path: Path) -> None:
    filled = current(sample_desk, list_partnerships(sample_desk)[0].id)
    file = tmp_path / "agreement.docx"
    docx_export.export_agreement(sample_desk, filled.partnership.id, file)
    document = Document(str(file))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for party in (filled.centre.organisation, *(one for one in filled.partnership.parties)):
        assert words.count(party.name) >= 2
    assert len(document.tables) == len(filled.partnership.parties) + 2  # the centre, the budget
    budget = filled.budget
    assert budget is not None
    total = ENGLISH.amount(budget.cost_minor, budget.currency)
    assert document.tables[-1].rows[-1].cells[1].text == total


def test_a_place_that_cannot_be_written_gets_a_sentence(sample_desk: Desk, tmp_path: Path) -> None:
    number = list_partnerships(sample_desk)[0].id
    with pytest.raises(UserError, match="could not be saved"):
        docx_export.export_agreement(sample_desk, number, tmp_path / "nowhere" / "agreement.docx")


def test_two_languages_stand_side_by_side_and_the_left_one_comes_back(
    sample_desk: Desk, tmp_path: Path
) -> None:
    partnership = list_partnerships(sample_desk)[0]
    draft = current(sample_desk, partnership.id).agreement
    clause = draft.clauses[1]
    clauses.set_clause_text(sample_desk, clause.id, "{coordinator} leads the work.")
    second_language.choose_second_language(sample_desk, draft.id, "de")
    second_language.confirm_second_text(sample_desk, clause.id)
    file = tmp_path / "both.docx"
    docx_export.export_agreement(sample_desk, partnership.id, file)
    tables = Document(str(file)).tables
    right = " ".join(row.cells[-1].text for table in tables for row in table.rows)
    assert "Mit der Unterschrift verpflichten sich" in right
    read = word_changes.read_changes(sample_desk, draft.id, file, ENGLISH)
    assert read.comparison.changed == ()
    change(file, "leads the work", "leads and answers for the work")
    word_changes.take_over(
        sample_desk, word_changes.read_changes(sample_desk, draft.id, file, ENGLISH)
    )
    after = current(sample_desk, partnership.id).agreement.clauses[1]
    assert after.second_text == draft_text_of(sample_desk, draft.id, 1)
    assert second_state(after) is SecondState.BEHIND


def draft_text_of(desk: Desk, agreement_id: int, at: int) -> str:
    """The second language of a clause of a draft."""
    return get_agreement(desk, agreement_id).agreement.clauses[at].second_text
