"""Freezing: an agreement is made ready to be signed, and from then on its paper is kept.

The PDF is built once, and once more for each numbered original; all of them are kept byte by byte.
Whatever is shown, printed or sent of a frozen agreement are these bytes. That nothing of it changes
any more is watched by the database itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement_values import signing_organisations
from partnerdesk.domain.attachments import FileType
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.findings import Finding, open_musts
from partnerdesk.domain.history import Change
from partnerdesk.domain.papers import Party, party_of
from partnerdesk.domain.signing import WHY_WITH_GAPS
from partnerdesk.domain.signing_check import check_before_signing
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.agreements import (
    agreement_row,
    current_agreement,
    get_agreement,
    read_filled,
)
from partnerdesk.services.attachments import keep_bytes
from partnerdesk.services.desk import Desk
from partnerdesk.services.papers import contract_paper
from partnerdesk.services.people import who
from partnerdesk.store.tables import AgreementRow, OriginalRow, SignatureRow


def findings_of_partnership(desk: Desk, partnership_id: int) -> tuple[Finding, ...]:
    """What must, should or could be mended in the latest draft; none where there is no draft."""
    filled = current_agreement(desk, partnership_id)
    return findings_of(desk, filled) if filled is not None else ()


def findings_of(desk: Desk, filled: FilledAgreement) -> tuple[Finding, ...]:
    """The same for a draft that was read already."""
    if filled.agreement.frozen is not None:  # it can no longer be mended
        return ()
    from partnerdesk.documents.fonts import missing_glyphs  # ReportLab is slow to import

    today = desk.clock().date()
    words = "".join(contract_paper(filled, today).words())
    return check_before_signing(filled, today, missing_glyphs(words))


def freeze(desk: Desk, agreement_id: int, *, despite: str = "") -> None:
    """Make an agreement ready to be signed; with ``despite``, although something must be mended.

    Undo takes it back until the first original is sent.

    Raises:
        FieldError: the reason is too long.
        UserError: something must be mended and no reason is given, a character cannot be printed,
            it is frozen already, or somebody changed it meanwhile.
    """
    filled = get_agreement(desk, agreement_id)
    _refuse_frozen(filled)
    reason = _reason(open_musts(findings_of(desk, filled)), clean(WHY_WITH_GAPS, despite))
    today = desk.clock().date()
    kept = build_kept(filled, today)
    me = who(desk)
    message = (
        N_("Freeze “{title}” although something is open: {reason}")
        if reason
        else N_("Freeze “{title}” for signature")
    )
    title = filled.agreement.title
    with desk.database.write(Change(message, title=title, reason=reason)) as session:
        now = read_filled(session, agreement_id, today)
        if contract_paper(now, today, is_frozen=True).fingerprint != kept.fingerprint:
            raise UserError(
                N_("Somebody changed the agreement while it was frozen."), N_("Check it once more.")
            )
        row = agreement_row(session, agreement_id)
        row.frozen_despite = reason
        keep(session, row, filled, kept, today, me)


@dataclass(frozen=True)
class Kept:
    """What is kept of a frozen agreement: the PDF without a number, and the numbered originals."""

    fingerprint: str
    pdf: bytes
    originals: tuple[bytes, ...]


def build_kept(filled: FilledAgreement, day: date) -> Kept:
    """Build everything that is kept of an agreement that is frozen on a day.

    Raises:
        UserError: a character cannot be printed.
    """
    from partnerdesk.documents.contract import build_contract  # ReportLab is slow to import

    paper = contract_paper(filled, day, is_frozen=True)
    texts = for_language(filled.agreement.language)
    count = filled.agreement.originals_count
    numbered = (paper.as_original(number, count) for number in range(1, count + 1))
    originals = tuple(build_contract(one, texts) for one in numbered)
    return Kept(paper.fingerprint, build_contract(paper, texts), originals)


def keep(
    session: Session, row: AgreementRow, filled: FilledAgreement, kept: Kept, day: date, by: str
) -> None:
    """Write what is kept into the row; from then on it is frozen."""
    row.frozen_sha256 = keep_bytes(session, FileType.PDF, kept.pdf)
    row.originals = [
        OriginalRow(number=number, sha256=keep_bytes(session, FileType.PDF, content))
        for number, content in enumerate(kept.originals, start=1)
    ]
    row.signatures = _signatures(filled, row.originals_count)
    row.frozen_values = dict(filled.values)
    row.frozen_second_values = dict(filled.second_values)
    row.frozen_fingerprint = kept.fingerprint
    row.frozen_on, row.frozen_by = day, by
    session.flush()


def _refuse_frozen(filled: FilledAgreement) -> None:
    if filled.agreement.frozen is not None:
        raise UserError(
            N_("This agreement is frozen already."), N_("Open the signatures to go on.")
        )


def _reason(musts: tuple[Finding, ...], despite: str) -> str:
    """Why it is frozen although something must be mended; without a need no reason is kept."""
    if musts and not despite:
        raise UserError(
            N_("Something must be mended before this can be signed: {count}."),
            N_("Mend it, or write down why it is signed all the same."),
            count=len(musts),
        )
    return despite if musts else ""


def _signatures(filled: FilledAgreement, originals_count: int) -> list[SignatureRow]:
    """A line for each signature that is needed, with the name and capacity of the register."""
    texts = for_language(filled.agreement.language)
    return [
        SignatureRow(
            organisation_id=organisation.id,
            original_number=number,
            signatory=signatory,
            capacity=capacity,
        )
        for number in range(1, originals_count + 1)
        for organisation in signing_organisations(filled.partnership, filled.centre)
        for signatory, capacity in _signers(party_of(organisation, texts))
    ]


def _signers(party: Party) -> list[tuple[str, str]]:
    """Who signs for a party and in which capacity; one line also where nobody is named."""
    people = [one for one in (party.signatory, party.second_signatory) if one is not None]
    named = [(one.name, (one.office_title, one.authority_basis)) for one in people]
    lines = [(name, ", ".join(part for part in parts if part)[:200]) for name, parts in named]
    return lines or [("", "")]
