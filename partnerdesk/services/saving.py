"""Files are written as a whole: one with this name is complete, or as it was before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_


def save_whole(
    data: bytes, path: Path, refused: str = N_("The file could not be saved as {name}.")
) -> None:
    """Write a file as a whole; ``refused`` is what is said where that fails.

    Raises:
        UserError: the place cannot be written to; no file is left behind.
    """
    try:
        _write(data, path)
    except OSError as error:
        raise UserError(
            refused,
            N_("Choose another folder, or free some space, and try again."),
            name=path.name,
        ) from error


def _write(data: bytes, path: Path) -> None:
    handle, unfinished = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
