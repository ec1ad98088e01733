"""The budget seen from two sides that a person chooses: activity, kind, partner, source, period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from partnerdesk.domain.cross_table import Axis, CrossTable, Head, cross_table
from partnerdesk.domain.fields import FieldSpec, Option
from partnerdesk.domain.texts import N_
from partnerdesk.services.budgets import get_whole_budget, partner_names
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.kit.fields import FieldRow
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tables import Column, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, show_icon_only

_AXES = tuple(Option(axis.value, axis.label) for axis in Axis)
_ROWS = FieldSpec("rows", N_("Rows"), kind="choice", options=_AXES)
_COLUMNS = FieldSpec("columns", N_("Columns"), kind="choice", options=_AXES)
_AMOUNT_WIDTH, _NAME_WIDTH = 120, 190
_MOST_LETTERS = 14
_TOTAL = -1
"""The key of the last line; those of the others are titles, kinds, and numbers from 0 on."""


@dataclass(frozen=True)
class _Line:
    """A row of the table as it is shown; amounts are by the key of their column."""

    key: str | int
    name: str
    amounts: dict[str | int, int]
    total: int


class BudgetSidesScreen(Screen):
    """Any two sides of a budget against each other; the total is always the same."""

    tables = frozenset(
        {"budget", "period", "cost_line", "quantity", "amount", "source", "partnership",
         "organisation"}
    )  # fmt: skip
    help_topic = "budgets"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        plan = button(_("The plan"), icon_name="arrow-left", on_click=self._open_plan)
        sheet = button(_("Print"), "primary", "printer", self.print_)
        self._buttons = (plan, sheet)
        self._narrow = False
        self._header = page_header("", "", *self._buttons)
        self._rows = FieldRow(_ROWS)
        self._columns = FieldRow(_COLUMNS)
        self._rows.set_value(Axis.ACTIVITY.value)
        self._columns.set_value(Axis.SOURCE.value)
        choice = QHBoxLayout()
        choice.setSpacing(px(16))
        for row in (self._rows, self._columns):
            row.settled.connect(lambda _value: self.reload())
            choice.addWidget(row)
        choice.addStretch(1)
        self._table = _SidesTable(_("Costs"))
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addLayout(choice)
        layout.addWidget(self._table, 1)

    def arrive(self, partnership_id: int | None = None) -> None:
        """Show the budget of a partnership.

        Raises:
            UserError: there is no such partnership.
        """
        wanted = partnership_id or self._partnership_id
        if wanted is not None:
            get_partnership(self.context.desk, wanted)
        self._partnership_id = wanted
        self.reload()
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the budget again and show it from the chosen sides."""
        if self._partnership_id is None:
            return
        if partnership_or_leave(self.context, self._partnership_id) is None:
            self._partnership_id = None
            return
        budget = get_whole_budget(self.context.desk, self._partnership_id)
        if budget is None:
            self._open_plan()
            return
        name = budget.partnership_name
        whole = _("Budget from two sides: {name}").format(name=name)
        self._header.set_title(name if self._narrow else whole)
        said = _("All amounts in {currency}.").format(currency=budget.currency)
        self._header.set_subtitle(said)
        sides = (Axis(str(self._rows.value())), Axis(str(self._columns.value())))
        partners = partner_names(self.context.desk, self._partnership_id)
        self._show(cross_table(budget, *sides, partners), sides[0])

    def bookmark(self) -> dict[str, Any]:
        """Whose budget is shown."""
        return {"partnership_id": self._partnership_id}

    def primary_action(self) -> None:
        """Print it."""
        self.print_()

    def print_(self) -> None:
        """Ctrl+P: money at a glance."""
        self.context.open("printing", paper="money", partnership_id=self._partnership_id)

    def set_narrow(self, narrow: bool) -> None:
        """Only the name as title, and signs for buttons."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for one in self._buttons:
            show_icon_only(one, narrow)
        self.reload()

    def _show(self, table: CrossTable, rows: Axis) -> None:
        lines = _lines(table)
        total = lines[-1]
        columns = _shown_columns(table, _(rows.label))
        model = RowModel(columns, key=lambda line: line.key, is_total=lambda line: line is total)
        model.set_rows(lines)
        self._table.show_model(model)
        self._table.fit()

    def _open_plan(self) -> None:
        self.context.open("budgets", partnership_id=self._partnership_id)


class _SidesTable(RecordTable):
    """A table whose last column in sight is seen as a whole: the names take what is left."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the names the width that the columns in sight leave."""
        if self.model() is None:
            return
        left = self.viewport().width() - px(_NAME_WIDTH)
        for at in range(1, self.model().columnCount()):
            if self.columnWidth(at) > left:
                break
            left -= self.columnWidth(at)
        self.setColumnWidth(0, px(_NAME_WIDTH) + max(0, left))


def _lines(table: CrossTable) -> list[_Line]:
    """The rows with their totals, and the total of all at the end."""
    lines = [
        _Line(
            row.key,
            _words(row),
            {column.key: table.minor(row, column) for column in table.columns},
            table.row_totals[row.key],
        )
        for row in table.rows
    ]
    return [*lines, _Line(_TOTAL, _("Total"), dict(table.column_totals), table.total_minor)]


def _shown_columns(table: CrossTable, title: str) -> list[Column[_Line]]:
    texts = current_texts()

    def amount(minor: int) -> str:
        return texts.amount(minor, table.currency) if minor else ""

    def column(head: Head) -> Column[_Line]:
        return Column(
            _in_two_lines(_words(head)),
            lambda line: amount(line.amounts.get(head.key, 0)),
            sort_key=lambda line: line.amounts.get(head.key, 0),
            is_number=True,
            width=_AMOUNT_WIDTH,
        )

    total: Column[_Line] = Column(
        _("Total"),
        lambda line: amount(line.total),
        sort_key=lambda line: line.total,
        is_number=True,
        width=_AMOUNT_WIDTH,
    )
    name: Column[_Line] = Column(title, lambda line: line.name, width=_NAME_WIDTH)
    return [name, total, *map(column, table.columns)]


def _words(head: Head) -> str:
    return _(head.message) if head.message else head.name or "–"


def _in_two_lines(title: str) -> str:
    """A long title broken at the space nearest to its middle, so that its column stays narrow."""
    spaces = [at for at, letter in enumerate(title) if letter == " "]
    if len(title) <= _MOST_LETTERS or not spaces:
        return title
    middle = min(spaces, key=lambda at: abs(at - len(title) // 2))
    return f"{title[:middle]}\n{title[middle + 1 :]}"
