"""The private folder from which other programs open attached files; wiped at start and end."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_

OPENED_FOLDER = "opened"

_PRIVATE_FOLDER = 0o700
_READ_ONLY = stat.S_IRUSR
"""A change made in another program would be lost: it must say so before somebody types."""


def put_out(data_folder: Path, key: str, name: str, content: bytes) -> Path:
    """Write a file to be opened by another program; the answer is where it lies.

    Each ``key`` has a folder of its own, so that files may have the same name. One that lies there
    already is not written again: a program may still show it.

    Raises:
        UserError: the disk refused.
    """
    folder = data_folder / OPENED_FOLDER / key
    file = folder / name
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        (data_folder / OPENED_FOLDER).chmod(_PRIVATE_FOLDER)
        if not (file.exists() and file.read_bytes() == content):
            _write(file, content)
    except OSError as error:
        raise UserError(
            N_("The file {name} could not be opened."),
            N_("Free some space, or save a copy somewhere else."),
            name=name,
        ) from error
    return file


def _write(file: Path, content: bytes) -> None:
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    file.chmod(_READ_ONLY)


def wipe_opened_files(data_folder: Path) -> None:
    """Remove all files that were opened; one that a program still holds goes the next time."""
    folder = data_folder / OPENED_FOLDER
    if not folder.exists():
        return
    import shutil  # most days nothing was opened

    for file in folder.glob("*/*"):
        with suppress(OSError):
            file.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows removes no read-only file
    shutil.rmtree(folder, ignore_errors=True)
