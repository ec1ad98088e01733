"""The tables. Rows never leave ``services``: everybody else gets frozen values of ``domain``."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import (
    NOT_JOURNALLED,
    Code,
    JsonObject,
    LongText,
    PrimaryKey,
    Quantity,
    Row,
    Sha256,
    ShortText,
    new_uid,
)

_OWNED = "all, delete-orphan"


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
        cascade=_OWNED, order_by="ContactRow.id", back_populates="organisation"
    )
    research: Mapped[list[ResearchAnswerRow]] = relationship(
        cascade=_OWNED, order_by="ResearchAnswerRow.id"
    )
    attachments: Mapped[list[AttachmentRow]] = relationship(
        cascade=_OWNED, order_by="AttachmentRow.id"
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
    """A file attached to an organisation or to an agreement.

    ``question`` names the research answer it proves.
    """

    __tablename__ = "attachment"

    id: Mapped[PrimaryKey]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"), index=True)
    question: Mapped[Code] = mapped_column(default="")
    sha256: Mapped[Sha256] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    name: Mapped[ShortText]
    size_bytes: Mapped[int]
    added_on: Mapped[date]
    added_by: Mapped[ShortText]


class CentreRow(Row):
    """The one centre this file belongs to."""

    __tablename__ = "centre"

    id: Mapped[PrimaryKey]
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    currency: Mapped[Code] = mapped_column(default="EUR")
    paper_size: Mapped[Code] = mapped_column(default="A4")
    logo: Mapped[bytes | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    organisation: Mapped[OrganisationRow] = relationship()


class PersonRow(Row):
    """Somebody who works at the desk."""

    __tablename__ = "person"

    id: Mapped[PrimaryKey]
    name: Mapped[ShortText]
    is_active: Mapped[bool] = mapped_column(default=True)


class PartnershipRow(Row):
    """A partnership."""

    __tablename__ = "partnership"

    id: Mapped[PrimaryKey]
    name: Mapped[ShortText]
    path: Mapped[Code]
    stage: Mapped[Code] = mapped_column(default="preparing")
    problem: Mapped[LongText]
    area: Mapped[ShortText]
    vision: Mapped[LongText]
    objectives: Mapped[LongText]
    coordinator: Mapped[ShortText]
    deputy: Mapped[ShortText]
    coordinator_nominated_by: Mapped[ShortText]
    coordinator_nominated_on: Mapped[date | None]
    centre_responsibilities: Mapped[LongText]
    centre_contributions: Mapped[LongText]
    centre_benefits: Mapped[LongText]
    centre_rights: Mapped[LongText]
    centre_obligations: Mapped[LongText]
    centre_own_objectives: Mapped[LongText]
    conduct_rules: Mapped[JsonObject]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    review_months: Mapped[int] = mapped_column(default=6)
    created_on: Mapped[date | None]
    answers: Mapped[JsonObject]
    kinds: Mapped[list[WantedKindRow]] = relationship(cascade=_OWNED, order_by="WantedKindRow.id")
    partners: Mapped[list[PartnerRow]] = relationship(cascade=_OWNED, order_by="PartnerRow.id")
    meetings: Mapped[list[MeetingRow]] = relationship(cascade=_OWNED, order_by="MeetingRow.day")
    tasks: Mapped[list[TaskRow]] = relationship(cascade=_OWNED, order_by="TaskRow.due_on")
    letters: Mapped[list[LetterRow]] = relationship(cascade=_OWNED, order_by="LetterRow.id")
    agreements: Mapped[list[AgreementRow]] = relationship(
        cascade=_OWNED, order_by="AgreementRow.draft_number", back_populates="partnership"
    )
    budget: Mapped[BudgetRow | None] = relationship(cascade=_OWNED, back_populates="partnership")


class WantedKindRow(Row):
    """A kind of partner that belongs at the table of a partnership."""

    __tablename__ = "wanted_kind"
    __table_args__ = (UniqueConstraint("partnership_id", "kind"),)

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    kind: Mapped[Code]


class PartnerRow(Row):
    """An organisation inside a partnership."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("partnership_id", "organisation_id"),)

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    stage: Mapped[Code] = mapped_column(default="idea")
    part: Mapped[Code | None]
    responsibilities: Mapped[LongText]
    contributions: Mapped[LongText]
    benefits: Mapped[LongText]
    rights: Mapped[LongText]
    obligations: Mapped[LongText]
    own_objectives: Mapped[LongText]
    expectations: Mapped[LongText]
    requests: Mapped[LongText]
    requests_answer: Mapped[LongText]
    gives_money: Mapped[ShortText]
    gives_people: Mapped[ShortText]
    gives_rooms: Mapped[ShortText]
    gives_know_how: Mapped[ShortText]
    influence: Mapped[int | None]
    interest: Mapped[int | None]
    tie_decision: Mapped[LongText]
    tie_decided_on: Mapped[date | None]
    letter_note: Mapped[LongText]
    invited_on: Mapped[date | None]
    invited_by: Mapped[ShortText]
    invited_how: Mapped[Code] = mapped_column(default="")
    invited_despite: Mapped[ShortText]
    answer_due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer_note: Mapped[ShortText]
    analysis_agreed_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    since: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[ShortText]
    organisation: Mapped[OrganisationRow] = relationship(back_populates="partner_in")


