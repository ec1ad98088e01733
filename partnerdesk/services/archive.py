"""The archive of a partnership: every version of its agreement and of each amendment."""

from __future__ import annotations

from partnerdesk.domain.archive import Version
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.store.tables import AgreementRow


def list_versions(desk: Desk, partnership_id: int) -> tuple[Version, ...]:
    """All versions, the newest first. Each is printed as it was kept by its ``number``.

    Raises:
        UserError: there is no such partnership.
    """
    with desk.database.read() as session:
        rows = partnership_row(session, partnership_id).agreements
        newest_first = sorted(rows, key=lambda one: one.draft_number, reverse=True)
        return tuple(_version_of(row) for row in newest_first)


def _version_of(row: AgreementRow) -> Version:
    return Version(
        id=row.id,
        number=row.draft_number,
        title=row.title,
        name=row.name,
        made_on=row.created_on,
        made_by=row.created_by,
        amendment_number=row.amendment_number,
        frozen_on=row.frozen_on,
        frozen_by=row.frozen_by,
        fingerprint=row.frozen_fingerprint,
        in_force_on=row.in_force_on,
        ended_on=row.ended_on,
    )
