"""Opening a data folder: alone, checked, and brought to today's schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.store import backup, schema
from partnerdesk.store.database import Database, probe_writable

LOCK_NAME = "partnerdesk.lock"
BACKUP_FOLDER = "backups"
_PRIVATE = 0o700


class AlreadyOpen(UserError):  # noqa: N818 - it is a state of the world, not a failure
    """Another process works with this data folder."""


def prepare_folder(folder: Path) -> None:
    """Make the data folder, readable for its owner only.

    Raises:
        UserError: it cannot be made.
    """
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            N_("The folder {folder} cannot be made."),
            N_("Choose another folder, or ask for write permission."),
            folder=str(folder),
        ) from error


def lock_folder(folder: Path) -> FileLock:
    """Hold the data folder for this process; a killed process lets go by itself.

    Raises:
        AlreadyOpen: another process holds it.
        UserError: the folder is read-only.
    """
    lock = FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise AlreadyOpen(
            N_("PartnerDesk is already open with this data."),
            N_("Look for its window, or close it first."),
        ) from error
    except OSError as error:
        raise UserError(
            N_("The folder with your data cannot be written to."),
            N_("Nothing was lost. Ask for write permission, or take the stick out of read-only."),
        ) from error
    return lock


def open_database(
    folder: Path, *, clock: Callable[[], datetime], who: Callable[[], str]
) -> Database:
    """Open the database of a locked data folder; a new one is made, an old one migrated.

    Raises:
        UserError: the file is damaged, foreign, newer, read-only, or could not be backed up.
    """
    file = folder / DATABASE_NAME
    if not file.exists():
        schema.migrate(file)
    else:
        backup.check_file(file)
        probe_writable(file)
        if schema.revision_of(file) != schema.HEAD:
            backup.back_up(file, folder / BACKUP_FOLDER, clock())
            schema.migrate(file)
            backup.check_file(file)
    return Database(file, clock=clock, who=who)
