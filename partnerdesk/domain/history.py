"""The history staff can read, and what undo and redo would do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Self

from partnerdesk.domain.texts import N_, Texts


class Change:
    """What a transaction does, in a sentence for the history and the undo menu.

    ``sentence`` is marked with ``N_`` and names the deed: ``N_("Add partner {name}")``. Changes
    with the same ``merge_key`` that follow each other within minutes become one step: the letters
    of one text, typed with pauses, are undone together. A change that is not ``undoable`` stands in
    the history, but undo stops there: a centre must not vanish with one key. A value called
    ``field`` is the label of a field, itself a marked message.
    """

    def __init__(
        self, sentence: str, *, merge_key: str = "", undoable: bool = True, **values: str
    ) -> None:
        self.sentence = sentence
        self.merge_key = merge_key
        self.undoable = undoable
        self.values = values

    def fill_in(self, **values: str) -> None:
        """Name what only the transaction can read; before it writes anything."""
        self.values.update(values)

    def text(self, texts: Texts) -> str:
        """The deed in the language of ``texts``."""
        return _deed(self.sentence, self.values, texts)


class TouchedRow(NamedTuple):
    """A row that a transaction changed; ``values`` are whole where it was made or deleted."""

    table: str
    row_id: int
    values: Mapping[str, object]


class Touched(frozenset[str]):
    """The names of the tables a transaction changed; ``rows`` is None where they were many."""

    rows: tuple[TouchedRow, ...] | None

    def __new__(cls, tables: Iterable[str], rows: Iterable[TouchedRow] | None) -> Self:
        """Tables are told to everybody; who knows the rows reads only these again."""
        touched = super().__new__(cls, tables)
        touched.rows = None if rows is None else tuple(rows)
        return touched


@dataclass(frozen=True)
class HistoryEntry:
    """One step of the history; ``takes_back`` marks an undo, ``is_undone`` what it took back."""

    id: int
    happened_at: datetime
    who: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    takes_back: bool = False
    is_undone: bool = False

    def text(self, texts: Texts) -> str:
        """The deed in the language of ``texts``."""
        deed = _deed(self.sentence, self.values, texts)
        if self.takes_back:
            return texts.gettext(N_("Taken back: {deed}")).format(deed=deed)
        return deed


def _deed(sentence: str, values: Mapping[str, object], texts: Texts) -> str:
    said = dict(values)
    if field_label := said.get("field"):
        said["field"] = texts.gettext(str(field_label))
    return texts.gettext(sentence).format(**said)
