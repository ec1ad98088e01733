"""Opening and closing the desk: the data folder's lock, its database, its backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from partnerdesk.services.desk import Desk
from partnerdesk.services.people import name_of_person
from partnerdesk.store.opening import lock_folder, open_database, prepare_folder
from partnerdesk.store.settings_file import SettingsStore


@contextmanager
def open_desk(folder: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """Hold a data folder and its database until the end of the block.

    Raises:
        AlreadyOpen: another process holds the folder.
        UserError: the folder or its file cannot be used; nothing was changed.
    """
    prepare_folder(folder)
    lock = lock_folder(folder)
    try:
        settings = SettingsStore(folder)
        database = open_database(
            folder, clock=clock, who=lambda: name_of_person(database, settings.current.person_id)
        )
        try:
            yield Desk(database, clock, settings, folder)
        finally:
            database.close()
    finally:
        lock.release()
