"""The action plan: what comes first in the next months. Source: D2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain.facts import months_later
from partnerdesk.domain.programme import Level, Measure, MeasureState, Programme, Target
from partnerdesk.domain.texts import N_

MONTHS_AHEAD = 6
CHOICES_OF_MONTHS = (3, 6, 12)


class PlanPart(StrEnum):
    """When something is to be done, the most urgent first."""

    LATE = "late"
    NOW = "now"
    SOON = "soon"
    TARGETS = "targets"

    @property
    def label(self) -> str:
        """The heading, as a marked message."""
        return _PART_LABELS[self]


_PART_LABELS = {
    PlanPart.LATE: N_("Late: look at these first"),
    PlanPart.NOW: N_("Running now"),
    PlanPart.SOON: N_("Begins soon"),
    PlanPart.TARGETS: N_("Targets to look at"),
}


@dataclass(frozen=True)
class PlannedLine:
    """A measure or a target of the plan, with its number and the day that matters next."""

    part: PlanPart
    number: str
    item: Measure | Target
    day: date | None


@dataclass(frozen=True)
class ActionPlan:
    """What is to be done from a day on until another one (that day is still in it)."""

    begins_on: date
    ends_on: date
    lines: tuple[PlannedLine, ...]

    def of(self, part: PlanPart) -> tuple[PlannedLine, ...]:
        """The lines of one part, the earliest day first."""
        return tuple(line for line in self.lines if line.part is part)

    def words(self) -> Iterator[str]:
        """Everything that is printed, piece by piece: a fingerprint is made of it."""
        for line in self.lines:
            yield from (line.part, line.number, line.item.text, str(line.day))


def action_plan(programme: Programme, today: date, months: int = MONTHS_AHEAD) -> ActionPlan:
    """What comes first: late measures, running ones, those that begin, targets with their day."""
    ends_on = months_later(today, months)
    found = [*_measures(programme, today, ends_on), *_targets(programme, ends_on)]
    order = list(PlanPart)
    found.sort(key=lambda line: (order.index(line.part), line.day or date.max))
    return ActionPlan(today, ends_on, tuple(found))


def _measures(programme: Programme, today: date, ends_on: date) -> Iterator[PlannedLine]:
    numbers = programme.numbers(Level.MEASURE)
    for measure in programme.measures:
        number, begins = numbers[measure.id], measure.starts_on
        if not measure.state.is_open:
            continue
        if measure.is_late(today):
            has_begun = measure.state is MeasureState.RUNNING
            yield PlannedLine(
                PlanPart.LATE, number, measure, measure.ends_on if has_begun else begins
            )
        elif measure.state is MeasureState.RUNNING or begins == today:
            yield PlannedLine(PlanPart.NOW, number, measure, measure.ends_on)
        elif begins is not None and begins <= ends_on:
            yield PlannedLine(PlanPart.SOON, number, measure, begins)


def _targets(programme: Programme, ends_on: date) -> Iterator[PlannedLine]:
    numbers = programme.numbers(Level.TARGET)
    for target in programme.targets:
        if target.due_on is not None and target.due_on <= ends_on and not target.is_reached:
            yield PlannedLine(PlanPart.TARGETS, numbers[target.id], target, target.due_on)
