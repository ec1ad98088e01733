"""A window in which the interview is open, and everything else only says that it was opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.language import set_language
from partnerdesk.ui.kit.page import page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.theme import apply_theme
from partnerdesk.ui.kit.widgets import label
from partnerdesk.ui.main_window import MainWindow, ScreenEntry
from tests.person import Person
from tests.ui.interview.walk import NewWindow


class Elsewhere(Screen):
    """Any other screen: it says what it was opened with."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = label("")
        page_layout(self).addWidget(self._words)

    def arrive(self, **arguments: object) -> None:
        self._words.setText(f"Elsewhere {arguments}")


SCREENS = (
    ScreenEntry("home", __name__, "Elsewhere", "house", "Home"),
    *(
        ScreenEntry(name, __name__, "Elsewhere")
        for name in ("partnership", "partnerships", "agreements", "budgets", "printing", "register")
    ),
    ScreenEntry("interview", "partnerdesk.ui.screens.interview.screen", "InterviewScreen"),
)


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, qapp: QApplication) -> Iterator[NewWindow]:
    """Opens one window after the other on the same data, as after a crash."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise", place="Riverside"))

    def open_one(**arguments: object) -> Person:
        window = MainWindow(desk, SCREENS)
        window.resize(1366, 700)
        person = Person(qtbot, window)
        window.open("home")
        window.open("interview", **arguments)
        return person

    yield open_one
    set_language("en")
    apply_theme(qapp)


@pytest.fixture
def staff(open_window: NewWindow) -> Person:
    return open_window()
