"""The first view of the window: painted before the records are open, and never out of date."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services import backups, first_view, interviews, people
from partnerdesk.services.desk import Desk
from partnerdesk.services.meetings import plan_meeting
from partnerdesk.services.opening import open_desk
from partnerdesk.services.partnerships import end_partnership, list_partnerships
from partnerdesk.store.kept_view import FILE_NAME
from partnerdesk.ui.first_view import DAYS_KEPT, keep_first_view, recall_first_view
from partnerdesk.ui.kit.language import set_language
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock, SampleIn
from tests.person import Person
from tests.ui.started import at_the_screen, set_up_centre, start_partnership


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Whatever language a window has put on, the next test begins in English."""
    set_language("en")
    yield
    set_language("en")


def as_it_is(_desk: Desk) -> None:
    """Nothing more than the example."""


def with_more_of_everything(desk: Desk) -> None:
    for number in range(9):
        partnership_id = start_partnership(desk, f"Group {number} <b>&</b>", starts_on="2026-04-01")
        plan_meeting(desk, partnership_id, MeetingKind.MEMBERS, date(2026, 3, 10 + number))
    end_partnership(desk, partnership_id)
    interviews.save_draft(desk, None, "change", {"path": "bottom", "name": "Repair Café"})


def all_over(desk: Desk) -> None:
    for partnership in list_partnerships(desk):
        end_partnership(desk, partnership.id)


def painted_from_what_was_kept(qtbot: QtBot, desk: Desk) -> list[str]:
    view = recall_first_view(desk)
    assert view is not None
    window = MainWindow(desk)
    window.resize(1366, 700)
    window.open_first(view)
    seen = Person(qtbot, window).texts()
    window.close()
    return seen


@pytest.mark.parametrize("change", [as_it_is, with_more_of_everything, all_over])
@pytest.mark.parametrize("days_later", [0, 1, DAYS_KEPT - 1])
def test_it_shows_what_the_records_say(
    qtbot: QtBot,
    sample_desk: Desk,
    clock: Clock,
    change: Callable[[Desk], None],
    days_later: int,
) -> None:
    change(sample_desk)
    keep_first_view(sample_desk)
    clock.advance(days=days_later)
    first = painted_from_what_was_kept(qtbot, sample_desk)
    assert first == at_the_screen(qtbot, sample_desk, "home").texts()
    assert any("Good morning, Amina" in text for text in first)


def test_it_speaks_the_language_of_the_screen(
    qtbot: QtBot, sample_desk: Desk, language: str
) -> None:
    sample_desk.settings.change(language=language)
    keep_first_view(sample_desk)
    first = painted_from_what_was_kept(qtbot, sample_desk)
    assert first == at_the_screen(qtbot, sample_desk, "home").texts()
    greeting = {"en": "Good morning, Amina", "de": "Guten Morgen, Amina"}[language]
    assert any(greeting in text for text in first)


def test_an_empty_home_is_kept_as_well(qtbot: QtBot, desk: Desk) -> None:
    set_up_centre(desk)
    desk.settings.change(language="en")
    keep_first_view(desk)
    first = painted_from_what_was_kept(qtbot, desk)
    assert first == at_the_screen(qtbot, desk, "home").texts()
    assert any("Look at an example first" in text for text in first)


# When it counts no longer


def change_a_record(desk: Desk) -> None:
    start_partnership(desk)


def back_up(desk: Desk) -> None:
    backups.back_up(desk)


def restore_the_same_state(desk: Desk) -> None:
    made = backups.back_up(desk)
    keep_first_view(desk)
    backups.restore_backup(desk, made.file)


def speak_german(desk: Desk) -> None:
    desk.settings.change(language="de")


def let_somebody_else_sit_down(desk: Desk) -> None:
    people.choose_person(desk, 77)


def leave_an_interrupted_change(desk: Desk) -> None:
    journal = desk.data_folder / f"{DATABASE_NAME}-journal"
    journal.write_bytes(b"something")


def lose_the_records(desk: Desk) -> None:
    (desk.data_folder / DATABASE_NAME).unlink()


