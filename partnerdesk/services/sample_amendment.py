"""The amendment of an example agreement: words changed, a clause added, signed and in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.amendments import AmendmentKind
from partnerdesk.services.amendments import add_change, begin_amendment, place_in_amendment
from partnerdesk.services.clauses import insert_clauses
from partnerdesk.services.reading_amendments import clauses_that_hold, contract_in_force
from partnerdesk.services.sample_signing import sign_paper
from partnerdesk.store.tables import AgreementRow, ClauseRow, PartnershipRow


def amend_agreement(
    session: Session, row: PartnershipRow, told: Mapping[str, Any], by: str, today: date
) -> None:
    """Change the agreement in force as ``told`` says; its days are counted from today."""
    amendment = begin_amendment(session, row, AmendmentKind.CHANGE)
    amendment.created_by = by
    amendment.created_on = today + timedelta(days=told["begun_days"])
    amendment.effective_on = today + timedelta(days=told["effective_days"])
    amendment.agreed_values = {**amendment.agreed_values, "change_reason": told["reason"]}
    _change_clauses(session, row, amendment, told)
    signed_on = today + timedelta(days=told["signed_days"])
    signed = dict.fromkeys((partner.organisation_id for partner in row.partners), signed_on)
    sign_paper(session, amendment, signed, told, by, today)
    amendment.in_force_on = amendment.effective_on


def _change_clauses(
    session: Session, row: PartnershipRow, amendment: AgreementRow, told: Mapping[str, Any]
) -> None:
    contract = contract_in_force(row)
    standing = {one.key: one for one in clauses_that_hold(contract, ())} if contract else {}
    for change in told["change"]:
        clause = add_change(session, amendment, standing[change["clause"]])
        clause.text = clause.text.replace(change["old"], change["new"])
    own = told["own"]
    added = ClauseRow(
        key="", section=own["section"], heading=own["heading"], text=own["says"], position=0
    )
    place = place_in_amendment(amendment, own["section"])
    insert_clauses(session, amendment, [added], place)
