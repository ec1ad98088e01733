"""Lists in and out of the register, as a volunteer takes them in and gives them out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.services import partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.imports import look
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.screens.register.import_page import ImportPage
from tests import list_files
from tests.messy_list import messy_workbook
from tests.person import Person
from tests.ui.audit import audit

ROWS = "Rows of the list"
FILE = "Where the list lies (needed)"


@pytest.fixture
def volunteer(desk: Desk, qtbot: QtBot) -> Person:
    """Somebody in front of an empty register, with a list on her stick."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    window = MainWindow(desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open("register")
    return person


def put(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def go_to_columns(person: Person, file: Path) -> None:
    person.click("Take in a list you have")
    person.fill(FILE, str(file))
    person.press("Return")
    person.waits_for("What does each column hold?")


def names(desk: Desk) -> list[str]:
    return [entry.name for entry in partners.list_register(desk)]


def test_a_list_is_looked_at_taken_in_and_taken_back(
    desk: Desk, volunteer: Person, tmp_path: Path
) -> None:
    go_to_columns(volunteer, put(tmp_path, "list.xlsx", list_files.xlsx()))
    assert volunteer.sees("The headings stand in row 1.")
    assert volunteer.read("Column Ansprechpartner") == "Name of the person"
    assert volunteer.sees("Verein Löwenzahn  ·  Общество Солнце")
    volunteer.click("Look at the rows")
    volunteer.waits_for("2 new  ·  0 complete a partner  ·  0 skipped")
    assert [row[:3] for row in volunteer.rows(ROWS)] == [
        ["Verein Löwenzahn", "2", "New"],
        ["Общество Солнце", "3", "New"],
    ]
    assert names(desk) == []  # nothing has changed so far
    volunteer.click("Take in 2 partners")
    volunteer.waits_for("2 partners are new.")
    assert len(names(desk)) == 2
    assert volunteer.sees("Verein Löwenzahn")
    volunteer.click("Undo")
    volunteer.waits_for("No partners yet")
    assert names(desk) == []


def test_thousands_of_rows_are_taken_back_while_the_window_goes_on(
    desk: Desk, volunteer: Person, tmp_path: Path
) -> None:
    go_to_columns(volunteer, put(tmp_path, "list.xlsx", messy_workbook(1_200)))
    volunteer.click("Look at the rows")
    volunteer.waits_for("Take in 1,1")
    volunteer.press("Ctrl+Return")
    volunteer.waits_for("partners are new.")
    assert len(names(desk)) > 1_000
    volunteer.press("Ctrl+Z")
    assert volunteer.sees("One moment, please …")
    volunteer.waits_for("Taken back: Take in the list list.xlsx")
    assert names(desk) == []
    volunteer.press("Ctrl+Shift+Z")
    volunteer.waits_for("Brought back: Take in the list list.xlsx")
    assert len(names(desk)) > 1_000


def test_a_column_is_matched_otherwise(desk: Desk, volunteer: Person, tmp_path: Path) -> None:
    go_to_columns(volunteer, put(tmp_path, "list.csv", list_files.csv()))
    volunteer.pick("Column Erstkontakt", "Leave out")
    volunteer.pick("Column Ansprechpartner", "Notes")
    volunteer.click("Look at the rows")
    volunteer.click("Take in 2 partners")
    volunteer.waits_for("2 partners are new.")
    [flower] = [one for one in partners.list_register(desk) if "Löwenzahn" in one.name]
    assert flower.organisation.notes == "Ansprechpartner: Jörg Müller"
    assert flower.organisation.contacts == ()


def test_without_a_column_of_names_it_does_not_go_on(volunteer: Person, tmp_path: Path) -> None:
    go_to_columns(volunteer, put(tmp_path, "list.csv", b"Name;Ort\r\nSunrise;Town\r\n"))
    volunteer.pick("Column Name", "Leave out")
    volunteer.click("Look at the rows")
    volunteer.waits_for("Say which column holds the names")
    volunteer.pick("Column Name", "Name of the partner")
    volunteer.click("Look at the rows")
    volunteer.waits_for("1 new")


def test_one_row_is_decided_otherwise(desk: Desk, volunteer: Person, tmp_path: Path) -> None:
    partners.add_organisation(desk, {"name": "Sunrise", "place": "Town"})
    volunteer.until(lambda: volunteer.sees("1 partner"))
    file = put(tmp_path, "list.csv", b"Name;Ort\r\nSunrise;Village\r\nHill;Town\r\nLake;Town\r\n")
    volunteer.fill("Search partners", "Sunrise")
    volunteer.click("Take in a list")
    volunteer.fill(FILE, str(file))
    volunteer.click("Look into this file")
    volunteer.click("Look at the rows")
    volunteer.waits_for("3 new  ·  0 complete a partner  ·  0 skipped")
    volunteer.click_row(ROWS, "Sunrise")
    assert volunteer.sees("Same name as Sunrise, at another place. Is it the same?")
    volunteer.click("It is the same partner")
    volunteer.waits_for("2 new  ·  0 complete a partner  ·  1 skipped")
    volunteer.click("Take it in as a partner of its own")
    volunteer.waits_for("3 new")
    volunteer.click_row(ROWS, "Lake")
    volunteer.click("Leave this row out")
    volunteer.waits_for("2 new  ·  0 complete a partner  ·  1 skipped")
    volunteer.click("As it was proposed")
    volunteer.waits_for("3 new")
    volunteer.click("Take in 3 partners")
    volunteer.waits_for("3 partners are new.")
    assert volunteer.read("Search partners") == "", "what is new is not hidden by a search"
    assert names(desk) == ["Hill", "Lake", "Sunrise", "Sunrise"]


def test_rows_are_filtered_by_what_becomes_of_them(volunteer: Person, tmp_path: Path) -> None:
    content = b"Name;Telefon\r\nSunrise;ask Ann\r\nHill;\r\nSunrise;\r\n;089 123456\r\n"
    go_to_columns(volunteer, put(tmp_path, "list.csv", content))
    volunteer.click("Look at the rows")
    volunteer.waits_for("2 new")
    volunteer.click("Skipped  2")
    assert [row[0] for row in volunteer.rows(ROWS)] == ["Sunrise", "—"]
    volunteer.click("Please look  1")
    assert volunteer.sees("Telephone: This is not a telephone number. It is kept in the notes.")


def test_what_is_no_list_is_refused_at_the_file(volunteer: Person, tmp_path: Path) -> None:
    volunteer.click("Take in a list you have")
    for name, words in (("nothing.xlsx", "There is no file nothing.xlsx."),
                        ("picture.csv", "This file holds no list.")):  # fmt: skip
        put(tmp_path, "picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(200))
        volunteer.fill(FILE, str(tmp_path / name))
        volunteer.click("Look into this file")
        volunteer.waits_for(words)
    volunteer.press("Esc")
    volunteer.waits_for("No partners yet")


def test_a_file_is_dropped(volunteer: Person, tmp_path: Path) -> None:
    volunteer.click("Take in a list you have")
    volunteer.waits_for("Which list?")
    [page] = volunteer.window.findChildren(ImportPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(put(tmp_path, "list.vcf", list_files.vcard())))])
    hold = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(50, 50), *hold))
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), *hold))
    volunteer.waits_for("2 rows hold something.")


