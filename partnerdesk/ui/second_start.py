"""A second start of the program with the same data brings the first window to the front."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CALL_TIMEOUT_MS = 500


class SecondStart(QObject):
    """Listens for further starts of this user's program with this data folder.

    Signals:
        noticed(): somebody started the program again.
    """

    noticed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(folder))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().close()
        self.noticed.emit()


def call_first_window(folder: Path) -> bool:
    """Ask the program that has the data open to come to the front; whether it heard."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    return socket.waitForConnected(_CALL_TIMEOUT_MS)


def _name(folder: Path) -> str:
    """A name only this user's program with this data folder listens to."""
    return "partnerdesk-" + sha256(str(folder.absolute()).encode()).hexdigest()[:24]
