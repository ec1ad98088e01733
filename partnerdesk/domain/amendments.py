"""What can happen to a signed agreement: it is changed, somebody joins or leaves, it ends.

Each of these is an amendment: a paper of its own with a number, signed like the agreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_

BUDGET_CLAUSE = "amendment-budget"
"""The clause of an amendment that brings a new budget table as its annex."""

PROGRAMME_CLAUSE = "amendment-programme"
"""The clause of an amendment that brings a new programme of work as its annex."""


class AmendmentKind(StrEnum):
    """What an amendment does. Source: statements B7, C1, C5 and D7."""

    CHANGE = "amendment"
    JOINING = "joining"
    WITHDRAWAL = "withdrawal"
    EXCLUSION = "exclusion"
    RENEWAL = "renewal"
    END = "end"

    @property
    def label(self) -> str:
        """What happened, in a short sentence, as a marked message."""
        return _LABELS[self]

    @property
    def explanation(self) -> str:
        """What it means, as a marked message."""
        return _EXPLANATIONS[self]

    @property
    def names_a_partner(self) -> bool:
        """Whether it is about one partner, who joins or leaves."""
        return self in _ABOUT_A_PARTNER

    @property
    def lets_a_partner_go(self) -> bool:
        """Whether a partner leaves by it."""
        return self in (AmendmentKind.WITHDRAWAL, AmendmentKind.EXCLUSION)

    @property
    def can_bring_annexes(self) -> bool:
        """Whether a new budget or programme can come with it; at the end nothing is planned."""
        return self is not AmendmentKind.END

    @property
    def clause_key(self) -> str:
        """The clause that says what happens; changed clauses say it for themselves."""
        return "" if self is AmendmentKind.CHANGE else f"amendment-{self.value}"


_LABELS = {
    AmendmentKind.CHANGE: N_("Something in the agreement changes"),
    AmendmentKind.JOINING: N_("A new partner joins"),
    AmendmentKind.WITHDRAWAL: N_("A partner leaves"),
    AmendmentKind.EXCLUSION: N_("A partner is excluded"),
    AmendmentKind.RENEWAL: N_("The partnership goes on for longer"),
    AmendmentKind.END: N_("The partnership ends"),
}

_EXPLANATIONS = {
    AmendmentKind.CHANGE: N_("Clauses get new words, come in or go."),
    AmendmentKind.JOINING: N_("It signs together with all the others."),
    AmendmentKind.WITHDRAWAL: N_("It goes of its own will, and signs, too."),
    AmendmentKind.EXCLUSION: N_("The others decide and sign. The partner does not."),
    AmendmentKind.RENEWAL: N_("It gets a later last day."),
    AmendmentKind.END: N_("All agree to stop."),
}

_ABOUT_A_PARTNER = frozenset(
    {AmendmentKind.JOINING, AmendmentKind.WITHDRAWAL, AmendmentKind.EXCLUSION}
)


@dataclass(frozen=True)
class Amendment:
    """What makes a draft an amendment: which agreement it changes, and what happens when.

    ``number`` counts the amendments of an agreement from 1. ``about_id`` is the organisation that
    joins or leaves, ``until_on`` the new last day of a partnership that goes on.
    """

    kind: AmendmentKind
    number: int
    amends_id: int
    about_id: int | None = None
    effective_on: date | None = None
    until_on: date | None = None


EFFECTIVE_ON = FieldSpec(
    "effective_on",
    N_("From which day?"),
    "date",
    required=True,
    help=N_("On this day it takes effect."),
    statement="B7",
)
UNTIL_ON = FieldSpec("until_on", N_("New last day"), "date", required=True, statement="C1")
CHANGE_REASON = FieldSpec(
    "change_reason",
    N_("Why?"),
    "long",
    max_length=500,
    help=N_("It stands in the paper. Leave it empty if nobody needs to know."),
    statement="B8",
)
AMENDMENT_FIELDS = {spec.key: spec for spec in (EFFECTIVE_ON, UNTIL_ON, CHANGE_REASON)}
"""What is asked about an amendment; ``until_on`` only where the partnership goes on."""


def fields_of(kind: AmendmentKind) -> tuple[FieldSpec, ...]:
    """What is asked about an amendment of this kind, in the order of the form."""
    more = (UNTIL_ON,) if kind is AmendmentKind.RENEWAL else ()
    return (EFFECTIVE_ON, *more, CHANGE_REASON)
