"""Who can be a partner: statement E with its 24 kinds."""

from __future__ import annotations

from partnerdesk.domain.checks.base import Chapter, Evidence, Place, Verdict, each_partner
from partnerdesk.domain.texts import N_

CHAPTER = Chapter("E", N_("Who can be a partner"))


@CHAPTER.statement(
    "E",
    N_("It is known what kind of organisation each partner is."),
    N_("The kinds show who is missing, and who needs care."),
    Place.PARTNERS,
)
def has_known_kinds(evidence: Evidence) -> Verdict:
    """Each partner is one of the 24 kinds."""
    return each_partner(
        evidence,
        lambda partner: partner.organisation.kind is not None,
        N_("The kind is known for {count} of {all} partners."),
        N_("The kind is not known for: {names}."),
    )
