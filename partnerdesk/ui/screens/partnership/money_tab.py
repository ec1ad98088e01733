"""The budget in short: what it costs, who gives what, and what is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.budget import BudgetSheet, Source
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.money import Money
from partnerdesk.services.budgets import get_budget
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, clear_layout, label, pill
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card


class MoneyTab(Tab):
    """Totals, and each source with what it promised and what is planned."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        frame, column = titled_card(_("The budget"))
        self._facts = QVBoxLayout()
        column.addLayout(self._facts)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(button(_("Open the budget"), "primary", "wallet", self.primary_action))
        row.addStretch(1)
        column.addLayout(row)
        sources, self._sources = titled_card(_("Sources of finance"))
        self._source_list = QVBoxLayout()
        self._sources.addLayout(self._source_list)
        self._sources_card = sources
        self.column.addWidget(frame)
        self.column.addWidget(sources)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show the totals as they are now."""
        self._partnership_id = standing.partnership.id
        sheet = get_budget(self.context.desk, standing.partnership.id)
        clear_layout(self._facts)
        clear_layout(self._source_list)
        self._sources_card.setVisible(bool(sheet and sheet.sources))
        if sheet is None:
            self._facts.addWidget(label(_("There is no budget yet."), "muted"))
            return
        words, state = _balance(sheet)
        total = current_texts().money(Money(sheet.cost_minor, sheet.currency))
        self._facts.addWidget(label(_("Costs in all: {amount}").format(amount=total)))
        self._facts.addWidget(pill(words, state))
        self._source_list.addWidget(_source_table(sheet))

    def primary_action(self) -> None:
        """Open the budget."""
        if self._partnership_id is not None:
            self.context.open("budgets", partnership_id=self._partnership_id)


def _balance(sheet: BudgetSheet) -> tuple[str, State]:
    if not sheet.cost_minor:
        return _("No costs yet"), "none"
    if sheet.is_balanced:
        return _("All costs are covered"), "ok"
    gap = current_texts().money(Money(abs(sheet.cost_minor - sheet.covered_minor), sheet.currency))
    if sheet.cost_minor > sheet.covered_minor:
        return _("Still open: {amount}").format(amount=gap), "warn"
    return _("Shares do not add up"), "bad"


def _source_table(sheet: BudgetSheet) -> QWidget:
    """Name, promised, planned and what is left, each source in a row."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(32))
    grid.setVerticalSpacing(px(6))
    grid.setColumnStretch(0, 1)
    trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
    titles = (_("Source"), _("Promised"), _("Planned"), _("Left"))
    for column, title in enumerate(titles):
        heading = label(title, "label", wrap=False)
        grid.addWidget(heading, 0, column, trailing if column else Qt.AlignmentFlag.AlignVCenter)
    for row, source in enumerate(sheet.sources, start=1):
        grid.addWidget(label(source.name), row, 0)
        for column, minor in enumerate(_amounts(sheet, source), start=1):
            amount = label(current_texts().amount(minor, sheet.currency), wrap=False)
            grid.addWidget(amount, row, column, trailing)
    return table


def _amounts(sheet: BudgetSheet, source: Source) -> tuple[int, int, int]:
    planned = sheet.planned_minor[source.id]
    return source.promised_minor, planned, sheet.difference_minor(source)
