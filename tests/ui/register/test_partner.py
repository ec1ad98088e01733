"""One partner of the register: add, change, put away, and lose nothing on the way."""

from __future__ import annotations

import pytest

from partnerdesk.services import contacts, partners
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import list_history
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.register.around import (
    NAME,
    TABLE,
    listed,
    name_is_saved,
    open_partner,
    paste,
)

# Adding


def test_the_first_partner_is_added_with_the_keyboard_alone(newcomer: Person, desk: Desk) -> None:
    assert newcomer.sees("No partners yet")
    newcomer.press("Ctrl+N")
    newcomer.type("Police Station North")
    newcomer.until(lambda: name_is_saved(desk, "Police Station North"))
    newcomer.pick("Kind of partner", "Public authorities: national, regional, local")
    newcomer.press("Ctrl+Return")
    newcomer.waits_for("About this partner")
    assert newcomer.read(NAME) == "Police Station North"
    newcomer.press("Esc")
    assert newcomer.rows(TABLE)[0][:2] == ["Police Station North", "Idea"]


def test_a_partner_that_was_only_typed_is_kept_and_taken_back_as_one_step(
    newcomer: Person, desk: Desk
) -> None:
    newcomer.click("Add the first partner")
    newcomer.type("Pol")
    newcomer.until(lambda: name_is_saved(desk, "Pol"))
    newcomer.type("ice")
    newcomer.until(lambda: name_is_saved(desk, "Police"))
    newcomer.press("Esc")
    assert listed(newcomer) == ["Police"]
    newcomer.press("Ctrl+Z")
    newcomer.waits_for("No partners yet")
    newcomer.press("Ctrl+Y")
    newcomer.until(lambda: listed(newcomer) == ["Police"])


def test_continue_without_a_name_says_what_is_missing(newcomer: Person) -> None:
    newcomer.click("Add the first partner")
    newcomer.click("Continue")
    newcomer.waits_for("Please fill this in. Example: Riverside Town Council")
    assert newcomer.focus_is_on() == NAME


def test_a_known_name_is_said_and_leads_there(staff: Person, desk: Desk) -> None:
    staff.click("Add partner")
    staff.type("town COUNCIL")
    staff.waits_for("A partner with this name exists.")
    staff.click("Open it")
    staff.waits_for("Grace Okafor")
    assert staff.read(NAME) == "Town Council"
    assert name_is_saved(desk, "town COUNCIL")


@pytest.mark.parametrize("name", ["<i>Räuber</i> & Söhne", "🦊 {name} %s", "Robert'); DROP TABLE"])
def test_nasty_names_are_shown_as_they_were_typed(newcomer: Person, desk: Desk, name: str) -> None:
    newcomer.click("Add the first partner")
    paste(newcomer, name)
    newcomer.until(lambda: name_is_saved(desk, name))
    newcomer.click("Continue")
    newcomer.waits_for(name)
    newcomer.press("Esc")
    assert listed(newcomer) == [name]


# Changing


