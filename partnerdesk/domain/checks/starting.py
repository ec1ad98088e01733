"""How a partnership starts: statements B1 to B8."""

from __future__ import annotations

from partnerdesk.domain import facts
from partnerdesk.domain.checks.base import (
    Chapter,
    Evidence,
    Place,
    Verdict,
    by_clause,
    each_partner,
    fails,
    holds,
    not_yet,
    other_path,
)
from partnerdesk.domain.guidance import Marked
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("B", N_("How it starts"))

ANSWERS = {
    Path.BOTTOM_UP: {"voices": N_("who feels the need"), "tried": N_("what was tried so far")},
    Path.TOP_DOWN: {
        "mandate_office": N_("who asked"),
        "mandate_expectation": N_("what they expect"),
        "targets_free": N_("how free the targets are"),
    },
    Path.INCENTIVE: {
        "funder_name": N_("who offers money"),
        "offered_amount": N_("how much is offered"),
        "after_money_ends": N_("what comes after the money"),
    },
}
"""Answers of the interview that show how it began, by their field keys."""


_NOT_ANSWERED: tuple[object, ...] = ("", None, (), [], "not_asked")


def _by_answers(evidence: Evidence, path: Path) -> Verdict:
    partnership = evidence.partnership
    if partnership.path is not path:
        return other_path()
    asked = ANSWERS[path]
    missing = tuple(
        Marked(words)
        for key, words in asked.items()
        if partnership.answers.get(key) in _NOT_ANSWERED
    )
    if missing:
        return fails(N_("Not written yet: {missing}."), missing=missing)
    written = tuple(Marked(words) for words in asked.values())
    return holds(N_("It is written: {answers}."), answers=written)


@CHAPTER.statement(
    "B1",
    N_("People of the area saw the need themselves."),
    N_("Their voices are what opens doors to offices and firms."),
    Place.ABOUT,
)
def began_in_the_area(evidence: Evidence) -> Verdict:
    """Bottom-up: who feels the need and what was tried."""
    return _by_answers(evidence, Path.BOTTOM_UP)


@CHAPTER.statement(
    "B2",
    N_("An authority judged a partnership right for this problem."),
    N_("Whoever was asked from above must know how free it is."),
    Place.ABOUT,
)
def began_at_an_office(evidence: Evidence) -> Verdict:
    """Top-down: who asks, what for, and whether targets may change."""
    return _by_answers(evidence, Path.TOP_DOWN)


@CHAPTER.statement(
    "B3",
    N_("Money is offered for this kind of work."),
    N_("When the money stops the work must not stop with it."),
    Place.ABOUT,
)
def began_with_money(evidence: Evidence) -> Verdict:
    """Incentive-driven: whose money, how much, and what comes after it."""
    return _by_answers(evidence, Path.INCENTIVE)


@CHAPTER.statement(
    "B4",
    N_("Each partner is part of the problem, of the solution, or both."),
    N_("Who is neither has no reason to stay."),
    Place.NO_PART,
)
def has_relevant_actors(evidence: Evidence) -> Verdict:
    """It is noted for each partner."""
    return each_partner(
        evidence,
        lambda partner: partner.part is not None,
        N_("Noted for {count} of {all} partners."),
        N_("Not noted yet for: {names}."),
    )


@CHAPTER.statement(
    "B5",
    N_("All partners have signed the contract."),
    N_("A signature binds, above all where partners are informal."),
    Place.PARTNERS,
)
def has_signatures(evidence: Evidence) -> Verdict:
    """Each partner has a dated signature."""
    if evidence.agreement is None:
        return not_yet(N_("Can be judged once there is a draft."), place=Place.AGREEMENT)
    return each_partner(
        evidence,
        lambda partner: partner.signed_on is not None,
        N_("Signed: {count} of {all}."),
        N_("Not signed yet: {names}."),
    )


@CHAPTER.statement(
    "B6",
    N_("Vision, objectives and analysis are shared."),
    N_("Each rests on the next: vision, strategy, analysis."),
    Place.OUTLINE,
)
def has_shared_vision(evidence: Evidence) -> Verdict:
    """Vision, strategy and objectives are written, all agreed on the analysis below them."""
    partnership = evidence.partnership
    if not partnership.vision:
        return fails(N_("The vision is not written yet."))
    if not partnership.programme.strategy:
        return fails(N_("The strategy is not written yet."))
    if not partnership.objectives:
        return fails(N_("The objectives are not written yet."))
    if not facts.analysis_is_shared(partnership):
        return fails(N_("Not all partners agreed on the analysis."), place=Place.ANALYSIS)
    return holds(N_("Vision and strategy are written, the analysis is agreed."))


@CHAPTER.statement(
    "B7",
    N_("The frame is stable, and it can be changed."),
    N_("A rule nobody can change is broken in the end."),
    Place.AGREEMENT,
)
def can_be_changed(evidence: Evidence) -> Verdict:
    """The draft has the clause on changes."""
    return by_clause(evidence, "B7", "changes")


@CHAPTER.statement(
    "B8",
    N_("Partners inform each other and the public."),
    N_("Rumours grow where nobody says anything."),
    Place.AGREEMENT,
)
def is_open_about_itself(evidence: Evidence) -> Verdict:
    """The draft has the clause on communication."""
    return by_clause(evidence, "B8", "communication", "public-relations")
