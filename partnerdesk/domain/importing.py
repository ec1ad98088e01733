"""Lists that centres already have: what a file held, and what taking it in would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.guidance import Sentence
from partnerdesk.domain.partners import ResearchAnswer
from partnerdesk.domain.texts import N_, Texts

LEAVE_OUT = ""
"""The target of a column that is not taken in."""

NO_HEADER = -1


@dataclass(frozen=True)
class Table:
    """A sheet of a file as texts; all rows are equally long.

    ``row_numbers`` are those of the file, where the rows were gathered from several sheets.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def number_of(self, at: int) -> int:
        """The number of the row at a position (from 0), as the spreadsheet shows it."""
        return self.row_numbers[at] if self.row_numbers else at + 1


@dataclass(frozen=True)
class Matching:
    """Which column holds what: ``targets`` are keys of ``import_columns.TARGETS``.

    ``header_at`` is the position of the row with the headings, or ``NO_HEADER``.
    """

    header_at: int
    titles: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True)
class RowProblem:
    """A cell that could not be taken over as it is; its text is kept in the notes."""

    field_label: str
    error: UserError

    def text(self, texts: Texts) -> str:
        """The whole sentence."""
        why = texts.gettext(self.error.sentence).format(**self.error.values)
        words = texts.gettext(N_("{field}: {why} It is kept in the notes."))
        return words.format(field=texts.gettext(self.field_label), why=why)


@dataclass(frozen=True)
class Candidate:
    """What a row says about an organisation and a person of it; empty values are left out.

    ``row_number`` counts from 1, as the spreadsheet shows it.
    """

    row_number: int
    organisation: Mapping[str, str]
    contact: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[RowProblem, ...] = ()
    refusal: Sentence | None = None

    @property
    def name(self) -> str:
        """The name of the organisation, or "" where the row has none."""
        return self.organisation.get("name", "")


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    COMPLETES = "completes"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """The state in a word, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    RowState.NEW: N_("New"),
    RowState.COMPLETES: N_("Completes"),
    RowState.SKIPPED: N_("Skipped"),
}


class Decision(StrEnum):
    """What a person has decided about one row, against what was proposed."""

    LEAVE_OUT = "leave_out"
    OWN_PARTNER = "own_partner"
    SAME_PARTNER = "same_partner"


@dataclass(frozen=True)
class RowPlan:
    """What becomes of one row, and why.

    ``looks_like`` names a partner that may be the same one; ``needs_look`` asks a person to judge.
    """

    row_number: int
    name: str
    state: RowState
    reasons: tuple[Sentence, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    looks_like: str = ""
    needs_look: bool = False

    def text(self, texts: Texts) -> str:
        """All reasons and problems in one line."""
        said = [reason.text(texts) for reason in self.reasons]
        return " ".join([*said, *(problem.text(texts) for problem in self.problems)])


@dataclass(frozen=True)
class PlannedContact:
    """A person to add, or to complete where ``existing_id`` names one of the register."""

    existing_id: int | None
    values: Mapping[str, str]


@dataclass(frozen=True)
class PlannedPartner:
    """An organisation to add, or to complete where ``existing_id`` names one of the register.

    ``values`` holds only what changes: from a list, only what is still empty there.
    """

    existing_id: int | None
    values: Mapping[str, str]
    contacts: tuple[PlannedContact, ...] = ()
    research: tuple[ResearchAnswer, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """Everything that taking a list in would do."""

    rows: tuple[RowPlan, ...]
    partners: tuple[PlannedPartner, ...]

    @cached_property
    def counts(self) -> Counter[RowState]:
        """How many rows have each state."""
        return Counter(row.state for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be taken in."""
        return not self.partners
