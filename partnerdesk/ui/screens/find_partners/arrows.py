"""The arrow keys inside of the board, so that nobody has to press Tab a hundred times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

Keys = Mapping[Qt.Key, Callable[[], object]]


class Arrows(QObject):
    """Moves the keyboard between widgets in rows; Tab reaches one of them, the present one.

    ``keys_of`` says what further keys do on a widget.
    """

    def __init__(self, keys_of: Callable[[QWidget], Keys]) -> None:
        super().__init__()
        self._keys_of = keys_of
        self._rows: list[Sequence[QWidget]] = []
        self._current: QWidget | None = None

    @property
    def current(self) -> QWidget | None:
        """The widget that has the keyboard, or had it last."""
        return self._current

    def set_rows(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """Move between these widgets from now on; the present one stays, if it is still there."""
        known = {widget for row in self._rows for widget in row}
        self._rows = list(rows)
        widgets = [widget for row in self._rows for widget in row]
        for widget in widgets:
            widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            if widget not in known:
                widget.installEventFilter(self)
        if self._current not in widgets:
            self._current = widgets[0] if widgets else None
        if self._current is not None:
            self._current.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard, and act on its keys."""
        if not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._make_current(watched)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(watched, event)
        return False

    def _press(self, widget: QWidget, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        action = self._keys_of(widget).get(key)
        if action is not None:
            action()
            return True
        step = self._steps(widget).get(key)
        if step is not None:
            self._move(widget, *step)
            return True
        return False

    def _steps(self, widget: QWidget) -> dict[Qt.Key, tuple[int, int]]:
        forward = -1 if widget.isRightToLeft() else 1
        return {
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Right: (0, forward),
            Qt.Key.Key_Left: (0, -forward),
            Qt.Key.Key_Home: (-len(self._rows), 0),
            Qt.Key.Key_End: (len(self._rows), 0),
        }

    def _move(self, widget: QWidget, down: int, forward: int) -> None:
        at = next(number for number, row in enumerate(self._rows) if widget in row)
        column = self._rows[at].index(widget)
        row = self._rows[min(max(at + down, 0), len(self._rows) - 1)]
        row[min(max(column + forward, 0), len(row) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_current(self, widget: QWidget) -> None:
        if self._current is not None and self._current is not widget:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = widget
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
