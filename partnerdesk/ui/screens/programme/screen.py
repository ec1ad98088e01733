"""The programme of work of a partnership: analysis, outline, months, action plan, reviews."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from partnerdesk.domain.guidance import ProgrammePage
from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import page_header
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabbedScreen, TabPage
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.programme.analysis_page import AnalysisPage
from partnerdesk.ui.screens.programme.months_page import MonthsPage
from partnerdesk.ui.screens.programme.outline_page import OutlinePage
from partnerdesk.ui.screens.programme.plan_page import PlanPage
from partnerdesk.ui.screens.programme.reviews_page import ReviewsPage


class ProgrammeScreen(TabbedScreen):
    """Five views of the work of one partnership."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "programme"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Pages of the programme"), _pages())
        back = button(_("The partnership"), icon_name="arrow-left", on_click=self._open_partnership)
        printing = button(_("Print"), icon_name="printer", on_click=self.print_)
        self._primary = button("", "primary", "plus", self.primary_action)
        self._plus = self._primary.icon()
        self.lay_out(page_header(_("Programme of work"), "", back, printing, self._primary))

    def arrive(self, partnership_id: int | None = None, page: str = "", field: str = "") -> None:
        """Show a page of the programme of a partnership, there a field.

        Raises:
            UserError: there is no such partnership.
        """
        self.come_to(partnership_id, page).go_to(field)

    def show_head(self, partnership: Partnership) -> None:
        """Whose programme it is, and the filled button of the page."""
        super().show_head(partnership)
        words = _primary_words().get(self.key(), "")
        self._primary.setText(words)
        self._primary.setIcon(QIcon() if self.key() == ProgrammePage.REVIEWS else self._plus)
        self._primary.setVisible(bool(words))

    def _open_partnership(self) -> None:
        self.context.open("partnership", partnership_id=self.partnership_id, tab="work")


def _pages() -> dict[str, tuple[str, type[TabPage]]]:
    return {
        ProgrammePage.ANALYSIS: (_("Shared analysis"), AnalysisPage),
        ProgrammePage.OUTLINE: (_("Objectives and measures"), OutlinePage),
        ProgrammePage.MONTHS: (_("Month chart"), MonthsPage),
        ProgrammePage.PLAN: (_("Action plan"), PlanPage),
        ProgrammePage.REVIEWS: (_("Reviews"), ReviewsPage),
    }


def _primary_words() -> dict[str, str]:
    """What the filled button says; a page that only shows has none."""
    return {
        ProgrammePage.ANALYSIS: _("Add a cause"),
        ProgrammePage.OUTLINE: _("Add an objective"),
        ProgrammePage.REVIEWS: _("Start the review"),
    }
