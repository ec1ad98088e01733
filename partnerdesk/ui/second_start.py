"""A second start of the program with the same data brings the first window to the front.

The two meet in a small file of the data folder: the second start writes into it, perhaps which
package is to be shown, and the first window empties it again. A local server would need QtNetwork,
which takes 3 MB of memory for this alone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QObject, QThread, Signal

CALL_NAME = "partnerdesk.call"

_ANSWER_WITHIN_MS = 500
_LOOK_EVERY_MS = 10
_NO_PACKAGE = b"\0"


class SecondStart(QObject):
    """Listens for further starts of this user's program with this data folder.

    Signals:
        noticed(Path | None): somebody started the program again, perhaps to look into a package.
    """

    noticed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._file = folder / CALL_NAME
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._answer)
        with suppress(OSError):  # then a second start only says that the program is open
            self._file.write_bytes(b"")
            self._watcher.addPath(str(self._file))

    def close(self) -> None:
        """Listen no longer."""
        self._watcher.removePaths(self._watcher.files())
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _answer(self) -> None:
        with suppress(OSError):
            if call := self._file.read_bytes():
                self._file.write_bytes(b"")
                self.noticed.emit(None if call == _NO_PACKAGE else Path(os.fsdecode(call)))


def call_first_window(folder: Path, package: Path | None = None) -> bool:
    """Ask the program that has the data open to come to the front; whether it heard.

    Without a file nobody listens. A file that a killed program left behind is not emptied.
    """
    file = folder / CALL_NAME
    if not file.exists():
        return False
    try:
        return _is_answered(file, _NO_PACKAGE if package is None else os.fsencode(package))
    except OSError:
        return False


def _is_answered(file: Path, call: bytes) -> bool:
    file.write_bytes(call)
    end = QDeadlineTimer(_ANSWER_WITHIN_MS)
    while not _has_emptied(file):
        if end.hasExpired():
            return False
        QThread.msleep(_LOOK_EVERY_MS)
    return True


def _has_emptied(file: Path) -> bool:
    return not file.exists() or not file.stat().st_size
