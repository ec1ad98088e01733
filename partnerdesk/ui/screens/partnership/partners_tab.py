"""The partners of a partnership: add them, and open a card for each."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.coming import Standing
from partnerdesk.domain.guidance import BoardPage, board_of_partnership, shares_of_partnership
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.services import partnerships
from partnerdesk.ui.kit.flow import FlowLayout
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.partner_words import ended_words
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.states import PARTNER_STATES
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, hline, label, pill
from partnerdesk.ui.screens.partnership.adding import AddingLine
from partnerdesk.ui.screens.partnership.partner_card import PartnerCard
from partnerdesk.ui.screens.partnership.tab import Tab, titled_card


class PartnersTab(Tab):
    """A line to add a partner, a card for each one, and those who no longer take part."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._standing: Standing | None = None
        self._cards: dict[int, PartnerCard] = {}
        self._narrow = False
        self._adding = AddingLine(context)
        self._adding.added.connect(lambda added: self.go_to(partner_id=added))
        self._cards_box = QWidget()
        self._cards_column = QVBoxLayout(self._cards_box)
        self._cards_column.setContentsMargins(0, 0, 0, 0)
        self._cards_column.setSpacing(px(12))
        self._left_card, left_column = titled_card(_("No longer taking part"))
        self._left_list = QVBoxLayout()
        left_column.addLayout(self._left_list)
        self._none = label(
            _("No partner is named yet. Each one you add gets its own research card."), "muted"
        )
        self.column.addWidget(self._adding_card())
        self.column.addWidget(self._none)
        self.column.addWidget(self._cards_box)
        self.column.addWidget(self._left_card)
        self.column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show all partners; what is being typed stays."""
        other = self._standing is None or (self._standing.partnership.id != standing.partnership.id)
        self._standing = standing
        parties = standing.partnership.parties
        self._adding.show_partnership(standing.partnership)
        self._none.setVisible(not parties)
        if other or [one.id for one in parties] != list(self._cards):
            self._rebuild(standing.partnership)
        for partner in parties:
            self._cards[partner.id].show_partner(partner, standing.partnership)
        gone = [one for one in standing.partnership.partners if not one.stage.is_party]
        self._show_gone(gone)

    def go_to(self, **arguments: Any) -> None:
        """Open the card of a partner, or of the first one that lacks a field."""
        wanted = self._cards.get(arguments.get("partner_id") or 0)
        field = arguments.get("field", "")
        if wanted is None and field and self._cards:
            lacking = (one for one in self._cards.values() if one.lacks(field))
            wanted = next(lacking, next(iter(self._cards.values())))
        if wanted is not None:
            self.show_widget(*wanted.open(field))

    def primary_action(self) -> None:
        """Add the partner whose name was typed."""
        self._adding.take()

    def new(self) -> None:
        """Put the cursor into the line for a name."""
        self._adding.take_keyboard()

    def set_narrow(self, narrow: bool) -> None:
        """One column in the cards, or two."""
        self._narrow = narrow
        for one in self._cards.values():
            one.set_narrow(narrow)

    def _adding_card(self) -> QWidget:
        frame, column = titled_card(_("Add a partner"))
        column.addWidget(self._adding)
        column.addWidget(self._ways_to_the_board())
        return frame

    def _ways_to_the_board(self) -> QWidget:
        """Links to the three pages of the board, and to the shares of all parties."""
        links = (
            (BoardPage.KINDS, _("See who is missing")),
            (BoardPage.MATRIX, _("Weigh influence and interest")),
            (BoardPage.EXCHANGE, _("Compare who gives what")),
        )
        row = QWidget()
        flow = FlowLayout(row, gap=16)
        for page, words in links:
            flow.addWidget(button(words, "link", on_click=partial(self._open_board, page)))
        shares = _("Write down rights, duties and objectives")
        flow.addWidget(button(shares, "link", on_click=self._open_shares))
        return row

    def _open_board(self, page: BoardPage) -> None:
        if self._standing is not None:
            self.follow(board_of_partnership(self._standing.partnership.id, page))

    def _open_shares(self) -> None:
        if self._standing is not None:
            self.follow(shares_of_partnership(self._standing.partnership.id))

    def _rebuild(self, partnership: Partnership) -> None:
        """Make the cards anew; those that were open stay so."""
        was_open = {number for number, one in self._cards.items() if one.is_open()}
        clear_layout(self._cards_column)
        self._cards = {one.id: PartnerCard(self.context, one) for one in partnership.parties}
        for partner, (number, one) in zip(partnership.parties, self._cards.items(), strict=True):
            one.show_partner(partner, partnership)
            one.set_narrow(self._narrow)
            self._cards_column.addWidget(one)
            one.grew.connect(partial(self._rejoin_below, one))
            if number in was_open:
                one.open()

    def _rejoin_below(self, grown: PartnerCard) -> None:
        rejoin_below(self._cards_column, grown)
        rejoin_below(self.column, self._cards_box)

    def _show_gone(self, gone: list[Partner]) -> None:
        self._left_card.setVisible(bool(gone))
        clear_layout(self._left_list)
        for position, partner in enumerate(gone):
            if position:
                self._left_list.addWidget(hline())
            self._left_list.addLayout(self._gone_row(partner))

    def _gone_row(self, partner: Partner) -> QBoxLayout:
        desk = self.context.desk
        back = button(
            _("Bring back"),
            "link",
            on_click=lambda: partnerships.bring_back_partner(desk, partner.id),
        )
        back.setAccessibleName(_("Bring back {name}").format(name=partner.name))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(partner.name))
        if why := ended_words(partner.ended_on, partner.ended_reason):
            words.addWidget(label(why, "small"))
        row.addLayout(words, 1)
        row.addWidget(pill(_(partner.stage.label), PARTNER_STATES[partner.stage]))
        row.addWidget(back)
        return row
