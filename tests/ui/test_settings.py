"""Settings, history and help, as somebody uses them."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.texts import LANGUAGES, for_language
from partnerdesk.services import backups, people
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.licences import licence_texts
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.main_window import SCREENS, MainWindow
from partnerdesk.ui.screens.help.screen import read_topics
from tests.architecture.source import ROOT
from tests.person import Person


@pytest.fixture
def window(sample_desk: Desk) -> MainWindow:
    made = MainWindow(sample_desk)
    made.resize(1366, 700)
    return made


def test_a_changed_name_of_the_centre_is_saved_by_itself(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    window.open("settings")
    person = Person(qtbot, window)
    person.fill("Name of your centre (needed)", "Mother Centre Dawn")

    def is_saved() -> bool:
        centre = get_centre(sample_desk)
        return centre is not None and centre.organisation.name == "Mother Centre Dawn"

    person.until(is_saved)
    person.waits_for("Mother Centre Dawn")
    person.fill("Number of the decision", "14/2026")
    person.fill("Day of the decision", "03/03/2026")
    person.press("Tab")
    speaks = centre.organisation.representative if (centre := get_centre(sample_desk)) else None
    assert speaks is not None
    assert (speaks.authority_number, speaks.authority_on) == ("14/2026", date(2026, 3, 3))


def test_a_backup_comes_back_after_a_look(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    window.open("settings", section="backups")
    person = Person(qtbot, window)
    person.click("Back up now")
    person.waits_for("The backup was made and checked")
    before = [one.name for one in list_partnerships(sample_desk)]
    people.add_person(sample_desk, "Zora")
    person.click("Look and restore")
    latest = backups.list_backups(sample_desk)[0]
    person.waits_for(f"3 partnerships  ·  {latest.organisations} organisations")
    person.click("Restore this backup")
    person.waits_for("The backup is restored.")
    assert [one.name for one in list_partnerships(sample_desk)] == before
    assert "Zora" not in [one.name for one in people.list_people(sample_desk)]
    assert len(backups.list_backups(sample_desk)) >= 2  # the data before was backed up, too
    assert people.current_person(sample_desk) is not None  # the same centre, the same person


def test_who_left_can_be_brought_back(qtbot: QtBot, window: MainWindow, sample_desk: Desk) -> None:
    window.open("settings", section="people")
    person = Person(qtbot, window)
    person.click("Take Rosa off the list")
    person.until(lambda: "Rosa" not in [one.name for one in people.list_people(sample_desk)])
    person.press("Ctrl+Z")
    person.until(lambda: "Rosa" in [one.name for one in people.list_people(sample_desk)])


def test_text_size_and_colours_change_without_restart(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    window.open("settings", section="look")
    person = Person(qtbot, window)
    person.click("150 %")
    person.until(lambda: sample_desk.settings.current.text_size == 150)
    person.click("Dark")
    person.until(lambda: sample_desk.settings.current.colours == "dark")
    person.click("100 %")
    person.click("Light")


def test_history_says_who_did_what(qtbot: QtBot, window: MainWindow, sample_desk: Desk) -> None:
    rosa = next(one for one in people.list_people(sample_desk) if one.name == "Rosa")
    people.remove_person(sample_desk, rosa.id)
    window.open("history")
    person = Person(qtbot, window)
    person.waits_for("Remove Rosa from the people here")
    person.click("Take back the last step")
    person.waits_for("Taken back: Remove Rosa from the people here")
    assert rosa in people.list_people(sample_desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_page_of_help(language: str) -> None:
    from importlib import import_module

    topics = read_topics(language)
    for entry in SCREENS:
        screen = getattr(import_module(entry.module), entry.class_name)
        if entry.name != "help":
            assert screen.help_topic in topics, entry.name
    assert list(read_topics("en")) == list(topics)


def test_f1_opens_the_page_about_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.open("history")
    person = Person(qtbot, window)
    person.press("F1")
    person.waits_for("Every step stands here with its time")


def test_about_copies_the_versions_and_the_place_of_the_data(
    qtbot: QtBot, window: MainWindow, sample_desk: Desk
) -> None:
    window.open("settings", section="about")
    person = Person(qtbot, window)
    person.click("Copy the versions")
    copied = QApplication.clipboard().text().splitlines()
    assert [line.split()[0] for line in copied[:4]] == ["PartnerDesk", "Qt", "PySide", "Python"]
    person.click("Copy its place")
    assert Path(QApplication.clipboard().text()) == sample_desk.data_folder


def test_all_licences_can_be_read_and_one_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.open("settings", section="about")
    person = Person(qtbot, window)
    person.click("Licences and notices")
    person.waits_for("You can have the source")
    window.open("licences", topic="LGPL-3.0.txt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in person.read("Text of the licence")
    person.press("Escape")
    person.waits_for("Where your data lies")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_package_of_the_program_has_its_licence_there(language: str) -> None:
    texts = {one.key: one.text for one in licence_texts(for_language(language))}
    lock = (ROOT / "installer/requirements.txt").read_text(encoding="utf-8")
    packages = set(re.findall(r"^([\w-]+)==", lock, flags=re.MULTILINE))
    assert packages - set(texts) <= {"pyside6-essentials", "shiboken6"}  # LGPL-3.0.txt
    assert [key for key, text in texts.items() if len(text) < 500] == []
    assert "Commercial" not in texts.get("shiboken6", "")
