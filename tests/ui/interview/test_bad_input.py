"""Odd, long and wrong input in the interview is cleaned or explained, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.partnership import Path
from partnerdesk.services import interviews
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships
from tests.person import Person
from tests.ui.interview.walk import (
    CHECK,
    DONE,
    OWN_PAGE,
    NewWindow,
    fill_change_page,
    on_disk,
    to_change_page,
    whole_draft,
)


@pytest.mark.parametrize(
    "odd",
    [
        "<b>bold</b> & <img src='x'>",
        "NUL \0 bell \a escape \x1b[31m",
        "family 👩‍👩‍👧 and half of one \ud83d",
        "مركز الأمهات",
        "x" * 119,
    ],
)
def test_odd_names_come_through_as_they_are_or_cleaned(
    open_window: NewWindow, desk: Desk, odd: str
) -> None:
    staff = open_window(draft_id=whole_draft(desk, name=odd, names=[{"name": odd}]))
    staff.waits_for(CHECK)
    staff.click("Make the drafts")
    staff.waits_for(DONE)
    (made,) = list_partnerships(desk)
    kept = "".join(one for one in odd if one.isprintable() or one == "\u200d")
    assert made.name == kept.strip()


def test_a_hundred_thousand_characters_are_explained_and_kept(staff: Person, desk: Desk) -> None:
    to_change_page(staff)
    fill_change_page(staff, Path.BOTTOM_UP)
    QApplication.clipboard().setText("long " * 20_000)
    staff.fill("What has been tried so far?", "")
    staff.press("Ctrl+V")
    staff.press("Ctrl+Return")
    staff.waits_for("50000 fit here")
    staff.waits_for("Nothing was thrown away.")
    assert len(staff.read("What has been tried so far?")) == 100_000
    staff.until(lambda: len(str(on_disk(desk, "tried"))) == 100_000)


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("Amount offered", "twelve", "This is not an amount: twelve."),
        ("Amount offered", "1,2,3.4.5", "This is not an amount"),
        ("Own share in percent", "140", "A share is at most 100 %."),
        ("Last day to apply", "30.2.2026", "There is no such day: 30.2.2026."),
        ("Last day to apply", "soon", "There is no such day: soon."),
    ],
)
def test_wrong_amounts_and_days_are_explained_at_their_field(
    open_window: NewWindow, desk: Desk, field: str, typed: str, message: str
) -> None:
    answers = {"path": "money", "name": "Safe Streets", "funder_name": "Fund"}
    staff = open_window(draft_id=interviews.save_draft(desk, None, "offer", answers))
    staff.fill(field, typed)
    staff.press("Ctrl+Return")
    staff.waits_for(message)
    assert staff.sees(OWN_PAGE[Path.INCENTIVE])
    assert staff.read(field) == typed
