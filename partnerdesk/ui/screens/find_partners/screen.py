"""Find partners: the board of kinds, influence and interest, who gives and expects what."""

from __future__ import annotations

from partnerdesk.domain.guidance import BoardPage
from partnerdesk.domain.partnership import Partnership
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import page_header
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tabbed_screen import TabbedScreen, TabPage
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.find_partners.exchange_page import ExchangePage
from partnerdesk.ui.screens.find_partners.kinds_page import KindsPage
from partnerdesk.ui.screens.find_partners.matrix_page import MatrixPage


class FindPartnersScreen(TabbedScreen):
    """Three views of the partners of one partnership."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "find_partners"
    folds_tabs = False

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Pages of the board"), _pages())
        printing = button(_("Print"), icon_name="printer", on_click=self.print_)
        self._add = button(_("Add a name"), "primary", "plus", self.primary_action)
        self.lay_out(page_header(_("Find partners"), "", printing, self._add))

    def arrive(self, partnership_id: int | None = None, page: str = "", show: str = "") -> None:
        """Show a page of the board of a partnership; ``show`` narrows it.

        Raises:
            UserError: there is no such partnership.
        """
        board = self.come_to(partnership_id, page)
        if page:
            board.go_to(show)

    def show_head(self, partnership: Partnership) -> None:
        """Whose board it is, and the way to add a name where names are listed."""
        super().show_head(partnership)
        self._add.setVisible(self.key() == BoardPage.KINDS)

    def new(self) -> None:
        """The same: the board lists names."""
        self.primary_action()


def _pages() -> dict[str, tuple[str, type[TabPage]]]:
    return {
        BoardPage.KINDS: (_("Board"), KindsPage),
        BoardPage.MATRIX: (_("Influence and interest"), MatrixPage),
        BoardPage.EXCHANGE: (_("Who gives what"), ExchangePage),
    }
