"""The mother centre itself, and the people who work at its desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_


class PaperSize(StrEnum):
    """The paper in the printer."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def label(self) -> str:
        """The name of the paper, as a marked message."""
        return {PaperSize.A4: N_("A4"), PaperSize.LETTER: N_("Letter")}[self]


@dataclass(frozen=True)
class Centre:
    """The centre: an organisation like its partners, with the habits of its office.

    ``logo`` is a PNG or JPEG file's bytes; ``currency`` an ISO 4217 code.
    """

    organisation: Organisation
    currency: str = "EUR"
    paper_size: PaperSize = PaperSize.A4
    logo: bytes | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who works at the desk: a first name, to sign changes."""

    id: int
    name: str
    is_active: bool = True
