"""Messages on the page, offers to undo, and what happens to errors nobody caught."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import UserError
from partnerdesk.ui.kit.crash import CrashDialog
from partnerdesk.ui.kit.messages import crash_report, error_hook
from partnerdesk.ui.kit.strip import MessageStrip, UndoToast
from tests.person import Person


def _failure() -> ValueError:
    try:
        raise ValueError("secret telephone 040 555 0142")
    except ValueError as error:
        return error


def test_a_message_is_said_and_can_be_closed(qtbot: QtBot) -> None:
    strip = MessageStrip()
    mended: list[bool] = []
    strip.show_message(
        "The budget <b>differs</b>.", "warn", action="Show", on_action=lambda: mended.append(True)
    )
    staff = Person(qtbot, strip)
    assert staff.sees("The budget <b>differs</b>.")
    staff.click("Show")
    assert mended == [True]
    staff.click("Close this message")
    assert not strip.isVisible()


def test_a_new_message_replaces_the_old_one(qtbot: QtBot) -> None:
    strip = MessageStrip()
    strip.show_message("First.")
    strip.show_message("Second.")
    staff = Person(qtbot, strip)
    assert staff.sees("Second.")
    assert not staff.sees("First.")


def test_the_offer_to_undo_takes_back_and_goes(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    page, undone = QPlainTextEdit(), list[bool]()
    toast = UndoToast(page, lambda: undone.append(True))
    for part in (page, toast):
        column.addWidget(part)
    window.resize(600, 300)
    staff = Person(qtbot, window)
    toast.offer("Partner archived")
    assert staff.sees("Partner archived")
    staff.until(lambda: page.geometry().bottom() < toast.geometry().top())  # it covers nothing
    staff.click("Undo")
    assert undone == [True]
    assert not toast.isVisible()


def test_a_mistake_of_staff_is_shown_as_a_sentence(tmp_path: Path) -> None:
    shown: list[str] = []
    error = UserError("The stick is full.", "Take another one.")
    error_hook(shown.append, tmp_path / "log")(type(error), error, None)
    assert shown == ["The stick is full. Take another one."]


def test_a_mistake_of_ours_is_owned_up_to(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    seen: list[list[str]] = []

    def read_and_go_on() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        staff = Person(qtbot, dialog)
        seen.append(staff.texts())
        staff.click("Copy the report")
        staff.click("Go on working")

    QTimer.singleShot(0, read_and_go_on)
    error = _failure()
    with caplog.at_level(logging.CRITICAL):
        error_hook(shown.append, tmp_path / "partnerdesk.log")(ValueError, error, None)
    assert shown == []
    words = " ".join(seen[0])
    assert "Your data is saved." in words
    assert "partnerdesk.log" in words
    assert QApplication.clipboard().text() == crash_report(error)
    assert "Unexpected error" in caplog.text


def test_a_report_says_where_but_not_what_people_typed() -> None:
    report = crash_report(_failure())
    assert "ValueError" in report
    assert "test_messages.py" in report
    assert "040 555" not in report
