"""Panels beside the table: what they have in common, and that with the name of an activity."""

from __future__ import annotations

from partnerdesk.domain.budget import ACTIVITY, BudgetGroup, BudgetSheet
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.services import budgets
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.side_panel import SidePanel
from partnerdesk.ui.kit.widgets import button, label


class Panel(SidePanel):
    """A card beside the budget table."""

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> bool:
        """Show what is new in the budget; whether the subject of the panel is still there."""
        raise NotImplementedError


class ActivityPanel(Panel):
    """The name of an activity."""

    def __init__(self, desk: Desk, partnership_id: int, group: BudgetGroup) -> None:
        super().__init__(_("Activity"))
        self._desk = desk
        self._partnership_id = partnership_id
        self._group = group
        self._title = self.add_field(FieldRow(ACTIVITY, save=self._rename))
        explanation = _("An activity holds costs that belong together.")
        self.column.addWidget(label(explanation, "small"))
        delete = button(_("Delete activity and costs"), "danger", "trash-2", self._delete)
        self.column.addWidget(delete)
        self.column.addStretch(1)
        self._title.refresh(group.title)

    def show_budget(self, judged: JudgedBudget, sheet: BudgetSheet) -> bool:
        """Show the activity again, but never over what is being typed."""
        wanted = self._first_line_id
        found = [one for one in sheet.groups if any(line.id == wanted for line in one.lines)]
        for group in found:
            self._group = group
            self._title.refresh(group.title)
        return bool(found)

    @property
    def _first_line_id(self) -> int:
        """The id of the activity's first cost, which tells activities apart."""
        return self._group.lines[0].id

    def _rename(self, value: str) -> None:
        budgets.rename_activity(
            self._desk,
            self._partnership_id,
            self._group.title,
            value,
            merge_key=f"activity {self._first_line_id}",
        )

    def _delete(self) -> None:
        self.closed.emit()
        try:
            budgets.delete_cost_lines(self._desk, [line.id for line in self._group.lines])
        except UserError as error:
            self.refused.emit(error.text(current_texts()))
        else:
            self.done.emit(_("Activity “{name}” deleted").format(name=self._group.title))
