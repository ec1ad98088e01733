"""Going back in the interview, changing answers, and taking all of it back."""

from __future__ import annotations

from partnerdesk.domain.partnership import Path
from partnerdesk.services import history, interviews
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, list_partnerships
from tests.person import Person
from tests.ui.interview.walk import (
    CHANGE,
    CHECK,
    DONE,
    MEMBERS,
    MONEY,
    OWN_PAGE,
    PEOPLE,
    START,
    WHO,
    NewWindow,
    go_on,
    on_disk,
    to_change_page,
    whole_draft,
)


def test_going_back_keeps_what_was_written(staff: Person) -> None:
    to_change_page(staff)
    staff.type("Safe Streets")
    staff.press("Alt+Left")
    staff.waits_for(START)
    assert staff.is_chosen("We saw the need ourselves")
    go_on(staff, CHANGE)
    assert staff.read("Name of the partnership") == "Safe Streets"
    staff.click("Back")
    staff.waits_for(START)
    staff.press("Alt+Left")
    staff.waits_for("Elsewhere {}")


def test_a_change_from_the_check_returns_to_it(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk))
    staff.waits_for(CHECK)
    staff.click(f"Change: {PEOPLE}")
    staff.waits_for(PEOPLE)
    staff.fill("First coordinator", "Eva Novak")
    go_on(staff, CHECK)
    assert staff.sees("Eva Novak")


def test_what_is_missing_is_found_at_the_end(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk, coordinator=""))
    staff.waits_for("Something is missing here.")
    staff.click("Make the drafts")
    staff.waits_for(PEOPLE)
    staff.waits_for("Please fill this in.")
    assert staff.focus_is_on() == "First coordinator"
    staff.type("Amina Diallo")
    go_on(staff, CHECK)
    assert not staff.sees("Something is missing here.")


def test_another_path_says_first_what_it_changes(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk))
    staff.waits_for(CHECK)
    staff.click(f"Change: {START}")
    staff.waits_for(START)
    staff.click("Money is offered for it")
    staff.waits_for("You choose another way of starting")
    assert staff.sees("Send the application")
    assert staff.sees("Nothing you wrote is lost.")
    go_on(staff, OWN_PAGE[Path.INCENTIVE])
    staff.type("Green Fund")
    go_on(staff, CHECK)
    assert on_disk(desk, "tried") == "A letter"


def test_an_existing_partnership_can_be_answered_again(open_window: NewWindow, desk: Desk) -> None:
    partnership_id = interviews.finish(desk, whole_draft(desk))
    staff = open_window(partnership_id=partnership_id)
    staff.waits_for("Change your answers")
    staff.click("An authority asked us")
    staff.waits_for("You choose another way of starting")
    go_on(staff, CHANGE)
    go_on(staff, OWN_PAGE[Path.TOP_DOWN])
    staff.type("Ministry of Families")
    for title in (WHO, MEMBERS, PEOPLE, MONEY, CHECK):
        go_on(staff, title)
    staff.click("Add to the drafts")
    staff.waits_for("Your changes are in the drafts")
    assert get_partnership(desk, partnership_id).path is Path.TOP_DOWN


def test_one_undo_takes_all_of_it_back(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=whole_draft(desk))
    staff.click("Make the drafts")
    staff.waits_for(DONE)
    staff.press("Ctrl+Z")
    staff.waits_for("Elsewhere {}")
    assert list_partnerships(desk) == ()
    assert history.list_history(desk)[0].takes_back
