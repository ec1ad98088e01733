"""Checking a paper: whether a PDF file is, byte by byte, one that was frozen.

The file is never taken apart: only its bytes count. A frozen PDF carries its fingerprint in plain
bytes, too, so that a changed or rebuilt copy can be told from a stranger.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.guidance import sentence
from partnerdesk.domain.papers import FINGERPRINT_MARK
from partnerdesk.domain.signing import PaperFound, PaperKind
from partnerdesk.domain.texts import N_
from partnerdesk.services.attachments import read_file
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import AgreementRow, OriginalRow

_MARK = re.compile(re.escape(FINGERPRINT_MARK.encode()) + rb"((?:[0-9A-F]{4}-){7}[0-9A-F]{4})")


_NEVER_SO_LARGE = N_("No agreement that is frozen here is so large: it is another file.")


def verify_file(desk: Desk, file: Path) -> PaperFound:
    """Which frozen agreement a PDF file is, if any.

    Raises:
        UserError: the file cannot be read, or is far too large.
    """
    return verify(desk, read_file(file, if_too_large=_NEVER_SO_LARGE))


def verify(desk: Desk, content: bytes) -> PaperFound:
    """Which frozen agreement these bytes are, if any."""
    sha256 = hashlib.sha256(content).hexdigest()
    with desk.database.read() as session:
        original = session.scalars(
            select(OriginalRow).where(OriginalRow.sha256 == sha256).limit(1)
        ).first()
        if original is not None:
            return _original(session.get_one(AgreementRow, original.agreement_id), original.number)
        frozen = session.scalars(
            select(AgreementRow).where(AgreementRow.frozen_sha256 == sha256).limit(1)
        ).first()
        if frozen is not None:
            return _frozen(frozen)
        copied = _by_fingerprint(session, content)
        return _copy(copied) if copied is not None else _UNKNOWN


def _by_fingerprint(session: Session, content: bytes) -> AgreementRow | None:
    marks = {found.decode() for found in _MARK.findall(content)}
    query = select(AgreementRow).where(
        AgreementRow.frozen_fingerprint.in_(marks), AgreementRow.frozen_on.is_not(None)
    )
    return session.scalars(query.limit(1)).first() if marks else None


def _original(row: AgreementRow, number: int) -> PaperFound:
    said = sentence(
        N_("This is original {number} of {count} of “{title}”, frozen on {day}. Each byte fits."),
        number=number,
        count=row.originals_count,
        title=row.title,
        day=row.frozen_on,
    )
    return PaperFound(PaperKind.ORIGINAL, row.partnership_id, said)


def _frozen(row: AgreementRow) -> PaperFound:
    said = sentence(
        N_("This is version {number} of “{title}”, frozen on {day}. Each byte fits."),
        number=row.draft_number,
        title=row.title,
        day=row.frozen_on,
    )
    return PaperFound(PaperKind.FROZEN, row.partnership_id, said)


def _copy(row: AgreementRow) -> PaperFound:
    said = sentence(
        N_(
            "This calls itself version {number} of “{title}”, but it is not the file that was"
            " frozen. It was changed or made again."
        ),
        number=row.draft_number,
        title=row.title,
    )
    return PaperFound(PaperKind.COPY, row.partnership_id, said)


_UNKNOWN = PaperFound(
    PaperKind.UNKNOWN, None, sentence(N_("This is no agreement that was frozen here."))
)
