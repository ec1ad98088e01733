"""The centre's own clause library: keep a clause, change it, use it again."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.clauses import load_library
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.own_clauses import OWN_FIELDS, OwnClause
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row, row_of_own_clause
from partnerdesk.services.clauses import clause_row, insert_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import OwnClauseRow


def list_own_clauses(desk: Desk, language: str) -> tuple[OwnClause, ...]:
    """All own clauses in a language, by heading."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(OwnClauseRow)
            .where(OwnClauseRow.language == language)
            .order_by(OwnClauseRow.heading)
        )
        return tuple(_own_clause_of(row) for row in rows)


def keep_clause(desk: Desk, clause_id: int) -> int:
    """Keep a clause of a draft in the own library; the same one again brings it up to date.

    Raises:
        UserError: the clause is no longer there, or has no text yet.
    """
    with desk.database.read() as session:
        heading = clause_row(session, clause_id).heading
    change = Change(N_("Keep the clause “{heading}” in our library"), heading=heading)
    with desk.database.write(change) as session:
        clause = clause_row(session, clause_id)
        if not clause.text.strip():
            raise UserError(
                N_("The clause “{heading}” has no text yet."),
                N_("Write it first, then keep it."),
                heading=heading,
            )
        language = agreement_row(session, clause.agreement_id).language
        row = _same(session, language, clause.heading, clause.key)
        if row is None:
            row = OwnClauseRow(language=language, why=_library_why(clause.key, language))
            session.add(row)
        row.key, row.section = clause.key, clause.section
        row.heading, row.text = clause.heading, clause.text
        session.flush()
        return row.id


def set_own_clause(desk: Desk, own_id: int, field: str, value: str | bool) -> None:
    """Write one field of ``OWN_FIELDS``.

    Raises:
        FieldError: no heading, or a text that is too long.
        UserError: the clause is no longer there.
    """
    kept = clean(OWN_FIELDS[field], value) if isinstance(value, str) else value
    change = Change(
        N_("Change the own clause “{heading}”"),
        merge_key=f"own-{own_id}-{field}",
        heading=_heading(desk, own_id),
    )
    with desk.database.write(change) as session:
        setattr(_row(session, own_id), field, kept)


def remove_own_clause(desk: Desk, own_id: int) -> None:
    """Take a clause out of the own library; drafts that hold it keep it.

    Raises:
        UserError: it is no longer there.
    """
    change = Change(
        N_("Remove the clause “{heading}” from our library"), heading=_heading(desk, own_id)
    )
    with desk.database.write(change) as session:
        session.delete(_row(session, own_id))


def add_own_clause_to(desk: Desk, agreement_id: int, own_id: int) -> int:
    """Add an own clause to a draft where it belongs by its section. The answer is its id.

    Raises:
        UserError: the draft or the clause is no longer there.
    """
    change = Change(N_("Add the clause “{heading}”"), heading=_heading(desk, own_id))
    with desk.database.write(change) as session:
        own = _row(session, own_id)
        draft = agreement_row(session, agreement_id)
        added = row_of_own_clause(own)
        if added.key in {clause.key for clause in draft.clauses}:
            added.key = ""
        place = len([clause for clause in draft.clauses if clause.section <= own.section])
        insert_clauses(session, draft, [added], place)
        return added.id


def _own_clause_of(row: OwnClauseRow) -> OwnClause:
    return OwnClause(
        id=row.id,
        language=row.language,
        section=row.section,
        heading=row.heading,
        why=row.why,
        text=row.text,
        in_first_drafts=row.in_first_drafts,
        replaces=row.key,
    )


def _same(session: Session, language: str, heading: str, key: str) -> OwnClauseRow | None:
    """The own clause that stands for the same one of our library, or has the same heading."""
    same = OwnClauseRow.key == key if key else OwnClauseRow.heading == heading
    return session.scalars(
        select(OwnClauseRow).where(OwnClauseRow.language == language, same).limit(1)
    ).first()


def _library_why(key: str, language: str) -> str:
    return next((one.why for one in load_library(language) if one.key == key), "")


def _row(session: Session, own_id: int) -> OwnClauseRow:
    row = session.get(OwnClauseRow, own_id)
    if row is None:
        raise UserError(
            N_("This clause is no longer in your library."),
            N_("Take the last step back with Ctrl+Z."),
        )
    return row


def _heading(desk: Desk, own_id: int) -> str:
    with desk.database.read() as session:
        return _row(session, own_id).heading
