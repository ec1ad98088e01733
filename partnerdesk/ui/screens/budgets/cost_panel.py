"""The panel of a cost: what kind it is, who carries it, for which measure, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from partnerdesk.domain.budget import BudgetSheet, CostCategory, CostLine
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.money import Money
from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.widgets import fact_line, label
from partnerdesk.ui.screens.budgets import choices
from partnerdesk.ui.screens.budgets.panels import Panel


class CostPanel(Panel):
    """A cost; each field saves itself."""

    def __init__(
        self,
        desk: Desk,
        line: CostLine,
        partners: Mapping[int, str],
        measures: Mapping[int, str],
    ) -> None:
        super().__init__(_("Cost"))
        self._desk = desk
        self._line = line
        self._name = label("", "label")
        self._standing = label("", "small")
        self.column.addWidget(self._name)
        self.column.addWidget(self._standing)
        self._category = self.add_field(FieldRow(choices.CATEGORY, save=self._save_category))
        self._measure = self.add_field(
            FieldRow(choices.measure_field(measures), save=self._save_measure)
        )
        self._measure.setVisible(bool(measures))
        self._carrier = self.add_field(
            FieldRow(choices.carrier_field(partners), save=self._save_carrier)
        )
        self._eligible = self.add_field(
            FieldRow(choices.IS_ELIGIBLE, save=lambda value: self._save(is_eligible=bool(value)))
        )
        self.column.addStretch(1)
        self._refresh(line)

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> bool:
        """Show the cost again, but never over what is being typed."""
        found = [one for one in judged.budget.sheet().lines if one.id == self._line.id]
        for line in found:
            self._refresh(line)
            self._standing.setText(_standing_words(judged, line))
        return bool(found)

    def _refresh(self, line: CostLine) -> None:
        self._line = line
        self._name.setText(line.text or line.group)
        self._category.refresh(line.category.value if line.category else choices.NOTHING)
        self._measure.refresh(str(line.measure_id or choices.NOBODY))
        self._carrier.refresh(str(line.organisation_id or choices.NOBODY))
        self._eligible.refresh(line.is_eligible)

    def _save_category(self, value: str) -> None:
        chosen = None if value in ("", choices.NOTHING) else CostCategory(value)
        self._save(category=chosen)

    def _save_measure(self, value: str) -> None:
        self._save(measure_id=int(value or 0) or None)

    def _save_carrier(self, value: str) -> None:
        self._save(organisation_id=int(value or 0) or None)

    def _save(self, **values: Any) -> None:
        budgets.set_line_details(self._desk, replace(self._line, **values))


def _standing_words(judged: JudgedBudget, line: CostLine) -> str:
    """What is planned, ordered, spent and left of a cost."""
    state = judged.spending.state_of(line.id, line.cost_minor)
    texts, currency = current_texts(), judged.budget.currency

    def money(minor: int) -> str:
        return texts.money(Money(minor, currency))

    has_books = bool(state.committed_minor or state.spent_minor)
    return fact_line(
        _("planned {amount}").format(amount=money(state.planned_minor)),
        _("ordered {amount}").format(amount=money(state.committed_minor)) if has_books else "",
        _("spent {amount}").format(amount=money(state.spent_minor)) if has_books else "",
        _("left {amount}").format(amount=money(state.left_minor)) if has_books else "",
    )
