"""Saves what is typed in the pauses, and also where there are none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from partnerdesk.ui.kit.fields import SETTLE_MILLISECONDS

_AT_LATEST_MILLISECONDS = 350
"""Pulling the plug must not cost more than half a second of typing."""


class TypingPauses(QObject):
    """Calls ``save`` a moment after the last letter, and meanwhile if somebody never pauses."""

    def __init__(self, parent: QObject, save: Callable[[], object]) -> None:
        super().__init__(parent)
        self._waiting = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._at_latest = QTimer(self, singleShot=True, interval=_AT_LATEST_MILLISECONDS)
        for timer in (self._waiting, self._at_latest):
            timer.timeout.connect(lambda: save())

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._waiting.isActive()

    def note(self) -> None:
        """Something was typed."""
        self._waiting.start()
        if not self._at_latest.isActive():
            self._at_latest.start()

    def stop(self) -> None:
        """It is saved, or it is no longer of use."""
        self._waiting.stop()
        self._at_latest.stop()
