"""Sheets about single partners on the page that prints: whom they are about, filled in or blank."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import list_register
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person

BLANK = "Blank, to fill in by hand"
FILE = "Name of the file"


@pytest.fixture
def window(sample_desk: Desk) -> MainWindow:
    made = MainWindow(sample_desk)
    made.resize(1366, 700)
    return made


@pytest.fixture
def printer(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


def test_one_partner_is_named_and_stays_until_another_choice(
    printer: Person, window: MainWindow, sample_desk: Desk
) -> None:
    somebody = list_register(sample_desk)[0]
    window.open("printing", paper="datasheet", organisation_ids=(somebody.id,))
    printer.waits_for(f"{somebody.name}  ·  Data sheet")
    assert printer.read("What it is about") == somebody.name
    assert printer.read(FILE).startswith(f"Data sheet – {somebody.name[:20]}")
    printer.pick("Paper", "Research sheet")
    printer.waits_for(f"{somebody.name}  ·  Research sheet")
    printer.pick("What it is about", "All partners")
    printer.waits_for("All partners  ·  Research sheet")
    printer.pick("What it is about", somebody.name)
    printer.waits_for(f"{somebody.name}  ·  Research sheet")


def test_several_partners_are_counted(
    printer: Person, window: MainWindow, sample_desk: Desk
) -> None:
    chosen = tuple(entry.id for entry in list_register(sample_desk)[:3])
    window.open("printing", paper="datasheet", organisation_ids=chosen)
    printer.waits_for("3 chosen partners  ·  Data sheet")
    printer.waits_for("Page 1 of 3")


def test_a_blank_form_is_offered_where_there_is_one(printer: Person, window: MainWindow) -> None:
    window.open("printing", paper="research", is_blank=True)
    printer.waits_for("Page 1 of 1")
    assert printer.is_chosen(BLANK)
    printer.pick("Paper", "Partner register")
    printer.until(lambda: not printer.can_click(BLANK))
    printer.pick("Paper", "Research sheet")
    printer.click(BLANK)
    printer.until(lambda: not printer.sees("Page 1 of 1"))


def test_coming_back_shows_the_same_sheet_again(
    printer: Person, window: MainWindow, sample_desk: Desk
) -> None:
    somebody = list_register(sample_desk)[0]
    window.open("printing", paper="research", organisation_ids=(somebody.id,), is_blank=True)
    printer.waits_for(f"{somebody.name}  ·  Research sheet")
    window.open("history")
    printer.press("Alt+Left")
    printer.waits_for(f"{somebody.name}  ·  Research sheet")
    assert printer.is_chosen(BLANK)


def test_another_paper_begins_with_printing_whatever_had_the_keyboard_before(
    printer: Person, window: MainWindow
) -> None:
    window.open("printing", paper="contract", check=True)
    printer.waits_for("Before printing")
    window.open("home")
    window.open("printing", paper="budget")
    printer.waits_for("Budget table")
    assert printer.focus_is_on() == "Save as PDF"  # there is no printer
