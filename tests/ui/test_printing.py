"""Print and export as a person uses it: what is missing, the pages, the file, the printer."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import freeze
from partnerdesk.ui.kit.page import page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.widgets import label
from partnerdesk.ui.main_window import MainWindow, ScreenEntry
from partnerdesk.ui.screens.printing.sticks import sticks
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person


class Place(Screen):
    """Shows with which words it was opened."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = label("")
        page_layout(self).addWidget(self._words)

    def arrive(self, **arguments: object) -> None:
        told = " ".join(f"{name}={value}" for name, value in sorted(arguments.items()))
        self._words.setText(f"Place {told}")


HERE = __name__
PRINTING = "partnerdesk.ui.screens.printing.screen"
SCREENS = (
    ScreenEntry("printing", PRINTING, "PrintingScreen", "printer", "Print and export"),
    *(
        ScreenEntry(name, HERE, "Place", section="printing")
        for name in ("partnership", "register", "agreements", "settings")
    ),
)


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


@pytest.fixture
def window(agreed: Agreed) -> MainWindow:
    made = MainWindow(agreed.desk, SCREENS)
    made.resize(1366, 700)
    return made


@pytest.fixture
def printer(qtbot: QtBot, window: MainWindow, agreed: Agreed, no_printer: None) -> Person:
    """Somebody in front of the contract."""
    person = Person(qtbot, window)
    window.open("printing", partnership_id=agreed.partnership_id)
    person.waits_for("Safe Streets Riverside  ·  Contract")
    return person


@pytest.fixture
def no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a printing system."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def office_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printing system that keeps each paper it gets in the folder of the answer."""
    tray = tmp_path / "tray"
    programs = tmp_path / "programs"
    for folder in (tray, programs):
        folder.mkdir()
    _program(programs / "lpstat", 'test "$1" = -e && echo Office_Laser || true')
    keep = f'for last; do :; done; count=$(ls {tray} | wc -l); /bin/cp "$last" {tray}/$count.pdf'
    _program(programs / "lp", f'{keep}; echo "$@" > {tray}/../order-$count')
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return tray


def _program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def words_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_gaps_stand_before_printing_and_lead_to_where_they_are_mended(printer: Person) -> None:
    printer.waits_for("Before printing")
    assert printer.sees("This is missing: Deputy of the coordinator.")
    printer.click("Name who signs: Nobody is named who may sign for Path Friends.")
    printer.waits_for("Place add_contact=True organisation_id=3")


def test_the_number_of_originals_is_changed_right_here(printer: Person, agreed: Agreed) -> None:
    said = "3 partners sign, but there are only 2 originals."
    printer.click(f"Change it: {said}")
    printer.until(lambda: printer.focus_is_on() == "Number of signed originals")
    printer.fill("Number of signed originals", "3")
    printer.until(lambda: not printer.sees(said))
    draft = agreed.draft().agreement
    assert draft.originals_count == 3


def test_the_paper_is_saved_where_the_page_says(printer: Person, tmp_path: Path) -> None:
    printer.fill("Folder", str(tmp_path))
    assert printer.read("Name of the file") == "Contract – Safe Streets Riverside – Draft 1.pdf"
    printer.click("Save PDF")
    target = tmp_path / "Contract – Safe Streets Riverside – Draft 1.pdf"
    printer.waits_for(f"Saved: {target}")
    assert printer.can_click("Open folder")
    assert "Mother Centre Sunrise" in words_of(target.read_bytes())


def test_a_folder_that_is_not_there_is_explained(printer: Person, tmp_path: Path) -> None:
    printer.fill("Folder", str(tmp_path / "nowhere"))
    printer.click("Save PDF")
    printer.waits_for("Choose another folder, or free some space, and try again.")
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_name_without_ending_and_with_slashes_becomes_a_file(
    printer: Person, tmp_path: Path
) -> None:
    printer.fill("Folder", str(tmp_path))
    printer.fill("Name of the file", "our/contract")
    printer.click("Save PDF")
    printer.waits_for("Saved: ")
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["our contract.pdf"]