class MeetingRow(Row):
    """A planned or held meeting."""

    __tablename__ = "meeting"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    kind: Mapped[Code]
    day: Mapped[date]
    held: Mapped[bool] = mapped_column(default=False)
    present: Mapped[int | None]
    result: Mapped[LongText]
    invited_by: Mapped[ShortText]
    invited_who: Mapped[ShortText]
    members_invited: Mapped[bool] = mapped_column(default=False)
    wishes: Mapped[LongText]
    votes: Mapped[list[VoteRow]] = relationship(cascade=_OWNED, order_by="VoteRow.position")


class VoteRow(Row):
    """A question the members voted on; ``partner_id`` is the partner it is about, if any."""

    __tablename__ = "vote"

    id: Mapped[PrimaryKey]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"), index=True)
    question: Mapped[LongText]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    decision: Mapped[LongText]


class LetterRow(Row):
    """The wording of a partnership's letters in one language, where it differs from ours.

    Without a partnership it is what the centre writes to partners of its register.
    """

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("partnership_id", "kind", "language"),)

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"), index=True)
    kind: Mapped[Code]
    language: Mapped[Code]
    subject: Mapped[ShortText]
    text: Mapped[LongText]


class TaskRow(Row):
    """A dated task of a partnership."""

    __tablename__ = "task"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    step: Mapped[Code]
    text: Mapped[ShortText]
    due_on: Mapped[date]
    done_on: Mapped[date | None]


class AgreementRow(Row):
    """A draft of an agreement or of an amendment; ``agreed_values`` maps field names to values.

    From ``frozen_on`` on nothing of it changes but what becomes of the paper: ``frozen_values``
    keeps what its fields said, and ``frozen_sha256`` the PDF that is signed.
    """

    __tablename__ = "agreement"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    draft_number: Mapped[int] = mapped_column(default=1)
    name: Mapped[ShortText]
    created_by: Mapped[ShortText]
    kind: Mapped[Code] = mapped_column(default="agreement")
    nature: Mapped[Code] = mapped_column(default="binding")
    language: Mapped[Code]
    title: Mapped[ShortText]
    originals_count: Mapped[int] = mapped_column(default=2)
    created_on: Mapped[date]
    agreed_values: Mapped[JsonObject]
    frozen_on: Mapped[date | None]
    frozen_by: Mapped[ShortText]
    frozen_despite: Mapped[LongText]
    frozen_values: Mapped[JsonObject]
    frozen_sha256: Mapped[str | None] = mapped_column(
        String(64), ForeignKey("stored_file.sha256"), index=True
    )
    frozen_fingerprint: Mapped[ShortText]
    in_force_on: Mapped[date | None]
    in_force_despite: Mapped[LongText]
    ended_on: Mapped[date | None]
    ended_reason: Mapped[LongText]
    clauses: Mapped[list[ClauseRow]] = relationship(cascade=_OWNED, order_by="ClauseRow.position")
    signatures: Mapped[list[SignatureRow]] = relationship(
        cascade=_OWNED, order_by="SignatureRow.id"
    )
    originals: Mapped[list[OriginalRow]] = relationship(
        cascade=_OWNED, order_by="OriginalRow.number"
    )
    scans: Mapped[list[AttachmentRow]] = relationship(cascade=_OWNED, order_by="AttachmentRow.id")
    partnership: Mapped[PartnershipRow] = relationship(back_populates="agreements")


