"""Lets another process read a foreign file: a hostile one ends that process and not this one."""

from __future__ import annotations

import json
import subprocess
import zipfile
from io import BytesIO
from typing import Any

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.services import own_process
from partnerdesk.services.table_reader import COMMAND, Kind

MOST_UNPACKED_MEGABYTES = 200
_MOST_PARTS = 2_000
_MOST_SECONDS = 30
_MEGABYTE = 1024**2


class UnreadableError(Exception):
    """A file is damaged, or it is not what it was taken for."""


def read_apart(kind: Kind, data: bytes) -> dict[str, Any]:
    """What the other process found.

    Raises:
        UnreadableError: it found nothing it could read, took too long, or came to an end.
    """
    try:
        done = subprocess.run(
            [*own_process.command(), COMMAND, kind],
            input=data,
            capture_output=True,
            timeout=_MOST_SECONDS,
            env=own_process.environment(),
            creationflags=own_process.NO_WINDOW,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise UnreadableError from error
    return answer


def check_archive(data: bytes) -> None:
    """Look at the sizes of what is packed inside, before anything is unpacked.

    Raises:
        UnreadableError: it is no archive.
        UserError: it is locked, or holds far more than it shows.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise UnreadableError from error
    if any(part.flag_bits & 1 for part in parts):
        raise locked_file()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > MOST_UNPACKED_MEGABYTES * _MEGABYTE:
        raise UserError(
            N_("This file holds far more than it shows: it was not opened."),
            N_("Ask who sent it to you what it is."),
        )


def locked_file() -> UserError:
    """What is said of a file with a password."""
    return UserError(
        N_("This file is locked with a password."),
        N_("Save it without a password, and choose that file."),
    )
