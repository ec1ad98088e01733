"""Own clauses and documents from Word, as a person keeps and takes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services import own_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.screens.agreements import import_panel
from tests import word_files
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


@pytest.fixture
def writer(qtbot: QtBot, agreed: Agreed) -> Person:
    """Somebody in front of the draft."""
    window = MainWindow(agreed.desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open("agreements", partnership_id=agreed.partnership_id)
    person.waits_for("Agreement: Safe Streets Riverside")
    return person


def headings(agreed: Agreed) -> list[str]:
    return [clause.heading for clause in agreed.draft().agreement.clauses]


def test_a_clause_is_kept_changed_put_into_first_drafts_and_used_again(
    writer: Person, agreed: Agreed
) -> None:
    writer.click_row("Clauses", "Settling disputes")
    writer.until(lambda: writer.read("Heading of the clause") == "Settling disputes")
    writer.click("Keep this clause in our library")
    writer.waits_for("Kept in our library, beside the other clauses.")
    writer.click("Add from library…")
    writer.pick("Topic", "Our own clauses")
    assert [row[0] for row in writer.rows("Clauses in the library")] == ["Settling disputes"]
    assert writer.sees("Our own clause")
    writer.click("Change or remove")
    writer.fill("Heading of the clause", "Peace over tea")
    writer.click("Put it into first drafts")
    writer.click("Back to the library")
    writer.until(lambda: "Peace over tea" in str(writer.rows("Clauses in the library")))
    assert writer.sees("In first drafts")
    (own,) = own_clauses.list_own_clauses(agreed.desk, "en")
    assert (own.heading, own.in_first_drafts) == ("Peace over tea", True)
    writer.click("Add to agreement")
    writer.until(lambda: headings(agreed).count("Peace over tea") == 1)


def test_an_own_clause_is_removed_and_brought_back(writer: Person, agreed: Agreed) -> None:
    own_clauses.keep_clause(agreed.desk, agreed.draft().agreement.clauses[0].id)
    writer.click("Add from library…")
    writer.pick("Topic", "Our own clauses")
    writer.click("Change or remove")
    writer.click("Remove from our library")
    writer.until(lambda: own_clauses.list_own_clauses(agreed.desk, "en") == ())
    writer.click("Undo")
    writer.until(lambda: len(own_clauses.list_own_clauses(agreed.desk, "en")) == 1)


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document that the dialog of the system would give."""
    file = tmp_path / "From the lawyer.docx"
    file.write_bytes(word_files.agreement_with_headings(4))
    monkeypatch.setattr(import_panel, "ask_for_file", lambda *_asked: file)
    return file


@pytest.mark.usefixtures("document")
def test_a_document_is_looked_at_and_becomes_a_draft(writer: Person, agreed: Agreed) -> None:
    before = headings(agreed)
    writer.click("Add from library…")
    writer.click("Take in from Word…")
    writer.waits_for("These clauses will come in")
    assert writer.sees(
        "Co-operation Agreement North Quarter holds 5 clauses. Earlier drafts stay as they are."
    )
    assert len(writer.rows("Clauses of the document")) == 5
    assert headings(agreed) == before
    writer.click("Make a new draft of them")
    writer.until(lambda: agreed.draft().agreement.draft_number == 2)
    writer.until(lambda: "Clause about matter 4" in str(writer.rows("Clauses")))
    writer.click("Undo")
    writer.until(lambda: headings(agreed) == before)


@pytest.mark.usefixtures("document")
def test_its_clauses_come_in_behind_the_present_one(writer: Person, agreed: Agreed) -> None:
    writer.click("Add from library…")
    writer.click("Take in from Word…")
    writer.waits_for("These clauses will come in")
    writer.click("Add them behind the present clause")
    writer.until(lambda: headings(agreed)[1:3] == ["At the beginning", "Clause about matter 1"])
    writer.until(lambda: writer.read("Heading of the clause") == "At the beginning")


def test_a_file_that_is_no_document_is_refused_and_nothing_changes(
    writer: Person, agreed: Agreed, document: Path
) -> None:
    before = headings(agreed)
    document.write_bytes(b"no document")
    writer.click("Add from library…")
    writer.click("Take in from Word…")
    writer.waits_for("The file From the lawyer.docx is damaged, or it is no Word document.")
    writer.press("Esc")
    assert headings(agreed) == before
