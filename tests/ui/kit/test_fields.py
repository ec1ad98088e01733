"""Form rows: what they read, what they show, when they save."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.ui.kit.fields import FieldRow
from tests.person import Person

LEVELS = (Option("town", "Town"), Option("county", "County"), Option("land", "Country"))
NAME = FieldSpec("name", "Name", required=True, help="As people call it.", example="Sunrise")
START = FieldSpec("start", "Planned start", kind="date")
AMOUNT = FieldSpec("amount", "Amount", kind="money")
SHARE = FieldSpec("share", "Own share", kind="percent")
COUNT = FieldSpec("count", "Number of women", kind="integer")
MAIL = FieldSpec("mail", "E-mail", kind="email")
PROBLEM = FieldSpec("problem", "What is the problem?", kind="long")
LEVEL = FieldSpec("level", "Level", kind="choice", options=LEVELS)
ASKED = FieldSpec("asked", "Members & friends were asked", kind="check")
KINDS = FieldSpec("kinds", "Which levels?", kind="multi", options=LEVELS)


class Form:
    """A few rows in a window, with a person in front of it."""

    def __init__(self, qtbot: QtBot, *specs: FieldSpec, cards: bool = False) -> None:
        self.saved: list[tuple[str, object]] = []
        self.changed: list[object] = []
        self.rows: dict[str, FieldRow] = {}
        window = QWidget()
        column = QVBoxLayout(window)
        for spec in specs:
            row = FieldRow(spec, save=self._saver(spec.key), cards=cards)
            row.changed.connect(self.changed.append)
            self.rows[spec.key] = row
            column.addWidget(row)
        self.person = Person(qtbot, window)

    def _saver(self, key: str) -> object:
        return lambda value: self.saved.append((key, value))


@pytest.mark.parametrize("typed", ["1.4.2026", "01/04/2026", "2026-04-01"])
def test_a_date_is_read_as_people_write_it(qtbot: QtBot, typed: str) -> None:
    form = Form(qtbot, START, NAME)
    form.person.fill("Planned start", typed)
    form.person.press("Tab")
    assert form.saved == [("start", date(2026, 4, 1))]


def test_a_day_can_be_taken_from_the_calendar(qtbot: QtBot) -> None:
    form = Form(qtbot, START)
    form.rows["start"].set_value(date(2026, 4, 1))
    form.person.click("Calendar for Planned start")
    form.person.press("Right")
    form.person.press("Return")
    form.person.until(lambda: form.person.read("Planned start") == "02/04/2026")
    form.rows["start"].flush()
    assert form.saved == [("start", date(2026, 4, 2))]


@pytest.mark.parametrize(
    ("spec", "typed", "value", "shown"),
    [
        (NAME, "  Safe Streets ", "Safe Streets", "Safe Streets"),
        (AMOUNT, "1.234,50", 123450, "1,234.50"),
        (SHARE, "12.5 %", Decimal("12.5"), "12.5"),
        (COUNT, "12", 12, "12"),
        (PROBLEM, "No light\nat night", "No light\nat night", "No light\nat night"),
        (START, "1.4.2026", date(2026, 4, 1), "01/04/2026"),
    ],
)
def test_what_is_typed_is_saved_and_shown_again(
    qtbot: QtBot, spec: FieldSpec, typed: str, value: object, shown: str
) -> None:
    form = Form(qtbot, spec)
    form.person.fill(spec.label, typed)
    form.rows[spec.key].flush()
    assert form.saved == [(spec.key, value)]
    form.rows[spec.key].set_value(value)
    assert form.person.read(spec.label) == shown


@pytest.mark.parametrize(
    ("spec", "typed", "complaint"),
    [
        (
            START,
            "31.2.2026",
            "There is no such day: 31.2.2026. Write day, month, year, for example 01/04",
        ),
        (AMOUNT, "abc", "This is not an amount"),
        (MAIL, "amina@", "This is not an e-mail address"),
        (SHARE, "120", "at most 100 %"),
        (COUNT, "many", "whole number"),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, spec: FieldSpec, typed: str, complaint: str
) -> None:
    form = Form(qtbot, spec, NAME)
    form.person.fill(spec.label, typed)
    form.person.press("Tab")
    form.person.waits_for(complaint)
    assert form.person.read(spec.label) == typed
    assert form.saved == []
    assert form.rows[spec.key].holds_unsaved()


def test_a_mistake_is_forgotten_once_it_is_mended(qtbot: QtBot) -> None:
    form = Form(qtbot, AMOUNT, NAME)
    form.person.fill("Amount", "abc")
    form.person.press("Tab")
    form.person.waits_for("This is not an amount")
    form.person.fill("Amount", "12")
    form.person.until(lambda: not form.person.sees("This is not an amount"))
    assert form.saved == [("amount", 1200)]
    assert not form.rows["amount"].holds_unsaved()


def test_a_needed_field_says_so_and_asks_with_an_example(qtbot: QtBot) -> None:
    form = Form(qtbot, NAME)
    assert form.person.sees("Name (needed)")
    assert not form.rows["name"].check()
    assert form.person.sees("Please fill this in. Example: Sunrise")


def test_typing_is_told_at_every_key_and_saved_when_it_pauses(qtbot: QtBot) -> None:
    form = Form(qtbot, NAME)
    form.person.fill("Name", "Sun")
    assert form.changed == ["S", "Su", "Sun"]
    form.person.until(lambda: form.saved == [("name", "Sun")])


def test_what_is_refused_when_saving_is_shown_at_the_field(qtbot: QtBot) -> None:
    def refuse(_value: object) -> None:
        raise FieldError("name", "Somebody has this name.")

    row = FieldRow(NAME, save=refuse)
    person = Person(qtbot, row)
    person.fill("Name", "Amina")
    row.flush()
    assert row.error() == "Somebody has this name."
    assert row.holds_unsaved()


def test_a_disk_that_refuses_is_told_to_whoever_flushes(qtbot: QtBot) -> None:
    def fail(_value: object) -> None:
        raise UserError("The disk is full.")

    row = FieldRow(NAME, save=fail)
    person = Person(qtbot, row)
    person.fill("Name", "Amina")
    with pytest.raises(UserError, match="disk is full"):
        row.flush()
    assert person.read("Name") == "Amina"


def test_a_reload_never_touches_what_is_being_typed(qtbot: QtBot) -> None:
    row = FieldRow(NAME)
    person = Person(qtbot, row)
    row.set_value("Amina")
    person.press("Tab")
    person.fill("Name", "Rosa ")
    row.refresh("Amina")
    assert person.read("Name") == "Rosa "
    row.flush()
    row.refresh("Rosa")
    assert person.read("Name") == "Rosa "
    row.refresh("Fatma")
    assert person.read("Name") == "Fatma"


def test_a_pasted_book_is_kept_and_explained(qtbot: QtBot) -> None:
    form = Form(qtbot, NAME, PROBLEM)
    QApplication.clipboard().setText("a" * 100_000)
    form.person.tab_to("Name")
    form.person.press("Ctrl+V")
    form.person.press("Tab")
    form.person.waits_for("This text has 100000 characters; 200 fit here.")
    assert len(form.person.read("Name")) == 100_000
    assert form.saved == []


def test_control_characters_and_markup_do_no_harm(qtbot: QtBot) -> None:
    form = Form(qtbot, NAME)
    QApplication.clipboard().setText("<b>Rosa</b>\x00\x07 & Söhne 🌻")
    form.person.tab_to("Name")
    form.person.press("Ctrl+V")
    form.rows["name"].flush()
    assert form.saved == [("name", "<b>Rosa</b> & Söhne 🌻")]


def test_a_choice_from_a_list(qtbot: QtBot) -> None:
    form = Form(qtbot, LEVEL)
    assert form.person.read("Level") == ""
    form.person.pick("Level", "County")
    form.rows["level"].flush()
    assert form.saved[-1] == ("level", "county")


def test_the_wheel_does_not_change_a_list_one_scrolls_past(qtbot: QtBot) -> None:
    form = Form(qtbot, LEVEL, NAME)
    form.rows["level"].set_value("town")
    box = form.person.window.findChild(QComboBox)
    form.person.tab_to("Name")
    wheel = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.setFocus()
    QApplication.sendEvent(box, wheel)
    assert form.person.read("Level") == "Town"


def test_a_tick_box(qtbot: QtBot) -> None:
    form = Form(qtbot, ASKED)
    form.person.click("Members & friends were asked")
    form.rows["asked"].flush()
    assert form.saved == [("asked", True)]


def test_several_answers(qtbot: QtBot) -> None:
    form = Form(qtbot, KINDS)
    form.person.click("Country")
    form.person.click("Town")
    form.rows["kinds"].flush()
    assert form.saved[-1] == ("kinds", ("town", "land"))


def test_tab_leaves_a_long_text(qtbot: QtBot) -> None:
    form = Form(qtbot, PROBLEM, NAME)
    form.person.fill("What is the problem?", "Dark streets")
    form.person.press("Tab")
    assert form.person.focus_is_on() == "Name"
    assert form.person.read("What is the problem?") == "Dark streets"


@pytest.mark.parametrize("key", ["Down", "Up", "Right"])
def test_the_first_arrow_key_chooses_a_card(qtbot: QtBot, key: str) -> None:
    form = Form(qtbot, LEVEL, cards=True)
    form.person.tab_to("Town")
    form.person.press(key)
    assert form.person.is_chosen("Town")
    form.person.press("Down")
    assert form.person.is_chosen("County")
    form.rows["level"].flush()
    assert form.saved[-1] == ("level", "county")


def test_a_card_can_be_clicked_anywhere(qtbot: QtBot) -> None:
    spec = FieldSpec(
        "path",
        "How did it begin?",
        kind="choice",
        options=(Option("up", "From below", "Neighbours saw the need."), Option("down", "Asked")),
    )
    form = Form(qtbot, spec, cards=True)
    form.person.click_words("Neighbours saw the need.")
    assert form.person.is_chosen("From below")
    form.rows["path"].flush()
    assert form.saved == [("path", "up")]
    form.rows["path"].set_value("")
    assert not form.person.is_chosen("From below")
