"""What a finished interview leaves behind, written inside the one transaction of its step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.budget import Source
from partnerdesk.domain.clauses import ClauseTemplate
from partnerdesk.domain.interview import Candidate
from partnerdesk.domain.interview_plan import (
    USUAL_REVIEW_MONTHS,
    InterviewPlan,
    PlannedMeeting,
    PlannedTask,
)
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import PartnershipStage
from partnerdesk.domain.starting import FIRST_ACTIVITIES
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import add_own_clauses, draft_row, template_row
from partnerdesk.services.budget_rows import budget_row
from partnerdesk.services.centre import language_of_centre
from partnerdesk.services.meetings import question_about
from partnerdesk.services.register import organisation_named
from partnerdesk.store.tables import (
    AgreementRow,
    CentreRow,
    MeetingRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    SourceRow,
    TaskRow,
    VoteRow,
    WantedKindRow,
)


def make_partnership(session: Session, plan: InterviewPlan, today: date) -> PartnershipRow:
    """A new partnership with its candidates, draft, budget, meetings and tasks."""
    centre = session.scalars(select(CentreRow).limit(1)).one()
    language = centre.organisation.language
    row = PartnershipRow(stage=PartnershipStage.PREPARING, created_on=today)
    session.add(row)
    _write_facts(row, plan)
    row.kinds = [_wanted(kind) for kind in _in_order(plan.kinds)]
    _add_partners(session, row, plan.candidates, language)
    texts = for_language(language)
    row.meetings = [_meeting(meeting, plan.name, texts) for meeting in plan.meetings]
    row.tasks = [_task(task) for task in plan.tasks]
    parties = len(row.partners) + 1
    draft = draft_row(plan.path, plan.conditions, language, today, parties=parties)
    add_own_clauses(session, draft)
    row.agreements = [draft]
    activities = [texts.gettext(activity) for activity in FIRST_ACTIVITIES]
    row.budget = budget_row(centre.currency, _sources(session, row, plan, texts), activities)
    return row


def add_what_is_new(session: Session, row: PartnershipRow, plan: InterviewPlan) -> None:
    """Take over changed answers; add what they bring and remove nothing."""
    language = language_of_centre(session)
    _write_facts(row, plan)
    wanted = {kind.kind for kind in row.kinds}
    row.kinds += [_wanted(kind) for kind in _in_order(plan.kinds) if kind not in wanted]
    _add_partners(session, row, plan.candidates, language)
    _add_meetings(row, plan, for_language(language))
    known_texts = {task.text for task in row.tasks}
    row.tasks += [_task(task) for task in plan.tasks if task.text not in known_texts]
    _add_sources(session, row, plan, for_language(language))
    contracts = [one for one in row.agreements if one.amends_id is None]
    latest = max(contracts, key=lambda agreement: agreement.draft_number, default=None)
    if latest is not None and latest.frozen_on is None:  # what is signed only amendments change
        _add_clauses(latest, plan.clauses(latest.language))


def _write_facts(row: PartnershipRow, plan: InterviewPlan) -> None:
    row.path = plan.path
    row.name = plan.name
    row.problem = plan.problem
    row.area = plan.area
    row.vision = plan.vision
    row.objectives = plan.objectives
    row.coordinator = plan.coordinator
    row.deputy = plan.deputy
    row.starts_on = plan.starts_on
    row.ends_on = plan.ends_on
    row.review_months = plan.review_months or row.review_months or USUAL_REVIEW_MONTHS
    row.answers = dict(plan.answers)


def _in_order(kinds: Iterable[PartnerKind]) -> list[PartnerKind]:
    order = list(PartnerKind)
    return sorted(kinds, key=order.index)


def _wanted(kind: PartnerKind) -> WantedKindRow:
    return WantedKindRow(kind=kind)


def _add_partners(
    session: Session, row: PartnershipRow, candidates: Iterable[Candidate], language: str
) -> None:
    """A partner for each candidate; an organisation of the register is used again."""
    taken = {partner.organisation_id for partner in row.partners}
    for candidate in candidates:
        organisation = organisation_named(session, candidate.name)
        if organisation is None:
            organisation = OrganisationRow(name=candidate.name, language=language)
            session.add(organisation)
            session.flush()
        elif organisation.is_centre or organisation.id in taken:
            continue
        taken.add(organisation.id)
        organisation.archived_on = None
        organisation.kind = organisation.kind or candidate.kind
        organisation.level = organisation.level or candidate.level
        partner = PartnerRow(stage=PartnerStage.IDEA, part=candidate.part)
        row.partners.append(partner)
        partner.organisation = organisation


def _meeting(meeting: PlannedMeeting, partnership_name: str, texts: Texts) -> MeetingRow:
    """The members' meeting, with the one question that the interview asks about."""
    agreed = meeting.held and meeting.votes_for is None
    vote = VoteRow(
        question=question_about(partnership_name, texts),
        votes_for=meeting.votes_for,
        votes_against=meeting.votes_against,
        decision=texts.gettext(N_("The members agreed.")) if agreed else "",
    )
    return MeetingRow(
        kind=meeting.kind,
        day=meeting.day,
        held=meeting.held,
        present=meeting.present,
        wishes=meeting.wishes,
        votes=[vote],
    )


def _add_meetings(row: PartnershipRow, plan: InterviewPlan, texts: Texts) -> None:
    known = {(meeting.kind, meeting.day) for meeting in row.meetings}
    row.meetings += [
        _meeting(meeting, plan.name, texts)
        for meeting in plan.meetings
        if (meeting.kind, meeting.day) not in known
    ]


def _task(task: PlannedTask) -> TaskRow:
    return TaskRow(step=task.step, text=task.text, due_on=task.due_on, done_on=task.done_on)


def _sources(
    session: Session, row: PartnershipRow, plan: InterviewPlan, texts: Texts
) -> list[Source]:
    """The sources of finance, each with the partner that gives it where it has that name."""
    session.flush()  # gives new organisations their numbers
    givers = {
        partner.organisation.name.casefold(): partner.organisation.id for partner in row.partners
    }
    return [
        Source(
            0,
            source.giver or texts.gettext(source.name),
            source.kind,
            source.promised_minor,
            organisation_id=givers.get(source.giver.casefold()),
        )
        for source in plan.sources
    ]


def _add_sources(session: Session, row: PartnershipRow, plan: InterviewPlan, texts: Texts) -> None:
    budget = row.budget
    if budget is None:
        return
    known = {source.name.casefold() for source in budget.sources}
    position = max((source.position for source in budget.sources), default=-1)
    for source in _sources(session, row, plan, texts):
        if source.name.casefold() in known:
            continue
        position += 1
        budget.sources.append(
            SourceRow(
                position=position,
                name=source.name,
                kind=source.kind,
                promised_minor=source.promised_minor,
                organisation_id=source.organisation_id,
            )
        )


def _add_clauses(agreement: AgreementRow, templates: Iterable[ClauseTemplate]) -> None:
    """Put each clause the draft lacks behind the last one of its section."""
    known = {clause.key for clause in agreement.clauses}
    for template in templates:
        if template.key in known:
            continue
        before = [clause for clause in agreement.clauses if clause.section <= template.section]
        agreement.clauses.insert(len(before), template_row(template, 0))
    for position, clause in enumerate(agreement.clauses, start=1):
        clause.position = position
