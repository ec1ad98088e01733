"""What matters most: statements F1 to F9."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.domain import facts, ties
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
    not_yet,
)
from partnerdesk.domain.partners import Finding, Judgement, ResearchQuestion
from partnerdesk.domain.partnership import MeetingKind, Partner, Partnership
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("F", N_("What matters most"))

_STRENGTHS = (
    ResearchQuestion.FINANCES,
    ResearchQuestion.KNOWLEDGE,
    ResearchQuestion.EXPERIENCE,
)


@CHAPTER.statement(
    "F1",
    N_("All voices are heard, with respect and care."),
    N_("Small partners stay silent unless rules give them a voice."),
    Place.AGREEMENT,
)
def hears_all_voices(evidence: Evidence) -> Verdict:
    """The draft has a clause on how voices are heard."""
    return by_clause(evidence, "F1", "working-principles", "balance-of-influence")


@CHAPTER.statement(
    "F2",
    N_("Good communication serves meetings and decisions."),
    N_("Most trouble begins with something nobody said."),
    Place.AGREEMENT,
)
def communicates_well(evidence: Evidence) -> Verdict:
    """The draft has the clauses on meetings and conduct."""
    parts = (
        by_clause(evidence, "F2", "partners-meeting"),
        by_clause(evidence, "F2", "rules-of-conduct"),
    )
    return first_failure(parts, parts[0])


@CHAPTER.statement(
    "F3",
    N_("Each person speaks for an organisation here, and for us at home."),
    N_("Only then do both sides know what is agreed."),
    Place.AGREEMENT,
)
def speaks_two_ways(evidence: Evidence) -> Verdict:
    """The draft has a clause that says so."""
    return by_clause(evidence, "F3")


@CHAPTER.statement(
    "F4",
    N_("Rights are equal; money rules and tasks are clear."),
    N_("Unclear money ends friendships."),
    Place.AGREEMENT,
)
def has_clear_money_rules(evidence: Evidence) -> Verdict:
    """The draft has the clauses on equal rights and on money, and the books keep to them."""
    parts = (
        by_clause(evidence, "F4", "equal-rights"),
        by_clause(evidence, "F4", "money-in-brief", "budget-responsibility"),
    )
    written = first_failure(parts, holds(N_("The draft has equal rights and rules for money.")))
    return by_money(evidence, "F4", written)


@CHAPTER.statement(
    "F5",
    N_("Partners have strong finances, knowledge and experience."),
    N_("A weak partner takes the others down."),
    Place.PARTNERS,
)
def has_strong_partners(evidence: Evidence) -> Verdict:
    """The three questions are answered for each partner, and none of them with no."""
    known = each_partner(
        evidence,
        lambda partner: _found(partner, _STRENGTHS) == len(_STRENGTHS),
        N_("Looked at with a source: {count} of {all}."),
        N_("Strengths are not looked at yet: {names}."),
    )
    strong = each_partner(
        evidence,
        lambda partner: not _denied(partner, _STRENGTHS),
        N_("Found strong: {count} of {all}."),
        N_("A strength is missing: {names}."),
    )
    return first_failure((known, strong), strong)


def _found(partner: Partner, questions: tuple[ResearchQuestion, ...]) -> int:
    return facts.answered_questions(one for one in partner.research if one.question in questions)


def _denied(partner: Partner, questions: tuple[ResearchQuestion, ...]) -> bool:
    return any(
        answer.finding is Finding.NO for answer in partner.research if answer.question in questions
    )


@CHAPTER.statement(
    "F6",
    N_("Each partner was researched before it was chosen."),
    N_("A party or a religious body can end the centre’s own work."),
    Place.PARTNERS,
)
def is_researched(evidence: Evidence) -> Verdict:
    """Research and judgement are there; about ties the centre and its members have decided."""
    partnership = evidence.partnership
    researched = each_partner(
        evidence,
        facts.is_researched,
        N_("Researched and judged: {count} of {all}."),
        N_("Research is not complete: {names}."),
    )
    judged = each_partner(
        evidence,
        lambda partner: partner.organisation.judgement is not None,
        N_("Judged: {count} of {all}."),
        N_("The overall judgement is missing: {names}."),
    )
    suitable = each_partner(
        evidence,
        lambda partner: partner.organisation.judgement is not Judgement.NOT_SUITABLE,
        N_("Nobody who does not suit you takes part."),
        N_("Judged not to suit you, and still a partner: {names}."),
    )
    decided = each_partner(
        evidence,
        lambda partner: ties.has_tie_decision(partner) or not ties.is_tied(partner),
        N_("There is a decision about every tie."),
        N_("It has a tie, and no decision about it is written: {names}."),
    )
    voted = each_partner(
        evidence,
        lambda partner: ties.members_want(partnership, partner) or not ties.is_tied(partner),
        N_("Your members agreed to every partner with a tie."),
        N_("Your members must vote about the tie of: {names}."),
    )
    voted = replace(voted, place=Place.MEETINGS)
    return first_failure((researched, judged, suitable, decided, voted), researched)


@CHAPTER.statement(
    "F7",
    N_("The centre’s members help to find partners and money."),
    N_("The goal is not only money: women grow by deciding."),
    Place.MEETINGS,
)
def asks_members(evidence: Evidence) -> Verdict:
    """The members met before anybody was invited, were heard, and may come to the partners."""
    partnership = evidence.partnership
    decision = facts.members_decision(partnership)
    if decision is None:
        return _members_not_asked(evidence)
    too_early = tuple(
        partner.name for partner in evidence.parties if _was_invited_unasked(partner, partnership)
    )
    if too_early:
        return fails(N_("Invited before your members decided: {names}."), names=too_early)
    if not decision.wishes:
        return fails(N_("The wishes of your members on {day} are not written."), day=decision.day)
    among_partners = facts.latest(partnership, MeetingKind.PARTNERS)
    if among_partners is not None and not among_partners.members_invited:
        return fails(
            N_("Your members are not invited to the partners’ meeting of {day}."),
            day=among_partners.day,
        )
    return holds(N_("Asked on {day}, {count} present."), day=decision.day, count=decision.present)


def _members_not_asked(evidence: Evidence) -> Verdict:
    coming = facts.planned(evidence.partnership, MeetingKind.MEMBERS)
    if coming and coming[0].day >= evidence.today:
        return not_yet(N_("The members meet on {day}."), day=coming[0].day)
    return fails(N_("No meeting of the members has a number and a result."))


def _was_invited_unasked(partner: Partner, partnership: Partnership) -> bool:
    """Whether a partner was invited before the first meeting of the members with a result."""
    decided_on = [
        one.day for one in facts.held(partnership, MeetingKind.MEMBERS) if facts.has_result(one)
    ]
    return partner.invited_on is not None and partner.invited_on < min(decided_on)


@CHAPTER.statement(
    "F8",
    N_("Partners say openly what they expect, want and gain."),
    N_("Hidden wishes come out at the worst moment."),
    Place.EXCHANGE,
)
def is_open_about_wishes(evidence: Evidence) -> Verdict:
    """What each does, gives, gains and expects is written, and each request has an answer."""
    shares = each_share(
        evidence,
        lambda one: bool(one.responsibilities and one.contributions and one.benefits),
        N_("Does, gives and gains are written: {count} of {all}."),
        N_("Does, gives or gains is missing: {names}."),
    )
    expected = each_partner(
        evidence,
        lambda partner: bool(partner.expectations),
        N_("What they expect is written for {count} of {all}."),
        N_("Not written what they expect: {names}."),
    )
    answered = each_partner(
        evidence,
        lambda partner: bool(not partner.requests or partner.requests_answer),
        N_("Every request has an answer."),
        N_("A request has no answer yet: {names}."),
    )
    return first_failure((shares, expected, answered), expected)


@CHAPTER.statement(
    "F9",
    N_("The centre is a safe partner for each woman who comes."),
    N_("Trust between women is where all of this begins."),
    Place.AGREEMENT,
)
def is_safe_for_women(evidence: Evidence) -> Verdict:
    """The draft has a clause on the women who come and their safety."""
    return by_clause(evidence, "F9", "women-who-come", "safeguarding")
