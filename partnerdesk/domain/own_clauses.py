"""The centre's own clause library: clauses that it wrote once and uses again."""

from __future__ import annotations

from dataclasses import dataclass

from partnerdesk.domain.clauses import ClauseTemplate, load_library
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_

OWN_TOPIC = "own"
_KEY = "own-{id}"

OWN_FIELDS = {
    spec.key: spec
    for spec in (
        FieldSpec("heading", N_("Heading of the clause"), required=True),
        FieldSpec("why", N_("Why this clause helps"), "long"),
        FieldSpec("text", N_("Text of the clause"), "long"),
        FieldSpec(
            "in_first_drafts",
            N_("Put it into first drafts"),
            "check",
            help=N_("Each new agreement in this language then begins with it."),
        ),
    )
}
"""What can be changed about a clause of the centre’s own library."""


@dataclass(frozen=True)
class OwnClause:
    """A clause of the centre's own library.

    ``replaces`` is the key of the clause of our library in whose place it stands; "" for none.
    """

    id: int
    language: str
    section: int
    heading: str
    why: str
    text: str
    in_first_drafts: bool
    replaces: str = ""

    @property
    def key(self) -> str:
        """What tells it from all other clauses of both libraries."""
        return _KEY.format(id=self.id)

    @property
    def template(self) -> ClauseTemplate:
        """The clause as the library panel shows all clauses."""
        return ClauseTemplate(
            key=self.key,
            section=self.section,
            heading=self.heading,
            why=self.why,
            text=self.text,
            paths=(),
            codes=(),
            compulsory=False,
            library_only=True,
            condition=None,
            topic=OWN_TOPIC,
        )


def begins_drafts(replaces: str, language: str) -> bool:
    """Whether some first draft holds the library clause that an own one stands for."""
    return any(one.key == replaces and one.paths for one in load_library(language))
