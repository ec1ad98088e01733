"""The partner register: what it takes over, what it refuses, and who signs for whom."""

from __future__ import annotations

from datetime import date

import pytest

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import for_language
from partnerdesk.services import contacts, partners, register
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import list_history, redo, undo
from partnerdesk.services.research import record_research
from partnerdesk.store.tables import ContactRow, OrganisationRow, PartnerRow, PartnershipRow
from tests.statements import counted_statements

TODAY = date(2026, 3, 12)


def names(desk: Desk, *, include_archived: bool = False) -> list[str]:
    entries = partners.list_register(desk, include_archived=include_archived)
    return [entry.name for entry in entries]


def put_into_partnership(
    desk: Desk, organisation_id: int, name: str, stage: PartnerStage, due_on: date | None = None
) -> None:
    with desk.database.write(Change("Test")) as session:
        partnership = PartnershipRow(name=name, path="bottom")
        partnership.partners.append(
            PartnerRow(organisation_id=organisation_id, stage=stage, answer_due_on=due_on)
        )
        session.add(partnership)


def next_words(desk: Desk, organisation_id: int) -> str:
    thing = partners.get_entry(desk, organisation_id).next_thing(TODAY)
    return thing.text(for_language("en")) if thing else ""


# Organisations


def test_an_added_partner_stands_in_the_register(desk: Desk) -> None:
    made = partners.add_organisation(
        desk, {"name": "  Police Station North ", "kind": "authorities", "level": "local"}
    )
    found = partners.get_organisation(desk, made)
    assert found.name == "Police Station North"
    assert found.kind is PartnerKind.AUTHORITIES
    assert found.level is Level.LOCAL
    assert names(desk) == ["Police Station North"]


def test_kind_and_level_may_stay_unknown(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Somebody", "kind": "", "level": ""})
    found = partners.get_organisation(desk, made)
    assert (found.kind, found.level) == (None, None)
    partners.set_organisation_field(desk, made, "kind", "ngo")
    partners.set_organisation_field(desk, made, "kind", "")
    assert partners.get_organisation(desk, made).kind is None


def test_the_centre_itself_does_not_stand_in_the_register(desk: Desk) -> None:
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    partners.add_organisation(desk, {"name": "Town Council"})
    assert names(desk, include_archived=True) == ["Town Council"]


def test_the_register_is_sorted_without_regard_to_accents_and_capitals(desk: Desk) -> None:
    for name in ("Zebra", "école", "Alpha", "Ärzte", "eiche"):
        partners.add_organisation(desk, {"name": name})
    assert names(desk) == ["Alpha", "Ärzte", "école", "eiche", "Zebra"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("Ärztekammer", "arztekammer"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("İzmir", "izmir")],
)
def test_search_folds_accents_and_capitals(text: str, key: str) -> None:
    assert search_key(text) == key


@pytest.mark.parametrize("name", ["", "   ", "\x00\x07", "\ud800"])
def test_a_partner_without_a_name_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(FieldError) as refused:
        partners.add_organisation(desk, {"name": name})
    assert refused.value.field == "name"
    assert names(desk) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "not an address"),
        ("phone", "call me"),
        ("name", "x" * 201),
        ("kind", "aliens"),
        ("level", "cosmic"),
        ("language", ""),
    ],
)
def test_a_wrong_detail_is_refused_at_its_field_and_nothing_changes(
    desk: Desk, field: str, value: str
) -> None:
    made = partners.add_organisation(desk, {"name": "Town Council"})
    before = partners.get_organisation(desk, made)
    with pytest.raises(FieldError) as refused:
        partners.set_organisation_field(desk, made, field, value)
    assert refused.value.field == field
    assert partners.get_organisation(desk, made) == before


def test_nasty_text_is_kept_as_text(desk: Desk) -> None:
    nasty = "<b>Räuber</b> & Söhne 🦊 {name} %s"
    made = partners.add_organisation(desk, {"name": nasty})
    partners.set_organisation_field(desk, made, "notes", "line 1\r\nline 2\x00")
    found = partners.get_organisation(desk, made)
    assert (found.name, found.notes) == (nasty, "line 1\nline 2")
    partners.archive_organisation(desk, made)
    assert list_history(desk)[0].text(for_language("en")) == f"Archive partner {nasty}"


