"""By what one sees whether the programme of work is still the one that was signed."""

from __future__ import annotations

from collections.abc import Iterator

from partnerdesk.domain.papers import fingerprint
from partnerdesk.domain.programme import Measure, Programme, Target

PLAN = "plan:"
"""Among what the fields of an agreement say: the fingerprint of its programme; no field has it."""


def plan_fingerprint(programme: Programme) -> str | None:
    """Letters and digits that change with what is planned; None while nothing is.

    What was found out, how far a target is and whether a measure runs is no change of plan.
    """
    return None if programme.is_empty else fingerprint(_planned(programme))


def _planned(programme: Programme) -> Iterator[str]:
    yield programme.strategy
    for line in programme.outline():
        item = line.item
        yield from (line.number, item.text)
        if isinstance(item, Target):
            yield from map(str, (item.unit, item.baseline, item.value, item.due_on))
        elif isinstance(item, Measure):
            yield from (item.description, str(item.co_operation), item.co_operation_note)
            yield from map(str, (item.responsible, item.person, item.starts_on, item.ends_on))
