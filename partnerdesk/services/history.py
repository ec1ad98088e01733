"""The history staff can read, and taking steps back."""

from __future__ import annotations

from sqlalchemy import select

from partnerdesk.domain.history import Change, HistoryEntry
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import history_entry_of
from partnerdesk.store.tables import JournalActionRow


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


def redo(desk: Desk) -> Change | None:
    """Bring back the step taken back last; the answer names it, or is None.

    Raises:
        UserError: something was changed since, or the disk refused.
    """
    return desk.database.redo()
