"""The page of a partnership, used by a person: every tab, and what it changes."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partners import Finding, PartnerStage
from partnerdesk.domain.partnership import MeetingKind, PartnershipStage
from partnerdesk.services.desk import Desk
from partnerdesk.services.meetings import plan_meeting
from partnerdesk.services.partnerships import get_partnership, set_partner
from partnerdesk.ui.kit.page import PageArea
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.started import TODAY, at_the_screen, set_up_centre, start_partnership


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def on_tab(qtbot: QtBot, desk: Desk, partnership_id: int, tab: str, **more: object) -> Person:
    return at_the_screen(qtbot, desk, "partnership", partnership_id=partnership_id, tab=tab, **more)


def test_facts_are_saved_as_they_are_written(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = on_tab(qtbot, desk, partnership_id, "about")
    person.fill("Vision: what will be different in some years?", "Everyone walks home safely.")
    person.fill("Who named the coordinator?", "Partners’ meeting of 4 May")
    person.pick("Look back together every", "12 months")
    person.press("Tab")
    written = get_partnership(desk, partnership_id)
    person.until(lambda: get_partnership(desk, partnership_id).review_months == 12)
    assert written.vision == "Everyone walks home safely."
    assert written.coordinator_nominated_by == "Partners’ meeting of 4 May"


def test_an_end_before_the_start_is_said_at_the_field(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "about")
    person.fill("Last day", "1.5.2026")
    person.press("Tab")
    person.waits_for("The last day comes before the start.")
    assert get_partnership(desk, partnership_id).ends_on is None


def test_a_gap_of_the_agreement_leads_to_its_field(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "agreement")
    person.click("Fill it in: This is missing: Deputy of the coordinator.")
    person.until(lambda: person.focus_is_on() == "Deputy")


def test_a_partnership_is_ended_and_taken_up_again(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "about")
    person.click("End this partnership")
    person.waits_for("Safe Streets has ended.")
    assert get_partnership(desk, partnership_id).stage is PartnershipStage.ENDED
    person.click("Take it up again")
    person.until(lambda: get_partnership(desk, partnership_id).stage is PartnershipStage.PREPARING)


def test_a_new_name_becomes_a_partner_with_an_open_card(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "partners")
    person.fill("Name of the partner to add", "School Board <b>North</b>")
    person.press("Return")
    person.waits_for("School Board <b>North</b>")
    person.pick("Why does it belong here?", "Part of the solution")
    person.fill("What else it gives", "A hall on Fridays")
    person.press("Tab")
    added = get_partnership(desk, partnership_id).partners[-1]
    assert (added.contributions, added.stage) == ("A hall on Fridays", PartnerStage.IDEA)
    assert added.part == "solution"


def test_several_names_in_one_line_are_asked_about(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "partners")
    line = "Name of the partner to add"
    person.fill(line, "Smith, Jones & Co")
    person.press("Return")
    person.waits_for("Is this one partner, or 2: Smith; Jones & Co?")
    person.click("It is one partner")
    person.until(lambda: person.can_click("Close: Smith, Jones & Co"))
    person.fill(line, "School North; Police, Ltd; Library")
    person.press("Return")
    person.until(lambda: person.focus_is_on() == "Add 3 partners")
    person.press("Return")
    person.until(lambda: person.can_click("Close: Library"))
    names = [one.name for one in get_partnership(desk, partnership_id).partners[2:]]
    assert names == ["Smith, Jones & Co", "School North", "Police, Ltd", "Library"]
    person.press("Ctrl+Z")  # one step
    person.until(lambda: len(get_partnership(desk, partnership_id).partners) == 3)


def test_whoever_adds_to_a_signed_agreement_is_told_how_the_partner_joins(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    for partner in get_partnership(desk, partnership_id).partners:
        set_partner(desk, partner.id, "signed_on", TODAY)
    person = on_tab(qtbot, desk, partnership_id, "partners")
    assert person.sees("A new partner joins by an amendment.")
    person.fill("Name of the partner to add", "School North")
    person.press("Return")
    person.waits_for("Added. The new partner signs once an amendment lets it join.")


def test_the_card_of_a_partner_leads_to_its_invitation(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "partners")
    person.click("Open: Savings Bank")
    person.click("Invitation and answer: Savings Bank")
    person.waits_for("The invitation was sent")
    assert person.sees("Cancel")


def test_a_name_that_takes_part_already_is_said_at_the_line(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "partners")
    person.fill("Name of the partner to add", "savings bank")
    person.click("Add partner")
    person.waits_for("Savings Bank is in this partnership already.")
    assert person.read("Name of the partner to add") == "savings bank"


def test_a_finding_is_written_with_its_source_and_dated_today(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    bank = get_partnership(desk, partnership_id).partners[1]
    person = on_tab(qtbot, desk, partnership_id, "partners", partner_id=bank.id)
    assert person.sees("Your members have not decided yet.")
    person.click("Note it: Has people with time")
    person.pick("Finding – Has people with time", "True")
    person.fill("Where can this be checked? – Has people with time", "Talk with Mr Hansen")
    person.press("Tab")
    person.waits_for("1 of 6 questions answered with source and day")
    (answer,) = get_partnership(desk, partnership_id).partners[1].research
    assert (answer.finding, answer.source) == (Finding.YES, "Talk with Mr Hansen")
    assert (answer.looked_on, answer.looked_by) == (TODAY, "Amina")


def test_who_said_no_is_brought_back(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    bank = get_partnership(desk, partnership_id).partners[1]
    person = on_tab(qtbot, desk, partnership_id, "partners", partner_id=bank.id)
    person.click("It said no …")
    person.fill("Why does it not take part?", "No time this year")
    person.click("Write it down")
    person.waits_for("No longer taking part")
    person.waits_for("12 March 2026: No time this year")
    bank = get_partnership(desk, partnership_id).partners[1]
    assert (bank.stage, bank.ended_on) == (PartnerStage.DECLINED, TODAY)
    person.click("Bring back Savings Bank")
    person.until(lambda: not person.sees("No longer taking part"))
    assert get_partnership(desk, partnership_id).partners[1].ended_on is None


def test_whoever_has_said_yes_leaves_with_a_day_and_a_reason_or_stays(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    bank = get_partnership(desk, partnership_id).partners[1]
    set_partner(desk, bank.id, "answered_on", date(2026, 1, 5))
    person = on_tab(qtbot, desk, partnership_id, "partners", partner_id=bank.id)
    assert not person.can_click("It said no …")
    assert not person.can_click("Take it out")
    person.click("It leaves the partnership …")
    person.click("It stays")
    assert not person.sees("Why does it not take part?")
    person.click("It leaves the partnership …")
    person.fill("Since which day?", "1.13.2026")
    person.click("Write it down")
    assert person.sees("There is no such day: 1.13.2026.")
    person.fill("Since which day?", "1.3.2026")
    person.click("Write it down")
    person.waits_for("1 March 2026")
    bank = get_partnership(desk, partnership_id).partners[1]
    assert (bank.stage, bank.since) == (PartnerStage.ENDED, date(2026, 1, 5))


def test_the_check_shows_what_does_not_hold_and_leads_to_where_it_is_mended(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "check")
    assert person.sees("C8  The partners name the coordinator.")
    assert person.focus_is_on() == "Parts of the partnership"
    bar = next(one for one in person.window.findChildren(PageArea) if one.isVisible())
    person.press("PgDown")  # what is only read scrolls, too
    person.until(lambda: bar.verticalScrollBar().value() > 0)
    assert not person.sees("B4  Each partner is part of the problem, of the solution, or both.")
    person.click("Go there: C8")
    person.waits_for("Who named the coordinator?")


def test_the_way_back_to_the_check_stays_until_one_is_back_or_goes_elsewhere(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "check")
    person.click("Go there: A2")
    person.waits_for("Back to the check")
    person.press("F1")  # one reads the help in between
    person.press("Ctrl++")  # and may need larger letters for it
    person.click("Back to the check")
    person.waits_for("C8  The partners name the coordinator.")
    assert not person.sees("Back to the check")
    person.click("Go there: A2")
    person.click("Home")
    assert not person.sees("Back to the check")


def test_the_history_names_what_was_done(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, TODAY)
    person = on_tab(qtbot, desk, partnership_id, "history")
    assert person.sees("Plan a meeting")
    assert person.sees("Start the partnership Safe Streets")


def test_ctrl_tab_goes_through_the_tabs(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = on_tab(qtbot, desk, partnership_id, "steps")
    person.press("Ctrl+Tab")
    person.waits_for("The problem and its causes")
    person.press("Ctrl+Shift+Tab", times=2)
    person.waits_for("What was done")


def test_undo_of_the_start_leads_back_to_all_partnerships(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "steps")
    person.press("Ctrl+Z")
    person.waits_for("No partnership yet")


def test_tab_goes_on_below_what_was_opened_late(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = on_tab(qtbot, desk, partnership_id, "partners")
    person.click("Open: Riverside Town Council")
    person.click("Note it: Stands on strong finances")
    person.waits_for("Where can this be checked?")
    assert audit(person.window) == []