def test_other_papers_and_languages_have_their_own_names(printer: Person, tmp_path: Path) -> None:
    printer.pick("Paper", "Budget table")
    printer.waits_for("Safe Streets Riverside  ·  Budget table")
    assert not printer.sees("Before printing")
    printer.fill("Folder", str(tmp_path))
    printer.click("Save PDF")
    printer.waits_for("Saved: ")
    assert "Paint and signs" in words_of(next(tmp_path.glob("*.pdf")).read_bytes())
    printer.pick("What it is about", "All partners")
    printer.waits_for("All partners  ·  Partner register")


def test_without_a_printer_the_page_says_so_and_saves_instead(
    printer: Person, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert printer.sees("No printer was found")
    assert not printer.can_click("Print")
    printer.fill("Folder", str(tmp_path / "nowhere"))
    printer.press("Ctrl+P")
    printer.waits_for("There is no printer.")
    printer.fill("Folder", str(tmp_path))
    printer.click("Save as PDF")
    printer.waits_for("Saved: ")
    printer.click("Look again")
    printer.waits_for("There is still no printer.")
    request.getfixturevalue("office_printer")
    printer.click("Look again")
    printer.until(lambda: printer.focus_is_on() == "Print")
    assert not printer.sees("No printer was found")


def test_a_draft_is_printed_as_often_as_originals_are_needed(
    qtbot: QtBot, window: MainWindow, agreed: Agreed, office_printer: Path, tmp_path: Path
) -> None:
    staff = Person(qtbot, window)
    window.open("printing", partnership_id=agreed.partnership_id)
    staff.until(lambda: staff.read("Printer") == "Office_Laser")
    staff.click("Print")
    staff.waits_for("2 copies were sent to Office_Laser.")
    printed = words_of((office_printer / "0.pdf").read_bytes())
    assert "Safe Streets Riverside" in printed and "DRAFT" in printed
    assert "-n 2" in (tmp_path / "order-0").read_text()


def test_originals_for_signature_are_numbered(
    qtbot: QtBot, window: MainWindow, agreed: Agreed, office_printer: Path
) -> None:
    agreed.complete()
    freeze(agreed.desk, agreed.agreement_id)
    staff = Person(qtbot, window)
    window.open("printing", partnership_id=agreed.partnership_id)
    staff.click("Print")
    staff.waits_for("3 copies were sent to Office_Laser.")
    for number in range(3):
        printed = words_of((office_printer / f"{number}.pdf").read_bytes())
        assert f"riginal {number + 1} of 3" in printed and "DRAFT" not in printed


def test_copies_of_other_papers_are_counted_on_the_page(
    qtbot: QtBot, window: MainWindow, agreed: Agreed, office_printer: Path, tmp_path: Path
) -> None:
    staff = Person(qtbot, window)
    window.open("printing", partnership_id=agreed.partnership_id, paper="budget")
    staff.fill("Copies", "0")
    staff.click("Print")
    staff.waits_for("Between 1 and 60 copies are possible.")
    staff.fill("Copies", "5")
    staff.click("Print on both sides")
    staff.press("Ctrl+P")
    staff.waits_for("5 copies were sent to Office_Laser.")
    order = (tmp_path / "order-0").read_text()
    assert "-n 5" in order and "sides=two-sided-long-edge" in order


def test_pages_and_their_size_are_shown(printer: Person) -> None:
    printer.waits_for("Page 1 of")
    assert printer.sees("Paper size: A4. You can change it in Settings.")


def test_only_mounted_folders_count_as_sticks(tmp_path: Path) -> None:
    (tmp_path / "no stick").mkdir()
    assert sticks([str(tmp_path), str(tmp_path / "missing")]) == ()
    mounted = [place for place in ("/proc", "/sys") if os.access(place, os.W_OK)]
    assert {str(found) for found in sticks(["/"])} >= set(mounted)
