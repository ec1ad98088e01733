"""Somebody who has never seen the program: what she does is counted, and how long it would take.

The estimate is a keystroke-level model of a slow typist who reads in a second language.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from partnerdesk.ui.main_window import MainWindow
from tests.person import Person, names_of

SECONDS_A_KEY = 0.5
SECONDS_A_DECISION = 1.35
WORDS_A_MINUTE = 120
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
"""Lists of a combo box and hints: windows to Qt, but not to a person."""


class OtherWindows(QObject):
    """Notes every dialog or window that comes up beside the main one."""

    def __init__(self, main: QWidget) -> None:
        super().__init__()
        self._main = main
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at everything that is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            is_window = watched.isWindow() and watched.windowType() not in _PASSING
            if watched is not self._main and (is_window or QApplication.activeModalWidget()):
                self.seen.append(f"{type(watched).__name__} {watched.windowTitle()}".strip())
        return False


class Newcomer(Person):
    """Works with the mouse where that is easier, and is counted."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.typed_keys = self.other_keys = self.clicks = self.decisions = self.words_read = 0
        self.screens: list[str] = []
        self._read_already: set[str] = set()
        self.other_windows = OtherWindows(window)
        QApplication.instance().installEventFilter(self.other_windows)
        super().__init__(qtbot, window)

    def look(self) -> None:
        """Notice which page is in front; a new one is read from top to bottom."""
        title = next(iter(self._titles()), "")
        if not title or (self.screens and self.screens[-1] == title):
            return
        self.screens.append(title)
        labels = [one.text() for one in self._visible(QLabel)]
        verbs = [one.text() for one in self._visible(QAbstractButton)]
        for text in {*labels, *verbs} - self._read_already:
            self._read_already.add(text)
            self.words_read += len(text.split())

    def minutes(self) -> float:
        """How long she would need."""
        keys = self.typed_keys + self.other_keys + self.clicks
        deciding = keys * SECONDS_A_KEY + self.decisions * SECONDS_A_DECISION
        return deciding / 60 + self.words_read / WORDS_A_MINUTE

    def summary(self) -> str:
        """All counts in one line."""
        return (
            f"{len(set(self.screens))} screens, {len(self.screens)} times a page was changed, "
            f"{self.other_keys} keys that write nothing, {self.clicks} clicks, "
            f"{self.typed_keys} typed keys, {self.words_read} words read, "
            f"{self.minutes():.1f} minutes"
        )

    # What she does

    def put(self, field: str, text: str) -> None:
        """Write into a field that is empty or holds something else."""
        self.decisions += 1
        self.clicks += 1
        self.fill(field, text)

    def choose(self, name: str) -> None:
        """Use a button, link, card or tick box."""
        self.decisions += 1
        self.clicks += 1
        self.click(name)
        self.look()

    def select(self, field: str, option: str) -> None:
        """Choose an answer of a combo box."""
        self.decisions += 1
        self.clicks += 2
        self.pick(field, option)

    def go_on(self) -> None:
        """The one filled button."""
        self.decisions += 1
        self.press("Ctrl+Return")
        self.look()

    def type(self, text: str) -> None:
        """Type; the keys are counted apart from those that move about."""
        super().type(text)
        self.typed_keys += len(text.replace("\n", ""))

    def press(self, keys: str, times: int = 1) -> None:
        """Press keys that write nothing."""
        super().press(keys, times)
        self.other_keys += times
        self.look()

    def _titles(self) -> list[str]:
        labels = self.window.findChildren(QLabel)
        shown = (one for one in labels if one.isVisible() and one.property("role") == "h1")
        return [one.text() for one in shown]


class KeyboardNewcomer(Newcomer):
    """Has no mouse: Tab, Shift+Tab, arrows, space bar, and the keys the help page tells."""

    def put(self, field: str, text: str) -> None:
        """Go to the field with Tab and write."""
        self.decisions += 1
        self.tab_to(field)
        if self.read(field):
            self.press("Ctrl+A")
        self.type(text)

    def choose(self, name: str) -> None:
        """Go to a button, card or tick box and press the space bar; arrows walk in a group."""
        self.decisions += 1
        self.tab_to(name)
        self.press("Space")

    def select(self, field: str, option: str) -> None:
        """Choose an answer by its first letters."""
        self.decisions += 1
        self.tab_to(field)
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox)
        for letter in option.split()[0]:  # as in every list; a space would open it
            if box.currentText() == option:
                return
            self.type(letter)
        for _step in range(box.count()):
            if box.currentText() == option:
                return
            self.press("Down")
        raise AssertionError(f"“{field}” has no answer “{option}”")

    def tab_to(self, name: str, at_most: int = 120) -> None:
        """Tab to a field, or Shift+Tab where she sees it above."""
        key = "Shift+Tab" if self._is_above(name) else "Tab"
        for _step in range(at_most):
            focused = QApplication.focusWidget()
            if focused is not None and name in names_of(focused):
                return
            self.press("Down" if self._stands_in_group(focused, name) else key)
        raise AssertionError(f"The keyboard does not reach “{name}”, only “{self.focus_is_on()}”")

    def _is_above(self, name: str) -> bool:
        focused = QApplication.focusWidget()
        here = focused.mapToGlobal(focused.rect().topLeft()).y() if focused else 0
        wanted = (one for one in self._visible(QWidget) if name in names_of(one))
        reachable = (one for one in wanted if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        target = next(reachable, None)
        return target is not None and target.mapToGlobal(target.rect().topLeft()).y() < here

    def _stands_in_group(self, focused: QWidget | None, name: str) -> bool:
        """Whether the wanted thing is a neighbour that only the arrow keys reach."""
        if not isinstance(focused, QAbstractButton):
            return False
        group = focused.group()
        others = group.buttons() if group is not None else []
        return any(name in names_of(one) for one in others)
