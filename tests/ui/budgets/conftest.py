"""A window that shows a budget."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.budgets.table import Table, make_partnership


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    save_centre(desk, CentreDetails("Mother Centre Sunrise"))
    shown = MainWindow(desk)
    shown.resize(1366, 768)
    yield shown
    shown.close()


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


@pytest.fixture
def table(person: Person, window: MainWindow, desk: Desk) -> Table:
    partnership_id = make_partnership(desk)
    window.open("budgets", partnership_id=partnership_id)
    return Table(person, desk, partnership_id, "Budget table")


@pytest.fixture
def totals(table: Table, desk: Desk) -> Table:
    return Table(table.person, desk, table.sheet().partnership_id, "Totals")
