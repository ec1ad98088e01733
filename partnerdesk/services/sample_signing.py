"""The signed agreement of the example: frozen, signed by all, its scan attached, in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.attachments import FileType
from partnerdesk.services.agreements import read_filled
from partnerdesk.services.attachments import add_file
from partnerdesk.services.freezing import build_kept, keep
from partnerdesk.store.tables import AgreementRow, AttachmentRow, PartnershipRow


def sign_agreement(
    session: Session, row: PartnershipRow, told: Mapping[str, Any], by: str, today: date
) -> None:
    """Freeze the agreement of a partnership and note all signatures.

    ``told`` has the days, counted from today, and the name of the scan.
    """
    agreement = row.agreements[0]
    days = {one.organisation_id: one.signed_on for one in row.partners}
    sign_paper(session, agreement, days, told, by, today)
    agreement.in_force_on = row.starts_on


def sign_paper(
    session: Session,
    agreement: AgreementRow,
    days: Mapping[int, date | None],
    told: Mapping[str, Any],
    by: str,
    today: date,
) -> None:
    """Freeze an agreement or amendment, note its signatures and attach the scan.

    ``days`` are those on which the partners signed, by the numbers of the organisations.
    """
    for clause in agreement.clauses:
        clause.state = TalkState.AGREED
    session.flush()
    frozen_on = today + timedelta(days=told["frozen_days"])
    filled = read_filled(session, agreement.id, frozen_on)
    kept = build_kept(filled, frozen_on)
    keep(session, agreement, filled, kept, frozen_on, by)
    for signature in agreement.signatures:
        signature.sent_on = frozen_on + timedelta(days=1)
        signature.signed_on = days.get(signature.organisation_id) or signature.sent_on
        signature.back_on = signature.signed_on
    scanned_on = today + timedelta(days=told["scan_days"])
    scan = AttachmentRow(name=told["scan"], added_on=scanned_on, added_by=by)
    add_file(session, agreement, scan, kept.originals[0], FileType.PDF)
