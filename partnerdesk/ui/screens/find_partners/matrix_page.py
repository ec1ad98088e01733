"""Influence and interest: a field to arrange, those who wait for a place, the same in figures."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from partnerdesk.domain.board import placed_partners, waiting_partners
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.services.board import place_partner
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, label
from partnerdesk.ui.screens.find_partners.chip import PartnerChip
from partnerdesk.ui.screens.find_partners.field import MatrixField
from partnerdesk.ui.screens.find_partners.figures import Figures
from partnerdesk.ui.screens.find_partners.kind_line import NO_LIMIT
from partnerdesk.ui.screens.find_partners.page import BoardPageWidget

_MIDDLE = 5
"""Where a partner goes whom somebody puts into the field without saying where."""

_WAITING_WIDTH = 240


class MatrixPage(BoardPageWidget):
    """The field beside those who wait, or a list of figures."""

    paper = "matrix"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._waiting_chips: list[PartnerChip] = []
        self._switch = button("", "secondary", "table", self._change_view)
        self._none = label(_("No partner is named yet. Begin with the board."), "muted")
        self._field = MatrixField()
        self._field.moved.connect(self._place)
        self._field.taken_out.connect(lambda number: self._place(number, None, None))
        self._field.opened.connect(self.open_partner)
        self._field.arranged.connect(self._order_tab)
        self._figures = Figures()
        self._figures.chosen.connect(self._place)
        self._waiting = self._build_waiting()
        self._views = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        words = _("How much can each partner move, and how much does it care?")
        head.addWidget(label(words, "muted"), 1)
        head.addWidget(self._switch)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._views, 1)
        self._views.addWidget(self._build_field_view())  # before it is laid out, it would flash up
        self._views.addWidget(self._build_list_view())
        self._name_switch()

    def show_partnership(self, partnership: Partnership) -> None:
        """Show the partners of a partnership."""
        self.partnership = partnership
        parties = partnership.parties
        self._none.setVisible(not parties)
        self._field.show_placed(placed_partners(parties))
        self._figures.show_partners(parties)
        self._show_waiting(waiting_partners(parties))

    def go_to(self, show: str = "") -> None:
        """Put the keyboard on the first chip."""
        self._field.take_keyboard()

    def set_narrow(self, narrow: bool) -> None:
        """Those who wait stand above the field, or beside it."""
        super().set_narrow(narrow)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.BottomToTop if narrow else direction.LeftToRight)
        self._waiting.setMaximumWidth(NO_LIMIT if narrow else px(_WAITING_WIDTH))
        self._waiting.setMinimumWidth(0 if narrow else px(_WAITING_WIDTH))
        self._order_tab()

    def _build_waiting(self) -> QWidget:
        frame, column = card(gap=8)
        column.addWidget(label(_("Not placed yet"), "h2"))
        column.addWidget(label(_("Drag a name into the field, or press it."), "small"))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        column.addWidget(self._chips)
        column.addStretch(1)
        return frame

    def _build_field_view(self) -> QWidget:
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, px(8))
        self._columns.setSpacing(px(12))
        self._columns.addWidget(self._field, 1)
        self._columns.addWidget(self._waiting)
        return scroll_page(content)

    def _build_list_view(self) -> QWidget:
        frame, column = card(gap=8)
        column.addWidget(self._figures)
        content = QWidget()
        around = QVBoxLayout(content)
        around.setContentsMargins(0, 0, 0, px(8))
        around.addWidget(frame)
        around.addStretch(1)
        return scroll_page(content)

    def _show_waiting(self, waiting: tuple[Partner, ...]) -> None:
        self._waiting.setVisible(bool(waiting))
        if [partner.id for partner in waiting] == [one.partner_id for one in self._waiting_chips]:
            return
        clear_layout(self._flow)
        self._waiting_chips = [self._waiting_chip(partner) for partner in waiting]
        for chip in self._waiting_chips:
            self._flow.addWidget(chip)
        self._order_tab()

    def _order_tab(self) -> None:
        """Let Tab pass the chips as one reads them, wherever they have moved."""
        placed, waiting = self._field.chips(), self._waiting_chips
        order = [*waiting, *placed] if self.narrow else [*placed, *waiting]
        for before, after in pairwise((self._switch, *order)):
            QWidget.setTabOrder(before, after)

    def _waiting_chip(self, partner: Partner) -> PartnerChip:
        chip = PartnerChip(partner)
        chip.setAccessibleDescription(_("Enter puts it into the middle of the field."))
        put = partial(self._put_into_middle, partner.id)
        chip.clicked.connect(put)
        chip.opened.connect(put)
        chip.stepped.connect(lambda _interest, _influence: put())
        chip.dragged.connect(self._field.show_target)
        chip.dropped.connect(partial(self._drop, partner.id))
        return chip

    def _put_into_middle(self, partner_id: int, _checked: bool = False) -> None:
        self._place(partner_id, _MIDDLE, _MIDDLE)
        self._field.take_keyboard(partner_id)

    def _drop(self, partner_id: int, place: QPoint) -> None:
        spot = self._field.spot_of(place)
        self._field.show_target(None)
        if spot is not None:
            interest, influence = spot
            self._place(partner_id, influence, interest)
            self._field.take_keyboard(partner_id)

    def _place(self, partner_id: int, influence: int | None, interest: int | None) -> None:
        place_partner(self.context.desk, partner_id, influence, interest)

    def _change_view(self) -> None:
        shows_list = self._views.currentIndex() == 0
        self._views.setCurrentIndex(1 if shows_list else 0)
        self._name_switch()

    def _name_switch(self) -> None:
        is_field = self._views.currentIndex() == 0
        self._switch.setText(_("Show as a list") if is_field else _("Show as a field"))
