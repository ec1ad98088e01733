"""The board of a partnership: names to put there, wanted kinds, influence and interest."""

from __future__ import annotations

from sqlalchemy import select

from partnerdesk.domain.board import within_scale
from partnerdesk.domain.history import Change
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partner_name, partner_row, partnership_row
from partnerdesk.store.tables import OrganisationRow, PartnerRow, WantedKindRow

MOST_OFFERED = 200
"""How many names of the register are offered for a kind; more can be typed."""


def offered_names(desk: Desk, partnership_id: int, kind: PartnerKind) -> tuple[str, ...]:
    """Names of the register that could be put under a kind: of this kind, or of none yet."""
    taking_part = select(PartnerRow.organisation_id).where(
        PartnerRow.partnership_id == partnership_id,
        PartnerRow.stage.in_([stage.value for stage in PartnerStage if stage.is_party]),
    )
    with desk.database.read() as session:
        names = session.scalars(
            select(OrganisationRow.name)
            .where(
                (OrganisationRow.kind == kind.value) | OrganisationRow.kind.is_(None),
                OrganisationRow.is_centre.is_(False),
                OrganisationRow.archived_on.is_(None),
                OrganisationRow.id.not_in(taking_part),
            )
            .order_by(OrganisationRow.kind.is_(None), OrganisationRow.name)
            .limit(MOST_OFFERED)
        )
        return tuple(names)


def set_wanted(desk: Desk, partnership_id: int, kind: PartnerKind, *, is_wanted: bool) -> None:
    """Say whether somebody of a kind belongs at the table.

    Raises:
        UserError: the partnership is gone.
    """
    change = Change(N_("Change which kinds of partners are looked for"))
    with desk.database.write(change) as session:
        row = partnership_row(session, partnership_id)
        known = next((one for one in row.kinds if one.kind == kind.value), None)
        if is_wanted and known is None:
            row.kinds.append(WantedKindRow(kind=kind.value))
        elif not is_wanted and known is not None:
            row.kinds.remove(known)


def place_partner(desk: Desk, partner_id: int, influence: int | None, interest: int | None) -> None:
    """Say how much a partner can move and how much it cares; values outside 1 to 10 are cut.

    With None it waits for a place again. Steps across the field are taken back as one.

    Raises:
        UserError: the partner was taken out.
    """
    change = Change(
        N_("Place {name} by influence and interest"),
        merge_key=f"place-{partner_id}" if influence and interest else "",
        name=partner_name(desk, partner_id),
    )
    with desk.database.write(change) as session:
        partner = partner_row(session, partner_id)
        partner.influence = None if influence is None else within_scale(influence)
        partner.interest = None if interest is None else within_scale(interest)
