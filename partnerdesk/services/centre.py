"""The centre's own details: who it is, its currency, paper and logo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.centre import Centre, PaperSize
from partnerdesk.domain.history import Change
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import centre_of
from partnerdesk.store.tables import CentreRow, ContactRow, OrganisationRow


@dataclass(frozen=True)
class CentreDetails:
    """What the first start asks about the centre; texts are cleaned already."""

    name: str
    legal_form: str = ""
    register_number: str = ""
    street: str = ""
    postal_code: str = ""
    place: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    representative_role: str = ""
    authority_basis: str = ""
    authority_number: str = ""
    authority_on: date | None = None
    language: str = "en"
    currency: str = "EUR"
    paper_size: PaperSize = PaperSize.A4
    logo: bytes | None = None


def get_centre(desk: Desk) -> Centre | None:
    """The centre; None before the first start is through."""
    with desk.database.read() as session:
        row = _row(session)
        return centre_of(row) if row else None


def read_centre(session: Session) -> Centre:
    """The one centre of the file, inside of a transaction; there is one after the first start."""
    return centre_of(session.scalars(select(CentreRow).limit(1)).one())


def language_of_centre(session: Session) -> str:
    """The language of the centre itself, inside of a transaction."""
    return session.scalars(select(CentreRow).limit(1)).one().organisation.language


def save_centre(desk: Desk, details: CentreDetails) -> None:
    """Write the centre's details, the first time or a later one.

    The first time is not undoable: without its centre the program could not go on.
    """
    if get_centre(desk) is None:
        change = Change(N_("Set up {name}"), undoable=False, name=details.name)
    else:
        change = Change(N_("Change the details of {name}"), merge_key="centre", name=details.name)
    with desk.database.write(change) as session:
        row = _row(session)
        if row is None:
            row = CentreRow(organisation=OrganisationRow(is_centre=True, kind=PartnerKind.NGO))
            session.add(row)
        row.currency = details.currency
        row.paper_size = details.paper_size.value
        row.logo = details.logo
        _write_organisation(row.organisation, details)


def _write_organisation(row: OrganisationRow, details: CentreDetails) -> None:
    row.name = details.name
    row.legal_form = details.legal_form
    row.register_number = details.register_number
    row.street = details.street
    row.postal_code = details.postal_code
    row.place = details.place
    row.country = details.country
    row.phone = details.phone
    row.email = details.email
    row.language = details.language
    speaker = next((contact for contact in row.contacts if contact.represents), None)
    if speaker is None and details.representative:
        speaker = ContactRow(represents=True, may_sign=True)
        row.contacts.append(speaker)
    if speaker is not None:
        speaker.name = details.representative
        speaker.role = details.representative_role
        speaker.authority_basis = details.authority_basis
        speaker.authority_number = details.authority_number
        speaker.authority_on = details.authority_on


def _row(session: Session) -> CentreRow | None:
    return session.scalars(select(CentreRow).order_by(CentreRow.id).limit(1)).first()
