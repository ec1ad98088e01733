"""Rows become frozen values here and, for agreements and budgets, in modules of their own."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session, object_session

from partnerdesk.domain.attachments import Attachment, FilesOf
from partnerdesk.domain.centre import Centre, PaperSize
from partnerdesk.domain.conduct import conduct_from
from partnerdesk.domain.history import HistoryEntry
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partners import (
    Contact,
    Experience,
    Finding,
    Influence,
    Judgement,
    Organisation,
    PartnerStage,
    ResearchAnswer,
    ResearchQuestion,
)
from partnerdesk.domain.partnership import (
    ActorPart,
    Meeting,
    MeetingKind,
    Partner,
    Partnership,
    PartnershipStage,
    Path,
    SendingWay,
    Task,
    Vote,
)
from partnerdesk.services.reading_programme import programme_of
from partnerdesk.store.columns import Row
from partnerdesk.store.tables import (
    AttachmentRow,
    CentreRow,
    ContactRow,
    JournalActionRow,
    MeetingRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    ResearchAnswerRow,
    TaskRow,
    VoteRow,
)


def contact_of(row: ContactRow) -> Contact:
    """The contact a row describes; whether she has ended depends on the day of reading."""
    today = _session_of(row).info["today"]
    return Contact(
        id=row.id,
        organisation_id=row.organisation_id,
        name=row.name,
        role=row.role,
        phone=row.phone,
        email=row.email,
        represents=row.represents,
        may_sign=row.may_sign,
        authority_basis=row.authority_basis,
        authority_number=row.authority_number,
        authority_on=row.authority_on,
        is_second_signatory=row.is_second_signatory,
        experience=Experience(row.experience) if row.experience else None,
        influence=Influence(row.influence) if row.influence else None,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        has_ended=row.ends_on is not None and row.ends_on < today,
    )


def organisation_of(row: OrganisationRow) -> Organisation:
    """The organisation a row describes, with its contacts."""
    return Organisation(
        id=row.id,
        name=row.name,
        kind=PartnerKind(row.kind) if row.kind else None,
        level=Level(row.level) if row.level else None,
        legal_form=row.legal_form,
        register_number=row.register_number,
        street=row.street,
        postal_code=row.postal_code,
        place=row.place,
        country=row.country,
        phone=row.phone,
        email=row.email,
        website=row.website,
        language=row.language,
        other_languages=row.other_languages,
        notes=row.notes,
        wants_stamp=row.wants_stamp,
        is_religious=row.is_religious,
        conflict_of_interest=row.conflict_of_interest,
        judgement=Judgement(row.judgement) if row.judgement else None,
        judgement_reason=row.judgement_reason,
        judged_on=row.judged_on,
        judged_by=row.judged_by,
        is_centre=row.is_centre,
        archived_on=row.archived_on,
        contacts=tuple(contact_of(contact) for contact in row.contacts),
    )


def research_answer_of(row: ResearchAnswerRow) -> ResearchAnswer:
    """The answer of a research card a row describes."""
    return ResearchAnswer(
        question=ResearchQuestion(row.question),
        finding=Finding(row.finding),
        source=row.source,
        looked_on=row.looked_on,
        looked_by=row.looked_by,
    )


def attachment_of(row: AttachmentRow) -> Attachment:
    """The attached file a row describes, without its bytes."""
    question = ResearchQuestion(row.question) if row.question else None
    return Attachment(
        id=row.id,
        owner=FilesOf(row.organisation_id, question, row.agreement_id, row.booking_id),
        name=row.name,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        added_on=row.added_on,
        added_by=row.added_by,
    )


def centre_of(row: CentreRow) -> Centre:
    """The centre a row describes."""
    return Centre(
        organisation=organisation_of(row.organisation),
        currency=row.currency,
        paper_size=PaperSize(row.paper_size),
        logo=row.logo,
        is_sample=row.is_sample,
    )


def partner_of(row: PartnerRow) -> Partner:
    """The partner a row describes, with its organisation's research card."""
    return Partner(
        id=row.id,
        partnership_id=row.partnership_id,
        organisation=organisation_of(row.organisation),
        stage=PartnerStage(row.stage),
        part=ActorPart(row.part) if row.part else None,
        responsibilities=row.responsibilities,
        rights=row.rights,
        obligations=row.obligations,
        contributions=row.contributions,
        own_objectives=row.own_objectives,
        benefits=row.benefits,
        expectations=row.expectations,
        requests=row.requests,
        requests_answer=row.requests_answer,
        gives_money=row.gives_money,
        gives_people=row.gives_people,
        gives_rooms=row.gives_rooms,
        gives_know_how=row.gives_know_how,
        influence=row.influence,
        interest=row.interest,
        tie_decision=row.tie_decision,
        tie_decided_on=row.tie_decided_on,
        invited_on=row.invited_on,
        invited_by=row.invited_by,
        invited_how=SendingWay(row.invited_how) if row.invited_how else None,
        invited_despite=row.invited_despite,
        letter_note=row.letter_note,
        answer_due_on=row.answer_due_on,
        answered_on=row.answered_on,
        answer_note=row.answer_note,
        analysis_agreed_on=row.analysis_agreed_on,
        signed_on=row.signed_on,
        since=since_of(row),
        ended_on=row.ended_on,
        ended_reason=row.ended_reason,
        research=tuple(research_answer_of(answer) for answer in row.organisation.research),
    )


