"""The first start and the desk's people, as a newcomer goes through them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import FieldError
from partnerdesk.services import people
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.logo import LONGEST_SIDE, read_logo
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person


@pytest.fixture
def newcomer(qtbot: QtBot, desk: Desk) -> Person:
    window = MainWindow(desk)
    window.resize(1366, 700)
    window.open("first_start")
    return Person(qtbot, window)


def test_three_pages_lead_to_a_desk_that_is_ready(newcomer: Person, desk: Desk) -> None:
    newcomer.click("Continue")
    newcomer.fill("Name of your centre (needed)", "Mother Centre Sunrise")
    newcomer.fill("Place (needed)", "Riverside")
    newcomer.fill("Who signs for the centre? (needed)", "Amina Diallo")
    newcomer.fill("Office of this person", "chair of the board")
    newcomer.pick("Paper in the printer", "Letter")
    newcomer.click("Continue")
    newcomer.fill("Your first name (needed)", "Amina")
    newcomer.click("Begin")
    newcomer.waits_for("Start your first partnership")
    centre = get_centre(desk)
    assert centre is not None and centre.organisation.representative is not None
    assert (centre.organisation.name, centre.organisation.place) == (
        "Mother Centre Sunrise",
        "Riverside",
    )
    assert centre.organisation.representative.role == "chair of the board"
    assert centre.paper_size == "Letter"
    person = people.current_person(desk)
    assert person is not None and person.name == "Amina"
    newcomer.press("Ctrl+Z")
    newcomer.waits_for("Nothing to take back.")
    assert get_centre(desk) is not None and people.current_person(desk) is not None


def test_what_is_needed_is_said_at_the_field_and_nothing_is_lost(newcomer: Person) -> None:
    newcomer.click("Continue")
    newcomer.fill("Street and number", "Linden Street 18")
    newcomer.click("Continue")
    newcomer.waits_for("Please fill this in. Example: Mother Centre Sunrise")
    assert newcomer.read("Street and number") == "Linden Street 18"
    assert "Name of your centre" in newcomer.focus_is_on()


def test_the_language_changes_at_once_and_stays_changed(newcomer: Person, desk: Desk) -> None:
    newcomer.click("Deutsch")
    newcomer.until(lambda: desk.settings.current.language == "de")
    newcomer.until(lambda: newcomer.is_chosen("Deutsch"))
    newcomer.click("English")
    newcomer.waits_for("Choose your language")


def test_the_keyboard_stays_in_the_list_where_it_chose_and_leads_back(
    newcomer: Person, desk: Desk
) -> None:
    newcomer.tab_to("100 %")
    newcomer.press("Down")
    newcomer.until(lambda: newcomer.focus_is_on() == "125 %")
    newcomer.press("Down")
    newcomer.until(lambda: newcomer.focus_is_on() == "150 %")
    newcomer.press("Down")
    newcomer.until(lambda: newcomer.focus_is_on() == "200 %")
    for _round in range(3):  # a page that comes to rest may take the keyboard where it is seen
        QApplication.processEvents()
    assert newcomer.focus_is_on() == "200 %"
    assert desk.settings.current.text_size == 200
    newcomer.press("Ctrl+Return")
    newcomer.waits_for("Step 2 of 3")
    newcomer.press("Alt+Left")
    newcomer.waits_for("Step 1 of 3")


def test_a_second_person_with_the_same_name_is_told_so(qtbot: QtBot, desk: Desk) -> None:
    people.add_person(desk, "Amina")
    window = MainWindow(desk)
    window.open("people")
    person = Person(qtbot, window)
    person.fill("Your first name (needed)", "amina")
    person.click("Add me")
    person.waits_for("amina is already here.")
    assert len(people.list_people(desk)) == 1


def test_a_key_chooses_who_is_here(qtbot: QtBot, desk: Desk) -> None:
    people.add_person(desk, "Amina")
    people.add_person(desk, "Jana")
    window = MainWindow(desk)
    window.open("people")
    person = Person(qtbot, window)
    person.tab_to("Amina")
    person.press("2")
    chosen = people.current_person(desk)
    assert chosen is not None and chosen.name == "Jana"


def test_a_large_logo_is_made_smaller(tmp_path: Path) -> None:
    picture = QImage(2400, 1200, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    file = tmp_path / "logo.jpg"
    assert picture.save(str(file))
    made = QImage.fromData(read_logo(file))
    assert (made.width(), made.height()) == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(FieldError):
        read_logo(file)
