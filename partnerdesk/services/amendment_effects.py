"""What an amendment brings about on the day it comes into force."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from partnerdesk.domain.amendments import Amendment, AmendmentKind
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import PartnershipStage
from partnerdesk.domain.texts import N_
from partnerdesk.services.partnerships import partnership_row, settle_partner
from partnerdesk.services.reading_agreements import amendment_of
from partnerdesk.store.tables import AgreementRow, PartnerRow


def day_in_force(row: AgreementRow, day: date, today: date) -> date:
    """From which day a signed paper holds: ``day``, but an amendment from the one written in it.

    Raises:
        UserError: the day has not come yet.
    """
    if row.effective_on is None:
        return day
    if row.effective_on > today:
        raise UserError(
            N_("This amendment takes effect later, on the day that stands in it."),
            N_("Come back on that day. Home reminds you."),
        )
    return row.effective_on


def take_effect(session: Session, row: AgreementRow) -> None:
    """Do what an amendment in force says: let a partner in or out, move or set the end."""
    amendment = amendment_of(row)
    if amendment is None or amendment.effective_on is None:
        return
    reason = str(row.agreed_values.get("change_reason") or "")
    partnership = partnership_row(session, row.partnership_id)
    match amendment.kind:
        case AmendmentKind.JOINING:
            _let_in(session, row, _partner(row, amendment), amendment.effective_on)
        case AmendmentKind.WITHDRAWAL | AmendmentKind.EXCLUSION:
            partner = _partner(row, amendment)
            partner.ended_on, partner.ended_reason = amendment.effective_on, reason
            settle_partner(session, partner, PartnerStage.ENDED)
        case AmendmentKind.RENEWAL:
            partnership.ends_on = amendment.until_on
        case AmendmentKind.END:
            contract = session.get_one(AgreementRow, amendment.amends_id)
            contract.ended_on, contract.ended_reason = amendment.effective_on, reason
            partnership.ends_on = amendment.effective_on
            partnership.stage = PartnershipStage.ENDED.value


def _let_in(session: Session, row: AgreementRow, partner: PartnerRow, day: date) -> None:
    """It is a partner like all others from the day on; it signed when its last signature came."""
    days = [
        one.signed_on
        for one in row.signatures
        if one.organisation_id == partner.organisation_id and one.signed_on is not None
    ]
    partner.since = day
    partner.signed_on = max(days, default=day)
    settle_partner(session, partner, PartnerStage(partner.stage))


def _partner(row: AgreementRow, amendment: Amendment) -> PartnerRow:
    """Who joins or leaves.

    Raises:
        UserError: it was taken out of the partnership meanwhile.
    """
    for partner in row.partnership.partners:
        if partner.organisation_id == amendment.about_id:
            return partner
    raise UserError(
        N_("The partner of this amendment is no longer in the partnership."),
        N_("Add it to the partnership once more."),
    )
