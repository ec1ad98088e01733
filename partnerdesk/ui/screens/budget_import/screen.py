"""Taking in a budget sheet that somebody has already: file, columns, rows, then all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from partnerdesk.domain.cost_columns import NEEDED, cost_targets
from partnerdesk.domain.cost_plan import CostPlan
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_
from partnerdesk.services import budget_imports
from partnerdesk.services.budget_imports import SUFFIXES, CostPreview
from partnerdesk.services.budgets import get_whole_budget
from partnerdesk.ui.kit.columns_step import ColumnsStep
from partnerdesk.ui.kit.file_step import FileStep
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.taking_in import TakingIn
from partnerdesk.ui.kit.widgets import fact_line
from partnerdesk.ui.screens.budget_import.rows_step import CostRowsStep

_FILE = FieldSpec(
    "file",
    N_("Where the sheet lies"),
    help=N_("You can also drop a file anywhere on this page."),
    required=True,
    max_length=1000,
)


class BudgetImportScreen(Screen):
    """Takes a sheet into the budget of a partnership."""

    help_topic = "budgets"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._page = _SheetPage(context)
        self._page.left.connect(self._open_budget)
        self._page.taken_in.connect(self._tell_done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

    def arrive(self, partnership_id: int | None = None) -> None:
        """Begin with the choice of a file for the budget of a partnership.

        Raises:
            UserError: there is no such partnership.
        """
        self._partnership_id = partnership_id or self._partnership_id
        number = self._partnership_id
        budget = get_whole_budget(self.context.desk, number) if number else None
        if budget is None:
            self._open_budget()
            return
        self._page.begin(budget.partnership_id, budget.partnership_name)

    def bookmark(self) -> dict[str, Any]:
        """Whose budget grows."""
        return {"partnership_id": self._partnership_id}

    def primary_action(self) -> None:
        """Go to the next step."""
        self._page.go_on()

    def close_lightest(self) -> bool:
        """Go to the step before."""
        return self._page.step_back()

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        self._page.set_narrow(narrow)

    def _open_budget(self) -> None:
        self.context.open("budgets", partnership_id=self._partnership_id)

    def _tell_done(self, plan: CostPlan) -> None:
        self._open_budget()
        count = len(plan.lines)
        words = n_("{count} cost was taken in.", "{count} costs were taken in.", count)
        self.context.offer_undo(words.format(count=current_texts().number(count)))


class _SheetPage(TakingIn):
    """Leads through the steps; nothing is changed before the last button.

    Signals:
        taken_in(CostPlan): its costs are in the budget now.
    """

    taken_in = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Take in a budget sheet"), _("Back to the budget"))
        self._partnership_id = 0
        self._name = ""
        self._preview: CostPreview | None = None
        without = _("Say which column names the costs: nothing can be taken in without it.")
        self._columns = ColumnsStep(NEEDED, without)
        self._columns.matched.connect(self._match)
        self._columns.table_chosen.connect(self._choose_table)
        self._columns.another_file_wanted.connect(self._back_to_file)
        self._rows = CostRowsStep()
        self._rows.decided.connect(self._decide)
        self._rows.columns_wanted.connect(lambda: self._go_to(self._columns))
        self._rows.confirmed.connect(self._apply)
        self._put_steps(_file_step(), (self._columns, self._rows))

    def begin(self, partnership_id: int, name: str) -> None:
        """Ask for a sheet for the budget of a partnership."""
        self._partnership_id, self._name = partnership_id, name
        self._back_to_file()
        self.take_keyboard()

    def step_back(self) -> bool:
        """Go to the step before; whether there was one."""
        if not self._steps.isEnabled() or self._step() is self._file:
            return False
        if self._step() is self._rows:
            self._go_to(self._columns)
        else:
            self._back_to_file()
        return True

    def set_narrow(self, narrow: bool) -> None:
        """One under the other where there is no room side by side."""
        self._columns.set_narrow(narrow)
        self._rows.set_narrow(narrow)

    # Steps

    def look_into(self, file: Path) -> None:
        """Look into a file: what would become of it?"""
        desk, number = self._context.desk, self._partnership_id
        self._file.show_file(file)
        self._work(lambda: budget_imports.look(desk, number, file), self._show_columns)

    def _looked_into(self) -> str:
        return fact_line(self._name, self._preview.file_name) if self._preview else self._name

    def _choose_table(self, table_at: int) -> None:
        desk, preview = self._context.desk, self._known_preview()
        self._work(lambda: budget_imports.choose_table(desk, preview, table_at), self._show_columns)

    def _match(self, targets: tuple[str, ...]) -> None:
        desk, preview = self._context.desk, self._known_preview()
        self._work(lambda: budget_imports.match_again(desk, preview, targets), self._show_rows)

    def _decide(self, at: int, wanted: bool | None) -> None:
        desk, preview = self._context.desk, self._known_preview()
        self._work(lambda: budget_imports.decide(desk, preview, at, wanted), self._show_rows)

    def _apply(self) -> None:
        preview = self._known_preview()
        self._work(lambda: budget_imports.apply(self._context.desk, preview), self.taken_in.emit)

    def _show_columns(self, preview: CostPreview) -> None:
        self._preview = preview
        self._header.set_subtitle(self._looked_into())
        self._columns.show_columns(
            preview.tables,
            preview.table_at,
            preview.matching,
            cost_targets(preview.known),
            len(preview.plan.rows),
        )
        self._go_to(self._columns)

    def _show_rows(self, preview: CostPreview) -> None:
        self._preview = preview
        self._rows.show_plan(preview.plan, preview.decisions)
        self._go_to(self._rows)

    def _back_to_file(self) -> None:
        self._preview = None
        self._header.set_subtitle(self._looked_into())
        self._go_to(self._file)

    def _known_preview(self) -> CostPreview:
        if self._preview is None:
            raise RuntimeError("No sheet was looked into")
        return self._preview


def _file_step() -> FileStep:
    words = _(
        "A table from Excel or LibreOffice, or a CSV file. The costs are added to this budget. "
        "You see first what it holds. Nothing changes before you say so."
    )
    return FileStep(_FILE, _("Which budget sheet?"), words, _("Tables"), SUFFIXES)
