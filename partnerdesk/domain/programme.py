"""The programme of work: analysis, objectives, targets and measures, each below the other.

Nothing stands alone: a measure belongs to a target, a target to an objective (D5, D6, D8).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.texts import N_


class EntryKind(StrEnum):
    """What an entry of the shared analysis tells. Source: A4, B6 and D4."""

    CAUSE = "cause"
    EFFECT = "effect"
    AFFECTED = "affected"
    FIGURE = "figure"
    VOICE = "voice"

    @property
    def label(self) -> str:
        """The kind in a few words, as a marked message."""
        return _ENTRY_LABELS[self]

    @property
    def is_in_tree(self) -> bool:
        """Whether such entries hang at each other."""
        return self in (EntryKind.CAUSE, EntryKind.EFFECT)


_ENTRY_LABELS = {
    EntryKind.CAUSE: N_("Causes"),
    EntryKind.EFFECT: N_("Effects"),
    EntryKind.AFFECTED: N_("Who feels it"),
    EntryKind.FIGURE: N_("Figures"),
    EntryKind.VOICE: N_("What each partner says"),
}


class CoOperation(StrEnum):
    """How the partners work together in a measure. Source: D9."""

    JOINT = "joint"
    LED = "led"
    DIVIDED = "divided"
    COMMISSIONED = "commissioned"
    EXCHANGE = "exchange"

    @property
    def label(self) -> str:
        """The form in a few words, as a marked message."""
        return _CO_OPERATION_LABELS[self]


_CO_OPERATION_LABELS = {
    CoOperation.JOINT: N_("All do it together"),
    CoOperation.LED: N_("One leads, others help"),
    CoOperation.DIVIDED: N_("Each does a part of it"),
    CoOperation.COMMISSIONED: N_("One does it for all"),
    CoOperation.EXCHANGE: N_("They exchange what they know"),
}


class MeasureState(StrEnum):
    """How far a measure has come."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The state in a word or two, as a marked message."""
        return _STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (MeasureState.PLANNED, MeasureState.RUNNING)


_STATE_LABELS = {
    MeasureState.PLANNED: N_("Planned"),
    MeasureState.RUNNING: N_("Running"),
    MeasureState.DONE: N_("Done"),
    MeasureState.DROPPED: N_("Given up"),
}


class Level(StrEnum):
    """The three levels below vision and strategy."""

    OBJECTIVE = "objective"
    TARGET = "target"
    MEASURE = "measure"

    @property
    def label(self) -> str:
        """One of them in a word, as a marked message."""
        return _LEVEL_LABELS[self]


_LEVEL_LABELS = {
    Level.OBJECTIVE: N_("Objective"),
    Level.TARGET: N_("Target"),
    Level.MEASURE: N_("Measure"),
}


@dataclass(frozen=True)
class AnalysisEntry:
    """An entry of the shared analysis.

    A cause hangs below the one it explains, an effect below the one it follows from; without a
    parent they hang at the problem itself. ``partner_id`` and ``partner_name`` say whose voice it
    is.
    """

    id: int
    kind: EntryKind
    text: str = ""
    parent_id: int | None = None
    source: str = ""
    dated_on: date | None = None
    partner_id: int | None = None
    partner_name: str = ""


