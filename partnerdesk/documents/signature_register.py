"""The signature register: each original, who signs it, where it is and when it was signed."""

from __future__ import annotations

from datetime import date
from functools import partial

from reportlab.platypus import Flowable, Spacer

from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    BODY,
    CELL,
    CELL_HEAD,
    CELL_STRONG,
    SUBTITLE,
    mm,
)
from partnerdesk.documents.tables import SHEET, LongSheet, SheetRow, padding
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.signing import Signature, SignatureRegister
from partnerdesk.domain.texts import Texts

_SHARES = (0.24, 0.40, 0.12, 0.12, 0.12)


def build_signature_register(paper: SignatureRegister, texts: Texts) -> bytes:
    """The register as PDF; empty cells are filled in by hand on the day of signing."""
    title = texts.gettext("Signature register")
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    story: list[Flowable] = [
        heading(title, ANNEX_HEADING),
        *paragraphs(f"{paper.sheet.agreement.title} · {paper.partnership_name}", SUBTITLE),
        *(part for words in _facts(paper, texts) for part in paragraphs(words, BODY)),
        Spacer(1, 3 * mm),
        _table(paper, width, texts),
    ]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def _facts(paper: SignatureRegister, texts: Texts) -> list[str]:
    """What was frozen, by which marks one knows it, and why it was signed if something was open."""
    agreement = paper.sheet.agreement
    frozen = agreement.frozen
    if frozen is None:
        return []
    lines = [
        texts.gettext("Version {number}, frozen on {day} by {person}.").format(
            number=agreement.draft_number, day=texts.date(frozen.on), person=frozen.by or "–"
        ),
        texts.gettext("On each page: {fingerprint}").format(fingerprint=frozen.fingerprint),
        texts.gettext("SHA-256 of the file: {sha256}").format(sha256=frozen.sha256),
    ]
    if frozen.despite:
        lines.append(
            texts.gettext("Frozen although something was open. Reason: {reason}").format(
                reason=frozen.despite
            )
        )
    if agreement.in_force_on:
        lines.append(
            texts.gettext("In force from {day}.").format(day=texts.date(agreement.in_force_on))
        )
    if agreement.in_force_despite:
        lines.append(
            texts.gettext("In force although something was missing. Reason: {reason}").format(
                reason=agreement.in_force_despite
            )
        )
    return lines


def _table(paper: SignatureRegister, width: float, texts: Texts) -> LongSheet:
    heads = (
        texts.gettext("Party"),
        texts.gettext("Signed by, in which capacity"),
        texts.gettext("Sent on"),
        texts.gettext("Back on"),
        texts.gettext("Signed on"),
    )
    rows: list[SheetRow] = []
    count = paper.sheet.agreement.originals_count
    for number in range(1, count + 1):
        rows.append(SheetRow(partial(_title, number, count, texts), is_title=True))
        rows += [SheetRow(partial(_row, one, texts)) for one in paper.sheet.of_original(number)]
    return LongSheet(
        [paragraphs(head, CELL_HEAD) for head in heads],
        rows,
        [width * share for share in _SHARES],
        [*SHEET, *padding(3, 5, 3, 4)],
    )


def _title(number: int, count: int, texts: Texts) -> list[object]:
    words = texts.gettext("Original {number} of {count}").format(number=number, count=count)
    return [paragraphs(words, CELL_STRONG), *[""] * (len(_SHARES) - 1)]


def _row(signature: Signature, texts: Texts) -> list[object]:
    signer = "\n".join(part for part in (signature.signatory, signature.capacity) if part)
    days = (signature.sent_on, signature.back_on, signature.signed_on)
    return [
        paragraphs(signature.party_name, CELL),
        paragraphs(signer or "–", CELL),
        *(paragraphs(_day(day, texts), CELL) if day else "" for day in days),
    ]


def _day(day: date, texts: Texts) -> str:
    return texts.short_date(day)
