"""The research card: six answers with proofs, ties with decisions, and what follows from it all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from partnerdesk.domain.attachments import FilesOf
from partnerdesk.domain.dossier import Dossier
from partnerdesk.domain.partners import Finding, Judgement, ResearchQuestion
from partnerdesk.services import partners
from partnerdesk.services.attachments import attach_file
from partnerdesk.services.desk import Desk
from partnerdesk.services.opened_files import OPENED_FOLDER
from partnerdesk.services.research import get_dossier
from partnerdesk.ui.kit.attachments import AttachmentList
from tests import hostile_files
from tests.person import Person
from tests.ui.register.around import open_partner

COUNCIL = 2
FINANCES = "Stands on strong finances"
WHOLE = "Files about the whole organisation"
PROOFS = f"Files that prove it – {FINANCES}"
CONFLICT = "Does somebody gain by it on the side?"
DECISION = "What have you decided about the tie? – Safe Streets"


@pytest.fixture
def researcher(staff: Person) -> Person:
    """Somebody who looks at the card of the town council, partner of “Safe Streets”."""
    open_partner(staff, "Town Council")
    return staff


def known(desk: Desk) -> Dossier:
    return get_dossier(desk, COUNCIL)


def put(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def drop(person: Person, name: str, *files: Path) -> None:
    """Pull files from the file manager onto a list."""
    lists = person.window.findChildren(AttachmentList)
    target = next(one for one in lists if one.isVisible() and one.accessibleName() == name)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    hold = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), *hold))
    assert person.sees("Let go, and the file is attached here.")
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *hold))


def choose_in_dialog(file: Path) -> None:
    """Type a path into the system's dialog, as soon as it is there, and press Enter."""

    def type_path() -> None:
        dialog = QApplication.activeModalWidget()
        line = dialog.findChild(QLineEdit) if dialog is not None else None
        if dialog is None or line is None:
            QTimer.singleShot(20, type_path)
            return
        line.setText(str(file))
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_path)


# Files


def test_a_file_dropped_on_an_answer_proves_it(
    researcher: Person, desk: Desk, tmp_path: Path
) -> None:
    researcher.click(f"Note it: {FINANCES}")
    drop(researcher, PROOFS, put(tmp_path, "Annual report.pdf", hostile_files.pdf()))
    researcher.waits_for("1 KB  ·  12/03/2026")
    [file] = known(desk).attachments
    assert file.owner == FilesOf(COUNCIL, ResearchQuestion.FINANCES)
    researcher.click(f"Close: {FINANCES}")
    assert researcher.sees("1 file")


def test_a_file_is_chosen_with_the_button(researcher: Person, desk: Desk, tmp_path: Path) -> None:
    choose_in_dialog(put(tmp_path, "statutes.png", hostile_files.png()))
    researcher.click(f"Attach a file… {WHOLE}")
    researcher.until(lambda: bool(known(desk).files_of(None)))
    researcher.waits_for("statutes.png")
    assert not researcher.sees("up to 20 MB each")


def test_of_several_files_the_good_ones_stay_and_the_others_say_why(
    researcher: Person, desk: Desk, tmp_path: Path
) -> None:
    files = [
        put(tmp_path, "photo.png", hostile_files.zip_bomb()),
        put(tmp_path, "notes.txt", "Gespräch".encode()),
        put(tmp_path, "scan.png", hostile_files.png()[:-14]),
    ]
    drop(researcher, WHOLE, *files)
    researcher.waits_for("scan.png: This file is damaged or was not copied as a whole.")
    assert researcher.sees("photo.png: This kind of file is not taken in.")
    assert [file.name for file in known(desk).attachments] == ["notes.txt"]


def test_a_removed_file_comes_back_with_undo(
    researcher: Person, desk: Desk, tmp_path: Path
) -> None:
    attach_file(desk, FilesOf(COUNCIL), put(tmp_path, "notes.txt", b"Visit"))
    researcher.waits_for("notes.txt")
    researcher.click("Remove notes.txt")
    researcher.waits_for("The file notes.txt was removed.")
    assert known(desk).attachments == ()
    assert researcher.focus_is_on() == f"Attach a file… {WHOLE}"
    researcher.click("Undo")
    researcher.until(lambda: len(known(desk).attachments) == 1)
    researcher.waits_for("notes.txt")


def test_a_copy_is_saved(researcher: Person, desk: Desk, tmp_path: Path) -> None:
    attach_file(desk, FilesOf(COUNCIL), put(tmp_path, "notes.txt", b"Visit on Monday"))
    researcher.waits_for("notes.txt")
    choose_in_dialog(tmp_path / "copy.txt")
    researcher.click("Save a copy of notes.txt")
    researcher.waits_for(f"Saved: {tmp_path / 'copy.txt'}")
    assert (tmp_path / "copy.txt").read_bytes() == b"Visit on Monday"


