"""A person at the screen: sees words, clicks what they name, types, and waits until it happened.

She finds everything by its visible label or its accessible name, as a screen reader does. She never
sleeps: every action waits for its condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

Found = TypeVar("Found", bound=QWidget)
FIELD_TYPES = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
PATIENCE_MILLISECONDS = 15_000


class Person:
    """Somebody who works with a window."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self.window = window
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MILLISECONDS)

    # What she sees

    def texts(self) -> list[str]:
        """All words on the screen: labels, buttons, fields, cells of tables."""
        found = []
        for widget in self._visible(QWidget):
            found.extend(_words_on(widget))
        return [text for text in found if text]

    def sees(self, text: str) -> bool:
        """Whether the words are somewhere on the screen, perhaps inside a longer text."""
        return any(text in shown or text in shown.replace("\u00a0", " ") for shown in self.texts())

    def waits_for(self, text: str) -> None:
        """Wait until the words are on the screen."""
        self.until(
            lambda: self.sees(text),
            lambda: f"“{text}” does not appear. On screen: {self.texts()}",
        )

    def until(self, condition: Callable[[], bool], what: str | Callable[[], str] = "") -> None:
        """Wait until something is true; ``what`` tells, or looks for, what is wrong otherwise."""
        try:
            self.qtbot.waitUntil(condition, timeout=PATIENCE_MILLISECONDS)
        except Exception as error:
            said = what if isinstance(what, str) else what()
            raise AssertionError(said or "The condition did not come true") from error

    def read(self, field: str) -> str:
        """What stands in a field."""
        editor = self._find(field, QWidget, FIELD_TYPES)
        if isinstance(editor, QComboBox):
            return editor.currentText()
        if isinstance(editor, QLineEdit):
            return editor.text()
        assert isinstance(editor, QPlainTextEdit | QTextEdit)
        return editor.toPlainText()

    def is_chosen(self, name: str) -> bool:
        """Whether a tick box, radio button or chip is on."""
        return self._find(name, QAbstractButton).isChecked()

    def can_click(self, name: str) -> bool:
        """Whether there is such a button and it is not greyed out."""
        matches = [one for one in self._visible(QAbstractButton) if name in names_of(one)]
        return any(one.isEnabled() for one in matches)

    def focus_is_on(self) -> str:
        """The name of what has the keyboard."""
        focused = QApplication.focusWidget()
        names = names_of(focused) if focused is not None else []
        return names[0] if names else ""

    def rows(self, table: str) -> list[list[str]]:
        """The visible cells of a table."""
        view = self._find(table, QTableView)
        model = view.model()
        columns = [at for at in range(model.columnCount()) if not view.isColumnHidden(at)]
        return [
            [str(model.index(row, column).data() or "") for column in columns]
            for row in range(model.rowCount())
            if not view.isRowHidden(row)
        ]

    # What she does

    def click(self, name: str) -> None:
        """Click a button, link, tick box, card or chip."""
        target = self._find(name, QAbstractButton)
        self._bring_into_view(target)
        self.until(target.isEnabled, f"“{name}” is greyed out")
        self.qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=_middle_of(target))

    def click_words(self, text: str) -> None:
        """Click on words that are no button, for example the explanation in a choice card."""
        target = self._find(text, QLabel)
        self._bring_into_view(target)
        self.qtbot.mouseClick(target, Qt.MouseButton.LeftButton)

    def click_row(self, table: str, text: str, *, twice: bool = False) -> None:
        """Click the row of a table in which the text stands; ``twice`` opens it."""
        view = self._find(table, QTableView)
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if text in str(index.data() or "") and not view.isColumnHidden(column):
                    view.scrollTo(index)
                    spot = view.visualRect(index).center()
                    self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                    if twice:
                        self.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                    return
        raise AssertionError(f"No row of “{table}” shows “{text}”: {self.rows(table)}")

    def fill(self, field: str, text: str) -> None:
        """Go into a field with the mouse, replace what stands there and type."""
        editor = self._find(field, QWidget, FIELD_TYPES)
        self._bring_into_view(editor)
        inner = editor.viewport() if isinstance(editor, QPlainTextEdit | QTextEdit) else editor
        self.qtbot.mouseClick(inner, Qt.MouseButton.LeftButton)
        self.until(editor.hasFocus, f"“{field}” does not take the keyboard")
        self.press("Ctrl+A")
        self.press("Del")
        self.type(text)

    def pick(self, field: str, option: str) -> None:
        """Choose an answer of a combo box with the arrow keys."""
        box = self._find(field, QComboBox)
        self._bring_into_view(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _step in range(box.count()):
            if box.currentText() == option:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        options = [box.itemText(at) for at in range(box.count())]
        raise AssertionError(f"“{field}” has no answer “{option}”, but {options}")

    def pick_from_menu(self, text: str) -> None:
        """Click an entry of the menu that is open."""
        for menu in self._visible(QMenu):
            for action in menu.actions():
                if _without_mnemonic(action.text()) == text:
                    spot = menu.actionGeometry(action).center()
                    self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
                    return
        raise AssertionError(f"No open menu offers “{text}”")

    def drag(self, name: str, onto: str, across: float, down: float) -> None:
        """Drag something with the mouse to a place on something else, in parts of its size."""
        dragged, target = self._find(name, QWidget), self._find(onto, QWidget)
        self._bring_into_view(dragged)
        place = QPoint(round(target.width() * across), round(target.height() * down))
        start, left = dragged.rect().center(), Qt.MouseButton.LeftButton
        self.qtbot.mousePress(dragged, left, pos=start)
        self.qtbot.mouseMove(dragged, start + QPoint(30, 0))
        self.qtbot.mouseMove(dragged, dragged.mapFromGlobal(target.mapToGlobal(place)))
        end = dragged.mapFromGlobal(target.mapToGlobal(place))
        self.qtbot.mouseRelease(dragged, left, pos=end)

    def type(self, text: str) -> None:
        """Type into what has the keyboard; a line break presses Enter."""
        for position, line in enumerate(text.split("\n")):
            if position:
                self.press("Return")
            for character in line:  # the first one may open an editor that takes the rest
                _strike(self._keyboard_target(), character)

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys by their names: "Ctrl+Return", "Tab", "F6", "Alt+3"."""
        combination = QKeySequence(keys)[0]
        for _time in range(times):
            QTest.keyClick(
                self._keyboard_target(), combination.key(), combination.keyboardModifiers()
            )
            QApplication.processEvents()

    def tab_to(self, name: str, at_most: int = 80) -> None:
        """Press Tab until something has the keyboard."""
        for _step in range(at_most):
            focused = QApplication.focusWidget()
            if focused is not None and name in names_of(focused):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach “{name}”, but ends on “{self.focus_is_on()}”")

    # How she finds things

    def _find(
        self, name: str, kind: type[Found], only: tuple[type[QWidget], ...] = (QWidget,)
    ) -> Found:
        matches: list[Found] = []

        def candidates() -> Iterator[Found]:
            return (one for one in self._visible(kind) if isinstance(one, only))

        def found() -> bool:
            matches[:] = [one for one in candidates() if name in names_of(one)]
            return bool(matches)

        def nothing() -> str:
            names = [names_of(one) for one in candidates()]
            return f"Nothing is called “{name}”. There is: {names}"

        self.until(found, nothing)
        enabled = [match for match in matches if match.isEnabled()]
        return (enabled or matches)[0]

    def _visible(self, kind: type[Found]) -> Iterator[Found]:
        """Everything that is shown, the newest window (a menu, say) first."""
        windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        windows.sort(key=lambda one: one is self.window)
        for window in windows:
            if isinstance(window, kind):
                yield window
            yield from (one for one in window.findChildren(kind) if one.isVisible())

    def _bring_into_view(self, widget: QWidget) -> None:
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
                QApplication.processEvents()
            around = around.parentWidget()

    def _keyboard_target(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def _strike(target: QWidget, character: str) -> None:
    if character.isascii():
        QTest.keyClicks(target, character)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest aborts at such letters
        no_modifier = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, no_modifier, character))


def names_of(widget: QWidget) -> list[str]:
    """What a person or a screen reader calls a widget."""
    names = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton):
        names.append(_without_mnemonic(widget.text()))
    elif isinstance(widget, QLabel):
        names.append(widget.text())
    for neighbour in widget.window().findChildren(QLabel):
        buddy = neighbour.buddy()
        if buddy is widget or (buddy is not None and buddy.focusProxy() is widget):
            names.append(neighbour.text())
    return [name for name in dict.fromkeys(names) if name]


def _words_on(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel):
        return [widget.text()]
    if isinstance(widget, QAbstractButton):
        return [_without_mnemonic(widget.text())]
    if isinstance(widget, QLineEdit):
        return [widget.text()]
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QComboBox):
        return [widget.currentText()]
    if isinstance(widget, QTableView):
        model = widget.model()
        if model is None:
            return []
        return [
            str(model.index(row, column).data() or "")
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
    return []


def _without_mnemonic(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _middle_of(button: QAbstractButton) -> QPoint:
    """Where to click: a tick box reacts on its square and words, not on the empty rest."""
    words = button.sizeHint().boundedTo(button.size())
    start = QPoint(0, 0)
    if button.isRightToLeft():
        start = QPoint(button.width() - words.width(), 0)
    return QRect(start, words).center()
