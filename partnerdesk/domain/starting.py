"""What each way of starting brings along: partners to look for, sources of finance, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from partnerdesk.domain.budget import SourceKind
from partnerdesk.domain.interview_form import TARGETS_FREE, Answers
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.step_states import StepKey
from partnerdesk.domain.texts import N_


@dataclass(frozen=True)
class StartingSource:
    """A source of finance that usually helps; ``name`` is a marked message.

    ``answer`` is the interview's field with the promised amount. ``giver`` is the field that names
    who gives; its answer becomes the name. An ``only_if_asked`` source needs an own share.
    """

    answer: str
    name: str
    kind: SourceKind
    giver: str = ""
    only_if_asked: bool = False


@dataclass(frozen=True)
class StartingTask:
    """A task on the way; ``percent`` of the time until the start is when it is due."""

    step: StepKey
    text: str
    percent: int


@dataclass(frozen=True)
class StartingPoint:
    """What a path proposes; all of it can be changed."""

    kinds: frozenset[PartnerKind]
    sources: tuple[StartingSource, ...]
    tasks: tuple[StartingTask, ...] = ()


COMMON_TASKS = (
    StartingTask(StepKey.RESEARCH, N_("Research possible partners"), 20),
    StartingTask(StepKey.MEMBERS, N_("Ask your members"), 35),
    StartingTask(StepKey.INVITE, N_("Invite partners"), 45),
    StartingTask(StepKey.ANALYSIS, N_("Write down the shared analysis"), 65),
    StartingTask(StepKey.AGREEMENT, N_("Have the agreement signed"), 95),
)
"""The tasks before the start, on every path."""

FIRST_ACTIVITIES = (N_("Coordination"), N_("Activities"), N_("Room and child care"))
"""What nearly every partnership pays for, as marked messages. Source: statement C12."""

_OWN = StartingSource("own_money", N_("Own money of the centre"), SourceKind.OWN)
_OTHER_PUBLIC = StartingSource("public_money", N_("Other public money"), SourceKind.CASH)
_IN_KIND = StartingSource("in_kind", N_("Time, rooms and things"), SourceKind.IN_KIND)

_STARTING_POINTS = {
    Path.BOTTOM_UP: StartingPoint(
        frozenset(
            {
                PartnerKind.CITIZENS,
                PartnerKind.CIVIL_SOCIETY,
                PartnerKind.NGO,
                PartnerKind.SCHOOL_BOARDS,
                PartnerKind.AUTHORITIES,
                PartnerKind.BUSINESS,
                PartnerKind.GENDER,
                PartnerKind.KNOW_HOW,
            }
        ),
        (
            _OWN,
            StartingSource("town_money", N_("Town or district"), SourceKind.CASH),
            StartingSource("donations", N_("Donations"), SourceKind.CASH),
            _IN_KIND,
        ),
    ),
    Path.TOP_DOWN: StartingPoint(
        frozenset(
            {
                PartnerKind.AUTHORITIES,
                PartnerKind.GOVERNMENT,
                PartnerKind.TOWNS,
                PartnerKind.REGIONAL,
                PartnerKind.EMPLOYMENT,
                PartnerKind.CIVIL_SOCIETY,
                PartnerKind.SOCIAL_PARTNERS,
                PartnerKind.GENDER,
            }
        ),
        (
            StartingSource(
                "office_money", N_("Office that asked"), SourceKind.CASH, giver="mandate_office"
            ),
            _OWN,
            _OTHER_PUBLIC,
            _IN_KIND,
        ),
        (StartingTask(StepKey.RESEARCH, N_("Ask the office how free you are"), 10),),
    ),
    Path.INCENTIVE: StartingPoint(
        frozenset(
            {
                PartnerKind.FINANCE,
                PartnerKind.GOVERNMENT,
                PartnerKind.AUTHORITIES,
                PartnerKind.RESEARCH,
                PartnerKind.NPO,
                PartnerKind.EDUCATION,
                PartnerKind.BUSINESS,
                PartnerKind.GENDER,
            }
        ),
        (
            StartingSource("offered_amount", N_("Grant"), SourceKind.GRANT, giver="funder_name"),
            StartingSource("own_money", N_("Own share"), SourceKind.OWN, only_if_asked=True),
            _OTHER_PUBLIC,
            _IN_KIND,
        ),
        (
            StartingTask(StepKey.RESEARCH, N_("Read the funder’s rules together"), 10),
            StartingTask(StepKey.AGREEMENT, N_("Send the application"), 100),
        ),
    ),
}


def starting_point(path: Path) -> StartingPoint:
    """What the path proposes. Source: statements B1 to B4 and C13."""
    return _STARTING_POINTS[path]


def clause_conditions(path: Path, answers: Answers) -> frozenset[str]:
    """Which ``clauses.CONDITIONS`` hold after the kept answers of a partnership."""
    found = set()
    if path is Path.INCENTIVE and _is_above_zero(answers.get("own_share_percent")):
        found.add("own_share")
    if path is Path.TOP_DOWN and answers.get("targets_free") != TARGETS_FREE:
        found.add("targets_not_free")
    return frozenset(found)


def _is_above_zero(percent: object) -> bool:
    try:
        return Decimal(str(percent or 0)) > 0
    except InvalidOperation:
        return False
