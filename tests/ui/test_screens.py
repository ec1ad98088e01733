"""What every screen of the table must do, whoever wrote it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.services import people
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import SCREENS, MainWindow, ScreenEntry
from tests.person import Person
from tests.ui.audit import audit

NEEDS_ARGUMENTS = {"partnership", "find_partners", "meeting", "shares", "programme"}
WITHOUT_ARGUMENTS = [entry for entry in SCREENS if entry.name not in NEEDS_ARGUMENTS]


class WindowWatch(QObject):
    """Notes every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, MainWindow | QMenu)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[WindowWatch]:
    made = WindowWatch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    people.choose_person(desk, people.add_person(desk, "Amina").id)
    made = MainWindow(desk)
    made.resize(1366, 700)
    return made


@pytest.mark.parametrize("entry", WITHOUT_ARGUMENTS, ids=lambda entry: entry.name)
def test_an_empty_centre_sees_no_second_window_and_no_fault(
    qtbot: QtBot, window: MainWindow, watch: WindowWatch, entry: ScreenEntry
) -> None:
    Person(qtbot, window)
    window.open(entry.name)
    QApplication.processEvents()
    assert watch.seen == []
    assert audit(window) == []
