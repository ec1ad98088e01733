"""What is typed in the interview is kept, whatever happens to the program."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from partnerdesk.domain.partnership import Path
from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk
from tests.person import Person
from tests.ui.interview.walk import (
    CHANGE,
    OWN_PAGE,
    NewWindow,
    fill_change_page,
    on_disk,
    to_change_page,
)


def test_every_key_press_survives_a_crash(
    staff: Person, open_window: NewWindow, desk: Desk
) -> None:
    to_change_page(staff)
    typed = ""
    for letter in "Safe & Sound":
        staff.type(letter)
        typed += letter
        staff.until(lambda: on_disk(desk, "name") == typed)  # noqa: B023 - read at once, in this turn

    (draft,) = interviews.list_drafts(desk)
    again = open_window(draft_id=draft.id)
    again.waits_for(CHANGE)
    assert again.read("Name of the partnership") == "Safe & Sound"


def test_a_fast_typist_is_saved_while_she_types(staff: Person, desk: Desk) -> None:
    to_change_page(staff)
    saved_while_typing = False
    for _letter in range(400):
        staff.type("x")
        QApplication.processEvents()
        saved_while_typing = saved_while_typing or bool(on_disk(desk, "name"))
        if saved_while_typing:
            break

    assert saved_while_typing


def test_unreadable_drafts_survive_a_crash_as_they_were_typed(
    staff: Person, open_window: NewWindow, desk: Desk
) -> None:
    to_change_page(staff, Path.INCENTIVE)
    fill_change_page(staff, Path.INCENTIVE)
    staff.fill("Amount offered", "about 12 thou")
    staff.until(lambda: on_disk(desk, "offered_amount") == "about 12 thou")

    again = open_window(draft_id=interviews.list_drafts(desk)[0].id)
    again.waits_for(OWN_PAGE[Path.INCENTIVE])
    assert again.read("Amount offered") == "about 12 thou"


def test_a_new_interview_offers_the_unfinished_one(
    staff: Person, open_window: NewWindow, desk: Desk
) -> None:
    to_change_page(staff)
    staff.type("Half a name")
    staff.press("Esc")
    staff.waits_for("Elsewhere {}")

    later = open_window()
    later.waits_for("Half a name, last written on 12 March 2026")
    later.click("Go on with it")
    later.waits_for(CHANGE)
    assert later.read("Name of the partnership") == "Half a name"


def test_a_thrown_away_interview_can_be_brought_back(open_window: NewWindow, desk: Desk) -> None:
    interviews.save_draft(desk, None, "change", {"path": "top", "name": "Half a name"})
    staff = open_window()
    staff.click("Throw it away")
    staff.waits_for("The interview was thrown away.")
    assert interviews.list_drafts(desk) == ()
    staff.click("Bring it back")
    staff.waits_for("Half a name")
    assert on_disk(desk, "name") == "Half a name"
