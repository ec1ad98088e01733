"""Opening the records when somebody first asks for them."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from partnerdesk.services.backups import back_up
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk, restore_into
from partnerdesk.services.people import current_person
from partnerdesk.store.database import Database
from tests.conftest import Clock, SampleIn

ASKING = 4


def test_all_who_ask_at_the_same_moment_get_the_same_records(folder: Path, clock: Clock) -> None:
    with open_desk(folder, clock, at_once=False) as desk:
        together = Barrier(ASKING)

        def ask(_number: int) -> Database:
            together.wait()
            return desk.open_database()

        with ThreadPoolExecutor(ASKING) as workers:
            found = list(workers.map(ask, range(ASKING)))
        assert all(one is found[0] for one in found)
        assert desk.database is found[0]


def test_the_folder_is_taken_before_the_records_are_opened(folder: Path, clock: Clock) -> None:
    with open_desk(folder, clock, at_once=False) as desk:
        assert isinstance(desk, Desk)
        assert not [file for file in folder.iterdir() if file.suffix == ".sqlite"]


def test_another_centres_backup_asks_again_who_is_here(
    tmp_path: Path, clock: Clock, sample_in: SampleIn
) -> None:
    own = shutil.copytree(sample_in("en"), tmp_path / "own")
    foreign = shutil.copytree(sample_in("de"), tmp_path / "foreign")  # another name for the centre
    backups = {}
    for folder in (own, foreign):
        with open_desk(folder, clock) as desk:
            backups[folder] = back_up(desk).file

    restore_into(own, backups[own], clock())
    with open_desk(own, clock) as desk:
        assert current_person(desk) is not None
    restore_into(own, backups[foreign], clock())
    with open_desk(own, clock) as desk:
        assert current_person(desk) is None
