"""The budgets: all of them as cards, or one as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.services import budgets
from partnerdesk.services.bookings import get_changed_budget, get_judged_budget
from partnerdesk.ui.kit.card_list import CardList
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import empty_state, page_layout
from partnerdesk.ui.kit.pages import Pages
from partnerdesk.ui.kit.screen import Context, Screen, UnsavedDraft
from partnerdesk.ui.kit.widgets import button
from partnerdesk.ui.screens.budgets.offers import budget_offer
from partnerdesk.ui.screens.budgets.page import BudgetPage


class BudgetsScreen(Screen):
    """What partnerships cost and who pays for it."""

    tables = frozenset(
        {
            "budget",
            "period",
            "cost_line",
            "quantity",
            "amount",
            "source",
            "booking",
            "transfer",
            "currency_rate",
            "objective",
            "target",
            "measure",
            "partnership",
            "organisation",
        }
    )
    help_topic = "budgets"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._page = BudgetPage(context)
        self._page.others_wanted.connect(self._show_all)
        self._picker = CardList(_("Budgets"), _("Choose the partnership."))
        self._picker.chosen.connect(self._choose)
        self._nothing = self._empty(
            _("Here you plan what a partnership costs and who pays."),
            _("A budget comes with your first partnership."),
            _("Start your first partnership"),
            lambda: context.open("interview"),
        )
        self._no_budget = self._empty(
            _("This partnership has no budget yet."),
            _("A budget lists costs and who pays for them."),
            _("Start the budget"),
            self._start_budget,
        )
        self._stack = Pages()
        for widget in (self._page, self._picker, self._nothing, self._no_budget):
            self._stack.addWidget(widget)
        page_layout(self).addWidget(self._stack)

    def arrive(self, partnership_id: int | None = None, **place: int) -> None:
        """Show the budget of a partnership, or all budgets; ``place`` is that of a finding."""
        self._partnership_id = partnership_id
        self.reload()
        if self._stack.currentWidget() is self._page:
            self._page.take_keyboard()
            self._page.lead_to(place)

    def reload(self) -> None:
        """Read the budgets again and show them."""
        wanted = self._partnership_id
        if wanted is None:
            self._show_only_or_all()
            return
        self._read(lambda: get_judged_budget(self.context.desk, wanted))

    def reload_after(self, touched: frozenset[str]) -> None:
        """After a change of cells only these are read again."""
        if self._stack.currentWidget() is self._page:
            known = self._page.judged
            self._read(lambda: get_changed_budget(self.context.desk, known, touched))
        else:
            self.reload()

    def _read(self, read: Callable[[], JudgedBudget | None]) -> None:
        """Show a budget; where its partnership is gone, the others."""
        try:
            judged = read()
        except UserError:
            self._partnership_id = None
            self._show_only_or_all()
        else:
            self._show(judged)

    def _show(self, judged: JudgedBudget | None) -> None:
        if judged is None:
            self._stack.setCurrentWidget(self._no_budget)
            return
        has_others = budgets.count_budgets(self.context.desk) > 1
        self._page.show_budget(judged, has_others=has_others)
        self._stack.setCurrentWidget(self._page)

    def flush(self) -> None:
        """Save what is being typed in a cell or a panel."""
        if self._stack.currentWidget() is self._page:
            self._page.settle()
        super().flush()

    def unsaved(self) -> list[str]:
        """The names of what could not be saved, an open cell among them."""
        cell = self._page.area.open_cell()
        return super().unsaved() + ([_("Cost table")] if cell else [])

    def unsaved_drafts(self) -> list[UnsavedDraft]:
        """What could not be saved, to be shown again after the screen was built anew."""
        cell = self._page.area.open_cell()
        return super().unsaved_drafts() + ([cell] if cell else [])

    def restore_drafts(self, drafts: list[UnsavedDraft]) -> None:
        """Open the cell again whose text could not be saved."""
        super().restore_drafts(drafts)
        for draft in drafts:
            self._page.area.restore_cell(draft)

    def bookmark(self) -> dict[str, Any]:
        """The budget that is open."""
        return {"partnership_id": self._partnership_id}

    def primary_action(self) -> None:
        """Go on with the agreement."""
        if self._stack.currentWidget() is self._page:
            self._page.put_into_agreement()

    def new(self) -> None:
        """Add a cost."""
        if self._stack.currentWidget() is self._page:
            self._page.add_cost()

    def close_lightest(self) -> bool:
        """Close the panel beside the table."""
        return self._page.close_panel()

    def set_narrow(self, narrow: bool) -> None:
        """Show fewer columns."""
        self._page.set_narrow(narrow)

    def _show_only_or_all(self) -> None:
        sheets = budgets.list_budgets(self.context.desk)
        if len(sheets) == 1:
            self._partnership_id = sheets[0].partnership_id
            self.reload()
        elif sheets:
            self._picker.show_offers(map(budget_offer, sheets))
            self._stack.setCurrentWidget(self._picker)
        else:
            self._stack.setCurrentWidget(self._nothing)

    def _show_all(self) -> None:
        self.context.open("budgets")

    def _choose(self, partnership_id: int) -> None:
        self.context.open("budgets", partnership_id=partnership_id)

    def _start_budget(self) -> None:
        if self._partnership_id is not None:
            budgets.start_budget(self.context.desk, self._partnership_id)

    def _empty(self, title: str, text: str, action: str, deed: Any) -> QWidget:
        return empty_state("wallet", title, text, button(action, "primary", on_click=deed))