def test_a_file_is_put_out_to_be_opened_and_where_nothing_shows_it_the_list_says_so(
    researcher: Person, desk: Desk, tmp_path: Path
) -> None:
    attach_file(desk, FilesOf(COUNCIL), put(tmp_path, "notes.txt", b"Visit"))
    researcher.waits_for("notes.txt")
    researcher.click("Open notes.txt")
    researcher.waits_for("This computer has no program that shows notes.txt.")  # off screen
    opened = desk.data_folder / OPENED_FOLDER
    assert [one.read_bytes() for one in opened.glob("*/notes.txt")] == [b"Visit"]


def test_files_are_reached_with_tab_right_after_their_button(
    researcher: Person, desk: Desk, tmp_path: Path
) -> None:
    attach_file(desk, FilesOf(COUNCIL), put(tmp_path, "notes.txt", b"Visit"))
    researcher.waits_for("notes.txt")
    researcher.tab_to(f"Attach a file… {WHOLE}", at_most=120)
    reached = []
    for _step in range(4):
        researcher.press("Tab")
        reached.append(researcher.focus_is_on())
    assert reached == [
        "Open notes.txt",
        "Save a copy of notes.txt",
        "Remove notes.txt",
        CONFLICT,
    ]


# Judgement and ties


def test_a_judgement_is_kept_with_its_reason_day_and_author(researcher: Person, desk: Desk) -> None:
    assert researcher.sees("Not judged yet")
    researcher.pick("Our judgement", "A partner, with care")
    researcher.fill("Why do you judge so?", "Good people, little money.")
    researcher.until(lambda: known(desk).organisation.judgement_reason != "")
    organisation = known(desk).organisation
    assert organisation.judgement is Judgement.WITH_CARE
    assert organisation.judgement_reason == "Good people, little money."
    assert organisation.judged_on == date(2026, 3, 12)
    assert researcher.read("Judged on") == "12/03/2026"


def test_a_tie_asks_for_a_decision_in_each_partnership(researcher: Person, desk: Desk) -> None:
    assert not researcher.sees("What have you decided about the tie?")
    researcher.click("It is a religious body, or belongs to one")
    researcher.waits_for("The members have not voted about it")
    researcher.fill(DECISION, "No service in our rooms.")
    researcher.until(lambda: known(desk).memberships[0].partner.tie_decision != "")
    partner = known(desk).memberships[0].partner
    assert partner.tie_decision == "No service in our rooms."
    assert partner.tie_decided_on == date(2026, 3, 12)


def test_a_conflict_of_interest_is_a_tie_and_goes_when_its_text_goes(
    researcher: Person, desk: Desk
) -> None:
    researcher.fill(CONFLICT, "Its director is our treasurer’s husband.")
    researcher.waits_for(
        "There is a conflict of interest: Its director is our treasurer’s husband.\n"
        "Write a decision and let your members vote before you invite it."
    )
    researcher.fill(CONFLICT, "")
    researcher.until(lambda: not known(desk).ties)
    researcher.until(lambda: not researcher.sees("There is a conflict of interest"))


def test_tab_goes_on_below_fields_that_appeared_later(researcher: Person) -> None:
    researcher.click("It is a religious body, or belongs to one")
    researcher.waits_for("The members have not voted about it")
    researcher.tab_to(DECISION, at_most=120)
    researcher.tab_to("Our judgement", at_most=6)


def test_the_card_leads_to_its_papers(researcher: Person) -> None:
    researcher.click("Print a blank sheet")
    researcher.waits_for(
        "Elsewhere {'paper': 'research', 'organisation_ids': (2,), 'is_blank': True}"
    )


def test_the_data_sheet_is_printed_by_button_and_by_key(researcher: Person) -> None:
    researcher.press("Ctrl+P")
    researcher.waits_for("Elsewhere {'paper': 'datasheet', 'organisation_ids': (2,)}")
    researcher.press("Alt+Left")
    researcher.click("Print data sheet")
    researcher.waits_for("Elsewhere {'paper': 'datasheet', 'organisation_ids': (2,)}")


def test_what_was_found_out_stays_when_a_judgement_is_taken_back(
    researcher: Person, desk: Desk
) -> None:
    researcher.click(f"Note it: {FINANCES}")
    researcher.pick(f"Finding – {FINANCES}", "True")
    researcher.pick("Our judgement", "A good partner")
    researcher.until(lambda: known(desk).organisation.judgement is Judgement.GOOD)
    researcher.press("Ctrl+Z")
    researcher.until(lambda: known(desk).organisation.judgement is None)
    answer = known(desk).answer_to(ResearchQuestion.FINANCES)
    assert answer is not None and answer.finding is Finding.YES
    assert partners.get_organisation(desk, COUNCIL).judged_on is None
