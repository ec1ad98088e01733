"""Sources of finance of a budget: who gives, what kind, how much is promised."""

from __future__ import annotations

from sqlalchemy.orm import Session

from partnerdesk.domain.budget import MOST_SOURCES, SOURCE_NAME, Source
from partnerdesk.domain.budget_cells import checked_amount
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.budget_rows import gone, refuse_if_booked, writable_budget
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import BudgetRow, SourceRow


def add_source(desk: Desk, partnership_id: int, source: Source) -> int:
    """Add a source of finance at the end; the answer is its id.

    Raises:
        UserError: no name, it is taken, or there are too many sources.
    """
    name = clean(SOURCE_NAME, source.name)
    with desk.database.write(Change(N_("Add source {name}"), name=name)) as session:
        budget = writable_budget(session, partnership_id)
        if len(budget.sources) >= MOST_SOURCES:
            raise UserError(
                N_("A budget has at most {limit} sources."),
                N_("Put small sources together."),
                limit=MOST_SOURCES,
            )
        last = max((other.position for other in budget.sources), default=-1)
        row = SourceRow(position=last + 1)
        _write_source(row, source, name, budget)
        budget.sources.append(row)
        session.flush()
        return row.id


def save_source(desk: Desk, source: Source, *, merge_key: str = "") -> None:
    """Write name, kind, promised amount and organisation of a source.

    Raises:
        UserError: no name, it is taken, a wrong amount, or the source is gone.
    """
    name = clean(SOURCE_NAME, source.name)
    change = Change(N_("Change source {name}"), merge_key=merge_key, name=name)
    with desk.database.write(change) as session:
        row = _existing_source(session, source.id)
        _write_source(row, source, name, session.get_one(BudgetRow, row.budget_id))


def delete_source(desk: Desk, source_id: int) -> None:
    """Delete a source of finance with all that was planned from it.

    Raises:
        UserError: it is gone, or stands in the books.
    """
    change = Change(N_("Delete source {name}"))
    with desk.database.write(change) as session:
        source = _existing_source(session, source_id)
        refuse_if_booked(session, [source])
        change.fill_in(name=source.name)
        session.delete(source)


def _write_source(row: SourceRow, source: Source, name: str, budget: BudgetRow) -> None:
    taken = (other.name.casefold() for other in budget.sources if other is not row)
    if name.casefold() in taken:
        raise FieldError(
            "name", N_("There is already a source “{name}”."), N_("Choose another name."), name=name
        )
    row.name = name
    row.kind = source.kind.value
    row.promised_minor = checked_amount(source.promised_minor, "promised")
    row.organisation_id = source.organisation_id
    row.state = source.state.value
    asked = source.conditions
    row.eligible_from, row.eligible_until = asked.eligible_from, asked.eligible_until
    row.ceiling_minor = asked.ceiling_minor
    row.least_own_share_percent = asked.least_own_share_percent
    row.flat_rate_percent = asked.flat_rate_percent
    row.in_kind_rule = asked.in_kind_rule.value
    row.currency = source.currency
    row.promised_foreign_minor = source.promised_foreign_minor


def _existing_source(session: Session, source_id: int) -> SourceRow:
    row = session.get(SourceRow, source_id)
    if row is None:
        raise gone(N_("This source is no longer here."))
    return row
