"""Partners of the register and of a list while they are compared: who is the same as whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.guidance import Marked, Sentence, sentence
from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS
from partnerdesk.domain.importing import PlannedContact, PlannedPartner
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.partners import Contact, Organisation, ResearchAnswer, ResearchQuestion
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_

Values = Mapping[str, str]
"""Details by the key of their field; empty ones are left out."""

Taken = Set[int]
_NOBODY: Taken = frozenset()
_LEAST_DIGITS = 6
_LONG_WORD = 4
_MOST_IN_A_HOUSE = 20
"""Of so many with one number the names are compared: thousands may share a switchboard."""

_ELSEWHERE = 2
_COUNTRY_CODE = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
"""Calling codes of the world: those with one digit, with two, all others with three."""


def name_key(name: str) -> str:
    """A name as it is compared: "Caritas e. V." and "CARITAS e.V." are the same."""
    folded = search_key(name)
    return re.sub(r"[\W_]+", "", folded) or folded


def phone_key(phone: str) -> str:
    """The digits of a number without the code of its country; "" where there are too few."""
    bare = re.sub(r"[^\d+]", "", phone)
    digits = re.sub(r"\D", "", bare)
    if bare.startswith(("+", "00")):
        digits = _COUNTRY_CODE.sub("", digits.lstrip("0"), count=1)
    digits = digits.lstrip("0")
    return digits if len(digits) >= _LEAST_DIGITS else ""


def means_the_same(key: str, mine: str, other: str) -> bool:
    """Whether two texts of the same field say the same, however they are written."""
    if key == "phone":
        return phone_key(mine) == phone_key(other)
    if key == "name":
        return name_key(mine) == name_key(other)
    return search_key(mine) == search_key(other)


@dataclass(frozen=True)
class Keys:
    """By what organisations and their people are found: names, e-mail addresses, numbers."""

    names: Set[str]
    emails: Set[str]
    phones: Set[str]


def keys_of(organisations: Iterable[Values], people: Iterable[Values]) -> Keys:
    """All keys of these; whoever has none of them cannot be the same as one of these."""
    own = list(organisations)
    both = [*own, *people]
    return Keys(
        frozenset(name_key(values.get("name", "")) for values in own),
        frozenset(values.get("email", "").casefold() for values in both) - {""},
        frozenset(phone_key(values.get("phone", "")) for values in both) - {""},
    )


@dataclass
class ComparedPerson:
    """A contact of a partner; ``additions`` are the values it gets."""

    existing_id: int | None
    values: dict[str, str]
    additions: dict[str, str] = field(default_factory=dict)

    def is_same_as(self, contact: Values) -> bool:
        """Whether both are the same person, by name."""
        return name_key(self.values.get("name", "")) == name_key(contact["name"])

    def fill(self, contact: Values) -> list[Marked]:
        """Fill what is still empty; the answer names what was filled."""
        return _fill(self.values, self.additions, contact, CONTACT_FIELDS)

    def set(self, key: str, value: str) -> None:
        """Overwrite a detail."""
        self.values[key] = self.additions[key] = value


@dataclass
class ComparedPartner:
    """A partner of the register or of the list, with what the list adds to it."""

    existing_id: int | None
    is_centre: bool
    values: dict[str, str]
    people: list[ComparedPerson]
    additions: dict[str, str] = field(default_factory=dict)
    research: dict[ResearchQuestion, ResearchAnswer] = field(default_factory=dict)
    new_research: dict[ResearchQuestion, ResearchAnswer] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the organisation."""
        return self.values.get("name", "")

    def fill(self, organisation: Values) -> list[Marked]:
        """Fill what is still empty; the answer names what was filled."""
        return _fill(self.values, self.additions, organisation, ORGANISATION_FIELDS)

    def set(self, key: str, value: str) -> None:
        """Overwrite a detail."""
        self.values[key] = self.additions[key] = value

    def set_answer(self, answer: ResearchAnswer) -> None:
        """Put an answer on the research card."""
        self.research[answer.question] = self.new_research[answer.question] = answer

    def person(self, contact: Values, taken: Taken = _NOBODY) -> ComparedPerson | None:
        """The person that a contact is; nobody of those who are ``taken``, by their ``id()``."""
        free = (one for one in self.people if id(one) not in taken)
        return next((one for one in free if one.is_same_as(contact)), None)

    def add_person(self, contact: Values) -> ComparedPerson:
        """Add somebody."""
        person = ComparedPerson(None, dict(contact), dict(contact))
        self.people.append(person)
        return person

    def planned(self) -> PlannedPartner | None:
        """What is to be written, or None."""
        people = tuple(
            PlannedContact(person.existing_id, person.additions)
            for person in self.people
            if person.additions
        )
        if not self.additions and not people and not self.new_research:
            return None
        research = tuple(self.new_research.values())
        return PlannedPartner(self.existing_id, self.additions, people, research)


