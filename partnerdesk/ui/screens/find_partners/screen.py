"""Find partners: the board of kinds, influence and interest, who gives and expects what."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout

from partnerdesk.domain.guidance import BoardPage
from partnerdesk.services.partnerships import get_partnership, newest_partnership_id
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tab_bar import TabBar
from partnerdesk.ui.kit.widgets import button, verbatim
from partnerdesk.ui.screens.find_partners.exchange_page import ExchangePage
from partnerdesk.ui.screens.find_partners.kinds_page import KindsPage
from partnerdesk.ui.screens.find_partners.matrix_page import MatrixPage
from partnerdesk.ui.screens.find_partners.page import BoardPageWidget

_PAGES: dict[BoardPage, type[BoardPageWidget]] = {
    BoardPage.KINDS: KindsPage,
    BoardPage.MATRIX: MatrixPage,
    BoardPage.EXCHANGE: ExchangePage,
}
_PAPERS = {
    BoardPage.KINDS: "board",
    BoardPage.MATRIX: "matrix",
    BoardPage.EXCHANGE: "exchange",
}
"""The paper that shows the same as a page."""


class FindPartnersScreen(Screen):
    """Three views of the partners of one partnership; each is built when somebody goes there."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "find_partners"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._narrow = False
        self._pages: dict[BoardPage, BoardPageWidget] = {}
        printing = button(_("Print"), icon_name="printer", on_click=self.print_)
        self._add = button(_("Add a name"), "primary", "plus", self.primary_action)
        self._header = page_header(_("Find partners"), "", printing, self._add)
        self._bar = TabBar(self, _("Pages of the board"))
        self._set_up_bar()
        self._stack = QStackedLayout()
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(self._stack, 1)

    def arrive(self, partnership_id: int | None = None, page: str = "", show: str = "") -> None:
        """Show a page of the board of a partnership; ``show`` narrows it.

        Raises:
            UserError: there is no such partnership.
        """
        desk = self.context.desk
        wanted = partnership_id or self._partnership_id or newest_partnership_id(desk)
        get_partnership(desk, wanted)
        self._partnership_id = wanted
        if page:
            self._bar.setCurrentIndex(list(_PAGES).index(BoardPage(page)))
        self._show_page()
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        if page:
            self._current().go_to(show)

    def bookmark(self) -> dict[str, Any]:
        """The partnership and the page."""
        return {"partnership_id": self._partnership_id, "page": self._key()}

    def reload(self) -> None:
        """Read the partnership again; where it is gone, go to all of them."""
        if self._partnership_id is None:
            return
        partnership = partnership_or_leave(self.context, self._partnership_id)
        if partnership is None:
            self._partnership_id = None
            return
        self._header.set_subtitle(partnership.name)
        self._current().show_partnership(partnership)

    def primary_action(self) -> None:
        """Add a name to the kind where the keyboard is."""
        self._current().primary_action()

    def new(self) -> None:
        """The same: the board lists names."""
        self.primary_action()

    def print_(self) -> None:
        """Show the page on paper."""
        paper = _PAPERS[self._key()]
        self.context.open("printing", partnership_id=self._partnership_id, paper=paper)

    def close_lightest(self) -> bool:
        """Close the line for a name."""
        return self._current().close_lightest()

    def set_narrow(self, narrow: bool) -> None:
        """One column or two, in every page."""
        self._narrow = narrow
        for page in self._pages.values():
            page.set_narrow(narrow)

    def _set_up_bar(self) -> None:
        titles = {
            BoardPage.KINDS: _("Board"),
            BoardPage.MATRIX: _("Influence and interest"),
            BoardPage.EXCHANGE: _("Who gives what"),
        }
        for key in _PAGES:
            self._bar.addTab(verbatim(titles[key]))
        self._bar.currentChanged.connect(lambda _position: self._show_page())

    def _key(self) -> BoardPage:
        return list(_PAGES)[self._bar.currentIndex()]

    def _show_page(self) -> None:
        self._add.setVisible(self._key() is BoardPage.KINDS)
        current = self._current()
        self._stack.setCurrentWidget(current)
        self.reload()

    def _current(self) -> BoardPageWidget:
        """The page in front; it is built the first time."""
        key = self._key()
        if key not in self._pages:
            page = _PAGES[key](self.context)
            page.set_narrow(self._narrow)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]
