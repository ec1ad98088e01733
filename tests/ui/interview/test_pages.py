"""The interview as a person does it: by what is written on the screen, with keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partnership import Path
from partnerdesk.domain.settings import Colours
from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.screens.interview.names_row import NameLine
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.interview.walk import (
    CHECK,
    DONE,
    MEMBERS,
    MONEY,
    PEOPLE,
    WHO,
    NewWindow,
    fill_change_page,
    go_on,
    on_disk,
    to_change_page,
    whole_answers,
)


def fill_own_page(person: Person, path: Path) -> None:
    if path is Path.BOTTOM_UP:
        person.click("Members of the centre")
    elif path is Path.TOP_DOWN:
        person.type("Ministry of Families")
        person.pick("May the partners change the targets?", "No")
    else:
        person.type("Green Fund")
        person.fill("Amount offered", "8,000.00")
        person.fill("Own share in percent", "20")
        person.fill("Last day to apply", "1.6.2026")
    go_on(person, WHO)


def fill_the_rest(person: Person) -> None:
    person.fill("Name 1", "Old Mill School")
    person.pick("Kind of name 1", "School boards")
    go_on(person, MEMBERS)
    person.click("A meeting is planned")
    person.fill("Day of the members’ meeting", "1.4.2026")
    go_on(person, PEOPLE)
    person.type("Amina Diallo")
    person.fill("Planned start", "20.6.2026")
    go_on(person, MONEY)
    person.fill("Time, rooms and things", "1,200")
    go_on(person, CHECK)


@pytest.mark.parametrize("path", list(Path))
def test_each_path_leads_to_drafts_in_nine_screens(staff: Person, desk: Desk, path: Path) -> None:
    to_change_page(staff, path)
    fill_change_page(staff, path)
    fill_own_page(staff, path)
    fill_the_rest(staff)
    for answer in ("Safe Streets Riverside", "Amina Diallo", "1 April 2026", "EUR\u00a01,200.00"):
        assert staff.sees(answer)
    staff.click("Make the drafts")
    staff.waits_for(DONE)

    (made,) = list_partnerships(desk)
    assert (made.name, made.path) == ("Safe Streets Riverside", path)
    assert "Old Mill School" in {partner.name for partner in made.partners}
    staff.click("Go to the next step")
    staff.waits_for(f"Elsewhere {{'partnership_id': {made.id}}}")


def test_nothing_needed_is_skipped_and_nothing_optional_is_asked_for(
    staff: Person, desk: Desk
) -> None:
    staff.press("Ctrl+Return")
    staff.waits_for("Please fill this in.")
    to_change_page(staff)
    staff.press("Ctrl+Return")
    staff.waits_for("Example: Safe Streets Riverside")
    assert staff.focus_is_on() == "Name of the partnership"
    fill_change_page(staff, Path.BOTTOM_UP)
    go_on(staff, WHO)
    go_on(staff, MEMBERS)
    staff.click("Not yet")
    go_on(staff, PEOPLE)
    staff.type("Amina")
    go_on(staff, MONEY)
    go_on(staff, CHECK)
    staff.press("Ctrl+Return")
    staff.waits_for(DONE)
    assert len(list_partnerships(desk)) == 1


def test_arrow_keys_choose_a_card(staff: Person) -> None:
    staff.press("Down")
    assert staff.is_chosen("We saw the need ourselves")
    staff.press("Down")
    assert staff.is_chosen("An authority asked us")
    staff.waits_for("Agreement draft, ")


def test_names_grow_line_by_line_with_enter(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=interviews.save_draft(desk, None, "who", {"path": "bottom"}))
    staff.fill("Name 1", "Old Mill School\nPolice Riverside\nBakery")
    staff.until(lambda: len(names_on_disk(desk)) == 3)
    assert [one["name"] for one in names_on_disk(desk)] == [
        "Old Mill School",
        "Police Riverside",
        "Bakery",
    ]
    staff.waits_for("3 names for the register")
    staff.fill("Name 2", "Police, Library; Clinic")
    staff.click("These are 3 partners: give each its own line")
    staff.waits_for("5 names for the register")
    assert [one["name"] for one in names_on_disk(desk)] == [
        "Old Mill School",
        "Police",
        "Library",
        "Clinic",
        "Bakery",
    ]


def names_on_disk(desk: Desk) -> list[dict[str, str]]:
    found = on_disk(desk, "names")
    return found if isinstance(found, list) else []


def test_kinds_are_walked_with_arrows_and_left_with_tab(open_window: NewWindow, desk: Desk) -> None:
    staff = open_window(draft_id=interviews.save_draft(desk, None, "who", {"path": "bottom"}))
    assert staff.focus_is_on() == "Associations of political parties"
    staff.press("Space")
    staff.waits_for("9 kinds of partners to look for")
    staff.waits_for("A party or a political body can put the centre at risk.")
    staff.press("Right")
    assert staff.focus_is_on() == "Non-profit organisations"
    staff.press("Tab")
    assert staff.focus_is_on() == "Name 1"
    staff.click_words("Federal bodies")
    staff.waits_for("10 kinds of partners to look for")


@pytest.mark.parametrize("page", ["start", "mandate", "who", "members", "check"])
@pytest.mark.parametrize(
    ("language", "size", "colours"),
    [("en", 100, Colours.DARK), ("de", 200, Colours.LIGHT)],
)
def test_everybody_can_see_read_and_reach_every_page(
    open_window: NewWindow, desk: Desk, page: str, language: str, size: int, colours: Colours
) -> None:
    desk.settings.change(language=language, text_size=size, colours=colours)
    draft_id = interviews.save_draft(desk, None, page, whole_answers(path="top"))
    staff = open_window(draft_id=draft_id)

    assert audit(staff.window) == []


def test_the_longest_kind_of_a_name_is_read_whole_in_its_box_and_in_its_list(
    staff: Person, qtbot: QtBot
) -> None:
    line = NameLine(1)
    qtbot.addWidget(line)
    line.set_draft({"name": "Town hall"})
    line.show()
    for box in line.findChildren(QComboBox):
        given = box.width()
        box.showPopup()
        answers = box.view()
        assert answers.viewport().width() >= answers.sizeHintForColumn(0)
        box.hidePopup()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        assert given >= box.sizeHint().width()
