"""The programme of work of a partnership: analysis, outline, months, action plan, reviews."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QStackedLayout

from partnerdesk.domain.guidance import ProgrammePage
from partnerdesk.services.partnerships import get_partnership, newest_partnership_id
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tab_bar import TabBar
from partnerdesk.ui.kit.widgets import button, verbatim
from partnerdesk.ui.screens.programme.analysis_page import AnalysisPage
from partnerdesk.ui.screens.programme.months_page import MonthsPage
from partnerdesk.ui.screens.programme.outline_page import OutlinePage
from partnerdesk.ui.screens.programme.page import ProgrammePageWidget
from partnerdesk.ui.screens.programme.plan_page import PlanPage
from partnerdesk.ui.screens.programme.reviews_page import ReviewsPage

_PAGES: dict[ProgrammePage, type[ProgrammePageWidget]] = {
    ProgrammePage.ANALYSIS: AnalysisPage,
    ProgrammePage.OUTLINE: OutlinePage,
    ProgrammePage.MONTHS: MonthsPage,
    ProgrammePage.PLAN: PlanPage,
    ProgrammePage.REVIEWS: ReviewsPage,
}


class ProgrammeScreen(Screen):
    """Five views of the work of one partnership; each is built when somebody goes there."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "programme"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._narrow = False
        self._pages: dict[ProgrammePage, ProgrammePageWidget] = {}
        back = button(_("The partnership"), icon_name="arrow-left", on_click=self._open_partnership)
        printing = button(_("Print"), icon_name="printer", on_click=self.print_)
        self._primary = button("", "primary", on_click=self.primary_action)
        self._header = page_header(_("Programme of work"), "", back, printing, self._primary)
        self._bar = TabBar(self, _("Pages of the programme"))
        self._box = CalmComboBox()
        self._set_up_bar()
        self._stack = QStackedLayout()
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._box)
        layout.addLayout(self._stack, 1)

    def arrive(self, partnership_id: int | None = None, page: str = "", field: str = "") -> None:
        """Show a page of the programme of a partnership, there a field.

        Raises:
            UserError: there is no such partnership.
        """
        desk = self.context.desk
        wanted = partnership_id or self._partnership_id or newest_partnership_id(desk)
        get_partnership(desk, wanted)
        self._partnership_id = wanted
        if page:
            self._choose(ProgrammePage(page))
        self._show_page()
        tabs = self._box if self._narrow else self._bar
        tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self._current().go_to(field)

    def bookmark(self) -> dict[str, Any]:
        """The partnership and the page."""
        return {"partnership_id": self._partnership_id, "page": self._key().value}

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
        """What the filled button of the page does."""
        self._current().primary_action()

    def new(self) -> None:
        """One more of what the page lists."""
        self._current().new()

    def print_(self) -> None:
        """Show the page on paper."""
        paper = self._current().paper
        self.context.open("printing", partnership_id=self._partnership_id, paper=paper)

    def set_narrow(self, narrow: bool) -> None:
        """One column or two, in every page."""
        self._narrow = narrow
        self._bar.setVisible(not narrow)
        self._box.setVisible(narrow)
        for page in self._pages.values():
            page.set_narrow(narrow)

    def _set_up_bar(self) -> None:
        self._box.setAccessibleName(self._bar.accessibleName())
        for title in _titles().values():
            self._bar.addTab(verbatim(title))
            self._box.addItem(title)
        self._box.hide()
        self._bar.currentChanged.connect(self._change_page)
        self._box.activated.connect(self._bar.setCurrentIndex)

    def _choose(self, page: ProgrammePage) -> None:
        position = list(_PAGES).index(page)
        with QSignalBlocker(self._bar):  # whoever chooses shows the page
            self._bar.setCurrentIndex(position)
        self._box.setCurrentIndex(position)
        self.flush()

    def _change_page(self, position: int) -> None:
        self._box.setCurrentIndex(position)
        self.flush()
        self._show_page()

    def _key(self) -> ProgrammePage:
        return list(_PAGES)[self._bar.currentIndex()]

    def _show_page(self) -> None:
        current = self._current()
        self.reload()
        if self._stack.indexOf(current) < 0:
            self._stack.addWidget(current)  # filled before it is shown
        self._stack.setCurrentWidget(current)
        words = _primary_words()[self._key()]
        self._primary.setText(words)
        self._primary.setVisible(bool(words))

    def _current(self) -> ProgrammePageWidget:
        """The page in front; it is built the first time."""
        key = self._key()
        if key not in self._pages:
            page = _PAGES[key](self.context)
            page.set_narrow(self._narrow)
            self._pages[key] = page
        return self._pages[key]

    def _open_partnership(self) -> None:
        self.context.open("partnership", partnership_id=self._partnership_id, tab="work")


def _titles() -> dict[ProgrammePage, str]:
    """The words on the tabs, in the order of ``_PAGES``."""
    return {
        ProgrammePage.ANALYSIS: _("Shared analysis"),
        ProgrammePage.OUTLINE: _("Objectives and measures"),
        ProgrammePage.MONTHS: _("Month chart"),
        ProgrammePage.PLAN: _("Action plan"),
        ProgrammePage.REVIEWS: _("Reviews"),
    }


def _primary_words() -> dict[ProgrammePage, str]:
    """What the filled button says; a page that only shows has none."""
    return {
        ProgrammePage.ANALYSIS: _("Add a cause"),
        ProgrammePage.OUTLINE: _("Add an objective"),
        ProgrammePage.MONTHS: "",
        ProgrammePage.PLAN: "",
        ProgrammePage.REVIEWS: _("Start the review"),
    }
