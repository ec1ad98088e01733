"""Partners that look alike and are different: this desk remembers them.

They are kept with the settings, by ``uid``: a number may be given to another partner after an undo.
"""

from __future__ import annotations

from sqlalchemy import select

from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import OrganisationRow


def tell_apart(desk: Desk, first_id: int, second_id: int) -> None:
    """Do not offer these two again as one and the same partner."""
    known = desk.settings.current.told_apart
    desk.settings.change(told_apart=(*known, _pair_of(desk, first_id, second_id)))


def offer_again(desk: Desk, first_id: int, second_id: int) -> None:
    """Take ``tell_apart`` back."""
    pair = _pair_of(desk, first_id, second_id)
    known = desk.settings.current.told_apart
    desk.settings.change(told_apart=tuple(one for one in known if one != pair))


def pairs_told_apart(desk: Desk) -> frozenset[frozenset[int]]:
    """The pairs that a person knows to be different, by number; those who are gone are left out."""
    pairs = desk.settings.current.told_apart
    wanted = {uid for pair in pairs for uid in pair}
    row = OrganisationRow
    with desk.database.read() as session:
        found = select(row.uid, row.id).where(row.uid.in_(wanted))
        numbers = dict(iter(session.execute(found)))
    return frozenset(
        frozenset((numbers[first], numbers[second]))
        for first, second in pairs
        if first in numbers and second in numbers
    )


def _pair_of(desk: Desk, first_id: int, second_id: int) -> tuple[str, str]:
    with desk.database.read() as session:
        first, second = sorted(
            session.get_one(OrganisationRow, number).uid for number in (first_id, second_id)
        )
    return first, second
