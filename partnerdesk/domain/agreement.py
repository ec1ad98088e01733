"""An agreement: clauses with fields that are filled from the register, the budget and the talks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from partnerdesk.domain.amendments import BUDGET_CLAUSE, PROGRAMME_CLAUSE, Amendment
from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.guidance import Sentence, sentence
from partnerdesk.domain.texts import N_

FIELD_NAME = r"clause:[a-z0-9][a-z0-9-]*|[a-z][a-z0-9_]*"
"""What may stand in braces: a field, or the number of a clause by its key or, for own ones, id."""

_FIELD = re.compile(rf"\{{({FIELD_NAME})\}}")


class TalkState(StrEnum):
    """How far the partners have come with a clause."""

    OPEN = "open"
    DISCUSSED = "discussed"
    AGREED = "agreed"

    @property
    def label(self) -> str:
        """The state in a word, as a marked message."""
        return _TALK_LABELS[self]

    @property
    def following(self) -> TalkState:
        """The state that one key leads to; after the last the first."""
        states = tuple(TalkState)
        return states[(states.index(self) + 1) % len(states)]


_TALK_LABELS = {
    TalkState.OPEN: N_("open"),
    TalkState.DISCUSSED: N_("discussed"),
    TalkState.AGREED: N_("agreed"),
}


class Nature(StrEnum):
    """Whether an agreement binds. Source: statements B5 and C7."""

    BINDING = "binding"
    INTENT = "intent"

    @property
    def label(self) -> str:
        """The nature in a few words, as a marked message."""
        return _NATURE_LABELS[self]

    @property
    def clause_key(self) -> str:
        """The clause of the library that says it."""
        return f"legal-nature-{self.value}"


_NATURE_LABELS = {
    Nature.BINDING: N_("A binding agreement"),
    Nature.INTENT: N_("A statement of intent"),
}


@dataclass(frozen=True)
class Clause:
    """A clause of a draft; ``text`` holds fields as ``{name}``.

    ``key`` names the library clause it came from and is empty for the centre's own clauses. Its
    words in the second language translate the wording that ``second_of`` tells. In an amendment it
    takes the place of the clause ``changes_id``, or ``takes_out`` that one.
    """

    id: int
    position: int
    key: str
    section: int
    heading: str
    text: str
    talks: TalkState = TalkState.OPEN
    second_heading: str = ""
    second_text: str = ""
    second_of: str = ""
    changes_id: int | None = None
    takes_out: bool = False


@dataclass(frozen=True)
class Translated:
    """A field in the words of another language; ``of`` tells which words they translate."""

    of: str
    words: str


@dataclass(frozen=True)
class Frozen:
    """How an agreement was made ready to be signed: from then on its words never change.

    ``despite`` is why this was done although something had to be mended. ``sha256`` names the PDF
    that was kept, and ``fingerprint`` stands on each of its pages.
    """

    on: date
    by: str
    despite: str
    sha256: str
    fingerprint: str


@dataclass(frozen=True)
class Agreement:
    """A draft of an agreement in one language, or in two that stand beside each other.

    ``further_annexes`` were chosen besides those that every agreement has; no amendment has any.
    ``second_language`` is empty where there is only one; ``prevailing_language`` is one of both.
    ``translated`` are fields by language and name. ``values`` are the agreed values by field name
    (notice period, quorum …); everything else is computed from the data whenever the draft is
    shown.
    """

    id: int
    partnership_id: int
    partnership_name: str
    draft_number: int
    language: str
    title: str
    originals_count: int
    created_on: date
    clauses: tuple[Clause, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    frozen: Frozen | None = None
    in_force_on: date | None = None
    in_force_despite: str = ""
    nature: Nature = Nature.BINDING
    second_language: str = ""
    second_title: str = ""
    prevailing_language: str = ""
    amendment: Amendment | None = None
    ended_on: date | None = None
    ended_reason: str = ""
    translated: Mapping[str, Mapping[str, Translated]] = field(default_factory=dict)
    further_annexes: frozenset[Annex] = frozenset()

    @property
    def languages(self) -> tuple[str, ...]:
        """Its language, or both of them in the order of the columns."""
        return tuple(code for code in (self.language, self.second_language) if code)

    @property
    def has_budget(self) -> bool:
        """Whether a budget belongs to it: to the agreement itself, or to this amendment of it."""
        return self._brings(BUDGET_CLAUSE)

    @property
    def has_programme(self) -> bool:
        """Whether a programme of work belongs to it, as a budget does."""
        return self._brings(PROGRAMME_CLAUSE)

    def _brings(self, key: str) -> bool:
        return self.amendment is None or any(one.key == key for one in self.clauses)

    @property
    def standing(self) -> Sentence:
        """How far it has come: a numbered draft, frozen, in force, or ended."""
        if self.ended_on is not None:
            return sentence(N_("Ended on {day}"), day=self.ended_on)
        if self.in_force_on is not None:
            return sentence(N_("In force from {day}"), day=self.in_force_on)
        if self.frozen is not None:
            return sentence(N_("Frozen on {day}"), day=self.frozen.on)
        return sentence(N_("Draft {number}"), number=self.draft_number)


@dataclass(frozen=True)
class Words:
    """A stretch of clause text as it was written."""

    text: str


@dataclass(frozen=True)
class FilledField:
    """A field inside a clause; ``value`` is None while the data does not know it."""

    name: str
    value: str | None


Run = Words | FilledField


def filled(text: str, values: Mapping[str, str | None]) -> tuple[Run, ...]:
    """The text as runs, each field with its value; empty values count as missing."""
    runs: list[Run] = []
    end = 0
    for match in _FIELD.finditer(text):
        if match.start() > end:
            runs.append(Words(text[end : match.start()]))
        name = match.group(1)
        runs.append(FilledField(name, values.get(name) or None))
        end = match.end()
    if end < len(text):
        runs.append(Words(text[end:]))
    return tuple(runs)


def missing_fields(text: str, values: Mapping[str, str | None]) -> tuple[str, ...]:
    """Names of the fields in the text that have no value, each once, in order."""
    missing = (
        run.name for run in filled(text, values) if isinstance(run, FilledField) and not run.value
    )
    return tuple(dict.fromkeys(missing))