def meeting_of(row: MeetingRow) -> Meeting:
    """The meeting a row describes."""
    return Meeting(
        id=row.id,
        partnership_id=row.partnership_id,
        kind=MeetingKind(row.kind),
        day=row.day,
        held=row.held,
        present=row.present,
        result=row.result,
        invited_by=row.invited_by,
        invited_who=row.invited_who,
        members_invited=row.members_invited,
        wishes=row.wishes,
        experienced=row.experienced,
        context_changes=row.context_changes,
        votes=tuple(vote_of(vote) for vote in row.votes),
    )


def since_of(row: PartnerRow) -> date | None:
    """From which day a partner takes part: as somebody wrote it, or since it said yes."""
    return row.since or row.answered_on or row.signed_on


def vote_of(row: VoteRow) -> Vote:
    """The question and its votes a row describes."""
    return Vote(
        id=row.id,
        meeting_id=row.meeting_id,
        question=row.question,
        partner_id=row.partner_id,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        votes_abstained=row.votes_abstained,
        decision=row.decision,
    )


def task_of(row: TaskRow) -> Task:
    """The task a row describes."""
    return Task(row.id, row.partnership_id, row.step, row.text, row.due_on, row.done_on)


def partnership_of(row: PartnershipRow) -> Partnership:
    """The partnership a row describes, with its partners, meetings and tasks."""
    return Partnership(
        id=row.id,
        name=row.name,
        path=Path(row.path),
        stage=PartnershipStage(row.stage),
        problem=row.problem,
        area=row.area,
        vision=row.vision,
        strategy=row.strategy,
        objectives=row.objectives,
        coordinator=row.coordinator,
        deputy=row.deputy,
        coordinator_nominated_by=row.coordinator_nominated_by,
        coordinator_nominated_on=row.coordinator_nominated_on,
        centre_responsibilities=row.centre_responsibilities,
        centre_rights=row.centre_rights,
        centre_obligations=row.centre_obligations,
        centre_contributions=row.centre_contributions,
        centre_own_objectives=row.centre_own_objectives,
        centre_benefits=row.centre_benefits,
        conduct=conduct_from(row.conduct_rules),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        review_months=row.review_months,
        created_on=row.created_on,
        kinds=frozenset(PartnerKind(wanted.kind) for wanted in row.kinds),
        answers=row.answers,
        partners=tuple(partner_of(partner) for partner in row.partners),
        meetings=tuple(meeting_of(meeting) for meeting in row.meetings),
        tasks=tuple(task_of(task) for task in row.tasks),
        programme=programme_of(row),
    )


def _session_of(row: Row) -> Session:
    session = object_session(row)
    if session is None:
        raise RuntimeError("a row is read inside of its transaction only")
    return session


def history_entry_of(row: JournalActionRow) -> HistoryEntry:
    """The step of the history a row describes."""
    return HistoryEntry(
        id=row.id,
        happened_at=row.happened_at,
        who=row.who,
        sentence=row.sentence,
        values=row.sentence_values,
        takes_back=row.undoes_id is not None,
        is_undone=row.undone_by_id is not None,
    )
