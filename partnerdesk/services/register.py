"""Finding in the register: pages of the list, how many there are, and who has which name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from partnerdesk.domain.register import (
    PageEnd,
    RegisterCount,
    RegisterEntry,
    RegisterPage,
    RegisterQuestion,
    Shelf,
    search_key,
)
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import entries_of
from partnerdesk.store import register_lists
from partnerdesk.store.register_lists import IndexDamagedError
from partnerdesk.store.search import RegisterLineRow
from partnerdesk.store.tables import OrganisationRow, PartnerRow, PartnershipRow

Answer = TypeVar("Answer")

_AT_ONCE = 500
_ALL = 1_000_000_000


def find_page(
    desk: Desk, question: RegisterQuestion, after: PageEnd | None = None, *, at_most: int
) -> RegisterPage:
    """The numbers of the next organisations that answer a question, in its order.

    ``after`` is where the page before has ended.
    """
    return _ask(desk, lambda session: register_lists.find_page(session, question, after, at_most))


def find_all(desk: Desk, question: RegisterQuestion) -> tuple[int, ...]:
    """The numbers of all organisations that answer a question, in its order."""
    return find_page(desk, question, at_most=_ALL).ids


def count_found(desk: Desk, question: RegisterQuestion) -> int:
    """How many organisations answer a question."""
    return _ask(desk, lambda session: register_lists.count(session, question))


def count_register(desk: Desk, partnership_id: int | None = None) -> tuple[RegisterCount, ...]:
    """How many organisations of each stage and kind there are, perhaps of one partnership."""
    with desk.database.read() as session:
        return register_lists.read_counts(session, partnership_id)


def count_in_partnerships(desk: Desk) -> tuple[tuple[int, str, int], ...]:
    """Number and name of each partnership, and how many organisations of the register it has."""
    listed = RegisterLineRow.shelf == int(Shelf.LISTED)
    query = (
        select(PartnershipRow.id, PartnershipRow.name, func.count(RegisterLineRow.organisation_id))
        .outerjoin(PartnerRow, PartnerRow.partnership_id == PartnershipRow.id)
        .outerjoin(
            RegisterLineRow,
            and_(RegisterLineRow.organisation_id == PartnerRow.organisation_id, listed),
        )
        .group_by(PartnershipRow.id)
        .order_by(PartnershipRow.id)
    )
    with desk.database.read() as session:
        return tuple((number, name, count) for number, name, count in session.execute(query))


def read_entries(desk: Desk, ids: Sequence[int]) -> tuple[RegisterEntry, ...]:
    """The organisations with these numbers, in their order; those that are gone are left out."""
    with desk.database.read() as session:
        found = {
            entry.id: entry
            for start in range(0, len(ids), _AT_ONCE)
            for entry in entries_of(session, ids[start : start + _AT_ONCE])
        }
    return tuple(found[number] for number in ids if number in found)


def find_names(desk: Desk, words: str, *, at_most: int) -> dict[int, str]:
    """Names of the register that fit what is typed, by number; the best come first."""
    ids = find_page(desk, RegisterQuestion(words), at_most=at_most).ids
    query = select(OrganisationRow.id, OrganisationRow.name).where(OrganisationRow.id.in_(ids))
    with desk.database.read() as session:
        names = {row.id: row.name for row in session.execute(query)}
    return {number: names[number] for number in ids if number in names}


def find_same_name(desk: Desk, name: str, *, but_not: int | None = None) -> int | None:
    """The number of another organisation with this name, accents and capitals aside."""
    wanted = search_key(name.strip())
    line = RegisterLineRow
    query = select(line.organisation_id).where(line.name_key == wanted)
    with desk.database.read() as session:
        same = session.scalars(query.order_by(line.organisation_id))
        return next((number for number in same if number != but_not), None) if wanted else None


def organisation_named(session: Session, name: str) -> OrganisationRow | None:
    """The first organisation with this name, capitals aside; it may be the centre itself.

    The index learns of new organisations at the end of a transaction, so those that the session
    has just added are looked through as well.
    """
    line = RegisterLineRow
    similar = session.scalars(
        select(OrganisationRow)
        .join(line, line.organisation_id == OrganisationRow.id)
        .where(line.name_key == search_key(name.strip()))
        .order_by(OrganisationRow.id)
    )
    just_added = (one for one in session.identity_map.values() if isinstance(one, OrganisationRow))
    wanted = name.strip().casefold()
    return next((one for one in (*similar, *just_added) if one.name.casefold() == wanted), None)


def _ask(desk: Desk, question: Callable[[Session], Answer]) -> Answer:
    """Ask the index; one that is damaged is made anew and asked again."""
    try:
        with desk.database.read() as session:
            return question(session)
    except IndexDamagedError:
        desk.database.renew_index(is_damaged=True)
        with desk.database.read() as session:
            return question(session)
