"""Whatever a person types around the fields of a clause, the fields stay whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from partnerdesk.domain.clause_text import blocks
from partnerdesk.domain.clauses import FIELDS, load_library
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.field_text import fields

VALUES: dict[str, str | None] = {
    "notice_period": "3 months",
    "parties": "Mother Centre, Rose Street\nTown Council 🌱, Market Square",
    "quorum": "half of the partners",
    "deputy": None,
}
CLAUSE = (
    "{quorum} The notice is {notice_period}{quorum}.\n\nThese partners sign:\n- {parties}\n"
    "Deputy: {deputy}, or {notice_period}."
)
ODD_WORDS = "ZQXJ"  # letters that stand in no value, so that a torn value is seen


@pytest.fixture
def box(qapp: QApplication) -> Iterator[ClauseBox]:
    made = ClauseBox()
    made.resize(500, 300)
    made.show_clause(CLAUSE, VALUES)
    yield made
    made.deleteLater()


def test_the_line_that_is_written_stays_in_sight(box: ClauseBox, qtbot: QtBot) -> None:
    box.show_clause("\n\n".join(f"Paragraph {number}." for number in range(30)), VALUES)
    box.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_End, CONTROL)
    for height in (120, 400, 120):  # a note comes, goes and comes again
        box.resize(500, height)
        QApplication.processEvents()
        assert box.viewport().rect().intersects(box.cursorRect()), height


Keys = tuple[Qt.Key, Qt.KeyboardModifier]
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home)
KEYS: list[Keys] = [
    *[(key, modifier) for key in MOVES for modifier in (NONE, SHIFT, CONTROL, CONTROL | SHIFT)],
    (Qt.Key.Key_Backspace, NONE),
    (Qt.Key.Key_Delete, NONE),
    (Qt.Key.Key_Backspace, CONTROL),
    (Qt.Key.Key_Delete, CONTROL),
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Z, CONTROL),
    (Qt.Key.Key_Y, CONTROL),
    (Qt.Key.Key_X, CONTROL),
    (Qt.Key.Key_C, CONTROL),
    (Qt.Key.Key_V, CONTROL),
]
DEEDS = st.lists(
    st.one_of(
        st.sampled_from(KEYS),
        st.text(ODD_WORDS, min_size=1, max_size=3),
        st.integers(0, 200),
    ),
    max_size=25,
)


def do(box: ClauseBox, deed: Keys | str | int) -> None:
    if isinstance(deed, str):
        QTest.keyClicks(box, deed)
    elif isinstance(deed, int):
        cursor = box.textCursor()
        cursor.setPosition(deed % box.document().characterCount())
        box.setTextCursor(cursor)
    else:
        QTest.keyClick(box, *deed)


def plain_words(text: str) -> str:
    return re.sub(r"\{[a-z_]+\}", "", text)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS)
def test_no_edit_tears_a_field(box: ClauseBox, deeds: list[Keys | str | int]) -> None:
    QGuiApplication.clipboard().clear()
    box.show_clause(CLAUSE, VALUES)
    for deed in deeds:
        do(box, deed)
        text = box.clause_text()
        assert set(re.findall(r"\{(.*?)\}", text)) <= set(VALUES)
        assert not re.search("[{}]", plain_words(text))
        assert not any(torn in plain_words(text) for torn in ("month", "half", "Mother", "missing"))
        words = box.document().toPlainText()
        shown = Counter(field.name for field in fields(box.document()))
        assert words.count("3 months") == shown["notice_period"]
        assert words.count("half of the partners") == shown["quorum"]
        assert words.count("Market Square") == shown["parties"] == words.count("Rose Street")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parts=st.lists(
        st.one_of(
            st.sampled_from([f"{{{name}}}" for name in FIELDS]),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
            st.just("\n"),
        )
    )
)
def test_what_is_shown_is_read_back_as_it_was(box: ClauseBox, parts: list[str]) -> None:
    text = re.sub("[\u2028\u2029\ufdd0-\ufdef\ufffc\ufffe\uffff]", "", "".join(parts))
    box.show_clause(text, VALUES)
    assert blocks(box.clause_text()) == blocks(text)


@pytest.mark.parametrize("code", ["en", "de"])
def test_every_clause_of_the_library_is_read_back_as_it_was(box: ClauseBox, code: str) -> None:
    for clause in load_library(code):
        box.show_clause(clause.text, {name: f"value of {name}" for name in FIELDS})
        assert box.clause_text() == clause.text


def test_a_value_that_ends_its_own_sentence_shows_one_full_stop(box: ClauseBox) -> None:
    box.show_clause("They agree: {quorum}.", {"quorum": "They go on."})
    assert box.toPlainText().replace("\u202f", "") == "They agree: They go on."
    assert box.clause_text() == "They agree: {quorum}."


def test_words_typed_at_the_edge_of_a_field_stay_outside(box: ClauseBox) -> None:
    box.show_clause("{quorum}", VALUES)
    box.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(box, "At least ")
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, ", always")
    assert box.clause_text() == "At least {quorum}, always"


def test_an_arrow_takes_a_field_as_a_whole_and_backspace_removes_it(box: ClauseBox) -> None:
    box.show_clause("a {quorum} b", VALUES)
    box.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(box, Qt.Key.Key_Right)
    QTest.keyClick(box, Qt.Key.Key_Right)
    QTest.keyClick(box, Qt.Key.Key_Right)
    taken = box.selected_field()
    assert taken is not None and taken.name == "quorum"
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.clause_text() == "a  b"
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.clause_text() == "a {quorum} b"


def test_a_letter_on_a_field_asks_for_its_value_and_changes_nothing(box: ClauseBox) -> None:
    opened: list[str] = []
    box.field_opened.connect(opened.append)
    box.show_clause("{quorum} b", VALUES)
    box.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(box, Qt.Key.Key_Right)
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert opened == ["quorum", "quorum"]
    assert box.clause_text() == "{quorum} b"


def test_pasted_words_lose_their_looks_and_invisible_characters(box: ClauseBox) -> None:
    box.show_clause("", VALUES)
    data = QMimeData()
    data.setText("Bold\x00 \x07<img src='x.png'>\r\nnext {quorum} {nonsense} **")
    box.insertFromMimeData(data)
    assert box.toPlainText().startswith("Bold <img src='x.png'>\nnext")
    assert box.clause_text().endswith("next {quorum} {nonsense} \\*\\*")
    assert [field.name for field in fields(box.document())] == ["quorum"]


def test_a_cut_field_is_pasted_as_a_field_and_copied_as_its_words(box: ClauseBox) -> None:
    box.show_clause("a {quorum}", VALUES)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "a half of the partners"
    assert box.clause_text() == ""
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    assert box.clause_text() == "a {quorum}a {quorum}"
