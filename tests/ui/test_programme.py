"""The programme of work as a person writes it: outline, months, analysis, reviews."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partnership import Partnership, Path
from partnerdesk.domain.programme import Level
from partnerdesk.services import programme, programme_papers, reviews
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, list_partnerships
from partnerdesk.ui.main_window import MainWindow
from tests.agreed import Agreed, agreed_partnership
from tests.documents.reading import whole_text
from tests.person import Person


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    """A centre with a partnership of two objectives and two partners."""
    return agreed_partnership(desk)


def in_front_of(qtbot: QtBot, desk: Desk, partnership_id: int, page: str) -> Person:
    window = MainWindow(desk)
    window.resize(1366, 740)
    person = Person(qtbot, window)
    window.open("programme", partnership_id=partnership_id, page=page)
    person.waits_for("Programme of work")
    return person


def kept(agreed: Agreed) -> Partnership:
    return get_partnership(agreed.desk, agreed.partnership_id)


def outline(agreed: Agreed) -> list[str]:
    return [f"{one.number} {one.item.text}" for one in kept(agreed).programme.outline()]


def test_a_target_and_a_measure_are_written_in_place_and_moved_by_keys(
    qtbot: QtBot, agreed: Agreed
) -> None:
    person = in_front_of(qtbot, agreed.desk, agreed.partnership_id, "outline")
    assert person.sees("No target yet")
    person.click("Add a target to: Safe ways to school")
    person.until(lambda: person.focus_is_on() == "How will you see that it worked?")
    person.type("Children who walk alone")
    person.fill("Number to reach", "80")
    person.fill("What is counted?", "percent")
    person.until(lambda: outline(agreed)[1] == "1.1 Children who walk alone")
    person.waits_for("80 percent, no day yet")
    person.click("Add a measure to: Children who walk alone")
    person.until(lambda: person.focus_is_on() == "What will you do?")
    person.type("Paint crossings")
    person.pick("Who answers for it?", "Town Council")
    person.fill("Which person?", "Rita Moor")
    person.until(lambda: kept(agreed).programme.measures[0].person == "Rita Moor")
    person.waits_for("Missing: how you work together and start and end")
    programme.add_target(agreed.desk, kept(agreed).programme.objectives[1].id)
    person.click("Move down: Measure")
    person.until(lambda: outline(agreed)[-1] == "2.1.1 Paint crossings")


def test_deleting_a_target_asks_what_shall_become_of_its_measures(
    qtbot: QtBot, agreed: Agreed
) -> None:
    first, second = kept(agreed).programme.objectives
    gone = programme.add_target(agreed.desk, first.id)
    stays = programme.add_target(agreed.desk, second.id)
    measure = programme.add_measure(agreed.desk, gone)
    for level, number, words in (
        (Level.TARGET, gone, "Gone"),
        (Level.TARGET, stays, "Stays"),
        (Level.MEASURE, measure, "Paint"),
    ):
        programme.set_item(agreed.desk, level, number, "text", words)
    person = in_front_of(qtbot, agreed.desk, agreed.partnership_id, "outline")
    person.click("1.1, Gone, Number or day missing")
    person.click("Delete: Target")
    person.waits_for("1 measure belongs to this target. What shall become of it?")
    person.pick("Which line shall keep them?", "2.1 Stays")
    person.click("Move them and delete")
    person.until(lambda: outline(agreed)[-1] == "2.1.1 Paint" and len(outline(agreed)) == 4)
    person.press("Ctrl+Z")
    person.until(lambda: "1.1 Gone" in outline(agreed))


def test_a_bar_moves_by_months_with_the_arrow_keys(qtbot: QtBot, agreed: Agreed) -> None:
    target = programme.add_target(agreed.desk, kept(agreed).programme.objectives[0].id)
    measure = programme.add_measure(agreed.desk, target)
    programme.set_item(agreed.desk, Level.MEASURE, measure, "text", "Paint")
    person = in_front_of(qtbot, agreed.desk, agreed.partnership_id, "months")
    person.click("Paint")
    person.until(lambda: kept(agreed).programme.measures[0].is_dated)
    person.until(lambda: person.focus_is_on().startswith("1.1.1 Paint, 01/04/2026"))
    person.press("Right")
    person.press("Shift+Right")
    person.press("Shift+Right")
    person.until(lambda: kept(agreed).programme.measures[0].ends_on == date(2026, 7, 31))
    assert kept(agreed).programme.measures[0].starts_on == date(2026, 5, 1)
    person.press("Return")
    person.until(lambda: person.focus_is_on() == "What will you do?")


def test_a_cause_is_drawn_and_the_analysis_is_shared_when_all_agree(
    qtbot: QtBot, agreed: Agreed
) -> None:
    person = in_front_of(qtbot, agreed.desk, agreed.partnership_id, "analysis")
    person.press("Ctrl+Return")
    person.until(lambda: person.focus_is_on() == "In a few words")
    person.type("Cars are too fast")
    person.until(lambda: kept(agreed).programme.analysis[0].text == "Cars are too fast")
    for partner in kept(agreed).parties:
        person.fill(f"{partner.name} agreed on", "12.3.2026")
        person.press("Tab")
    person.waits_for("Shared: all partners agree")


def test_a_review_ends_with_a_revision_that_shows_what_changed(
    qtbot: QtBot, sample_desk: Desk
) -> None:
    running = next(one for one in list_partnerships(sample_desk) if one.path is Path.TOP_DOWN)
    person = in_front_of(qtbot, sample_desk, running.id, "reviews")
    person.click("Start the review")
    person.waits_for("Review of 12 March 2026")
    person.until(lambda: person.focus_is_on().startswith("1.1 Schools with a warm meal"))
    person.type("7")
    person.until(lambda: get_partnership(sample_desk, running.id).programme.targets[0].is_reached)
    person.fill("What did the partners live through?", "All kitchens run.")
    measure = running.programme.measures[0]
    programme.set_item(sample_desk, Level.MEASURE, measure.id, "text", "Fit out the last kitchen")
    person.fill("Why does the programme change?", "One kitchen is left.")
    person.click("Keep as a new revision")
    person.waits_for("Revision 3 of 12 March 2026")
    person.click("What revision 3 changed")
    person.waits_for("the last kitchen")
    assert person.can_click("Print what changed")
    newest, before = reviews.list_revisions(sample_desk, running.id)[:2]
    printed = whole_text(programme_papers.changes_pdf(sample_desk, running.id))
    assert "the last kitchen" in " ".join(printed.split()), "nothing changed since the newest one"
    named = programme_papers.changes_pdf(sample_desk, running.id, (before.id, 0))
    assert "The programme of today" in whole_text(named)
    with pytest.raises(UserError, match="no kept revision"):
        programme_papers.changes_pdf(sample_desk, running.id, (999, 0))
    assert newest.why == "One kitchen is left."
    assert newest.kept.programme.targets[0].readings[-1].value == Decimal(7)