class ClauseRow(Row):
    """A clause of a draft; ``state`` says how far the talks on it are."""

    __tablename__ = "clause"

    id: Mapped[PrimaryKey]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    position: Mapped[int]
    key: Mapped[Code] = mapped_column(default="")
    section: Mapped[int] = mapped_column(default=0)
    state: Mapped[Code] = mapped_column(default="open")
    heading: Mapped[ShortText]
    text: Mapped[LongText]
    comments: Mapped[list[ClauseCommentRow]] = relationship(
        cascade=_OWNED, order_by="ClauseCommentRow.id"
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


class BudgetRow(Row):
    """The budget of a partnership."""

    __tablename__ = "budget"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnership.id"), index=True, unique=True
    )
    currency: Mapped[Code]
    sources: Mapped[list[SourceRow]] = relationship(cascade=_OWNED, order_by="SourceRow.position")
    lines: Mapped[list[CostLineRow]] = relationship(cascade=_OWNED, order_by="CostLineRow.position")
    partnership: Mapped[PartnershipRow] = relationship(back_populates="budget")


class SourceRow(Row):
    """A source of finance."""

    __tablename__ = "source"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    position: Mapped[int]
    name: Mapped[ShortText]
    kind: Mapped[Code]
    promised_minor: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    amounts: Mapped[list[AmountRow]] = relationship(cascade="all", order_by="AmountRow.id")


class CostLineRow(Row):
    """A cost line of a budget; lines with the same ``activity`` stand together."""

    __tablename__ = "cost_line"

    id: Mapped[PrimaryKey]
    budget_id: Mapped[int] = mapped_column(ForeignKey("budget.id"), index=True)
    position: Mapped[int]
    activity: Mapped[ShortText]
    text: Mapped[ShortText]
    unit: Mapped[ShortText]
    quantity: Mapped[Quantity]
    rate_minor: Mapped[int] = mapped_column(default=0)
    amounts: Mapped[list[AmountRow]] = relationship(cascade=_OWNED, order_by="AmountRow.id")


class AmountRow(Row):
    """What one source gives for one cost line."""

    __tablename__ = "amount"
    __table_args__ = (UniqueConstraint("cost_line_id", "source_id"),)

    id: Mapped[PrimaryKey]
    cost_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    minor: Mapped[int]


class InterviewDraftRow(Row):
    """An unfinished interview, saved at every change.

    ``partnership_id`` is the partnership whose answers are being changed. It is no foreign key: an
    unfinished draft must not hold back the undo that removes its partnership.
    """

    __tablename__ = "interview_draft"
    __table_args__ = NOT_JOURNALLED

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int | None]
    page: Mapped[Code]
    answers: Mapped[JsonObject]
    saved_at: Mapped[datetime]


class JournalActionRow(Row):
    """One step of the history: who did what, and whether it was taken back."""

    __tablename__ = "journal_action"
    __table_args__ = NOT_JOURNALLED

    id: Mapped[PrimaryKey]
    happened_at: Mapped[datetime]
    who: Mapped[ShortText]
    sentence: Mapped[ShortText]
    sentence_values: Mapped[JsonObject]
    merge_key: Mapped[ShortText]
    undoable: Mapped[bool] = mapped_column(default=True)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("journal_action.id"))
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("journal_action.id"))


class JournalEntryRow(Row):
    """One changed row of a step; ``before`` is empty for new rows, ``after`` for deleted ones."""

    __tablename__ = "journal_entry"
    __table_args__ = NOT_JOURNALLED

    id: Mapped[PrimaryKey]
    action_id: Mapped[int] = mapped_column(ForeignKey("journal_action.id"), index=True)
    table_name: Mapped[Code]
    row_id: Mapped[int]
    before: Mapped[JsonObject]
    after: Mapped[JsonObject]
