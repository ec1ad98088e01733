"""The list of the register: other columns, another order, one partnership, several at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from partnerdesk.services import partners
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.register.around import TABLE, listed

ALL = ["Café Löwe", "Primary School Board", "Savings Bank", "Town Council"]


def choose_first(person: Person, count: int) -> None:
    """With the arrow keys, from the top."""
    person.click_row(TABLE, listed(person)[0])
    person.press("Shift+Down", times=count - 1)


def titles(person: Person) -> list[str]:
    [table] = [one for one in person.window.findChildren(QTableView) if one.isVisible()]
    model = table.model()
    return [
        str(model.headerData(at, Qt.Orientation.Horizontal))
        for at in range(model.columnCount())
        if not table.isColumnHidden(at)
    ]


def click_title(person: Person, title: str) -> None:
    [table] = [one for one in person.window.findChildren(QTableView) if one.isVisible()]
    header = table.horizontalHeader()
    model = table.model()
    for at in range(model.columnCount()):
        if model.headerData(at, Qt.Orientation.Horizontal) == title:
            spot = header.rect().center()
            spot.setX(header.sectionViewportPosition(at) + 20)
            person.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.mark.parametrize(
    ("action", "paper"),
    [
        ("Print a list", "register"),
        ("Data sheets", "datasheet"),
        ("Address labels", "labels"),
        ("Write letters", "letters"),
    ],
)
def test_papers_are_made_of_exactly_those_that_are_chosen(
    staff: Person, action: str, paper: str
) -> None:
    assert not staff.can_click(action)
    choose_first(staff, 2)
    staff.waits_for("2 partners chosen")
    staff.click(action)
    staff.waits_for(f"'paper': '{paper}', 'organisation_ids': (3, 4)")
    staff.press("Alt+Left")
    staff.waits_for("2 partners chosen")


def test_ctrl_a_chooses_everything_and_esc_ends_the_choice(staff: Person) -> None:
    staff.click_row(TABLE, "Savings Bank")
    staff.press("Ctrl+A")
    staff.waits_for("4 partners chosen")
    staff.press("Esc")
    assert not staff.sees("4 partners chosen")
    staff.press("Return")
    assert staff.read("Name of the partner") == "Savings Bank"


def test_those_that_are_chosen_are_given_out(staff: Person) -> None:
    choose_first(staff, 3)
    staff.click("Give out as a file")
    staff.waits_for("The 3 partners you have chosen")


def test_the_choice_outlives_a_change_of_the_register(staff: Person, desk: Desk) -> None:
    choose_first(staff, 2)
    staff.waits_for("2 partners chosen")
    partners.add_organisation(desk, {"name": "Aid Office"})
    staff.until(lambda: len(listed(staff)) == 5)
    staff.click("Print a list")
    staff.waits_for("'organisation_ids': (3, 4)")


def test_a_click_on_a_title_sorts_and_a_second_one_turns_it_round(staff: Person) -> None:
    click_title(staff, "Organisation")
    assert listed(staff) == ALL[::-1]
    click_title(staff, "Stage")
    assert listed(staff) == ["Town Council", "Savings Bank", "Café Löwe", "Primary School Board"]
    click_title(staff, "Next")  # says what to do: there is no order in it
    assert listed(staff)[0] == "Town Council"


def test_the_best_come_first_until_one_sorts(staff: Person, desk: Desk) -> None:
    partners.add_organisation(desk, {"name": "Aid Office", "notes": "Works with the bank"})
    staff.press("Ctrl+F")
    staff.type("bank")
    staff.until(lambda: listed(staff) == ["Savings Bank", "Aid Office"])
    staff.click("Columns and order")
    staff.click("Organisation")
    staff.click("Back to the list")
    assert listed(staff) == ["Aid Office", "Savings Bank"]


def test_columns_are_chosen_and_remembered(staff: Person, desk: Desk, window: MainWindow) -> None:
    assert titles(staff) == ["Organisation", "Stage", "Research", "Next"]
    staff.click("Columns and order")
    staff.click("Contact")
    staff.click("Research")
    staff.press("Esc")
    assert titles(staff) == ["Organisation", "Contact", "Stage", "Next"]
    assert staff.rows(TABLE)[3] == [
        "Town Council", "Grace Okafor", "Invited", "Answer by 17 March 2026",
    ]  # fmt: skip
    window.rebuild()
    window.open("register")
    staff.waits_for("4 partners")
    assert titles(staff) == ["Organisation", "Contact", "Stage", "Next"]
    staff.click("Columns and order")
    staff.click("Columns as at first")
    staff.press("Esc")
    assert titles(staff) == ["Organisation", "Stage", "Research", "Next"]


def test_a_width_is_remembered(staff: Person, desk: Desk, window: MainWindow) -> None:
    [table] = [one for one in staff.window.findChildren(QTableView) if one.isVisible()]
    both = table.columnWidth(0) + table.columnWidth(6)
    table.horizontalHeader().resizeSection(6, 200)  # as dragging its edge does
    staff.until(lambda: any(one.width == 200 for one in desk.settings.current.register_columns))
    assert table.columnWidth(0) == both - 200  # the names give what the stage takes
    window.rebuild()
    window.open("register")
    staff.waits_for("4 partners")
    [table] = [one for one in staff.window.findChildren(QTableView) if one.isVisible()]
    assert table.columnWidth(6) == 200


def test_the_partners_of_one_partnership_are_shown_alone(staff: Person) -> None:
    staff.click("All partnerships")
    staff.click("Safe Streets  1")
    assert listed(staff) == ["Town Council"]
    assert staff.sees("Invited  1")
    assert staff.sees("Idea  0")
    staff.click("Safe Streets")
    staff.click("All partnerships")
    assert listed(staff) == ALL


@pytest.mark.parametrize("text_size", [100, 200])
def test_everybody_can_use_panels_and_choice(
    staff: Person, desk: Desk, window: MainWindow, text_size: int
) -> None:
    desk.settings.change(text_size=text_size)
    window.rebuild()
    window.open("register")
    staff.click("Columns and order")
    assert audit(window) == []
    staff.press("Esc")
    staff.click("All partnerships")
    assert audit(window) == []
    staff.press("Esc")
    choose_first(staff, 3)
    staff.waits_for("3 partners chosen")
    assert audit(window) == []
