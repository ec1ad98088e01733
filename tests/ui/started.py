"""A centre with partnerships, made by the same services the screens use."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.services import interviews
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.people import add_person, choose_person
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person

NAMES = (
    {"name": "Riverside Town Council", "kind": "authorities", "part": "both"},
    {"name": "Savings Bank", "kind": "finance", "part": "solution"},
)


def set_up_centre(desk: Desk) -> None:
    """A centre with one person at the desk."""
    save_centre(
        desk, CentreDetails("Mother Centre Sunrise", place="Riverside", representative="Ms Diallo")
    )
    choose_person(desk, add_person(desk, "Amina").id)


def start_partnership(desk: Desk, name: str = "Safe Streets", **answers: object) -> int:
    """A partnership as the interview makes it."""
    said = {
        "path": "bottom",
        "name": name,
        "problem": "Women avoid the underpass after dark.",
        "area": "Riverside",
        "coordinator": "Jana Brandt",
        "members_asked": "no",
        "starts_on": "2026-06-01",
        "names": list(NAMES),
        **answers,
    }
    return interviews.finish(desk, interviews.save_draft(desk, None, "check", said))


def at_the_screen(qtbot: QtBot, desk: Desk, screen: str, **arguments: object) -> Person:
    """A person who has opened a screen."""
    window = MainWindow(desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open(screen, **arguments)
    for _round in range(3):  # words that wrap tell their height only after their width is known
        QApplication.processEvents()
    return person


TODAY = date(2026, 3, 12)
