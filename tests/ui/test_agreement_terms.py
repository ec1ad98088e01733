"""The terms of a draft beside its title: whether it binds, who named the coordinator, renewal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from partnerdesk.domain.agreement import Nature
from partnerdesk.domain.annexes import Annex
from partnerdesk.services.desk import Desk
from partnerdesk.services.freezing import freeze
from partnerdesk.services.history import undo
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.kit.widgets import WrappingArea
from partnerdesk.ui.main_window import MainWindow
from partnerdesk.ui.screens.agreements.clause_page import ClausePage
from partnerdesk.ui.screens.agreements.details_panel import DetailsPanel
from partnerdesk.ui.screens.agreements.field_value import FieldValuePanel
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    """A partnership with a binding first draft."""
    return agreed_partnership(desk)


@pytest.fixture
def person(qtbot: QtBot, agreed: Agreed) -> Person:
    """Somebody who has opened the terms of the draft."""
    window = MainWindow(agreed.desk)
    window.resize(1366, 740)
    someone = Person(qtbot, window)
    window.open("agreements", partnership_id=agreed.partnership_id)
    someone.click("Title, language and terms")
    someone.waits_for("Terms")
    return someone


def test_a_statement_of_intent_offers_its_clause(person: Person, agreed: Agreed) -> None:
    assert not person.can_click("Put in the clause that fits")
    person.pick("Does it bind?", "A statement of intent")
    person.waits_for("The draft still says: “A binding agreement”.")
    person.click("Put in the clause that fits")
    person.waits_for("The clause on the legal nature was replaced.")
    keys = [clause.key for clause in agreed.draft().agreement.clauses]
    assert Nature.INTENT.clause_key in keys
    assert Nature.BINDING.clause_key not in keys
    assert not person.can_click("Put in the clause that fits")


def test_nomination_renewal_and_notice_are_written_in_one_place(
    person: Person, agreed: Agreed
) -> None:
    person.fill("Who named the coordinator?", "all partners")
    person.fill("On which day was she or he named?", "04/05/2026")
    person.fill("What happens at the end", "it goes on for a year")
    person.fill("Notice to leave the partnership", "six weeks")
    person.until(lambda: agreed.draft().values["notice_period"] == "six weeks")
    assert agreed.draft().values["renewal"] == "it goes on for a year"
    kept = get_partnership(agreed.desk, agreed.partnership_id)
    assert kept.coordinator_nominated_by == "all partners"
    assert kept.coordinator_nominated_on is not None
    assert kept.coordinator_nominated_on.month == 5


def test_a_frozen_agreement_opens_no_field(person: Person, agreed: Agreed) -> None:
    fields = [one for one in person.window.findChildren(QLineEdit) if one.isVisible()]
    assert any(one.isEnabled() for one in fields)
    freeze(agreed.desk, agreed.agreement_id, despite="the partners sign today")
    person.until(lambda: not any(one.isEnabled() for one in fields))


def test_a_field_that_was_open_is_closed_by_freezing(person: Person, agreed: Agreed) -> None:
    person.click("Close title, language and terms")
    (page,) = person.window.findChildren(ClausePage)
    page.open_field("meeting_rhythm")
    person.until(lambda: page.findChildren(FieldValuePanel)[0].field == "meeting_rhythm")
    freeze(agreed.desk, agreed.agreement_id, despite="the partners sign today")
    person.until(lambda: page.findChildren(FieldValuePanel)[0].field == "")


def test_annexes_are_chosen_by_the_keyboard_and_taken_back(person: Person, agreed: Agreed) -> None:
    (tick,) = (
        one for one in person.window.findChildren(QCheckBox) if one.text() == "Money at a glance"
    )
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    person.until(lambda: Annex.MONEY in agreed.draft().annexes)
    undo(agreed.desk)
    person.until(lambda: not tick.isChecked())
    assert not agreed.draft().agreement.further_annexes


def test_the_page_ends_where_its_last_words_end(person: Person) -> None:
    panel = person.window.findChild(DetailsPanel)
    assert panel is not None
    area = panel.findChild(WrappingArea)
    page = area.widget() if area is not None else None
    assert page is not None
    last = next(one for one in page.findChildren(QPushButton) if "Word file" in one.text())
    person.until(lambda: page.height() - last.mapTo(page, last.rect().bottomLeft()).y() < 40)
