"""Who gives what, who expects what: seen side by side, and written where it is missing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, set_partner
from tests.person import Person
from tests.ui.started import at_the_screen, set_up_centre, start_partnership


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def at_the_table(qtbot: QtBot, desk: Desk, partnership_id: int) -> Person:
    return at_the_screen(
        qtbot, desk, "find_partners", partnership_id=partnership_id, page="exchange"
    )


def test_what_is_missing_leads_to_its_field_and_comes_back_filled(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_table(qtbot, desk, partnership_id)
    person.click("Write it down, Savings Bank, Expects")
    person.until(lambda: person.focus_is_on() == "What it expects of the others")
    person.type("A report each year")
    person.press("Tab")
    person.press("Alt+Left")
    person.waits_for("A report each year")
    bank = get_partnership(desk, partnership_id).partners[1]
    assert bank.expectations == "A report each year"


def test_gifts_are_named_and_a_request_waits_for_its_answer(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    bank = get_partnership(desk, partnership_id).partners[1]
    set_partner(desk, bank.id, "gives_money", "EUR 900")
    set_partner(desk, bank.id, "requests", "Its name on the leaflet")
    person = at_the_table(qtbot, desk, partnership_id)
    assert person.sees("Money: EUR 900")
    assert person.sees("No answer yet")
    person.click("Note the answer, Savings Bank")
    person.until(lambda: person.focus_is_on() == "What was answered")


def test_the_centre_gives_and_gains_too(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = at_the_table(qtbot, desk, partnership_id)
    person.click("Write it down, Mother Centre Sunrise, Gives")
    person.until(lambda: person.focus_is_on() == "What we give")


def test_each_page_is_printed_as_what_it_shows(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_table(qtbot, desk, partnership_id)
    for page, paper in (
        ("exchange", "Who gives and expects what"),
        ("matrix", "Influence and interest"),
        ("kinds", "Board of partners"),
    ):
        person.window.open("find_partners", page=page)
        person.press("Ctrl+P")
        person.waits_for("Print and export")
        person.until(lambda paper=paper: paper in person.texts())
