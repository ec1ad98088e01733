"""The page of a partnership: its steps, and a tab for everything that belongs to it."""

from __future__ import annotations

from typing import Any

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.page import page_header
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabbedScreen, TabPage
from partnerdesk.ui.kit.widgets import button, fact_line
from partnerdesk.ui.screens.partnership.about_tab import AboutTab
from partnerdesk.ui.screens.partnership.agreement_tab import AgreementTab
from partnerdesk.ui.screens.partnership.check_tab import CheckTab
from partnerdesk.ui.screens.partnership.history_tab import HistoryTab
from partnerdesk.ui.screens.partnership.meetings_tab import MeetingsTab
from partnerdesk.ui.screens.partnership.money_tab import MoneyTab
from partnerdesk.ui.screens.partnership.partners_tab import PartnersTab
from partnerdesk.ui.screens.partnership.steps_tab import StepsTab
from partnerdesk.ui.screens.partnership.work_tab import WorkTab


class PartnershipScreen(TabbedScreen):
    """One partnership, from its first step to what happened to it."""

    tables = PARTNERSHIP_TABLES
    help_topic = "partnership"
    begins_anew = True

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Parts of the partnership"), _tabs())
        contract = button(_("Print"), icon_name="printer", on_click=self.print_)
        self.lay_out(page_header("", "", contract))

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
        self.come_to(partnership_id, tab).go_to(partner_id=partner_id, field=field)

    def bookmark(self) -> dict[str, Any]:
        """The partnership and the tab."""
        return {"partnership_id": self.partnership_id, "tab": self.key()}

    def way_back(self) -> str:
        """To the check, or to whichever tab it is."""
        ways = {"check": N_("Back to the check"), "steps": N_("Back to the steps")}
        return ways.get(self.key(), N_("Back to the partnership"))

    def show_head(self, partnership: Partnership) -> None:
        """Its name, and the facts that tell it from others."""
        self.header.set_title(partnership.name)
        self.header.set_subtitle(_facts(partnership))


def _tabs() -> dict[str, tuple[str, type[TabPage]]]:
    return {
        "steps": (_("Steps"), StepsTab),
        "about": (_("About it"), AboutTab),
        "partners": (_("Partners"), PartnersTab),
        "agreement": (_("Agreement"), AgreementTab),
        "money": (_("Money"), MoneyTab),
        "work": (_("Work"), WorkTab),
        "meetings": (_("Meetings"), MeetingsTab),
        "check": (_("Check"), CheckTab),
        "history": (_("History"), HistoryTab),
    }


def _facts(partnership: Partnership) -> str:
    """Stage, way of starting, area and number of partners."""
    count = len(partnership.parties)
    parts = (
        _(partnership.stage.label),
        _(partnership.path.label),
        partnership.area,
        n_("{count} partner", "{count} partners", count).format(count=count),
    )
    return fact_line(*parts)
