"""The partner register on screen: find, add, change, put away, and lose nothing on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.services import partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import list_history
from partnerdesk.services.research import record_research
from partnerdesk.store.tables import ContactRow, OrganisationRow, PartnerRow, PartnershipRow
from partnerdesk.ui.kit.page import page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import button, label
from partnerdesk.ui.main_window import SCREENS, MainWindow, ScreenEntry
from tests.person import Person
from tests.ui.audit import audit

TABLE = "Partners"
NAME = "Name of the partner"


class Elsewhere(Screen):
    """Stands for the screens around the register: says where it was asked to go."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = label("")
        column = page_layout(self)
        column.addWidget(self._words)
        column.addWidget(
            button("Edit the council", on_click=lambda: context.open("register", organisation_id=2))
        )
        column.addWidget(
            button("Show schools", on_click=lambda: context.open("register", kind="school_boards"))
        )

    def arrive(self, **arguments: object) -> None:
        self._words.setText(f"Elsewhere {arguments}")


REGISTER = next(entry for entry in SCREENS if entry.name == "register")
ELSEWHERE = [ScreenEntry(name, __name__, "Elsewhere") for name in ("printing", "partnership")]


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """The window of a centre whose register is still empty."""
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    made = MainWindow(desk, (REGISTER, *ELSEWHERE))
    made.resize(1366, 700)
    return made


@pytest.fixture
def newcomer(qtbot: QtBot, window: MainWindow) -> Person:
    """Somebody in front of the empty register."""
    person = Person(qtbot, window)
    window.open("register")
    return person


@pytest.fixture
def staff(desk: Desk, qtbot: QtBot, window: MainWindow) -> Person:
    """Somebody in front of a register with four partners, numbers 2 to 5."""
    fill_register(desk)
    person = Person(qtbot, window)
    window.open("register")
    person.waits_for("4 partners")
    return person


def fill_register(desk: Desk) -> None:
    council = partners.add_organisation(
        desk, {"name": "Town Council", "kind": "authorities", "place": "Riverside"}
    )
    grace = {"name": "Grace Okafor", "role": "Mayor", "represents": True, "may_sign": True}
    partners.add_contact(desk, council, grace)
    partners.add_organisation(desk, {"name": "Café Löwe", "kind": "business"})
    partners.add_organisation(desk, {"name": "Primary School Board", "kind": "school_boards"})
    bank = partners.add_organisation(desk, {"name": "Savings Bank", "kind": "finance"})
    record_research(
        desk, bank, ResearchQuestion.FINANCES, Finding.YES, "Annual report", date(2026, 1, 5)
    )
    put_into_partnership(desk, council, PartnerStage.INVITED)


def put_into_partnership(desk: Desk, organisation_id: int, stage: PartnerStage) -> None:
    with desk.database.write(Change("Test")) as session:
        partnership = PartnershipRow(name="Safe Streets", path="bottom")
        partnership.partners.append(
            PartnerRow(
                organisation_id=organisation_id, stage=stage, answer_due_on=date(2026, 3, 17)
            )
        )
        session.add(partnership)


def listed(person: Person) -> list[str]:
    return [row[0] for row in person.rows(TABLE)]


def open_partner(person: Person, name: str) -> None:
    person.click_row(TABLE, name, twice=True)
    person.until(lambda: person.sees("About this partner"))


def paste(person: Person, text: str) -> None:
    """What no keyboard writes comes from the clipboard."""
    QApplication.clipboard().setText(text)
    person.press("Ctrl+V")


def name_is_saved(desk: Desk, name: str) -> bool:
    return name in [entry.name for entry in partners.list_register(desk)]


# Finding


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
    paste(staff, "<b>%s\\ 🦊")
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
    assert staff.sees("Represents · Signs")
    assert staff.sees("Safe Streets · Invited")
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
    staff.type("a")
    staff.click_row(TABLE, "Savings Bank")
    staff.press("Return")
    assert staff.read(NAME) == "Savings Bank"
    staff.press(key)
    assert staff.focus_is_on() == TABLE
    assert staff.read("Search partners") == "a"
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


# Adding


def test_the_first_partner_is_added_with_the_keyboard_alone(newcomer: Person, desk: Desk) -> None:
    assert newcomer.sees("No partners yet")
    newcomer.press("Ctrl+N")
    newcomer.type("Police Station North")
    newcomer.until(lambda: name_is_saved(desk, "Police Station North"))
    newcomer.pick("Kind of partner", "Public authorities: national, regional, local")
    newcomer.press("Ctrl+Return")
    newcomer.waits_for("About this partner")
    assert newcomer.read(NAME) == "Police Station North"
    newcomer.press("Esc")
    assert newcomer.rows(TABLE)[0][:2] == ["Police Station North", "Idea"]


def test_a_partner_that_was_only_typed_is_kept_and_taken_back_as_one_step(
    newcomer: Person, desk: Desk
) -> None:
    newcomer.click("Add the first partner")
    newcomer.type("Pol")
    newcomer.until(lambda: name_is_saved(desk, "Pol"))
    newcomer.type("ice")
    newcomer.until(lambda: name_is_saved(desk, "Police"))
    newcomer.press("Esc")
    assert listed(newcomer) == ["Police"]
    newcomer.press("Ctrl+Z")
    newcomer.waits_for("No partners yet")
    newcomer.press("Ctrl+Y")
    newcomer.until(lambda: listed(newcomer) == ["Police"])


