"""Signatures: note where each original is and who has signed, and from when the agreement holds.

How far the partners and the partnership are follows from the signatures.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.signing import (
    BACK_ON,
    IN_FORCE_ON,
    SENT_ON,
    SIGNATURE_FIELDS,
    SIGNED_ON,
    WHY_IN_FORCE,
    Signature,
    SignatureSheet,
)
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row, frozen_agreement
from partnerdesk.services.amendment_effects import day_in_force, take_effect
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row, settle_partner, settle_stage
from partnerdesk.services.reading import attachment_of
from partnerdesk.services.reading_agreements import agreement_of
from partnerdesk.store.tables import AgreementRow, OrganisationRow, PartnerRow, SignatureRow

_DAYS = (SENT_ON.key, BACK_ON.key, SIGNED_ON.key)


def signature_sheet(
    desk: Desk, partnership_id: int, agreement_id: int | None = None
) -> SignatureSheet | None:
    """The signatures of a frozen paper, without any other the last one; None while none was."""
    if agreement_id is None:
        frozen = frozen_agreement(desk, partnership_id)
        if frozen is None:
            return None
        agreement_id = frozen.agreement.id
    with desk.database.read() as session:
        return _sheet_of(session, agreement_row(session, agreement_id))


def set_signature(desk: Desk, signature_id: int, field: str, value: str | date | None) -> None:
    """Write one field of ``SIGNATURE_FIELDS``.

    Raises:
        FieldError: the text is too long, or the day has not come yet.
        UserError: the signature is no longer on the list.
    """
    kept = clean(SIGNATURE_FIELDS[field], value) if isinstance(value, str) else value
    _refuse_later(desk, field, kept)
    with desk.database.read() as session:
        row = _row(session, signature_id)
        was_sent = _was_sent(session, row.agreement_id)
        number, name = row.original_number, row.signatory
    change = Change(
        N_("Note on original {number}: {name}"),
        merge_key=f"signature-{signature_id}-{field}",
        undoable=was_sent or field not in _DAYS or kept is None,
        number=str(number),
        name=name,
    )
    with desk.database.write(change) as session:
        row = _row(session, signature_id)
        setattr(row, field, "" if kept is None and field not in _DAYS else kept)
        _settle(session, agreement_row(session, row.agreement_id))


def send_original(desk: Desk, agreement_id: int, number: int, day: date) -> None:
    """An original has left the house, to be signed by all who have not signed it yet.

    From the first one on, freezing can no longer be taken back.

    Raises:
        FieldError: the day has not come yet.
    """
    _note_original(
        desk, agreement_id, number, day, N_("Original {number} was sent"), (SENT_ON.key,)
    )


def take_back_original(desk: Desk, agreement_id: int, number: int, day: date) -> None:
    """An original came back with all signatures; what was noted before stays.

    Raises:
        FieldError: the day has not come yet.
    """
    said = N_("Original {number} is back with all signatures")
    _note_original(desk, agreement_id, number, day, said, (BACK_ON.key, SIGNED_ON.key))


def put_in_force(desk: Desk, agreement_id: int, day: date, *, despite: str = "") -> None:
    """From a day on the agreement holds; ``despite`` says why, where something is missing.

    The day can lie ahead up to the start of the agreement. An amendment holds from the day that
    stands in it, and does at once what it says.

    Raises:
        FieldError: the reason is too long, or the day has not come yet or was before freezing.
        UserError: signatures or the scan are missing and no reason is given, or the day of an
            amendment has not come yet.
    """
    reason = clean(WHY_IN_FORCE, despite)
    with desk.database.read() as session:
        sheet = _sheet_of(session, agreement_row(session, agreement_id))
    _refuse_later(desk, IN_FORCE_ON.key, day, start=sheet.starts_on)
    if sheet.agreement.frozen is not None and day < sheet.agreement.frozen.on:
        raise FieldError(
            IN_FORCE_ON.key,
            N_("On this day the agreement was not frozen yet."),
            N_("Write a day on which it was signed, or a later one."),
        )
    if sheet.missing_for_force and not reason:
        raise UserError(
            N_("Not everything is there yet."),
            N_("Attach the scan and note all signatures, or write down the reason."),
        )
    reason = reason if sheet.missing_for_force else ""
    message = (
        N_("Put “{title}” in force although something is missing: {reason}")
        if reason
        else N_("Put “{title}” in force")
    )
    change = Change(message, title=sheet.agreement.title, reason=reason)
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        row.in_force_on = day_in_force(row, day, desk.clock().date())
        row.in_force_despite = reason
        take_effect(session, row)
        settle_stage(partnership_row(session, row.partnership_id))


def _note_original(
    desk: Desk, agreement_id: int, number: int, day: date, message: str, fields: Iterable[str]
) -> None:
    """Write the day into these fields of an original, wherever they are empty."""
    _refuse_later(desk, SENT_ON.key, day)
    with desk.database.read() as session:
        was_sent = _was_sent(session, agreement_id)
    change = Change(message, undoable=was_sent, number=str(number))
    with desk.database.write(change) as session:
        agreement = agreement_row(session, agreement_id)
        for row in agreement.signatures:
            if row.original_number == number and row.signed_on is None:
                for field in fields:
                    setattr(row, field, getattr(row, field) or day)
        _settle(session, agreement)


def _refuse_later(
    desk: Desk, field: str, value: str | date | None, *, start: date | None = None
) -> None:
    """Nothing is noted that has not happened; only up to a ``start`` a day may lie ahead."""
    today = desk.clock().date()
    if isinstance(value, date) and value > max(today, start or today):
        raise FieldError(field, N_("This day has not come yet."), N_("Write the day it happened."))


def _was_sent(session: Session, agreement_id: int) -> bool:
    return _sheet_of(session, agreement_row(session, agreement_id)).was_sent


def _settle(session: Session, agreement: AgreementRow) -> None:
    """A partner has signed once all its signatories have signed each original.

    Who signs an amendment has signed the agreement before, or joins once it is in force.
    """
    session.flush()
    if agreement.amends_id is not None:
        return
    days: dict[int, list[date | None]] = {}
    for row in agreement.signatures:
        days.setdefault(row.organisation_id, []).append(row.signed_on)
    partners = session.scalars(
        select(PartnerRow).where(
            PartnerRow.partnership_id == agreement.partnership_id,
            PartnerRow.organisation_id.in_(days),
        )
    )
    for partner in partners:
        known = [day for day in days[partner.organisation_id] if day is not None]
        is_signed = len(known) == len(days[partner.organisation_id])
        partner.signed_on = max(known) if is_signed else None
        settle_partner(session, partner, PartnerStage(partner.stage))


def _sheet_of(session: Session, row: AgreementRow) -> SignatureSheet:
    numbers = {one.organisation_id for one in row.signatures}
    named = select(OrganisationRow.id, OrganisationRow.name).where(OrganisationRow.id.in_(numbers))
    names = dict(iter(session.execute(named)))
    signatures = tuple(
        Signature(
            one.id,
            one.original_number,
            one.organisation_id,
            names[one.organisation_id],
            one.signatory,
            one.capacity,
            one.sent_on,
            one.back_on,
            one.signed_on,
        )
        for one in row.signatures
    )
    return SignatureSheet(
        agreement_of(row),
        signatures,
        tuple(attachment_of(scan) for scan in row.scans),
        row.partnership.starts_on if row.amends_id is None else None,
    )


def _row(session: Session, signature_id: int) -> SignatureRow:
    row = session.get(SignatureRow, signature_id)
    if row is None:
        raise UserError(
            N_("This signature is no longer on the list."), N_("Open the signatures once more.")
        )
    return row