@dataclass(frozen=True)
class Match:
    """A partner that a row may mean, and why; unsure ones are shown, not joined."""

    partner: ComparedPartner
    reason: str
    by_name: bool = False
    is_sure: bool = True

    def question(self) -> tuple[Sentence, Sentence]:
        """Why it may be the same, put as a question."""
        return sentence(self.reason, name=self.partner.name), sentence(N_("Is it the same?"))


class ComparedPartners:
    """All partners of the register and of the list so far, by name, address and number.

    The ways to find one leave out the partners that are ``taken``, by their ``id()``.
    """

    def __init__(self) -> None:
        self._all: list[ComparedPartner] = []
        self._by_name: dict[str, list[ComparedPartner]] = {}
        self._by_email: dict[str, list[ComparedPartner]] = {}
        self._by_phone: dict[str, list[ComparedPartner]] = {}

    def add(self, partner: ComparedPartner) -> None:
        """Take one more partner among those that are compared."""
        self._all.append(partner)
        self._by_name.setdefault(name_key(partner.name), []).append(partner)
        self.remember(partner)

    def add_unindexed(self, partner: ComparedPartner) -> None:
        """Take one more partner that no later one is compared with."""
        self._all.append(partner)

    def remember(self, partner: ComparedPartner) -> None:
        """Find the partner by its addresses and numbers, also by those it got just now."""
        for values in (partner.values, *(person.values for person in partner.people)):
            if email := values.get("email", "").casefold():
                self._by_email.setdefault(email, []).append(partner)
            if number := phone_key(values.get("phone", "")):
                self._by_phone.setdefault(number, []).append(partner)

    def indexed_again(self) -> ComparedPartners:
        """The same partners, all of them found, and by everything they have got meanwhile."""
        again = ComparedPartners()
        for partner in self._all:
            again.add(partner)
        return again

    def find(self, organisation: Values, people: Sequence[Values]) -> Match | None:
        """The partner that a row of a list means: by its name, its e-mail address or its number.

        There is a savings bank in every town: a namesake at another place is only asked about.
        """
        by_name = self.find_by_name(organisation, people)
        if by_name is not None and _distance(by_name.partner, organisation) < _ELSEWHERE:
            return by_name
        by_contact = self.find_by_contact(organisation, people)
        if by_contact is not None or by_name is None:
            return by_contact
        reason = N_("Same name as {name}, at another place.")
        return replace(by_name, reason=reason, is_sure=False)

    def find_by_name(
        self, organisation: Values, _people: Sequence[Values], taken: Taken = _NOBODY
    ) -> Match | None:
        """The partner of the same name, rather one at the same place, or at none that is known."""
        named = self._by_name.get(name_key(organisation.get("name", "")), [])
        free = [partner for partner in named if id(partner) not in taken]
        partner = min(free, key=lambda one: _distance(one, organisation), default=None)
        return Match(partner, N_("Same name as {name}."), by_name=True) if partner else None

    def find_by_contact(
        self, organisation: Values, people: Sequence[Values], taken: Taken = _NOBODY
    ) -> Match | None:
        """The partner with one of these e-mail addresses, or else with one of these numbers."""
        by_email = self._find_by_email(organisation, people, taken)
        return by_email or self._find_by_phone(organisation, people, taken)

    def _find_by_email(
        self, organisation: Values, people: Sequence[Values], taken: Taken
    ) -> Match | None:
        emails = [values.get("email", "").casefold() for values in (organisation, *people)]
        partner = next(_free_among(self._by_email, emails, taken), None)
        return Match(partner, N_("Same e-mail as {name}.")) if partner else None

    def _find_by_phone(
        self, organisation: Values, people: Sequence[Values], taken: Taken
    ) -> Match | None:
        """Only a name like it makes it surely the same: a house has one number for many.

        Of several with one number the surest is meant. A list that is taken in twice finds its
        partner again, whoever got the number meanwhile.
        """
        numbers = [phone_key(values.get("phone", "")) for values in (organisation, *people)]
        found = list(islice(_free_among(self._by_phone, numbers, taken), _MOST_IN_A_HOUSE))
        name = organisation.get("name", "")
        alike = next((one for one in found if _contains_the_other(one.name, name)), None)
        partner = alike or next(iter(found), None)
        if partner is None:
            return None
        return Match(partner, N_("Same telephone as {name}."), is_sure=alike is not None)

    def planned(self) -> tuple[PlannedPartner, ...]:
        """Everything that is to be written."""
        plans = (partner.planned() for partner in self._all)
        return tuple(plan for plan in plans if plan is not None)


