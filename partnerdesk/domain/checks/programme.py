"""The programme of work: statements D1 to D12."""

from __future__ import annotations

from collections.abc import Iterable

from partnerdesk.domain import facts
from partnerdesk.domain.action_plan import MONTHS_AHEAD, PlanPart, action_plan
from partnerdesk.domain.checks.base import (
    Chapter,
    CheckState,
    Evidence,
    Place,
    Verdict,
    by_clause,
    by_money,
    fails,
    holds,
    not_yet,
)
from partnerdesk.domain.guidance import Marked
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.programme import EntryKind, Item, Measure
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("D", N_("The programme of work"))


@CHAPTER.statement(
    "D1",
    N_("A vision says what will be different in the long run."),
    N_("Without a picture of the end nobody knows the way."),
    Place.OUTLINE,
)
def has_vision(evidence: Evidence) -> Verdict:
    """The vision is written, and the strategy that leads there."""
    if not evidence.partnership.vision:
        return fails(N_("The vision is not written yet."))
    if not evidence.partnership.programme.strategy:
        return fails(N_("The strategy is not written yet."))
    return holds(N_("Vision and strategy are written."))


@CHAPTER.statement(
    "D2",
    N_("An action plan says what comes first."),
    N_("Small results early keep people going."),
    Place.MONTHS,
)
def has_action_plan(evidence: Evidence) -> Verdict:
    """Every measure has a start and an end, and some of them lie in the next months."""
    measures = _open_measures(evidence)
    if not evidence.partnership.programme.measures:
        return fails(N_("No measure is planned yet."), place=Place.OUTLINE)
    undated = _names(one for one in measures if not one.is_dated)
    if undated:
        return fails(N_("Start or end is missing: {names}."), names=undated)
    plan = action_plan(evidence.partnership.programme, evidence.today)
    coming = [line for line in plan.lines if line.part is not PlanPart.TARGETS]
    if measures and not coming:
        return fails(N_("No measure runs in the next {months} months."), months=MONTHS_AHEAD)
    return holds(
        N_("Measures in the next {months} months: {count}."),
        months=MONTHS_AHEAD,
        count=len(coming),
    )


@CHAPTER.statement(
    "D3",
    N_("Activities are planned together and lead to the vision."),
    N_("Single good deeds do not add up by themselves."),
    Place.OUTLINE,
)
def has_coordinated_activities(evidence: Evidence) -> Verdict:
    """Each objective has a target, and each target a measure."""
    programme = evidence.partnership.programme
    if not programme.measures:
        return fails(N_("No measure is planned yet."))
    bare = _names(one for one in programme.objectives if not one.targets)
    if bare:
        return fails(N_("No target yet for: {names}."), names=bare)
    idle = _names(one for one in programme.targets if not one.measures)
    if idle:
        return fails(N_("No measure yet for: {names}."), names=idle)
    return holds(
        N_("Objectives: {objectives}, targets: {targets}, measures: {measures}."),
        objectives=len(programme.objectives),
        targets=len(programme.targets),
        measures=len(programme.measures),
    )


@CHAPTER.statement(
    "D4",
    N_("The programme rests on the shared analysis."),
    N_("Work that misses the cause does not change anything."),
    Place.OUTLINE,
)
def rests_on_analysis(evidence: Evidence) -> Verdict:
    """Causes and a figure are written, and each objective answers a cause."""
    programme = evidence.partnership.programme
    if not programme.entries(EntryKind.CAUSE):
        return fails(N_("No cause of the problem is written yet."), place=Place.ANALYSIS)
    if not programme.entries(EntryKind.FIGURE):
        return fails(N_("No figure shows the problem yet."), place=Place.ANALYSIS)
    without = _names(one for one in programme.objectives if programme.cause_of(one) is None)
    if without:
        return fails(N_("These answer no cause: {names}."), names=without)
    if not programme.objectives:
        return fails(N_("The objectives are not written yet."))
    return holds(
        N_("Each objective answers a cause, out of {count}."),
        count=len(programme.entries(EntryKind.CAUSE)),
    )


@CHAPTER.statement(
    "D5",
    N_("The partners have common objectives."),
    N_("Shared words keep different partners on one way."),
    Place.OUTLINE,
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
    Place.OUTLINE,
)
def has_targets(evidence: Evidence) -> Verdict:
    """There are targets, each with a number to reach and a day."""
    targets = evidence.partnership.programme.targets
    if not targets:
        return fails(N_("No target is set yet."))
    vague = _names(one for one in targets if not one.is_measurable)
    if vague:
        return fails(N_("Number or day is missing: {names}."), names=vague)
    reached = sum(one.is_reached for one in targets)
    return holds(N_("Targets: {count}, reached: {reached}."), count=len(targets), reached=reached)


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
    Place.OUTLINE,
)
def has_fitting_measures(evidence: Evidence) -> Verdict:
    """Each measure has somebody who answers for it, a person, a start and an end."""
    measures = _open_measures(evidence)
    if not evidence.partnership.programme.measures:
        return fails(N_("No measure is planned yet."))
    unplanned = _names(one for one in measures if not (one.responsible and one.person))
    if unplanned:
        return fails(N_("Nobody answers for: {names}."), names=unplanned)
    undated = _names(one for one in measures if not one.is_dated)
    if undated:
        return fails(N_("Start or end is missing: {names}."), names=undated)
    return holds(N_("Measures with person and dates: {count}."), count=len(measures))


@CHAPTER.statement(
    "D9",
    N_("It is written how the partners work together."),
    N_("A written way of working outlives the people who began it."),
    Place.AGREEMENT,
)
def describes_co_operation(evidence: Evidence) -> Verdict:
    """The draft has the clause on the programme, and each measure says how one works together."""
    silent = _names(one for one in _open_measures(evidence) if one.co_operation is None)
    described = fails(
        N_("Not said how you work together: {names}."), place=Place.OUTLINE, names=silent
    )
    verdict = by_clause(evidence, "D9")
    return described if silent and verdict.state is CheckState.HOLDS else verdict


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
    """The draft has the clause on monitoring, and it is known who counts for each target."""
    verdict = by_clause(evidence, "D11")
    if verdict.state is not CheckState.HOLDS:
        return verdict
    targets = evidence.partnership.programme.targets
    nobody = _names(one for one in targets if not one.source_of_figures)
    if nobody:
        return fails(N_("Not written who counts: {names}."), place=Place.OUTLINE, names=nobody)
    past = [one for one in targets if one.due_on is not None and one.due_on < evidence.today]
    uncounted = _names(one for one in past if one.latest_reading is None)
    if uncounted:
        return fails(N_("Nobody has counted yet: {names}."), place=Place.OUTLINE, names=uncounted)
    return verdict


@CHAPTER.statement(
    "D12",
    N_("Public relations and reports are planned."),
    N_("Who tells about good work finds friends for it."),
    Place.AGREEMENT,
)
def plans_reports(evidence: Evidence) -> Verdict:
    """The draft has a clause on public relations and reports."""
    return by_clause(evidence, "D12")


def _open_measures(evidence: Evidence) -> list[Measure]:
    """The measures that are not done and not given up."""
    return [one for one in evidence.partnership.programme.measures if one.state.is_open]


def _names(items: Iterable[Item]) -> tuple[object, ...]:
    """What the lines say, or that they say nothing yet."""
    return tuple(one.text or Marked(N_("a line without words")) for one in items)
