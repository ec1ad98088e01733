"""The log that staff may send us names places in the program, never people."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import String
from sqlalchemy.exc import SQLAlchemyError

from partnerdesk.app import LOG_NAME, Program
from partnerdesk.domain.history import Change
from partnerdesk.paths import BACKUP_FOLDER, DATABASE_NAME
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.people import add_person, choose_person
from partnerdesk.store.backup import list_backups
from partnerdesk.store.tables import ContactRow, OrganisationRow, PartnerRow
from partnerdesk.ui.kit.crash import CrashDialog
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.person import Person

PATIENCE = 20_000
CANARY = "Zwetschgenmus"
"""A word that stands in every field, and must stand in no log."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that names a person, as home folders do."""
    made = tmp_path / CANARY / "data"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def filled(folder: Path, clock: Clock) -> Path:
    """The folder, with the canary in every text of a partner, its contact and the centre."""
    with open_desk(folder, clock) as desk:
        desk.settings.change(language="en")
        save_centre(desk, CentreDetails(name=CANARY, place=CANARY, representative=CANARY))
        choose_person(desk, add_person(desk, CANARY).id)
        with desk.database.write(Change("Add {name}", name=CANARY)) as session:
            partner = OrganisationRow(**texts_of(OrganisationRow))
            partner.contacts.append(ContactRow(**texts_of(ContactRow)))
            session.add(partner)
    return folder


def texts_of(row: type[OrganisationRow | ContactRow]) -> dict[str, str]:
    """The canary for each text of a table; kinds and levels are words of ours."""
    columns = row.__table__.columns
    texts = [one.name for one in columns if isinstance(one.type, String)]
    return {name: CANARY for name in texts if name not in ("kind", "level", "language")}


@pytest.fixture
def running(filled: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Path]:
    """The program in use, with its log and its way to treat errors."""
    hook = sys.excepthook
    program = Program(qapp, filled)
    program.open_own()
    qtbot.waitUntil(lambda: list_backups(filled / BACKUP_FOLDER) != (), timeout=PATIENCE)
    yield filled
    qapp.aboutToQuit.emit()
    sys.excepthook = hook


def fail_with_a_name(_desk: Desk) -> None:
    raise ValueError(f"{CANARY} is no number")


def fail_for_a_missing_key(_desk: Desk) -> None:
    _ = {}[CANARY]


def fail_in_the_database(desk: Desk) -> None:
    with desk.database.write(Change("Add {name}", name=CANARY)) as session:
        session.add(ContactRow(organisation_id=99, **texts_of(ContactRow)))


def fail_while_rows_are_shown(desk: Desk) -> None:
    with desk.database.write(Change("Add")) as session:
        session.add(PartnerRow(part=CANARY))


def close_the_dialog() -> None:
    """Go on working, once the crash window stands."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog)]
    for dialog in shown:
        dialog.accept()
    if not shown:
        QTimer.singleShot(10, close_the_dialog)


@pytest.mark.parametrize(
    "fail",
    [
        fail_with_a_name,
        fail_for_a_missing_key,
        fail_in_the_database,
        fail_while_rows_are_shown,
    ],
)
def test_an_error_is_logged_without_what_people_typed(
    running: Path, tmp_path: Path, clock: Clock, fail: Callable[[Desk], None]
) -> None:
    other = tmp_path / "copy"
    other.mkdir()
    shutil.copy(running / DATABASE_NAME, other)
    with (
        open_desk(other, clock) as desk,
        pytest.raises((LookupError, ValueError, SQLAlchemyError)) as raised,
    ):
        fail(desk)
    QTimer.singleShot(0, close_the_dialog)
    sys.excepthook(raised.type, raised.value, raised.tb)
    logged = (running / LOG_NAME).read_text(encoding="utf-8")
    assert raised.type.__name__ in logged
    assert fail.__name__ in logged
    assert CANARY not in logged


def test_a_backup_that_fails_is_logged_without_the_folder(
    running: Path, qapp: QApplication
) -> None:
    shutil.rmtree(running / BACKUP_FOLDER)
    (running / BACKUP_FOLDER).write_text("in the way", encoding="utf-8")
    qapp.aboutToQuit.emit()
    logged = (running / LOG_NAME).read_text(encoding="utf-8")
    assert "No backup" in logged
    assert CANARY not in logged


def test_home_says_at_once_that_a_backup_was_made(running: Path, qtbot: QtBot) -> None:
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    people = [Person(qtbot, window) for window in shown]  # closed ones may still be about
    qtbot.waitUntil(lambda: any(one.sees("last backup") for one in people), timeout=PATIENCE)
