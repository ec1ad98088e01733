"""A ring around what has the keyboard but no border to show it: links, ticks, filled buttons.

It stands in the air beside the widget, so that words and squares need no room for it and keep the
edge of their column. Fields and outlined buttons show the keyboard by their own border, in the
style sheet.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QFrame,
    QPushButton,
    QRadioButton,
    QStyle,
    QWidget,
)
from shiboken6 import isValid

from partnerdesk.ui.kit.theme import colour, px

RINGED_AS_ONE = "ringed_as_one"
"""The property of a widget whose only stop for the keyboard stands for all of it: a card."""

_LINE, _AIR, _AIR_BESIDE_WORDS = 2, 2, 3
_RINGED_KINDS = frozenset({"primary", "link", "chip"})
_RADIUS = 8


@cache
def follow_keyboard() -> None:
    """Draw the ring wherever the keyboard goes, from now on."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(_ring)


def _ring(_before: QWidget | None, now: QWidget | None) -> None:
    if now is not None and _needs_ring(now):
        FocusRing(now)


def _needs_ring(widget: QWidget) -> bool:
    if isinstance(widget, QCheckBox | QRadioButton):
        return True
    if not isinstance(widget, QPushButton):
        return False
    owner = widget.parentWidget()
    in_sidebar = owner is not None and owner.objectName() == "sidebar"
    return in_sidebar or widget.property("kind") in _RINGED_KINDS


class FocusRing(QWidget):
    """The ring around one widget; it ends when the keyboard goes on."""

    def __init__(self, focused: QWidget) -> None:
        super().__init__(focused.window())
        self._window = focused.window()
        self._is_over = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        owner = focused.parentWidget()
        as_one = owner is not None and bool(owner.property(RINGED_AS_ONE))
        self._target = owner if owner is not None and as_one else focused
        around: QWidget | None = self._target
        while around is not None and around is not self._window:
            around.installEventFilter(self)
            around = around.parentWidget()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._end)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go along with the widget and the page it stands on."""
        if self._is_over or event.type() not in _MOVES:
            return False
        if all(isValid(part) for part in (self, self._target, self._window)):
            self._place()  # a window hides its parts while it ends
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw one line with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour("focus")), _LINE))
        half = _LINE // 2
        radius = min(px(_RADIUS + _AIR), self.height() / 2 - half)
        if self._target.property("kind") == "chip":
            radius = self.height() / 2 - half
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def _place(self) -> None:
        words = _words_of(self._target)
        ringed = QRect(self._target.mapTo(self._window, words.topLeft()), words.size())
        beside = above = px(_AIR) + _LINE
        if _is_words(self._target):  # they have air above already
            beside, above = px(_AIR_BESIDE_WORDS) + _LINE, 0
        self.setGeometry(ringed.adjusted(-beside, -above, beside, above))
        seen = self._seen_part(ringed)
        self.setMask(seen.translated(-self.pos()))
        self.setVisible(self._target.isVisible() and not seen.isEmpty())
        self.raise_()

    def _seen_part(self, ringed: QRect) -> QRegion:
        """The ring goes with a widget that is scrolled out of sight."""
        seen, part = self.geometry(), self._target
        while (around := part.parentWidget()) is not None and part is not self._window:
            if isinstance(around, QAbstractScrollArea):
                room = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
                if not room.contains(ringed):
                    seen &= room
            part = around
        return QRegion(seen)

    def _end(self) -> None:
        self._is_over = True  # what it stood around may be gone before the ring is
        self.hide()
        self.deleteLater()


def _is_words(widget: QWidget) -> bool:
    """Whether it has no surface: a link, or a tick with its words."""
    has_surface = isinstance(widget, QFrame | QPushButton)
    return not has_surface or widget.property("kind") == "link"


def _words_of(widget: QWidget) -> QRect:
    """Of a tick box only the square and its words, however wide its column is."""
    if not isinstance(widget, QCheckBox | QRadioButton):
        return widget.rect()
    words = widget.sizeHint().boundedTo(widget.size())
    start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    return QStyle.alignedRect(widget.layoutDirection(), start, words, widget.rect())


_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})
