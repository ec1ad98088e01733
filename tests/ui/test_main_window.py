"""The window: going places, keys, messages, undo, and losing nothing on the way out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.settings import Colours
from partnerdesk.services import people
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import button, label
from partnerdesk.ui.main_window import SCREENS, MainWindow, ScreenEntry
from tests.conftest import Clock
from tests.person import Person
from tests.ui.audit import audit


class PeopleList(Screen):
    """Lists the people at the desk and takes a new name."""

    tables = frozenset({"person"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reloads = 0
        self.narrow: bool | None = None
        column = page_layout(self)
        column.addWidget(page_header("People", "", button("Add", "primary", on_click=self.new)))
        self._names = label("")
        column.addWidget(self._names)
        self._field = FieldRow(FieldSpec("name", "New name"), save=self._add)
        column.addWidget(self._field)
        column.addStretch(1)

    def reload(self) -> None:
        self.reloads += 1
        listed = people.list_people(self.context.desk)
        self._names.setText(", ".join(person.name for person in listed))

    def new(self) -> None:
        self._field.setFocus()

    def primary_action(self) -> None:
        self.context.show_message("Primary action")

    def set_narrow(self, narrow: bool) -> None:
        self.narrow = narrow

    def _add(self, name: str) -> None:
        if name == "forbidden":
            raise UserError("This name cannot be saved.", "Choose another one.")
        if name:
            people.add_person(self.context.desk, name)


class Letters(Screen):
    """Shows which letter it was opened for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._letter = ""
        self._words = label("")
        column = page_layout(self)
        column.addWidget(self._words)
        column.addWidget(button("To the people", on_click=lambda: context.open("list")))

    def arrive(self, letter: str = "none") -> None:
        self._letter = letter
        self._words.setText(f"Letter {letter}")

    def bookmark(self) -> dict[str, str]:
        return {"letter": self._letter}


