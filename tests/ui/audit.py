"""People-free checks of a window: can everybody see, read, reach and understand it?

``audit(window)`` answers with sentences that name each fault; an empty list is a pass.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from partnerdesk.ui.kit.cell_roles import SECOND_LINE_ROLE, STATE_ROLE
from partnerdesk.ui.kit.tall_rows import TallRowTable
from partnerdesk.ui.kit.theme import SMALL_POINTS, points, px
from tests.ui.audit_colours import hidden_focus, weak_contrast
from tests.ui.audit_edges import ragged_cards, ragged_fields
from tests.ui.audit_keyboard import tab_order
from tests.ui.audited import focusable, identity, is_inner_part

SMALLEST_SCREEN = QSize(1366, 700)
LEAST_TARGET = 24
_PATIENCE_MILLISECONDS = 1500
LEAST_POINTS = 10
_PADDING, _MARK_OF_A_STATE = 8, 37


def audit(window: QWidget) -> list[str]:
    """Every fault of a window that is shown and active."""
    checks = (
        unnamed,
        cut,
        small_targets,
        small_fonts,
        double_mnemonics,
        tab_order,
        hidden_focus,
        weak_contrast,
        ragged_cards,
        ragged_fields,
        too_large,
    )
    settle()
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(window)]


def settle() -> None:
    """Let the window lay itself out: words that wrap know their height only after their width."""
    for _round in range(3):
        QApplication.processEvents()


def comes_to_rest(qtbot: QtBot, window: QWidget) -> None:
    """Wait until no words are cut any more; what stays cut is the audit's to name."""
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: _is_at_rest(window), timeout=_PATIENCE_MILLISECONDS)
    settle()


def _is_at_rest(window: QWidget) -> bool:
    """Nothing is cut, nor after a box has grown to the height of its lines."""
    if any(cut(window)):
        return False
    settle()
    return not any(cut(window))


def lasting_faults(qtbot: QtBot, window: QWidget) -> list[str]:
    """The faults of a window at rest; pages of a preview may arrive while somebody looks."""
    comes_to_rest(qtbot, window)
    if not audit(window):
        return []
    comes_to_rest(qtbot, window)
    return audit(window)


def unnamed(window: QWidget) -> Iterator[str]:
    """A screen reader must be able to say what has the keyboard."""
    for widget in focusable(window):
        if not _spoken_name(widget).strip():
            yield identity(widget)


