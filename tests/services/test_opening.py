"""Opening the records when somebody first asks for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.store.database import Database
from tests.conftest import Clock

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
