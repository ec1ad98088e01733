"""Agreements, their clauses and the paper that is signed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import (
    OWNED,
    Code,
    JsonObject,
    LongText,
    PrimaryKey,
    Row,
    Sha256,
    ShortText,
)

if TYPE_CHECKING:
    from partnerdesk.store.tables.organisations import AttachmentRow
    from partnerdesk.store.tables.partnerships import PartnershipRow


class AgreementRow(Row):
    """A draft of an agreement or of an amendment; ``agreed_values`` maps field names to values.

    From ``frozen_on`` on nothing of it changes but what becomes of the paper: ``frozen_values``
    keeps what its fields said, and ``frozen_sha256`` the PDF that is signed.

    ``second_language`` is that of the right column, empty where there is one language only.
    ``translated_values`` holds fields in the words of a language, by language and field name.

    ``further_annexes`` are the codes of those that were chosen, with blanks between them.

    An amendment names in ``amends_id`` the signed agreement that it changes; ``about_id`` is who
    joins or leaves by it, and ``until_on`` the new last day. It holds from ``effective_on``.
    """

    __tablename__ = "agreement"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    draft_number: Mapped[int] = mapped_column(default=1)
    name: Mapped[ShortText]
    created_by: Mapped[ShortText]
    kind: Mapped[Code] = mapped_column(default="agreement")
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    amendment_number: Mapped[int] = mapped_column(default=0)
    about_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    effective_on: Mapped[date | None]
    until_on: Mapped[date | None]
    nature: Mapped[Code] = mapped_column(default="binding")
    language: Mapped[Code]
    title: Mapped[ShortText]
    second_language: Mapped[Code] = mapped_column(default="")
    second_title: Mapped[ShortText]
    prevailing_language: Mapped[Code] = mapped_column(default="")
    translated_values: Mapped[JsonObject]
    originals_count: Mapped[int] = mapped_column(default=2)
    created_on: Mapped[date]
    agreed_values: Mapped[JsonObject]
    further_annexes: Mapped[ShortText]
    frozen_on: Mapped[date | None]
    frozen_by: Mapped[ShortText]
    frozen_despite: Mapped[LongText]
    frozen_values: Mapped[JsonObject]
    frozen_second_values: Mapped[JsonObject]
    frozen_sha256: Mapped[str | None] = mapped_column(
        String(64), ForeignKey("stored_file.sha256"), index=True
    )
    frozen_fingerprint: Mapped[ShortText]
    in_force_on: Mapped[date | None]
    in_force_despite: Mapped[LongText]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[LongText]
    clauses: Mapped[list[ClauseRow]] = relationship(cascade=OWNED, order_by="ClauseRow.position")
    signatures: Mapped[list[SignatureRow]] = relationship(cascade=OWNED, order_by="SignatureRow.id")
    originals: Mapped[list[OriginalRow]] = relationship(
        cascade=OWNED, order_by="OriginalRow.number"
    )
    scans: Mapped[list[AttachmentRow]] = relationship(cascade=OWNED, order_by="AttachmentRow.id")
    partnership: Mapped[PartnershipRow] = relationship(back_populates="agreements")


class ClauseRow(Row):
    """A clause of a draft; ``state`` says how far the talks on it are.

    ``second_of`` tells which wording of the first language its second one translates. A clause of
    an amendment names in ``changes_id`` the one whose place it takes, or that it takes out.
    """

    __tablename__ = "clause"

    id: Mapped[PrimaryKey]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    position: Mapped[int]
    key: Mapped[Code] = mapped_column(default="")
    section: Mapped[int] = mapped_column(default=0)
    state: Mapped[Code] = mapped_column(default="open")
    heading: Mapped[ShortText]
    text: Mapped[LongText]
    second_heading: Mapped[ShortText]
    second_text: Mapped[LongText]
    second_of: Mapped[Code] = mapped_column(default="")
    changes_id: Mapped[int | None] = mapped_column(ForeignKey("clause.id"), index=True)
    takes_out: Mapped[bool] = mapped_column(default=False)
    comments: Mapped[list[ClauseCommentRow]] = relationship(
        cascade=OWNED, order_by="ClauseCommentRow.id"
    )


class ClauseCommentRow(Row):
    """What a partner said to a clause; without a partner the centre itself said it."""

    __tablename__ = "clause_comment"

    id: Mapped[PrimaryKey]
    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id"), index=True)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"), index=True)
    text: Mapped[LongText]
    said_on: Mapped[date]
    noted_by: Mapped[ShortText]
    settled_on: Mapped[date | None]


class OwnClauseRow(Row):
    """A clause of the centre's own library; ``key`` names the one of ours that it stands for."""

    __tablename__ = "own_clause"

    id: Mapped[PrimaryKey]
    key: Mapped[Code] = mapped_column(default="")
    language: Mapped[Code]
    section: Mapped[int] = mapped_column(default=1)
    heading: Mapped[ShortText]
    why: Mapped[LongText]
    text: Mapped[LongText]
    in_first_drafts: Mapped[bool] = mapped_column(default=False)


class SignatureRow(Row):
    """One signature on one original: when the paper went out, came back and was signed."""

    __tablename__ = "signature"

    id: Mapped[PrimaryKey]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    original_number: Mapped[int]
    signatory: Mapped[ShortText]
    capacity: Mapped[ShortText]
    sent_on: Mapped[date | None]
    back_on: Mapped[date | None]
    signed_on: Mapped[date | None]


class OriginalRow(Row):
    """A numbered original of a frozen agreement; its bytes are kept like those of any file."""

    __tablename__ = "original"

    id: Mapped[PrimaryKey]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    number: Mapped[int]
    sha256: Mapped[Sha256] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
