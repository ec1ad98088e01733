"""The partnership check: collect the evidence of a partnership and judge it."""

from __future__ import annotations

from partnerdesk.domain.checks import CheckResult, Evidence, check
from partnerdesk.services.agreements import contract_of_partnership
from partnerdesk.services.bookings import get_findings
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership


def check_partnership(desk: Desk, partnership_id: int) -> tuple[CheckResult, ...]:
    """The verdicts on all statements, in the order of the founding text.

    Raises:
        UserError: there is no partnership with this number.
    """
    filled = contract_of_partnership(desk, partnership_id)
    evidence = Evidence(
        partnership=get_partnership(desk, partnership_id),
        agreement=filled.agreement if filled else None,
        budget=get_budget(desk, partnership_id),
        centre=get_centre(desk),
        today=desk.clock().date(),
        money=get_findings(desk, partnership_id),
    )
    return check(evidence)
