"""What comes up: tasks, meetings and answers with their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.facts import has_answered, review_due_on
from partnerdesk.domain.guidance import (
    Link,
    Marked,
    ProgrammePage,
    Sentence,
    amendments_of_partnership,
    invitations_of_partnership,
    meeting_page,
    partnership_tab,
    programme_of_partnership,
    sentence,
    signatures_of_partnership,
)
from partnerdesk.domain.partnership import MeetingKind, Partnership, PartnershipStage
from partnerdesk.domain.programme import Level, MeasureState
from partnerdesk.domain.step_states import StepKey, StepState
from partnerdesk.domain.steps import Step, next_step
from partnerdesk.domain.texts import N_


@dataclass(frozen=True)
class TermDates:
    """Days of an agreement in force: until when to give notice, its end, the next amendment."""

    notice_on: date | None = None
    ends_on: date | None = None
    amendment_number: int = 0
    amendment_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """A partnership with its steps as they are judged today."""

    partnership: Partnership
    steps: tuple[Step, ...]
    term: TermDates = TermDates()

    @property
    def next_step(self) -> Step | None:
        """The one step to do now; none once the partnership is over."""
        if self.partnership.stage is PartnershipStage.ENDED:
            return None
        return next_step(self.steps)

    @property
    def later_step(self) -> Step | None:
        """What comes when its day is near, while nothing is to do; none once all is over."""
        if self.partnership.stage is PartnershipStage.ENDED:
            return None
        return next((step for step in self.steps if step.state is StepState.NOT_YET), None)


@dataclass(frozen=True)
class Coming:
    """Something with a day; ``words`` name it, ``link`` leads there."""

    day: date
    words: Sentence
    partnership_name: str
    link: Link


def most_urgent(standings: Sequence[Standing]) -> Standing | None:
    """The partnership whose next step is due first; without dates the first one given."""
    waiting = [one for one in standings if one.next_step is not None]
    return min(waiting, key=_due_on, default=None)


def _due_on(standing: Standing) -> date:
    step = standing.next_step
    return step.due_on if step is not None and step.due_on is not None else date.max


def coming_up(standings: Iterable[Standing]) -> tuple[Coming, ...]:
    """All that is to come, and what is late, the earliest first."""
    found = [
        one
        for standing in standings
        if standing.partnership.stage is not PartnershipStage.ENDED
        for one in (
            *_tasks(standing),
            *_meetings(standing),
            *_answers(standing),
            *_terms(standing),
            *_work(standing),
        )
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _tasks(standing: Standing) -> Iterator[Coming]:
    """Open tasks of steps that are not done; a planned meeting stands for its own task."""
    links = {step.key: step.link for step in standing.steps}
    done = {step.key for step in standing.steps if step.state is StepState.DONE}
    covered = {_STEP_OF_MEETING[one.kind] for one in standing.partnership.meetings if not one.held}
    overview = partnership_tab(standing.partnership.id, "steps")
    for task in standing.partnership.tasks:
        if task.done_on is None and task.step not in done | covered:
            link = next((links[key] for key in links if key == task.step), overview)
            yield _coming(standing, task.due_on, sentence("{task}", task=Marked(task.text)), link)


_STEP_OF_MEETING = {
    MeetingKind.MEMBERS: StepKey.MEMBERS,
    MeetingKind.PARTNERS: StepKey.RUNNING,
    MeetingKind.REVIEW: StepKey.REVIEW,
}


def _meetings(standing: Standing) -> Iterator[Coming]:
    for meeting in standing.partnership.meetings:
        if not meeting.held:
            words = sentence("{meeting}", meeting=Marked(meeting.kind.label))
            yield _coming(standing, meeting.day, words, meeting_page(meeting.id))


def _answers(standing: Standing) -> Iterator[Coming]:
    for partner in standing.partnership.parties:
        if partner.invited_on and partner.answer_due_on and not has_answered(partner):
            words = sentence(N_("Answer from {name}"), name=partner.name)
            link = invitations_of_partnership(standing.partnership.id, partner_id=partner.id)
            yield _coming(standing, partner.answer_due_on, words, link)


def _terms(standing: Standing) -> Iterator[Coming]:
    """Until when to give notice, when the agreement ends, when a change takes effect."""
    term = standing.term
    link = amendments_of_partnership(standing.partnership.id)
    if term.notice_on is not None:
        yield _coming(standing, term.notice_on, sentence(N_("Last day to give notice")), link)
    if term.ends_on is not None:
        yield _coming(standing, term.ends_on, sentence(N_("The agreement ends")), link)
    if term.amendment_on is not None:
        words = sentence(N_("Amendment {number} takes effect"), number=term.amendment_number)
        signing = signatures_of_partnership(standing.partnership.id)
        yield _coming(standing, term.amendment_on, words, signing)


_NO_WORDS = Marked(N_("a line without words"))


def _work(standing: Standing) -> Iterator[Coming]:
    """Measures that begin or end, days of targets, and the review that nobody has planned yet."""
    partnership = standing.partnership
    for measure in partnership.programme.measures:
        link = programme_of_partnership(
            partnership.id, ProgrammePage.OUTLINE, field=f"{Level.MEASURE}-{measure.id}"
        )
        if measure.state is MeasureState.PLANNED and measure.starts_on is not None:
            words = sentence(N_("“{measure}” begins"), measure=measure.text or _NO_WORDS)
            yield _coming(standing, measure.starts_on, words, link)
        elif measure.state is MeasureState.RUNNING and measure.ends_on is not None:
            words = sentence(N_("“{measure}” ends"), measure=measure.text or _NO_WORDS)
            yield _coming(standing, measure.ends_on, words, link)
    reviews = programme_of_partnership(partnership.id, ProgrammePage.REVIEWS)
    for target in partnership.programme.targets:
        if target.due_on is not None and not target.is_reached:
            words = sentence(N_("Count: {target}"), target=target.text or _NO_WORDS)
            yield _coming(standing, target.due_on, words, reviews)
    due = review_due_on(partnership)
    if due is not None and not _has_review_ahead(partnership):
        yield _coming(standing, due, sentence(N_("Review is due")), reviews)


def _has_review_ahead(partnership: Partnership) -> bool:
    """Whether a review is planned, or a task reminds of it already."""
    planned = any(one.kind is MeetingKind.REVIEW and not one.held for one in partnership.meetings)
    reminded = any(one.step == StepKey.REVIEW and not one.done_on for one in partnership.tasks)
    return planned or reminded


def _coming(standing: Standing, day: date, words: Sentence, link: Link) -> Coming:
    return Coming(day, words, standing.partnership.name, link)
