"""Messages inside the page, never as dialogs: what was saved, what went wrong, what to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import (
    NOTE_ICONS,
    STATE_COLOURS,
    State,
    button,
    clear_layout,
    icon_button,
    label,
    picture_label,
    set_state,
)

TOAST_MILLISECONDS = 8000


class MessageStrip(QWidget):
    """One line across the page with icon, sentence and perhaps a link that mends it.

    It is hidden until it has something to say.
    """

    def __init__(self, *, on_page_edge: bool = False) -> None:
        """``on_page_edge`` adds the margins of a page around the strip."""
        super().__init__()
        self._frame = QFrame()
        self._frame.setProperty("role", "note")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        if on_page_edge:
            outer.setContentsMargins(px(24), px(12), px(24), 0)
        outer.addWidget(self._frame)
        self._row = QHBoxLayout(self._frame)
        self._row.setContentsMargins(px(12), px(6), px(8), px(6))
        self._row.setSpacing(px(8))
        self.hide()

    def show_message(
        self,
        text: str,
        state: State = "ok",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = True,
    ) -> None:
        """Say something; an earlier message is replaced."""
        clear_layout(self._row)
        set_state(self._frame, "state", state)
        self._row.addWidget(picture_label(NOTE_ICONS[state], STATE_COLOURS[state], 20))
        self._row.addWidget(label(text, "strip"), 1)
        if action and on_action is not None:
            self._row.addWidget(button(action, "link", on_click=on_action))
        if closable:
            self._row.addWidget(icon_button("x", _("Close this message"), self.clear))
        self.setAccessibleName(text)
        self.show()
        _announce(self)

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        clear_layout(self._row)
        self.setAccessibleName("")

    def clear_refusal(self) -> None:
        """Say no more what could not be done."""
        if self._frame.property("state") == "bad":
            self.clear()


class UndoToast(QWidget):
    """Says below a page what was done and offers to take it back; the page makes room for it.

    It never takes the focus, and it goes by itself: Ctrl+Z still undoes afterwards.
    """

    def __init__(self, page: QWidget, undo: Callable[[], object]) -> None:
        super().__init__()
        self._page = page
        self._undo = undo
        frame = QFrame()
        frame.setProperty("role", "toast")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(10))
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(16), px(4), px(8), px(4))
        row.setSpacing(px(12))
        self._words = label("")
        row.addWidget(self._words, 1)
        row.addWidget(button(_("Undo"), on_click=self._take_back))
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MILLISECONDS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def offer(self, done: str) -> None:
        """Show what was done, for example "Partner archived"."""
        self._words.setText(done)
        self.setAccessibleName(done)
        # Else a page that is as low as it likes to be would make the window grow off the screen.
        self._page.setMinimumHeight(1)
        self.show()
        self._timer.start()
        _announce(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the page its room back."""
        self._page.setMinimumHeight(0)  # 0: Qt asks its layout again
        super().hideEvent(event)

    def _take_back(self) -> None:
        self.hide()
        self._undo()

    def keyPressEvent(self, event: object) -> None:
        """Esc sends it away."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]  # Qt passes its own event type


def _announce(widget: QWidget) -> None:
    """Let screen readers say the name of the widget."""
    # Its many enums would be made at every start, for the messages of a few.
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
