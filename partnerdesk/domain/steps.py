"""The ten steps from an idea to a lasting partnership. Evidence in the data closes them, no tick.

A step that waits says for what; a step that is open says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain import facts
from partnerdesk.domain import step_evidence as evidence
from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.guidance import Link, Sentence, sentence
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.step_states import Situation, StepFinding, StepKey, StepState
from partnerdesk.domain.texts import N_


class StepGroup(StrEnum):
    """The part of the way a step belongs to."""

    IDEA = "idea"
    BEFORE_INVITING = "before_inviting"
    AGREE = "agree"
    WORK = "work"
    LATER = "later"

    @property
    def label(self) -> str:
        """The heading above the steps, as a marked message."""
        return _GROUP_LABELS[self]


_GROUP_LABELS = {
    StepGroup.IDEA: N_("Idea"),
    StepGroup.BEFORE_INVITING: N_("Before you invite anyone"),
    StepGroup.AGREE: N_("Agree"),
    StepGroup.WORK: N_("Work"),
    StepGroup.LATER: N_("Later"),
}


@dataclass(frozen=True)
class Step:
    """A step with its state. ``title``, ``why`` and ``verb`` are marked messages.

    ``reason`` says what is missing or what the step waits for; ``due_on`` is the day of its task.
    A step ``is_overtaken`` when all have signed without it: it stays open, but is not the next one.
    """

    key: StepKey
    group: StepGroup
    title: str
    why: str
    state: StepState
    reason: Sentence
    verb: str
    link: Link
    due_on: date | None = None
    is_overtaken: bool = False

    def is_late(self, today: date) -> bool:
        """Whether its day is past while it is not done."""
        return (
            self.state is not StepState.DONE
            and not self.is_overtaken
            and self.due_on is not None
            and self.due_on < today
        )


Judge = Callable[[Situation, Mapping[StepKey, StepState]], StepFinding]
"""Judges a step by the situation and by the states of the steps before it."""


@dataclass(frozen=True)
class StepPlan:
    """A step as such, before anybody looked at a partnership; the texts are marked messages."""

    key: StepKey
    group: StepGroup
    title: str
    why: str
    judge: Judge


_PLANS = (
    StepPlan(
        StepKey.IDEA,
        StepGroup.IDEA,
        N_("Idea and way of starting"),
        N_("Partners can only share a plan when they see the same problem."),
        evidence.judge_idea,
    ),
    StepPlan(
        StepKey.RESEARCH,
        StepGroup.BEFORE_INVITING,
        N_("Research possible partners"),
        N_("A wrong partner can stop your own work."),
        evidence.judge_research,
    ),
    StepPlan(
        StepKey.MEMBERS,
        StepGroup.BEFORE_INVITING,
        N_("Ask your members"),
        N_("Members decide with you before partners are invited."),
        evidence.judge_members,
    ),
    StepPlan(
        StepKey.INVITE,
        StepGroup.BEFORE_INVITING,
        N_("Invite partners"),
        N_("A date for the answer keeps everyone moving."),
        evidence.judge_invitations,
    ),
    StepPlan(
        StepKey.ANALYSIS,
        StepGroup.AGREE,
        N_("Shared analysis"),
        N_("A plan holds only when all partners see the same causes."),
        evidence.judge_analysis,
    ),
    StepPlan(
        StepKey.AGREEMENT,
        StepGroup.AGREE,
        N_("Sign the agreement"),
        N_("A signature makes a promise one can rely on."),
        evidence.judge_agreement,
    ),
    StepPlan(
        StepKey.PROGRAMME,
        StepGroup.WORK,
        N_("Plan the work"),
        N_("Vision, objectives and activities keep the work together."),
        evidence.judge_programme,
    ),
    StepPlan(
        StepKey.RUNNING,
        StepGroup.WORK,
        N_("Begin to work together"),
        N_("A partnership lives from regular meetings."),
        evidence.judge_running,
    ),
    StepPlan(
        StepKey.REVIEW,
        StepGroup.LATER,
        N_("Look back together"),
        N_("What you learn changes the plan, and keeps it true."),
        evidence.judge_review,
    ),
    StepPlan(
        StepKey.RENEWAL,
        StepGroup.LATER,
        N_("Renew or end"),
        N_("A good end is planned like a good start."),
        evidence.judge_renewal,
    ),
)


def steps(
    partnership: Partnership,
    agreement_gaps: int | None,
    budget: BudgetSheet | None,
    today: date,
) -> tuple[Step, ...]:
    """The ten steps of a partnership in their order."""
    situation = Situation(partnership, agreement_gaps, budget, today)
    states: dict[StepKey, StepState] = {}
    judged = []
    for plan in _PLANS:
        found = plan.judge(situation, states)
        states[plan.key] = found.state
        is_overtaken = _is_overtaken(plan.key, found.state, partnership)
        judged.append(
            Step(
                plan.key,
                plan.group,
                plan.title,
                plan.why,
                found.state,
                _signed_without(found.reason) if is_overtaken else found.reason,
                found.verb,
                found.link,
                _due_on(partnership, plan.key),
                is_overtaken,
            )
        )
    return tuple(judged)


def next_step(judged: tuple[Step, ...]) -> Step | None:
    """The one step to do now; None when all rests.

    It is the first that is neither done nor waiting, and that the signatures have not overtaken.
    """
    waiting = (StepState.DONE, StepState.NOT_YET)
    to_do = (step for step in judged if step.state not in waiting and not step.is_overtaken)
    return next(to_do, None)


def done_count(judged: tuple[Step, ...]) -> int:
    """How many steps are done."""
    return sum(step.state is StepState.DONE for step in judged)


def _is_overtaken(key: StepKey, state: StepState, partnership: Partnership) -> bool:
    """Whether all have signed before this step was done; what needs a look still does."""
    is_open = state in (StepState.OPEN, StepState.IN_PROGRESS)
    return is_open and key in _BEFORE_SIGNING and facts.signed_on(partnership) is not None


_BEFORE_SIGNING = frozenset(
    (StepKey.IDEA, StepKey.RESEARCH, StepKey.MEMBERS, StepKey.INVITE, StepKey.ANALYSIS)
)


def _signed_without(reason: Sentence) -> Sentence:
    return sentence(N_("All have signed without this. {reason}"), reason=reason)


def _due_on(partnership: Partnership, key: StepKey) -> date | None:
    days = [task.due_on for task in partnership.tasks if task.step == key and not task.done_on]
    return min(days, default=None)
