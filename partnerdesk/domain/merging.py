"""Two entries of the register become one: what differs, what is proposed, what comes along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain.compared import means_the_same, name_key
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.guidance import Marked
from partnerdesk.domain.partner_forms import ORGANISATION_FIELDS
from partnerdesk.domain.partners import (
    Organisation,
    PartnerStage,
    ResearchAnswer,
    ResearchQuestion,
)
from partnerdesk.domain.register import FURTHEST_FIRST, RegisterEntry, Standing
from partnerdesk.domain.research_forms import CONFLICT, JUDGEMENT
from partnerdesk.domain.texts import N_, Texts

JOINED_FIELDS = frozenset({"notes", "conflict_of_interest"})
"""Where both texts are kept, one below the other."""

_COMPARED_LOOSELY = frozenset({"phone", "email"})

RESEARCH_PREFIX = "research."
"""Before the question, in the key of a line about the research card."""

Words = tuple[str | date | Marked, ...]
"""A value as it is shown: pieces that are put into words in the language of the reader."""


class Side(StrEnum):
    """One of the two entries, as they stand side by side."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Side:
        """The entry beside it."""
        return Side.SECOND if self is Side.FIRST else Side.FIRST


@dataclass(frozen=True)
class MergeLine:
    """A detail of both entries; ``proposed`` is the side it is taken from unless a person chooses.

    ``is_joined`` where both texts are kept. ``label`` is a marked message.
    """

    key: str
    label: str
    first: Words
    second: Words
    proposed: Side
    is_joined: bool = False

    def value(self, side: Side) -> Words:
        """What one side says; empty where it says nothing."""
        return self.first if side is Side.FIRST else self.second

    @property
    def is_research(self) -> bool:
        """Whether it is an answer of the research card."""
        return self.key.startswith(RESEARCH_PREFIX)

    @property
    def is_alike(self) -> bool:
        """Whether both say the same, a number or an address perhaps written differently."""
        if self.first == self.second:
            return True
        first, second = (" ".join(map(str, value)) for value in (self.first, self.second))
        return self.key in _COMPARED_LOOSELY and means_the_same(self.key, first, second)

    @property
    def needs_choice(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.first and self.second) and not self.is_joined


@dataclass(frozen=True)
class MergedPerson:
    """A contact of the merged entry, and in which of the two she stands now."""

    name: str
    sides: frozenset[Side]


@dataclass(frozen=True)
class MergedStanding:
    """A partnership of the merged entry, with the furthest stage; ``in_both`` where it is twice."""

    partnership: str
    stage: PartnerStage
    in_both: bool


@dataclass(frozen=True)
class MergePreview:
    """What merging two entries would make; details that are the same already are left out."""

    first: RegisterEntry
    second: RegisterEntry
    kept: Side
    lines: tuple[MergeLine, ...]
    people: tuple[MergedPerson, ...]
    standings: tuple[MergedStanding, ...]

    def entry(self, side: Side) -> RegisterEntry:
        """The entry of one side."""
        return self.first if side is Side.FIRST else self.second


def merge_preview(first: RegisterEntry, second: RegisterEntry) -> MergePreview:
    """Compare two entries.

    The one that is in use more is kept, and the other one is taken off. Of two findings the newer
    one is proposed.
    """
    kept = _kept(first, second)
    details = _details(first.organisation, second.organisation, kept)
    lines = (*details, *_judgement(first, second), *_research(first, second, kept))
    return MergePreview(
        first,
        second,
        kept,
        tuple(line for line in lines if not line.is_alike),
        tuple(_people(first.organisation, second.organisation)),
        tuple(_standings(first.standings, second.standings)),
    )


def in_words(value: Words, texts: Texts) -> str:
    """A value in the language of ``texts``."""
    return " · ".join(_word(piece, texts) for piece in value)


def _word(piece: str | date | Marked, texts: Texts) -> str:
    if isinstance(piece, Marked):
        return texts.gettext(piece.message)
    return texts.date(piece) if isinstance(piece, date) else piece


