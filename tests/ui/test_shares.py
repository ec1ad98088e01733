"""The matrix of shares as a person uses it: fill a gap, go on with keys, choose rules."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partnership import Partnership
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.main_window import MainWindow
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person

CENTRE = "Mother Centre Sunrise"


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    """A centre with a partnership of two partners."""
    return agreed_partnership(desk)


@pytest.fixture
def person(qtbot: QtBot, agreed: Agreed) -> Person:
    """Somebody in front of the matrix."""
    window = MainWindow(agreed.desk)
    window.resize(1366, 740)
    someone = Person(qtbot, window)
    window.open("shares", partnership_id=agreed.partnership_id)
    someone.waits_for(CENTRE)
    return someone


def kept(agreed: Agreed) -> Partnership:
    return get_partnership(agreed.desk, agreed.partnership_id)


def test_gaps_are_counted_and_the_first_one_is_one_key_away(person: Person, agreed: Agreed) -> None:
    assert person.sees("6 answers missing")
    assert person.sees("5 answers missing")  # the council gives something
    person.press("Ctrl+Return")
    assert person.focus_is_on() == f"Responsibilities: {CENTRE}"
    person.type("Invites the women")
    person.until(lambda: kept(agreed).centre_responsibilities == "Invites the women")
    person.waits_for("5 answers missing")


def test_tab_goes_to_the_next_answer_and_enter_to_the_next_partner(
    person: Person, agreed: Agreed
) -> None:
    person.press("Ctrl+Return")
    person.press("Tab")
    assert person.focus_is_on() == f"Rights: {CENTRE}"
    person.type("Sees the books")
    person.press("Return")
    assert person.focus_is_on() == "Rights: Town Council"
    person.type("Chooses the colour")
    person.press("Return")
    assert person.focus_is_on() == "Rights: Path Friends"
    person.press("Return")
    assert person.focus_is_on() == f"Duties: {CENTRE}"
    person.until(lambda: kept(agreed).partners[0].rights == "Chooses the colour")
    assert kept(agreed).centre_rights == "Sees the books"


def test_shift_and_enter_begin_a_new_line(person: Person, agreed: Agreed) -> None:
    person.press("Ctrl+Return")
    person.type("Invites")
    person.press("Shift+Return")
    person.type("Trains")
    person.until(lambda: kept(agreed).centre_responsibilities.split() == ["Invites", "Trains"])
    assert "\n" in kept(agreed).centre_responsibilities


def test_exceptions_from_equal_rights_go_into_the_draft(person: Person, agreed: Agreed) -> None:
    assert person.sees("Equal rights for all")
    person.fill("Agreed exceptions from equal rights, with reasons", "The fund may stop payments")
    person.waits_for("Exceptions are agreed")
    said = agreed.draft().values["equal_rights_exceptions"]
    assert said == "The fund may stop payments"


def test_ticked_rules_and_own_ones_stand_in_the_clause(person: Person, agreed: Agreed) -> None:
    rule = "We use plain words, so that everybody can follow."
    person.click(rule)
    person.until(lambda: kept(agreed).conduct.is_decided)
    person.fill("Rules of your own", "Whoever cooks may speak.")
    person.until(lambda: kept(agreed).conduct.own == ("Whoever cooks may speak.",))
    filled = current_agreement(agreed.desk, agreed.partnership_id)
    assert filled is not None
    rules = (filled.values["conduct_rules"] or "").splitlines()
    assert rule in rules
    assert rules[-1] == "Whoever cooks may speak."


def test_a_topic_without_a_rule_is_named(person: Person) -> None:
    for rule in (
        "We send the same people as long as possible.",
        "When people change, we introduce the new ones and hand over all papers.",
    ):
        person.click(rule)
    person.waits_for("No rule is about: The same people.")


def test_the_agreement_tab_leads_here(person: Person, agreed: Agreed) -> None:
    person.window.open("partnership", partnership_id=agreed.partnership_id, tab="agreement")
    person.click("Who does, gives and gains what")
    person.waits_for("Shares of the partners")
    assert person.sees("Equal rights for all")
