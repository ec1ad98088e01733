"""Research cards: what was found out about an organisation, and where that can be checked."""

from __future__ import annotations

from datetime import date

from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.people import name_of_person
from partnerdesk.store.tables import OrganisationRow, ResearchAnswerRow


def record_research(
    desk: Desk,
    organisation_id: int,
    question: ResearchQuestion,
    finding: Finding | None,
    source: str,
    day: date | None,
) -> None:
    """Write one answer of a research card; without a finding the answer is taken off the card.

    An organisation nobody had looked at yet goes on from "Idea" to "Researching" everywhere.
    """
    me = name_of_person(desk.database, desk.settings.current.person_id)
    change = Change(
        N_("Write down what was found out about {name}"),
        merge_key=f"research-{organisation_id}-{question}",
        name=_name_of(desk, organisation_id),
    )
    with desk.database.write(change) as session:
        organisation = session.get_one(OrganisationRow, organisation_id)
        answer = _answer(organisation, question)
        if finding is None:
            if answer is not None:
                organisation.research.remove(answer)
            return
        if answer is None:
            answer = ResearchAnswerRow(question=question.value)
            organisation.research.append(answer)
        answer.finding = finding.value
        answer.source = source
        answer.looked_on = day
        answer.looked_by = me
        _start_researching(organisation)


def _name_of(desk: Desk, organisation_id: int) -> str:
    with desk.database.read() as session:
        return session.get_one(OrganisationRow, organisation_id).name


def _answer(organisation: OrganisationRow, question: ResearchQuestion) -> ResearchAnswerRow | None:
    return next((row for row in organisation.research if row.question == question.value), None)


def _start_researching(organisation: OrganisationRow) -> None:
    for partner in organisation.partner_in:
        if partner.stage == PartnerStage.IDEA.value:
            partner.stage = PartnerStage.RESEARCHING.value
