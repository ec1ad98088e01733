"""Structure and co-operation: statements C1 to C14."""

from __future__ import annotations

from partnerdesk.domain import facts
from partnerdesk.domain.board import board_of
from partnerdesk.domain.checks.base import (
    Chapter,
    Evidence,
    Place,
    Verdict,
    by_clause,
    by_money,
    each_partner,
    each_share,
    fails,
    first_failure,
    holds,
    needs_review,
    not_yet,
)
from partnerdesk.domain.checks.what_it_is import PUBLIC_BODIES
from partnerdesk.domain.conduct import TOPICS
from partnerdesk.domain.guidance import Marked
from partnerdesk.domain.partners import Contact, Experience, Influence
from partnerdesk.domain.partnership import Partner
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("C", N_("How partners work together"))

LEAST_SOURCES = 2

_EXPERIENCED = frozenset({Experience.SOME_YEARS, Experience.MANY_YEARS})
_INFLUENTIAL = frozenset({Influence.SOME, Influence.MUCH})


@CHAPTER.statement(
    "C1",
    N_("The partnership has a structure of its own that lasts."),
    N_("People trust what they can recognise."),
    Place.AGREEMENT,
)
def has_structure(evidence: Evidence) -> Verdict:
    """The draft says what the partnership is, for which area and how long."""
    parts = (
        by_clause(evidence, "C1", "legal-nature-binding", "legal-nature-intent"),
        by_clause(evidence, "C1", "area-and-term"),
        by_clause(evidence, "C1", "partners-meeting"),
    )
    return first_failure(parts, holds(N_("The draft names its nature, area and meeting.")))


@CHAPTER.statement(
    "C2",
    N_("Politics and people accept the partnership."),
    N_("Without it doors stay closed, whatever is signed."),
    Place.PARTNERS,
)
def is_accepted(evidence: Evidence) -> Verdict:
    """A public body and another partner have said yes."""
    willing = [partner for partner in evidence.parties if facts.takes_part(partner)]
    if not willing:
        return not_yet(N_("Can be judged once a partner has said yes."))
    public = tuple(one.name for one in willing if one.organisation.kind in PUBLIC_BODIES)
    others = tuple(one.name for one in willing if one.name not in public)
    if not public:
        return fails(N_("No public body has said yes yet."))
    if not others:
        return fails(N_("Only public bodies have said yes yet."))
    return holds(N_("Public bodies said yes: {names}."), names=public)


@CHAPTER.statement(
    "C3",
    N_("All feel that the partnership is theirs."),
    N_("Partners who only attend will leave when it gets hard."),
    Place.MEETINGS,
)
def is_felt_as_own(_evidence: Evidence) -> Verdict:
    """Only the partners can tell."""
    return needs_review()


@CHAPTER.statement(
    "C4",
    N_("Tasks, rights and duties have names, and all sign for them."),
    N_("What everybody does, nobody does."),
    Place.SHARES,
)
def has_named_responsibilities(evidence: Evidence) -> Verdict:
    """Each partner has tasks, rights and duties, and a person who may sign; the draft says so."""
    rights = each_share(
        evidence,
        lambda share: bool(share.rights),
        N_("Rights are written for {count} of {all} partners."),
        N_("No rights are written for: {names}."),
        own_place=None,
    )
    duties = each_share(
        evidence,
        lambda share: bool(share.obligations),
        N_("Duties are written for {count} of {all} partners."),
        N_("No duties are written for: {names}."),
        own_place=None,
    )
    signing = each_partner(
        evidence,
        lambda partner: partner.organisation.signatory is not None,
        N_("A person who signs is named for {count} of {all}."),
        N_("Nobody is named who signs for: {names}."),
        place=Place.PARTNERS,
    )
    authority = each_partner(
        evidence,
        lambda partner: facts.is_authorised(partner.organisation),
        N_("What allows them to sign is written for {count} of {all}."),
        N_("Not written what allows the signature for: {names}."),
        place=Place.PARTNERS,
    )
    clause = by_clause(evidence, "C4", "responsibilities")
    done = holds(N_("Each partner has tasks, rights, duties and a person who signs."))
    return first_failure((_tasks(evidence), signing, authority, clause, rights, duties), done)


