"""The lock of a data folder: one program at a time.

Written here because the usual library imports asyncio, which alone takes a fifth of an empty
window's start.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_

LOCK_NAME = "partnerdesk.lock"
_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


class AlreadyOpen(UserError):  # noqa: N818 - it is a state of the world, not a failure
    """Another process works with this data folder."""


class FolderLock:
    """A held lock. The system lets go of it when the process ends, however it ends."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def release(self) -> None:
        """Let others in."""
        os.close(self._handle)


def prepare_folder(folder: Path) -> None:
    """Make the data folder, readable for its owner only.

    Raises:
        UserError: it cannot be made.
    """
    try:
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            N_("The folder {folder} cannot be made."),
            N_("Choose another folder, or ask for write permission."),
            folder=str(folder),
        ) from error


def lock_folder(folder: Path) -> FolderLock:
    """Hold the data folder for this process; a killed process lets go by itself.

    Raises:
        AlreadyOpen: another process holds it.
        UserError: the folder is read-only.
    """
    try:
        handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE)
    except OSError as error:
        raise UserError(
            N_("The folder with your data cannot be written to."),
            N_("Nothing was lost. Ask for write permission, or take the stick out of read-only."),
        ) from error
    try:
        _take(handle)
    except OSError as error:
        os.close(handle)
        raise AlreadyOpen(
            N_("PartnerDesk is already open with this data."),
            N_("Look for its window, or close it first."),
        ) from error
    return FolderLock(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
