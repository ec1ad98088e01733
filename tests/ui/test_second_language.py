"""A clause in two languages: written, behind, confirmed; and where the languages are chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.clauses import load_library
from partnerdesk.services import clauses, second_language
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person

TEXT = "Text of clause 1 in German"
HEADING = "Heading in the second language"


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


def opened(qtbot: QtBot, agreed: Agreed, size: int = 100) -> Person:
    agreed.desk.settings.change(text_size=size)
    window = MainWindow(agreed.desk)
    window.resize(1366, 740)
    person = Person(qtbot, window)
    window.open("agreements", partnership_id=agreed.partnership_id)
    return person


def state(agreed: Agreed) -> SecondState:
    return second_state(agreed.draft().agreement.clauses[0])


def test_a_second_language_is_chosen_written_and_confirmed(qtbot: QtBot, agreed: Agreed) -> None:
    person = opened(qtbot, agreed)
    assert not person.can_click("The translation says the same")
    person.click("Title, language and terms")
    assert person.read("Second language") == "None: one language only"
    person.tab_to("Language of the agreement")
    person.press("Tab")
    assert person.focus_is_on() == "Second language"
    person.pick("Second language", "German")
    person.waits_for("Each clause has its words in German, too.")
    assert person.focus_is_on() == "Second language"
    person.press("Tab", times=2)
    assert person.focus_is_on() == "Language that prevails"
    person.press("Tab")
    assert person.focus_is_on() == "Number of signed originals"
    assert person.read("Title in the second language") == "Partnerschaftsvereinbarung"
    person.pick("Language that prevails", "English")
    person.until(lambda: agreed.draft().agreement.prevailing_language == "en")
    person.click("Close title, language and terms")
    second_language.set_prevailing_language(agreed.desk, agreed.agreement_id, "")
    gap = next(one for one in agreed.draft().gaps if one.field == "prevailing_language")
    assert isinstance(person.window, MainWindow)
    person.window.open(gap.link.screen, **gap.link.arguments)
    person.until(lambda: person.focus_is_on() == "Language that prevails")
    person.click("Close title, language and terms")
    person.click_row("Clauses", agreed.draft().agreement.clauses[0].heading)
    person.waits_for("up to date")
    first = agreed.draft().agreement.clauses[0]
    clauses.set_clause_text(agreed.desk, first.id, f"{first.text}\n\nOne more.")
    person.waits_for("the first text has changed since")
    person.click("The translation says the same")
    person.waits_for("up to date")
    assert state(agreed) is SecondState.UP_TO_DATE
    person.press("Ctrl+Z")
    person.waits_for("the first text has changed since")
    person.click("Title, language and terms")
    person.pick("Second language", "None: one language only")
    person.waits_for("The agreement has one language again.")
    assert not person.sees("the first text has changed since")


def test_what_is_typed_in_the_second_language_is_kept(qtbot: QtBot, agreed: Agreed) -> None:
    second_language.choose_second_language(agreed.desk, agreed.agreement_id, "de")
    person = opened(qtbot, agreed)
    person.click("Why this clause?")
    person.waits_for(load_library("en")[0].why)
    person.fill(HEADING, "Wer wir sind")
    person.until(lambda: agreed.draft().agreement.clauses[0].second_heading == "Wer wir sind")
    person.fill(TEXT, "Alle gehören dazu.")
    person.click("List, also by typing - and a space")
    person.type(" Auch Kinder.")
    kept = "- Alle gehören dazu. Auch Kinder."
    person.until(lambda: agreed.draft().agreement.clauses[0].second_text == kept)
    assert "Kinder" not in agreed.draft().agreement.clauses[0].text
    assert state(agreed) is SecondState.UP_TO_DATE
    person.fill(HEADING, "")
    person.waits_for("Please fill this in.")
    assert agreed.draft().agreement.clauses[0].second_heading == "Wer wir sind"
    person.fill(HEADING, "Wer wir sind")
    person.click_row("Clauses", "The need behind this partnership")
    person.waits_for("a field still speaks the first language")


def test_with_large_letters_it_takes_the_place_of_the_first_text(
    qtbot: QtBot, agreed: Agreed
) -> None:
    second_language.choose_second_language(agreed.desk, agreed.agreement_id, "de")
    person = opened(qtbot, agreed, size=200)
    first_box = "Text of clause 1, The partners"
    assert person.read(first_box)
    person.click("German: up to date")
    assert "Vereinbarung" in person.read(TEXT)
    with pytest.raises(AssertionError):
        person.read(first_box)
    person.press("Escape")
    assert person.read(first_box)
