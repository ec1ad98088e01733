"""Spending: what was ordered, paid, received and given in hours, beside the plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.money import Money
from partnerdesk.domain.spending import Booking, BookingKind
from partnerdesk.services.bookings import get_judged_budget
from partnerdesk.services.budgets import partner_names
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.ui.kit.language import _, current_texts
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tables import ChipBar, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, fact_line, show_icon_only
from partnerdesk.ui.screens.spending.entries import (
    RATE,
    TRANSFER,
    Entry,
    columns,
    entries_of,
    kind_words,
)
from partnerdesk.ui.screens.spending.form import EntryForm

_FORM_WIDTH = 340
_ALL = "all"


class SpendingScreen(Screen):
    """The books of one budget."""

    tables = frozenset(
        {
            "budget",
            "booking",
            "attachment",
            "transfer",
            "currency_rate",
            "period",
            "cost_line",
            "quantity",
            "source",
            "partnership",
        }
    )
    help_topic = "budgets"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._judged: JudgedBudget | None = None
        self._form: EntryForm | None = None
        self._narrow = False
        self._keys: frozenset[object] = frozenset()
        self._last_kind = BookingKind.SPENT.value
        plan = button(_("The plan"), icon_name="arrow-left", on_click=self._open_plan)
        self._add = button(_("Add an entry"), "primary", "plus", self.new)
        sheet = button(_("Statement"), icon_name="printer", on_click=self.print_)
        sides = button(_("From two sides"), icon_name="table", on_click=self._open_sides)
        self._ways = (plan, sides, sheet)
        self._header = page_header("", "", *self._ways, self._add)
        self._chips = ChipBar(_("Which entries"))
        self._chips.chosen.connect(lambda _value: self._show_entries())
        self._model = RowModel(columns(), key=lambda entry: entry.key)
        self._table = RecordTable(_("Books"))
        self._table.show_model(self._model)
        self._table.opened.connect(self._open_entry)
        self._begin = button(_("Write down the first payment"), "primary", "plus", self.new)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._table)
        self._pages.addWidget(
            empty_state(
                "coins",
                _("Here you write down what becomes of the plan."),
                _("Orders, payments, money received and hours of volunteers."),
                self._begin,
            )
        )
        self._lay_out()

    def arrive(self, partnership_id: int | None = None, booking_id: int | None = None) -> None:
        """Show the books of a partnership, and one of their entries.

        Raises:
            UserError: there is no such partnership.
        """
        wanted = partnership_id or self._partnership_id
        if wanted is not None:
            get_partnership(self.context.desk, wanted)
        if wanted != self._partnership_id:
            self._close_form()
        self._partnership_id = wanted
        self.reload()
        led_to = (Booking, booking_id)
        at = self._model.position_of(lambda entry: entry.key == led_to)
        if at >= 0:
            self._table.choose(at)
            self._open_entry(self._model.index(at, 0))
        else:
            self._table.choose(max(0, self._table.currentIndex().row()))  # Enter opens it
            first = self._table if self._model.rowCount() else self._begin
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the books again and show them."""
        if self._partnership_id is None:
            return
        if partnership_or_leave(self.context, self._partnership_id) is None:
            self._partnership_id = self._judged = None
            self._close_form()
            return
        self._judged = get_judged_budget(self.context.desk, self._partnership_id)
        if self._judged is None:
            self._open_plan()
            return
        self._show_title(self._judged)
        self._show_entries()
        self._keep_form()

    def bookmark(self) -> dict[str, Any]:
        """Whose books are open."""
        return {"partnership_id": self._partnership_id}

    def primary_action(self) -> None:
        """Write the open entry down, or begin a new one."""
        if self._form is not None:
            self._form.write_down()
        else:
            self.new()

    def new(self) -> None:
        """Begin a new entry of the kind that was written last."""
        form = self._open_form(None)
        if form is not None:
            form.begin_with(self._last_kind)

    def print_(self) -> None:
        """Ctrl+P: the statements for the funders."""
        self.context.open("printing", paper="statement", partnership_id=self._partnership_id)

    def close_lightest(self) -> bool:
        """Close the form."""
        return self._close_form()

    def set_narrow(self, narrow: bool) -> None:
        """Fewer columns; the form takes the place of the table."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._table.set_narrow(narrow)
        for way in self._ways:
            show_icon_only(way, narrow)
        self._place_form()
        if self._judged is not None:
            self._show_title(self._judged)

    # ----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._body = QHBoxLayout()
        self._body.setSpacing(px(12))
        self._body.addWidget(self._pages, 1)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(self._chips)
        layout.addLayout(self._body, 1)

    def _show_title(self, judged: JudgedBudget) -> None:
        name = judged.budget.partnership_name
        self._header.set_title(name if self._narrow else _("Spending: {name}").format(name=name))
        self._header.set_subtitle("" if self._narrow else _facts(judged))

    def _show_entries(self) -> None:
        if self._judged is None:
            return
        entries = entries_of(self._judged)
        self._chips.set_chips(_chips(entries))
        self._keys = frozenset(one.key for one in entries)
        chosen = self._chips.value()
        self._model.set_rows([one for one in entries if chosen in (_ALL, one.kind)])
        self._pages.setCurrentIndex(0 if entries else 1)
        self._offer_adding()

    def _open_entry(self, index: QModelIndex) -> None:
        entry = self._model.row_at(index)
        form = self._open_form(entry) if entry else None
        if form is not None:
            form.begin()

    def _open_form(self, entry: Entry | None) -> EntryForm | None:
        self._close_form()
        if self._judged is None:
            return None
        desk = self.context.desk
        partners = partner_names(desk, self._judged.budget.partnership_id)
        form = EntryForm(self.context, self._judged, partners, entry)
        form.closed.connect(self._close_form)
        form.done.connect(self.context.offer_undo)
        form.written.connect(self._go_on)
        self._form = form
        self._body.addWidget(form)
        self._place_form()
        return form

    def _go_on(self, kind: str) -> None:
        """After a new entry the next one of its kind is asked for."""
        was_new = self._form is not None and self._form.entry_key is None
        self._last_kind = kind
        self.context.offer_undo(_("Written down"))
        self._close_form()
        if was_new:
            self.new()

    def _keep_form(self) -> None:
        """Close the form of an entry that is gone; one of another kind than is shown stays."""
        key = self._form.entry_key if self._form else None
        if key is not None and key not in self._keys:
            self._close_form()
        elif self._form is not None:
            self._form.show_files()

    def _close_form(self) -> bool:
        if self._form is None:
            return False
        form, self._form = self._form, None
        form.hide()
        form.deleteLater()
        self._place_form()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _place_form(self) -> None:
        self._pages.setVisible(self._form is None or not self._narrow)
        if self._form is not None:
            self._form.setMaximumWidth(16_777_215 if self._narrow else px(_FORM_WIDTH))
            self._form.setMinimumWidth(0 if self._narrow else px(_FORM_WIDTH))
        self._offer_adding()

    def _offer_adding(self) -> None:
        """One filled button at a time: that of the form, of the empty page, or of the header."""
        is_empty = self._pages.currentIndex() == 1
        self._add.setVisible(self._form is None and not is_empty)
        self._chips.setVisible(bool(self._keys) and (self._form is None or not self._narrow))

    def _open_sides(self) -> None:
        self.context.open("budget_sides", partnership_id=self._partnership_id)

    def _open_plan(self) -> None:
        self.context.open("budgets", partnership_id=self._partnership_id)


def _chips(entries: list[Entry]) -> list[tuple[str, str, int | None]]:
    """All, and each kind of which there are entries."""
    words = kind_words()
    counts = {kind: sum(one.kind == kind for one in entries) for kind in words}
    chips: list[tuple[str, str, int | None]] = [(_ALL, _("All entries"), len(entries))]
    named = {
        BookingKind.COMMITTED: _("Orders"),
        BookingKind.SPENT: _("Payments"),
        BookingKind.RECEIVED: _("Received"),
        BookingKind.HOURS: _("Hours"),
        TRANSFER: _("Transfers"),
        RATE: _("Rates"),
    }
    return chips + [(kind, named[kind], counts[kind]) for kind in named if counts[kind]]


def _facts(judged: JudgedBudget) -> str:
    """What is planned, spent and paid in, in all."""
    texts, budget, books = current_texts(), judged.budget, judged.spending
    figures = (
        (_("planned {amount}"), budget.sheet().cost_minor),
        (_("spent {amount}"), sum(books.spent_by_line.values())),
        (_("received {amount}"), sum(books.received_by_source.values())),
    )
    return fact_line(
        *(
            words.format(amount=texts.money(Money(minor, budget.currency)))
            for words, minor in figures
        )
    )
