"""The third step of taking in a list: what becomes of each row?"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.importing import Decision, ImportPlan, RowPlan, RowState
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.tables import ChipBar, Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, card, label, verbatim

_NEEDS_LOOK = "needs_look"
_STATES: dict[RowState, State] = {
    RowState.NEW: "ok",
    RowState.COMPLETES: "info",
    RowState.SKIPPED: "none",
}


class RowsStep(QWidget):
    """All rows with what becomes of them; one can be decided against the proposal.

    Signals:
        decided(int, Decision | None): the number of a row and what shall become of it.
        columns_wanted(): back to the columns.
        confirmed(): take everything in.
    """

    decided = Signal(int, object)
    columns_wanted = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan = ImportPlan((), ())
        self._decisions: Mapping[int, Decision] = {}
        self._filter = ""
        self._summary = label("", "label")
        self._chips = ChipBar(_("States of the rows"))
        self._chips.chosen.connect(self._filter_by)
        self._show_chips()  # before the table is there: Tab goes in this order
        self._model = RowModel(_columns(), key=lambda row: row.row_number)
        self._table = RecordTable(_("Rows of the list"))
        self._table.setMinimumHeight(px(130))
        self._table.show_model(self._model)
        self._table.row_chosen.connect(self._show_chosen)
        self._confirm = button("", "primary", "check", self.go_on)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(10))
        for widget in (self._summary, self._chips):
            inner.addWidget(widget)
        inner.addWidget(self._table, 1)
        inner.addWidget(self._chosen_row())
        bar = QHBoxLayout()
        bar.setSpacing(px(8))
        bar.addWidget(self._confirm)
        bar.addWidget(button(_("Change the columns"), "link", on_click=self.columns_wanted.emit))
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(scroll_page(content), 1)
        column.addLayout(bar)

    def take_keyboard(self) -> None:
        """Start in the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Take everything in."""
        if self._confirm.isEnabled():
            self.confirmed.emit()

    def show_plan(self, plan: ImportPlan, decisions: Mapping[int, Decision]) -> None:
        """Show what would be done; the chosen row and filter stay."""
        self._plan, self._decisions = plan, decisions
        self._summary.setText(_summary(plan))
        self._show_chips()
        self._show_rows()
        count = len(plan.partners)
        words = n_("Take in {count} partner", "Take in {count} partners", count)
        self._confirm.setText(verbatim(words.format(count=current_texts().number(count))))
        self._confirm.setEnabled(not plan.is_empty)

    def set_narrow(self, narrow: bool) -> None:
        """Without the reasons in the table: they stand below it."""
        self._table.set_narrow(narrow)

    # The chosen row

    def _chosen_row(self) -> QWidget:
        self._chosen, inside = card(gap=8)
        self._reason = label("")
        inside.addWidget(self._reason)
        bar = QWidget()
        flow = FlowLayout(bar)
        self._answers = {
            Decision.LEAVE_OUT: button(_("Leave this row out")),
            Decision.OWN_PARTNER: button(_("Take it in as a partner of its own")),
            Decision.SAME_PARTNER: button(_("It is the same partner")),
            None: button(_("As it was proposed"), "link"),
        }
        for decision, answer in self._answers.items():
            answer.clicked.connect(lambda _on=False, decision=decision: self._decide(decision))
            flow.addWidget(answer)
        inside.addWidget(bar)
        return self._chosen

    def _decide(self, decision: Decision | None) -> None:
        row = self._model.row_at(self._table.currentIndex())
        if row is not None:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button may go away
            self.decided.emit(row.row_number, decision)

    def _show_chosen(self) -> None:
        row = self._model.row_at(self._table.currentIndex())
        offered = _offers(row, self._decisions) if row else set()
        for decision, answer in self._answers.items():
            answer.setVisible(decision in offered)
        self._reason.setText(_whole_text(row) if row else "")
        self._chosen.setVisible(row is not None)

    # The rows

    def _show_chips(self) -> None:
        counts = self._plan.counts
        chips = [("", _("All"), len(self._plan.rows))]
        chips += [(state.value, _(state.label), counts[state]) for state in RowState]
        needs_look = sum(row.needs_look for row in self._plan.rows)
        chips.append((_NEEDS_LOOK, _("Please look"), needs_look))
        self._chips.set_chips(chips)

    def _filter_by(self, wanted: str) -> None:
        self._filter = wanted
        self._show_rows()

    def _show_rows(self) -> None:
        shown = [row for row in self._plan.rows if _passes(row, self._filter)]
        self._model.set_rows(shown)
        if shown and self._model.row_at(self._table.currentIndex()) is None:
            self._table.choose(0)
        self._show_chosen()


def _columns() -> tuple[Column[RowPlan], ...]:
    return (
        Column(_("Name"), lambda row: row.name or "—"),
        Column(
            _("Row"),
            lambda row: str(row.row_number),
            sort_key=lambda row: row.row_number,
            is_number=True,
            width=76,
        ),
        Column(
            _("State"),
            lambda row: _(row.state.label),
            state=lambda row: "warn" if row.needs_look else _STATES[row.state],
            width=160,
        ),
        Column(_("Why"), lambda row: row.text(current_texts()), drops=True),
    )


def _passes(row: RowPlan, wanted: str) -> bool:
    return row.needs_look if wanted == _NEEDS_LOOK else wanted in ("", row.state)


def _whole_text(row: RowPlan) -> str:
    words = row.text(current_texts()) or _("This is a new partner.")
    return _("Row {row}: {words}").format(row=row.row_number, words=words)


def _offers(row: RowPlan, decisions: Mapping[int, Decision]) -> set[Decision | None]:
    """What can be decided about a row: only what would make a difference."""
    if not row.name:
        return set()
    offered: set[Decision | None] = {Decision.LEAVE_OUT}
    if row.looks_like:
        offered |= {Decision.OWN_PARTNER} if row.state is not RowState.NEW else {
            Decision.SAME_PARTNER
        }  # fmt: skip
    decided = decisions.get(row.row_number)
    if decided is not None:
        offered |= {None}
    return offered - ({decided} if decided else set())


def _summary(plan: ImportPlan) -> str:
    number = current_texts().number
    return " · ".join(
        (
            _("{count} new").format(count=number(plan.counts[RowState.NEW])),
            _("{count} complete a partner").format(count=number(plan.counts[RowState.COMPLETES])),
            _("{count} skipped").format(count=number(plan.counts[RowState.SKIPPED])),
        )
    )
