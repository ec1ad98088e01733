"""The list of all partners: search, chips, table, and the chosen one at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.register import RegisterCount, RegisterEntry, RegisterOrder
from partnerdesk.domain.settings import ShownColumn
from partnerdesk.services import register
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label
from partnerdesk.ui.screens.register.chosen_bar import ChosenBar
from partnerdesk.ui.screens.register.columns import register_columns, shown_at_first
from partnerdesk.ui.screens.register.detail import DetailCard
from partnerdesk.ui.screens.register.filters import FilterBar, Partnerships
from partnerdesk.ui.screens.register.listing import RegisterView
from partnerdesk.ui.screens.register.model import RegisterModel
from partnerdesk.ui.screens.register.search_field import SearchField
from partnerdesk.ui.screens.register.table import RegisterTable
from partnerdesk.ui.screens.register.view_panel import ViewPanel

_AFTER_THE_ROWS_MILLISECONDS = 80


class ListPage(QWidget):
    """The register as a list.

    Signals:
        partner_opened(int): the number of the organisation to show on its own page.
        partner_wanted(): somebody wants to add a partner.
        import_wanted(): somebody has a list to take in.
        export_wanted(): somebody wants the list as a file.
        duplicates_wanted(): somebody looks for partners that are here twice.
    """

    partner_opened = Signal(int)
    partner_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    duplicates_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view = RegisterView()
        self._counts: tuple[RegisterCount, ...] = ()
        self._partnerships: Partnerships = ()
        self._narrow = False
        self._chip_count = 0
        self._search = SearchField(_("Search partners"))
        self._search.textChanged.connect(self._search_for)
        self._search.returnPressed.connect(self._open_chosen)
        self._search.left_downwards.connect(self._walk_through_rows)
        self._columns = register_columns(lambda: context.desk.clock().date())
        self._model = RegisterModel([one.column for one in self._columns], context.desk)
        self._model.order_wanted.connect(self._sort_by_title)
        self._table = RegisterTable(self._model, self._columns)
        self._table.opened.connect(self._open)
        self._table.row_chosen.connect(self._show_more_soon)
        self._table.choice_changed.connect(self._show_choice)
        self._table.widths_changed.connect(lambda: self._keep_columns(self._table.shown_columns()))
        self._detail = DetailCard(context, self._open_chosen)
        self._view_panel = ViewPanel(self._columns)
        self._view_panel.column_switched.connect(self._switch_column)
        self._view_panel.sorted.connect(self._sort)
        self._view_panel.reset.connect(lambda: self._keep_columns(()))
        self._filters = FilterBar(self._view_panel)
        self._filters.view_changed.connect(self._change_view)
        self._filters.panel_switched.connect(self._show_body)
        self._choice = ChosenBar()
        self._choice.paper_wanted.connect(self._print_chosen)
        self._choice.export_wanted.connect(self.export_wanted)
        self._choice.comparison_wanted.connect(self._compare_chosen)
        self._choice.choice_ended.connect(self._end_choice)
        self._footer = label("", "small")
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_THE_ROWS_MILLISECONDS)
        self._soon.timeout.connect(self._show_more)
        self._lower_edge = self._make_lower_edge()
        self._lay_out()
        self._show_columns()

    # What is shown

    def view(self) -> RegisterView:
        """What the person has chosen to see, to come back to it later."""
        entry = self._chosen()
        return replace(
            self._view,
            present_id=entry.id if entry else None,
            chosen_ids=tuple(self.chosen_ids()),
        )

    def show_view(self, view: RegisterView) -> None:
        """Show the register as it was seen before."""
        self._view = view
        self._search.blockSignals(True)
        self._search.setText(view.words)
        self._search.blockSignals(False)
        self._count()
        self._model.ask(self._view.question)
        self._show_found()
        self.choose(view.present_id)
        if view.chosen_ids:
            self._model.fetch_all()
            self._table.choose_several(self._model.positions_of(frozenset(view.chosen_ids)))

    def show_kind(self, kind: str) -> None:
        """Show all partners of one kind."""
        self.show_view(RegisterView(kind=kind, present_id=self.view().present_id))

    def reload(self) -> None:
        """Read the register again; what is chosen stays chosen."""
        self._count()
        self._model.reload()
        self._show_found()

    def chosen_ids(self) -> Sequence[int]:
        """The organisations that are chosen where they are several."""
        chosen = self._table.chosen_ids()
        return chosen if len(chosen) > 1 else ()

    def shown_ids(self) -> tuple[Sequence[int], int]:
        """The organisations that are shown, and how many there are that are not archived."""
        desk = self._context.desk
        shown = register.find_all(desk, self._view.question)
        return shown, register.count_found(desk, RegisterView().question)

    def choose(self, organisation_id: int | None) -> None:
        """Make a partner the chosen one, if the list shows it."""
        if organisation_id is not None:
            position = self._model.fetch_until(organisation_id)
            if position >= 0:
                self._table.choose(position)

    def set_narrow(self, narrow: bool) -> None:
        """Without card, further columns and hints, where there is room for one column only."""
        self._narrow = narrow
        self._detail.setVisible(not narrow)
        self._filters.set_narrow(narrow)
        self._show_columns()
        self._footer.setVisible(not narrow)  # the first chip says how many there are, too

    # What a person does

    def search(self) -> None:
        """Put the keyboard into the search line."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or on the way to fill it."""
        if self._pages.currentIndex() == 0:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._body.currentIndex() == 0:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_lightest(self) -> bool:
        """Close an open panel, end the choice of several, or empty the search."""
        if self._filters.open_panel() is not None:
            self._filters.close_panel()
        elif len(self._table.chosen_positions()) > 1:
            self._end_choice()
        elif self._search.text():
            self._search.clear()
        else:
            return False
        return True

    # How it is built

    def _lay_out(self) -> None:
        self._add = button(_("Add partner"), "primary", "plus", self.partner_wanted.emit)
        self._body = QStackedWidget()
        for page in (self._records(), self._nothing_found(), *self._filters.panels.values()):
            self._body.addWidget(page)
        full = QWidget()
        column = page_layout(full)
        column.addWidget(page_header(_("Partner register"), "", self._search, self._add))
        column.addWidget(self._filters)
        column.addWidget(self._body, 1)
        column.addWidget(self._lower_edge)
        column.addWidget(self._choice)  # in its place while several are chosen
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _records(self) -> QWidget:
        records = QWidget()
        row = QHBoxLayout(records)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._table, 1)
        row.addWidget(self._detail)
        return records

    def _make_lower_edge(self) -> QWidget:
        edge = QWidget()
        row = QHBoxLayout(edge)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self._footer, 1)
        take_in = button(_("Take in a list"), "link", "download", self.import_wanted.emit)
        give_out = button(_("Give out the list"), "link", "table", self.export_wanted.emit)
        duplicates = button(_("Find duplicates"), "link", "copy", self.duplicates_wanted.emit)
        for link in (duplicates, take_in, give_out):
            row.addWidget(link)
        row.addStretch(0)  # takes the room where the footer is hidden
        return edge

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = page_layout(page)
        column.addWidget(page_header(_("Partner register")))
        self._first = button(
            _("Add the first partner"), "primary", "plus", self.partner_wanted.emit
        )
        words = _(
            "Write down every organisation that is part of the problem or of the solution. "
            "You can find out more about each one before you invite it."
        )
        take_in = button(
            _("Take in a list you have"), "secondary", "download", self.import_wanted.emit
        )
        empty = empty_state("users", _("No partners yet"), words, self._first, take_in)
        column.addWidget(scroll_page(empty), 1)
        return page

    def _nothing_found(self) -> QWidget:
        everything = button(_("Show all partners"), on_click=self._show_everything)
        words = _("No partner matches what you search and filter for.")
        return scroll_page(empty_state("search", _("Nothing found"), words, everything))

    # Filters and order

    def _search_for(self, words: str) -> None:
        self._change_view(replace(self._view, words=words))
        if words:
            self._table.choose(0)  # Enter opens the best

    def _change_view(self, view: RegisterView) -> None:
        is_elsewhere = view.partnership_id != self._view.partnership_id
        self._view = view
        if is_elsewhere:
            self._count()
        self._model.ask(view.question)
        self._show_found()

    def _show_everything(self) -> None:
        self.show_view(RegisterView())
        self.take_keyboard()

    def _sort_by_title(self, position: int, descending: bool) -> None:
        order = self._columns[position].order
        self._sort(order or self._view.order, descending if order else self._view.descending)

    def _sort(self, order: RegisterOrder, descending: bool) -> None:
        downwards = descending and order is not RegisterOrder.BEST_FIRST
        self._change_view(replace(self._view, order=order, descending=downwards))

    def _show_order(self) -> None:
        """The arrow over the column that sorts; over none where the best come first."""
        order = self._view.order
        if order is RegisterOrder.BEST_FIRST and not self._view.words.strip():
            order = RegisterOrder.NAME
        found = (at for at, one in enumerate(self._columns) if one.order is order)
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        header = self._table.horizontalHeader()
        header.blockSignals(True)  # this is no click
        header.setSortIndicator(next(found, -1), down if self._view.descending else up)
        header.blockSignals(False)

    # Columns

    def _shown_columns(self) -> tuple[ShownColumn, ...]:
        kept = self._context.desk.settings.current.register_columns
        return kept or shown_at_first(self._columns)

    def _show_columns(self) -> None:
        shown = self._shown_columns()
        self._table.show_columns(shown, narrow=self._narrow)
        keys = [one.key for one in shown]
        self._view_panel.show_choice(keys, self._view.order, descending=self._view.descending)

    def _switch_column(self, key: str, is_shown: bool) -> None:
        usual = {one.key: ShownColumn(one.key, one.column.width) for one in self._columns}
        now = usual | {one.key: one for one in self._shown_columns()}
        keys = {one.key for one in self._shown_columns()} ^ {key}
        assert (key in keys) is is_shown  # the chip shows what the table shows
        self._keep_columns(tuple(now[one.key] for one in self._columns if one.key in keys))

    def _keep_columns(self, shown: tuple[ShownColumn, ...]) -> None:
        if not self._narrow:
            self._context.desk.settings.change(register_columns=shown)
            self._show_columns()

    # Showing

    def _count(self) -> None:
        desk = self._context.desk
        self._counts = register.count_register(desk, self._view.partnership_id)
        self._partnerships = register.count_in_partnerships(desk)
        is_empty = not self._counts and self._view.partnership_id is None
        self._pages.setCurrentIndex(0 if is_empty else 1)

    def _show_found(self) -> None:
        shown = self._filters.show_view(self._view, self._counts, self._partnerships)
        if shown != self._view:  # what was filtered for is gone
            self._change_view(shown)
            return
        chips = self._filters.chips()
        if len(chips) != self._chip_count:  # new chips would come last
            self._chip_count = len(chips)
            for before, after in pairwise((self._search, self._add, *chips, self._table)):
                QWidget.setTabOrder(before, after)
        if self._chosen() is None:
            self._table.choose(0)
        self._show_order()
        self._show_columns()
        self._show_body()
        self._show_more_soon()

    def _show_body(self) -> None:
        panel = self._filters.open_panel()
        self._filters.mark_open()
        if panel is not None:
            self._body.setCurrentWidget(panel)
        else:
            self._body.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._show_choice()

    def _show_more_soon(self) -> None:
        """The rows come first; who types on does not wait for the rest."""
        self._soon.start()

    def _show_more(self) -> None:
        self._show_detail()
        self._show_count()

    def _show_count(self) -> None:
        found = register.count_found(self._context.desk, self._view.question)
        count = n_("{count} partner", "{count} partners", found).format(
            count=current_texts().number(found)
        )
        keys = (_("Enter opens the row"), _("Ctrl+F search"), _("Ctrl+N new partner"))
        self._footer.setText("  ·  ".join((count, *keys)))

    def _show_detail(self) -> None:
        entry = self._chosen()
        self._detail.setVisible(entry is not None and not self._narrow)
        if entry is not None:
            self._detail.show_entry(entry)

    # The chosen ones

    def _chosen(self) -> RegisterEntry | None:
        return self._model.row_at(self._table.currentIndex())

    def _open_chosen(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self.partner_opened.emit(entry.id)

    def _open(self, index: QModelIndex) -> None:
        entry = self._model.row_at(index)
        if entry is not None:
            self.partner_opened.emit(entry.id)

    def _walk_through_rows(self) -> None:
        if self._model.rowCount():
            self._table.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_choice(self) -> None:
        has_panel = self._filters.open_panel() is not None
        count = 0 if has_panel else len(self._table.chosen_positions())
        self._choice.show_count(count)
        self._lower_edge.setVisible(count < 2)

    def _end_choice(self) -> None:
        self._table.choose(self._table.currentIndex().row())
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_chosen(self, paper: str) -> None:
        chosen = self._table.chosen_ids()
        self._context.open("printing", paper=paper, organisation_ids=chosen)

    def _compare_chosen(self) -> None:
        pair = tuple(self._table.chosen_ids())
        self._context.open("register", lists="duplicates", pair=pair)
