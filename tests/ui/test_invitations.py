"""Invitations as a person works with them: write, print, mark as sent, note the answer."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.letters import LetterKind
from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.partnership import Partner, Path, SendingWay
from partnerdesk.services import letters
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, list_partnerships
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.started import at_the_screen, set_up_centre, start_partnership

TOWN, BANK = "Riverside Town Council", "Savings Bank"


@pytest.fixture
def partnership_id(desk: Desk, qapp: QApplication) -> int:
    """A partnership with two partners that nobody has researched, its members not asked."""
    set_up_centre(desk)
    return start_partnership(desk)


@pytest.fixture
def amina(qtbot: QtBot, desk: Desk, partnership_id: int) -> Person:
    """Somebody in front of the invitations."""
    return at_the_screen(qtbot, desk, "invitations", partnership_id=partnership_id)


def partner(desk: Desk, partnership_id: int, name: str = TOWN) -> Partner:
    found = get_partnership(desk, partnership_id).partners
    return next(one for one in found if one.name == name)


def mark_as_sent(person: Person, name: str = TOWN, day: str = "") -> None:
    """Fill in and save the form that says that an invitation went out."""
    person.click(f"Mark as sent: {name}")
    if day:
        person.fill("Sent on", day)
    person.pick("How did it reach the partner?", "by hand")
    person.fill("Why do you invite it all the same?", "The mayor asked us to.")
    person.click(f"Mark as sent: {name}")


def test_each_partner_says_how_far_its_invitation_is(amina: Person) -> None:
    assert amina.sees("Invitations: Safe Streets")
    assert amina.sees("0 of 2 invited  ·  0 answered")
    assert amina.sees("Not invited yet")
    assert amina.sees("Research: 0 of 6 questions are answered.")
    assert amina.sees("the letter lacks 4 things")


def test_the_keyboard_begins_at_the_filled_button(amina: Person) -> None:
    assert amina.focus_is_on() == "Write the invitations"


def test_what_is_missing_for_all_is_said_once_with_the_way_there(amina: Person) -> None:
    asked = [text for text in amina.texts() if "Your members have not been asked yet." in text]
    assert len(asked) == 1
    amina.click("Open the meetings")
    amina.waits_for("Plan a meeting")


def test_sending_with_gaps_asks_for_a_reason_and_shows_it(
    amina: Person, desk: Desk, partnership_id: int
) -> None:
    amina.click(f"Mark as sent: {TOWN}")
    amina.pick("How did it reach the partner?", "by post")
    amina.click(f"Mark as sent: {TOWN}")
    amina.waits_for("Please fill this in.")
    assert amina.focus_is_on() == "Why do you invite it all the same?"
    assert partner(desk, partnership_id).invited_on is None
    amina.type("The mayor asked us to.")
    amina.press("Return")
    amina.waits_for("Invited although steps were missing: The mayor asked us to.")
    amina.waits_for("Waiting for the answer")
    assert amina.sees("1 of 2 invited")
    sent = partner(desk, partnership_id)
    assert (sent.invited_on, sent.invited_how) == (date(2026, 3, 12), SendingWay.POST)
    assert (sent.invited_by, sent.answer_due_on) == ("Amina", date(2026, 4, 2))


def test_a_day_to_come_is_refused_at_its_field(
    amina: Person, desk: Desk, partnership_id: int
) -> None:
    mark_as_sent(amina, day="1.4.2026")
    amina.waits_for("This day is still to come. Write the day on which it happened.")
    assert amina.focus_is_on() == "Sent on"
    assert partner(desk, partnership_id).invited_on is None


def test_a_late_answer_is_noted_as_yes(amina: Person, desk: Desk, partnership_id: int) -> None:
    mark_as_sent(amina, day="10.2.2026")
    amina.waits_for("Waiting for the answer")
    amina.click(f"Change the sending: {TOWN}")
    amina.fill("Answer wanted by", "1.3.2026")
    amina.click("Save this")
    amina.waits_for("Answer is late")
    assert amina.sees("1 answer is late")
    amina.click(f"Note the answer: {TOWN}")
    amina.pick("What does it answer?", "It takes part")
    amina.fill("What else did it say?", "From May on")
    amina.press("Ctrl+Return")
    amina.waits_for("Said yes")
    assert amina.sees("answered on 12 March 2026: From May on")
    assert partner(desk, partnership_id).stage is PartnerStage.AGREED


def test_a_no_stays_on_the_list_and_can_be_corrected(
    amina: Person, desk: Desk, partnership_id: int
) -> None:
    mark_as_sent(amina)
    amina.click(f"Note the answer: {TOWN}")
    amina.pick("What does it answer?", "It does not take part")
    amina.click("Save the answer")
    amina.waits_for("Said no")
    amina.click(f"Change the answer: {TOWN}")
    amina.click("It has not answered yet")
    amina.waits_for("Waiting for the answer")
    assert partner(desk, partnership_id).stage is PartnerStage.INVITED


def test_a_mistaken_sending_is_taken_back_and_undone(
    amina: Person, desk: Desk, partnership_id: int
) -> None:
    mark_as_sent(amina)
    amina.click(f"Change the sending: {TOWN}")
    amina.click("It was not sent")
    amina.waits_for("0 of 2 invited")
    amina.press("Ctrl+Z")
    amina.waits_for("1 of 2 invited")
    assert partner(desk, partnership_id).invited_how is SendingWay.BY_HAND


def test_a_letter_is_written_beside_its_pages(
    amina: Person, desk: Desk, partnership_id: int
) -> None:
    amina.click(f"Write the invitation: {TOWN}")
    amina.waits_for(f"Invitation to {TOWN}")
    amina.waits_for("Page 1 of 1")
    assert amina.sees("Street and place of the partner")  # it is missing
    amina.fill("Answer wanted by", "2.4.2026")
    amina.fill("Personal sentence", "Thank you for the new lamps.")
    amina.fill("Subject", "Come and join us")
    amina.press("Tab")
    amina.waits_for("Take the proposed words again")
    written = partner(desk, partnership_id)
    assert written.letter_note == "Thank you for the new lamps."
    assert written.answer_due_on == date(2026, 4, 2)
    kind = LetterKind.INVITATION
    assert letters.get_wording(desk, kind, "en", partnership_id).subject == "Come and join us"
    amina.click("Take the proposed words again")
    amina.until(lambda: not letters.has_own_wording(desk, kind, "en", partnership_id))
    amina.until(lambda: amina.read("Subject").startswith("Invitation to the partnership"))


def test_fields_are_shown_by_name_and_inserted_where_the_cursor_is(
    amina: Person, desk: Desk, partnership_id: int
) -> None:
    amina.click(f"Write the invitation: {TOWN}")
    assert amina.read("Text").startswith("{Salutation}")
    amina.fill("Text", "Dear friends of ")
    amina.pick("Field to insert", "Name of the centre")
    amina.click("Insert the field")
    amina.press("Tab")
    wording = letters.get_wording(desk, LetterKind.INVITATION, "en", partnership_id)
    assert wording.text == "Dear friends of {centre_name}"


def test_the_text_can_be_copied_for_an_email(amina: Person) -> None:
    amina.click(f"Write the invitation: {TOWN}")
    amina.click("Copy the text for an e-mail")
    amina.waits_for("The text is copied.")
    copied = QApplication.clipboard().text()
    assert "Women avoid the underpass after dark." in copied
    assert copied.endswith("Mother Centre Sunrise\n")


def test_from_the_letter_on_to_the_printer_and_back_to_note_the_sending(amina: Person) -> None:
    amina.click(f"Write the invitation: {TOWN}")
    amina.click("Print the letter")
    amina.waits_for(f"{TOWN}  ·  Letters")
    assert amina.read("Language of the paper") == "Each in the partner’s language"
    amina.press("Alt+Left")
    amina.waits_for(f"Invitation to {TOWN}")
    amina.click("Mark as sent")
    amina.waits_for("The invitation was sent")
    assert amina.read("Who sent it or told them?") == "Amina"


def test_the_filled_button_writes_to_all_who_wait(amina: Person) -> None:
    mark_as_sent(amina)
    amina.waits_for("1 of 2 invited")
    amina.press("Ctrl+Return")
    amina.waits_for(f"Invitation to {BANK}")
    amina.press("Alt+Left")
    amina.waits_for("Invitations: Safe Streets")


def test_a_gap_that_is_not_asked_for_on_this_page_leads_to_its_field(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    ids = tuple(one.organisation.id for one in get_partnership(desk, partnership_id).partners)
    about = {"partnership_id": partnership_id, "organisation_ids": ids}
    amina = at_the_screen(qtbot, desk, "invitations", letter="reminder", **about)
    assert not amina.sees("Write it below.")
    assert amina.focus_is_on() == "Print the letters"
    amina.click("Fill it in: Last day to answer")
    amina.waits_for("Answer wanted by")


def test_labels_are_printed_from_the_label_that_is_left(amina: Person) -> None:
    amina.click("Address labels")
    amina.waits_for("2 chosen partners  ·  Address labels")
    amina.waits_for("Page 1 of 1")
    amina.fill("First label to print on", "21")
    amina.press("Tab")
    amina.waits_for("Page 1 of 2")
    amina.fill("First label to print on", "22")
    amina.press("Tab")
    amina.waits_for("This sheet has labels from 1 to 21.")


def test_a_letter_to_partners_of_the_register_is_kept(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    ids = tuple(one.organisation.id for one in get_partnership(desk, partnership_id).partners)
    person = at_the_screen(qtbot, desk, "invitations", organisation_ids=ids)
    assert person.sees("Letter on any subject to 2 partners")
    assert person.is_chosen("Partner register")  # it was opened from there
    person.waits_for("Page 1 of 2")
    person.fill("Text", "We have moved to Linden Street.")
    person.press("Tab")
    assert letters.get_wording(desk, LetterKind.NEUTRAL, "en").text.startswith("We have moved")
    person.click("Print the letters")
    person.waits_for("2 chosen partners  ·  Letters")
    person.waits_for("Page 1 of 2")


def test_several_partnerships_are_offered_and_none_says_so(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    start_partnership(desk, "Healthy Lunch")
    person = at_the_screen(qtbot, desk, "invitations")
    assert person.sees("Choose the partnership.")
    person.click("Open the invitations of Healthy Lunch")
    person.waits_for("Invitations: Healthy Lunch")


def test_an_empty_program_says_what_the_place_is_for(
    qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    set_up_centre(desk)
    person = at_the_screen(qtbot, desk, "invitations")
    assert person.sees("Here you invite partners and note their answers.")
    assert person.can_click("Start your first partnership")


def test_the_form_of_a_partner_is_open_where_a_date_leads_there(
    qtbot: QtBot, sample_desk: Desk, qapp: QApplication
) -> None:
    street = next(one for one in list_partnerships(sample_desk) if one.path is Path.BOTTOM_UP)
    town = street.partners[0]
    window = MainWindow(sample_desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open("invitations", partnership_id=street.id, partner_id=town.id)
    person.waits_for("Save the answer")
    assert person.focus_is_on() == "What does it answer?"
