"""The table of a budget, and the place beside it for one panel."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.screens.budgets.panels import Panel
from partnerdesk.ui.screens.budgets.table_area import TableArea

_PANEL_WIDTH = 320
_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX, which PySide6 does not offer


class PanelPlace(QHBoxLayout):
    """At most one panel beside the table, or in its place where there is no room for both."""

    def __init__(self, area: TableArea) -> None:
        super().__init__()
        self._area = area
        self._panel: Panel | None = None
        self._narrow = False
        self.setSpacing(px(12))
        self.addWidget(area, 1)

    def open_panel(self, panel: Panel, judged: JudgedBudget, sheet: BudgetSheet) -> None:
        """Show a panel filled from a budget, instead of the one that is open."""
        self.close_panel()
        self._panel = panel
        panel.closed.connect(self.close_panel)
        self.addWidget(panel)
        panel.show_budget(judged, sheet)
        self._place()
        panel.begin()

    def close_panel(self) -> bool:
        """Close the open panel; whether there was one."""
        if self._panel is None:
            return False
        panel, self._panel = self._panel, None
        panel.flush()
        panel.hide()
        panel.deleteLater()
        self._place()
        self._area.grid.setFocus()
        return True

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> None:
        """Show what changed; a panel whose subject is gone closes."""
        if self._panel is not None and not self._panel.show_budget(judged, sheet):
            self.close_panel()

    def flush(self) -> None:
        """Save what is being typed in the panel."""
        if self._panel is not None:
            self._panel.flush()

    def set_narrow(self, narrow: bool) -> None:
        """The window got room for the table or a panel only, or for both again."""
        self._narrow = narrow
        self._place()

    def _place(self) -> None:
        self._area.setVisible(not (self._panel is not None and self._narrow))
        if self._panel is not None:
            self._panel.setMaximumWidth(_NO_LIMIT if self._narrow else px(_PANEL_WIDTH))
            self._panel.setMinimumWidth(0 if self._narrow else px(_PANEL_WIDTH))
