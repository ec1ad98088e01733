"""Opening and closing the desk: the data folder's lock, its database, its backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from partnerdesk.domain.backups import Backup
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services.desk import Desk
from partnerdesk.services.people import name_of_person
from partnerdesk.store import backup
from partnerdesk.store.opening import (
    BACKUP_FOLDER,
    AlreadyOpen,
    lock_folder,
    open_database,
    prepare_folder,
)
from partnerdesk.store.settings_file import SettingsStore

__all__ = ["AlreadyOpen", "backups_of", "open_desk", "restore_into", "sample_folder"]

SAMPLE_FOLDER = "sample"


def sample_folder(folder: Path) -> Path:
    """Where the example centre lies: beside the real data, in a file of its own."""
    return folder / SAMPLE_FOLDER


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


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """The backups of a data folder whose database cannot be opened, newest first."""
    return backup.list_backups(folder / BACKUP_FOLDER)


def restore_into(folder: Path, file: Path, now: datetime) -> Path | None:
    """Restore a backup into a folder that is not open; the answer is where the old file went.

    Raises:
        AlreadyOpen: another process holds the folder.
        UserError: the backup is not good or the disk refused; the folder is as it was.
    """
    lock = lock_folder(folder)
    try:
        return backup.restore(file, folder / DATABASE_NAME, now)
    finally:
        lock.release()
