"""Partnerships, their partners, meetings, letters and tasks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import OWNED, Code, JsonObject, LongText, PrimaryKey, Row, ShortText
from partnerdesk.store.tables.programme import ObjectiveRow, objectives_from

if TYPE_CHECKING:
    from partnerdesk.store.tables.agreements import AgreementRow
    from partnerdesk.store.tables.budgets import BudgetRow
    from partnerdesk.store.tables.organisations import OrganisationRow
    from partnerdesk.store.tables.programme import AnalysisEntryRow, ProgrammeRevisionRow


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
    strategy: Mapped[LongText]
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
    kinds: Mapped[list[WantedKindRow]] = relationship(cascade=OWNED, order_by="WantedKindRow.id")
    partners: Mapped[list[PartnerRow]] = relationship(cascade=OWNED, order_by="PartnerRow.id")
    meetings: Mapped[list[MeetingRow]] = relationship(cascade=OWNED, order_by="MeetingRow.day")
    tasks: Mapped[list[TaskRow]] = relationship(cascade=OWNED, order_by="TaskRow.due_on")
    letters: Mapped[list[LetterRow]] = relationship(cascade=OWNED, order_by="LetterRow.id")
    agreements: Mapped[list[AgreementRow]] = relationship(
        cascade=OWNED, order_by="AgreementRow.draft_number", back_populates="partnership"
    )
    budget: Mapped[BudgetRow | None] = relationship(cascade=OWNED, back_populates="partnership")
    analysis: Mapped[list[AnalysisEntryRow]] = relationship(
        cascade=OWNED, order_by="AnalysisEntryRow.position"
    )
    objective_rows: Mapped[list[ObjectiveRow]] = relationship(
        cascade=OWNED, order_by="ObjectiveRow.position"
    )
    revisions: Mapped[list[ProgrammeRevisionRow]] = relationship(
        cascade=OWNED, order_by="ProgrammeRevisionRow.number"
    )

    @property
    def objectives(self) -> str:
        """The common objectives, one on each line.

        Setting them keeps the rows whose line is still there, and every row that has targets.
        """
        return "\n".join(row.text for row in self.objective_rows if row.text)

    @objectives.setter
    def objectives(self, lines: str) -> None:
        self.objective_rows = objectives_from(lines, self.objective_rows)


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
    """A planned or held meeting; a review also says what was lived through and what changed."""

    __tablename__ = "meeting"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    kind: Mapped[Code]
    day: Mapped[date]
    held: Mapped[bool] = mapped_column(default=False)
    present: Mapped[int | None]
    result: Mapped[LongText]
    experienced: Mapped[LongText]
    context_changes: Mapped[LongText]
    invited_by: Mapped[ShortText]
    invited_who: Mapped[ShortText]
    members_invited: Mapped[bool] = mapped_column(default=False)
    wishes: Mapped[LongText]
    votes: Mapped[list[VoteRow]] = relationship(cascade=OWNED, order_by="VoteRow.position")


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
