"""The board of kinds, by keyboard alone and by mouse."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.partnership import ActorPart, Partner
from partnerdesk.services.desk import Desk
from partnerdesk.services.partners import add_organisation
from partnerdesk.services.partnerships import get_partnership
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.started import at_the_screen, set_up_centre, start_partnership

TOWN = "Riverside Town Council"
FINANCE = "Financial institutions"
SCHOOLS = "School boards"


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    set_up_centre(desk)
    return start_partnership(desk)


def at_the_board(qtbot: QtBot, desk: Desk, partnership_id: int, show: str = "all") -> Person:
    return at_the_screen(
        qtbot, desk, "find_partners", partnership_id=partnership_id, page="kinds", show=show
    )


def parties(desk: Desk, partnership_id: int) -> dict[str, Partner]:
    return {one.name: one for one in get_partnership(desk, partnership_id).parties}


def go_down_to(person: Person, kind: str) -> None:
    """Press the arrow key until the keyboard is on a kind."""
    for _step in range(30):
        if person.focus_is_on() == f"Wanted at the table: {kind}":
            return
        person.press("Down")
    raise AssertionError(f"The arrow key does not reach “{kind}”")


def test_the_way_from_the_partnership_to_the_board_needs_no_mouse(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_screen(
        qtbot, desk, "partnership", partnership_id=partnership_id, tab="partners"
    )
    person.tab_to("See who is missing")
    person.press("Space")
    person.waits_for("All kinds  24")
    assert person.sees("Missing  7")
    assert person.sees("Often helps with your way of starting")


def test_arrows_move_and_space_goes_round_the_parts(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_board(qtbot, desk, partnership_id)
    go_down_to(person, FINANCE)
    person.press("Right")
    assert person.focus_is_on() == "Savings Bank"
    seen = []
    for _press in range(4):
        person.press("Space")
        seen.append(parties(desk, partnership_id)["Savings Bank"].part)
    assert seen == [ActorPart.BOTH, None, ActorPart.PROBLEM, ActorPart.SOLUTION]
    assert person.focus_is_on() == "Savings Bank"
    assert person.is_chosen("Savings Bank: Part of the solution")


def test_enter_opens_the_card_of_a_partner(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = at_the_board(qtbot, desk, partnership_id)
    go_down_to(person, FINANCE)
    person.press("Right")
    person.press("Return")
    person.waits_for("What it expects and gains")
    assert person.can_click("Close: Savings Bank")


def test_a_name_is_added_where_it_is_missing(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = at_the_board(qtbot, desk, partnership_id, "missing")
    go_down_to(person, SCHOOLS)
    person.press("Return")
    person.type("School Board <b>North</b>\n")
    person.until(lambda: person.focus_is_on() == "School Board <b>North</b>")
    added = parties(desk, partnership_id)["School Board <b>North</b>"]
    assert added.organisation.kind is PartnerKind.SCHOOL_BOARDS
    person.press("Space")
    assert parties(desk, partnership_id)[added.name].part is ActorPart.PROBLEM
    person.press("Ctrl+Z", times=2)
    person.until(lambda: added.name not in parties(desk, partnership_id))


def test_names_of_the_register_are_offered(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    add_organisation(desk, {"name": "Old Mill School Board", "kind": "school_boards"})
    person = at_the_board(qtbot, desk, partnership_id)
    person.click(f"Add a name under: {SCHOOLS}")
    person.press("Down")
    assert person.read(f"Name under: {SCHOOLS}") == "Old Mill School Board"
    person.click(f"Add the name under: {SCHOOLS}")
    person.until(lambda: "Old Mill School Board" in parties(desk, partnership_id))


def test_a_name_that_takes_part_already_is_said_at_its_line(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_board(qtbot, desk, partnership_id)
    person.click(f"Add another name under: {FINANCE}")
    person.type("savings bank\n")
    person.waits_for("Savings Bank is in this partnership already.")
    person.press("Esc")
    assert not person.sees("is in this partnership already")


def test_the_marks_are_set_with_the_mouse_and_taken_away_again(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_board(qtbot, desk, partnership_id)
    person.click(f"{TOWN}: Part of the problem")
    assert parties(desk, partnership_id)[TOWN].part is ActorPart.PROBLEM
    assert not person.is_chosen(f"{TOWN}: Part of both")
    person.click(f"{TOWN}: Part of the problem")
    assert parties(desk, partnership_id)[TOWN].part is None
    assert person.sees("Part not said  1")


def test_a_kind_is_wanted_or_not(qtbot: QtBot, desk: Desk, partnership_id: int) -> None:
    person = at_the_board(qtbot, desk, partnership_id)
    person.click("Wanted at the table: Consultants")
    assert PartnerKind.CONSULTANTS in get_partnership(desk, partnership_id).kinds
    person.waits_for("Wanted  9")
    person.press("Ctrl+Z")
    person.waits_for("Wanted  8")
    assert not person.is_chosen("Wanted at the table: Consultants")


def test_a_statement_of_the_check_leads_to_the_kinds_that_are_missing(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_board(qtbot, desk, partnership_id, "missing")
    assert person.is_chosen("Missing  7")
    assert person.sees("Non-governmental organisations")
    assert not person.sees("Consultants")


def test_of_whom_the_kind_is_not_known_can_be_told(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    names = [{"name": "Somebody", "kind": "", "part": "both"}]
    other = start_partnership(desk, "Green Yards", names=names)
    person = at_the_board(qtbot, desk, other)
    person.waits_for("Kind not known yet")
    person.click("Say of what kind it is: Somebody")
    person.waits_for("Kind of partner")


def test_the_board_with_an_open_line_passes_the_audit(
    qtbot: QtBot, desk: Desk, partnership_id: int
) -> None:
    person = at_the_board(qtbot, desk, partnership_id)
    person.click(f"Add a name under: {SCHOOLS}")
    assert audit(person.window) == []
