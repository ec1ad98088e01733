"""Whatever two centres or a list know of each other: the second time brings nobody again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from partnerdesk.domain.exchange import Manifest, Package, SentPartner, counts_of
from partnerdesk.domain.exchange_plan import PackagePlan, RegisteredPartner, make_package_plan
from partnerdesk.domain.import_plan import make_plan
from partnerdesk.domain.importing import (
    Candidate,
    Decision,
    PlannedContact,
    PlannedPartner,
    RowState,
)
from partnerdesk.domain.partners import Contact, Organisation
from partnerdesk.domain.texts import for_language

Values = dict[str, Any]
Whole = tuple[Values, list[Values]]
"""An organisation and its people."""

NOTED = datetime(2026, 3, 12, 9)
ADDRESSES = {
    "email": st.sampled_from(["help@example.org", "bread@example.org"]),
    "phone": st.sampled_from(["089 1234567", "+49 89 1234567", "089 7654321"]),
}
DETAILS = ADDRESSES | {
    "place": st.sampled_from(["Hillside", "Riverside"]),
    "notes": st.sampled_from(["Ask first.", "Ask first. Twice.", "Closed."]),
}
NAMES = st.sampled_from(["Town Council", "TOWN COUNCIL", "Council", "Women’s Shelter", "Bakery"])
ORGANISATION = st.fixed_dictionaries({"name": NAMES}, optional=DETAILS)
PERSON = st.fixed_dictionaries({"name": st.sampled_from(["Ana", "Ben"])}, optional=ADDRESSES)
WHOLE = st.tuples(ORGANISATION, st.lists(PERSON, max_size=2))


@dataclass
class Register:
    """A register in memory: what is planned is written as the real one writes it."""

    partners: list[tuple[str, Values, list[Values]]] = field(default_factory=list)

    def known(self) -> Iterator[RegisteredPartner]:
        for number, (uid, values, people) in enumerate(self.partners, start=1):
            contacts = tuple(
                Contact(id=100 * number + at, organisation_id=number, **person)
                for at, person in enumerate(people)
            )
            yield RegisteredPartner(uid, Organisation(id=number, contacts=contacts, **values))

    def write(self, planned: Sequence[PlannedPartner]) -> None:
        for partner in planned:
            uid = partner.values.get("uid", "")
            added = {key: text for key, text in partner.values.items() if key != "uid"}
            if partner.existing_id is None:
                self.partners.append((uid, added, []))
            _uid, values, people = self.partners[(partner.existing_id or 0) - 1]
            values.update(added)
            for contact in partner.contacts:
                self._write_contact(people, contact)

    @staticmethod
    def _write_contact(people: list[Values], contact: PlannedContact) -> None:
        if contact.existing_id is None:
            people.append(dict(contact.values))
        else:
            people[contact.existing_id % 100].update(contact.values)


def register_of(ours: Sequence[Whole]) -> Register:
    return Register(
        [
            (f"{number:032x}", dict(values), [dict(one) for one in people])
            for number, (values, people) in enumerate(ours, start=1000)
        ]
    )


def package_of(theirs: Sequence[Whole]) -> Package:
    sent = tuple(
        SentPartner(f"{number:032x}", values, tuple(people))
        for number, (values, people) in enumerate(theirs)
    )
    return Package(Manifest("Sunrise", NOTED, "0.1.0", counts_of(sent), "0" * 64), sent)


def plan_of(
    register: Register, package: Package, decisions: Mapping[str, Decision] | None = None
) -> PackagePlan:
    return make_package_plan(package, register.known(), decisions or {}, {})


# The first one gets a place; then the council of another place would mean the second one.
STRAYING: tuple[list[Whole], list[Whole]] = (
    [({"name": "Council", "email": "help@example.org"}, []), ({"name": "Council"}, [])],
    [
        ({"name": "Council", "place": "Hillside"}, []),
        ({"name": "Council", "place": "Riverside"}, []),
    ],
)
NAMESAKES: tuple[list[Whole], list[Whole]] = (
    [],
    [({"name": "Bakery"}, [{"name": "Ana"}, {"name": "Ana", "email": "help@example.org"}])],
)


@settings(max_examples=400, deadline=None)
@given(st.lists(WHOLE, max_size=4), st.lists(WHOLE, min_size=1, max_size=5))
@example(*STRAYING)
@example(*NAMESAKES)
def test_a_package_changes_nothing_the_second_time(ours: list[Whole], theirs: list[Whole]) -> None:
    register, package = register_of(ours), package_of(theirs)
    register.write(plan_of(register, package).partners)
    assert plan_of(register, package).is_empty


@settings(max_examples=400, deadline=None)
@given(st.lists(WHOLE, max_size=4), st.lists(WHOLE, min_size=1, max_size=6))
def test_a_list_brings_nobody_again_the_second_time(ours: list[Whole], rows: list[Whole]) -> None:
    register = register_of(ours)
    candidates = [
        Candidate(number, values, people[0] if people else {})
        for number, (values, people) in enumerate(rows, start=2)
    ]
    first = make_plan(candidates, [one.organisation for one in register.known()], {})
    register.write(first.partners)
    again = make_plan(candidates, [one.organisation for one in register.known()], {})
    assert RowState.NEW not in again.counts


def test_of_whom_nobody_can_be_sure_a_person_is_asked() -> None:
    register, package = register_of(STRAYING[0]), package_of(STRAYING[1])
    plan = plan_of(register, package)
    assert [row.text(for_language("en")) for row in plan.rows] == [
        "Same name as Council. Adds: Place.",
        "Same name as Council. Is it the same?",
    ]
    asked = plan.rows[1]
    assert (asked.state, asked.needs_look) == (RowState.NEW, True)
    same = {asked.uid: Decision.SAME_PARTNER}
    assert RowState.NEW not in plan_of(register, package, same).counts
