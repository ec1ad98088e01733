"""The people of partner organisations: who represents and who signs."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from partnerdesk.domain.drafts import Value
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, field_named
from partnerdesk.domain.partners import Contact
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import organisation_row, stored_value
from partnerdesk.services.reading import contact_of
from partnerdesk.store.tables import ContactRow

MARKS = ("represents", "may_sign", "is_second_signatory")
"""What one person at a time does for her organisation."""


def add_contact(desk: Desk, organisation_id: int, values: Mapping[str, Value]) -> Contact:
    """Add a person to an organisation.

    Raises:
        FieldError: a value cannot be taken over, or the name is missing.
        UserError: the organisation is gone.
    """
    whole = {"name": "", **values}
    stored = {key: stored_value(field_named(CONTACT_FIELDS, key), whole[key]) for key in whole}
    change = Change(N_("Add contact {name}"), name=str(stored["name"]))
    with desk.database.write(change) as session:
        organisation = organisation_row(session, organisation_id)
        row = ContactRow(**stored)
        organisation.contacts.append(row)
        session.flush()  # the columns that were not given get their values
        _check_dates(row, "ends_on")
        for mark in MARKS:
            if stored.get(mark):
                _keep_one_of_each(row, mark)
        return contact_of(row)


def set_contact_field(desk: Desk, contact_id: int, field: str, value: Value) -> None:
    """Change one detail of a person.

    An organisation has one representative, one signatory and one second signatory: giving somebody
    the mark takes it from whoever had it. Those who have ended keep theirs, as it was.

    Raises:
        FieldError: the value cannot be taken over, or the end comes before the start.
        UserError: the person is gone.
    """
    spec = field_named(CONTACT_FIELDS, field)
    stored = stored_value(spec, value)
    name = stored if field == "name" else _contact_name(desk, contact_id)
    change = Change(
        N_("Change “{field}” of {name}"),
        merge_key=f"contact-{contact_id}-{field}",
        field=spec.label,
        name=str(name),
    )
    with desk.database.write(change) as session:
        row = _contact_row(session, contact_id)
        setattr(row, field, stored)
        _check_dates(row, field)
        if field == "ends_on" and not contact_of(row).has_ended:
            leave_marks_of_others(row)
        _keep_one_of_each(row, field)


def remove_contact(desk: Desk, contact_id: int) -> None:
    """Take a person off her organisation.

    Raises:
        UserError: the person is gone.
    """
    change = Change(N_("Remove contact {name}"), name=_contact_name(desk, contact_id))
    with desk.database.write(change) as session:
        session.delete(_contact_row(session, contact_id))


def _keep_one_of_each(contact: ContactRow, changed: str) -> None:
    """Let the marks of a contact follow from the one that was changed, and take the others'."""
    others = _others_present(contact)
    if changed == "represents" and contact.represents:
        for other in others:
            other.represents = False
    if changed == "is_second_signatory":
        has_first = any(one.may_sign and not one.is_second_signatory for one in others)
        contact.may_sign = contact.is_second_signatory or not has_first
    elif changed == "may_sign" and not contact.may_sign:
        contact.is_second_signatory = False
    if changed in ("may_sign", "is_second_signatory") and contact.may_sign:
        for other in others:
            if other.is_second_signatory == contact.is_second_signatory:
                other.may_sign = other.is_second_signatory = False


def leave_marks_of_others(contact: ContactRow) -> None:
    """Take marks from somebody who has come back, where others have them by now."""
    others = [contact_of(one) for one in _others_present(contact)]
    if any(one.represents for one in others):
        contact.represents = False
    if any(
        one.may_sign and one.is_second_signatory is contact.is_second_signatory for one in others
    ):
        contact.may_sign = contact.is_second_signatory = False


def _others_present(contact: ContactRow) -> list[ContactRow]:
    contacts = contact.organisation.contacts
    return [one for one in contacts if one is not contact and not contact_of(one).has_ended]


def _check_dates(row: ContactRow, field: str) -> None:
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise FieldError(
            field, N_("The last day comes before the first."), N_("Please correct one of them.")
        )


def _contact_row(session: Session, contact_id: int) -> ContactRow:
    row = session.get(ContactRow, contact_id)
    if row is None:
        raise UserError(
            N_("This contact is no longer here."), N_("Open History to see who removed it.")
        )
    return row


def _contact_name(desk: Desk, contact_id: int) -> str:
    with desk.database.read() as session:
        return _contact_row(session, contact_id).name
