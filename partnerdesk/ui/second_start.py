"""A second start of the program with the same data brings the first window to the front.

The two meet in a small file of the data folder: the second start writes into it, the first window
empties it again. A local server would need QtNetwork, which takes 3 MB of memory for this alone.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QObject, QThread, Signal

CALL_NAME = "partnerdesk.call"

_ANSWER_WITHIN_MS = 500
_LOOK_EVERY_MS = 10
_CALL = b"1"


class SecondStart(QObject):
    """Listens for further starts of this user's program with this data folder.

    Signals:
        noticed(): somebody started the program again.
    """

    noticed = Signal()

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
            if self._file.stat().st_size:
                self._file.write_bytes(b"")
                self.noticed.emit()


def call_first_window(folder: Path) -> bool:
    """Ask the program that has the data open to come to the front; whether it heard.

    Without a file nobody listens. A file that a killed program left behind is not emptied.
    """
    file = folder / CALL_NAME
    if not file.exists():
        return False
    try:
        return _is_answered(file)
    except OSError:
        return False


def _is_answered(file: Path) -> bool:
    file.write_bytes(_CALL)
    end = QDeadlineTimer(_ANSWER_WITHIN_MS)
    while not _has_emptied(file):
        if end.hasExpired():
            return False
        QThread.msleep(_LOOK_EVERY_MS)
    return True


def _has_emptied(file: Path) -> bool:
    return not file.exists() or not file.stat().st_size
