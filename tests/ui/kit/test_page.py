"""Layouts that adapt: headers, rows that wrap, the language of Qt's own words."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_, set_language
from partnerdesk.ui.kit.page import empty_state, is_narrow, page_header, scroll_page
from partnerdesk.ui.kit.widgets import button, fact_line, label, pill
from partnerdesk.ui.kit.wrapped_words import WrappedWords
from tests.person import Person
from tests.ui.audit import audit


def _row(count: int) -> tuple[QWidget, list[QPushButton]]:
    window = QWidget()
    flow = FlowLayout(window)
    buttons = [QPushButton(f"Chip {number}") for number in range(count)]
    for one in buttons:
        flow.addWidget(one)
    return window, buttons


def test_rows_wrap_where_they_no_longer_fit(qtbot: QtBot) -> None:
    window, buttons = _row(6)
    window.resize(1200, 200)
    staff = Person(qtbot, window)
    assert len({one.y() for one in buttons}) == 1
    window.resize(250, 300)
    staff.until(lambda: len({one.y() for one in buttons}) > 1)
    assert all(window.rect().contains(one.geometry()) for one in buttons)


def test_rows_begin_at_the_other_side_where_people_read_so(qtbot: QtBot) -> None:
    window, buttons = _row(3)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.resize(600, 100)
    Person(qtbot, window)
    assert buttons[0].geometry().right() == window.width() - 1
    assert buttons[1].x() < buttons[0].x()


def test_the_buttons_of_a_header_move_below_a_narrow_title(qtbot: QtBot) -> None:
    add = button("Start a new partnership", "primary", "plus")
    header = page_header("Partnerships", "3 partnerships", add, button("Print the list"))
    header.resize(1000, 80)
    staff = Person(qtbot, header)
    title = next(one for one in header.findChildren(QWidget) if one.property("role") == "h1")

    def below() -> bool:
        return add.mapTo(header, add.rect().topLeft()).y() > title.geometry().bottom()

    assert not below()
    header.resize(360, 160)
    staff.until(below)
    assert audit(header) == []


def test_a_button_that_comes_moves_below_the_title_and_leaves_the_window_as_it_is(
    qtbot: QtBot,
) -> None:
    add = button("", "primary")
    add.hide()
    header = page_header("Programme of work", "", button("The partnership"), button("Print"), add)
    window = QWidget()
    QVBoxLayout(window).addWidget(header)
    window.resize(560, 200)
    staff = Person(qtbot, window)
    add.setText("Begin the review of the whole programme of work")
    add.show()
    assert window.width() == 560
    staff.until(lambda: header.geometry().right() < 560)
    assert audit(window) == []


def test_a_page_begins_at_its_title_where_its_first_field_is_seen_from_there(
    qtbot: QtBot,
) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(label("Tell us about your centre", "h1"))
    boxes = [QLineEdit() for _number in range(12)]
    for box in boxes:
        column.addWidget(box)
    window = QWidget()
    outer = QVBoxLayout(window)
    area = scroll_page(content)
    add = button("Add partner", "primary")
    outer.addWidget(area)
    outer.addWidget(add)
    window.resize(500, 260)
    staff = Person(qtbot, window)
    bar = area.verticalScrollBar()
    height = area.viewport().height()
    lowest_seen = [one for one in boxes if one.geometry().bottom() < height][-1]
    for box, is_seen in ((boxes[-1], False), (lowest_seen, True)):
        add.setFocus()
        bar.setValue(0)
        box.setFocus()
        staff.until(box.hasFocus)
        QCoreApplication.processEvents()
        assert (bar.value() == 0) is is_seen


def test_an_empty_place_says_what_it_is_for(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    first = button("Add the first partner", "primary", on_click=lambda: pressed.append(True))
    page = empty_state("users", "No partners yet", "Here you keep whom you work with.", first)
    page.resize(700, 500)
    staff = Person(qtbot, page)
    assert staff.sees("Here you keep whom you work with.")
    staff.click("Add the first partner")
    assert pressed == [True]
    assert audit(page) == []


def test_a_state_is_told_by_words_too(qtbot: QtBot) -> None:
    staff = Person(qtbot, pill("Needs a look", "bad"))
    assert staff.sees("Needs a look")


def test_narrow_is_measured_in_letters(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    em = 2 * window.fontMetrics().averageCharWidth()
    assert is_narrow(window, 61 * em)
    assert not is_narrow(window, 63 * em)


@pytest.fixture
def _english_again() -> object:
    yield
    set_language("en")


@pytest.mark.usefixtures("_english_again")
def test_qt_speaks_the_language_of_the_screen(qapp: QApplication) -> None:
    set_language("de")
    assert current_texts().language == "de"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().language() == QLocale.Language.German
    set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QLocale().name() == "en_GB"


def test_words_without_a_translation_stay_as_they_are(qapp: QApplication) -> None:
    assert _("No such sentence anywhere.") == "No such sentence anywhere."
    assert n_("{count} thing here", "{count} things here", 2) == "{count} things here"


@pytest.mark.parametrize("width", range(120, 620, 20))
def test_no_line_begins_or_ends_with_the_dot_between_facts(qtbot: QtBot, width: int) -> None:
    facts = (
        "3 partners 🌱",
        "since 12 March",
        "",
        "we know each other from the summer party, 2024",
    )
    for words in (fact_line(*facts), " · ".join(facts)):
        line = label(words)
        line.setFixedWidth(width)
        Person(qtbot, line)
        assert isinstance(line, WrappedWords)
        shown = line.lines()
        assert not any(one.startswith("·") or one.endswith("·") for one in shown if one != "·")
        assert "".join(shown).replace(" ", "").count("party,2024") == 1
        assert line.text() == words  # a screen reader hears it whole