def test_continue_without_a_name_says_what_is_missing(newcomer: Person) -> None:
    newcomer.click("Add the first partner")
    newcomer.click("Continue")
    newcomer.waits_for("Please fill this in. Example: Riverside Town Council")
    assert newcomer.focus_is_on() == NAME


def test_a_known_name_is_said_and_leads_there(staff: Person, desk: Desk) -> None:
    staff.click("Add partner")
    staff.type("town COUNCIL")
    staff.waits_for("A partner with this name exists.")
    staff.click("Open it")
    staff.waits_for("Grace Okafor")
    assert staff.read(NAME) == "Town Council"
    assert name_is_saved(desk, "town COUNCIL")


@pytest.mark.parametrize("name", ["<i>Räuber</i> & Söhne", "🦊 {name} %s", "Robert'); DROP TABLE"])
def test_nasty_names_are_shown_as_they_were_typed(newcomer: Person, desk: Desk, name: str) -> None:
    newcomer.click("Add the first partner")
    paste(newcomer, name)
    newcomer.until(lambda: name_is_saved(desk, name))
    newcomer.click("Continue")
    newcomer.waits_for(name)
    newcomer.press("Esc")
    assert listed(newcomer) == [name]


# Changing


def test_what_is_typed_is_saved_by_itself_and_taken_back(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill("Place", "Lindental")
    staff.until(lambda: partners.get_organisation(desk, 3).place == "Lindental")
    staff.press("Tab")
    staff.press("Ctrl+Z")
    assert partners.get_organisation(desk, 3).place == ""
    staff.until(lambda: staff.read("Place") == "")


def test_leaving_at_once_saves_the_last_letters(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill(NAME, "Café Tiger")
    staff.press("Esc")
    assert "Café Tiger" in listed(staff)


def test_a_wrong_address_is_said_at_its_field_and_never_lost(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill("E-mail", "löwe at example")
    staff.press("Tab")
    staff.waits_for("This is not an e-mail address.")
    staff.press("Esc")
    staff.waits_for("Not saved yet: E-mail.")
    assert staff.read("E-mail") == "löwe at example"
    staff.click("Leave without saving")
    assert staff.focus_is_on() == TABLE
    assert partners.get_organisation(desk, 3).email == ""


def test_far_too_much_text_is_refused_with_its_length(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill(NAME, "")
    paste(staff, "x" * 100_000)
    staff.press("Tab")
    staff.waits_for("This text has 100000 characters; 200 fit here.")
    assert partners.get_organisation(desk, 3).name == "Café Löwe"


def test_an_emptied_name_keeps_the_old_one_until_there_is_a_new_one(
    staff: Person, desk: Desk
) -> None:
    open_partner(staff, "Café Löwe")
    staff.fill(NAME, "")
    staff.press("Esc")
    staff.waits_for("Not saved yet: Name of the partner.")
    assert partners.get_organisation(desk, 3).name == "Café Löwe"
    staff.click("Close this message")
    staff.fill(NAME, "Café Tiger")
    staff.press("Esc")
    assert "Café Tiger" in listed(staff)


def test_a_party_or_a_religious_body_asks_for_care(staff: Person) -> None:
    open_partner(staff, "Café Löwe")
    assert not staff.sees("Take care with this partner")
    staff.click("It is a religious body, or belongs to one")
    staff.waits_for("Take care with this partner")
    staff.click("It is a religious body, or belongs to one")
    staff.until(lambda: not staff.sees("Take care with this partner"))
    staff.pick("Kind of partner", "Political institutions")
    staff.waits_for("Take care with this partner")


def test_a_partner_taken_back_elsewhere_closes_its_page(staff: Person, desk: Desk) -> None:
    made = partners.add_organisation(desk, {"name": "Short-lived"})
    staff.until(lambda: "Short-lived" in listed(staff))
    open_partner(staff, "Short-lived")
    staff.press("Ctrl+Z")
    staff.until(lambda: not staff.sees("About this partner"))
    assert made not in [entry.id for entry in partners.list_register(desk)]


# Putting away


def test_an_archived_partner_comes_back_from_the_message(staff: Person) -> None:
    open_partner(staff, "Café Löwe")
    staff.click("Archive")
    staff.waits_for("Café Löwe is in the archive.")
    assert "Café Löwe" not in listed(staff)
    staff.click("Undo")
    staff.until(lambda: "Café Löwe" in listed(staff))


def test_an_archived_partner_comes_back_from_its_page(staff: Person) -> None:
    open_partner(staff, "Café Löwe")
    staff.click("Archive")
    staff.click("Archived  1")
    assert listed(staff) == ["Café Löwe"]
    open_partner(staff, "Café Löwe")
    assert staff.sees("This partner is in the archive")
    staff.click("Bring back")
    staff.until(lambda: not staff.sees("This partner is in the archive"))
    staff.press("Esc")
    assert staff.sees("All  4")
    assert len(listed(staff)) == 4


# Contacts


def test_a_contact_is_added_as_soon_as_the_name_stands_there(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    assert staff.sees("Nobody is named yet.")
    staff.click("Add a contact")
    staff.type("Jana Nováková")
    staff.until(lambda: len(partners.get_organisation(desk, 3).contacts) == 1)
    staff.fill("Role", "Owner")
    staff.click("Speaks for the partner in the partnership")
    staff.click("May sign the agreement")
    staff.press("Esc")
    [jana] = partners.get_organisation(desk, 3).contacts
    assert (jana.name, jana.role) == ("Jana Nováková", "Owner")
    assert (jana.represents, jana.may_sign) == (True, True)


def test_a_telephone_before_the_name_waits_for_it(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Café Löwe")
    staff.click("Add a contact")
    staff.fill("Direct telephone", "040 555 0142")
    staff.waits_for("This is saved once the name of the person is there.")
    staff.press("Esc")
    staff.waits_for("Not saved yet: Direct telephone.")
    staff.fill("Name of the person", "Jana")
    staff.until(lambda: len(partners.get_organisation(desk, 3).contacts) == 1)
    assert partners.get_organisation(desk, 3).contacts[0].phone == "040 555 0142"
    assert not staff.sees("This is saved once")


def test_another_signatory_takes_the_mark_over(staff: Person, desk: Desk) -> None:
    leyla = partners.add_contact(desk, 2, {"name": "Leyla"})
    open_partner(staff, "Town Council")
    partners.set_contact_field(desk, leyla.id, "represents", True)
    partners.set_contact_field(desk, leyla.id, "may_sign", True)
    organisation = partners.get_organisation(desk, 2)
    assert organisation.representative == organisation.signatory
    assert not staff.is_chosen("Speaks for the partner in the partnership")  # Grace stands first


def test_a_removed_contact_comes_back_from_the_message(staff: Person, desk: Desk) -> None:
    open_partner(staff, "Town Council")
    staff.click("Remove Grace Okafor")
    staff.waits_for("Grace Okafor was removed.")
    assert partners.get_organisation(desk, 2).contacts == ()
    staff.click("Undo")
    staff.until(lambda: staff.can_click("Remove Grace Okafor"))
    assert partners.get_organisation(desk, 2).representative is not None


# Research


def test_what_was_found_out_counts_with_source_and_day(staff: Person, desk: Desk) -> None:
    question = "Knows the subject"
    open_partner(staff, "Savings Bank")
    staff.waits_for("1 of 6 questions answered with source and day")
    staff.click(f"Note it: {question}")
    staff.pick(f"Finding – {question}", "True")
    staff.until(lambda: staff.read(f"Looked up on – {question}") == "12/03/2026")
    staff.waits_for("1 of 6 questions answered")
    staff.fill(f"Where can this be checked? – {question}", "Talk with the director")
    staff.waits_for("2 of 6 questions answered")
    staff.press("Esc")
    assert ["Savings Bank", "Researching", "2 of 6", "Find a contact"] in staff.rows(TABLE)
    assert "found out" in list_history(desk)[0].sentence


def test_a_source_without_a_finding_is_kept_as_unclear(staff: Person) -> None:
    question = "Has people with time"
    open_partner(staff, "Savings Bank")
    staff.click(f"Note it: {question}")
    staff.fill(f"Where can this be checked? – {question}", "Visit")
    staff.until(lambda: staff.read(f"Finding – {question}") == "Unclear")
    staff.pick(f"Finding – {question}", "Not known yet")
    staff.until(lambda: staff.read(f"Where can this be checked? – {question}") == "")


# Large, narrow, for everybody


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def test_a_thousand_partners_are_read_once_and_searched_without_the_database(
    newcomer: Person, desk: Desk, window: MainWindow
) -> None:
    with desk.database.write(Change("Test")) as session:
        for number in range(1000):
            row = OrganisationRow(name=f"Partner {number:04}", place="Ärzen")
            row.contacts.append(ContactRow(name=f"Person {number}"))
            session.add(row)
    with counted_statements() as statements:
        window.open("register")
        newcomer.waits_for("1000 partners")
    reading = [one for one in statements if "organisation" in one and "SELECT" in one]
    assert len(reading) <= 12, reading
    with counted_statements() as statements:
        newcomer.press("Ctrl+F")
        newcomer.type("arzen 0999")
        newcomer.until(lambda: listed(newcomer) == ["Partner 0999"])
    assert statements == []


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


@pytest.mark.parametrize("text_size", [100, 200])
def test_everybody_can_use_the_page_of_a_partner(
    staff: Person, desk: Desk, window: MainWindow, text_size: int
) -> None:
    desk.settings.change(text_size=text_size)
    window.rebuild()
    window.open("register", organisation_id=2)
    staff.waits_for("About this partner")
    assert audit(window) == []
    staff.click("Add a contact")
    assert audit(window) == []


def test_everybody_can_start_an_empty_register(newcomer: Person, window: MainWindow) -> None:
    assert audit(window) == []
