"""What Home looked like when the records were closed, in a small file beside them.

The file holds nothing that does not stand in the database beside it, and it counts only while that
database is exactly as it was: SQLite writes a counter of changes into the first bytes of its file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from partnerdesk.paths import BACKUP_FOLDER, DATABASE_NAME

FILE_NAME = "home.json"
_HEADER_BYTES = 100
_PRIVATE = 0o600


def read_view(folder: Path, circumstances: Mapping[str, object]) -> Any:
    """The kept view; None where the records or the circumstances are not those of then."""
    with suppress(OSError, ValueError):
        kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        now = {**circumstances, **_state_of_records(folder)}
        if isinstance(kept, dict) and kept.get("of") == now:
            return kept.get("view")
    return None


def write_view(folder: Path, circumstances: Mapping[str, object], view: object) -> None:
    """Keep the view of records that nobody changes any more; a full disk keeps none."""
    part = (folder / FILE_NAME).with_suffix(".part")
    with suppress(OSError):
        kept = {"of": {**circumstances, **_state_of_records(folder)}, "view": view}
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(kept, stream, ensure_ascii=False)
        os.replace(part, folder / FILE_NAME)  # noqa: PTH105 - says better what it does


def forget_view(folder: Path) -> None:
    """Throw the view away: from now on the records may change."""
    with suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)


def _state_of_records(folder: Path) -> dict[str, object]:
    """What differs after every change of the database or of its backups.

    Raises:
        OSError: there is no database, or an interrupted change waits to be rolled back.
    """
    database = folder / DATABASE_NAME
    for ending in ("-journal", "-wal"):
        unfinished = database.with_name(database.name + ending)
        if unfinished.exists() and unfinished.stat().st_size:
            raise FileExistsError(unfinished)
    with database.open("rb") as stream:
        header = stream.read(_HEADER_BYTES)
    backups = folder / BACKUP_FOLDER
    return {
        "header": header.hex(),
        "size_bytes": database.stat().st_size,
        "changed_ns": database.stat().st_mtime_ns,
        "backups_changed_ns": backups.stat().st_mtime_ns if backups.exists() else 0,
    }
