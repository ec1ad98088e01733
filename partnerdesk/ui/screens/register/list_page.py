"""The list of all partners: search, chips, table, and the chosen one at a glance."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.register import RegisterEntry
from partnerdesk.services import partners
from partnerdesk.ui.kit.language import _, n_
from partnerdesk.ui.kit.page import empty_state, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.tables import ChipBar, RecordTable, RowModel
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, label, verbatim
from partnerdesk.ui.screens.register.detail import DetailCard
from partnerdesk.ui.screens.register.kinds import KindsPanel
from partnerdesk.ui.screens.register.listing import (
    KIND_UNKNOWN,
    RESEARCH_COLUMN,
    Listing,
    RegisterView,
    columns,
)
from partnerdesk.ui.screens.register.search_field import SearchField


class ListPage(QWidget):
    """The register as a list.

    Signals:
        partner_opened(int): the number of the organisation to show on its own page.
        partner_wanted(): somebody wants to add a partner.
        import_wanted(): somebody has a list to take in.
        export_wanted(): somebody wants the list as a file.
    """

    partner_opened = Signal(int)
    partner_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._listing = Listing(())
        self._view = RegisterView()
        self._narrow = False
        self._chip_count = 0
        self._search = SearchField(_("Search partners"))
        self._search.textChanged.connect(self._search_for)
        self._search.returnPressed.connect(self._open_chosen)
        self._search.left_downwards.connect(self._walk_through_rows)
        self._model = RowModel(columns(lambda: context.desk.clock().date()), key=_id_of)
        self._table = RecordTable(_("Partners"))
        self._table.show_model(self._model)
        self._table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._table.opened.connect(self._open)
        self._table.row_chosen.connect(self._show_detail)
        self._detail = DetailCard(context, self._open_chosen)
        self._chips = ChipBar(_("Stages"))
        self._chips.chosen.connect(self._filter_by_stage)
        self._kind = button("", "chip", "funnel", self._toggle_kinds)
        self._kinds = KindsPanel()
        self._kinds.chosen.connect(self._filter_by_kind)
        self._footer = label("", "small")
        self._lay_out()

    # What is shown

    def view(self) -> RegisterView:
        """What the person has chosen to see, to come back to it later."""
        entry = self._chosen()
        return replace(self._view, chosen_id=entry.id if entry else None)

    def show_view(self, view: RegisterView) -> None:
        """Show the register as it was seen before."""
        self._view = view
        self._search.blockSignals(True)
        self._search.setText(view.words)
        self._search.blockSignals(False)
        self.reload()
        self.choose(view.chosen_id)

    def show_kind(self, kind: str) -> None:
        """Show all partners of one kind."""
        self.show_view(RegisterView(kind=kind, chosen_id=self.view().chosen_id))

    def reload(self) -> None:
        """Read the register again; the chosen partner stays chosen."""
        self._listing = Listing(partners.list_register(self._context.desk, include_archived=True))
        self._pages.setCurrentIndex(1 if len(self._listing) else 0)
        self._show()

    def shown_ids(self) -> tuple[list[int], int]:
        """The organisations that are shown, and how many there are that are not archived."""
        shown = [entry.id for entry in self._listing.shown(self._view)]
        return shown, len(self._listing.shown(RegisterView()))

    def choose(self, organisation_id: int | None) -> None:
        """Make a partner the chosen one, if the list shows it."""
        position = self._model.position_of(lambda entry: entry.id == organisation_id)
        if position >= 0:
            self._table.choose(position)

    def set_narrow(self, narrow: bool) -> None:
        """Without card, research column and hints, where there is room for one column only."""
        self._narrow = narrow
        self._detail.setVisible(not narrow)
        self._table.setColumnHidden(RESEARCH_COLUMN, narrow)
        self._footer.setVisible(not narrow)  # the first chip says how many there are, too

    # What a person does

    def search(self) -> None:
        """Put the keyboard into the search line."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or on the way to fill it."""
        if self._model.rowCount() and self._body.currentIndex() == 0:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not len(self._listing):
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_lightest(self) -> bool:
        """Close the panel of kinds, or empty the search."""
        if self._body.currentWidget() is self._kinds:
            self._close_kinds()
        elif self._search.text():
            self._search.clear()
        else:
            return False
        return True

    # How it is built

    def _lay_out(self) -> None:
        self._add = button(_("Add partner"), "primary", "plus", self.partner_wanted.emit)
        header = page_header(_("Partner register"), "", self._search, self._add)
        filters = QHBoxLayout()
        filters.setSpacing(px(8))
        filters.addWidget(self._chips, 1)
        filters.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        records = QWidget()
        row = QHBoxLayout(records)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._table, 1)
        row.addWidget(self._detail)
        self._body = QStackedWidget()
        for page in (records, self._kinds, self._nothing_found()):
            self._body.addWidget(page)
        full = QWidget()
        column = page_layout(full)
        column.addWidget(header)
        column.addLayout(filters)
        column.addWidget(self._body, 1)
        column.addLayout(self._lower_edge())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _lower_edge(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._footer, 1)
        take_in = button(_("Take in a list"), "link", "download", self.import_wanted.emit)
        give_out = button(_("Give out the list"), "link", "table", self.export_wanted.emit)
        for link in (take_in, give_out):
            row.addWidget(link)
        return row

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

    # Filters

    def _search_for(self, words: str) -> None:
        self._view = replace(self._view, words=words)
        self._show()

    def _filter_by_stage(self, stage: str) -> None:
        self._view = replace(self._view, stage=stage)
        self._show()

    def _filter_by_kind(self, kind: str) -> None:
        self._view = replace(self._view, kind=kind)
        self._close_kinds()

    def _show_everything(self) -> None:
        self.show_view(RegisterView())
        self.take_keyboard()

    def _toggle_kinds(self) -> None:
        if self._body.currentWidget() is self._kinds:
            self._close_kinds()
            return
        self._kinds.show_counts(self._listing.kind_counts(self._view), self._view.kind)
        self._body.setCurrentWidget(self._kinds)
        self._kind.setChecked(True)
        self._kinds.take_keyboard()

    def _close_kinds(self) -> None:
        self._body.setCurrentIndex(0)
        self._show()
        self._kind.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing

    def _show(self) -> None:
        self._show_chips()
        shown = self._listing.shown(self._view)
        self._model.set_rows(shown)
        if self._chosen() is None and shown:
            self._table.choose(0)
        if self._body.currentWidget() is not self._kinds:
            self._body.setCurrentIndex(0 if shown else 2)
        self._show_detail()
        self._show_count(len(shown))

    def _show_chips(self) -> None:
        chips = self._listing.stage_counts(self._view)
        self._chips.set_chips(chips)
        self._chips.choose(self._view.stage)
        if len(chips) != self._chip_count:  # new chips would come last
            self._chip_count = len(chips)
            self._keep_tab_order()
        self._view = replace(self._view, stage=self._chips.value())
        self._kind.setText(verbatim(_kind_name(self._view.kind)))
        self._kind.setAccessibleName(_("Kind: {kind}").format(kind=_kind_name(self._view.kind)))
        self._kind.setChecked(bool(self._view.kind))

    def _keep_tab_order(self) -> None:
        chips = self._chips.findChildren(QPushButton)
        for before, after in pairwise((self._search, self._add, *chips, self._kind, self._table)):
            QWidget.setTabOrder(before, after)

    def _show_count(self, shown: int) -> None:
        count = n_("{count} partner", "{count} partners", shown).format(count=shown)
        keys = (_("Enter opens the row"), _("Ctrl+F search"), _("Ctrl+N new partner"))
        self._footer.setText("  ·  ".join((count, *keys)))

    def _show_detail(self) -> None:
        entry = self._chosen()
        self._detail.setVisible(entry is not None and not self._narrow)
        if entry is not None:
            self._detail.show_entry(entry)

    # The chosen partner

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


def _id_of(entry: RegisterEntry) -> int:
    return entry.id


def _kind_name(kind: str) -> str:
    if kind == KIND_UNKNOWN:
        return _("Kind not known yet")
    return _(PartnerKind(kind).label) if kind else _("All kinds")
