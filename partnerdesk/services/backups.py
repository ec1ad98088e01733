"""Backups: made by themselves, copied to a stick on request, restored after a look."""

from __future__ import annotations

from pathlib import Path

from partnerdesk.domain.backups import Backup
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.paths import BACKUP_FOLDER
from partnerdesk.services.desk import Desk
from partnerdesk.store import backup as store_backup
from partnerdesk.store.columns import Row


def backup_folder(desk: Desk) -> Path:
    """Where the backups of this computer lie."""
    return desk.data_folder / BACKUP_FOLDER


def list_backups(desk: Desk) -> tuple[Backup, ...]:
    """The backups of this computer, newest first."""
    return store_backup.list_backups(backup_folder(desk))


def last_backup(desk: Desk) -> Backup | None:
    """The newest backup of this computer; None before the first one."""
    return next(iter(list_backups(desk)), None)


def back_up(desk: Desk, folder: Path | None = None) -> Backup:
    """Make a checked backup, in the usual folder or for example on a stick.

    Raises:
        UserError: the folder cannot be written, or the copy is not good.
    """
    made = store_backup.back_up(desk.database.file, folder or backup_folder(desk), desk.clock())
    store_backup.thin(backup_folder(desk), desk.clock())
    return made


def back_up_if_changed(desk: Desk) -> Backup | None:
    """Make a backup unless nothing was changed since the last one.

    Raises:
        UserError: the folder cannot be written, or the copy is not good.
    """
    last = last_backup(desk)
    if last and last.file.stat().st_mtime_ns >= desk.database.file.stat().st_mtime_ns:
        return None
    return back_up(desk)


def look_at_backup(file: Path) -> Backup:
    """Check a backup from end to end and say what is in it.

    Raises:
        UserError: damaged, foreign, newer, or changed since it was made.
    """
    store_backup.verify(file)
    return store_backup.describe(file)


def restore_backup(desk: Desk, file: Path) -> Path | None:
    """Put a backup in the place of the data; the answer is where today's data is kept.

    Nobody is at the desk any more where the backup does not know the same person.

    Raises:
        UserError: the backup is not good, the data is in use, or the disk refused; the data is as
            it was.
    """
    if desk.database.has_open_transaction():
        raise UserError(
            N_("A paper or a backup is being made right now."),
            N_("Wait until it is ready, then restore again."),
        )
    desk.database.close()
    kept = store_backup.restore(file, desk.database.file, desk.clock())
    person_id = desk.settings.current.person_id
    if not store_backup.is_same_person(kept, desk.database.file, person_id):
        desk.settings.change(person_id=None)
    desk.database.announce(frozenset(Row.metadata.tables))
    return kept