def cut(window: QWidget) -> Iterator[str]:
    """Words that do not fit where they stand."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or is_inner_part(widget):
            continue
        if isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton):
            if not _fits(widget.sizeHint(), widget.size()):
                yield f"{_sizes(widget)} {identity(widget)}"
        elif isinstance(widget, QComboBox):
            room = widget.width() - widget.fontMetrics().height()
            if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room:
                yield f"answer cut: {widget.currentText()!r}"
        elif isinstance(widget, QTableView):
            yield from _cut_cells(widget)
            if isinstance(widget, TallRowTable):
                yield from _cut_rows(widget)
        yield from _outside(widget)


def small_targets(window: QWidget) -> Iterator[str]:
    """Shaky hands need something to aim at."""
    for widget in focusable(window):
        is_target = isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        if is_target and min(widget.width(), widget.height()) < LEAST_TARGET:
            yield f"{widget.width()}x{widget.height()} {identity(widget)}"


def small_fonts(window: QWidget) -> Iterator[str]:
    """Tired eyes need letters of some size."""
    for widget in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        size = widget.font().pointSizeF()
        if widget.isVisible() and 0 < size < LEAST_POINTS - 0.01:
            yield f"{size:.1f} pt {identity(widget)}"


def double_mnemonics(window: QWidget) -> Iterator[str]:
    """One Alt letter must not mean two things."""
    letters: Counter[str] = Counter()
    for widget in window.findChildren(QWidget):
        is_shortcut = isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        )
        if widget.isVisible() and is_shortcut:
            found = re.search(r"&([^&\s])", str(widget.property("text")).replace("&&", ""))
            letters.update([found[1].lower()] if found else [])
    for letter, times in letters.items():
        if times > 1:
            yield f"Alt+{letter} is used {times} times"


def too_large(window: QWidget) -> Iterator[str]:
    """The window fits the screen of an old office PC."""
    least = window.minimumSizeHint()
    if not _fits(least, SMALLEST_SCREEN):
        yield f"needs at least {least.width()}x{least.height()}"


def _sizes(widget: QWidget) -> str:
    has, needs = widget.size(), widget.sizeHint()
    return f"has {has.width()}x{has.height()}, needs {needs.width()}x{needs.height()}:"


def _spoken_name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    for other, relation in interface.relations():
        if relation & QAccessible.RelationFlag.Label:
            return other.text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):
        return ""  # it answers with its value, which is no name
    return interface.text(QAccessible.Text.Name)


def _fits(needed: QSize, room: QSize) -> bool:
    return needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.wordWrap():
        if not _fits(label.sizeHint(), label.size()):
            yield f"{_sizes(label)} {identity(label)}"
        return
    needed = label.heightForWidth(label.width())
    if needed > label.height() + 1:
        yield f"height {label.height()} of {needed}: {identity(label)}"
    metrics = label.fontMetrics()
    words = re.split(r"[\s\u200b]+", label.text())  # a line may end at such a mark, too
    longest = max(metrics.horizontalAdvance(word) for word in words)
    if longest > label.width():
        yield f"a word of {longest} in a width of {label.width()}: {identity(label)}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    model, header = table.model(), table.horizontalHeader()
    bold = QFont(header.font())
    bold.setBold(True)
    for column in range(model.columnCount() if model else 0):
        if table.isColumnHidden(column):
            continue
        title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        widths = [QFontMetrics(bold).horizontalAdvance(line) for line in title.split("\n")]
        explained = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        is_cut = max(widths) + 16 > table.columnWidth(column)
        if header.isVisible() and is_cut and not explained:
            yield f"title of the column {title!r}"
        if isinstance(table, TallRowTable):
            continue
        for row in range(model.rowCount()):
            index = model.index(row, column)
            text = str(index.data() or "")
            metrics = table.fontMetrics()
            longest = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
            is_cut = longest > table.columnWidth(column) - 12
            spans = table.columnSpan(row, column) > 1 or table.wordWrap()
            if is_cut and not spans and not index.data(Qt.ItemDataRole.ToolTipRole):
                yield f"cell without a tooltip in {title!r}: {text!r}"
                break


def _cut_rows(table: TallRowTable) -> Iterator[str]:
    """The rows in view show all of their words; a tooltip is no excuse."""
    model, row = table.model(), table.rowAt(0)
    while 0 <= row < model.rowCount():
        if table.rowViewportPosition(row) >= table.viewport().height():
            return
        needed = table.sizeHintForRow(row)
        if needed > table.rowHeight(row) + 1:
            yield f"a row of {needed} in {table.rowHeight(row)}: {model.index(row, 0).data()!r}"
        for column in range(model.columnCount()):
            if not table.isColumnHidden(column):
                yield from _cut_words(table, model.index(row, column))
        row += 1


def _cut_words(table: TallRowTable, index: QModelIndex) -> Iterator[str]:
    """A state stays in one line; other words wrap between words, and two texts anywhere."""
    words, is_state = str(index.data() or ""), index.data(STATE_ROLE) is not None
    if not words or index.data(SECOND_LINE_ROLE) is not None:
        return
    font, unbroken, around = QFont(table.font()), re.split(r"[\s\u200b-]+", words), px(2 * _PADDING)
    if is_state:
        font.setPointSizeF(points(SMALL_POINTS))
        font.setWeight(QFont.Weight.DemiBold)
        unbroken, around = [words], px(2 * _PADDING + _MARK_OF_A_STATE)
    longest = max(map(QFontMetrics(font).horizontalAdvance, unbroken)) + around
    if longest > table.columnWidth(index.column()):
        yield f"words of {longest} in {table.columnWidth(index.column())}: {words!r}"


def _outside(widget: QWidget) -> Iterator[str]:
    owner = widget.parentWidget()
    if owner is None or widget.isWindow() or isinstance(owner, QAbstractScrollArea):
        return
    is_judged = isinstance(widget, QLabel | QAbstractButton | QLineEdit)
    if is_judged and owner.layout() is not None:
        room = owner.rect().adjusted(-1, -1, 1, 1)
        if not room.contains(widget.geometry()):
            yield f"sticks out of its place: {identity(widget)}"
