"""The check before an amendment is signed, as far as the programme of work goes."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.findings import Finding, Grade
from partnerdesk.domain.guidance import (
    ProgrammePage,
    amendments_of_partnership,
    programme_of_partnership,
    sentence,
)
from partnerdesk.domain.signed_plan import PLAN, plan_fingerprint
from partnerdesk.domain.texts import N_


def programme_findings(filled: FilledAgreement) -> Iterator[Finding]:
    """An amendment that brings a programme of which nothing is left."""
    if filled.partnership.programme.is_empty:
        yield Finding(
            Grade.MUST,
            sentence(N_("Nothing is planned in the programme of work yet.")),
            N_("The paper says that it is its annex."),
            N_("Open the programme"),
            programme_of_partnership(filled.partnership.id, ProgrammePage.OUTLINE),
        )


def unsigned_programme(filled: FilledAgreement) -> Iterator[Finding]:
    """An amendment without a programme, while that of today is not the one that was signed."""
    if is_changed_since(filled):
        yield Finding(
            Grade.SHOULD,
            sentence(N_("The programme of work is not the one that was signed.")),
            N_("Nobody is bound by a plan that was never signed."),
            N_("Put it into the amendment"),
            amendments_of_partnership(filled.partnership.id),
        )


def is_changed_since(filled: FilledAgreement) -> bool:
    """Whether today's programme differs from the one that was signed, as far as that is known."""
    now = plan_fingerprint(filled.partnership.programme)
    if now is None:
        return False
    signed = filled.values.get(PLAN)
    return signed != now if signed else Annex.PROGRAMME not in filled.annexes_before