def test_letters_of_one_detail_are_one_step_of_undo(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Town Council"})
    for text in ("Riv", "Riversi", "Riverside"):
        partners.set_organisation_field(desk, made, "place", text)
    undo(desk)
    assert partners.get_organisation(desk, made).place == ""


def test_what_is_typed_while_adding_is_one_step_with_the_final_name(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Pol"}, merge_key="adding-1")
    partners.set_organisation_field(desk, made, "name", "Police", while_adding="adding-1")
    partners.set_organisation_field(desk, made, "kind", "authorities", while_adding="adding-1")
    assert [entry.text(for_language("en")) for entry in list_history(desk)] == [
        "Add partner Police"
    ]
    undo(desk)
    assert names(desk) == []
    redo(desk)
    assert partners.get_organisation(desk, made).kind is PartnerKind.AUTHORITIES


def test_a_second_partner_of_the_same_name_is_found_but_not_forbidden(desk: Desk) -> None:
    first = partners.add_organisation(desk, {"name": "Café Löwe"})
    second = partners.add_organisation(desk, {"name": "CAFE LOWE"})
    assert register.find_same_name(desk, "cafe löwe ", but_not=second) == first
    assert register.find_same_name(desk, "Café", but_not=second) is None
    assert register.find_same_name(desk, "") is None


def test_an_archived_partner_leaves_the_list_and_comes_back(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Town Council"})
    partners.archive_organisation(desk, made)
    assert names(desk) == []
    assert names(desk, include_archived=True) == ["Town Council"]
    assert partners.get_organisation(desk, made).archived_on == TODAY
    partners.bring_back_organisation(desk, made)
    assert names(desk) == ["Town Council"]
    undo(desk)
    assert names(desk) == []


def test_a_partner_that_is_gone_is_said_in_a_sentence(desk: Desk) -> None:
    for touch in (
        lambda: partners.get_organisation(desk, 99),
        lambda: partners.set_organisation_field(desk, 99, "name", "New"),
        lambda: partners.archive_organisation(desk, 99),
        lambda: contacts.add_contact(desk, 99, {"name": "Eva"}),
        lambda: contacts.set_contact_field(desk, 99, "role", "Chair"),
        lambda: contacts.remove_contact(desk, 99),
    ):
        with pytest.raises(UserError) as refused:
            touch()
        assert "no longer" in refused.value.text(for_language("en"))


# Stage and next thing


def test_the_furthest_stage_over_all_partnerships_is_shown(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Town Council"})
    assert partners.get_entry(desk, made).stage is PartnerStage.IDEA
    put_into_partnership(desk, made, "Lunch Network", PartnerStage.DECLINED)
    put_into_partnership(desk, made, "Safe Streets", PartnerStage.INVITED)
    entry = partners.get_entry(desk, made)
    assert entry.stage is PartnerStage.INVITED
    assert [one.partnership for one in entry.standings] == ["Lunch Network", "Safe Streets"]


def test_research_counts_only_with_source_and_day(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Town Council"})
    record_research(desk, made, ResearchQuestion.FINANCES, Finding.YES, "Annual report 2025", TODAY)
    record_research(desk, made, ResearchQuestion.TIME, Finding.UNCLEAR, "", None)
    entry = partners.get_entry(desk, made)
    assert entry.answered == 1
    assert len(entry.research) == 2
    assert entry.stage is PartnerStage.RESEARCHING


def test_the_next_thing_follows_from_what_is_known(desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Town Council"})
    assert next_words(desk, made) == "Find a contact"
    refused = partners.add_organisation(desk, {"name": "Savings Bank"})
    put_into_partnership(desk, refused, "Bikes", PartnerStage.DECLINED)
    assert next_words(desk, refused) == "Perhaps ask again later"
    speaker = contacts.add_contact(desk, made, {"name": "Grace Okafor"})
    assert next_words(desk, made) == "Find out more"
    for question in ResearchQuestion:
        record_research(desk, made, question, Finding.YES, "Visit", TODAY)
    assert next_words(desk, made) == "Ask who represents it"
    contacts.set_contact_field(desk, speaker.id, "represents", True)
    assert next_words(desk, made) == ""
    put_into_partnership(desk, made, "Safe Streets", PartnerStage.INVITED)
    assert next_words(desk, made) == "Wait for the answer"
    put_into_partnership(desk, made, "Lunch", PartnerStage.INVITED, date(2026, 3, 17))
    assert next_words(desk, made) == "Answer by 17 March 2026"
    put_into_partnership(desk, made, "Play", PartnerStage.INVITED, date(2026, 3, 1))
    assert next_words(desk, made) == "Answer was due 1 March 2026"
    put_into_partnership(desk, made, "Work", PartnerStage.AGREED)
    assert next_words(desk, made) == "Ask who signs"
    contacts.set_contact_field(desk, speaker.id, "may_sign", True)
    assert next_words(desk, made) == "Get the signature"
    put_into_partnership(desk, made, "Care", PartnerStage.SIGNED)
    assert next_words(desk, made) == ""


# Contacts


@pytest.fixture
def council(desk: Desk) -> int:
    return partners.add_organisation(desk, {"name": "Town Council"})


def marks(desk: Desk, organisation_id: int) -> dict[str, str]:
    """Name → R represents, 1 signs, 2 signs as the second."""
    found = {}
    for contact in partners.get_organisation(desk, organisation_id).contacts:
        signs = ("2" if contact.is_second_signatory else "1") if contact.may_sign else ""
        found[contact.name] = ("R" if contact.represents else "") + signs
    return found


def test_choosing_another_representative_moves_the_mark_in_one_step(
    desk: Desk, council: int
) -> None:
    contacts.add_contact(desk, council, {"name": "Amina", "represents": True, "may_sign": True})
    grace = contacts.add_contact(desk, council, {"name": "Grace"})
    contacts.set_contact_field(desk, grace.id, "represents", True)
    contacts.set_contact_field(desk, grace.id, "may_sign", True)
    assert marks(desk, council) == {"Amina": "", "Grace": "R1"}
    undo(desk)
    undo(desk)
    assert marks(desk, council) == {"Amina": "R1", "Grace": ""}


def test_an_added_contact_takes_the_marks_it_is_added_with(desk: Desk, council: int) -> None:
    contacts.add_contact(desk, council, {"name": "Amina", "represents": True, "may_sign": True})
    contacts.add_contact(desk, council, {"name": "Grace", "represents": True, "may_sign": True})
    assert marks(desk, council) == {"Amina": "", "Grace": "R1"}


def test_two_people_sign_where_two_signatures_are_needed(desk: Desk, council: int) -> None:
    amina = contacts.add_contact(desk, council, {"name": "Amina", "may_sign": True})
    grace = contacts.add_contact(desk, council, {"name": "Grace"})
    contacts.set_contact_field(desk, grace.id, "is_second_signatory", True)
    assert marks(desk, council) == {"Amina": "1", "Grace": "2"}
    eva = contacts.add_contact(desk, council, {"name": "Eva", "is_second_signatory": True})
    assert marks(desk, council) == {"Amina": "1", "Grace": "", "Eva": "2"}
    contacts.set_contact_field(desk, eva.id, "is_second_signatory", False)
    assert marks(desk, council) == {"Amina": "1", "Grace": "", "Eva": ""}
    contacts.set_contact_field(desk, amina.id, "may_sign", False)
    assert marks(desk, council) == {"Amina": "", "Grace": "", "Eva": ""}


def test_the_only_signatory_stays_one_when_she_is_no_longer_the_second(
    desk: Desk, council: int
) -> None:
    grace = contacts.add_contact(desk, council, {"name": "Grace", "is_second_signatory": True})
    contacts.set_contact_field(desk, grace.id, "is_second_signatory", False)
    assert marks(desk, council) == {"Grace": "1"}


def test_a_removed_contact_comes_back_with_undo(desk: Desk, council: int) -> None:
    amina = contacts.add_contact(desk, council, {"name": "Amina", "represents": True})
    contacts.remove_contact(desk, amina.id)
    assert marks(desk, council) == {}
    undo(desk)
    assert marks(desk, council) == {"Amina": "R"}


@pytest.mark.parametrize(
    ("field", "value"), [("email", "grace@"), ("phone", "12ab"), ("name", " "), ("role", "r" * 201)]
)
def test_a_wrong_contact_detail_is_refused_at_its_field(
    desk: Desk, council: int, field: str, value: str
) -> None:
    grace = contacts.add_contact(desk, council, {"name": "Grace"})
    with pytest.raises(FieldError) as refused:
        contacts.set_contact_field(desk, grace.id, field, value)
    assert refused.value.field == field
    assert partners.get_organisation(desk, council).contacts == (grace,)


# A large register


def fill_register(desk: Desk, count: int) -> None:
    with desk.database.write(Change("Test")) as session:
        partnership = PartnershipRow(name="Safe Streets", path="bottom")
        for number in range(count):
            row = OrganisationRow(name=f"Partner {number:04}", kind="ngo")
            row.contacts.append(ContactRow(name=f"Person {number}"))
            partnership.partners.append(PartnerRow(organisation=row, stage="invited"))
        session.add(partnership)


def test_a_large_register_needs_no_query_per_partner(desk: Desk) -> None:
    fill_register(desk, 1000)
    with counted_statements() as statements:
        entries = partners.list_register(desk)
    assert len(entries) == 1000
    assert entries[999].organisation.contacts[0].name == "Person 999"
    assert len(statements) <= 6, statements
