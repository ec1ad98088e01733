"""Research: what was found out about an organisation, and what the centre concludes from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.dossier import Dossier, Membership
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import Finding, Judgement, PartnerStage, ResearchQuestion
from partnerdesk.domain.register import search_key
from partnerdesk.domain.research_forms import CONFLICT, JUDGEMENT_REASON, SOURCE, TIE_DECISION
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import gone_from_register, organisation_row
from partnerdesk.services.partnerships import WHOLE, partner_name, partner_row
from partnerdesk.services.people import who
from partnerdesk.services.reading import (
    attachment_of,
    organisation_of,
    partnership_of,
    research_answer_of,
)
from partnerdesk.store.tables import (
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    ResearchAnswerRow,
)

# Reading ------------------------------------------------------------------------------------


def get_dossier(desk: Desk, organisation_id: int) -> Dossier:
    """Everything known about one organisation.

    Raises:
        UserError: it is gone.
    """
    found = list_dossiers(desk, [organisation_id])
    if not found:
        raise gone_from_register()
    return found[0]


def list_dossiers(desk: Desk, organisation_ids: Collection[int]) -> tuple[Dossier, ...]:
    """Everything known about some organisations, by name."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(OrganisationRow)
            .where(OrganisationRow.id.in_(organisation_ids))
            .options(
                selectinload(OrganisationRow.contacts),
                selectinload(OrganisationRow.research),
                selectinload(OrganisationRow.attachments),
            )
        ).all()
        memberships = _memberships(session, organisation_ids)
        found = [_dossier(row, memberships[row.id]) for row in rows]
    return tuple(sorted(found, key=lambda one: search_key(one.organisation.name)))


def _dossier(row: OrganisationRow, memberships: Iterable[Membership]) -> Dossier:
    return Dossier(
        organisation=organisation_of(row),
        research=tuple(research_answer_of(answer) for answer in row.research),
        attachments=tuple(attachment_of(attachment) for attachment in row.attachments),
        memberships=tuple(memberships),
    )


def _memberships(
    session: Session, organisation_ids: Collection[int]
) -> defaultdict[int, list[Membership]]:
    found: defaultdict[int, list[Membership]] = defaultdict(list)
    rows = session.scalars(
        select(PartnershipRow)
        .where(PartnershipRow.partners.any(PartnerRow.organisation_id.in_(organisation_ids)))
        .options(*WHOLE)
        .order_by(PartnershipRow.id)
    )
    for row in rows:
        partnership = partnership_of(row)
        for partner in partnership.partners:
            found[partner.organisation.id].append(Membership(partnership, partner))
    return found


# Writing ------------------------------------------------------------------------------------


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

    Raises:
        FieldError: the source is too long.
        UserError: the organisation is gone.
    """
    kept = clean(SOURCE, source)
    me = who(desk)
    change = Change(
        N_("Write down what was found out about {name}"),
        merge_key=f"research-{organisation_id}-{question}",
        name=_name_of(desk, organisation_id),
    )
    with desk.database.write(change) as session:
        organisation = organisation_row(session, organisation_id)
        answer = _answer(organisation, question)
        if finding is None:
            if answer is not None:
                organisation.research.remove(answer)
            return
        if answer is None:
            answer = ResearchAnswerRow(question=question.value)
            organisation.research.append(answer)
        answer.finding = finding.value
        answer.source = kept
        answer.looked_on = day
        answer.looked_by = me
        _start_researching(organisation)


def judge_organisation(
    desk: Desk,
    organisation_id: int,
    judgement: Judgement | None,
    reason: str,
    day: date | None,
) -> None:
    """Write the overall judgement of an organisation; None: the centre has not made up its mind.

    A judgement without a day is of today, a day without judgement or reason is not kept.

    Raises:
        FieldError: the reason is too long.
        UserError: the organisation is gone.
    """
    kept = clean(JUDGEMENT_REASON, reason)
    is_judged = judgement is not None or bool(kept)
    me = who(desk) if is_judged else ""
    change = Change(
        N_("Judge whether {name} suits us"),
        merge_key=f"judgement-{organisation_id}",
        name=_name_of(desk, organisation_id),
    )
    with desk.database.write(change) as session:
        organisation = organisation_row(session, organisation_id)
        organisation.judgement = judgement.value if judgement else ""
        organisation.judgement_reason = kept
        organisation.judged_on = (day or desk.clock().date()) if is_judged else None
        organisation.judged_by = me


def note_conflict_of_interest(desk: Desk, organisation_id: int, text: str) -> None:
    """Write down who gains by an organisation on the side; an empty text: nothing is known.

    Raises:
        FieldError: the text is too long.
        UserError: the organisation is gone.
    """
    kept = clean(CONFLICT, text)
    change = Change(
        N_("Note a conflict of interest of {name}"),
        merge_key=f"conflict-{organisation_id}",
        name=_name_of(desk, organisation_id),
    )
    with desk.database.write(change) as session:
        organisation_row(session, organisation_id).conflict_of_interest = kept


def decide_about_ties(desk: Desk, partner_id: int, decision: str, day: date | None) -> None:
    """Write how the centre deals with the ties of a partner in one partnership.

    A decision without a day is of today; without words there is no decision and no day.

    Raises:
        FieldError: the text is too long.
        UserError: the partner was taken out.
    """
    kept = clean(TIE_DECISION, decision)
    change = Change(
        N_("Write the decision about the ties of {name}"),
        merge_key=f"tie-{partner_id}",
        name=partner_name(desk, partner_id),
    )
    with desk.database.write(change) as session:
        partner = partner_row(session, partner_id)
        partner.tie_decision = kept
        partner.tie_decided_on = (day or desk.clock().date()) if kept else None


# Rows ---------------------------------------------------------------------------------------


def _name_of(desk: Desk, organisation_id: int) -> str:
    with desk.database.read() as session:
        return organisation_row(session, organisation_id).name


def _answer(organisation: OrganisationRow, question: ResearchQuestion) -> ResearchAnswerRow | None:
    return next((row for row in organisation.research if row.question == question.value), None)


def _start_researching(organisation: OrganisationRow) -> None:
    for partner in organisation.partner_in:
        if partner.stage == PartnerStage.IDEA.value:
            partner.stage = PartnerStage.RESEARCHING.value
