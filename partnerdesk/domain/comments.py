"""What partners say to a clause while it is talked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_, Texts

COMMENT = FieldSpec(
    "comment", N_("What was said"), "long", required=True, max_length=4000, statement="F1"
)


@dataclass(frozen=True)
class ClauseComment:
    """What somebody said to a clause; ``said_by`` is a partner or the centre, by name."""

    id: int
    clause_id: int
    said_by: str
    text: str
    said_on: date
    noted_by: str
    settled_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether the talks still have to deal with it."""
        return self.settled_on is None

    def facts(self, texts: Texts) -> str:
        """Who said it and when, who noted it, and whether it is settled."""
        parts = [self.said_by, texts.date(self.said_on)]
        if self.noted_by:
            parts.append(texts.gettext(N_("noted by {name}")).format(name=self.noted_by))
        if self.settled_on is None:
            parts.append(texts.gettext(N_("open")))
        else:
            day = texts.date(self.settled_on)
            parts.append(texts.gettext(N_("settled on {day}")).format(day=day))
        return "  ·  ".join(parts)


@dataclass(frozen=True)
class CommentedClause:
    """A clause and what was said to it, for paper."""

    number: int
    heading: str
    comments: tuple[ClauseComment, ...]
