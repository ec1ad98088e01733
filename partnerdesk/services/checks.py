"""The partnership check: collect the evidence of a partnership and judge it."""

from __future__ import annotations

from partnerdesk.domain.checks import CheckResult, Evidence, check
from partnerdesk.services.agreements import contract_of_partnership
from partnerdesk.services.bookings import get_judged_budget
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership


def check_partnership(desk: Desk, partnership_id: int) -> tuple[CheckResult, ...]:
    """The verdicts on all statements, in the order of the founding text.

    Raises:
        UserError: there is no partnership with this number.
    """
    filled = contract_of_partnership(desk, partnership_id)
    judged = get_judged_budget(desk, partnership_id)
    evidence = Evidence(
        partnership=get_partnership(desk, partnership_id),
        agreement=filled.agreement if filled else None,
        budget=judged.budget.sheet() if judged else None,
        centre=get_centre(desk),
        today=desk.clock().date(),
        money=judged.findings if judged else (),
    )
    return check(evidence)
