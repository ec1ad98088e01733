"""The history staff can read, and taking steps back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.history import Change, HistoryEntry
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import history_entry_of
from partnerdesk.store import replay
from partnerdesk.store.tables import JournalActionRow, JournalEntryRow

_MANY_ROWS = 1_000


def list_history(
    desk: Desk, *, limit: int = 200, before_id: int | None = None
) -> tuple[HistoryEntry, ...]:
    """The newest steps first; ``before_id`` (exclusive) pages back."""
    query = select(JournalActionRow).order_by(JournalActionRow.id.desc()).limit(limit)
    if before_id is not None:
        query = query.where(JournalActionRow.id < before_id)
    with desk.database.read() as session:
        return tuple(history_entry_of(row) for row in session.scalars(query))


def undo(desk: Desk) -> Change | None:
    """Take back the last step; the answer names it, or is None where there is none.

    Raises:
        UserError: something was changed since, or the disk refused.
    """
    return desk.database.undo()


def is_long_to_undo(desk: Desk) -> bool:
    """Whether taking the last step back takes longer than a moment."""
    with desk.database.read() as session:
        return _is_long(session, replay.next_undo(session))


def redo(desk: Desk) -> Change | None:
    """Bring back the step taken back last; the answer names it, or is None.

    It is no step of its own: the history shows the deed as done again, and the undo stays in it.

    Raises:
        UserError: something was changed since, or the disk refused.
    """
    return desk.database.redo()


def is_long_to_redo(desk: Desk) -> bool:
    """Whether bringing the step back takes longer than a moment."""
    with desk.database.read() as session:
        return _is_long(session, replay.next_redo(session))


def _is_long(session: Session, action: JournalActionRow | None) -> bool:
    if action is None:
        return False
    rows = select(JournalEntryRow.id).where(JournalEntryRow.action_id == action.id)
    return len(session.scalars(rows.limit(_MANY_ROWS)).all()) == _MANY_ROWS
