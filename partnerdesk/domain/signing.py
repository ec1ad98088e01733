"""Signing on paper: originals and who signs them, what came back, and from when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.attachments import Attachment
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.guidance import Sentence, sentence
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import N_

SENT_ON = FieldSpec("sent_on", N_("Sent on"), "date", statement="B5")
BACK_ON = FieldSpec("back_on", N_("Back on"), "date", statement="B5")
SIGNED_ON = FieldSpec("signed_on", N_("Signed on"), "date", statement="B5")
SIGNATORY = FieldSpec("signatory", N_("Signed by"), statement="C4")
CAPACITY = FieldSpec("capacity", N_("In which capacity"), statement="C4")
SIGNATURE_FIELDS = {spec.key: spec for spec in (SENT_ON, BACK_ON, SIGNED_ON, SIGNATORY, CAPACITY)}
"""What is noted about each signature, in the order in which it happens."""

DAY = FieldSpec("day", N_("On which day?"), "date", required=True, statement="B5")
"""When a whole original went out or came back."""

IN_FORCE_ON = FieldSpec("in_force_on", N_("In force from"), "date", required=True, statement="B5")
WHY_WITH_GAPS = FieldSpec("reason", N_("Why it is signed with these gaps"), "long", max_length=500)
WHY_IN_FORCE = FieldSpec(
    "reason", N_("Why it holds although something is missing"), "long", max_length=500
)


@dataclass(frozen=True)
class Signature:
    """One signature on one original: who gives it, in which capacity, and how far the paper is."""

    id: int
    original_number: int
    organisation_id: int
    party_name: str
    signatory: str
    capacity: str
    sent_on: date | None = None
    back_on: date | None = None
    signed_on: date | None = None


@dataclass(frozen=True)
class SignatureSheet:
    """A frozen agreement with all its signatures, original by original, and its scans.

    ``starts_on`` is the start of the agreement; None for an amendment, which names its own day.
    """

    agreement: Agreement
    signatures: tuple[Signature, ...]
    scans: tuple[Attachment, ...] = ()
    starts_on: date | None = None

    def of_original(self, number: int) -> tuple[Signature, ...]:
        """The signatures of one original, in the order of the parties."""
        return tuple(one for one in self.signatures if one.original_number == number)

    @property
    def signed_count(self) -> int:
        """How many signatures are there."""
        return sum(one.signed_on is not None for one in self.signatures)

    @property
    def is_signed(self) -> bool:
        """Whether every signatory has signed every original."""
        return bool(self.signatures) and self.signed_count == len(self.signatures)

    @property
    def signed_on(self) -> date | None:
        """The day of the last signature; None while one is missing."""
        days = [one.signed_on for one in self.signatures if one.signed_on is not None]
        return max(days) if self.is_signed else None

    def proposed_force_day(self, today: date) -> date:
        """The day of the last signature or today, but neither before freezing nor before the start.

        Source: B5.
        """
        frozen = self.agreement.frozen
        days = (self.signed_on or today, self.starts_on, frozen.on if frozen else None)
        return max(day for day in days if day is not None)

    @property
    def was_sent(self) -> bool:
        """Whether any original has left the house or was signed."""
        return any(one.sent_on or one.back_on or one.signed_on for one in self.signatures)

    @property
    def missing_for_force(self) -> tuple[Sentence, ...]:
        """What is still missing before the agreement holds. Source: B5."""
        missing = []
        if not self.is_signed:
            missing.append(
                sentence(
                    N_("Signatures: {count} of {all}."),
                    count=self.signed_count,
                    all=len(self.signatures),
                )
            )
        if not self.scans:
            missing.append(sentence(N_("No scan of the signed paper is attached.")))
        return tuple(missing)


class PaperKind(StrEnum):
    """What a PDF file turned out to be."""

    FROZEN = "frozen"
    ORIGINAL = "original"
    COPY = "copy"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PaperFound:
    """Which frozen agreement a PDF file is; ``partnership_id`` is None where it is none."""

    kind: PaperKind
    partnership_id: int | None
    sentence: Sentence

    @property
    def is_genuine(self) -> bool:
        """Whether these are exactly the bytes that were frozen."""
        return self.kind in (PaperKind.FROZEN, PaperKind.ORIGINAL)


@dataclass(frozen=True)
class SignatureRegister:
    """The list of all originals and signatures on paper."""

    context: PaperContext
    partnership_name: str
    sheet: SignatureSheet
