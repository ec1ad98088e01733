"""The third step of taking in a list: what becomes of each row?"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from partnerdesk.domain.importing import Decision, ImportPlan, RowPlan
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.plan_rows import StepFrame
from partnerdesk.ui.kit.tables import Column
from partnerdesk.ui.kit.widgets import button, card, label, verbatim
from partnerdesk.ui.screens.register.plan_rows import PartnerAnswers, partner_rows


class RowsStep(StepFrame):
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
        self._decisions: Mapping[int, Decision] = {}
        number = Column[RowPlan](
            _("Row"),
            lambda row: str(row.row_number),
            sort_key=lambda row: row.row_number,
            is_number=True,
            width=76,
        )
        self._rows = partner_rows(_("Rows of the list"), lambda row: row.row_number, number)
        self._rows.row_shown.connect(self._show_present)
        self._confirm = button("", "primary", "check", self.go_on)
        self._lay_out()

    def _lay_out(self) -> None:
        self._present, inside = card(gap=8)
        self._reason = label("")
        self._answers = PartnerAnswers(_("Leave this row out"))
        self._answers.given.connect(self._decide)
        for widget in (self._reason, self._answers):
            inside.addWidget(widget)
        columns = button(_("Change the columns"), "link", on_click=self.columns_wanted.emit)
        self._lay_out_parts(self._rows, self._present, self._confirm, columns)

    def take_keyboard(self) -> None:
        """Start in the rows."""
        self._rows.take_keyboard()

    def go_on(self) -> None:
        """Take everything in."""
        if self._confirm.isEnabled():
            self.confirmed.emit()

    def show_plan(self, plan: ImportPlan, decisions: Mapping[int, Decision]) -> None:
        """Show what would be done; the present row and filter stay."""
        self._decisions = decisions
        self._rows.show_rows(plan.rows)
        self._confirm.setText(verbatim(confirm_words(len(plan.partners))))
        self._confirm.setEnabled(not plan.is_empty)

    def set_narrow(self, narrow: bool) -> None:
        """Without the reasons in the table: they stand below it."""
        self._rows.set_narrow(narrow)

    def _decide(self, decision: Decision | None) -> None:
        row = self._rows.present()
        if row is not None:
            self._rows.take_keyboard()  # the button may go away
            self.decided.emit(row.row_number, decision)

    def _show_present(self) -> None:
        row = self._rows.present()
        self._answers.show_for(row, self._decisions.get(row.row_number) if row else None)
        self._reason.setText(_whole_text(row) if row else "")
        self._present.setVisible(row is not None)


def confirm_words(count: int) -> str:
    """The word on the button that takes so many partners in."""
    words = n_("Take in {count} partner", "Take in {count} partners", count)
    return words.format(count=current_texts().number(count))


def _whole_text(row: RowPlan) -> str:
    words = row.text(current_texts()) or _("This is a new partner.")
    return _("Row {row}: {words}").format(row=row.row_number, words=words)
