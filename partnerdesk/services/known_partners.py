"""Partners of the register for lists, packages and papers, a few hundred at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.compared import Keys, name_key, phone_key
from partnerdesk.store.tables import ContactRow, OrganisationRow

_LOADED_AT_ONCE = 500


def rows_like(
    session: Session, keys: Keys, uids: Collection[str] = frozenset()
) -> Iterator[OrganisationRow]:
    """The organisations with one of these keys or uids, in the order of their numbers.

    A hundred thousand names and numbers are read as plain columns: only what fits is loaded whole.
    """
    return rows_by_id(session, sorted(_ids_like(session, keys, frozenset(uids))))


def rows_wanted(session: Session, only: Collection[int] | None) -> Iterator[OrganisationRow]:
    """The partners with these numbers; without ``only`` all that are not archived."""
    if only is not None:
        return (row for row in rows_by_id(session, sorted(only)) if not row.is_centre)
    listed = select(OrganisationRow.id).where(
        OrganisationRow.is_centre.is_(False), OrganisationRow.archived_on.is_(None)
    )
    return rows_by_id(session, session.scalars(listed.order_by(OrganisationRow.id)).all())


def rows_by_id(session: Session, ids: Sequence[int]) -> Iterator[OrganisationRow]:
    """The organisations with these numbers, with their people and what was found out about them."""
    for start in range(0, len(ids), _LOADED_AT_ONCE):
        yield from _rows(session, ids[start : start + _LOADED_AT_ONCE])


def _rows(session: Session, ids: Sequence[int]) -> Iterator[OrganisationRow]:
    query = select(OrganisationRow).where(OrganisationRow.id.in_(ids)).order_by(OrganisationRow.id)
    loaded = selectinload(OrganisationRow.contacts), selectinload(OrganisationRow.research)
    yield from session.scalars(query.options(*loaded))


def _ids_like(session: Session, keys: Keys, uids: frozenset[str]) -> set[int]:
    own, person = OrganisationRow, ContactRow
    found = set()
    columns = select(own.id, own.uid, own.name, own.email, own.phone)
    for row_id, uid, name, email, phone in session.execute(columns):
        if uid in uids or name_key(name) in keys.names or _has_address(keys, email, phone):
            found.add(row_id)
    people = select(person.organisation_id, person.email, person.phone)
    for organisation_id, email, phone in session.execute(people):
        if _has_address(keys, email, phone):
            found.add(organisation_id)
    return found


def _has_address(keys: Keys, email: str, phone: str) -> bool:
    return email.casefold() in keys.emails or phone_key(phone) in keys.phones
