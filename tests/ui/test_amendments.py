"""Changing what was signed, as a person does it: choose, write, sign, read the text in force."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from partnerdesk.services import amendments
from partnerdesk.services.agreements import get_agreement
from partnerdesk.services.archive import list_versions
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import freeze
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.printouts import PaperRequest, build_paper
from partnerdesk.services.programme import add_target
from partnerdesk.services.signatures import put_in_force
from partnerdesk.ui.main_window import MainWindow
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person

TODAY = date(2026, 3, 12)


@pytest.fixture
def in_force(desk: Desk) -> Agreed:
    made = agreed_partnership(desk)
    made.complete()
    freeze(desk, made.agreement_id)
    put_in_force(desk, made.agreement_id, TODAY, despite="The scan follows.")
    return made


def test_a_person_changes_what_was_signed(qtbot: QtBot, in_force: Agreed) -> None:
    desk, number = in_force.desk, in_force.partnership_id
    window = MainWindow(desk)
    person = Person(qtbot, window)
    window.resize(1366, 700)
    window.show()
    # The partnership says that the agreement is signed; nothing of a draft is left.
    window.open("partnership", partnership_id=number, tab="agreement")
    person.waits_for("In force from 12 March 2026")
    assert not any(map(person.sees, ("The draft", "Check and print", "Draft 1")))
    assert person.sees("Mother Centre Sunrise") and person.sees("Amina Diallo"), "it signs, too"
    window.open("agreements", partnership_id=number)
    person.waits_for("In force from 12 March 2026")
    window.open("partnership", partnership_id=number, tab="agreement")
    person.click("Change what was signed")

    # Without a day nothing begins, and the field says so.
    person.click("The partnership goes on for longer")
    person.press("Tab")
    assert "From which day?" in person.focus_is_on(), "Tab goes on to what is asked"
    person.click("Begin the amendment")
    assert amendments.open_amendment(desk, number) is None
    person.fill("From which day?", "12/03/2026")
    person.fill("New last day", "01/09/2028")
    person.click("Begin the amendment")
    person.waits_for("The new last day must be later than the present one. Write a later day.")
    person.fill("New last day", "01/09/2031")
    person.click("Begin the amendment")
    person.waits_for("Amendment 1: Safe Streets Riverside")
    found = amendments.open_amendment(desk, number)
    assert found is not None and found.values["new_end_date"] == "1 September 2031"

    # Its days can be mended, a clause can change, and all can be discarded with one key back.
    window.open("amendments", partnership_id=number)
    person.fill("New last day", "01/09/2032")
    person.pick("Clause in force", "2  The need behind this partnership")
    person.click("Take it out")
    person.waits_for("This amendment changes 1 clause: The need behind this partnership")
    assert person.sees("One amendment at a time. The next can begin when this one is in force.")
    person.waits_for("The budget stays as it was signed: EUR 1,234.50. Planned now: EUR 1,234.50.")
    person.click("Put in the new budget")
    person.waits_for("A new budget is its annex. Signed: EUR 1,234.50. From now on: EUR 1,234.50.")
    person.click("Leave the budget as it was")
    person.waits_for("This amendment changes 1 clause: The need behind this partnership")
    assert person.sees("No programme of work is signed yet.")
    window.open("agreements", partnership_id=number)
    add_target(desk, get_partnership(desk, number).programme.objectives[0].id)
    window.open("amendments", partnership_id=number)
    person.click("Put in the new programme")
    person.waits_for("A new programme of work is its annex.")
    person.click("Leave the programme as it was")
    person.waits_for("No programme of work is signed yet.")
    person.click("Discard the amendment")
    assert amendments.open_amendment(desk, number) is None
    person.click("Undo")
    kept = amendments.open_amendment(desk, number)
    assert kept is not None and kept.values["new_end_date"] == "1 September 2032"
    freeze(desk, kept.agreement.id)
    put_in_force(desk, kept.agreement.id, TODAY, despite="Seen by all.")

    # The archive shows both papers, and opens the first one byte by byte.
    window.open("amendments", partnership_id=number)
    person.click("See the pages of Partnership agreement, number 1")
    person.waits_for("Safe Streets Riverside  ·  Contract")
    person.click("Open the signatures")
    person.waits_for("Amendment 1 to: Partnership agreement")
    first = list_versions(desk, number)[-1]
    pdf = build_paper(desk, PaperRequest("contract", number, draft=first.number))
    assert "The need behind this partnership" in text_of(pdf)
    assert get_agreement(desk, first.id).agreement.in_force_on == TODAY
    consolidated = text_of(build_paper(desk, PaperRequest("consolidated", number)))
    assert "Taken out by amendment 1" in consolidated
    assert "The agreement now ends on 1 September 2032." in consolidated


def text_of(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())