def damage_what_was_kept(desk: Desk) -> None:
    (desk.data_folder / FILE_NAME).write_text('{"of": ', encoding="utf-8")


def keep_it_in_another_form(desk: Desk) -> None:
    file = desk.data_folder / FILE_NAME
    kept = json.loads(file.read_text(encoding="utf-8"))
    for view in kept["view"].values():
        view[1].pop()
    file.write_text(json.dumps(kept), encoding="utf-8")


def keep_it_by_another_version(desk: Desk) -> None:
    file = desk.data_folder / FILE_NAME
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["of"]["program"] = "0.0.1"
    file.write_text(json.dumps(kept), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        change_a_record,
        back_up,
        restore_the_same_state,
        speak_german,
        let_somebody_else_sit_down,
        leave_an_interrupted_change,
        lose_the_records,
        damage_what_was_kept,
        keep_it_in_another_form,
        keep_it_by_another_version,
    ],
)
def test_it_is_not_used_after(sample_desk: Desk, change: Callable[[Desk], None]) -> None:
    keep_first_view(sample_desk)
    assert recall_first_view(sample_desk) is not None
    change(sample_desk)
    assert recall_first_view(sample_desk) is None


@pytest.mark.parametrize("days", [-1, DAYS_KEPT])
def test_it_is_not_used_on_a_day_it_was_not_made_for(
    sample_desk: Desk, clock: Clock, days: int
) -> None:
    keep_first_view(sample_desk)
    clock.advance(days=days)
    assert recall_first_view(sample_desk) is None


def test_nothing_is_kept_while_the_start_leads_elsewhere(sample_desk: Desk) -> None:
    sample_desk.settings.change(person_id=None)
    keep_first_view(sample_desk)
    assert not (sample_desk.data_folder / FILE_NAME).exists()


def test_the_file_is_private_and_thrown_away_with_the_first_work(sample_desk: Desk) -> None:
    keep_first_view(sample_desk)
    file = sample_desk.data_folder / FILE_NAME
    assert os.name != "posix" or file.stat().st_mode & 0o077 == 0
    first_view.forget(sample_desk)
    assert not file.exists()
    first_view.forget(sample_desk)


# Work before the records are open


@pytest.fixture
def closed_desk(sample_in: SampleIn, folder: Path, clock: Clock) -> Iterator[Desk]:
    """The desk of the example, whose records nobody has opened yet."""
    shutil.copytree(sample_in("en"), folder, dirs_exist_ok=True)
    with open_desk(folder, clock) as desk:
        keep_first_view(desk)
    with open_desk(folder, clock, at_once=False) as desk:
        yield desk


@pytest.fixture
def early(qtbot: QtBot, closed_desk: Desk) -> Person:
    """Somebody who looks at Home while the records are still closed."""
    view = recall_first_view(closed_desk)
    assert view is not None
    window = MainWindow(closed_desk)
    window.resize(1366, 700)
    window.open_first(view)
    return Person(qtbot, window)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("Alt+3", "Partner register"),
        ("Ctrl+N", "How did this partnership begin?"),
        ("Ctrl+Z", "Nothing to take back."),
        ("Ctrl+Y", "Nothing to bring back."),
        ("Ctrl++", "Good morning, Amina"),
        ("F1", "Help"),
    ],
)
def test_every_key_works_before_the_records_are_open(early: Person, keys: str, words: str) -> None:
    early.press(keys)
    early.waits_for(words)


def test_a_click_works_before_the_records_are_open(early: Person) -> None:
    early.click("Open the partner register")
    early.waits_for("Add partner")


def test_the_window_may_be_closed_before_the_records_are_open(early: Person) -> None:
    assert early.window.close()


def test_home_follows_the_records_once_they_are_open(early: Person, closed_desk: Desk) -> None:
    assert isinstance(early.window, MainWindow)
    before, focus = early.texts(), early.focus_is_on()
    early.window.catch_up()
    assert (early.texts(), early.focus_is_on()) == (before, focus)
    interviews.save_draft(closed_desk, None, "change", {"path": "bottom", "name": "Repair Café"})
    early.waits_for("Go on with “Repair Café”")
