"""The list of the register: find, filter, print, go on to a partner and come back."""

from __future__ import annotations

import pytest

from partnerdesk.domain.history import Change
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import ContactRow, OrganisationRow
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.statements import counted_statements
from tests.ui.audit import audit
from tests.ui.register.around import (
    NAME,
    TABLE,
    listed,
    open_partner,
    paste,
)


def test_the_list_shows_stage_research_and_what_comes_next(staff: Person) -> None:
    assert staff.rows(TABLE) == [
        ["Café Löwe", "Idea", "0 of 6", "Find a contact"],
        ["Primary School Board", "Idea", "0 of 6", "Find a contact"],
        ["Savings Bank", "Researching", "1 of 6", "Find a contact"],
        ["Town Council", "Invited", "0 of 6", "Answer by 17 March 2026"],
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cafe low", ["Café Löwe"]),
        ("OKAFOR", ["Town Council"]),
        ("riverside council", ["Town Council"]),
        ("financial", ["Savings Bank"]),
        ("safe streets", ["Town Council"]),
        ("  ", ["Café Löwe", "Primary School Board", "Savings Bank", "Town Council"]),
    ],
)
def test_search_filters_while_one_types(staff: Person, words: str, found: list[str]) -> None:
    staff.press("Ctrl+F")
    staff.type(words)
    staff.until(lambda: listed(staff) == found)


def test_a_search_without_result_offers_to_show_everything(staff: Person) -> None:
    staff.press("Ctrl+F")
    paste(staff, "<b>%q\\ 🦊")
    staff.waits_for("Nothing found")
    staff.click("Show all partners")
    assert len(listed(staff)) == 4
    assert staff.read("Search partners") == ""


def test_esc_empties_the_search(staff: Person) -> None:
    staff.press("Ctrl+F")
    staff.type("bank")
    staff.press("Esc")
    assert staff.read("Search partners") == ""
    assert len(listed(staff)) == 4


def test_from_the_search_one_walks_into_the_rows_and_opens_one(staff: Person) -> None:
    staff.press("Ctrl+F")
    staff.type("bank")
    staff.press("Down")
    assert staff.focus_is_on() == TABLE
    staff.press("Return")
    assert staff.read(NAME) == "Savings Bank"


def test_enter_opens_what_fits_best(staff: Person) -> None:
    staff.click_row(TABLE, "Savings Bank")
    staff.press("Ctrl+F")
    staff.type("s")  # a word of three of them begins so
    staff.press("Return")
    assert staff.read(NAME) == "Savings Bank"
    staff.press("Esc")
    staff.press("Ctrl+F")
    staff.type("board")
    staff.press("Return")
    assert staff.read(NAME) == "Primary School Board"


def test_chips_filter_by_stage(staff: Person) -> None:
    staff.click("Researching  1")
    assert listed(staff) == ["Savings Bank"]
    staff.click("All  4")
    assert len(listed(staff)) == 4


def test_the_panel_of_kinds_filters_and_shows_what_is_missing(staff: Person) -> None:
    staff.click("All kinds")
    staff.waits_for("Research institutes and universities  0")
    staff.click("School boards  1")
    assert listed(staff) == ["Primary School Board"]
    assert staff.sees("Idea  1")
    staff.click("School boards")
    staff.press("Esc")
    assert listed(staff) == ["Primary School Board"]


def test_the_card_tells_the_chosen_partner_at_a_glance(staff: Person) -> None:
    staff.click_row(TABLE, "Town Council")
    for words in ("Public authorities: national, regional, local", "Riverside", "Grace Okafor"):
        staff.waits_for(words)
    assert staff.sees("Represents  ·  Signs")
    assert staff.sees("Safe Streets  ·  Invited")
    staff.click("Open partner")
    assert staff.read(NAME) == "Town Council"


def test_the_register_can_be_printed(staff: Person) -> None:
    staff.click("Print the register")
    staff.waits_for("Elsewhere {'paper': 'register'}")
    staff.press("Alt+Left")
    staff.press("Ctrl+P")
    staff.waits_for("Elsewhere {'paper': 'register'}")


@pytest.mark.parametrize("key", ["Esc", "Alt+Left"])
def test_going_back_keeps_search_and_selection(staff: Person, key: str) -> None:
    staff.press("Ctrl+F")
    staff.type("s")
    staff.click_row(TABLE, "Savings Bank")
    staff.press("Return")
    assert staff.read(NAME) == "Savings Bank"
    staff.press(key)
    assert staff.focus_is_on() == TABLE
    assert staff.read("Search partners") == "s"
    staff.press("Return")
    assert staff.read(NAME) == "Savings Bank"


def test_other_screens_open_a_partner_and_get_the_person_back(
    staff: Person, window: MainWindow
) -> None:
    window.open("partnership")
    staff.click("Edit the council")
    assert staff.read(NAME) == "Town Council"
    staff.press("Alt+Left")
    staff.waits_for("Elsewhere")


def test_other_screens_show_the_partners_of_a_kind(staff: Person, window: MainWindow) -> None:
    window.open("partnership")
    staff.click("Show schools")
    assert listed(staff) == ["Primary School Board"]


def test_a_partnership_opens_from_the_page_of_a_partner(staff: Person) -> None:
    open_partner(staff, "Town Council")
    staff.click("Safe Streets")
    staff.waits_for("'tab': 'partners'")
    staff.press("Alt+Left")
    assert staff.read(NAME) == "Town Council"
    staff.press("Alt+Left")
    assert staff.focus_is_on() == TABLE


# Large, narrow, for everybody


def test_of_a_thousand_partners_only_those_one_looks_at_are_read(
    newcomer: Person, desk: Desk, window: MainWindow
) -> None:
    with desk.database.write(Change("Test")) as session:
        for number in range(1000):
            row = OrganisationRow(name=f"Partner {number:04}", place="Ärzen")
            row.contacts.append(ContactRow(name=f"Person {number}"))
            session.add(row)
    with counted_statements() as statements:
        window.open("register")
        newcomer.waits_for("1,000 partners")
    reading = [one for one in statements if "organisation" in one and "SELECT" in one]
    assert len(reading) <= 30, reading
    assert len(listed(newcomer)) == 100
    newcomer.press("Ctrl+End")
    assert listed(newcomer)[-1] == "Partner 0999"
    newcomer.waits_for("Person 999")
    with counted_statements() as statements:
        newcomer.press("Ctrl+F")
        newcomer.type("arzen 0999")
        newcomer.until(lambda: listed(newcomer) == ["Partner 0999"])
    assert len(statements) <= 20 * len("arzen 0999"), statements


def test_a_narrow_window_shows_three_columns_and_no_card(staff: Person, window: MainWindow) -> None:
    window.resize(600, 700)
    staff.until(lambda: len(staff.rows(TABLE)[0]) == 3)
    assert not staff.can_click("Open partner")
    open_partner(staff, "Town Council")
    assert staff.read("Name of the person") == "Grace Okafor"


@pytest.mark.parametrize("text_size", [100, 200])
def test_everybody_can_use_the_register(
    staff: Person, desk: Desk, window: MainWindow, text_size: int
) -> None:
    desk.settings.change(text_size=text_size)
    window.rebuild()
    window.open("register")
    assert audit(window) == []
    staff.click("All kinds")
    assert audit(window) == []
    staff.press("Esc")
    staff.click("Add partner")
    assert audit(window) == []
    staff.press("Esc")
    staff.press("Ctrl+F")
    staff.type("nobody")
    assert audit(window) == []


def test_everybody_can_start_an_empty_register(newcomer: Person, window: MainWindow) -> None:
    assert audit(window) == []
