"""Packages between centres, as a volunteer gives one and takes one in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partners import PartnerStage
from partnerdesk.services import exchange, partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.person import Person
from tests.ui.audit import audit
from tests.ui.register.around import put_into_partnership

FILE = "Where the list lies (needed)"
ROWS = "Partners of the package"


@pytest.fixture
def sunrise(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The other centre, which has a council and a bakery."""
    with open_desk(tmp_path / "sunrise", clock) as opened:
        save_centre(opened, CentreDetails(name="Mother Centre Sunrise"))
        council = {"name": "Town Council", "place": "Riverside", "notes": "Meets on Mondays."}
        partners.add_organisation(opened, council)
        partners.add_organisation(opened, {"name": "Bakery"})
        yield opened


@pytest.fixture
def package(sunrise: Desk, tmp_path: Path) -> Path:
    """What the other centre has put on a stick."""
    file = tmp_path / "sunrise.partnerdesk"
    exchange.give_package(sunrise, file, with_notes=True)
    return file


@pytest.fixture
def volunteer(desk: Desk, qtbot: QtBot) -> Person:
    """Somebody whose register holds a council with other details."""
    save_centre(desk, CentreDetails(name="Mother Centre Hill"))
    council = {"name": "Town Council", "place": "Hillside", "notes": "We know the mayor."}
    council_id = partners.add_organisation(desk, council)
    partners.add_organisation(desk, {"name": "Library"})
    put_into_partnership(desk, council_id, PartnerStage.INVITED)
    window = MainWindow(desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open("register")
    person.waits_for("2 partners")
    return person


def look_into(person: Person, package: Path) -> None:
    person.click("Take in a list")
    person.fill(FILE, str(package))
    person.click("Look into this file")
    person.waits_for("1 new  ·  1 completes a partner  ·  0 skipped")


def places_and_notes(desk: Desk) -> tuple[str, str]:
    [entry] = [one for one in partners.list_register(desk) if one.name == "Town Council"]
    return entry.organisation.place, entry.organisation.notes


def test_a_package_is_looked_at_taken_in_and_taken_back(
    desk: Desk, volunteer: Person, package: Path
) -> None:
    look_into(volunteer, package)
    assert volunteer.sees("From Mother Centre Sunrise, made on 12 March 2026")
    volunteer.click_row(ROWS, "Town Council")
    assert volunteer.sees("The two centres differ. Choose what you keep.")
    assert volunteer.is_chosen("Keep both")
    assert places_and_notes(desk) == ("Hillside", "We know the mayor.")  # nothing changed so far
    volunteer.click("Take in 2 partners")
    volunteer.waits_for("1 partner is new. 1 row completed a partner.")
    assert places_and_notes(desk) == ("Hillside", "We know the mayor.\n\nMeets on Mondays.")
    volunteer.click("Undo")
    volunteer.waits_for("Taken back")
    assert places_and_notes(desk) == ("Hillside", "We know the mayor.")


def test_keys_alone_choose_what_is_kept(desk: Desk, volunteer: Person, package: Path) -> None:
    look_into(volunteer, package)
    volunteer.click_row(ROWS, "Town Council")
    volunteer.tab_to("Keep ours")
    volunteer.press("Down")
    assert volunteer.is_chosen("Take theirs")
    volunteer.press("Ctrl+Return")
    volunteer.waits_for("1 row completed a partner.")
    assert places_and_notes(desk)[0] == "Riverside"


def test_a_partner_is_left_out_and_another_file_is_chosen(
    desk: Desk, volunteer: Person, package: Path
) -> None:
    look_into(volunteer, package)
    volunteer.click_row(ROWS, "Bakery")
    volunteer.click("Leave this partner out")
    volunteer.waits_for("0 new  ·  1 completes a partner  ·  1 skipped")
    volunteer.click("Choose another file")
    volunteer.waits_for("Which list?")
    assert len(partners.list_register(desk)) == 2


def test_what_is_no_package_is_refused_at_the_file(volunteer: Person, tmp_path: Path) -> None:
    file = tmp_path / "letter.partnerdesk"
    file.write_text("Dear centre")
    volunteer.click("Take in a list")
    volunteer.fill(FILE, str(file))
    volunteer.click("Look into this file")
    volunteer.waits_for("This is no package of PartnerDesk.")


def test_the_partners_of_a_partnership_are_given(
    desk: Desk, volunteer: Person, sunrise: Desk, tmp_path: Path
) -> None:
    volunteer.click("Give out the list")
    volunteer.click("Package for another centre")
    assert volunteer.sees("People’s data leave your centre")
    assert volunteer.read("Save as (needed)").endswith(".partnerdesk")
    volunteer.click("The partners of Safe Streets")
    volunteer.click("The notes about each partner")
    file = tmp_path / "hill.partnerdesk"
    volunteer.fill("Save as (needed)", str(file))
    volunteer.click("Save the package")
    volunteer.waits_for("1 partner saved:")
    [partner] = exchange.look(sunrise, file).package.partners
    assert (partner.name, partner.values["notes"]) == ("Town Council", "We know the mayor.")


@pytest.mark.parametrize("text_size", [100, 200])
def test_every_step_can_be_seen_read_and_reached(
    desk: Desk, volunteer: Person, package: Path, text_size: int
) -> None:
    assert isinstance(volunteer.window, MainWindow)
    desk.settings.change(text_size=text_size)
    volunteer.window.rebuild()
    look_into(volunteer, package)
    volunteer.click_row(ROWS, "Town Council")
    assert audit(volunteer.window) == []
    volunteer.press("Esc")
    volunteer.press("Esc")
    volunteer.click("Give out the list")
    volunteer.click("Package for another centre")
    assert audit(volunteer.window) == []
