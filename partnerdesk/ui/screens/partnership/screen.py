"""The page of a partnership: its steps, and a tab for everything that belongs to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QStackedLayout

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.texts import N_
from partnerdesk.services.partnerships import get_partnership, newest_partnership_id
from partnerdesk.services.steps import steps_of
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.editors import CalmComboBox
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tab_bar import TabBar
from partnerdesk.ui.kit.widgets import button, fact_line, verbatim
from partnerdesk.ui.screens.partnership.about_tab import AboutTab
from partnerdesk.ui.screens.partnership.agreement_tab import AgreementTab
from partnerdesk.ui.screens.partnership.check_tab import CheckTab
from partnerdesk.ui.screens.partnership.history_tab import HistoryTab
from partnerdesk.ui.screens.partnership.meetings_tab import MeetingsTab
from partnerdesk.ui.screens.partnership.money_tab import MoneyTab
from partnerdesk.ui.screens.partnership.partners_tab import PartnersTab
from partnerdesk.ui.screens.partnership.steps_tab import StepsTab
from partnerdesk.ui.screens.partnership.tab import Tab
from partnerdesk.ui.screens.partnership.work_tab import WorkTab

_TABS: dict[str, type[Tab]] = {
    "steps": StepsTab,
    "about": AboutTab,
    "partners": PartnersTab,
    "agreement": AgreementTab,
    "money": MoneyTab,
    "work": WorkTab,
    "meetings": MeetingsTab,
    "check": CheckTab,
    "history": HistoryTab,
}


class PartnershipScreen(Screen):
    """One partnership; its tabs are built when somebody first goes there."""

    tables = PARTNERSHIP_TABLES
    help_topic = "partnership"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._narrow = False
        self._tabs: dict[str, Tab] = {}
        contract = button(_("Print"), icon_name="printer", on_click=self.print_)
        self._header = page_header("", "", contract)
        self._bar = TabBar(self, _("Parts of the partnership"))
        self._box = CalmComboBox()
        self._set_up_tabs()
        self._stack = QStackedLayout()
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._box)
        layout.addLayout(self._stack, 1)

    def arrive(
        self,
        partnership_id: int | None = None,
        tab: str = "",
        partner_id: int | None = None,
        field: str = "",
    ) -> None:
        """Show a tab of a partnership, there a partner or a field.

        Raises:
            UserError: there is no such partnership.
        """
        desk = self.context.desk
        wanted = partnership_id or self._partnership_id or newest_partnership_id(desk)
        get_partnership(desk, wanted)
        other = wanted != self._partnership_id
        self._partnership_id = wanted
        if tab or other:
            self._choose(tab or "steps")
        self.reload()
        tabs = self._box if self._narrow else self._bar
        tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self._current().go_to(partner_id=partner_id, field=field)

    def bookmark(self) -> dict[str, Any]:
        """The partnership and the tab."""
        return {"partnership_id": self._partnership_id, "tab": self._key()}

    def way_back(self) -> str:
        """To the check, or to whichever tab it is."""
        ways = {"check": N_("Back to the check"), "steps": N_("Back to the steps")}
        return ways.get(self._key(), N_("Back to the partnership"))

    def reload(self) -> None:
        """Read the partnership again; where it is gone, go to all of them."""
        if self._partnership_id is None:
            return
        partnership = partnership_or_leave(self.context, self._partnership_id)
        if partnership is None:
            self._partnership_id = None
            return
        standing = Standing(partnership, steps_of(self.context.desk, partnership))
        self._header.set_title(partnership.name)
        self._header.set_subtitle(_facts(standing))
        tab = self._current()
        tab.show_standing(standing)
        if self._stack.indexOf(tab) < 0:
            self._stack.addWidget(tab)  # filled before it is shown, so that nobody sees it grow
        self._stack.setCurrentWidget(tab)

    def primary_action(self) -> None:
        """What the filled button of the tab does."""
        self._current().primary_action()

    def new(self) -> None:
        """Add one more of what the tab lists."""
        self._current().new()

    def print_(self) -> None:
        """Show the contract on paper."""
        self.context.open("printing", partnership_id=self._partnership_id)

    def set_narrow(self, narrow: bool) -> None:
        """One column or two, in every tab."""
        self._narrow = narrow
        self._bar.setVisible(not narrow)
        self._box.setVisible(narrow)
        for tab in self._tabs.values():
            tab.set_narrow(narrow)

    def _set_up_tabs(self) -> None:
        """A bar of tabs, and a combo box where the bar has no room."""
        self._box.setAccessibleName(self._bar.accessibleName())
        for key, title in _titles().items():
            self._bar.setTabData(self._bar.addTab(verbatim(title)), key)
            self._box.addItem(title, key)
        self._box.hide()
        self._bar.currentChanged.connect(self._show_tab)
        self._box.activated.connect(self._bar.setCurrentIndex)

    def _choose(self, key: str) -> None:
        position = next((at for at, name in enumerate(_TABS) if name == key), 0)
        with QSignalBlocker(self._bar):  # whoever chooses reloads
            self._bar.setCurrentIndex(position)
        self._box.setCurrentIndex(position)
        self.flush()

    def _show_tab(self, position: int) -> None:
        self._box.setCurrentIndex(position)
        self.flush()
        self.reload()

    def _current(self) -> Tab:
        """The tab in front; it is built the first time."""
        key = self._key()
        if key not in self._tabs:
            tab = _TABS[key](self.context)
            tab.set_narrow(self._narrow)
            self._tabs[key] = tab
        return self._tabs[key]

    def _key(self) -> str:
        return str(self._bar.tabData(self._bar.currentIndex()))


def _titles() -> dict[str, str]:
    """The words on the tabs, in the order of ``_TABS``."""
    return {
        "steps": _("Steps"),
        "about": _("About it"),
        "partners": _("Partners"),
        "agreement": _("Agreement"),
        "money": _("Money"),
        "work": _("Work"),
        "meetings": _("Meetings"),
        "check": _("Check"),
        "history": _("History"),
    }


def _facts(standing: Standing) -> str:
    """Stage, way of starting, area and number of partners."""
    partnership = standing.partnership
    count = len(partnership.parties)
    parts = (
        _(partnership.stage.label),
        _(partnership.path.label),
        partnership.area,
        n_("{count} partner", "{count} partners", count).format(count=count),
    )
    return fact_line(*parts)
