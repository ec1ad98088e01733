"""A data folder that cannot be used: the window says why, offers the backups, and loses nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.app import Program
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services import backups, exchange, partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.opening import open_desk
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.second_start import CALL_NAME, call_first_window
from partnerdesk.ui.trouble import TroubleWindow
from tests.conftest import Clock
from tests.person import Person
from tests.ui.started import set_up_centre, start_partnership

REPOSITORY = Path(__file__).parents[2]
PATIENCE_MILLISECONDS = 30_000
TROUBLE = "Your data cannot be opened"


@pytest.fixture
def begun(folder: Path, clock: Clock) -> Path:
    """A data folder with a partnership and a backup of it."""
    with open_desk(folder, clock) as desk:
        desk.settings.change(language="en")
        set_up_centre(desk)
        start_partnership(desk)
        backups.back_up(desk)
    return folder


class Visitor(Person):
    """Somebody in front of a window that the program itself shows and closes."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = window_in_front()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], Person]]:
    """Starts the program on a folder; the answer is somebody in front of its window."""
    programs = []

    def start_on(folder: Path) -> Person:
        program = Program(qapp, folder)
        programs.append(program)
        program.open_own()
        return Visitor(qtbot)

    yield start_on
    qapp.aboutToQuit.emit()
    for window in QApplication.topLevelWidgets():
        window.close()


def window_in_front() -> MainWindow | TroubleWindow:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return next(one for one in shown if isinstance(one, MainWindow | TroubleWindow))


def foreign(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 this is something else" * 50)


def foreign_database(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def damaged(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(8192) + whole[12288:])


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


UNKNOWN_WHOSE = (foreign, foreign_database, cut_off, empty)
"""Spoiled so that nobody can tell whether the backup is of the same centre: the program asks."""


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (foreign, "is not a PartnerDesk file."),
        (foreign_database, "is not a PartnerDesk file."),
        (damaged, "is damaged."),
        (cut_off, "is damaged."),
        (empty, "is empty."),
        (newer, "was made by a newer version of PartnerDesk."),
    ],
)
def test_a_file_that_cannot_be_used_is_explained_and_a_backup_brings_all_back(
    start: Callable[[Path], Person],
    begun: Path,
    qtbot: QtBot,
    spoil: Callable[[Path], None],
    sentence: str,
) -> None:
    file = begun / DATABASE_NAME
    spoil(file)
    spoiled = file.read_bytes()

    person = start(begun)
    person.waits_for(TROUBLE)
    person.waits_for(sentence)
    assert file.read_bytes() == spoiled
    person.click("Restore this backup")

    visitor = Visitor(qtbot)
    if spoil in UNKNOWN_WHOSE:
        visitor.waits_for("Who is here?")
        visitor.click("Amina")
    visitor.waits_for("Safe Streets")
    assert any(one.read_bytes() == spoiled for one in begun.iterdir() if one.is_file())


def test_a_file_in_the_place_of_the_folder_is_explained(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("A letter")
    person = start(in_the_way)
    person.waits_for(TROUBLE)
    assert person.sees(str(in_the_way))
    assert in_the_way.read_text() == "A letter"


@contextmanager
def mounted(*options: str, source: str, at: Path) -> Iterator[None]:
    """Mount something for a moment; skip the test where this user may not."""
    made = subprocess.run(["mount", *options, source, str(at)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"mounting needs an administrator: {made.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


linux_only = pytest.mark.skipif(
    sys.platform != "linux", reason="a small disk is made with Linux mounts"
)


@linux_only
def test_a_read_only_folder_is_explained_and_opens_once_it_can_be_written(
    start: Callable[[Path], Person], begun: Path, qtbot: QtBot
) -> None:
    with mounted("--bind", "-o", "ro", source=str(begun), at=begun):
        person = start(begun)
        person.waits_for(TROUBLE)
        assert person.sees("The folder with your data cannot be written to.")
    person.click("Try again")
    Visitor(qtbot).waits_for("Safe Streets")


@linux_only
def test_a_full_disk_is_explained_and_what_was_typed_is_saved_once_there_is_room(
    start: Callable[[Path], Person], tmp_path: Path, begun: Path, clock: Clock
) -> None:
    disk = tmp_path / "small disk"
    disk.mkdir()
    field = "The problem and its causes"
    problem = "Cars are too fast. " * 2_000
    with mounted("-t", "tmpfs", "-o", "size=3m", source="none", at=disk):
        folder = disk / "data"
        shutil.copytree(begun, folder)
        person = start(folder)
        person.waits_for("Safe Streets")
        assert isinstance(person.window, MainWindow)
        person.window.open("partnership", tab="about")
        films = disk / "films"
        fill_up(films)
        person.fill(field, "")
        QApplication.clipboard().setText(problem)
        person.press("Ctrl+V")
        person.waits_for("The disk is full")
        assert person.read(field) == problem
        person.window.close()
        assert person.window.isVisible()

        films.unlink()
        person.window.close()
        person.until(lambda: not person.window.isVisible(), "The window does not close")
        QApplication.instance().aboutToQuit.emit()
        with open_desk(folder, clock) as desk:
            assert list_partnerships(desk)[0].problem == problem.strip()


def fill_up(file: Path) -> None:
    with file.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * 512)
        except OSError:
            return


def test_a_package_that_is_opened_is_shown_in_the_first_window(
    start: Callable[[Path], Person], qtbot: QtBot, begun: Path, tmp_path: Path, clock: Clock
) -> None:
    with open_desk(tmp_path / "other", clock) as other:
        save_centre(other, CentreDetails("Mother Centre Hill"))
        partners.add_organisation(other, {"name": "Bakery"})
        package = tmp_path / "Bäckerei – 2.partnerdesk"
        exchange.give_package(other, package)
    person = start(begun)
    qtbot.waitUntil((begun / CALL_NAME).exists, timeout=PATIENCE_MILLISECONDS)
    command = [sys.executable, "-m", "partnerdesk", "--data", str(begun), package.name]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as second:
        person.waits_for("Take in a package")
        assert person.sees("From Mother Centre Hill")
        assert second.wait(timeout=30) == 0


def test_a_second_start_calls_the_first_window_and_ends_well(qtbot: QtBot, begun: Path) -> None:
    command = [sys.executable, "-m", "partnerdesk", "--data", str(begun)]
    with subprocess.Popen(command, cwd=REPOSITORY) as first:
        try:
            qtbot.waitUntil(lambda: call_first_window(begun), timeout=PATIENCE_MILLISECONDS)
            second = subprocess.run(command, cwd=REPOSITORY, check=False, timeout=30)
            assert second.returncode == 0
            assert first.poll() is None
        finally:
            first.terminate()
