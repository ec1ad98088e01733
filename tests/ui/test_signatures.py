"""From the draft to the last signature, as a person does it at the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services import papers
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import freeze
from partnerdesk.services.signatures import signature_sheet
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.screens.signatures.screen import SignaturesScreen
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    made = agreed_partnership(desk)
    made.complete()
    return made


@pytest.fixture
def window(desk: Desk, agreed: Agreed) -> MainWindow:
    return MainWindow(desk)


def test_a_draft_is_frozen_and_signed(qtbot: QtBot, window: MainWindow, agreed: Agreed) -> None:
    staff = Person(qtbot, window)
    window.open("printing", partnership_id=agreed.partnership_id)
    staff.waits_for("Nothing must be mended")
    staff.waits_for("Should be mended")
    staff.click("Freeze for signature")
    staff.waits_for("Its words stay as they are.")
    assert staff.focus_is_on() == "Open the signatures"
    staff.press("Return")
    staff.waits_for("0 of 9 signatures")
    staff.click("It was sent, original 1")
    staff.press("Return")  # today is proposed
    staff.waits_for("Sent on 12/03/2026")
    for number in (1, 2, 3):
        staff.click(f"All signatures are back, original {number}")
        staff.fill("On which day? (needed)", "13/03/2026")
        staff.press("Tab")
        staff.click(f"Note as back, original {number}")
        staff.waits_for("This day has not come yet.")
        staff.fill("On which day? (needed)", "12/03/2026")
        staff.press("Tab")
        staff.click(f"Note as back, original {number}")
    staff.waits_for("9 of 9 signatures")
    staff.waits_for("No scan of the signed paper is attached.")
    why = "Why it holds although something is missing"
    assert not staff.sees(why)  # before anybody wants it in force all the same
    staff.click("Put in force")
    staff.waits_for("Not everything is there yet.")
    assert staff.focus_is_on() == why
    staff.fill(why, "The scanner is broken.")
    staff.fill("In force from (needed)", "02/09/2026")
    staff.click("Put in force")
    staff.waits_for("This day has not come yet.")
    staff.fill("In force from (needed)", "12/03/2026")
    staff.click("Put in force")
    staff.waits_for("In force from 12 March 2026")
    assert staff.focus_is_on().startswith("Attach")
    assert not staff.sees("Not everything is there yet.")


def test_one_signature_is_noted_by_hand(qtbot: QtBot, window: MainWindow, agreed: Agreed) -> None:
    freeze(agreed.desk, agreed.agreement_id)
    staff = Person(qtbot, window)
    window.open("signatures", partnership_id=agreed.partnership_id)
    staff.click("Change Town Council, original 1")
    assert staff.read("Signed by") == "Rita Moor"
    staff.fill("Signed by", "Tom Field")
    staff.fill("Signed on", "10/03/2026")
    staff.press("Tab")
    staff.waits_for("1 of 9 signatures")
    sheet = signature_sheet(agreed.desk, agreed.partnership_id)
    assert sheet is not None and sheet.of_original(1)[1].signatory == "Tom Field"


def test_gaps_need_a_reason(qtbot: QtBot, window: MainWindow, agreed: Agreed) -> None:
    agreed.desk.database.undo()  # the draft lacks things again
    staff = Person(qtbot, window)
    window.open("printing", partnership_id=agreed.partnership_id)
    staff.waits_for("Must be mended before signing")
    staff.click("Freeze for signature")
    staff.waits_for("Mend it, or write down why it is signed all the same.")
    staff.fill("Why it is signed with these gaps", "The mayor leaves tomorrow.")
    staff.click("Freeze for signature")
    staff.waits_for("Its words stay as they are.")
    assert not staff.sees("Something must be mended"), "a refusal goes with what it was about"


def test_a_paper_is_checked(
    qtbot: QtBot, window: MainWindow, agreed: Agreed, tmp_path: Path
) -> None:
    freeze(agreed.desk, agreed.agreement_id)
    staff = Person(qtbot, window)
    window.open("signatures", partnership_id=agreed.partnership_id)
    screen = window.findChild(SignaturesScreen)
    assert screen is not None
    pdf = papers.contract_pdf(agreed.desk, agreed.partnership_id, original=2)
    (tmp_path / "two.pdf").write_bytes(pdf)
    screen.check_paper(tmp_path / "two.pdf")
    staff.waits_for("This is original 2 of 3")
    (tmp_path / "changed.pdf").write_bytes(pdf[:-1] + b" ")
    screen.check_paper(tmp_path / "changed.pdf")
    staff.waits_for("It was changed or made again.")


def test_before_freezing_the_page_says_what_comes_first(
    qtbot: QtBot, window: MainWindow, agreed: Agreed
) -> None:
    staff = Person(qtbot, window)
    window.open("signatures", partnership_id=agreed.partnership_id)
    staff.waits_for("Nothing to sign yet")
    staff.click("Check and freeze")
    staff.waits_for("Nothing must be mended")
