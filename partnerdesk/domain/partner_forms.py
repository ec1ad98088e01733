"""What the forms ask about a partner organisation and about the people who speak for it."""

from __future__ import annotations

from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partners import Experience, Influence
from partnerdesk.domain.texts import LANGUAGE_NAMES, N_

NOT_KNOWN_YET = Option("", N_("Not known yet"))

ORGANISATION_FIELDS = (
    FieldSpec(
        "name",
        N_("Name of the partner"),
        required=True,
        example=N_("Riverside Town Council"),
        statement="A2",
    ),
    FieldSpec(
        "kind",
        N_("Kind of partner"),
        "choice",
        options=(NOT_KNOWN_YET, *(Option(kind.value, kind.label) for kind in PartnerKind)),
        statement="E",
        is_sorted=True,
    ),
    FieldSpec(
        "level",
        N_("Level it works at"),
        "choice",
        options=(NOT_KNOWN_YET, *(Option(level.value, level.label) for level in Level)),
        statement="A2",
    ),
    FieldSpec("website", N_("Website")),
    FieldSpec(
        "language",
        N_("Language of letters and agreements"),
        "choice",
        help=N_("What we send to this partner is written in it."),
        options=tuple(Option(code, name) for code, name in LANGUAGE_NAMES.items()),
        statement="B8",
    ),
    FieldSpec(
        "other_languages",
        N_("Other languages"),
        help=N_("Which languages can you speak and write with it?"),
        statement="B8",
    ),
    FieldSpec("legal_form", N_("Legal form"), help=N_("For example: registered association")),
    FieldSpec(
        "register_number",
        N_("Register number"),
        help=N_("For example: VR 1234 at the local court"),
        max_length=80,
    ),
    FieldSpec("street", N_("Street and number")),
    FieldSpec("postal_code", N_("Postal code"), max_length=20),
    FieldSpec("place", N_("Place"), max_length=100),
    FieldSpec("country", N_("Country"), max_length=80),
    FieldSpec("phone", N_("Telephone"), "phone", max_length=60),
    FieldSpec("email", N_("E-mail"), "email"),
    FieldSpec("notes", N_("Notes"), "long"),
    FieldSpec(
        "wants_stamp",
        N_("A stamp is needed beside the signature"),
        "check",
        statement="C4",
    ),
    FieldSpec(
        "is_religious",
        N_("It is a religious body, or belongs to one"),
        "check",
        statement="F6",
    ),
)
"""Everything the register keeps about an organisation itself."""

CONTACT_FIELDS = (
    FieldSpec(
        "name",
        N_("Name of the person"),
        help=N_("First name and surname, as they stand in the agreement"),
        required=True,
        example=N_("Grace Okafor"),
    ),
    FieldSpec(
        "role",
        N_("Role"),
        help=N_("For example: head of the youth office"),
        statement="C6",
    ),
    FieldSpec("phone", N_("Direct telephone"), "phone", max_length=60),
    FieldSpec("email", N_("Direct e-mail"), "email"),
    FieldSpec(
        "experience",
        N_("How experienced is this person?"),
        "choice",
        help=N_("Partners meet as equals when all send people who know the work."),
        options=(NOT_KNOWN_YET, *(Option(one.value, one.label) for one in Experience)),
        statement="C6",
    ),
    FieldSpec(
        "influence",
        N_("How much influence at home?"),
        "choice",
        help=N_("A promise counts when it holds at home, too."),
        options=(NOT_KNOWN_YET, *(Option(one.value, one.label) for one in Influence)),
        statement="C6",
    ),
    FieldSpec(
        "starts_on",
        N_("In this role since"),
        "date",
        help=N_("For example: {example}"),
        statement="C6",
    ),
    FieldSpec(
        "ends_on",
        N_("Until"),
        "date",
        help=N_("The last day. After it the person signs no more, but stays here."),
        statement="C6",
    ),
    FieldSpec(
        "represents",
        N_("Speaks for the partner in the partnership"),
        "check",
        statement="C6",
    ),
    FieldSpec("may_sign", N_("May sign the agreement"), "check", statement="C4"),
    FieldSpec(
        "is_second_signatory",
        N_("Signs as the second person"),
        "check",
        statement="C4",
    ),
    FieldSpec(
        "authority_basis",
        N_("What allows this person to sign?"),
        help=N_("For example: statutes § 8, or a decision of the council"),
        statement="C4",
    ),
    FieldSpec(
        "authority_number",
        N_("Number of the decision"),
        help=N_("For example: 14/2026"),
        max_length=80,
        statement="C4",
    ),
    FieldSpec(
        "authority_on",
        N_("Day of the decision"),
        "date",
        help=N_("As it stands on the decision"),
        statement="C4",
    ),
)
"""Everything the register keeps about a person of an organisation."""


def field_named(fields: tuple[FieldSpec, ...], key: str) -> FieldSpec:
    """The field of a form with this key."""
    return next(field for field in fields if field.key == key)
