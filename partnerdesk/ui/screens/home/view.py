"""What Home paints: words, states and links, nothing that would have to be looked up.

Named tuples, because they become JSON and back: the start of the program paints Home from it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from partnerdesk.domain.guidance import Link
from partnerdesk.ui.kit.next_step import NextStep
from partnerdesk.ui.kit.step_list import StepLine
from partnerdesk.ui.kit.widgets import State


class Front(NamedTuple):
    """The partnership in front; without a next step once it is over."""

    partnership_id: int
    name: str
    stage: str
    stage_state: State
    next_step: NextStep | None
    steps: tuple[StepLine, ...]


class DateLine(NamedTuple):
    """A date that comes up."""

    day: str
    partnership: str
    days: str
    days_state: State
    words: str
    link: Link


class OtherLine(NamedTuple):
    """A partnership beside the one in front, and what it waits for."""

    partnership_id: int
    name: str
    facts: str
    stage: str
    stage_state: State


class DraftLine(NamedTuple):
    """An interview that was begun and not finished."""

    draft_id: int
    name: str


class HomeView(NamedTuple):
    """All of Home on one day; ``more_…`` count what does not fit."""

    person: str
    facts: str
    is_sample: bool
    front: Front | None
    dates: tuple[DateLine, ...]
    more_dates: int
    others: tuple[OtherLine, ...]
    more_others: int
    drafts: tuple[DraftLine, ...]


def home_view_from(plain: Any) -> HomeView:
    """The view again that was made JSON.

    Raises:
        TypeError, ValueError: it was another version's.
    """
    whole = HomeView(*plain)
    return whole._replace(
        front=_front(*whole.front) if whole.front else None,
        dates=tuple(_date_line(*line) for line in whole.dates),
        others=tuple(OtherLine(*line) for line in whole.others),
        drafts=tuple(DraftLine(*line) for line in whole.drafts),
    )


def _front(*plain: Any) -> Front:
    front = Front(*plain)
    steps = tuple(_step_line(*line) for line in front.steps)
    following = _next_step(*front.next_step) if front.next_step else None
    return front._replace(steps=steps, next_step=following)


def _step_line(*plain: Any) -> StepLine:
    line = StepLine(*plain)
    return line._replace(link=Link(*line.link)) if line.link else line


def _next_step(*plain: Any) -> NextStep:
    step = NextStep(*plain)
    return step._replace(link=Link(*step.link))


def _date_line(*plain: Any) -> DateLine:
    line = DateLine(*plain)
    return line._replace(link=Link(*line.link))
