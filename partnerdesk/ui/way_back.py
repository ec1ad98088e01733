"""The way back to the list that a link led away from: the check, the steps, what to mend."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.margin_bar import PAGE_MARGIN
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout

Bookmark = tuple[str, dict[str, Any]]
"""A screen, and the arguments that lead back to what it shows."""

Offered = tuple[Bookmark, str]
"""Where the way back leads, and the marked message that says so."""


class WayBack(QWidget):
    """A link above the page; it stays until somebody is back, or goes elsewhere on her own.

    Signals:
        wanted(str, object): the screen to go back to, with its arguments.
    """

    wanted = Signal(str, object)

    def __init__(self, offered: Offered | None = None) -> None:
        """``offered`` is that of the window before it was built anew."""
        super().__init__()
        self.offered = offered
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(PAGE_MARGIN), px(8), px(PAGE_MARGIN), 0)
        self.hide()

    def offer(self, place: Bookmark, words: str) -> None:
        """Lead back to a place; ``words`` is a marked message, or ""."""
        self.offered = place, words or N_("Back")

    def forget(self) -> None:
        """Somebody goes elsewhere on her own."""
        self.offered = None

    def show_on(self, screen: str) -> None:
        """Show the link on every screen but the one it leads to, which ends it."""
        if self.offered is not None and self.offered[0][0] == screen:
            self.forget()
        clear_layout(self._row)
        if self.offered is not None:
            (target, arguments), words = self.offered
            link = button(
                _(words), "link", "arrow-left", lambda: self.wanted.emit(target, arguments)
            )
            self._row.addWidget(link)
            self._row.addStretch(1)
        self.setVisible(self.offered is not None)
