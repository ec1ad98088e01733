"""The budget of an amendment: as it was signed, or a new table as its annex."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.money import Money
from partnerdesk.services import amendment_budgets
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label

Do = Callable[[Callable[[], object]], None]


class BudgetPart(QWidget):
    """Says what was signed and what is planned now, and puts the new table in or leaves it out."""

    def __init__(self, context: Context, do: Do) -> None:
        """``do`` runs an action and says on the page what is wrong with it."""
        super().__init__()
        self._context, self._do = context, do
        self._filled: FilledAgreement | None = None
        self._words = label("")
        self._put_in = button(_("Put in the new budget"), icon_name="coins", on_click=self._add)
        self._leave = button(_("Leave the budget as it was"), icon_name="x", on_click=self._remove)
        self._open = button(_("Open the budget"), "link", on_click=self._go)
        tools = QWidget()
        flow = FlowLayout(tools)
        for one in (self._put_in, self._leave, self._open):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(_("Does the money change?"), "label"))
        column.addWidget(self._words)
        column.addWidget(tools)

    def show_amendment(self, filled: FilledAgreement) -> None:
        """Show the budget of an amendment; at the end of a partnership there is none."""
        self._filled = filled
        agreement = filled.agreement
        amendment = agreement.amendment
        self.setVisible(amendment is not None and amendment.kind.can_change_the_budget)
        is_open = agreement.frozen is None
        self._words.setText(self._said(filled))
        has_lines = filled.budget is not None and bool(filled.budget.lines)
        self._put_in.setVisible(is_open and not agreement.has_budget and has_lines)
        self._leave.setVisible(is_open and agreement.has_budget)

    def _said(self, filled: FilledAgreement) -> str:
        """What was signed, and what the amendment brings or leaves out."""
        before = filled.values.get("budget_before") or _("no budget")
        if filled.agreement.has_budget:
            now = filled.values.get("budget_total") or _("no budget")
            said = _("A new budget is its annex. Signed: {before}. From now on: {now}.")
            return said.format(before=before, now=now)
        if filled.budget is None or not filled.budget.lines:
            return _("The budget stays as it was signed: {before}.").format(before=before)
        planned = Money(filled.budget.cost_minor, filled.budget.currency)
        said = _("The budget stays as it was signed: {before}. Planned now: {now}.")
        return said.format(before=before, now=current_texts().money(planned))

    def _add(self) -> None:
        filled = self._filled
        if filled is not None:
            self._do(lambda: amendment_budgets.add_budget(self._context.desk, filled.agreement.id))

    def _remove(self) -> None:
        filled = self._filled
        if filled is not None:
            number = filled.agreement.id
            self._do(lambda: amendment_budgets.remove_budget(self._context.desk, number))

    def _go(self) -> None:
        if self._filled is not None:
            self._context.open("budgets", partnership_id=self._filled.partnership.id)
