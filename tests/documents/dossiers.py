"""A partner about whom everything is known, for papers about single partners."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partnerdesk.domain.attachments import Attachment, FilesOf
from partnerdesk.domain.dossier import Dossier, Membership
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.papers import PaperContext
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
    Vote,
)

CONTEXT = PaperContext("Mother Centre Lindenhof", version_label="As of 12 March 2026")

SPEAKER = Contact(
    1,
    1,
    "Josef Lang <b>",
    role="Churchwarden",
    phone="040 555 0415",
    email="lang@parish.example",
    represents=True,
    may_sign=True,
    authority_basis="parish council",
    authority_number="14/2025",
    authority_on=date(2025, 2, 7),
    experience=Experience.MANY_YEARS,
    influence=Influence.MUCH,
    starts_on=date(2022, 8, 27),
)

ORGANISATION = Organisation(
    1,
    "Parish of Saint Anne & Sons",
    PartnerKind.CIVIL_SOCIETY,
    Level.LOCAL,
    legal_form="religious body",
    register_number="VR 1234",
    street="Church Lane 1",
    postal_code="20418",
    place="Riverside",
    phone="040 555 0400",
    email="office@parish.example",
    website="parish.example",
    other_languages="Polish",
    notes="Its hall has no step.\nAsk for the key at number 3.",
    wants_stamp=True,
    is_religious=True,
    conflict_of_interest="Its treasurer is our chairwoman’s sister.",
    judgement=Judgement.WITH_CARE,
    judgement_reason="Good rooms, and no word about faith in the programme.",
    judged_on=date(2026, 2, 3),
    judged_by="Mira",
    contacts=(SPEAKER,),
)

RESEARCH = tuple(
    ResearchAnswer(
        question,
        Finding.NO if question is ResearchQuestion.INDEPENDENCE else Finding.YES,
        f"Source of {question.value}",
        date(2026, 1, 5),
        "Amina",
    )
    for question in list(ResearchQuestion)[:5]
)

PARTNER = Partner(
    7,
    3,
    ORGANISATION,
    PartnerStage.AGREED,
    ActorPart.SOLUTION,
    responsibilities="Opens the hall",
    gives_rooms="A hall on Fridays",
    contributions="Tea",
    benefits="Life in the house",
    expectations="A clean hall",
    requests="A line in the newsletter",
    requests_answer="It gets one",
    influence=6,
    interest=9,
    tie_decision="No service is tied to faith.",
    tie_decided_on=date(2026, 2, 4),
    invited_on=date(2026, 2, 10),
    invited_by="Rosa",
    invited_how=SendingWay.BY_HAND,
    invited_despite="Its hall was free only that week",
    answer_due_on=date(2026, 2, 24),
    answered_on=date(2026, 2, 20),
    answer_note="Only until summer",
    research=RESEARCH,
)

MEMBERS_MEETING = Meeting(
    5,
    3,
    MeetingKind.MEMBERS,
    date(2026, 2, 1),
    held=True,
    present=20,
    votes=(Vote(8, 5, "The parish?", 7, 12, 3, 2),),
)

PARTNERSHIP = Partnership(
    3,
    "Safe Streets",
    Path.BOTTOM_UP,
    PartnershipStage.PREPARING,
    partners=(PARTNER,),
    meetings=(MEMBERS_MEETING,),
)


def _file(number: int, name: str, question: ResearchQuestion | None = None) -> Attachment:
    return Attachment(number, FilesOf(1, question), name, 4_000, "a" * 64, date(2026, 1, 5))


PARISH = Dossier(
    ORGANISATION,
    RESEARCH,
    (_file(1, "Annual report.pdf"), _file(2, "statutes.png", ResearchQuestion.INDEPENDENCE)),
    (Membership(PARTNERSHIP, PARTNER),),
)

UNKNOWN = Dossier(Organisation(2, "Night School"))
"""Nobody knows more than its name yet."""


def with_organisation(**changes: object) -> Dossier:
    """The parish, where something about it is different."""
    return replace(PARISH, organisation=replace(ORGANISATION, **changes))  # type: ignore[arg-type]  # fields by name
