"""Budget and programme of an amendment: as they were signed, or new ones as its annexes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.guidance import ProgrammePage
from partnerdesk.domain.money import Money
from partnerdesk.domain.signing_programme import is_changed_since
from partnerdesk.services import amendment_annexes
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label

Do = Callable[[Callable[[], object]], None]
Service = Callable[[Desk, int], None]


class _AnnexPart(QWidget):
    """Says what was signed and what is planned now, and puts the new annex in or leaves it out."""

    def __init__(self, context: Context, do: Do, question: str) -> None:
        """``do`` runs an action and says on the page what is wrong with it."""
        super().__init__()
        self._context, self._do = context, do
        self._filled: FilledAgreement | None = None
        self._words = label("")
        tools = QWidget()
        self._tools = FlowLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(question, "label"))
        column.addWidget(self._words)
        column.addWidget(tools)

    def _add_tools(self, *tools: QWidget) -> None:
        for one in tools:
            self._tools.addWidget(one)

    def _show(self, filled: FilledAgreement, said: str) -> None:
        """At the end of a partnership there is nothing to choose."""
        self._filled = filled
        amendment = filled.agreement.amendment
        self.setVisible(amendment is not None and amendment.kind.can_bring_annexes)
        self._words.setText(said)

    def _run(self, service: Service) -> None:
        filled = self._filled
        if filled is not None:
            self._do(lambda: service(self._context.desk, filled.agreement.id))


class BudgetPart(_AnnexPart):
    """The budget of an amendment."""

    def __init__(self, context: Context, do: Do) -> None:
        super().__init__(context, do, _("Does the money change?"))
        self._put_in = button(_("Put in the new budget"), icon_name="coins", on_click=self._add)
        self._leave = button(_("Leave the budget as it was"), icon_name="x", on_click=self._remove)
        opens = button(_("Open the budget"), "link", on_click=self._go)
        self._add_tools(self._put_in, self._leave, opens)

    def show_amendment(self, filled: FilledAgreement) -> None:
        """Show what was signed, and what the amendment brings."""
        self._show(filled, self._said(filled))
        is_open, has_budget = filled.agreement.frozen is None, filled.agreement.has_budget
        has_lines = filled.budget is not None and bool(filled.budget.lines)
        self._put_in.setVisible(is_open and not has_budget and has_lines)
        self._leave.setVisible(is_open and has_budget)

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
        self._run(amendment_annexes.add_budget)

    def _remove(self) -> None:
        self._run(amendment_annexes.remove_budget)

    def _go(self) -> None:
        if self._filled is not None:
            self._context.open("budgets", partnership_id=self._filled.partnership.id)


class ProgrammePart(_AnnexPart):
    """The programme of work of an amendment."""

    def __init__(self, context: Context, do: Do) -> None:
        super().__init__(context, do, _("Does the programme of work change?"))
        self._put_in = button(
            _("Put in the new programme"), icon_name="list-checks", on_click=self._add
        )
        self._leave = button(
            _("Leave the programme as it was"), icon_name="x", on_click=self._remove
        )
        opens = button(_("Open the programme"), "link", on_click=self._go)
        self._add_tools(self._put_in, self._leave, opens)

    def show_amendment(self, filled: FilledAgreement) -> None:
        """Show whether it is still the one that was signed, and what the amendment brings."""
        self._show(filled, self._said(filled))
        is_open, has_programme = filled.agreement.frozen is None, filled.agreement.has_programme
        has_lines = not filled.partnership.programme.is_empty
        self._put_in.setVisible(is_open and not has_programme and has_lines)
        self._leave.setVisible(is_open and has_programme)

    def _said(self, filled: FilledAgreement) -> str:
        if filled.agreement.has_programme:
            return _("A new programme of work is its annex.")
        if Annex.PROGRAMME not in filled.annexes_before:
            return _("No programme of work is signed yet.")
        if filled.agreement.frozen is None and is_changed_since(filled):
            return _("The signed programme holds. It was changed since: put it in, or leave it.")
        return _("The programme of work stays as it was signed.")

    def _add(self) -> None:
        self._run(amendment_annexes.add_programme)

    def _remove(self) -> None:
        self._run(amendment_annexes.remove_programme)

    def _go(self) -> None:
        if self._filled is not None:
            number = self._filled.partnership.id
            self._context.open("programme", partnership_id=number, page=ProgrammePage.OUTLINE)
