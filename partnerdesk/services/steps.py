"""The ten steps of a partnership, judged by everything that is known of it."""

from __future__ import annotations

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.steps import Step, steps
from partnerdesk.services.agreements import count_gaps
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships


def steps_of(desk: Desk, partnership: Partnership) -> tuple[Step, ...]:
    """The steps in their order, each with its state and why."""
    return steps(
        partnership,
        count_gaps(desk, partnership.id),
        get_budget(desk, partnership.id),
        desk.clock().date(),
    )


def list_standings(desk: Desk) -> tuple[Standing, ...]:
    """All partnerships with their steps, the newest first."""
    return tuple(Standing(one, steps_of(desk, one)) for one in list_partnerships(desk))
