"""A window that shows the register."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.register.around import (
    ELSEWHERE,
    REGISTER,
    fill_register,
)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """The window of a centre whose register is still empty."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    made = MainWindow(desk, (REGISTER, *ELSEWHERE))
    made.resize(1366, 700)
    return made


@pytest.fixture
def newcomer(qtbot: QtBot, window: MainWindow) -> Person:
    """Somebody in front of the empty register."""
    person = Person(qtbot, window)
    window.open("register")
    return person


@pytest.fixture
def staff(desk: Desk, qtbot: QtBot, window: MainWindow) -> Person:
    """Somebody in front of a register with four partners, numbers 2 to 5."""
    fill_register(desk)
    person = Person(qtbot, window)
    window.open("register")
    person.waits_for("4 partners")
    return person
