"""The people of a partner: who speaks and signs now, who did before, and by what right."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from partnerdesk.domain.drafts import Value
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.papers import party_of
from partnerdesk.domain.partners import Contact, Experience, Influence
from partnerdesk.domain.texts import for_language
from partnerdesk.services import contacts, partners
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import undo
from partnerdesk.services.papers import contract_pdf, register_pdf
from partnerdesk.services.partnerships import find_partnership
from tests.conftest import Clock

TODAY, YESTERDAY = date(2026, 3, 12), date(2026, 3, 11)
ENGLISH = for_language("en")
MAYOR: dict[str, Value] = {
    "name": "Grace Okafor",
    "role": "Mayor",
    "represents": True,
    "may_sign": True,
    "authority_basis": "council resolution",
    "authority_number": "14/2026",
    "authority_on": date(2026, 2, 3),
    "experience": "many",
    "influence": "much",
    "starts_on": date(2020, 1, 1),
}


@pytest.fixture
def council(desk: Desk) -> int:
    return partners.add_organisation(desk, {"name": "Town Council"})


def names(contacts: tuple[Contact, ...]) -> list[str]:
    return [contact.name for contact in contacts]


def test_everything_about_a_contact_is_kept(desk: Desk, council: int) -> None:
    contacts.add_contact(desk, council, MAYOR)
    (grace,) = partners.get_organisation(desk, council).contacts
    assert (grace.experience, grace.influence) == (Experience.MANY_YEARS, Influence.MUCH)
    assert (grace.starts_on, grace.ends_on, grace.has_ended) == (date(2020, 1, 1), None, False)
    assert grace.authority(ENGLISH) == "council resolution No. 14/2026 of 3 February 2026"


@pytest.mark.parametrize(
    ("basis", "number", "day", "words"),
    [
        ("statutes § 8", "", None, "statutes § 8"),
        ("board decision", "", date(2026, 2, 3), "board decision of 3 February 2026"),
        ("", "14", None, "No. 14"),
        ("", "14", date(2026, 2, 3), "No. 14 of 3 February 2026"),
        ("", "", date(2026, 2, 3), "decision of 3 February 2026"),
        ("", "", None, ""),
    ],
)
def test_what_allows_somebody_to_sign_is_one_phrase(
    basis: str, number: str, day: date | None, words: str
) -> None:
    contact = Contact(
        1, 1, "Grace", authority_basis=basis, authority_number=number, authority_on=day
    )
    assert contact.authority(ENGLISH) == words


def test_the_last_day_still_counts_and_the_next_day_she_no_longer_signs(
    desk: Desk, council: int, clock: Clock
) -> None:
    grace = contacts.add_contact(desk, council, MAYOR)
    contacts.set_contact_field(desk, grace.id, "ends_on", TODAY)
    assert partners.get_organisation(desk, council).signatory is not None
    clock.advance(days=1)
    organisation = partners.get_organisation(desk, council)
    assert names(organisation.contacts) == ["Grace Okafor"], "she stays in sight"
    assert organisation.present_contacts == ()
    assert (organisation.representative, organisation.signatory) == (None, None)
    assert party_of(organisation, ENGLISH).signatory is None


def test_a_successor_leaves_the_former_one_her_marks_but_speaks_alone(
    desk: Desk, council: int
) -> None:
    contacts.add_contact(desk, council, {**MAYOR, "ends_on": YESTERDAY})
    contacts.add_contact(desk, council, {"name": "Otto", "represents": True, "may_sign": True})
    organisation = partners.get_organisation(desk, council)
    assert all(contact.represents for contact in organisation.contacts)
    assert organisation.representative == organisation.signatory
    assert organisation.representative is not None
    assert organisation.representative.name == "Otto"


def test_whoever_comes_back_leaves_the_marks_to_the_successor(desk: Desk, council: int) -> None:
    grace = contacts.add_contact(desk, council, {**MAYOR, "ends_on": YESTERDAY})
    contacts.add_contact(desk, council, {"name": "Otto", "represents": True, "may_sign": True})
    contacts.set_contact_field(desk, grace.id, "ends_on", None)
    speaking = [one for one in partners.get_organisation(desk, council).contacts if one.represents]
    assert names(tuple(speaking)) == ["Otto"]
    undo(desk)
    assert all(one.represents for one in partners.get_organisation(desk, council).contacts)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("ends_on", date(2019, 1, 1), "The last day comes before the first."),
        ("starts_on", "1.13.2026", "There is no such day: 1.13.2026."),
        ("experience", "very", "Please choose one of the answers."),
        ("authority_number", "1" * 81, "This text has 81 characters; 80 fit here."),
    ],
)
def test_a_wrong_detail_is_refused_at_its_field_and_nothing_changes(
    desk: Desk, council: int, field: str, value: Value, reason: str
) -> None:
    grace = contacts.add_contact(desk, council, MAYOR)
    with pytest.raises(FieldError) as refused:
        contacts.set_contact_field(desk, grace.id, field, value)
    assert refused.value.field == field
    assert reason in refused.value.text(ENGLISH)
    assert partners.get_organisation(desk, council).contacts == (grace,)


def test_the_decision_stands_on_contract_and_register(sample_desk: Desk) -> None:
    partnership_id = find_partnership(sample_desk, "Healthy Lunch Network")
    decided_on = ENGLISH.date(TODAY - timedelta(days=450))
    decision = f"council resolution No. 14 of {decided_on}"
    for paper in (contract_pdf(sample_desk, partnership_id), register_pdf(sample_desk)):
        pages = PdfReader(BytesIO(paper)).pages
        assert decision in " ".join(" ".join(page.extract_text() for page in pages).split())
