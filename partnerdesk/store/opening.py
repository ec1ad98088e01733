"""Opening the database of a locked data folder: checked, and brought to today's schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from partnerdesk.paths import BACKUP_FOLDER, DATABASE_NAME
from partnerdesk.store import backup, schema
from partnerdesk.store.database import Database, probe_writable


def open_database(
    folder: Path, *, clock: Callable[[], datetime], who: Callable[[], str]
) -> Database:
    """Open the database of a locked data folder; a new one is made, an old one migrated.

    Raises:
        UserError: the file is damaged, foreign, newer, read-only, or could not be backed up.
    """
    file = folder / DATABASE_NAME
    is_indexed = True
    if not file.exists():
        _make_new(file)
    else:
        is_indexed = backup.check_file(file)
        probe_writable(file)
        if schema.revision_of(file) != schema.HEAD:
            backup.back_up(file, folder / BACKUP_FOLDER, clock())
            schema.migrate(file)
            backup.check_file(file)
    database = Database(file, clock=clock, who=who)
    database.renew_index(is_damaged=not is_indexed)
    return database


def _make_new(file: Path) -> None:
    """Make the file under another name first: half of one would be taken for damaged."""
    part = file.with_suffix(".new")
    journal = part.with_name(part.name + "-journal")
    for left_over in (part, journal):
        left_over.unlink(missing_ok=True)
    schema.migrate(part)
    part.replace(file)
    journal.unlink(missing_ok=True)
