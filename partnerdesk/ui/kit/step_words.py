"""What the judged steps of a partnership say on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from partnerdesk.domain.step_states import StepState
from partnerdesk.domain.steps import Step
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.next_step import NextStep
from partnerdesk.ui.kit.states import STEP_STATES, days_words
from partnerdesk.ui.kit.step_list import StepLine
from partnerdesk.ui.kit.widgets import fact_line


def step_lines(steps: Sequence[Step], today: date) -> tuple[StepLine, ...]:
    """The steps for a ``StepList``."""
    return tuple(_line(step, today) for step in steps)


def next_step_of(step: Step, partnership_name: str = "") -> NextStep:
    """A step for a ``NextStepCard``; its partnership is named where the page does not say it."""
    title = _("Next step: {step}").format(step=_(step.title))
    first = partnership_name or step.reason.text(current_texts())
    facts = fact_line(first, _(step.why))
    return NextStep(title, facts, _(step.verb), step.link)


def _line(step: Step, today: date) -> StepLine:
    return StepLine(
        group=_(step.group.label),
        title=_(step.title),
        reason=step.reason.text(current_texts()),
        state=STEP_STATES[step.state],
        state_words=_(step.state.label),
        is_done=step.state is StepState.DONE,
        late_words=_late_words(step, today),
        link=None if step.state is StepState.NOT_YET else step.link,
    )


def _late_words(step: Step, today: date) -> str:
    if step.due_on is None or not step.is_late(today):
        return ""
    words, _state = days_words(step.due_on, today)
    return words
