"""The last step of taking a budget sheet in: what becomes of each row?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.cost_plan import CostPlan, CostRow, CostState, Decisions
from partnerdesk.domain.money import Money
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.plan_rows import Answers, PlanRows, RowFate, StepFrame
from partnerdesk.ui.kit.tables import Column
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, card, fact_line, label, verbatim

_STATES: Mapping[RowFate, State] = {
    CostState.COST: "ok",
    CostState.ACTIVITY: "info",
    CostState.LEFT_OUT: "none",
    CostState.REFUSED: "bad",
}


class CostRowsStep(StepFrame):
    """All rows of the sheet with what becomes of them; one can be decided otherwise.

    Signals:
        decided(int, bool | None): the place of a row, and whether it is a cost.
        columns_wanted(): back to the columns.
        confirmed(): take all costs in.
    """

    decided = Signal(int, object)
    columns_wanted = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._decisions: Decisions = {}
        self._plan: CostPlan | None = None
        number = Column[CostRow](
            _("Row"),
            lambda row: str(row.row_number),
            sort_key=lambda row: row.at,
            is_number=True,
            width=76,
        )
        cost = Column[CostRow](
            _("Cost total"),
            self._cost_words,
            sort_key=lambda row: row.cost_minor or 0,
            is_number=True,
            width=130,
        )
        self._rows = PlanRows[CostRow](
            _("Rows of the sheet"), lambda row: row.at, _STATES, self._summary, number, cost
        )
        self._rows.row_shown.connect(self._show_present)
        self._sources = label("", "muted")
        self._confirm = button("", "primary", "check", self.go_on)
        self._lay_out()

    def _lay_out(self) -> None:
        self._present, inside = card(gap=8)
        self._reason = label("")
        self._answers = Answers({True: _("Take it in as a cost"), False: _("Leave this row out")})
        self._answers.given.connect(self._decide)
        inside.addWidget(self._reason)
        inside.addWidget(self._answers)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._sources)
        column.addWidget(self._present)
        columns = button(_("Change the columns"), "link", on_click=self.columns_wanted.emit)
        self._lay_out_parts(self._rows, below, self._confirm, columns)

    def take_keyboard(self) -> None:
        """Start in the rows."""
        self._rows.take_keyboard()

    def go_on(self) -> None:
        """Take all costs in."""
        if self._confirm.isEnabled():
            self.confirmed.emit()

    def show_plan(self, plan: CostPlan, decisions: Decisions) -> None:
        """Show what would be done; the present row and filter stay."""
        self._plan, self._decisions = plan, decisions
        total = current_texts().money(Money(plan.cost_minor, plan.currency))
        self._rows.show_rows(plan.rows, _("Together {amount}").format(amount=total))
        names = current_texts().join([source.name for source in plan.new_sources])
        self._sources.setText(_("New sources of finance: {names}.").format(names=names))
        self._sources.setVisible(bool(plan.new_sources))
        count = len(plan.lines)
        words = n_("Take in {count} cost", "Take in {count} costs", count)
        self._confirm.setText(verbatim(words.format(count=current_texts().number(count))))
        self._confirm.setEnabled(not plan.is_empty)

    def set_narrow(self, narrow: bool) -> None:
        """Without the reasons in the table: they stand below it."""
        self._rows.set_narrow(narrow)

    def _cost_words(self, row: CostRow) -> str:
        if row.cost_minor is None or self._plan is None:
            return ""
        return current_texts().amount(row.cost_minor, self._plan.currency)

    def _summary(self, counts: Mapping[RowFate, int]) -> str:
        number = current_texts().number
        costs, out = counts.get(CostState.COST, 0), counts.get(CostState.LEFT_OUT, 0)
        unread = counts.get(CostState.REFUSED, 0)
        parts = [
            n_("{count} cost", "{count} costs", costs).format(count=number(costs)),
            n_("{count} row left out", "{count} rows left out", out).format(count=number(out)),
        ]
        if unread:
            words = n_("{count} row cannot be read", "{count} rows cannot be read", unread)
            parts.append(words.format(count=number(unread)))
        return fact_line(*parts)

    def _decide(self, wanted: bool | None) -> None:
        row = self._rows.present()
        if row is not None:
            self._rows.take_keyboard()  # the button may go away
            self.decided.emit(row.at, wanted)

    def _show_present(self) -> None:
        row = self._rows.present()
        self._present.setVisible(row is not None)
        if row is None:
            return
        self._answers.offer(self._offers(row))
        words = row.text(current_texts()) or _("This is a cost.")
        self._reason.setText(_("Row {row}: {words}").format(row=row.row_number, words=words))

    def _offers(self, row: CostRow) -> set[Hashable]:
        """What would make a difference to the row."""
        if row.state is CostState.REFUSED:
            return set()
        if row.at in self._decisions:
            return {None}
        if row.state is CostState.COST:
            return {False}
        return {True} if row.can_be_cost else set()
