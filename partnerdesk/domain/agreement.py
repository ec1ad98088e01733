"""An agreement: clauses with fields that are filled from the register, the budget and the talks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

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

    ``key`` names the library clause it came from and is empty for the centre's own clauses.
    """

    id: int
    position: int
    key: str
    section: int
    heading: str
    text: str
    talks: TalkState = TalkState.OPEN


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
    """A draft of an agreement in one language.

    ``values`` are the agreed values by field name (notice period, quorum …); everything else is
    computed from the data whenever the draft is shown.
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
