"""The programme of work: statements D1 to D12."""

from __future__ import annotations

from partnerdesk.domain import facts
from partnerdesk.domain.checks.base import (
    Chapter,
    Evidence,
    Place,
    Verdict,
    by_clause,
    by_money,
    fails,
    holds,
    needs_programme,
    not_yet,
)
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("D", N_("The programme of work"))


@CHAPTER.statement(
    "D1",
    N_("A vision says what will be different in the long run."),
    N_("Without a picture of the end nobody knows the way."),
    Place.ABOUT,
)
def has_vision(evidence: Evidence) -> Verdict:
    """The vision is written."""
    if evidence.partnership.vision:
        return holds(N_("The vision is written."))
    return fails(N_("The vision is not written yet."))


@CHAPTER.statement(
    "D2",
    N_("An action plan says what comes first."),
    N_("Small results early keep people going."),
    Place.ABOUT,
)
def has_action_plan(_evidence: Evidence) -> Verdict:
    """Priorities stand in the programme of work."""
    return needs_programme()


@CHAPTER.statement(
    "D3",
    N_("Activities are planned together and lead to the vision."),
    N_("Single good deeds do not add up by themselves."),
    Place.ABOUT,
)
def has_coordinated_activities(_evidence: Evidence) -> Verdict:
    """Activities with their objectives stand in the programme of work."""
    return needs_programme()


@CHAPTER.statement(
    "D4",
    N_("The programme rests on the shared analysis."),
    N_("Work that misses the cause does not change anything."),
    Place.ABOUT,
)
def rests_on_analysis(_evidence: Evidence) -> Verdict:
    """Which activity answers which cause stands in the programme of work."""
    return needs_programme()


@CHAPTER.statement(
    "D5",
    N_("The partners have common objectives."),
    N_("Shared words keep different partners on one way."),
    Place.ABOUT,
)
def has_objectives(evidence: Evidence) -> Verdict:
    """The objectives are written, one on each line."""
    lines = [line for line in evidence.partnership.objectives.splitlines() if line.strip()]
    if lines:
        return holds(N_("Objectives written: {count}."), count=len(lines))
    return fails(N_("The objectives are not written yet."))


@CHAPTER.statement(
    "D6",
    N_("Targets are set with a number and a date."),
    N_("Only what is counted shows whether it worked."),
    Place.ABOUT,
)
def has_targets(_evidence: Evidence) -> Verdict:
    """Targets stand in the programme of work."""
    return needs_programme()


@CHAPTER.statement(
    "D7",
    N_("The partners look back and change plans regularly."),
    N_("The world changes, and partners learn."),
    Place.MEETINGS,
)
def is_reviewed(evidence: Evidence) -> Verdict:
    """A review was held in the rhythm, or the first one is not due yet."""
    due = facts.review_due_on(evidence.partnership)
    if due is None:
        return not_yet(N_("Can be judged once the start is written."), place=Place.ABOUT)
    if due < evidence.today:
        return fails(N_("A review was due on {day}."), day=due)
    reviews = facts.held(evidence.partnership, MeetingKind.REVIEW)
    if not reviews:
        return not_yet(N_("The first review is due on {day}."), day=due)
    return holds(N_("Last review on {day}, the next by {due}."), day=reviews[-1].day, due=due)


@CHAPTER.statement(
    "D8",
    N_("Each measure is planned and fits the needs of the area."),
    N_("Money is scarce: it belongs where the need is."),
    Place.ABOUT,
)
def has_fitting_measures(_evidence: Evidence) -> Verdict:
    """Measures and their objectives stand in the programme of work."""
    return needs_programme()


@CHAPTER.statement(
    "D9",
    N_("It is written how the partners work together."),
    N_("A written way of working outlives the people who began it."),
    Place.AGREEMENT,
)
def describes_co_operation(evidence: Evidence) -> Verdict:
    """The draft has the clause on the programme of work."""
    return by_clause(evidence, "D9")


@CHAPTER.statement(
    "D10",
    N_("A budget table shows who pays what, by source."),
    N_("Open books prevent distrust."),
    Place.BUDGET,
)
def has_budget_table(evidence: Evidence) -> Verdict:
    """Every cost line is shared among the sources, and each source’s conditions are kept."""
    budget = evidence.budget
    if budget is None or not budget.lines:
        return fails(N_("The budget holds no costs yet."))
    open_lines = [line for line in budget.lines if line.cost_minor and not line.amounts]
    if open_lines:
        return fails(
            N_("Lines without a source: {count} of {all}."),
            count=len(open_lines),
            all=len(budget.lines),
        )
    shared = holds(
        N_("Cost lines: {lines}, sources: {sources}."),
        lines=len(budget.lines),
        sources=len(budget.sources),
    )
    return by_money(evidence, "D10", shared)


@CHAPTER.statement(
    "D11",
    N_("Watching and judging the work are planned from the start."),
    N_("Later nobody remembers how it was before."),
    Place.AGREEMENT,
)
def plans_monitoring(evidence: Evidence) -> Verdict:
    """The draft has the clause on monitoring and reviews."""
    return by_clause(evidence, "D11")


@CHAPTER.statement(
    "D12",
    N_("Public relations and reports are planned."),
    N_("Who tells about good work finds friends for it."),
    Place.AGREEMENT,
)
def plans_reports(evidence: Evidence) -> Verdict:
    """The draft has a clause on public relations and reports."""
    return by_clause(evidence, "D12")
