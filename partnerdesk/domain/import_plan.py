"""What taking a list in would do: which rows are new partners, and which are known already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.guidance import Marked, Sentence, sentence
from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS
from partnerdesk.domain.importing import (
    Candidate,
    Decision,
    ImportPlan,
    PlannedContact,
    PlannedPartner,
    RowPlan,
    RowState,
)
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import N_

_LEAST_DIGITS = 6
_LONG_WORD = 4
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


def make_plan(
    candidates: Iterable[Candidate],
    known: Iterable[Organisation],
    decisions: Mapping[int, Decision],
) -> ImportPlan:
    """Compare the rows with the register and with each other.

    ``decisions`` are by row number. Nothing that the register knows is ever overwritten.
    """
    partners = _Partners(known)
    rows = tuple(
        _plan_row(partners, candidate, decisions.get(candidate.row_number))
        for candidate in candidates
    )
    return ImportPlan(rows, partners.planned())


def _plan_row(partners: _Partners, candidate: Candidate, decision: Decision | None) -> RowPlan:
    found = None if candidate.refusal else partners.find(candidate)
    plan = RowPlan(
        candidate.row_number,
        candidate.name,
        RowState.SKIPPED,
        problems=candidate.problems,
        looks_like=found.partner.name if found else "",
        needs_look=bool(candidate.problems),
    )
    if candidate.refusal is not None:
        return _with(plan, candidate.refusal)
    if decision is Decision.LEAVE_OUT:
        return _with(plan, sentence(N_("You have left this row out.")))
    is_same = found is not None and (found.is_sure or decision is Decision.SAME_PARTNER)
    if found is not None and is_same and decision is not Decision.OWN_PARTNER:
        completed = _complete(plan, found, candidate)
        partners.remember(found.partner)
        return completed
    partners.add(candidate)
    reasons = []
    if found is not None and decision is None:
        reasons.append(
            sentence(N_("Same telephone as {name}. Is it the same?"), name=found.partner.name)
        )
    return _with(plan, *reasons, state=RowState.NEW, asks=bool(reasons))


def _complete(plan: RowPlan, found: _Match, candidate: Candidate) -> RowPlan:
    partner = found.partner
    if partner.is_centre:
        return _with(plan, sentence(N_("This is your own centre.")))
    reason = sentence(found.reason, name=partner.name)
    added = partner.complete(candidate)
    differing = partner.differences(candidate)
    reasons = [reason]
    if differing:
        reasons.append(sentence(N_("The register keeps its own: {fields}."), fields=differing))
    if not added:
        return _with(plan, *reasons, sentence(N_("There is nothing to add.")))
    reasons.append(sentence(N_("Adds: {fields}."), fields=added))
    asks = bool(differing) and not found.by_name
    return _with(plan, *reasons, state=RowState.COMPLETES, asks=asks)


def _with(
    plan: RowPlan, *reasons: Sentence, state: RowState = RowState.SKIPPED, asks: bool = False
) -> RowPlan:
    return replace(plan, state=state, reasons=reasons, needs_look=plan.needs_look or asks)


# Partners while they are being compared -----------------------------------------------------


@dataclass
class _Person:
    """A contact of a partner; ``additions`` are the values it gets."""

    existing_id: int | None
    values: dict[str, str]
    additions: dict[str, str] = field(default_factory=dict)

    def is_same_as(self, contact: Mapping[str, str]) -> bool:
        """Whether both are the same person, by name."""
        return name_key(self.values.get("name", "")) == name_key(contact["name"])


@dataclass
class _Partner:
    """A partner of the register or of the list, with what the list adds to it."""

    existing_id: int | None
    is_centre: bool
    values: dict[str, str]
    people: list[_Person]
    additions: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.values.get("name", "")

    def complete(self, candidate: Candidate) -> tuple[Marked, ...]:
        """Fill what is still empty; the answer names what was filled."""
        filled = _fill(self.values, self.additions, candidate.organisation)
        labels = [_label(ORGANISATION_FIELDS, key) for key in filled]
        if candidate.contact:
            person = self._person(candidate.contact)
            if person is None:
                contact = dict(candidate.contact)
                self.people.append(_Person(None, contact, dict(contact)))
                labels.append(_label(CONTACT_FIELDS, "name"))
            else:
                new = _fill(person.values, person.additions, candidate.contact)
                labels += [_label(CONTACT_FIELDS, key) for key in new]
        return tuple(labels)

    def differences(self, candidate: Candidate) -> tuple[Marked, ...]:
        """What the list says differently; the partner keeps its own."""
        return tuple(
            _label(ORGANISATION_FIELDS, key)
            for key, value in candidate.organisation.items()
            if not _means_the_same(key, self.values[key], value)
        )

    def planned(self) -> PlannedPartner | None:
        """What is to be written, or None."""
        people = tuple(
            PlannedContact(person.existing_id, person.additions)
            for person in self.people
            if person.additions
        )
        if not self.additions and not people:
            return None
        return PlannedPartner(self.existing_id, self.additions, people)

    def _person(self, contact: Mapping[str, str]) -> _Person | None:
        return next((one for one in self.people if one.is_same_as(contact)), None)


@dataclass(frozen=True)
class _Match:
    """A partner that a row may mean, and why; unsure ones are shown, not joined."""

    partner: _Partner
    reason: str
    by_name: bool = False
    is_sure: bool = True


class _Partners:
    """All partners of the register and of the list so far, by name, address and number."""

    def __init__(self, known: Iterable[Organisation]) -> None:
        self._all: list[_Partner] = []
        self._by_name: dict[str, list[_Partner]] = {}
        self._by_email: dict[str, _Partner] = {}
        self._by_phone: dict[str, _Partner] = {}
        for organisation in known:
            self._index(_known_partner(organisation))

    def add(self, candidate: Candidate) -> None:
        """Take a row as a partner of its own."""
        people = []
        if candidate.contact:
            people = [_Person(None, dict(candidate.contact), dict(candidate.contact))]
        values = dict(candidate.organisation)
        self._index(_Partner(None, False, values, people, dict(values)))

    def find(self, candidate: Candidate) -> _Match | None:
        """The partner a row means: by its name, its e-mail address or its number."""
        same_name = self._by_name.get(name_key(candidate.name), [])
        if same_name:
            same_place = (one for one in same_name if _is_at_same_place(one, candidate))
            partner = next(same_place, same_name[0])
            return _Match(partner, N_("Same name as {name}."), by_name=True)
        for values in (candidate.organisation, candidate.contact):
            partner_by_email = self._by_email.get(values.get("email", "").casefold())
            if partner_by_email is not None:
                return _Match(partner_by_email, N_("Same e-mail as {name}."))
        for values in (candidate.organisation, candidate.contact):
            partner_by_phone = self._by_phone.get(phone_key(values.get("phone", "")))
            if partner_by_phone is not None:
                alike = _contains_the_other(partner_by_phone.name, candidate.name)
                return _Match(partner_by_phone, N_("Same telephone as {name}."), is_sure=alike)
        return None

    def planned(self) -> tuple[PlannedPartner, ...]:
        """Everything that is to be written."""
        plans = (partner.planned() for partner in self._all)
        return tuple(plan for plan in plans if plan is not None)

    def _index(self, partner: _Partner) -> None:
        self._all.append(partner)
        self._by_name.setdefault(name_key(partner.name), []).append(partner)
        self.remember(partner)

    def remember(self, partner: _Partner) -> None:
        """Find the partner by its addresses and numbers, also by those it got just now."""
        for values in (partner.values, *(person.values for person in partner.people)):
            if email := values.get("email", "").casefold():
                self._by_email.setdefault(email, partner)
            if number := phone_key(values.get("phone", "")):
                self._by_phone.setdefault(number, partner)


def _known_partner(organisation: Organisation) -> _Partner:
    values = {key: str(getattr(organisation, key) or "") for key in ORGANISATION_KEYS}
    people = [_known_person(contact) for contact in organisation.contacts]
    return _Partner(organisation.id, organisation.is_centre, _filled(values), people)


def _known_person(contact: Contact) -> _Person:
    return _Person(contact.id, _filled({key: getattr(contact, key) for key in CONTACT_KEYS}))


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}


def _fill(values: dict[str, str], additions: dict[str, str], new: Mapping[str, str]) -> list[str]:
    missing = [key for key in new if key not in values]
    for key in missing:
        values[key] = additions[key] = new[key]
    return missing


def _label(fields: Sequence[FieldSpec], key: str) -> Marked:
    return Marked(field_named(tuple(fields), key).label)


def _means_the_same(key: str, mine: str, other: str) -> bool:
    if key == "phone":
        return phone_key(mine) == phone_key(other)
    if key == "name":
        return name_key(mine) == name_key(other)
    return search_key(mine) == search_key(other)


def _is_at_same_place(partner: _Partner, candidate: Candidate) -> bool:
    place = candidate.organisation.get("place", "")
    return bool(place) and search_key(partner.values.get("place", "")) == search_key(place)


def _contains_the_other(one: str, other: str) -> bool:
    """Whether one name is the longer form of the other: a switchboard has many offices."""
    words = [
        {word for word in re.findall(r"\w+", search_key(name)) if len(word) >= _LONG_WORD}
        for name in (one, other)
    ]
    return all(words) and (words[0] <= words[1] or words[1] <= words[0])
