"""Each check of the audit finds a fault that was planted for it, and lets a good window pass."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.domain.fields import FieldSpec
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.page import page_header, scroll_page
from partnerdesk.ui.kit.tables import Column, RecordTable, RowModel
from partnerdesk.ui.kit.widgets import button, card, icon_button, label
from tests.person import Person
from tests.ui import audit, audit_colours, audit_edges, audit_keyboard

Plant = Callable[[QVBoxLayout], None]


def no_name(column: QVBoxLayout) -> None:
    column.addWidget(QLineEdit())


def cut_words(column: QVBoxLayout) -> None:
    narrow = QPushButton("Check and print")
    narrow.setFixedWidth(40)
    column.addWidget(narrow)


def cut_state(column: QVBoxLayout) -> None:
    table = RecordTable("Partners")
    states = Column[str]("Stage", str, state=lambda _row: "ok", width=60)
    model = RowModel((Column[str]("Name", str), states))
    model.set_rows(["Waits for the signature of the council"])
    table.show_model(model)
    column.addWidget(table)


def tiny_button(column: QVBoxLayout) -> None:
    tiny = icon_button("x", "Close")
    tiny.setStyleSheet("min-width: 0; min-height: 0")
    tiny.setFixedSize(16, 16)
    column.addWidget(tiny)


def tiny_letters(column: QVBoxLayout) -> None:
    small = QLabel("Small print")
    small.setStyleSheet("font-size: 7pt")
    column.addWidget(small)


def same_letter(column: QVBoxLayout) -> None:
    column.addWidget(QPushButton("&Print"))
    column.addWidget(QPushButton("&Put away"))


class _Trap(QLineEdit):
    """Keeps the keyboard for itself."""

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802 - Qt's own name
        self.insert(" ")
        return True


def trap(column: QVBoxLayout) -> None:
    held = _Trap()
    held.setAccessibleName("Trap")
    column.insertWidget(0, held)


def invisible_focus(column: QVBoxLayout) -> None:
    plain = QPushButton("Where am I?")
    plain.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid #7B7F82 }")
    column.addWidget(plain)


def pale_words(column: QVBoxLayout) -> None:
    pale = QLabel("Hardly to be read")
    pale.setStyleSheet("color: #cccccc; background: #ffffff")
    column.addWidget(pale)


def giant(column: QVBoxLayout) -> None:
    wide = QLabel("Wide")
    wide.setMinimumWidth(1500)
    column.addWidget(wide)


def short_card(column: QVBoxLayout) -> None:
    """A card that leaves room for the bar of its page, below a button that does not."""
    column.insertWidget(0, page_header("Register", "", button("Take in a list")))
    content = QWidget()
    around = QVBoxLayout(content)
    around.setContentsMargins(0, 0, 8, 0)
    around.addWidget(card()[0])
    column.addWidget(scroll_page(content))
    column.addWidget(_wide_line())


def short_field(column: QVBoxLayout) -> None:
    row = FieldRow(FieldSpec("place", "Place"))
    row.setMaximumWidth(300)
    column.addWidget(row)
    column.addWidget(_wide_line())


def _wide_line() -> QWidget:
    line = QWidget()
    line.setMinimumWidth(600)
    return line


def _window(plant: Plant | None = None) -> QWidget:
    window = QWidget()
    window.setObjectName("page")
    column = QVBoxLayout(window)
    column.addWidget(label("Partner register", "h1"))
    column.addWidget(FieldRow(FieldSpec("name", "Name of the partnership")))
    column.addWidget(button("Add partner", "primary"))
    column.addWidget(button("Print", "secondary", "printer"))
    if plant is not None:
        plant(column)
    return window


def test_a_good_window_passes(qtbot: QtBot) -> None:
    window = _window()
    Person(qtbot, window)
    assert audit.audit(window) == []


@pytest.mark.parametrize(
    ("plant", "check"),
    [
        (no_name, audit.unnamed),
        (cut_words, audit.cut),
        (cut_state, audit.cut),
        (tiny_button, audit.small_targets),
        (tiny_letters, audit.small_fonts),
        (same_letter, audit.double_mnemonics),
        (trap, audit_keyboard.tab_order),
        (invisible_focus, audit_colours.hidden_focus),
        (pale_words, audit_colours.weak_contrast),
        (short_card, audit_edges.ragged_cards),
        (short_field, audit_edges.ragged_fields),
        (giant, audit.too_large),
    ],
)
def test_a_planted_fault_is_found(
    qtbot: QtBot, plant: Plant, check: Callable[[QWidget], object]
) -> None:
    window = _window(plant)
    Person(qtbot, window)
    QApplication.processEvents()
    faults = audit.audit(window)
    assert any(fault.startswith(check.__name__) for fault in faults), faults
