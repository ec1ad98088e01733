"""What a partnership is: statements A1 to A5."""

from __future__ import annotations

from partnerdesk.domain import facts
from partnerdesk.domain.checks.base import (
    Chapter,
    CheckState,
    Evidence,
    Place,
    Verdict,
    by_clause,
    each_partner,
    fails,
    holds,
    needs_review,
    not_yet,
)
from partnerdesk.domain.clauses import default_values
from partnerdesk.domain.guidance import Marked
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.programme import EntryKind
from partnerdesk.domain.shares import EXCEPTIONS_FIELD, has_exceptions
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("A", N_("What a partnership is"))

LEAST_MONTHS = 12
"""Results of a partnership take time: a shorter one is a project."""

LEAST_LEVELS = 2

PUBLIC_BODIES = frozenset(
    {
        PartnerKind.TOWNS,
        PartnerKind.FEDERAL,
        PartnerKind.GOVERNMENT,
        PartnerKind.AUTHORITIES,
        PartnerKind.EMPLOYMENT,
        PartnerKind.REGIONAL,
        PartnerKind.POLITICAL,
    }
)

_SECTORS: dict[str, frozenset[PartnerKind]] = {
    N_("public bodies"): PUBLIC_BODIES,
    N_("business and social partners"): frozenset(
        {
            PartnerKind.BUSINESS,
            PartnerKind.CHAMBERS,
            PartnerKind.FEDERATIONS,
            PartnerKind.FINANCE,
            PartnerKind.EMPLOYEES_EMPLOYERS,
            PartnerKind.SOCIAL_PARTNERS,
            PartnerKind.CONSULTANTS,
        }
    ),
    N_("education and science"): frozenset(
        {
            PartnerKind.EDUCATION,
            PartnerKind.RESEARCH,
            PartnerKind.SCHOOL_BOARDS,
            PartnerKind.KNOW_HOW,
        }
    ),
    N_("civil society"): frozenset(
        {
            PartnerKind.CITIZENS,
            PartnerKind.CIVIL_SOCIETY,
            PartnerKind.NGO,
            PartnerKind.NPO,
            PartnerKind.GENDER,
            PartnerKind.PARTIES,
        }
    ),
}
"""The parts of society that belong at the table; the centre itself is civil society."""


@CHAPTER.statement(
    "A1",
    N_("The partnership has time, money and political will."),
    N_("It is hard to build, and results come only after a long time."),
    Place.ABOUT,
)
def has_staying_power(evidence: Evidence) -> Verdict:
    """Long enough, with money promised and a public body among the partners."""
    partnership = evidence.partnership
    if partnership.starts_on is None:
        return not_yet(N_("Can be judged once the start is written."))
    ends_on = partnership.ends_on
    if ends_on and ends_on < facts.months_later(partnership.starts_on, LEAST_MONTHS):
        return fails(N_("It ends on {day}, after less than a year."), day=ends_on)
    if evidence.budget is None or not evidence.budget.promised_minor:
        return fails(N_("No source of finance has promised anything yet."), place=Place.BUDGET)
    offices = tuple(one.name for one in evidence.parties if one.organisation.kind in PUBLIC_BODIES)
    if not offices:
        return fails(N_("No public body is among the partners."), place=Place.PARTNERS)
    return holds(N_("Time, promised money, and the support of {names}."), names=offices)


@CHAPTER.statement(
    "A2",
    N_("All who matter sit at one table, from several levels."),
    N_("Problems of an area cross the borders of offices and groups."),
    Place.BOARD,
)
def has_all_at_one_table(evidence: Evidence) -> Verdict:
    """Several levels, and every part of society; the centre stands for civil society."""
    organisations = [partner.organisation for partner in evidence.parties]
    if not organisations:
        return not_yet(N_("Can be judged once a partner is named."))
    kinds = {organisation.kind for organisation in organisations} | {PartnerKind.NGO}
    missing = tuple(Marked(name) for name, sector in _SECTORS.items() if not kinds & sector)
    if missing:
        return fails(N_("Nobody speaks for: {missing}."), missing=missing)
    levels = {organisation.level for organisation in organisations if organisation.level}
    if not levels:
        names = tuple(organisation.name for organisation in organisations)
        return fails(N_("The level is not known for: {names}."), place=Place.PARTNERS, names=names)
    there = tuple(_adjective(level) for level in Level if level in levels)
    if len(levels) < LEAST_LEVELS:
        absent = tuple(_adjective(level) for level in Level if level not in levels)
        return fails(
            N_("Only this level is there: {levels}. Look for: {missing}."),
            levels=there,
            missing=absent,
        )
    return holds(N_("Every part of society is there. Levels: {levels}."), levels=there)


def _adjective(level: Level) -> Marked:
    return Marked(level.label, is_adjective=True)


@CHAPTER.statement(
    "A3",
    N_("Partners have equal rights; exceptions are written down."),
    N_("Who counts less will do less, and leave sooner."),
    Place.AGREEMENT,
)
def has_equal_rights(evidence: Evidence) -> Verdict:
    """The draft has the clause on equal rights, and says which exceptions are agreed."""
    clause = by_clause(evidence, "A3", "equal-rights")
    agreement = evidence.agreement
    if agreement is None or clause.state is not CheckState.HOLDS:
        return clause
    said = {**default_values(agreement.language), **agreement.values}.get(EXCEPTIONS_FIELD.key)
    if not said:
        return fails(N_("It is not written whether there are exceptions."), place=Place.RIGHTS)
    if has_exceptions({EXCEPTIONS_FIELD.key: said}):
        return holds(N_("Exceptions are agreed: {exceptions}."), exceptions=said)
    return clause


@CHAPTER.statement(
    "A4",
    N_("All agree on the analysis and on the objectives."),
    N_("A plan on different views of the problem falls apart."),
    Place.ANALYSIS,
)
def has_shared_analysis(evidence: Evidence) -> Verdict:
    """Causes are written, every partner agreed on them, and objectives follow from them."""
    if not evidence.partnership.objectives:
        return fails(N_("The objectives are not written yet."), place=Place.OUTLINE)
    if not evidence.partnership.programme.entries(EntryKind.CAUSE):
        return fails(N_("No cause of the problem is written yet."))
    return each_partner(
        evidence,
        lambda partner: partner.analysis_agreed_on is not None,
        N_("Agreed on the analysis: {count} of {all}."),
        N_("Not agreed on the analysis yet: {names}."),
    )


@CHAPTER.statement(
    "A5",
    N_("Each partner treats the partnership as its own."),
    N_("Only owners take care of something in bad times."),
    Place.MEETINGS,
)
def has_ownership(_evidence: Evidence) -> Verdict:
    """Only the partners can tell."""
    return needs_review()
