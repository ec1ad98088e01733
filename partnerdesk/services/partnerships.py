"""Partnerships: find them, read them, change what they are."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import partnership_of
from partnerdesk.store.tables import OrganisationRow, PartnerRow, PartnershipRow

_WHOLE = (
    selectinload(PartnershipRow.kinds),
    selectinload(PartnershipRow.meetings),
    selectinload(PartnershipRow.tasks),
    selectinload(PartnershipRow.partners)
    .selectinload(PartnerRow.organisation)
    .options(
        selectinload(OrganisationRow.contacts),
        selectinload(OrganisationRow.research),
    ),
)


def list_partnerships(desk: Desk) -> tuple[Partnership, ...]:
    """All partnerships, the newest first."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(PartnershipRow).options(*_WHOLE).order_by(PartnershipRow.id.desc())
        )
        return tuple(partnership_of(row) for row in rows)


def get_partnership(desk: Desk, partnership_id: int) -> Partnership:
    """A partnership with its partners, meetings and tasks.

    Raises:
        UserError: there is none with this number.
    """
    with desk.database.read() as session:
        return partnership_of(partnership_row(session, partnership_id))


def find_partnership(desk: Desk, name_or_id: str) -> Partnership:
    """The partnership with this number or this name, in capitals or not.

    Raises:
        UserError: there is none, or several have the name.
    """
    wanted = name_or_id.strip()
    every = list_partnerships(desk)
    found = [one for one in every if wanted == str(one.id)] or [
        one for one in every if one.name.casefold() == wanted.casefold()
    ]
    if not found:
        raise UserError(
            N_("There is no partnership “{name}”."),
            N_("Look at the names with: partnerdesk list partnerships"),
            name=wanted,
        )
    if len(found) > 1:
        raise UserError(
            N_("Several partnerships are called “{name}”."),
            N_("Name one by its number."),
            name=wanted,
        )
    return found[0]


def partnership_row(session: Session, partnership_id: int) -> PartnershipRow:
    """The row of a partnership, with what ``partnership_of`` needs.

    Raises:
        UserError: there is none with this number.
    """
    row = session.get(PartnershipRow, partnership_id, options=_WHOLE)
    if row is None:
        raise UserError(
            N_("This partnership is no longer here."), N_("Open Partnerships to see all of them.")
        )
    return row
