"""Find and replace over the draft, and how far the talks are, as a person does it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.services import second_language
from partnerdesk.services.desk import Desk
from partnerdesk.ui.main_window import MainWindow
from tests.agreed import Agreed, agreed_partnership
from tests.person import Person


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


@pytest.fixture
def writer(qtbot: QtBot, agreed: Agreed) -> Person:
    """Somebody in front of the draft."""
    window = MainWindow(agreed.desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open("agreements", partnership_id=agreed.partnership_id)
    person.waits_for("Agreement: Safe Streets Riverside")
    return person


def words(agreed: Agreed) -> str:
    return " ".join(f"{one.heading} {one.text}" for one in agreed.draft().agreement.clauses)


def test_enter_goes_from_place_to_place_through_the_clauses(writer: Person) -> None:
    writer.press("Ctrl+F")
    writer.type("mediat")
    writer.waits_for("3 places")
    writer.press("Return")
    writer.waits_for("1 of 3")
    assert writer.read("Heading of the clause") == "Settling disputes"
    writer.press("Shift+Return")
    writer.waits_for("3 of 3")
    writer.press("Esc")
    assert not writer.sees("3 of 3")


def test_all_places_are_replaced_and_one_step_brings_them_back(
    writer: Person, agreed: Agreed
) -> None:
    before = words(agreed)
    writer.press("Ctrl+H")
    writer.fill("Find in the draft", "mediat")
    writer.fill("Replace by", "conciliat")
    writer.click("Replace all")
    writer.until(lambda: "mediat" not in words(agreed).replace("{mediat", ""))
    writer.waits_for("not found")
    assert "{mediation_days}" in words(agreed)
    writer.click("Undo")
    writer.until(lambda: words(agreed) == before)


def test_one_place_is_replaced_and_the_next_one_shown(writer: Person, agreed: Agreed) -> None:
    writer.press("Ctrl+H")
    writer.fill("Find in the draft", "quorum")
    assert writer.sees("not found")
    writer.fill("Find in the draft", "mediat")
    writer.fill("Replace by", "conciliat")
    writer.click("Replace")
    writer.waits_for("1 of 3")
    writer.click("Replace")
    writer.until(lambda: words(agreed).count("conciliat") == 1)
    writer.waits_for("1 of 2")


def test_words_of_the_second_column_are_found_and_replaced_there(
    writer: Person, agreed: Agreed
) -> None:
    second_language.choose_second_language(agreed.desk, agreed.agreement_id, "de")
    writer.press("Ctrl+H")
    writer.fill("Find in the draft", "als Mediation")
    writer.waits_for("1 place")
    writer.fill("Replace by", "als Vermittlung")
    writer.press("Return")
    writer.waits_for("1 of 1")
    writer.click("Replace")
    writer.waits_for("not found")
    german = " ".join(one.second_text for one in agreed.draft().agreement.clauses)
    assert "als Mediation" not in german and german.count("als Vermittlung") == 1


def test_one_key_says_how_far_the_talks_are(writer: Person) -> None:
    writer.press("F8")
    writer.until(lambda: "discussed" in str(writer.rows("Clauses")[0]))
    writer.press("F8")
    writer.until(lambda: "agreed" in str(writer.rows("Clauses")[0]))
    writer.press("Ctrl+Z")
    writer.until(lambda: "agreed" not in str(writer.rows("Clauses")[0]))
