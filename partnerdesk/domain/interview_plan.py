"""What the answers of an interview lead to: everything that is made at its end, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from partnerdesk.domain.budget import SourceKind
from partnerdesk.domain.clauses import ClauseTemplate, draft_clauses
from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.facts import months_later
from partnerdesk.domain.interview import Candidate, Told, canonical
from partnerdesk.domain.interview_form import MEMBERS_AGREED, MEMBERS_PLANNED, SETTLED_PATH, Answers
from partnerdesk.domain.interview_pages import PAGES
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import MeetingKind, Path
from partnerdesk.domain.starting import (
    COMMON_TASKS,
    StartingSource,
    StartingTask,
    clause_conditions,
    starting_point,
)
from partnerdesk.domain.step_states import StepKey
from partnerdesk.domain.texts import N_

DAYS_TO_START = 90
"""Planned between today and the start where no start was named."""

LEAST_DAYS = 14
"""All tasks on one day would help nobody."""

USUAL_REVIEW_MONTHS = 6

_FACTS = frozenset(
    {
        "path", "name", "problem", "area", "vision", "objectives", "coordinator", "deputy",
        "starts_on", "ends_on", "review_months", "kinds", SETTLED_PATH,
    }
)  # fmt: skip
"""Answers that live in the partnership itself, where other pages change them, too."""


@dataclass(frozen=True)
class PlannedSource:
    """A source of finance; ``giver`` names it where the answers do, else the marked ``name``."""

    name: str
    giver: str
    kind: SourceKind
    promised_minor: int


@dataclass(frozen=True)
class PlannedTask:
    """A dated task; ``text`` is a marked message."""

    step: StepKey
    text: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting that was held or is planned."""

    kind: MeetingKind
    day: date
    held: bool
    present: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    wishes: str = ""


@dataclass(frozen=True)
class InterviewPlan:
    """Everything the interview makes; names follow ``Partnership``.

    ``review_months`` is None where nothing was chosen. ``answers`` are those to be kept beside the
    facts.
    """

    path: Path
    name: str
    problem: str
    area: str
    vision: str
    objectives: str
    coordinator: str
    deputy: str
    starts_on: date | None
    ends_on: date | None
    review_months: int | None
    kinds: frozenset[PartnerKind]
    candidates: tuple[Candidate, ...]
    sources: tuple[PlannedSource, ...]
    tasks: tuple[PlannedTask, ...]
    meetings: tuple[PlannedMeeting, ...]
    conditions: frozenset[str]
    answers: Answers

    def clauses(self, language: str) -> tuple[ClauseTemplate, ...]:
        """The clauses of the first draft."""
        return draft_clauses(self.path, self.conditions, language)


def plan(answers: Answers, notation: Notation, today: date) -> InterviewPlan:
    """What the answers lead to; answers that cannot be read yet are left out.

    Raises:
        ValueError: nobody has said yet how the partnership began.
    """
    told = Told(answers, notation)
    if told.path is None:
        raise ValueError("the path is not known yet")
    kept = canonical(answers, notation)
    return InterviewPlan(
        path=told.path,
        name=told.text("name"),
        problem=told.text("problem"),
        area=told.text("area"),
        vision=told.text("vision"),
        objectives=told.text("objectives"),
        coordinator=told.text("coordinator"),
        deputy=told.text("deputy"),
        starts_on=told.day("starts_on"),
        ends_on=told.day("ends_on"),
        review_months=_review_months(told),
        kinds=told.kinds,
        candidates=told.candidates,
        sources=_sources(told.path, told),
        tasks=_tasks(told.path, told, today),
        meetings=_meetings(told),
        conditions=clause_conditions(told.path, kept),
        answers={key: kept[key] for key in kept if key not in _FACTS},
    )


@dataclass(frozen=True)
class PathChange:
    """What another way of starting adds, and what is no longer needed but stays.

    Headings of clauses are in words already; everything else is a marked message.
    """

    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    tasks: tuple[str, ...]
    clauses: tuple[str, ...]
    optional_pages: tuple[str, ...]
    optional_sources: tuple[str, ...]
    optional_clauses: tuple[str, ...]


