"""Misspelt words are marked while one writes, and mended from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from partnerdesk.domain.history import Change
from partnerdesk.services import clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.spelling import own_words
from partnerdesk.store.tables import AgreementRow
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person

FIRST = "The **parnership** 🌱 keeps {notice_period} parnership."
LATER = "Nobody is recieved here."


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    made = agreed_partnership(desk)
    first, second, *_ = made.draft().agreement.clauses
    clauses.set_clause_text(desk, first.id, FIRST)
    clauses.set_clause_text(desk, second.id, LATER)
    return made


@pytest.fixture
def writer(qtbot: QtBot, agreed: Agreed) -> Person:
    """Somebody in front of the draft."""
    window = MainWindow(agreed.desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open("agreements", partnership_id=agreed.partnership_id)
    person.waits_for("Agreement: Safe Streets Riverside")
    person.press("F7")  # without the pages, which the same worker draws
    return person


def box_of(writer: Person, name: str = "Text of clause 1, ") -> ClauseBox:
    def found() -> list[ClauseBox]:
        boxes = [one for one in writer.window.findChildren(ClauseBox) if one.isVisible()]
        return [one for one in boxes if one.accessibleName().startswith(name)]

    writer.until(lambda: bool(found()))
    return found()[0]


def marked(box: ClauseBox) -> list[str]:
    """The words with a wave under them, as they are painted."""
    found = []
    block = box.document().begin()
    while block.isValid():
        coded = block.text().encode("utf-16-le")
        for one in block.layout().formats():
            if one.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SpellCheckUnderline:
                found.append(
                    coded[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
                )
        block = block.next()
    return found


def offers(writer: Person) -> list[str]:
    menus = [one for one in writer.window.findChildren(QMenu) if one.isVisible()]
    return [action.text() for menu in menus for action in menu.actions()]


def choose(writer: Person, offer: str) -> None:
    writer.until(lambda: offer in offers(writer))
    writer.pick_from_menu(offer)
    writer.window.activateWindow()  # off screen nobody else does it when a menu closes
    writer.until(writer.window.isActiveWindow)


def test_a_word_is_marked_when_the_cursor_leaves_it_and_only_then(writer: Person) -> None:
    box = box_of(writer)
    writer.until(lambda: marked(box) == ["parnership", "parnership"])
    box.moveCursor(QTextCursor.MoveOperation.End)
    before = box.clause_text()
    QTest.keyClicks(box, " Togehter")
    writer.until(lambda: len(marked(box)) == 2)
    QTest.keyClick(box, Qt.Key.Key_Space)
    writer.until(lambda: marked(box)[2:] == ["Togehter"])
    QTest.keyClick(box, Qt.Key.Key_Left)
    QTest.keyClick(box, Qt.Key.Key_Backspace)  # typing in it again
    assert len(marked(box)) == 2
    QTest.keyClick(box, Qt.Key.Key_Home)
    writer.until(lambda: marked(box)[2:] == ["Togehte"])
    assert box.clause_text() == f"{before} Togehte "


def test_the_keyboard_mends_all_mistakes_of_the_draft(writer: Person, agreed: Agreed) -> None:
    def texts() -> list[str]:
        return [one.text for one in agreed.draft().agreement.clauses[:2]]

    box = box_of(writer)
    writer.until(lambda: len(marked(box)) == 2)
    writer.press("Alt+F7")
    choose(writer, "partnership")
    writer.until(lambda: texts()[0] == FIRST.replace("**parnership**", "**partnership**"))
    writer.press("Alt+F7")
    choose(writer, "“parnership” is right: add it")
    writer.until(lambda: own_words(agreed.desk) == "parnership" and not marked(box))
    writer.press("Alt+F7")
    choose(writer, "received")
    writer.until(lambda: texts()[1] == "Nobody is received here.")
    writer.press("Alt+F7")
    writer.waits_for("No spelling mistake was found.")


def test_each_language_is_checked_in_its_own(writer: Person, agreed: Agreed) -> None:
    with agreed.desk.database.write(Change("Translate")) as session:
        draft = session.get_one(AgreementRow, agreed.agreement_id)
        draft.second_language = "de"
        draft.clauses[0].text = "The partnership."
        draft.clauses[0].second_text = "Die Partnershaft."
    first, second = box_of(writer), box_of(writer, "Text of clause 1 in German")
    writer.until(lambda: marked(second) == ["Partnershaft"])
    assert marked(first) == []
    writer.press("Alt+F7")
    choose(writer, "Partnerschaft")
    writer.until(lambda: agreed.draft().agreement.clauses[0].second_text == "Die Partnerschaft.")


def test_who_does_not_want_marks_gets_none(writer: Person, agreed: Agreed) -> None:
    box = box_of(writer)
    writer.until(lambda: len(marked(box)) == 2)
    writer.window.open("settings", section="spelling")
    writer.click("Mark spelling mistakes in agreements")
    writer.fill("Words of your centre", "Lesepatin\nMüze")
    writer.until(lambda: own_words(agreed.desk) == "Lesepatin\nMüze")
    writer.window.open("agreements", partnership_id=agreed.partnership_id)
    assert marked(box_of(writer)) == []
    writer.press("Alt+F7")
    writer.waits_for("Spelling is not checked in this draft.")