def _kept(first: RegisterEntry, second: RegisterEntry) -> Side:
    def use(entry: RegisterEntry) -> tuple[bool, int, int]:
        return (not entry.is_archived, len(entry.standings), -entry.id)

    return Side.FIRST if use(first) > use(second) else Side.SECOND


def _details(first: Organisation, second: Organisation, kept: Side) -> Iterator[MergeLine]:
    for spec in (*ORGANISATION_FIELDS, CONFLICT):
        here, there = (_shown(spec, getattr(one, spec.key)) for one in (first, second))
        proposed = _filled_side(here, there, kept)
        if spec.kind == "check":  # a stamp or a tie that one entry knows of is not forgotten
            proposed = Side.FIRST if getattr(first, spec.key) else Side.SECOND
        yield MergeLine(
            spec.key, spec.label, here, there, proposed, is_joined=spec.key in JOINED_FIELDS
        )


def _filled_side(first: Words, second: Words, kept: Side) -> Side:
    if first and second:
        return kept
    return Side.FIRST if first else Side.SECOND


def _shown(spec: FieldSpec, value: object) -> Words:
    if spec.kind == "check":
        return (Marked(N_("Yes, it is so") if value else N_("No, or not known")),)
    if not value:
        return ()
    if spec.kind == "choice":
        labels = (option.label for option in spec.options if option.value == value)
        return (Marked(next(labels)),)
    return (value if isinstance(value, date) else str(value),)


def _judgement(first: RegisterEntry, second: RegisterEntry) -> Iterator[MergeLine]:
    one, other = first.organisation, second.organisation
    newer = _newer(one.judged_on, other.judged_on)
    here, there = _judged(one), _judged(other)
    yield MergeLine(JUDGEMENT.key, JUDGEMENT.label, here, there, _filled_side(here, there, newer))


def _judged(organisation: Organisation) -> Words:
    if organisation.judgement is None:
        return ()
    label = Marked(organisation.judgement.label)
    return (label, *_told(organisation.judgement_reason, organisation.judged_on))


def _research(first: RegisterEntry, second: RegisterEntry, kept: Side) -> Iterator[MergeLine]:
    here = {answer.question: answer for answer in first.research}
    there = {answer.question: answer for answer in second.research}
    for question in ResearchQuestion:
        one, other = here.get(question), there.get(question)
        newer = kept
        if one and other:
            newer = _newer(one.looked_on, other.looked_on)
        words, more = _found(one), _found(other)
        proposed = _filled_side(words, more, newer)
        yield MergeLine(RESEARCH_PREFIX + question, question.label, words, more, proposed)


def _found(answer: ResearchAnswer | None) -> Words:
    if answer is None:
        return ()
    return (Marked(answer.finding.label), *_told(answer.source, answer.looked_on))


def _told(words: str, day: date | None) -> Words:
    return tuple(piece for piece in (words, day) if piece)


def _newer(first: date | None, second: date | None) -> Side:
    return Side.FIRST if (first or date.min) >= (second or date.min) else Side.SECOND


def _people(first: Organisation, second: Organisation) -> Iterator[MergedPerson]:
    sides: dict[str, set[Side]] = {}
    names: dict[str, str] = {}
    for side, organisation in ((Side.FIRST, first), (Side.SECOND, second)):
        for contact in organisation.contacts:
            key = name_key(contact.name)
            names.setdefault(key, contact.name)
            sides.setdefault(key, set()).add(side)
    return (MergedPerson(name, frozenset(sides[key])) for key, name in names.items())


def _standings(first: Iterable[Standing], second: Iterable[Standing]) -> Iterator[MergedStanding]:
    found: dict[int, list[Standing]] = {}
    for standing in (*first, *second):
        found.setdefault(standing.partnership_id, []).append(standing)
    for same in found.values():
        stage = min((one.stage for one in same), key=FURTHEST_FIRST.index)
        yield MergedStanding(same[0].partnership, stage, in_both=len(same) > 1)
