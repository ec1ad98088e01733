"""The drafts of a partnership: each with its name, who made it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.comparing import ComparedClause
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_, Texts

DRAFT_NAME = FieldSpec(
    "name",
    N_("Name of this draft"),
    required=True,
    max_length=80,
    help=N_("By this name you find it again."),
    example=N_("As sent to the partners"),
)


@dataclass(frozen=True)
class KeptDraft:
    """A draft without its words; ``is_current`` is the one that is being written."""

    id: int
    number: int
    name: str
    made_on: date
    made_by: str
    is_current: bool
    is_frozen: bool

    def title(self, texts: Texts) -> str:
        """The number and the name: Draft 2 “As sent to the partners”."""
        numbered = texts.gettext(N_("Draft {number}")).format(number=self.number)
        if self.name:
            return texts.gettext(N_("{draft} “{name}”")).format(draft=numbered, name=self.name)
        if self.is_current:
            return texts.gettext(N_("{draft} (being written)")).format(draft=numbered)
        return numbered

    def facts(self, texts: Texts) -> str:
        """Who and when."""
        return "  ·  ".join(part for part in (texts.date(self.made_on), self.made_by) if part)


@dataclass(frozen=True)
class Comparison:
    """Two sides and what differs; titles and facts are ready to be shown."""

    old_title: str
    old_facts: str
    new_title: str
    new_facts: str
    clauses: tuple[ComparedClause, ...]

    @property
    def changed(self) -> tuple[ComparedClause, ...]:
        """The clauses that have something to look at."""
        return tuple(clause for clause in self.clauses if clause.is_changed)
