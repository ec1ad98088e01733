"""Address cards (vCard), as telephones and mail programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from partnerdesk.domain.import_columns import TARGETS
from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.texts import Texts

_COLUMNS = (
    "name", "kind", "street", "postal_code", "place", "country", "phone", "email", "website",
    "notes", "contact.name", "contact.role", "contact.phone", "contact.email",
)  # fmt: skip
_CARD = re.compile(r"^BEGIN:VCARD\s*$.*?^END:VCARD\s*$", re.DOTALL | re.MULTILINE | re.IGNORECASE)

Row = dict[str, str]


class DamagedCardError(Exception):
    """A card that cannot be read; ``number`` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def is_card_file(text: str) -> bool:
    """Whether a text is a file of address cards."""
    return text.lstrip("\ufeff \r\n\t")[:11].upper() == "BEGIN:VCARD"


def read_cards(text: str) -> list[list[str]]:
    """The cards as a table with our own headings.

    Raises:
        DamagedCardError: a card cannot be read.
    """
    labels = {target.key: target.label for target in TARGETS}
    rows = [[labels[key] for key in _COLUMNS]]
    for number, card in enumerate(_cards_in(text), start=1):
        try:
            read = _read_card(card)
        except Exception as error:  # vobject raises whatever the card's own contents raise
            raise DamagedCardError(number) from error
        rows.append([read.get(key, "") for key in _COLUMNS])
    return rows


def _cards_in(text: str) -> Iterator[str]:
    unix_lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return (match.group() for match in _CARD.finditer(unix_lines))


def _read_card(text: str) -> Row:
    import vobject  # slow to import and seldom needed

    card = vobject.readOne(text, allowQP=True)
    contents: dict[str, list[Any]] = card.contents
    organisation = " ".join(_parts(contents.get("org", []))[:1])
    person = _person_in(contents, organisation)
    prefix = "contact." if person and organisation else ""
    row = {
        "name": organisation or person,
        "contact.name": person,
        "contact.role": "\n".join(_values(contents, "title") or _values(contents, "role")),
        f"{prefix}phone": "\n".join(_without_scheme(value) for value in _values(contents, "tel")),
        f"{prefix}email": "\n".join(_values(contents, "email")),
        "website": " ".join(_values(contents, "url")[:1]),
        "notes": "\n".join(_values(contents, "note")),
        "kind": " ".join(_parts(contents.get("categories", []))[:1]),
    }
    return row | _address_in(contents)


def _person_in(contents: dict[str, list[Any]], organisation: str) -> str:
    """The person of a card; that of an organisation itself has none."""
    shown = " ".join(_values(contents, "fn")[:1])
    if contents.get("kind") and _values(contents, "kind")[0].lower() == "org":
        return ""
    if not shown and contents.get("n"):
        shown = " ".join(str(contents["n"][0].value).split())
    return "" if shown == organisation else shown


def _address_in(contents: dict[str, list[Any]]) -> Row:
    if not contents.get("adr"):
        return {}
    address = contents["adr"][0].value
    if isinstance(address, str):
        return {"street": address}
    return {
        "street": _line(address.street),
        "postal_code": _line(address.code),
        "place": _line(address.city),
        "country": _line(address.country),
    }


def _values(contents: dict[str, list[Any]], name: str) -> list[str]:
    return [_line(line.value) for line in contents.get(name, [])]


def _parts(lines: Sequence[Any]) -> list[str]:
    found = []
    for line in lines:
        value = line.value
        found += [_line(part) for part in value] if isinstance(value, list) else [_line(value)]
    return [part for part in found if part]


def _line(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
    return text.strip()


def _without_scheme(number: str) -> str:
    return number.removeprefix("tel:").partition(";")[0]


# Writing ------------------------------------------------------------------------------------


def write_cards(organisations: Sequence[Organisation], texts: Texts) -> str:
    """A card for each organisation, and one for each of its people."""
    cards = []
    for organisation in organisations:
        cards.append(_organisation_card(organisation, texts))
        cards += [_contact_card(organisation, contact) for contact in organisation.contacts]
    return "".join(cards)


def _organisation_card(organisation: Organisation, texts: Texts) -> str:
    from vobject.vcard import Address

    card = _empty_card(organisation.name, organisation.name, family="")
    if organisation.address:
        card.add("adr").value = Address(
            street=organisation.street,
            code=organisation.postal_code,
            city=organisation.place,
            country=organisation.country,
        )
    if organisation.kind is not None:
        card.add("categories").value = [_category(organisation.kind, texts)]
    _add_lines(
        card,
        tel=organisation.phone,
        email=organisation.email,
        url=organisation.website,
        note=organisation.notes,
    )
    return str(card.serialize())


def _category(kind: PartnerKind, texts: Texts) -> str:
    return texts.gettext(kind.label)


def _contact_card(organisation: Organisation, contact: Contact) -> str:
    card = _empty_card(organisation.name, contact.name, family=contact.name)
    _add_lines(card, title=contact.role, tel=contact.phone, email=contact.email)
    return str(card.serialize())


def _empty_card(organisation: str, shown: str, *, family: str) -> Any:
    import vobject

    card = vobject.vCard()
    card.add("fn").value = shown
    card.add("n").value = vobject.vcard.Name(family=family)
    card.add("org").value = [organisation]
    return card


def _add_lines(card: Any, **lines: str) -> None:
    for name, value in lines.items():
        if value:
            card.add(name).value = value