def _tasks(evidence: Evidence) -> Verdict:
    return each_share(
        evidence,
        lambda share: bool(share.responsibilities),
        N_("Tasks are written for {count} of {all} partners."),
        N_("No tasks are written for: {names}."),
        own_place=None,
    )


@CHAPTER.statement(
    "C5",
    N_("Those who matter plan and work with us."),
    N_("Whoever is left out can stop what was planned."),
    Place.MISSING_KINDS,
)
def is_inclusive(evidence: Evidence) -> Verdict:
    """Each kind that was wanted at the table is there."""
    board = board_of(evidence.partnership)
    if not board.wanted:
        return not_yet(
            N_("Can be judged once wanted kinds of partners are chosen."), place=Place.BOARD
        )
    missing = tuple(Marked(line.kind.label) for line in board.missing if line.kind)
    if missing:
        return fails(N_("Still looked for: {kinds}."), kinds=missing)
    count = len(board.wanted)
    return holds(N_("All wanted kinds of partners are there: {count}."), count=count)


def _speakers(partner: Partner) -> tuple[Contact, ...]:
    """Who speaks for a partner now: one person, or nobody."""
    person = partner.organisation.representative
    return (person,) if person else ()


@CHAPTER.statement(
    "C6",
    N_("Each partner sends a person with experience and influence."),
    N_("A decision counts when it holds at home, too."),
    Place.PARTNERS,
)
def has_strong_representatives(evidence: Evidence) -> Verdict:
    """Each partner has one person who speaks for it, experienced and with influence at home."""
    present = each_partner(
        evidence,
        lambda partner: any(speaker.role for speaker in _speakers(partner)),
        N_("A person with a role speaks for {count} of {all}."),
        N_("Nobody with a role speaks for: {names}."),
    )
    experienced = each_partner(
        evidence,
        lambda partner: any(one.experience in _EXPERIENCED for one in _speakers(partner)),
        N_("Experienced people speak for {count} of {all}."),
        N_("Nobody known as experienced speaks for: {names}."),
    )
    influential = each_partner(
        evidence,
        lambda partner: any(one.influence in _INFLUENTIAL for one in _speakers(partner)),
        N_("People with experience and influence speak for {count} of {all}."),
        N_("Nobody known to have influence at home speaks for: {names}."),
    )
    return first_failure((present, experienced, influential), influential)


@CHAPTER.statement(
    "C7",
    N_("It is clear who does what, and how we work together."),
    N_("Clear tasks prevent most quarrels."),
    Place.SHARES,
)
def has_clear_roles(evidence: Evidence) -> Verdict:
    """Each partner's tasks are written; the draft says the roles, and whether it binds."""
    tasks = _tasks(evidence)
    clause = by_clause(evidence, "C7", "roles-and-coordination")
    return first_failure((tasks, clause, _nature(evidence)), tasks)


def _nature(evidence: Evidence) -> Verdict:
    """The draft has the clause that fits what it is, and not the opposite one."""
    agreement = evidence.agreement
    if agreement is None or any(
        one.key == agreement.nature.clause_key for one in agreement.clauses
    ):
        return by_clause(evidence, "C7")
    nature = Marked(agreement.nature.label)
    return fails(
        N_("The draft is “{nature}”, but no clause says so."), place=Place.AGREEMENT, nature=nature
    )


@CHAPTER.statement(
    "C8",
    N_("The partners name the coordinator."),
    N_("A coordinator whom nobody chose cannot lead equals."),
    Place.ABOUT,
)
def has_nominated_coordinator(evidence: Evidence) -> Verdict:
    """The coordinator is named, and who named her on which day."""
    partnership = evidence.partnership
    if not partnership.coordinator:
        return fails(N_("No coordinator is named yet."))
    if not partnership.coordinator_nominated_by:
        return fails(N_("It is not written who named {name}."), name=partnership.coordinator)
    if partnership.coordinator_nominated_on is None:
        return fails(
            N_("The day on which {name} was named is missing."), name=partnership.coordinator
        )
    return holds(
        N_("{name}, named on {day} by: {by}."),
        name=partnership.coordinator,
        day=partnership.coordinator_nominated_on,
        by=partnership.coordinator_nominated_by,
    )


