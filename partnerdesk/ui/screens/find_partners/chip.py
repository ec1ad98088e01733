"""A partner as a chip that is dragged with the mouse or moved with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from partnerdesk.domain.partnership import Partner
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import tooltip, verbatim

_WIDEST = 320
_BESIDE_NAME = 30


class PartnerChip(QPushButton):
    """The name of a partner; a long one ends in "…" and stands whole in the tooltip.

    Signals:
        dragged(QPoint): the mouse moves it; where the mouse is on the screen.
        dropped(QPoint): the mouse let it go.
        stepped(int, int): an arrow key: how much more interest and influence.
        taken_out(): Delete was pressed.
        opened(): Enter was pressed, or a double click.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    stepped = Signal(int, int)
    taken_out = Signal()
    opened = Signal()

    def __init__(self, partner: Partner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.partner_id = partner.id
        self._name = ""
        self._widest = px(_WIDEST)
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_partner(partner)

    def show_partner(self, partner: Partner) -> None:
        """Show its name, and say where it stands."""
        self._name = partner.name
        self._show_name()
        self.setAccessibleName(spoken_place(partner))

    def fit_into(self, width: int) -> None:
        """Be no wider than this, in pixels, and never wider than is good to read."""
        self._widest = min(width, px(_WIDEST))
        self._show_name()

    def _show_name(self) -> None:
        room = self._widest - px(_BESIDE_NAME)
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(verbatim(shown))
        self.setToolTip(tooltip(self._name) if shown != self._name else "")

    def sizeHint(self) -> QSize:
        """Room for the words, once the style is known."""
        self.ensurePolished()
        return super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move, Delete takes out, Enter opens."""
        forward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
            Qt.Key.Key_Right: (forward, 0),
            Qt.Key.Key_Left: (-forward, 0),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(*steps[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_out.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or go on with it."""
        if self._pressed_at is None:
            return
        now = event.globalPosition().toPoint()
        far = (now - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._is_dragging or far:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; without a drag it was a click."""
        was_dragging, self._is_dragging, self._pressed_at = self._is_dragging, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was_dragging:
            self.setDown(False)
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the partner."""
        self.opened.emit()


def spoken_place(partner: Partner) -> str:
    """The name of a partner with its place, as it is read aloud."""
    if partner.influence is None or partner.interest is None:
        return _("{name}, not placed yet").format(name=partner.name)
    return _("{name}: influence {influence} of 10, interest {interest} of 10").format(
        name=partner.name, influence=partner.influence, interest=partner.interest
    )
