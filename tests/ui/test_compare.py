"""Drafts as a person keeps, compares and goes on with them, and comments at a clause."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from pytestqt.qtbot import QtBot

from partnerdesk.services import clauses, comments, docx_export, drafts
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.desk import Desk
from tests.ui.started import at_the_screen, set_up_centre, start_partnership


def started(desk: Desk) -> tuple[int, int]:
    """A partnership and its only draft."""
    set_up_centre(desk)
    partnership_id = start_partnership(desk)
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    return partnership_id, filled.agreement.id


def first_clause(desk: Desk, partnership_id: int) -> int:
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    return filled.agreement.clauses[0].id


def test_the_only_draft_is_kept_by_name(qtbot: QtBot, desk: Desk) -> None:
    partnership_id, _draft = started(desk)
    reader = at_the_screen(qtbot, desk, "compare", partnership_id=partnership_id)
    assert reader.sees("Only one draft yet")
    reader.click("Keep this draft")
    reader.fill("Name of this draft", "As sent")
    reader.click("Keep this draft")
    reader.until(lambda: len(drafts.list_drafts(desk, partnership_id)) == 2)
    reader.waits_for("Both say the same, word by word.")
    assert reader.read("Before") == "Draft 1 “As sent”"
    assert not reader.sees("Only one draft yet")


def test_a_name_is_asked_for_before_a_draft_is_kept(qtbot: QtBot, desk: Desk) -> None:
    partnership_id, _draft = started(desk)
    reader = at_the_screen(qtbot, desk, "compare", partnership_id=partnership_id)
    reader.click("Keep this draft")
    reader.click("Keep this draft")
    assert len(drafts.list_drafts(desk, partnership_id)) == 1
    reader.press("Esc")
    reader.until(lambda: not reader.sees("Name of this draft"))


def test_changes_are_walked_through_and_an_older_draft_comes_back(qtbot: QtBot, desk: Desk) -> None:
    partnership_id, draft_id = started(desk)
    drafts.keep_draft(desk, draft_id, "As sent")
    clauses.set_clause_text(desk, first_clause(desk, partnership_id), "Other <b>words</b>.")
    reader = at_the_screen(qtbot, desk, "compare", partnership_id=partnership_id)
    assert reader.sees("1 of")
    reader.press("F3")
    reader.until(lambda: reader.focus_is_on().startswith("Clause 1, "))
    reader.click("Go on from this draft")
    reader.until(lambda: len(drafts.list_drafts(desk, partnership_id)) == 3)
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    assert filled.agreement.clauses[0].text != "Other <b>words</b>."


def test_a_lawyers_file_is_shown_and_taken_over(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    partnership_id, draft_id = started(desk)
    own = clauses.add_own_clause(desk, draft_id, "Walks")
    clauses.set_clause_text(desk, own, "{coordinator} walks on Fridays.")
    file = tmp_path / "from the lawyer.docx"
    docx_export.export_agreement(desk, partnership_id, file)
    document = Document(str(file))
    run = next(run for one in document.paragraphs for run in one.runs if "Fridays" in run.text)
    run.text = run.text.replace("Fridays", "Mondays")
    document.save(str(file))
    reader = at_the_screen(
        qtbot, desk, "compare", partnership_id=partnership_id, word_file=str(file)
    )
    reader.waits_for("Word file “from the lawyer.docx”, read on 12 March 2026")
    reader.click("Take these words over")
    reader.until(lambda: len(drafts.list_drafts(desk, partnership_id)) == 2)
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    assert filled.agreement.clauses[-1].text == "{coordinator} walks on Mondays."


def test_a_file_that_is_no_document_gets_a_sentence(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    partnership_id, _draft = started(desk)
    file = tmp_path / "broken.docx"
    file.write_bytes(b"no document")
    reader = at_the_screen(
        qtbot, desk, "compare", partnership_id=partnership_id, word_file=str(file)
    )
    reader.waits_for("The file broken.docx is damaged, or it is no Word document.")


def test_a_comment_is_noted_at_the_clause_and_settled(qtbot: QtBot, desk: Desk) -> None:
    partnership_id, draft_id = started(desk)
    clause_id = first_clause(desk, partnership_id)
    writer = at_the_screen(qtbot, desk, "agreements", partnership_id=partnership_id)
    writer.click("Note what a partner says")
    writer.pick("Who said it", "Savings Bank")
    writer.fill("What was said", "We need a year.")
    writer.click("Note this")
    writer.waits_for("We need a year.")
    assert comments.count_open(desk, draft_id) == {clause_id: 1}
    assert any("1 open comment" in row[0] for row in writer.rows("Clauses"))
    writer.click("Settle it: We need a year.")
    writer.until(lambda: not comments.count_open(desk, draft_id))
    (said,) = comments.list_comments(desk, clause_id)
    assert (said.said_by, said.is_open) == ("Savings Bank", False)
