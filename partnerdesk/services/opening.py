"""Opening and closing the desk: the data folder's lock, its database, its backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from partnerdesk.paths import BACKUP_FOLDER, DATABASE_NAME
from partnerdesk.services.desk import Desk
from partnerdesk.store.lock import AlreadyOpen, lock_folder, prepare_folder
from partnerdesk.store.settings_file import SettingsStore

if TYPE_CHECKING:
    from partnerdesk.domain.backups import Backup
    from partnerdesk.store.database import Database

__all__ = ["AlreadyOpen", "backups_of", "open_desk", "restore_into", "sample_folder"]

SAMPLE_FOLDER = "sample"


def sample_folder(folder: Path) -> Path:
    """Where the example centre lies: beside the real data, in a file of its own."""
    return folder / SAMPLE_FOLDER


@contextmanager
def open_desk(
    folder: Path, clock: Callable[[], datetime], *, at_once: bool = True
) -> Iterator[Desk]:
    """Hold a data folder and its database until the end of the block.

    Without ``at_once`` only the folder is taken; whoever first asks for the desk's database opens
    it, and meets its errors.

    Raises:
        AlreadyOpen: another process holds the folder.
        UserError: the folder or its file cannot be used; nothing was changed.
    """
    prepare_folder(folder)
    with ExitStack() as held:
        held.callback(lock_folder(folder).release)
        settings = SettingsStore(folder)

        one_at_a_time = Lock()
        opened: list[Database] = []

        def open_database() -> Database:
            with one_at_a_time:  # the window and its worker may both be the first to ask
                if not opened:
                    opened.append(_open_database(folder, clock, settings))
                    held.callback(opened[0].close)
                return opened[0]

        desk = Desk(open_database, clock, settings, folder)
        held.callback(desk.dictionaries.close)
        if at_once:
            _ = desk.database  # opens it
        yield desk


def _open_database(
    folder: Path, clock: Callable[[], datetime], settings: SettingsStore
) -> Database:
    # Both bring SQLAlchemy, which takes longer to import than the window to paint.
    from partnerdesk.services.people import name_of_person
    from partnerdesk.store import opening

    database: Database = opening.open_database(
        folder, clock=clock, who=lambda: name_of_person(database, settings.current.person_id)
    )
    return database


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """The backups of a data folder whose database cannot be opened, newest first."""
    from partnerdesk.store import backup  # it brings SQLAlchemy

    return backup.list_backups(folder / BACKUP_FOLDER)


def restore_into(folder: Path, file: Path, now: datetime) -> Path | None:
    """Restore a backup into a folder that is not open; the answer is where the old file went.

    Who is here is asked again where the backup does not know the same person.

    Raises:
        AlreadyOpen: another process holds the folder.
        UserError: the backup is not good or the disk refused; the folder is as it was.
    """
    from partnerdesk.store import backup  # it brings SQLAlchemy

    lock = lock_folder(folder)
    try:
        kept = backup.restore(file, folder / DATABASE_NAME, now)
        settings = SettingsStore(folder)
        person_id = settings.current.person_id
        if not backup.is_same_person(kept, folder / DATABASE_NAME, person_id):
            settings.change(person_id=None)
        return kept
    finally:
        lock.release()