HERE = __name__
TEST_SCREENS = (
    ScreenEntry("list", HERE, "PeopleList", "users", "People"),
    ScreenEntry("letters", HERE, "Letters", "mail", "Letters"),
    ScreenEntry("detail", HERE, "Letters", section="list"),
    ScreenEntry("alone", HERE, "Letters", whole_window=True),
)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """A window with two small screens."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise & Co"))
    made = MainWindow(desk, TEST_SCREENS)
    made.resize(1366, 700)
    return made


@pytest.fixture
def staff(qtbot: QtBot, window: MainWindow) -> Person:
    """Somebody in front of the window, on its first page."""
    person = Person(qtbot, window)
    window.open("list")
    return person


def test_the_sidebar_names_the_centre_and_leads_to_the_screens(staff: Person) -> None:
    assert staff.sees("Mother Centre Sunrise & Co")
    assert staff.sees("Who is here?")
    staff.click("Letters")
    staff.waits_for("Letter none")
    assert staff.is_chosen("Letters")
    assert not staff.is_chosen("People")


def test_the_sidebar_follows_who_is_at_the_desk(staff: Person, desk: Desk) -> None:
    people.choose_person(desk, people.add_person(desk, "Amina").id)
    staff.click("Letters")
    staff.waits_for("At the desk: Amina")


def test_the_arrow_keys_walk_the_sidebar_and_enter_opens(staff: Person) -> None:
    staff.press("F6")
    assert staff.focus_is_on() == "People"
    staff.press("Down")
    staff.press("Return")
    staff.waits_for("Letter none")


def test_alt_and_a_number_open_a_section_and_alt_left_goes_back(staff: Person) -> None:
    staff.press("Alt+2")
    staff.waits_for("Letter none")
    staff.press("Alt+Left")
    staff.waits_for("New name")


def test_back_returns_to_what_was_shown_there(staff: Person, window: MainWindow) -> None:
    window.open("letters", letter="B")
    staff.click("To the people")
    staff.waits_for("New name")
    staff.press("Alt+Left")
    staff.waits_for("Letter B")


def test_a_screen_outside_of_the_navigation_marks_its_section(
    staff: Person, window: MainWindow
) -> None:
    window.open("detail")
    assert staff.is_chosen("People")


def test_a_page_that_needs_the_whole_window_hides_the_navigation(
    staff: Person, window: MainWindow
) -> None:
    window.open("alone")
    assert not staff.sees("Mother Centre Sunrise")
    staff.press("Alt+1")
    assert staff.sees("Letter none")


def test_what_was_just_typed_is_saved_when_one_leaves_at_once(staff: Person, desk: Desk) -> None:
    staff.fill("New name", "Amina")
    staff.press("Alt+2")
    assert [person.name for person in people.list_people(desk)] == ["Amina"]


def test_what_was_just_typed_is_saved_when_the_window_closes(
    staff: Person, window: MainWindow, desk: Desk
) -> None:
    staff.fill("New name", "Amina")
    window.close()
    assert [person.name for person in people.list_people(desk)] == ["Amina"]


def test_a_window_that_cannot_save_stays_open_and_says_why(
    staff: Person, window: MainWindow
) -> None:
    staff.fill("New name", "forbidden")
    assert not window.close()
    assert staff.sees("This name cannot be saved. Choose another one.")
    staff.click("Close without saving")
    staff.until(lambda: not window.isVisible())


def test_a_field_that_could_not_be_saved_keeps_the_window_open(
    staff: Person, window: MainWindow, desk: Desk
) -> None:
    people.add_person(desk, "Amina")
    staff.fill("New name", "amina")
    assert not window.close()
    assert staff.sees("amina is already here.")
    assert staff.sees("Not saved yet: New name.")


def test_control_z_takes_back_everywhere_and_control_y_brings_back(
    staff: Person, desk: Desk
) -> None:
    amina = people.add_person(desk, "Amina")
    people.remove_person(desk, amina.id)
    staff.press("Alt+2")
    staff.press("Ctrl+Z")
    staff.waits_for("Taken back: Remove Amina from the people here")
    assert people.list_people(desk) == (amina,)
    staff.press("Ctrl+Y")
    staff.waits_for("Brought back: Remove Amina from the people here")
    assert people.list_people(desk) == ()


def test_control_z_takes_back_typing_first_and_then_the_last_change(
    staff: Person, desk: Desk
) -> None:
    amina = people.add_person(desk, "Amina")
    people.remove_person(desk, amina.id)
    staff.press("Ctrl+N")
    staff.type("B")
    staff.press("Ctrl+Z")
    assert staff.read("New name") == ""
    assert people.list_people(desk) == ()
    staff.press("Ctrl+Z")
    staff.until(lambda: people.list_people(desk) == (amina,))


def test_a_visible_screen_reloads_and_a_hidden_one_catches_up(
    staff: Person, window: MainWindow, desk: Desk
) -> None:
    listed = window.screen_in_front
    assert isinstance(listed, PeopleList)
    people.add_person(desk, "Amina")
    staff.waits_for("Amina")
    staff.press("Alt+2")
    before = listed.reloads
    people.add_person(desk, "Rosa")
    assert listed.reloads == before
    staff.press("Alt+1")
    staff.waits_for("Amina, Rosa")


def test_the_keys_of_the_page_reach_the_page(staff: Person) -> None:
    staff.press("Ctrl+N")
    assert staff.focus_is_on() == "New name"
    staff.press("Ctrl+Return")
    assert staff.sees("Primary action")
    staff.press("Esc")
    assert not staff.sees("Primary action")
    staff.press("Ctrl+S")
    assert staff.sees("Everything is saved.")


def test_the_text_size_changes_by_key_and_nothing_typed_is_lost(
    staff: Person, window: MainWindow, desk: Desk
) -> None:
    before = window.font().pointSizeF()
    staff.fill("New name", "Amina")
    staff.press("Ctrl++")
    staff.waits_for("Amina")
    assert desk.settings.current.text_size == 125
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.25, abs=0.1)
    staff.press("Ctrl+0")
    assert desk.settings.current.text_size == 100


def test_what_cannot_be_saved_yet_survives_another_text_size(staff: Person, desk: Desk) -> None:
    people.add_person(desk, "Amina")
    staff.fill("New name", "amina")
    staff.press("Ctrl++")
    assert desk.settings.current.text_size == 125
    assert staff.read("New name") == "amina"
    staff.press("Ctrl+0")
    assert staff.read("New name") == "amina"


def test_the_language_changes_without_a_restart(
    staff: Person, window: MainWindow, desk: Desk
) -> None:
    window.open("letters", letter="C")
    desk.settings.change(language="de")
    window.rebuild()
    staff.waits_for("Letter C")
    cancel = QApplication.translate("QPlatformTheme", "Cancel")
    assert cancel == "Abbrechen"
    desk.settings.change(language="en")
    window.rebuild()
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_narrow_window_keeps_only_the_icons(staff: Person, window: MainWindow) -> None:
    page = window.screen_in_front
    assert isinstance(page, PeopleList)
    assert page.narrow is False
    window.resize(640, 480)
    staff.until(lambda: page.narrow is True)
    assert not staff.sees("Mother Centre Sunrise")
    staff.click("Letters")  # by the spoken name of the icon
    staff.waits_for("Letter none")


def test_the_window_comes_back_where_it_was(qtbot: QtBot, folder: Path, clock: Clock) -> None:
    with open_desk(folder, clock) as desk:
        first = MainWindow(desk, TEST_SCREENS)
        Person(qtbot, first)
        first.resize(700, 555)
        first.close()
    with open_desk(folder, clock) as desk:
        again = MainWindow(desk, TEST_SCREENS)
        qtbot.addWidget(again)
        assert (again.width(), again.height()) == (700, 555)


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("colours", [Colours.LIGHT, Colours.DARK])
def test_the_window_passes_the_audit(
    qtbot: QtBot, desk: Desk, text_size: int, colours: Colours
) -> None:
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    desk.settings.change(text_size=text_size, colours=colours)
    window = MainWindow(desk, TEST_SCREENS)
    window.resize(1366, 700)
    Person(qtbot, window)
    window.open("list")
    assert audit(window) == []


def test_every_entry_of_the_table_has_an_icon_or_a_section() -> None:
    for entry in SCREENS:
        assert bool(entry.icon) == bool(entry.title), entry.name
    assert len([entry for entry in SCREENS if entry.title]) <= 9  # Alt+1 to Alt+9


def test_words_of_people_are_never_read_as_markup(qtbot: QtBot) -> None:
    shown = label("<b>Rosa</b> & <img src=x>")
    qtbot.addWidget(shown)
    assert isinstance(shown, QLabel)
    plain = label("x" * len("<b>Rosa</b>"))
    assert shown.sizeHint().width() > plain.sizeHint().width() / 2
    assert shown.text() == "<b>Rosa</b> & <img src=x>"