@CHAPTER.statement(
    "C9",
    N_("Rules of conduct stand from the start."),
    N_("Who comes, stays and passes on news keeps a group alive."),
    Place.AGREEMENT,
)
def has_rules_of_conduct(evidence: Evidence) -> Verdict:
    """The draft has the clause on conduct, and the rules cover the four needed topics."""
    conduct = evidence.partnership.conduct
    clause = by_clause(evidence, "C9", "rules-of-conduct")
    missing = tuple(Marked(TOPICS[topic]) for topic in conduct.missing_topics())
    if missing:
        return fails(N_("No rule is about: {topics}."), place=Place.CONDUCT, topics=missing)
    count = len(conduct.rule_keys) + len(conduct.own)
    return first_failure((clause,), holds(N_("Rules of conduct: {count}."), count=count))


@CHAPTER.statement(
    "C10",
    N_("Partners share means, knowledge and ideas."),
    N_("Together there is more than each one has."),
    Place.EXCHANGE,
)
def shares_resources(evidence: Evidence) -> Verdict:
    """It is written what each partner gives."""
    return each_share(
        evidence,
        lambda share: bool(share.contributions),
        N_("What they give is written for {count} of {all}."),
        N_("Not written what they give: {names}."),
        own_place=None,
    )


@CHAPTER.statement(
    "C11",
    N_("Everyone has equal opportunities in the partnership."),
    N_("Good ideas come from those who are heard last."),
    Place.AGREEMENT,
)
def has_equal_opportunities(evidence: Evidence) -> Verdict:
    """The draft has a clause that secures them."""
    return by_clause(evidence, "C11")


@CHAPTER.statement(
    "C12",
    N_("There are enough money and people for the work."),
    N_("Plans without means disappoint everyone."),
    Place.BUDGET,
)
def has_enough_means(evidence: Evidence) -> Verdict:
    """Each cost is covered, nobody is asked for more than promised, and nothing is overspent."""
    budget = evidence.budget
    if budget is None or not budget.cost_minor:
        return not_yet(N_("Can be judged once the budget holds costs."))
    open_lines = tuple(line.text for line in budget.lines if line.gap_minor > 0)
    if open_lines:
        return fails(N_("Not covered in full: {lines}."), lines=open_lines[:3])
    short = tuple(one.name for one in budget.sources if budget.difference_minor(one) < 0)
    if short:
        return fails(N_("More is planned than promised: {sources}."), sources=short)
    covered = holds(N_("All costs are covered: {count} lines."), count=len(budget.lines))
    return by_money(evidence, "C12", covered)


@CHAPTER.statement(
    "C13",
    N_("The money comes from several sources."),
    N_("One source can dry up from one day to the next."),
    Place.BUDGET,
)
def has_several_sources(evidence: Evidence) -> Verdict:
    """At least two sources give something, and no single one nearly everything."""
    budget = evidence.budget
    if budget is None or not budget.sources:
        return not_yet(N_("Can be judged once sources of finance are named."))
    giving = tuple(
        source.name
        for source in budget.sources
        if source.promised_minor > 0 or budget.planned_minor[source.id] > 0
    )
    if len(giving) < LEAST_SOURCES:
        return fails(N_("Sources that give something: {count}."), count=len(giving))
    return by_money(evidence, "C13", holds(N_("Sources: {names}."), names=giving))


@CHAPTER.statement(
    "C14",
    N_("Partners give different things, and each one gains."),
    N_("Who gains nothing will not come again."),
    Place.SHARES,
)
def has_added_value(evidence: Evidence) -> Verdict:
    """It is written what each partner gains, and what it wants for itself."""
    gains = each_share(
        evidence,
        lambda share: bool(share.benefits),
        N_("What they gain is written for {count} of {all}."),
        N_("Not written what they gain: {names}."),
        own_place=None,
    )
    objectives = each_share(
        evidence,
        lambda share: bool(share.own_objectives),
        N_("Own objectives are written for {count} of {all} partners."),
        N_("No own objectives are written for: {names}."),
        own_place=None,
    )
    return first_failure((gains, objectives), gains)
