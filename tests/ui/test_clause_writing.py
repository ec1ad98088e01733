"""Bold, lists and numbers are written as in any editor, and the paper reads them as the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnerdesk.domain.clause_text import BlockKind, blocks
from partnerdesk.domain.clauses import FIELDS, load_library
from partnerdesk.domain.papers import clause_paragraphs
from partnerdesk.domain.texts import LANGUAGES, for_language
from partnerdesk.ui.screens.agreements.clause_box import ClauseBox
from partnerdesk.ui.screens.agreements.clause_document import is_bold, kind_of, numbers
from tests import clipboards

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
VALUES: dict[str, str | None] = {name: f"value of {name}" for name in FIELDS}
MARKED_UP = (
    "Lead with **bold {quorum}** words\nand a line\n\n1. One\n- item {quorum}\n- other\n\n"
    "1. Two \\*\\*stars\\*\\*\n\n\\1. not a number\n\n\\- no item"
)


@pytest.fixture
def box(qapp: QApplication) -> Iterator[ClauseBox]:
    made = ClauseBox()
    made.resize(500, 300)
    made.show_clause("", VALUES)
    yield made
    made.deleteLater()


def press(box: ClauseBox, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(box, key)


def test_marks_become_lists_as_they_are_typed(box: ClauseBox) -> None:
    QTest.keyClicks(box, "They bring:")
    press(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "- bread")
    press(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "salt")
    press(box, Qt.Key.Key_Return, Qt.Key.Key_Return)  # on an empty item: the list ends
    QTest.keyClicks(box, "1. Always")
    assert box.clause_text() == "They bring:\n- bread\n- salt\n\n1. Always"
    assert "- " not in box.toPlainText() and "1. " not in box.toPlainText()


def test_a_step_back_gives_the_typed_mark_back_and_it_stays_typed(box: ClauseBox) -> None:
    QTest.keyClicks(box, "1. ")
    box.undo()
    QTest.keyClicks(box, "May is a holiday, 5 * 3 ** 2")
    assert box.toPlainText() == "1. May is a holiday, 5 * 3 ** 2"
    stored = box.clause_text()
    box.show_clause(stored, VALUES)
    assert box.toPlainText() == "1. May is a holiday, 5 * 3 ** 2"
    (printed,) = clause_paragraphs(stored, VALUES, for_language("en"))
    assert printed.text == "1. May is a holiday, 5 * 3 ** 2"


def test_backspace_at_its_beginning_takes_the_mark_away(box: ClauseBox) -> None:
    box.show_clause("- bread", VALUES)
    box.moveCursor(QTextCursor.MoveOperation.Start)
    press(box, Qt.Key.Key_Backspace)
    assert box.clause_text() == "bread"
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.clause_text() == "- bread"


def test_shift_and_enter_make_a_new_line_only(box: ClauseBox) -> None:
    QTest.keyClicks(box, "One")
    QTest.keyClick(box, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(box, "two")
    assert box.clause_text() == "One\ntwo"


def test_bold_is_typed_taken_back_and_kept_with_fields(box: ClauseBox) -> None:
    box.toggle_bold()
    QTest.keyClicks(box, "All")
    box.toggle_bold()
    QTest.keyClicks(box, " sign")
    assert box.clause_text() == "**All** sign"
    box.show_clause("Half: {quorum} votes", VALUES)
    box.selectAll()
    box.toggle_bold()
    assert box.clause_text() == "**Half: {quorum} votes**"
    box.undo()
    assert box.clause_text() == "Half: {quorum} votes"


def test_several_paragraphs_are_numbered_at_once(box: ClauseBox) -> None:
    box.show_clause("One\n\nTwo\n\nThree", VALUES)
    box.selectAll()
    box.toggle_kind(BlockKind.NUMBERED)
    assert box.clause_text() == "1. One\n\n1. Two\n\n1. Three"
    box.toggle_kind(BlockKind.NUMBERED)
    assert box.clause_text() == "One\n\nTwo\n\nThree"


def test_a_copied_list_is_pasted_as_a_list(box: ClauseBox) -> None:
    box.show_clause("Lead\n- **one** {quorum}\n- two", VALUES)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_C, CONTROL)
    box.show_clause("", VALUES)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    assert box.clause_text() == "Lead\n- **one** {quorum}\n- two"


def on_screen(box: ClauseBox) -> list[tuple[bool, int, str, str]]:
    """Each paragraph: is it an item, its number, its words, and its bold words."""
    document = box.document()
    counts = numbers(document)
    found = []
    block = document.begin()
    while block.isValid():
        bold = ""
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            bold += fragment.text() if is_bold(fragment.charFormat()) else ""
            iterator += 1
        words, strong = block.text().replace("\u202f", ""), bold.replace("\u202f", "")
        is_item = kind_of(block) is BlockKind.ITEM
        number = counts.get(block.blockNumber(), 0)
        found.append(
            (is_item, number, words.replace("\u2028", "\n"), strong.replace("\u2028", "\n"))
        )
        block = block.next()
    return found


def on_paper(text: str, language: str) -> list[tuple[bool, int, str, str]]:
    return [
        (
            paragraph.is_item,
            paragraph.number,
            paragraph.text,
            "".join(run.text for run in paragraph.runs if run.is_bold),
        )
        for paragraph in clause_paragraphs(text, VALUES, for_language(language))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_and_paper_read_a_clause_alike(box: ClauseBox, language: str) -> None:
    for text in (MARKED_UP, *(clause.text for clause in load_library(language))):
        box.show_clause(text, VALUES)
        assert on_screen(box) == on_paper(text, language), text
        assert len(blocks(text)) == box.document().blockCount()


def test_numbers_and_marks_are_drawn_beside_the_words(box: ClauseBox) -> None:
    box.show_clause("One\n\nTwo\n- item", VALUES)
    box.set_clause_number(4)
    with_numbers = box.grab().toImage()
    box.set_clause_number(5)
    assert box.grab().toImage() != with_numbers
    box.show_clause("Alone", VALUES)
    alone = box.grab().toImage().copy(0, 0, 40, 60)
    assert len({alone.pixel(QPoint(x, y)) for x in range(8, 40) for y in range(8, 60)}) == 1


def test_what_was_copied_in_word_is_pasted_in_one_step(box: ClauseBox) -> None:
    box.show_clause("Before ", VALUES)
    box.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setHtml(clipboards.WORD)
    data.setText("something else")
    box.insertFromMimeData(data)
    assert box.clause_text() == f"Before {clipboards.FROM_WORD}"
    box.undo()
    assert box.clause_text() == "Before "


def test_too_much_to_paste_is_refused_and_changes_nothing(box: ClauseBox) -> None:
    reasons: list[str] = []
    box.paste_refused.connect(reasons.append)
    data = QMimeData()
    data.setText("word " * 30_000)
    box.insertFromMimeData(data)
    assert "too long to paste" in reasons[0]
    assert box.clause_text() == ""
