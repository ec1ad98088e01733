"""Home and the list of partnerships: what to do now, found and done by a person."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk
from partnerdesk.services.meetings import plan_meeting
from partnerdesk.services.partnerships import end_partnership, get_partnership, set_partner
from tests.conftest import Clock
from tests.ui.started import at_the_screen, set_up_centre, start_partnership


@pytest.fixture(autouse=True)
def _centre(desk: Desk) -> None:
    set_up_centre(desk)


@pytest.mark.parametrize(
    ("hours", "greeting"),
    [(0, "Good morning, Amina"), (4, "Good afternoon, Amina"), (9, "Good evening, Amina")],
)
def test_people_are_greeted_by_the_time_of_day(
    qtbot: QtBot, desk: Desk, clock: Clock, hours: int, greeting: str
) -> None:
    clock.advance(hours=hours)
    person = at_the_screen(qtbot, desk, "home")
    assert person.sees(greeting)


def test_an_empty_home_invites_to_start(qtbot: QtBot, desk: Desk) -> None:
    person = at_the_screen(qtbot, desk, "home")
    assert person.focus_is_on() == "Start your first partnership"
    person.click("Start your first partnership")
    person.waits_for("How did this partnership begin?")


def test_the_next_step_leads_to_where_it_goes_on(qtbot: QtBot, desk: Desk) -> None:
    start_partnership(desk)
    person = at_the_screen(qtbot, desk, "home")
    assert person.sees("Next step: Research possible partners")
    assert person.sees("0 of 2 looked at")
    assert person.sees("Waits for your members.")
    assert person.focus_is_on() == "Open the research cards"
    person.press("Ctrl+Return")
    person.until(lambda: person.focus_is_on().startswith("Note it: "))  # on the first card


def test_coming_dates_show_how_many_days_are_left(qtbot: QtBot, desk: Desk) -> None:
    partnership_id = start_partnership(desk)
    plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, date(2026, 3, 13))
    partner = get_partnership(desk, partnership_id).partners[0]
    set_partner(desk, partner.id, "invited_on", date(2026, 2, 20))
    set_partner(desk, partner.id, "answer_due_on", date(2026, 3, 10))
    person = at_the_screen(qtbot, desk, "home")
    assert person.sees("1 day")
    assert person.sees("2 days late")
    person.click("Answer from Riverside Town Council")
    person.waits_for("What does it answer? (needed)")


def test_dates_further_away_are_shown_where_somebody_asks_for_them(
    qtbot: QtBot, desk: Desk
) -> None:
    partnership_id = start_partnership(desk)
    for month in range(4, 13):
        plan_meeting(desk, partnership_id, MeetingKind.PARTNERS, date(2026, month, 20))
    person = at_the_screen(qtbot, desk, "home")
    assert not person.sees("Sun 20 Dec")
    [more] = [text for text in person.texts() if text.startswith("Show ")]
    person.click(f"Coming up: {more}")
    person.waits_for("Sun 20 Dec")
    assert person.focus_is_on() == "Have the agreement signed"  # the seventh date


def test_the_most_urgent_partnership_is_in_front_and_others_beside_it(
    qtbot: QtBot, desk: Desk
) -> None:
    start_partnership(desk, "Early Start", starts_on="2026-04-01")
    start_partnership(desk, "Late Start", starts_on="2027-04-01")
    person = at_the_screen(qtbot, desk, "home")
    assert person.sees("Early Start  ·  A wrong partner can stop your own work.")
    person.click("Late Start")
    person.waits_for("0 of 2 looked at  ·  A wrong partner can stop your own work.")


def test_an_unfinished_interview_can_be_gone_on_with(qtbot: QtBot, desk: Desk) -> None:
    interviews.save_draft(desk, None, "change", {"path": "bottom", "name": "Repair Café"})
    person = at_the_screen(qtbot, desk, "home")
    assert person.sees("Go on with “Repair Café”")
    assert person.focus_is_on() == "Go on with it"
    person.press("Ctrl+Return")
    person.waits_for("What do you want to change?")
    assert person.read("Name of the partnership") == "Repair Café"


def test_a_key_in_large_letters_goes_on_with_an_interview_and_never_throws_it_away(
    qtbot: QtBot, desk: Desk
) -> None:
    interviews.save_draft(desk, None, "change", {"path": "bottom", "name": "Repair Café"})
    desk.settings.change(text_size=200)
    person = at_the_screen(qtbot, desk, "interview")
    person.until(lambda: person.focus_is_on() == "Go on with it")


def test_partnerships_are_filtered_by_stage(qtbot: QtBot, desk: Desk) -> None:
    end_partnership(desk, start_partnership(desk, "Old Garden"))
    start_partnership(desk)
    person = at_the_screen(qtbot, desk, "partnerships")
    person.click("Ended  1")
    person.waits_for("Old Garden")
    assert not person.sees("Safe Streets")
    person.click("All  2")
    person.click("Open Safe Streets")
    person.waits_for("1 of 10 steps done")