@dataclass(frozen=True)
class Measure:
    """A measure; ``responsible`` is the name of the organisation that answers for it."""

    id: int
    target_id: int
    text: str = ""
    description: str = ""
    co_operation: CoOperation | None = None
    co_operation_note: str = ""
    organisation_id: int | None = None
    responsible: str = ""
    person: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    state: MeasureState = MeasureState.PLANNED

    @property
    def is_dated(self) -> bool:
        """Whether it can be drawn: it has a start and an end."""
        return self.starts_on is not None and self.ends_on is not None

    def is_late(self, today: date) -> bool:
        """Whether it should have ended, or should have begun, and nobody said so."""
        ended = self.state.is_open and self.ends_on is not None and self.ends_on < today
        begun = self.starts_on is not None and self.starts_on < today
        return ended or (begun and self.state is MeasureState.PLANNED)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not planned yet, as marked messages. Source: D8 and D9."""
        parts = {
            N_("its name"): self.text,
            N_("how you work together"): self.co_operation,
            N_("who answers for it"): self.responsible,
            N_("the person"): self.person,
            N_("start and end"): self.is_dated,
        }
        return tuple(name for name, said in parts.items() if not said)


@dataclass(frozen=True)
class TargetReading:
    """How far a target was on a day. Source: D11."""

    id: int
    read_on: date
    value: Decimal
    note: str = ""


@dataclass(frozen=True)
class Target:
    """A target: from ``baseline`` to ``value``, both counted in ``unit``. Source: D6."""

    id: int
    objective_id: int
    text: str = ""
    unit: str = ""
    baseline: Decimal | None = None
    value: Decimal | None = None
    due_on: date | None = None
    source_of_figures: str = ""
    measures: tuple[Measure, ...] = ()
    readings: tuple[TargetReading, ...] = ()

    @property
    def is_measurable(self) -> bool:
        """Whether it has a number to reach and a day."""
        return self.value is not None and self.due_on is not None

    @property
    def latest_reading(self) -> TargetReading | None:
        """The newest figure; None while nobody has looked."""
        return self.readings[-1] if self.readings else None

    @property
    def is_reached(self) -> bool:
        """Whether the newest figure is what was wanted, or better."""
        latest = self.latest_reading
        if latest is None or self.value is None:
            return False
        goes_down = self.baseline is not None and self.value < self.baseline
        return latest.value <= self.value if goes_down else latest.value >= self.value


@dataclass(frozen=True)
class Objective:
    """A common objective; ``cause_id`` is the cause it answers. Source: D4 and D5."""

    id: int
    text: str = ""
    cause_id: int | None = None
    targets: tuple[Target, ...] = ()


Item = Objective | Target | Measure


@dataclass(frozen=True)
class NumberedItem:
    """A line of the outline with its number, as in 2.1.3."""

    level: Level
    number: str
    item: Item


@dataclass(frozen=True)
class Branch:
    """An entry of the problem tree and what hangs at it."""

    entry: AnalysisEntry
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Programme:
    """Everything below the vision of a partnership."""

    strategy: str = ""
    analysis: tuple[AnalysisEntry, ...] = ()
    objectives: tuple[Objective, ...] = ()

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """All targets in their order."""
        return tuple(target for one in self.objectives for target in one.targets)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in their order."""
        return tuple(measure for target in self.targets for measure in target.measures)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print but the objectives' own words."""
        return not (self.strategy or self.targets)

    def outline(self) -> Iterator[NumberedItem]:
        """Every line with its number, from the top."""
        for first, objective in enumerate(self.objectives, start=1):
            yield NumberedItem(Level.OBJECTIVE, f"{first}", objective)
            for second, target in enumerate(objective.targets, start=1):
                yield NumberedItem(Level.TARGET, f"{first}.{second}", target)
                for third, measure in enumerate(target.measures, start=1):
                    yield NumberedItem(Level.MEASURE, f"{first}.{second}.{third}", measure)

    def numbers(self, level: Level) -> dict[int, str]:
        """The number of each line of a level, by its id."""
        return {one.item.id: one.number for one in self.outline() if one.level is level}

    def entries(self, kind: EntryKind) -> tuple[AnalysisEntry, ...]:
        """The entries of one kind, in their order."""
        return tuple(entry for entry in self.analysis if entry.kind is kind)

    def branches(self, kind: EntryKind) -> tuple[Branch, ...]:
        """The causes or the effects as a tree, those at the problem itself first."""
        entries = self.entries(kind)
        known = {entry.id for entry in entries}

        def below(parent_id: int | None) -> tuple[Branch, ...]:
            return tuple(
                Branch(entry, below(entry.id))
                for entry in entries
                if (entry.parent_id if entry.parent_id in known else None) == parent_id
            )

        return below(None)

    def cause_of(self, objective: Objective) -> AnalysisEntry | None:
        """The cause an objective answers."""
        return next((one for one in self.analysis if one.id == objective.cause_id), None)


def depth_first(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[tuple[int, Branch]]:
    """Every branch with how far it is from the problem, from 0, as one reads a list."""
    for branch in branches:
        yield depth, branch
        yield from depth_first(branch.below, depth + 1)
