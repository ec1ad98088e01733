"""The people of a partner and its time in partnerships, on its page and in the card."""

from __future__ import annotations

from datetime import date

from partnerdesk.domain.filled_agreement import signatory_link
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.services import contacts, partners, partnerships
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person


def test_a_contact_whose_last_day_has_passed_stays_but_neither_signs_nor_speaks(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    window.open("register", organisation_id=2)
    staff.waits_for("About this partner")
    staff.fill("Until", "1.3.2026")
    staff.until(lambda: partners.get_organisation(desk, 2).signatory is None)
    staff.waits_for("until 1 March 2026")
    staff.press("Esc")
    staff.waits_for("4 partners")
    staff.click_row("Partners", "Town Council")
    staff.waits_for("until 1 March 2026")
    assert staff.sees("Grace Okafor")
    assert not staff.sees("Represents")


def test_the_end_before_the_start_is_said_at_its_field(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    window.open("register", organisation_id=2)
    staff.fill("In this role since", "1.4.2026")
    staff.until(lambda: partners.get_organisation(desk, 2).contacts[0].starts_on is not None)
    staff.fill("Until", "1.3.2026")
    staff.waits_for("The last day comes before the first.")
    assert partners.get_organisation(desk, 2).contacts[0].ends_on is None


def test_experience_influence_and_the_decision_are_written_down(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    window.open("register", organisation_id=2)
    staff.pick("How experienced is this person?", "Many years")
    staff.pick("How much influence at home?", "Much influence")
    staff.fill("Number of the decision", "14/2026")
    staff.fill("Day of the decision", "3.2.2026")
    staff.click("Close: Grace Okafor")
    staff.waits_for("Many years  ·  Much influence")
    (grace,) = partners.get_organisation(desk, 2).contacts
    assert (grace.authority_number, grace.authority_on) == ("14/2026", date(2026, 2, 3))
    staff.click("Open: Grace Okafor")
    assert staff.read("Number of the decision") == "14/2026"


def test_several_contacts_are_a_line_each(staff: Person, desk: Desk, window: MainWindow) -> None:
    contacts.add_contact(desk, 2, {"name": "Otto Lang", "role": "Treasurer"})
    window.open("register", organisation_id=2)
    staff.waits_for("Treasurer")
    assert not staff.sees("Name of the person")
    staff.click("Open: Otto Lang")
    assert staff.read("Role") == "Treasurer"


def test_since_when_it_takes_part_is_written_on_its_page(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    standing = partners.get_entry(desk, 2).standings[0]
    partnerships.set_partner(desk, standing.partner_id, "answered_on", date(2026, 1, 5))
    window.open("register", organisation_id=2)
    staff.waits_for("In these partnerships")
    field = f"Takes part since: {standing.partnership}"
    assert staff.read(field) == "05/01/2026"
    staff.fill(field, "1.2.2026")
    staff.until(lambda: partners.get_entry(desk, 2).standings[0].since == date(2026, 2, 1))


def test_an_ended_relation_stays_in_sight_with_day_and_reason(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    standing = partners.get_entry(desk, 2).standings[0]
    day, reason = date(2026, 3, 1), "The mayor changed"
    partnerships.part_with(desk, standing.partner_id, PartnerStage.ENDED, reason, day)
    window.open("register", organisation_id=2)
    staff.waits_for("1 March 2026: The mayor changed")
    assert staff.can_click(standing.partnership)


def test_a_gap_about_who_signs_opens_her_form_at_that_field(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    contacts.add_contact(desk, 2, {"name": "Otto Lang"})  # of two people each is one line
    link = signatory_link(partners.get_organisation(desk, 2), "authority_basis")
    window.open(link.screen, **link.arguments)
    staff.until(lambda: staff.focus_is_on() == "What allows this person to sign?")
    staff.type("Decision of the council")
    staff.press("Tab")
    staff.until(
        lambda: partners.get_organisation(desk, 2).contacts[0].authority_basis.startswith("Dec")
    )
    assert not staff.sees("New contact")


def test_whoever_is_named_to_sign_may_sign(staff: Person, desk: Desk, window: MainWindow) -> None:
    link = signatory_link(partners.get_organisation(desk, 3))
    window.open(link.screen, **link.arguments)
    staff.waits_for("New contact")
    staff.type("Lena Löwe")
    staff.press("Tab")
    staff.until(lambda: partners.get_organisation(desk, 3).signatory is not None)
