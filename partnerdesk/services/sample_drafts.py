"""The drafts of an example agreement: one that was sent, the one that is written, and comments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.services.drafts import keep_state
from partnerdesk.store.tables import (
    AgreementRow,
    ClauseCommentRow,
    ClauseRow,
    OrganisationRow,
    PartnershipRow,
)


def fill_drafts(
    session: Session,
    row: PartnershipRow,
    told: Mapping[str, Any],
    organisations: Mapping[str, OrganisationRow],
    today: date,
) -> None:
    """Keep the first draft under a name, then change, move and add as ``told`` says."""
    agreement = row.agreements[0]
    kept_on = today + timedelta(days=told["kept"])
    keep_state(session, agreement, told["name"], told["by"], kept_on)
    clauses = {clause.key: clause for clause in agreement.clauses}
    for change in told["change"]:
        clause = clauses[change["clause"]]
        clause.text = clause.text.replace(change["old"], change["new"])
    _move_up(agreement, clauses[told["moved"]])
    own = told["own"]
    last = agreement.clauses[-1]
    added = ClauseRow(
        key="", section=last.section, heading=own["heading"], text=own["says"], position=0
    )
    agreement.clauses.insert(len(agreement.clauses) - 1, added)
    for position, clause in enumerate(agreement.clauses, start=1):
        clause.position = position
    partners = {partner.organisation_id: partner.id for partner in row.partners}
    for comment in told["comment"]:
        speaker = organisations[comment["partner"]].id if "partner" in comment else None
        clauses[comment["clause"]].comments.append(
            ClauseCommentRow(
                partner_id=partners[speaker] if speaker is not None else None,
                text=comment["says"],
                said_on=today + timedelta(days=comment["said"]),
                noted_by=told["by"],
                settled_on=(
                    today + timedelta(days=comment["settled"]) if "settled" in comment else None
                ),
            )
        )
    session.flush()


def _move_up(agreement: AgreementRow, clause: ClauseRow) -> None:
    """One place up; the list is read anew by position afterwards."""
    place = agreement.clauses.index(clause)
    agreement.clauses.remove(clause)
    agreement.clauses.insert(place - 1, clause)
