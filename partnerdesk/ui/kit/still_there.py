"""Reading what a screen shows once more, after somebody may have deleted it."""

from __future__ import annotations

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partnership import Partnership
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.kit.screen import Context


def partnership_or_leave(context: Context, partnership_id: int) -> Partnership | None:
    """The partnership as it is now; where it is gone, the person is led to all of them."""
    try:
        return get_partnership(context.desk, partnership_id)
    except UserError:
        context.open("partnerships")
        return None