def test_what_is_typed_is_saved_by_itself_and_taken_back(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill("Place", "Lindental")
    staff.until(lambda: partners.get_organisation(desk, 3).place == "Lindental")
    staff.press("Tab")
    staff.press("Ctrl+Z")
    assert partners.get_organisation(desk, 3).place == ""
    staff.until(lambda: staff.read("Place") == "")


def test_leaving_at_once_saves_the_last_letters(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill(NAME, "Café Tiger")
    staff.press("Esc")
    assert "Café Tiger" in listed(staff)


def test_a_wrong_address_is_said_at_its_field_and_never_lost(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill("E-mail", "löwe at example")
    staff.press("Tab")
    staff.waits_for("This is not an e-mail address.")
    staff.press("Esc")
    staff.waits_for("Not saved yet: E-mail.")
    assert staff.read("E-mail") == "löwe at example"
    staff.click("Leave without saving")
    assert staff.focus_is_on() == TABLE
    assert partners.get_organisation(desk, 3).email == ""


def test_far_too_much_text_is_refused_with_its_length(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill(NAME, "")
    paste(staff, "x" * 100_000)
    staff.press("Tab")
    staff.waits_for("This text has 100000 characters; 200 fit here.")
    assert partners.get_organisation(desk, 3).name == "Café Löwe"


def test_an_emptied_name_keeps_the_old_one_until_there_is_a_new_one(
    staff: Person, desk: Desk
) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill(NAME, "")
    staff.press("Esc")
    staff.waits_for("Not saved yet: Name of the partner.")
    assert partners.get_organisation(desk, 3).name == "Café Löwe"
    staff.click("Close this message")
    staff.fill(NAME, "Café Tiger")
    staff.press("Esc")
    assert "Café Tiger" in listed(staff)


def test_a_party_or_a_religious_body_asks_for_care(staff: Person) -> None:
    open_partner(staff, "Café Löwe")
    assert not staff.sees("Take care with this partner")
    staff.click("It is a religious body, or belongs to one")
    staff.waits_for("Take care with this partner")
    staff.click("It is a religious body, or belongs to one")
    staff.until(lambda: not staff.sees("Take care with this partner"))
    staff.pick("Kind of partner", "Political institutions")
    staff.waits_for("Take care with this partner")


def test_a_partner_taken_back_elsewhere_closes_its_page(staff: Person, desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Short-lived"})
    staff.until(lambda: "Short-lived" in listed(staff))
    open_partner(staff, "Short-lived")
    staff.press("Ctrl+Z")
    staff.until(lambda: not staff.sees("About this partner"))
    assert made not in [entry.id for entry in partners.list_register(desk)]


# Putting away


def test_an_archived_partner_comes_back_from_the_message(staff: Person) -> None:
    open_partner(staff, "Café Löwe")
    staff.click("Archive")
    staff.waits_for("Café Löwe is in the archive.")
    assert "Café Löwe" not in listed(staff)
    staff.click("Undo")
    staff.until(lambda: "Café Löwe" in listed(staff))


def test_an_archived_partner_comes_back_from_its_page(staff: Person) -> None:
    open_partner(staff, "Café Löwe")
    staff.click("Archive")
    staff.click("Archived  1")
    assert listed(staff) == ["Café Löwe"]
    open_partner(staff, "Café Löwe")
    assert staff.sees("This partner is in the archive")
    staff.click("Bring back")
    staff.until(lambda: not staff.sees("This partner is in the archive"))
    staff.press("Esc")
    assert staff.sees("All  4")
    assert len(listed(staff)) == 4


# Contacts


def test_a_contact_is_added_as_soon_as_the_name_stands_there(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    assert staff.sees("Nobody is named yet.")
    staff.click("Add a contact")
    staff.type("Jana Nováková")
    staff.until(lambda: len(partners.get_organisation(desk, 3).contacts) == 1)
    staff.fill("Role", "Owner")
    staff.click("Speaks for the partner in the partnership")
    staff.click("May sign the agreement")
    staff.press("Esc")
    [jana] = partners.get_organisation(desk, 3).contacts
    assert (jana.name, jana.role) == ("Jana Nováková", "Owner")
    assert (jana.represents, jana.may_sign) == (True, True)


def test_a_telephone_before_the_name_waits_for_it(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.click("Add a contact")
    staff.fill("Direct telephone", "040 555 0142")
    staff.waits_for("This is saved once the name of the person is there.")
    staff.press("Esc")
    staff.waits_for("Not saved yet: Direct telephone.")
    staff.fill("Name of the person", "Jana")
    staff.until(lambda: len(partners.get_organisation(desk, 3).contacts) == 1)
    assert partners.get_organisation(desk, 3).contacts[0].phone == "040 555 0142"
    assert not staff.sees("This is saved once")


def test_another_signatory_takes_the_mark_over(staff: Person, desk: Desk) -> None:
    leyla = contacts.add_contact(desk, 2, {"name": "Leyla"})
    open_partner(staff, "Town Council")
    contacts.set_contact_field(desk, leyla.id, "represents", True)
    contacts.set_contact_field(desk, leyla.id, "may_sign", True)
    organisation = partners.get_organisation(desk, 2)
    assert organisation.representative == organisation.signatory
    staff.click("Open: Grace Okafor")
    assert not staff.is_chosen("Speaks for the partner in the partnership")  # Grace stands first


def test_a_removed_contact_comes_back_from_the_message(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Town Council")
    staff.click("Remove Grace Okafor")
    staff.waits_for("Grace Okafor was removed.")
    assert partners.get_organisation(desk, 2).contacts == ()
    staff.click("Undo")
    staff.until(lambda: staff.can_click("Remove Grace Okafor"))
    assert partners.get_organisation(desk, 2).representative is not None


# Research


def test_what_was_found_out_counts_with_source_and_day(staff: Person, desk: Desk) -> None:
    question = "Knows the subject"
    open_partner(staff, "Savings Bank")
    staff.waits_for("1 of 6 questions answered with source and day")
    staff.click(f"Note it: {question}")
    staff.pick(f"Finding – {question}", "True")
    staff.until(lambda: staff.read(f"Looked up on – {question}") == "12/03/2026")
    staff.waits_for("1 of 6 questions answered")
    staff.fill(f"Where can this be checked? – {question}", "Talk with the director")
    staff.waits_for("2 of 6 questions answered")
    staff.press("Esc")
    assert ["Savings Bank", "Researching", "2 of 6", "Find a contact"] in staff.rows(TABLE)
    assert "found out" in list_history(desk)[0].sentence


def test_a_source_without_a_finding_is_kept_as_unclear(staff: Person) -> None:
    question = "Has people with time"
    open_partner(staff, "Savings Bank")
    staff.click(f"Note it: {question}")
    staff.fill(f"Where can this be checked? – {question}", "Visit")
    staff.until(lambda: staff.read(f"Finding – {question}") == "Unclear")
    staff.pick(f"Finding – {question}", "Not known yet")
    staff.until(lambda: staff.read(f"Where can this be checked? – {question}") == "")


# For everybody


@pytest.mark.parametrize("text_size", [100, 200])
def test_everybody_can_use_the_page_of_a_partner(
    staff: Person, desk: Desk, window: MainWindow, text_size: int
) -> None:
    desk.settings.change(text_size=text_size)
    window.rebuild()
    window.open("register", organisation_id=2)
    staff.waits_for("About this partner")
    assert audit(window) == []
    staff.click("Add a contact")
    assert audit(window) == []


def test_a_gap_of_the_contract_leads_to_the_address(window: MainWindow, staff: Person) -> None:
    window.open("register", organisation_id=2, field="street")
    staff.until(lambda: staff.focus_is_on().startswith("Street"))
