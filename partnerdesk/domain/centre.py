"""The mother centre itself, and the people who work at its desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, field_named
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


CENTRE_FIELDS = (
    FieldSpec(
        "name",
        N_("Name of your centre"),
        help=N_("As it stands in your statutes."),
        required=True,
        example=N_("Mother Centre Sunrise"),
    ),
    FieldSpec("legal_form", N_("Legal form"), help=N_("For example: registered association")),
    FieldSpec("street", N_("Street and number")),
    FieldSpec("register_number", N_("Register number"), max_length=80),
    FieldSpec("postal_code", N_("Postal code"), max_length=20),
    FieldSpec("place", N_("Place"), required=True, max_length=100, example=N_("Riverside")),
    FieldSpec(
        "representative",
        N_("Who signs for the centre?"),
        help=N_("First name and surname, as they stand in the agreement"),
        required=True,
        max_length=100,
        example=N_("Amina Diallo"),
        statement="C4",
    ),
    FieldSpec(
        "representative_role",
        N_("Office of this person"),
        max_length=100,
        help=N_("For example: chair of the board"),
        statement="C6",
    ),
    FieldSpec(
        "authority_basis",
        N_("What allows this person to sign?"),
        help=N_("For example: statutes § 8, or a decision with its date"),
        statement="C4",
    ),
    FieldSpec(
        "phone",
        N_("Telephone"),
        "phone",
        max_length=60,
        help=N_("Partners call you back on this number: it stands in your letters."),
        statement="B8",
    ),
    FieldSpec("email", N_("E-mail"), "email", statement="B8"),
    FieldSpec(
        "country",
        N_("Country"),
        max_length=80,
        help=N_("Only needed if a partner lives abroad."),
    ),
)
"""What the first start and the settings ask about the centre; it becomes a party like others."""


def settings_fields() -> tuple[FieldSpec, ...]:
    """The same with the decision behind the signature, which at the first start few have at hand.

    Source: C4.
    """
    keys = [spec.key for spec in CENTRE_FIELDS]
    behind = keys.index("authority_basis") + 1
    decision = (field_named(CONTACT_FIELDS, key) for key in ("authority_number", "authority_on"))
    return (*CENTRE_FIELDS[:behind], *decision, *CENTRE_FIELDS[behind:])
