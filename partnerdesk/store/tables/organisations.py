"""Organisations and what is known of them: people, research, files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import (
    NOT_JOURNALLED,
    OWNED,
    Code,
    LongText,
    PrimaryKey,
    Row,
    Sha256,
    ShortText,
    new_uid,
)

if TYPE_CHECKING:
    from partnerdesk.store.tables.partnerships import PartnerRow


class OrganisationRow(Row):
    """A partner organisation, or the centre itself."""

    __tablename__ = "organisation"

    id: Mapped[PrimaryKey]
    uid: Mapped[Code] = mapped_column(default=new_uid, unique=True, index=True)
    name: Mapped[ShortText]
    kind: Mapped[Code | None]
    level: Mapped[Code | None]
    legal_form: Mapped[ShortText]
    register_number: Mapped[ShortText]
    street: Mapped[ShortText]
    postal_code: Mapped[ShortText]
    place: Mapped[ShortText]
    country: Mapped[ShortText]
    phone: Mapped[ShortText]
    email: Mapped[ShortText]
    website: Mapped[ShortText]
    language: Mapped[Code] = mapped_column(default="en")
    other_languages: Mapped[ShortText]
    notes: Mapped[LongText]
    wants_stamp: Mapped[bool] = mapped_column(default=False)
    is_religious: Mapped[bool] = mapped_column(default=False)
    conflict_of_interest: Mapped[LongText]
    judgement: Mapped[Code] = mapped_column(default="")
    judgement_reason: Mapped[LongText]
    judged_on: Mapped[date | None]
    judged_by: Mapped[ShortText]
    is_centre: Mapped[bool] = mapped_column(default=False)
    archived_on: Mapped[date | None]
    contacts: Mapped[list[ContactRow]] = relationship(
        cascade=OWNED, order_by="ContactRow.id", back_populates="organisation"
    )
    research: Mapped[list[ResearchAnswerRow]] = relationship(
        cascade=OWNED, order_by="ResearchAnswerRow.id"
    )
    attachments: Mapped[list[AttachmentRow]] = relationship(
        cascade=OWNED, order_by="AttachmentRow.id"
    )
    partner_in: Mapped[list[PartnerRow]] = relationship(back_populates="organisation")


class ContactRow(Row):
    """A person of an organisation."""

    __tablename__ = "contact"

    id: Mapped[PrimaryKey]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[ShortText]
    role: Mapped[ShortText]
    phone: Mapped[ShortText]
    email: Mapped[ShortText]
    represents: Mapped[bool] = mapped_column(default=False)
    may_sign: Mapped[bool] = mapped_column(default=False)
    authority_basis: Mapped[ShortText]
    authority_number: Mapped[ShortText]
    authority_on: Mapped[date | None]
    is_second_signatory: Mapped[bool] = mapped_column(default=False)
    experience: Mapped[Code] = mapped_column(default="")
    influence: Mapped[Code] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    organisation: Mapped[OrganisationRow] = relationship(back_populates="contacts")


class ResearchAnswerRow(Row):
    """An answer of an organisation's research card."""

    __tablename__ = "research_answer"
    __table_args__ = (UniqueConstraint("organisation_id", "question"),)

    id: Mapped[PrimaryKey]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    question: Mapped[Code]
    finding: Mapped[Code]
    source: Mapped[ShortText]
    looked_on: Mapped[date | None]
    looked_by: Mapped[ShortText]


class StoredFileRow(Row):
    """The bytes of a file that was taken in, kept once however often it is attached.

    Rows are only added, never changed, so the journal need not copy them.
    """

    __tablename__ = "stored_file"
    __table_args__ = NOT_JOURNALLED

    sha256: Mapped[Sha256] = mapped_column(primary_key=True)
    media_type: Mapped[Code]
    content: Mapped[bytes]


class AttachmentRow(Row):
    """A file attached to an organisation, to an agreement or to a booking.

    ``question`` names the research answer it proves.
    """

    __tablename__ = "attachment"

    id: Mapped[PrimaryKey]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    booking_id: Mapped[int | None] = mapped_column(ForeignKey("booking.id"), index=True)
    question: Mapped[Code] = mapped_column(default="")
    sha256: Mapped[Sha256] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    name: Mapped[ShortText]
    size_bytes: Mapped[int]
    added_on: Mapped[date]
    added_by: Mapped[ShortText]