def test_keys_alone_take_a_list_in(desk: Desk, volunteer: Person, tmp_path: Path) -> None:
    file = put(tmp_path, "list.xlsx", list_files.xlsx())
    volunteer.tab_to("Take in a list you have")
    volunteer.press("Space")
    volunteer.waits_for("Which list?")
    volunteer.tab_to(FILE)
    volunteer.type(str(file))
    volunteer.press("Ctrl+Return")
    volunteer.waits_for("What does each column hold?")
    volunteer.press("Ctrl+Return")
    volunteer.waits_for("Take in 2 partners")
    volunteer.press("Ctrl+Return")
    volunteer.waits_for("2 partners are new.")
    assert len(names(desk)) == 2


def test_going_back_goes_one_step_at_a_time(volunteer: Person, tmp_path: Path) -> None:
    go_to_columns(volunteer, put(tmp_path, "list.xlsx", list_files.xlsx()))
    volunteer.pick("Column PLZ", "Leave out")
    volunteer.click("Look at the rows")
    volunteer.waits_for("Take in 2 partners")
    volunteer.press("Esc")
    volunteer.waits_for("What does each column hold?")
    assert volunteer.read("Column PLZ") == "Leave out"
    volunteer.press("Alt+Left")
    volunteer.waits_for("Which list?")
    volunteer.press("Esc")
    volunteer.waits_for("No partners yet")


@pytest.mark.parametrize("text_size", [100, 200])
def test_every_step_can_be_seen_read_and_reached(
    desk: Desk, volunteer: Person, tmp_path: Path, text_size: int
) -> None:
    assert isinstance(volunteer.window, MainWindow)
    desk.settings.change(text_size=text_size)
    volunteer.window.rebuild()
    go_to_columns(volunteer, put(tmp_path, "list.xlsx", messy_workbook(60)))
    assert audit(volunteer.window) == []
    volunteer.click("Look at the rows")
    volunteer.waits_for("Take in 57 partners")
    volunteer.click("Completes  1")
    volunteer.waits_for("Take it in as a partner of its own")
    assert audit(volunteer.window) == []


@pytest.mark.parametrize(
    ("card", "suffix"),
    [("Excel table", ".xlsx"), ("CSV file", ".csv"), ("Address cards (vCard)", ".vcf")],
)
def test_the_list_is_given_out_as_it_is_filtered(
    desk: Desk, volunteer: Person, tmp_path: Path, card: str, suffix: str
) -> None:
    for name in ("Hill", "Lake", "Lakeside"):
        partners.add_organisation(desk, {"name": name})
    volunteer.waits_for("3 partners")
    volunteer.fill("Search partners", "lake")
    volunteer.waits_for("2 partners")
    volunteer.click("Give out the list")
    volunteer.click(card)
    assert volunteer.read("Save as (needed)").endswith(suffix)
    assert volunteer.is_chosen("The 2 partners you see now")
    file = tmp_path / f"lakes{suffix}"
    volunteer.fill("Save as (needed)", str(file))
    volunteer.click("Save the list")
    volunteer.waits_for("2 partners saved:")
    assert [row.name for row in look(desk, file).plan.rows] == ["Lake", "Lakeside"]


def test_a_place_that_cannot_be_written_to_is_named(volunteer: Person, desk: Desk) -> None:
    partners.add_organisation(desk, {"name": "Hill"})
    volunteer.waits_for("1 partner")
    volunteer.click("Give out the list")
    volunteer.fill("Save as (needed)", "nowhere/at/all/list.xlsx")
    volunteer.click("Save the list")
    volunteer.waits_for("The list could not be saved as list.xlsx.")
