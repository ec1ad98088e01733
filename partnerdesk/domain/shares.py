"""The share of each party in six terms: what it does, may, must, gives, wants and gains.

Source: statements C4, C7 and C14. ``papers.partner_shares`` collects the shares; here they become
a matrix that shows what is not written yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.papers import PaperContext, PartnerShare
from partnerdesk.domain.partnership import Gift, Partner, Partnership
from partnerdesk.domain.partnership_fields import ABOUT_FIELDS, PARTNER_FIELDS
from partnerdesk.domain.texts import N_, Texts


class Term(StrEnum):
    """What is written for each party, by the name of its field."""

    RESPONSIBILITIES = "responsibilities"
    RIGHTS = "rights"
    OBLIGATIONS = "obligations"
    CONTRIBUTIONS = "contributions"
    OWN_OBJECTIVES = "own_objectives"
    BENEFITS = "benefits"

    @property
    def label(self) -> str:
        """The term in a word or two, as a marked message."""
        return _TERM_LABELS[self]


_TERM_LABELS = {
    Term.RESPONSIBILITIES: N_("Responsibilities"),
    Term.RIGHTS: N_("Rights"),
    Term.OBLIGATIONS: N_("Duties"),
    Term.CONTRIBUTIONS: N_("Contributions"),
    Term.OWN_OBJECTIVES: N_("Own objectives"),
    Term.BENEFITS: N_("Expected benefit"),
}


def answers(share: PartnerShare, texts: Texts) -> tuple[tuple[str, str], ...]:
    """What a party has written for each term, in their order, under the names of the terms."""
    written = {
        Term.RESPONSIBILITIES: share.responsibilities,
        Term.RIGHTS: share.rights,
        Term.OBLIGATIONS: share.obligations,
        Term.CONTRIBUTIONS: share.contributions,
        Term.OWN_OBJECTIVES: share.own_objectives,
        Term.BENEFITS: _wishes(share, texts),
    }
    return tuple((texts.gettext(term.label), written[term]) for term in Term)


def _wishes(share: PartnerShare, texts: Texts) -> str:
    """What a partner gains, expects and asks for, one of them a line. Source: C14, F8."""
    lines = [share.benefits]
    if share.expectations:
        lines.append(texts.gettext("Expects: {words}").format(words=share.expectations))
    if share.requests:
        lines.append(texts.gettext("Asks for: {words}").format(words=share.requests))
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Cell:
    """What one party has written for one term.

    ``field`` and ``spec`` are those of the partner, or of the partnership where it is the centre.
    ``besides`` are the gifts that have fields of their own; they are contributions, too.
    """

    term: Term
    spec: FieldSpec
    text: str
    besides: tuple[tuple[Gift, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self.text and not self.besides


@dataclass(frozen=True)
class ShareRow:
    """The six cells of one party; ``partner_id`` is None for the centre."""

    party_name: str
    partner_id: int | None
    cells: tuple[Cell, ...]

    @property
    def gaps(self) -> tuple[Term, ...]:
        """The terms in which nothing is written."""
        return tuple(cell.term for cell in self.cells if cell.is_empty)


def share_rows(partnership: Partnership, centre_name: str) -> tuple[ShareRow, ...]:
    """The matrix of a partnership: the centre first, then its partners."""
    own = ShareRow(centre_name, None, tuple(_own_cell(partnership, term) for term in Term))
    return (own, *(_row(partner) for partner in partnership.parties))


def _own_cell(partnership: Partnership, term: Term) -> Cell:
    spec = ABOUT_FIELDS[f"centre_{term}"]
    return Cell(term, spec, str(getattr(partnership, spec.key)))


def _row(partner: Partner) -> ShareRow:
    besides = tuple((gift, words) for gift, words in partner.gifts if gift is not Gift.OTHER)
    cells = (
        Cell(
            term,
            PARTNER_FIELDS[term],
            str(getattr(partner, term)),
            besides if term is Term.CONTRIBUTIONS else (),
        )
        for term in Term
    )
    return ShareRow(partner.name, partner.id, tuple(cells))


EXCEPTIONS_FIELD = FieldSpec(
    "equal_rights_exceptions",
    N_("Agreed exceptions from equal rights, with reasons"),
    help=N_("Write “none” where all partners have equal rights."),
    statement="A3",
)

_NONE = frozenset({"none", "no", "keine", "keine.", "none.", "-", "–"})


def has_exceptions(values: Mapping[str, str | None]) -> bool:
    """Whether the partners agreed that somebody has more or fewer rights. Source: A3."""
    said = (values.get(EXCEPTIONS_FIELD.key) or "").strip().casefold()
    return bool(said) and said not in _NONE


@dataclass(frozen=True)
class SharesPaper:
    """Contributions and responsibilities alone; ``exceptions`` are those from equal rights."""

    context: PaperContext
    partnership_name: str
    shares: Sequence[PartnerShare]
    exceptions: str = ""
