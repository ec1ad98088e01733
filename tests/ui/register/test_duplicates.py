"""Partners that are here twice, as a person finds and merges them."""

from __future__ import annotations

import pytest

from partnerdesk.services import partners
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import undo
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.audit import audit

PAIRS = "Pairs that look alike"


@pytest.fixture
def twin(desk: Desk, staff: Person) -> int:
    """The town council once more, with another address and what the first one lacks."""
    return partners.add_organisation(
        desk, {"name": "COUNCIL of the Town", "legal_form": "municipality", "phone": "040 1234567"}
    )


def look_for_duplicates(person: Person) -> None:
    person.click("Find duplicates")
    person.waits_for("1 pair looks alike.")


def names(desk: Desk) -> set[str]:
    return {entry.name for entry in partners.list_register(desk)}


def test_a_register_without_duplicates_says_so(staff: Person) -> None:
    staff.click("Find duplicates")
    staff.waits_for("Nobody is here twice")
    staff.press("Ctrl+Return")
    staff.waits_for("4 partners")


def test_two_are_compared_and_merged_with_the_keyboard_and_come_back_by_undo(
    staff: Person, desk: Desk, twin: int
) -> None:
    before = partners.list_register(desk)
    look_for_duplicates(staff)
    assert staff.rows(PAIRS) == [["Town Council", "COUNCIL of the Town", "Same name"]]
    staff.press("Return")
    staff.waits_for("Are these the same partner?")
    assert staff.is_chosen("Town Council")
    staff.press("Right")
    assert staff.is_chosen("COUNCIL of the Town")
    staff.press("Ctrl+Return")
    staff.waits_for("Nobody is here twice")
    merged = partners.get_organisation(desk, 2)
    assert (merged.name, merged.legal_form) == ("COUNCIL of the Town", "municipality")
    assert "Town Council" not in names(desk)
    staff.press("Ctrl+Z")
    staff.waits_for("1 pair looks alike.")
    assert partners.list_register(desk) == before


def test_what_is_different_is_not_offered_again_until_one_asks_for_it(
    staff: Person, desk: Desk, twin: int
) -> None:
    look_for_duplicates(staff)
    staff.click("They are different")
    staff.waits_for("Nobody is here twice")
    staff.click("Back to the register")
    staff.click("Find duplicates")
    staff.waits_for("Nobody is here twice")
    assert {"Town Council", "COUNCIL of the Town"} <= names(desk)


def test_whoever_told_two_apart_by_mistake_takes_that_back(staff: Person, twin: int) -> None:
    look_for_duplicates(staff)
    staff.click("Compare the two")
    staff.waits_for("Are these the same partner?")
    staff.click("They are different")
    staff.waits_for("Nobody is here twice")
    staff.click("Undo")
    staff.waits_for("1 pair looks alike.")


def test_esc_goes_back_one_step_at_a_time(staff: Person, twin: int) -> None:
    look_for_duplicates(staff)
    staff.click("Compare the two")
    staff.waits_for("Are these the same partner?")
    staff.press("Esc")
    staff.waits_for("1 pair looks alike.")
    staff.press("Esc")
    staff.waits_for("5 partners")


def test_a_name_that_exists_leads_from_its_page_to_the_comparison_and_to_the_one_left(
    staff: Person, desk: Desk, window: MainWindow
) -> None:
    again = partners.add_organisation(desk, {"name": "town council", "website": "town.example"})
    window.open("register", organisation_id=again)
    staff.waits_for("A partner with this name exists.")
    staff.click("Compare the two")
    staff.waits_for("Are these the same partner?")
    assert staff.sees("town.example")
    staff.click("Merge these two")
    staff.waits_for("About this partner")
    assert staff.read("Website") == "town.example"
    assert len(names(desk)) == 4


def test_two_that_only_a_person_knows_to_be_one_are_chosen_and_compared(
    staff: Person, desk: Desk
) -> None:
    staff.click_row("Partners", "Café Löwe")
    staff.press("Shift+Down")
    staff.click("Compare the two")
    staff.waits_for("Are these the same partner?")
    staff.click("Primary School Board")
    staff.click("Merge these two")
    staff.waits_for("About this partner")
    assert "Café Löwe" not in names(desk)


def test_a_pair_of_which_one_is_gone_leads_back_to_the_pairs(
    staff: Person, desk: Desk, twin: int
) -> None:
    look_for_duplicates(staff)
    staff.click("Compare the two")
    staff.waits_for("Are these the same partner?")
    undo(desk)  # what added the second one
    staff.waits_for("Nobody is here twice")


@pytest.mark.parametrize("text_size", [100, 200])
def test_everybody_can_use_both_pages(
    staff: Person, desk: Desk, window: MainWindow, twin: int, text_size: int
) -> None:
    desk.settings.change(text_size=text_size)
    window.rebuild()
    window.open("register", lists="duplicates")
    staff.waits_for("1 pair looks alike.")
    assert staff.rows(PAIRS)[0][2] == "Same name"
    assert audit(window) == []
    staff.click("Compare the two")
    staff.waits_for("Are these the same partner?")
    assert audit(window) == []
