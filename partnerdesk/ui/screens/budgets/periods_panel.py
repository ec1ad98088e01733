"""The panel of the periods of a budget: their names and days, one more, or one for each year."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.budget import PERIOD_NAME, BudgetSheet, Period
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_
from partnerdesk.services import periods
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import ErrorLine, button, clear_layout, hline, label
from partnerdesk.ui.screens.budgets.panels import Panel

_STARTS_ON = FieldSpec("starts_on", N_("First day"), kind="date")
_ENDS_ON = FieldSpec("ends_on", N_("Last day"), kind="date")


class PeriodsPanel(Panel):
    """The periods of one budget; each field saves itself."""

    def __init__(self, desk: Desk, partnership_id: int) -> None:
        super().__init__(_("Periods"))
        self._desk = desk
        self._partnership_id = partnership_id
        self._periods: tuple[Period, ...] = ()
        self._rows: dict[int, dict[str, FieldRow]] = {}
        self._error = ErrorLine()
        explanation = _("Each period has its own amounts. The costs stay the same.")
        self.column.addWidget(label(explanation, "small"))
        self.column.addWidget(self._error)
        self._divide = button(_("Divide into years"), on_click=self._divide_into_years)
        self.column.addWidget(self._divide)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        self.column.addLayout(self._list)
        self.column.addWidget(button(_("Add a period"), icon_name="plus", on_click=self._add))
        self.column.addStretch(1)

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> bool:
        """Show the periods again, but never over what is being typed."""
        found = judged.budget.periods
        if [one.id for one in found] != [one.id for one in self._periods]:
            self._rebuild(found)
        self._periods = found
        self._divide.setVisible(len(found) == 1)
        for period in found:
            rows = self._rows[period.id]
            rows["period"].refresh(period.name)
            rows["starts_on"].refresh(period.starts_on)
            rows["ends_on"].refresh(period.ends_on)
        return True

    def _rebuild(self, found: tuple[Period, ...]) -> None:
        clear_layout(self._list)
        self._rows = {}
        for period in found:
            self._list.addWidget(self._entry(period.id, is_only=len(found) == 1))

    def _entry(self, period_id: int, *, is_only: bool) -> QWidget:
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(hline())
        fields = {"period": (PERIOD_NAME, "name")}
        fields |= {spec.key: (spec, spec.key) for spec in (_STARTS_ON, _ENDS_ON)}
        self._rows[period_id] = {}
        for key, (spec, name) in fields.items():
            row = FieldRow(spec, save=partial(self._save, period_id, name))
            self._rows[period_id][key] = row
            column.addWidget(row)
        if not is_only:
            delete = button(
                _("Delete this period"), "danger", "trash-2", lambda: self._delete(period_id)
            )
            column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
        return entry

    def _save(self, period_id: int, name: str, value: Any) -> None:
        period = next(one for one in self._periods if one.id == period_id)
        changes: dict[str, Any] = {name: value}
        step = f"period {period_id} {name}"
        periods.save_period(self._desk, replace(period, **changes), merge_key=step)

    def _add(self) -> None:
        names = {one.name.casefold() for one in self._periods}
        number = len(self._periods) + 1
        while _("Period {number}").format(number=number).casefold() in names:
            number += 1
        name = _("Period {number}").format(number=number)
        self._try(lambda: periods.add_period(self._desk, self._partnership_id, Period(0, name)))

    def _divide_into_years(self) -> None:
        self._try(lambda: periods.divide_into_years(self._desk, self._partnership_id))

    def _delete(self, period_id: int) -> None:
        name = next(one.name for one in self._periods if one.id == period_id)
        if self._try(lambda: periods.delete_period(self._desk, period_id)):
            self.done.emit(_("Period “{name}” deleted").format(name=name))

    def _try(self, deed: Any) -> bool:
        """Do something; what stands against it is said in the panel."""
        self._error.set_text("")
        try:
            deed()
        except UserError as error:
            self._error.set_text(error.text(current_texts()))
            return False
        return True
