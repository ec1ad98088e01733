"""Papers of the day of signing: the signature register, and everything for the table in one go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.meeting_papers import Guest
from partnerdesk.domain.signing import SignatureRegister, SignatureSheet
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.letter_papers import brief_pdf
from partnerdesk.services.meeting_papers import signing_attendance_pdf
from partnerdesk.services.paper_frame import dated_context, file_name, save_pdf, texts_of_paper
from partnerdesk.services.papers import contract_pdf
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.signatures import signature_sheet


def signature_register_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The signature register of the frozen agreement as a PDF.

    Raises:
        UserError: no agreement of the partnership is frozen.
    """
    from partnerdesk.documents.signature_register import (  # ReportLab is slow to import
        build_signature_register,
    )

    sheet = _sheet(desk, partnership_id)
    texts = texts_of_paper(desk, language or sheet.agreement.language)
    name = get_partnership(desk, partnership_id).name
    return build_signature_register(
        SignatureRegister(dated_context(desk, texts), name, sheet), texts
    )


def signing_pack_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """All papers of the day of signing in one PDF, for printing.

    Raises:
        UserError: no agreement of the partnership is frozen.
    """
    from partnerdesk.documents.bundle import bundle  # brings PDFium

    texts = texts_of_paper(desk, language or _sheet(desk, partnership_id).agreement.language)
    name = get_partnership(desk, partnership_id).name
    title = f"{texts.gettext(N_('Papers for the day of signing'))} – {name}"
    papers = (pdf for _label, pdf in _pack(desk, partnership_id, language))
    return bundle(papers, dated_context(desk, texts), title, texts)


def save_signing_pack(desk: Desk, partnership_id: int, folder: Path) -> tuple[Path, ...]:
    """The same as single PDFs in a folder: the originals there are the frozen bytes.

    Raises:
        UserError: no agreement of the partnership is frozen, or the folder cannot be written to.
    """
    name = get_partnership(desk, partnership_id).name
    saved = []
    for number, (label, pdf) in enumerate(_pack(desk, partnership_id, None), start=1):
        path = folder / file_name(f"{number:02}", label, name)
        save_pdf(pdf, path)
        saved.append(path)
    return tuple(saved)


def _pack(desk: Desk, partnership_id: int, language: str | None) -> Iterator[tuple[str, bytes]]:
    """The papers with their names, in the order in which they lie on the table."""
    sheet = _sheet(desk, partnership_id)
    texts = texts_of_paper(desk, language or sheet.agreement.language)
    count = sheet.agreement.originals_count
    for number in range(1, count + 1):
        label = texts.gettext(N_("Original {number} of {count}"))
        draft = sheet.agreement.draft_number
        pdf = contract_pdf(desk, partnership_id, original=number, draft=draft)
        yield label.format(number=number, count=count), pdf
    guests = tuple(Guest(one.signatory, one.party_name) for one in sheet.of_original(1))
    yield (
        texts.gettext(N_("Attendance list")),
        signing_attendance_pdf(desk, partnership_id, guests, texts.language),
    )
    yield (
        texts.gettext(N_("Partnership in brief")),
        brief_pdf(desk, partnership_id, texts.language),
    )
    yield (
        texts.gettext(N_("Signature register")),
        signature_register_pdf(desk, partnership_id, texts.language),
    )


def _sheet(desk: Desk, partnership_id: int) -> SignatureSheet:
    sheet = signature_sheet(desk, partnership_id)
    if sheet is None:
        raise UserError(
            N_("No agreement of this partnership is frozen yet."),
            N_("Freeze it on the page “Print and export”."),
        )
    return sheet