def known_partner(organisation: Organisation, *more_keys: str) -> ComparedPartner:
    """An organisation of the register, ready to be compared."""
    keys = (*ORGANISATION_KEYS, *more_keys)
    values = {key: str(getattr(organisation, key) or "") for key in keys}
    people = [_known_person(contact) for contact in organisation.contacts]
    return ComparedPartner(organisation.id, organisation.is_centre, _filled(values), people)


def field_label(fields: Sequence[FieldSpec], key: str) -> Marked:
    """The name of a field, for a sentence."""
    return Marked(field_named(tuple(fields), key).label)


def _known_person(contact: Contact) -> ComparedPerson:
    return ComparedPerson(contact.id, _filled({key: getattr(contact, key) for key in CONTACT_KEYS}))


def _filled(values: Values) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _fill(
    values: dict[str, str], additions: dict[str, str], new: Values, fields: Iterable[FieldSpec]
) -> list[Marked]:
    missing = [key for key in new if key not in values]
    for key in missing:
        values[key] = additions[key] = new[key]
    return [field_label(tuple(fields), key) for key in missing]


def _free_among(
    known: Mapping[str, list[ComparedPartner]], keys: Sequence[str], taken: Taken
) -> Iterator[ComparedPartner]:
    found = (partner for key in keys for partner in known.get(key, ()))
    return (partner for partner in found if id(partner) not in taken)


def _distance(partner: ComparedPartner, organisation: Values) -> int:
    """0 at the same place, 1 where one place is not known, 2 at another place."""
    own, place = partner.values.get("place", ""), organisation.get("place", "")
    if not own or not place:
        return 1
    return 0 if search_key(own) == search_key(place) else _ELSEWHERE


def _contains_the_other(one: str, other: str) -> bool:
    """Whether one name is the longer form of the other: a switchboard has many offices."""
    mine, others = _long_words(one), _long_words(other)
    return bool(mine and others) and (mine <= others or others <= mine)


@lru_cache(maxsize=1024)
def _long_words(name: str) -> frozenset[str]:
    """The words that tell names apart; so do numbers: "School 12" is not "School 14"."""
    words = re.findall(r"\w+", search_key(name))
    return frozenset(word for word in words if len(word) >= _LONG_WORD or word.isdigit())
