"""Attachments: take files in, keep their bytes once, give them out again.

The bytes lie in the database, so that every backup holds them. They are only ever added: undo takes
an attachment away and brings it back, while its bytes stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.attachments import (
    MOST_BYTES,
    Attachment,
    FilesOf,
    FileType,
    recognised,
    safe_name,
)
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.opened_files import put_out
from partnerdesk.services.people import who
from partnerdesk.services.reading import attachment_of
from partnerdesk.services.saving import save_whole
from partnerdesk.store.tables import (
    AgreementRow,
    AttachmentRow,
    BookingRow,
    OrganisationRow,
    StoredFileRow,
)

Holder = OrganisationRow | AgreementRow | BookingRow
"""What files can be attached to."""


def attach_file(desk: Desk, owner: FilesOf, file: Path) -> Attachment:
    """Take a file in. The same file is not attached twice to the same owner.

    Raises:
        UserError: it cannot be read, is too large, or is not of a type that is taken in.
    """
    content = read_file(file)
    file_type = recognised(content)
    if file_type not in owner.file_types:
        raise UserError(
            N_("This file shows no signed paper."), N_("Scan the paper as PDF, JPG or PNG.")
        )
    sha256 = hashlib.sha256(content).hexdigest()
    name = safe_name(file.name, file_type)
    me = who(desk)
    change = Change(N_("Attach the file {file}"), file=name)
    with desk.database.write(change) as session:
        holder = _holder(session, owner)
        known = _same_file(_files_of(holder), owner, sha256)
        if known is not None:
            return attachment_of(known)
        row = AttachmentRow(
            question=owner.question or "",
            name=name,
            added_on=desk.clock().date(),
            added_by=me,
        )
        add_file(session, holder, row, content, file_type)
        return attachment_of(row)


def add_file(
    session: Session,
    holder: Holder,
    row: AttachmentRow,
    content: bytes,
    file_type: FileType,
) -> None:
    """Attach bytes that were looked at; ``row`` says all about them but what they are."""
    row.sha256 = keep_bytes(session, file_type, content)
    row.size_bytes = len(content)
    _files_of(holder).append(row)
    session.flush()


def remove_attachment(desk: Desk, attachment: Attachment) -> None:
    """Take a file off its owner; undo brings it back.

    Raises:
        UserError: it is gone already.
    """
    change = Change(N_("Remove the file {file}"), file=attachment.name)
    with desk.database.write(change) as session:
        session.delete(_row(session, attachment))


def save_attachment(desk: Desk, attachment: Attachment, place: Path) -> None:
    """Write a copy of a file to a place outside.

    Raises:
        UserError: it is gone, or the place cannot be written to; no file is left behind.
    """
    save_whole(_bytes_of(desk, attachment), place)


def put_out_attachment(desk: Desk, attachment: Attachment) -> Path:
    """Write a file into the private folder from which other programs open it.

    Raises:
        UserError: it is gone, or the disk refused.
    """
    content = _bytes_of(desk, attachment)
    return put_out(desk.data_folder, attachment.sha256[:16], attachment.name, content)


_SCAN_SMALLER = N_("Scan it in grey with 200 dots an inch, or attach only the pages you need.")


def read_file(file: Path, *, if_too_large: str = _SCAN_SMALLER) -> bytes:
    """The bytes of a file, never more than are taken in.

    ``if_too_large`` is a marked message that says what to do then.

    Raises:
        UserError: it is no file, it cannot be read, or it is too large.
    """
    try:
        if not file.is_file():
            raise UserError(
                N_("{name} is not a file."), N_("Choose a single file."), name=file.name
            )
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(
            N_("The file {name} cannot be opened."),
            N_("Check that it is still there and that you may read it."),
            name=file.name,
        ) from error
    if len(content) > MOST_BYTES:
        raise UserError(
            N_("This file is larger than {limit} MB."),
            if_too_large,
            limit=MOST_BYTES // (1024 * 1024),
        )
    return content


def _same_file(rows: Iterable[AttachmentRow], owner: FilesOf, sha256: str) -> AttachmentRow | None:
    wanted = (owner.question or "", sha256)
    return next((row for row in rows if (row.question, row.sha256) == wanted), None)


def _holder(session: Session, owner: FilesOf) -> Holder:
    """The row that the files belong to."""
    if owner.booking_id is not None:
        return session.get_one(BookingRow, owner.booking_id)
    if owner.agreement_id is not None:
        return session.get_one(AgreementRow, owner.agreement_id)
    return session.get_one(OrganisationRow, owner.organisation_id)


def _files_of(holder: Holder) -> list[AttachmentRow]:
    return holder.scans if isinstance(holder, AgreementRow) else holder.attachments


def keep_bytes(session: Session, file_type: FileType, content: bytes) -> str:
    """Keep the bytes of a file, once however often it comes; the answer is their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = session.scalar(select(StoredFileRow.sha256).where(StoredFileRow.sha256 == sha256))
    if known is None:
        session.add(StoredFileRow(sha256=sha256, media_type=file_type.value, content=content))
        session.flush()  # others point to it
    return sha256


def _row(session: Session, attachment: Attachment) -> AttachmentRow:
    row = session.get(AttachmentRow, attachment.id)
    if row is None:
        raise UserError(
            N_("This file is no longer attached."), N_("Take the last step back with Ctrl+Z.")
        )
    return row


def _bytes_of(desk: Desk, attachment: Attachment) -> bytes:
    with desk.database.read() as session:
        return session.get_one(StoredFileRow, _row(session, attachment).sha256).content
