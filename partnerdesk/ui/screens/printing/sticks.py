"""Finding a USB stick: where this computer puts removable media."""

from __future__ import annotations

import os
import string
import sys
from collections.abc import Iterable
from pathlib import Path

_PLACES = ("/media", "/run/media")
_REMOVABLE = 2  # DRIVE_REMOVABLE of the Windows interface


def sticks(places: Iterable[str] = _PLACES) -> tuple[Path, ...]:
    """The folders of the sticks that are plugged in and can be written to."""
    found = _drives() if sys.platform == "win32" else _mounted(places)
    return tuple(folder for folder in found if os.access(folder, os.W_OK))


def _mounted(places: Iterable[str]) -> list[Path]:
    """Linux mounts a stick under the place itself, or under the person's name in it."""
    found: list[Path] = []
    for place in places:
        for folder in _folders_in(Path(place)):
            inner = [folder, *_folders_in(folder)]
            found.extend(one for one in inner if one.is_mount())
    return found


def _folders_in(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_dir())
    except OSError:  # not there, or somebody else's
        return []


def _drives() -> list[Path]:
    import ctypes  # only Windows knows drive letters

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only typed on Windows
    drives = [Path(f"{letter}:\\") for letter in string.ascii_uppercase]
    return [drive for drive in drives if kernel.GetDriveTypeW(str(drive)) == _REMOVABLE]
