"""The history of one partnership: every step that touched something of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, or_, select

from partnerdesk.domain.history import HistoryEntry
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.reading import history_entry_of
from partnerdesk.store.tables import JournalActionRow, JournalEntryRow, PartnershipRow


def history_of_partnership(
    desk: Desk, partnership_id: int, *, limit: int = 100
) -> tuple[HistoryEntry, ...]:
    """The newest steps first, with those whose rows are gone by now.

    Raises:
        UserError: the partnership is gone.
    """
    with desk.database.read() as session:
        row = partnership_row(session, partnership_id)
        touched = select(JournalEntryRow.action_id).where(or_(*_entries_of(row)))
        actions = session.scalars(
            select(JournalActionRow)
            .where(JournalActionRow.id.in_(touched))
            .order_by(JournalActionRow.id.desc())
            .limit(limit)
        )
        return tuple(history_entry_of(action) for action in actions)


def _entries_of(row: PartnershipRow) -> Iterator[ColumnElement[bool]]:
    """Conditions for its own rows, for those below them, and for rows that were deleted."""
    ids: dict[str, list[int]] = {
        "partnership": [row.id],
        "partner": [one.id for one in row.partners],
        "meeting": [one.id for one in row.meetings],
        "vote": [vote.id for one in row.meetings for vote in one.votes],
        "task": [one.id for one in row.tasks],
        "agreement": [one.id for one in row.agreements],
        "clause": [clause.id for one in row.agreements for clause in one.clauses],
    }
    if row.budget is not None:
        ids["budget"] = [row.budget.id]
        ids["source"] = [one.id for one in row.budget.sources]
        ids["cost_line"] = [one.id for one in row.budget.lines]
        ids["amount"] = [amount.id for line in row.budget.lines for amount in line.amounts]
    for table, row_ids in ids.items():
        yield and_(JournalEntryRow.table_name == table, JournalEntryRow.row_id.in_(row_ids))
    for side in (JournalEntryRow.before, JournalEntryRow.after):
        yield side["partnership_id"].as_integer() == row.id
