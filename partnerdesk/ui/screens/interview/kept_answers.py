"""The answers of one interview while it is answered: kept a moment after every change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from partnerdesk.domain.interview import InterviewDraft
from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk

SAVE_MILLISECONDS = 300
"""A crash loses less than half a second of typing, and an old disk is not asked at every key."""


class KeptAnswers(QObject):
    """Answers and the page they are at; nothing is written before the first answer.

    Signals:
        saved(): everything up to now is on the disk.
    """

    saved = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MILLISECONDS)
        self._timer.timeout.connect(self.save)
        self.forget()

    def forget(self) -> None:
        """Begin with nothing."""
        self._timer.stop()
        self.answers: dict[str, object] = {}
        self.draft_id: int | None = None
        self.partnership_id: int | None = None
        self.page_id = "start"
        self.saved_at: datetime | None = None
        self.is_unsaved = False

    def take(self, draft: InterviewDraft) -> None:
        """Go on with a draft."""
        self.forget()
        self.answers = dict(draft.answers)
        self.draft_id = draft.id
        self.partnership_id = draft.partnership_id
        self.page_id = draft.page_id
        self.saved_at = draft.saved_at

    def put(self, key: str, draft: object) -> None:
        """Keep what stands in a field; it is saved a moment later, however fast one types."""
        self.answers[key] = list(draft) if isinstance(draft, tuple) else draft
        self.is_unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def replace(self, answers: Mapping[str, object]) -> None:
        """Keep other answers."""
        self.answers = dict(answers)
        self.is_unsaved = True

    def stand_on(self, page_id: str) -> None:
        """Remember the page, once there is an interview to remember it for."""
        if page_id != self.page_id:
            self.page_id = page_id
            self.is_unsaved = self.is_unsaved or self.draft_id is not None
        self.flush()

    def flush(self) -> None:
        """Save now what is not saved yet.

        Raises:
            UserError: the disk refused.
        """
        if self.is_unsaved:
            self._timer.stop()
            self.save()

    def save(self) -> None:
        """Write everything.

        Raises:
            UserError: the disk refused.
        """
        self.draft_id = interviews.save_draft(
            self._desk, self.draft_id, self.page_id, self.answers, self.partnership_id
        )
        self.saved_at = self._desk.clock()
        self.is_unsaved = False
        self.saved.emit()
