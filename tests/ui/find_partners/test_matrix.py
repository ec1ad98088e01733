"""Influence and interest: arranged by keyboard, by mouse, and in figures."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.services.board import place_partner
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.started import at_the_screen, set_up_centre, start_partnership

FIELD = "Field of influence and interest"
WAITING = "Savings Bank, not placed yet"


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def at_the_field(qtbot: QtBot, desk: Desk, partnership_id: int) -> Person:
    return at_the_screen(qtbot, desk, "find_partners", partnership_id=partnership_id, page="matrix")


def place(desk: Desk, partnership_id: int, name: str = "Savings Bank") -> tuple[object, object]:
    """Influence and interest."""
    found = next(one for one in get_partnership(desk, partnership_id).parties if one.name == name)
    return found.influence, found.interest


def number(desk: Desk, partnership_id: int) -> int:
    parties = get_partnership(desk, partnership_id).parties
    return next(one.id for one in parties if one.name == "Savings Bank")


def said(influence: int, interest: int) -> str:
    return f"Savings Bank: influence {influence} of 10, interest {interest} of 10"


def test_who_waits_is_placed_and_moved_by_keyboard_alone(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_field(qtbot, desk, partnership_id)
    person.tab_to(WAITING)
    person.press("Return")
    person.until(lambda: person.focus_is_on() == said(5, 5))
    person.press("Up", times=3)
    person.press("Right", times=2)
    person.press("Left")
    assert person.focus_is_on() == said(8, 6)
    assert place(desk, partnership_id) == (8, 6)
    person.press("Ctrl+Z")
    assert place(desk, partnership_id) == (None, None)


def test_nobody_is_moved_out_of_the_field(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    place_partner(desk, number(desk, partnership_id), 10, 1)
    person = at_the_field(qtbot, desk, partnership_id)
    person.tab_to(said(10, 1))
    person.press("Up", times=2)
    person.press("Left", times=2)
    assert place(desk, partnership_id) == (10, 1)
    person.press("Down", times=12)
    assert place(desk, partnership_id) == (1, 1)


def test_delete_lets_a_partner_wait_again_and_enter_opens_it(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    place_partner(desk, number(desk, partnership_id), 3, 4)
    person = at_the_field(qtbot, desk, partnership_id)
    person.tab_to(said(3, 4))
    person.press("Del")
    person.waits_for("Savings Bank")
    assert place(desk, partnership_id) == (None, None)
    person.press("Ctrl+Z")
    person.tab_to(said(3, 4))
    person.press("Return")
    person.waits_for("What it expects and gains")


def test_a_chip_is_dragged_into_the_field_and_across_it(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_field(qtbot, desk, partnership_id)
    person.drag(WAITING, FIELD, 0.97, 0.03)
    assert place(desk, partnership_id) == (10, 10)
    person.drag(said(10, 10), FIELD, 0.08, 0.9)
    assert place(desk, partnership_id) == (1, 1)


def test_a_chip_that_is_dropped_beside_the_field_waits_again(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    place_partner(desk, number(desk, partnership_id), 3, 4)
    person = at_the_field(qtbot, desk, partnership_id)
    person.drag(said(3, 4), FIELD, 1.1, 0.5)
    assert place(desk, partnership_id) == (None, None)


def test_a_click_puts_who_waits_into_the_middle(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_field(qtbot, desk, partnership_id)
    person.click(WAITING)
    person.until(lambda: place(desk, partnership_id) == (5, 5))


def test_the_same_in_figures(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = at_the_field(qtbot, desk, partnership_id)
    person.click("Show as a list")
    person.tab_to("Influence of Savings Bank, 1 to 10")
    person.type("7")
    person.press("Tab")
    assert person.focus_is_on() == "Interest of Savings Bank, 1 to 10"
    person.press("Up", times=2)
    assert place(desk, partnership_id) == (7, 2)
    assert audit(person.window) == []
    person.click("Show as a field")
    person.tab_to(said(7, 2))


def test_thirty_chips_never_hide_each_other(qtbot: QtBot, desk: Desk) -> None:
    set_up_centre(desk)
    names = [
        {"name": f"Partner organisation {at}", "kind": "ngo", "part": "both"} for at in range(30)
    ]
    partnership_id = start_partnership(desk, names=names)
    for at, partner in enumerate(get_partnership(desk, partnership_id).parties):
        place_partner(desk, partner.id, at % 5 + 6, at % 3 + 8)
    person = at_the_field(qtbot, desk, partnership_id)
    chips = [
        widget.geometry()
        for widget in QApplication.allWidgets()
        if "influence" in widget.accessibleName() and "of 10" in widget.accessibleName()
    ]
    assert len(chips) == 30
    assert person.sees("Partner organisation 29")
    assert not [
        (one, other)
        for position, one in enumerate(chips)
        for other in chips[position + 1 :]
        if one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))
    ]
