"""The history of one partnership: every step that touched something of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from partnerdesk.domain.history import HistoryEntry
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.reading import history_entry_of
from partnerdesk.store.tables import (
    AgreementRow,
    AmountRow,
    AnalysisEntryRow,
    AttachmentRow,
    BookingRow,
    BudgetRow,
    ClauseCommentRow,
    ClauseRow,
    CostLineRow,
    CurrencyRateRow,
    JournalActionRow,
    JournalEntryRow,
    LetterRow,
    MeasureRow,
    MeetingRow,
    ObjectiveRow,
    PartnerRow,
    PartnershipRow,
    PeriodRow,
    ProgrammeRevisionRow,
    QuantityRow,
    SignatureRow,
    SourceRow,
    TargetReadingRow,
    TargetRow,
    TaskRow,
    TransferRow,
    VoteRow,
    WantedKindRow,
)

Owners = Sequence[int] | Select[int]


def history_of_partnership(
    desk: Desk, partnership_id: int, *, limit: int = 100
) -> tuple[HistoryEntry, ...]:
    """The newest steps first, with those whose rows are gone by now.

    Raises:
        UserError: the partnership is gone.
    """
    with desk.database.read() as session:
        partnership_row(session, partnership_id)
        touched = select(JournalEntryRow.action_id).where(or_(*_entries_of(partnership_id)))
        actions = session.scalars(
            select(JournalActionRow)
            .where(JournalActionRow.id.in_(touched))
            .order_by(JournalActionRow.id.desc())
            .limit(limit)
        )
        return tuple(history_entry_of(action) for action in actions)


def _entries_of(partnership_id: int) -> Iterator[ColumnElement[bool]]:
    """Conditions for its own row, and for the rows of each table below it."""
    itself = [partnership_id]
    agreements = select(AgreementRow.id).where(AgreementRow.partnership_id == partnership_id)
    meetings = select(MeetingRow.id).where(MeetingRow.partnership_id == partnership_id)
    budgets = select(BudgetRow.id).where(BudgetRow.partnership_id == partnership_id)
    clauses = select(ClauseRow.id).where(ClauseRow.agreement_id.in_(agreements))
    lines = select(CostLineRow.id).where(CostLineRow.budget_id.in_(budgets))
    bookings = select(BookingRow.id).where(BookingRow.budget_id.in_(budgets))
    objectives = select(ObjectiveRow.id).where(ObjectiveRow.partnership_id == partnership_id)
    targets = select(TargetRow.id).where(TargetRow.objective_id.in_(objectives))
    of_table = JournalEntryRow.table_name
    yield and_(of_table == PartnershipRow.__tablename__, JournalEntryRow.row_id == partnership_id)
    for table in (
        PartnerRow, MeetingRow, TaskRow, WantedKindRow, LetterRow, AgreementRow, BudgetRow,
        AnalysisEntryRow, ObjectiveRow, ProgrammeRevisionRow,
    ):  # fmt: skip
        yield _belonging(table.partnership_id, itself)
    for link, owners in (
        (VoteRow.meeting_id, meetings),
        (ClauseRow.agreement_id, agreements),
        (ClauseCommentRow.clause_id, clauses),
        (SignatureRow.agreement_id, agreements),
        (AttachmentRow.agreement_id, agreements),
        (SourceRow.budget_id, budgets),
        (CostLineRow.budget_id, budgets),
        (AmountRow.cost_line_id, lines),
        (QuantityRow.cost_line_id, lines),
        (PeriodRow.budget_id, budgets),
        (CurrencyRateRow.budget_id, budgets),
        (BookingRow.budget_id, budgets),
        (AttachmentRow.booking_id, bookings),
        (TransferRow.budget_id, budgets),
        (TargetRow.objective_id, objectives),
        (MeasureRow.target_id, targets),
        (TargetReadingRow.target_id, targets),
    ):
        yield _belonging(link, owners)


def _belonging(link: InstrumentedAttribute[Any], owners: Owners) -> ColumnElement[bool]:
    """Entries about rows that ``link`` ties to these owners, or tied before they were deleted."""
    table, entry = link.class_, JournalEntryRow
    written = (side[link.key].as_integer().in_(owners) for side in (entry.before, entry.after))
    return and_(
        entry.table_name == table.__tablename__,
        or_(entry.row_id.in_(select(table.id).where(link.in_(owners))), *written),
    )
