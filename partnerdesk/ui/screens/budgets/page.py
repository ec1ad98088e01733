"""The page of one budget: header, tools, table, totals, and what does not match."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.budget import BudgetSheet, CostLine, Source, SourceKind
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.budget_grouping import Grouping
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.guidance import Link
from partnerdesk.services import budget_sources, budgets, history
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import page_header
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.strip import MessageStrip
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, fact_line, show_icon_only
from partnerdesk.ui.screens.budgets.columns import ColumnKind
from partnerdesk.ui.screens.budgets.cost_panel import CostPanel
from partnerdesk.ui.screens.budgets.exporting import save_as_workbook
from partnerdesk.ui.screens.budgets.findings_panel import FindingsPanel
from partnerdesk.ui.screens.budgets.grouping_box import GroupingBox
from partnerdesk.ui.screens.budgets.model import CostEntry, Entry
from partnerdesk.ui.screens.budgets.panel_place import PanelPlace
from partnerdesk.ui.screens.budgets.panels import ActivityPanel, Panel
from partnerdesk.ui.screens.budgets.period_bar import PeriodBar
from partnerdesk.ui.screens.budgets.periods_panel import PeriodsPanel
from partnerdesk.ui.screens.budgets.source_panel import SourcePanel
from partnerdesk.ui.screens.budgets.table_area import TableArea
from partnerdesk.ui.screens.budgets.toolbar import Toolbar
from partnerdesk.ui.screens.budgets.words import (
    free_name,
    mismatch_text,
    mismatches,
    period_text,
    saved_text,
)


class BudgetPage(QWidget):
    """One budget, to be worked on.

    Signals:
        others_wanted(): show all budgets.
    """

    others_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._desk = context.desk
        self._narrow = False
        self._has_others = False
        self._judged: JudgedBudget | None = None
        self._period_id: int | None = None
        self.area = TableArea(context.desk)
        self._body = PanelPlace(self.area)
        self._grouping = GroupingBox(context.desk)
        self._grouping.chosen.connect(self._choose_grouping)
        self._periods = PeriodBar(self)
        self._periods.chosen.connect(self._choose_period)
        self._strip = MessageStrip()
        self._mismatch = MessageStrip()
        self._lay_out()
        for view in (self.area.grid, self.area.totals):
            view.refused.connect(lambda text: self._strip.show_message(text, "bad"))
            view.accepted.connect(self._strip.clear)
        self.area.grid.horizontalHeader().sectionDoubleClicked.connect(self._open_column)

    @property
    def sheet(self) -> BudgetSheet:
        """The budget that is shown."""
        return self.area.model.sheet

    @property
    def judged(self) -> JudgedBudget:
        """The budget with its books and what does not fit in it."""
        if self._judged is None:
            raise RuntimeError("no budget is shown yet")
        return self._judged

    def show_budget(self, judged: JudgedBudget, *, has_others: bool) -> None:
        """Show a budget, or the same one after a change."""
        self._judged = judged
        self._has_others = has_others
        budget = judged.budget
        whole = budget.sheet()
        has_several = len(budget.periods) > 1
        is_known = self._period_id in {period.id for period in budget.periods}
        sheet = budget.sheet(self._period_id) if has_several and is_known else whole
        self._period_id = sheet.period.id if sheet.period else None
        self._periods.show_periods(budget.periods, self._period_id)
        books = judged.spending
        if sheet is not whole:
            books = books.between(sheet.starts_on, sheet.ends_on)
        self.area.show_sheet(sheet, whole, books, self._grouping.arrangement(budget.partnership_id))
        self._show_title(sheet)
        self._toolbar.count_findings(len(judged.findings))
        self._show_way_to_others()
        self._show_mismatch(whole)
        self._body.show_budget(judged, sheet)

    def lead_to(self, link: Mapping[str, object]) -> None:
        """Show the source, the cost, the period or the entry that a finding is about."""
        period_id, source_id, line_id = (
            link.get(name) for name in ("period_id", "source_id", "line_id")
        )
        if isinstance(period_id, int):
            self._choose_period(period_id)
            self.area.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(source_id, int):
            self._show_source(source_id)
            self._open_source(source_id)
        elif isinstance(line_id, int):
            self._go_to_line(line_id)
            self._open_details()

    def take_keyboard(self) -> None:
        """Go back to the cell people were in, or to the first cost that has no name yet."""
        if not self.area.grid.currentIndex().isValid() and self.sheet.lines:
            unnamed = (line for line in self.sheet.lines if not line.text)
            self._go_to_line(next(unnamed, self.sheet.lines[0]).id)
        self.area.grid.setFocus()

    def settle(self) -> None:
        """Save what is being typed in a cell or in a panel."""
        self.area.grid.settle()
        self.area.totals.settle()
        self._body.flush()

    def set_narrow(self, narrow: bool) -> None:
        """Show fewer columns and tools."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.area.set_narrow(narrow)
        self._toolbar.mark_details(self.area.shows_details)
        self._grouping.setVisible(not narrow)  # the tools fill their row
        self._grouping_sign.setVisible(narrow)
        self._toolbar.set_narrow(narrow)
        for adding in self._adding:
            show_icon_only(adding, narrow)
        self._show_way_to_others()
        self._body.set_narrow(narrow)

    def close_panel(self) -> bool:
        """Close the open panel; whether there was one."""
        return self._body.close_panel()

    # What people do -------------------------------------------------------------------------

    def add_cost(self) -> None:
        """Add a cost below the present one and start with its name."""
        entry = self._present_entry()
        above = None
        if entry is not None:
            above = entry.line if isinstance(entry, CostEntry) else entry.group.lines[-1]
        new_id = budgets.add_cost_line(
            self._desk,
            self.sheet.partnership_id,
            after_line_id=above.id if above else 0,
            period_id=self._period_id or 0,
            **(self._grouping.shared_with(above) if above else {}),
        )
        self._go_to_line(new_id)
        self.area.grid.edit_current()

    def put_into_agreement(self) -> None:
        """Go to the clause about money, which shows this budget."""
        self._context.open("agreements", partnership_id=self.sheet.partnership_id, shows="sources")

    def _add_activity(self) -> None:
        titles = [group.title for group in self.sheet.groups]
        title = free_name(_("New activity"), titles)
        line_id = budgets.add_activity(
            self._desk, self.sheet.partnership_id, title, period_id=self._period_id or 0
        )
        self._go_to_line(line_id, rows_above=1)
        self._open_panel(self._panel_of_activity(line_id))

    def _add_source(self) -> None:
        name = free_name(_("New source"), [source.name for source in self.sheet.sources])
        source = Source(0, name, SourceKind.CASH)
        source_id = budget_sources.add_source(self._desk, self.sheet.partnership_id, source)
        self._go_to_source(source_id)
        self._open_source(source_id)

    def _delete_costs(self) -> None:
        rows = {index.row() for index in self.area.grid.selectedIndexes()}
        entries = [self.area.model.entry(row) for row in sorted(rows)]
        line_ids = [entry.line.id for entry in entries if isinstance(entry, CostEntry)]
        if not line_ids:
            self._strip.show_message(_("Choose a cost first."), "info")
            return
        try:
            budgets.delete_cost_lines(self._desk, line_ids)
        except UserError as error:
            self._strip.show_message(error.text(current_texts()), "info")
            return
        done = n_("{count} cost deleted", "{count} costs deleted", len(line_ids))
        self._context.offer_undo(done.format(count=len(line_ids)))

    def _move_cost(self, *, down: bool) -> None:
        entry = self._present_entry()
        if not isinstance(entry, CostEntry):
            return
        if self._grouping.grouping is not Grouping.ACTIVITY:
            self._strip.show_message(_("Costs are moved in groups by activity."), "info")
            return
        try:
            budgets.move_cost_line(self._desk, entry.line.id, down=down)
        except UserError as error:
            self._strip.show_message(error.text(current_texts()), "info")
        self._go_to_line(entry.line.id, keep_column=True)

    def _open_details(self) -> None:
        """Open the panel of what the present cell belongs to: source, cost or activity."""
        at = self.area.grid.currentIndex().column()
        columns = self.area.model.columns
        if 0 <= at < len(columns) and columns[at].source is not None:
            self._open_source(columns[at].source_id)
        elif isinstance(entry := self._present_entry(), CostEntry):
            self._open_panel(self._cost_panel(entry.line))
        elif entry is not None and not entry.is_activity:
            self._open_panel(self._cost_panel(entry.group.lines[0]))
        elif self.sheet.groups:
            self._open_panel(self._activity_panel())

    def _open_column(self, at: int) -> None:
        if self.area.model.columns[at].source is not None:
            self._open_source(self.area.model.columns[at].source_id)

    # Panels ---------------------------------------------------------------------------------

    def _open_source(self, source_id: int) -> None:
        source = next(one for one in self.sheet.sources if one.id == source_id)
        currency = self.sheet.currency
        self._open_panel(SourcePanel(self._desk, source, currency, self._partners()))

    def _cost_panel(self, line: CostLine) -> CostPanel:
        measures = budgets.measure_names(self._desk, self.sheet.partnership_id)
        return CostPanel(self._desk, line, self._partners(), measures)

    def _partners(self) -> dict[int, str]:
        return budgets.partner_names(self._desk, self.sheet.partnership_id)

    def _show_findings(self) -> None:
        panel = FindingsPanel()
        panel.followed.connect(self._follow)
        self._open_panel(panel)

    def _follow(self, link: Link) -> None:
        if link.screen == "budgets":
            self.lead_to(link.arguments)
        else:
            self._context.open(link.screen, **link.arguments)

    def _take_in_sheet(self) -> None:
        self._context.open("budget_import", partnership_id=self.sheet.partnership_id)

    def _open_books(self) -> None:
        self._context.open("spending", partnership_id=self.sheet.partnership_id)

    def _show_periods(self) -> None:
        self._open_panel(PeriodsPanel(self._desk, self.sheet.partnership_id))

    def _choose_grouping(self) -> None:
        self.settle()
        self.show_budget(self.judged, has_others=self._has_others)

    def _choose_period(self, period_id: int | None) -> None:
        self.settle()
        self._period_id = period_id
        self.show_budget(self.judged, has_others=self._has_others)

    def _activity_panel(self) -> ActivityPanel:
        entry = self._present_entry()
        line_id = 0
        if isinstance(entry, CostEntry):
            line_id = entry.line.id
        elif entry is not None:
            line_id = entry.group.lines[0].id
        return self._panel_of_activity(line_id)

    def _panel_of_activity(self, line_id: int) -> ActivityPanel:
        """The panel of the activity that holds a cost, or of the first one."""
        groups = self.sheet.groups
        group = next(
            (one for one in groups if any(line.id == line_id for line in one.lines)), groups[0]
        )
        return ActivityPanel(self._desk, self.sheet.partnership_id, group)

    def _open_panel(self, panel: Panel) -> None:
        panel.done.connect(self._context.offer_undo)
        panel.refused.connect(lambda text: self._strip.show_message(text, "info"))
        self._body.open_panel(panel, self.judged, self.sheet)

    # ----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        add_cost = button(_("Add a cost"), "secondary", "plus", self.add_cost)
        add_source = button(_("Add a source"), "secondary", "coins", self._add_source)
        self._adding = (add_cost, add_source)
        put = button(_("Put into agreement"), "primary", "file-text", self.put_into_agreement)
        self._others = button(_("All budgets"), "link", on_click=self.others_wanted.emit)
        self._grouping_sign = button(self._grouping.accessibleName(), "secondary", "layers")
        self._grouping_sign.clicked.connect(lambda: self._grouping.open_menu(self._grouping_sign))
        show_icon_only(self._grouping_sign, True)
        self._grouping_sign.hide()
        self._header = page_header("", "", self._grouping_sign, add_cost, add_source, put)
        self._toolbar = Toolbar(self.area.grid)
        self._toolbar.add(
            undo=self._context.undo,
            redo=self._context.redo,
            move=self._move_cost,
            delete=self._delete_costs,
            details=self._open_details,
            columns=self.area.show_details,
            activity=self._add_activity,
            periods=self._show_periods,
            books=self._open_books,
            findings=self._show_findings,
            export=lambda: save_as_workbook(self, self._context, self.sheet),
            take_in=self._take_in_sheet,
        )
        self._toolbar.put_before_last(self._others)
        self._toolbar.put_choice(self._grouping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._header)
        column.addWidget(self._periods)
        column.addWidget(self._toolbar)
        column.addWidget(self._strip)
        column.addLayout(self._body, 1)
        column.addWidget(self._mismatch)

    def _show_way_to_others(self) -> None:
        """Where room is scarce the sidebar is enough: it leads to all budgets, too."""
        self._others.setVisible(self._has_others and not self._narrow)

    def _show_title(self, sheet: BudgetSheet) -> None:
        """What this is, with its facts; only its name where room is scarce."""
        name = sheet.partnership_name
        title = name if self._narrow else _("Budget: {name}").format(name=name)
        self._header.set_title(title)
        self._header.set_subtitle("" if self._narrow else self._facts(sheet))

    def _facts(self, sheet: BudgetSheet) -> str:
        newest = history.list_history(self._desk, limit=1)
        saved_at = newest[0].happened_at if newest else None
        return fact_line(
            period_text(sheet),
            current_texts().currency_name(sheet.currency),
            saved_text(saved_at, self._desk.clock()),
        )

    def _show_mismatch(self, sheet: BudgetSheet) -> None:
        sources = mismatches(sheet)
        if not sources or self._narrow:
            self._mismatch.clear()
            return
        largest = max(sources, key=lambda one: abs(sheet.difference_minor(one)))
        self._mismatch.show_message(
            mismatch_text(sheet, sources),
            "warn",
            action=_("Show"),
            on_action=lambda: self._show_source(largest.id),
            closable=False,
        )

    def _show_source(self, source_id: int) -> None:
        self._go_to_source(source_id)
        self.area.grid.selectColumn(self.area.grid.currentIndex().column())

    def _go_to_source(self, source_id: int) -> None:
        columns = self.area.model.columns
        at = next(at for at, column in enumerate(columns) if column.source_id == source_id)
        row = max(self.area.grid.currentIndex().row(), 0)
        self.area.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.grid.go_to(row, at)

    def _go_to_line(self, line_id: int, *, rows_above: int = 0, keep_column: bool = False) -> None:
        row = self.area.model.row_of_line(line_id)
        if row < 0:
            return
        kinds = [column.kind for column in self.area.model.columns]
        at = self.area.grid.currentIndex().column() if keep_column else kinds.index(ColumnKind.TEXT)
        self.area.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.grid.go_to(row - rows_above, at)

    def _present_entry(self) -> Entry | None:
        row = self.area.grid.currentIndex().row()
        return self.area.model.entry(row) if row >= 0 else None