def changes_by_path(old: Path, new: Path, answers: Answers, language: str) -> PathChange:
    """Compare two ways of starting; nothing that was written is taken away by a change."""
    before, after = starting_point(old), starting_point(new)
    old_clauses = draft_clauses(old, clause_conditions(old, answers), language)
    new_clauses = draft_clauses(new, clause_conditions(new, answers), language)
    return PathChange(
        kinds=tuple(kind.label for kind in PartnerKind if kind in after.kinds - before.kinds),
        sources=_new_names(after.sources, before.sources),
        tasks=tuple(task.text for task in after.tasks),
        clauses=_new_headings(new_clauses, old_clauses),
        optional_pages=tuple(page.title for page in PAGES if page.only_path is old),
        optional_sources=_new_names(before.sources, after.sources),
        optional_clauses=_new_headings(old_clauses, new_clauses),
    )


def _new_names(
    sources: tuple[StartingSource, ...], known: tuple[StartingSource, ...]
) -> tuple[str, ...]:
    known_answers = {source.answer for source in known}
    return tuple(source.name for source in sources if source.answer not in known_answers)


def _new_headings(
    clauses: tuple[ClauseTemplate, ...], known: tuple[ClauseTemplate, ...]
) -> tuple[str, ...]:
    known_keys = {clause.key for clause in known}
    return tuple(clause.heading for clause in clauses if clause.key not in known_keys)


def _review_months(told: Told) -> int | None:
    chosen = told.text("review_months")
    return int(chosen) if chosen else None


def _sources(path: Path, told: Told) -> tuple[PlannedSource, ...]:
    own_share_is_asked = (told.share("own_share_percent") or 0) > 0
    planned = []
    for source in starting_point(path).sources:
        promised = told.minor(source.answer) or 0
        if source.only_if_asked and not own_share_is_asked and not promised:
            continue
        giver = told.text(source.giver) if source.giver else ""
        planned.append(PlannedSource(source.name, giver, source.kind, promised))
    return tuple(planned)


def _tasks(path: Path, told: Told, today: date) -> tuple[PlannedTask, ...]:
    """The dated tasks in the order of their days."""
    start = told.day("starts_on") or today + timedelta(days=DAYS_TO_START)
    deadline = told.day("application_deadline") if path is Path.INCENTIVE else None
    days = max(LEAST_DAYS, ((deadline or start) - today).days)
    on_the_way = [
        _planned(task, told, today + timedelta(days=days * task.percent // 100))
        for task in (*starting_point(path).tasks, *COMMON_TASKS)
    ]
    if path is Path.INCENTIVE and not told.text("after_money_ends"):
        ending = N_("Say what happens when the money ends")
        on_the_way.append(PlannedTask(StepKey.AGREEMENT, ending, on_the_way[-1].due_on))
    return tuple(sorted((*on_the_way, *_later_tasks(told, start)), key=lambda task: task.due_on))


def _later_tasks(told: Told, start: date) -> tuple[PlannedTask, ...]:
    review_on = months_later(start, _review_months(told) or USUAL_REVIEW_MONTHS)
    end = told.day("ends_on") or months_later(start, 12)
    return (
        PlannedTask(StepKey.PROGRAMME, N_("Plan the work together"), start),
        PlannedTask(StepKey.RUNNING, N_("Hold the first meeting"), start + timedelta(days=30)),
        PlannedTask(StepKey.REVIEW, N_("Look back together"), review_on),
        PlannedTask(StepKey.RENEWAL, N_("Decide: renew or end"), end),
    )


def _planned(task: StartingTask, told: Told, due_on: date) -> PlannedTask:
    if task.step is not StepKey.MEMBERS:
        return PlannedTask(task.step, task.text, due_on)
    day = told.day("members_day")
    state = told.text("members_asked")
    if state not in (MEMBERS_AGREED, MEMBERS_PLANNED) or day is None:
        return PlannedTask(task.step, task.text, due_on)
    return PlannedTask(task.step, task.text, day, day if state == MEMBERS_AGREED else None)


def _meetings(told: Told) -> tuple[PlannedMeeting, ...]:
    """The members' meeting, with its result where it was held. Source: statement F7."""
    day = told.day("members_day")
    state = told.text("members_asked")
    if day is None or state not in (MEMBERS_AGREED, MEMBERS_PLANNED):
        return ()
    if state == MEMBERS_PLANNED:
        return (PlannedMeeting(MeetingKind.MEMBERS, day, held=False),)
    return (
        PlannedMeeting(
            MeetingKind.MEMBERS,
            day,
            held=True,
            present=told.minor("members_present"),
            votes_for=told.minor("votes_for"),
            votes_against=told.minor("votes_against"),
            wishes=told.text("members_wishes"),
        ),
    )
