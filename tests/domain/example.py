"""A partnership in which everything is as it should be; tests take one thing away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from partnerdesk.domain.agreement import Agreement, Clause
from partnerdesk.domain.budget import BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.checks import Evidence
from partnerdesk.domain.clauses import load_library
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
    Vote,
)
from partnerdesk.domain.programme import (
    AnalysisEntry,
    CoOperation,
    EntryKind,
    Measure,
    MeasureState,
    Objective,
    Programme,
    Target,
)

TODAY = date(2026, 3, 12)
SIGNED_ON = date(2025, 10, 1)
MEMBERS, PARTNERS, REVIEW = MeetingKind.MEMBERS, MeetingKind.PARTNERS, MeetingKind.REVIEW

RESEARCH = tuple(
    ResearchAnswer(question, Finding.YES, "Annual report", date(2025, 5, 4), "Amina")
    for question in ResearchQuestion
)


def partner(number: int, name: str, kind: PartnerKind | None, level: Level | None) -> Partner:
    """A partner about whom everything is written."""
    speaker = Contact(
        number,
        number,
        "Ms Okafor",
        role="head of office",
        represents=True,
        may_sign=True,
        authority_basis="council decision",
        authority_number="14/2025",
        experience=Experience.MANY_YEARS,
        influence=Influence.MUCH,
    )
    return Partner(
        id=number,
        partnership_id=1,
        organisation=Organisation(
            number,
            name,
            kind,
            level,
            judgement=Judgement.GOOD,
            judgement_reason="Reliable and open",
            judged_on=date(2025, 5, 10),
            contacts=(speaker,),
        ),
        stage=PartnerStage.SIGNED,
        part=ActorPart.BOTH,
        responsibilities="Lights the paths",
        rights="Sees all hints first",
        obligations="Mends a lamp within ten days",
        contributions="40 lamps",
        own_objectives="Lower costs",
        benefits="Fewer complaints",
        expectations="Reports twice a year",
        requests="A seat at the table",
        requests_answer="It has one",
        gives_rooms="A hall on Fridays",
        invited_on=date(2025, 6, 10),
        answer_due_on=date(2025, 6, 24),
        answered_on=date(2025, 6, 20),
        analysis_agreed_on=date(2025, 8, 1),
        signed_on=SIGNED_ON,
        research=RESEARCH,
    )


COUNCIL = partner(1, "Riverside Town Council", PartnerKind.AUTHORITIES, Level.LOCAL)
BANK = partner(2, "Savings Bank", PartnerKind.FINANCE, Level.REGIONAL)
SCHOOLS = partner(3, "School Board", PartnerKind.SCHOOL_BOARDS, Level.LOCAL)

PROGRAMME = Programme(
    "Light first, then people.",
    (
        AnalysisEntry(1, EntryKind.CAUSE, "The paths are dark", source="A walk"),
        AnalysisEntry(2, EntryKind.FIGURE, "19 of 48 lamps are broken", source="Our count"),
    ),
    (
        Objective(
            1,
            "Light on every path",
            1,
            (
                Target(
                    1,
                    1,
                    "Lamps that shine",
                    "lamps",
                    Decimal(29),
                    Decimal(48),
                    date(2026, 9, 30),
                    "The town counts",
                    (
                        Measure(
                            1,
                            1,
                            "Mend the lamps",
                            co_operation=CoOperation.LED,
                            organisation_id=1,
                            responsible="Riverside Town Council",
                            person="Ms Okafor",
                            starts_on=date(2026, 3, 1),
                            ends_on=date(2026, 8, 31),
                            state=MeasureState.RUNNING,
                        ),
                    ),
                ),
            ),
        ),
    ),
)

PARTNERSHIP = Partnership(
    id=1,
    name="Safe Streets Riverside",
    path=Path.BOTTOM_UP,
    centre_responsibilities="Leads the walks",
    centre_rights="Chooses the routes",
    centre_obligations="Reports twice a year",
    centre_contributions="A room",
    centre_own_objectives="More visitors",
    centre_benefits="Safe evenings",
    stage=PartnershipStage.RUNNING,
    problem="Women avoid the underpass after dark.",
    area="Riverside",
    vision="Everyone walks home without fear.",
    objectives="Light on every path\nA walking group each evening",
    coordinator="Ms Brandt",
    deputy="Mr Novak",
    coordinator_nominated_by="Partners’ meeting",
    coordinator_nominated_on=date(2025, 5, 4),
    starts_on=date(2025, 10, 1),
    ends_on=date(2028, 9, 30),
    review_months=6,
    kinds=frozenset({PartnerKind.AUTHORITIES, PartnerKind.FINANCE}),
    answers={"voices": ["members"], "tried": "Letters to the town hall"},
    partners=(COUNCIL, BANK, SCHOOLS),
    programme=PROGRAMME,
    meetings=(
        Meeting(
            1,
            1,
            MEMBERS,
            date(2025, 6, 1),
            held=True,
            present=23,
            wishes="Light before winter",
            votes=(Vote(1, 1, "Shall we take part?", None, 20, 1, 2),),
        ),
        Meeting(2, 1, PARTNERS, date(2025, 11, 5), held=True, present=4, members_invited=True),
        Meeting(3, 1, REVIEW, date(2026, 1, 20), held=True, present=4),
    ),
)

BUDGET = BudgetSheet(
    id=1,
    partnership_id=1,
    partnership_name=PARTNERSHIP.name,
    currency="EUR",
    starts_on=PARTNERSHIP.starts_on,
    ends_on=PARTNERSHIP.ends_on,
    sources=(
        Source(1, "Town", SourceKind.CASH, promised_minor=60_000),
        Source(2, "Own money", SourceKind.OWN, promised_minor=40_000),
    ),
    lines=(CostLine(1, "Light", "Lamps", "piece", Decimal(10), 10_000, {1: 60_000, 2: 40_000}),),
)

AGREEMENT = Agreement(
    id=1,
    partnership_id=1,
    partnership_name=PARTNERSHIP.name,
    draft_number=2,
    language="en",
    title="Partnership agreement",
    originals_count=4,
    created_on=date(2025, 7, 1),
    clauses=tuple(
        Clause(position, position, one.key, one.section, one.heading, one.text)
        for position, one in enumerate(load_library("en"))
    ),
)

EVIDENCE = Evidence(
    partnership=PARTNERSHIP,
    agreement=AGREEMENT,
    budget=BUDGET,
    centre=Centre(Organisation(9, "Mother Centre Sunrise", PartnerKind.NGO, is_centre=True)),
    today=TODAY,
)


def partnership(**changes: Any) -> Partnership:
    """The partnership with something changed."""
    return replace(PARTNERSHIP, **changes)


def with_programme(**changes: Any) -> Partnership:
    """The partnership whose programme is different."""
    return partnership(programme=replace(PROGRAMME, **changes))


def with_target(**changes: Any) -> Partnership:
    """The partnership whose one target is different."""
    (objective,) = PROGRAMME.objectives
    changed = replace(objective.targets[0], **changes)
    return with_programme(objectives=(replace(objective, targets=(changed,)),))


def with_measure(**changes: Any) -> Partnership:
    """The partnership whose one measure is different."""
    return with_target(measures=(replace(PROGRAMME.measures[0], **changes),))


def with_partner(**changes: Any) -> Partnership:
    """The partnership whose second partner is different."""
    return partnership(partners=(COUNCIL, replace(BANK, **changes), SCHOOLS))


def with_organisation(**changes: Any) -> Partnership:
    """The partnership whose second partner is another kind of organisation."""
    return with_partner(organisation=replace(BANK.organisation, **changes))


def with_finding(question: ResearchQuestion, finding: Finding, source: str = "") -> Partnership:
    """The partnership in which one answer about the second partner is different."""
    changed = tuple(
        replace(answer, finding=finding, source=source) if answer.question is question else answer
        for answer in RESEARCH
    )
    return with_partner(research=changed)


def without_meetings(kind: MeetingKind, *instead: Meeting) -> Partnership:
    """The partnership with other meetings of a kind."""
    others = tuple(one for one in PARTNERSHIP.meetings if one.kind is not kind)
    return partnership(meetings=(*others, *instead))


def agreement_without(*keys: str) -> Agreement:
    """The agreement without some clauses."""
    kept = tuple(clause for clause in AGREEMENT.clauses if clause.key not in keys)
    return replace(AGREEMENT, clauses=kept)
