"""Who does, may, must, gives, wants and gains what: all parties in one matrix (C4, C7, C14)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.shares import ShareRow, Term, share_rows
from partnerdesk.services import partnerships
from partnerdesk.services.agreements import contract_of_partnership
from partnerdesk.services.centre import get_centre
from partnerdesk.ui.kit.changes import PARTNERSHIP_TABLES
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import bring_into_view, page_header, page_layout, scroll_page
from partnerdesk.ui.kit.screen import Context, Screen
from partnerdesk.ui.kit.still_there import partnership_or_leave
from partnerdesk.ui.kit.tab_order import rejoin_below
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, clear_layout, label
from partnerdesk.ui.screens.shares.conduct_card import ConductCard
from partnerdesk.ui.screens.shares.party_row import PartyRow, ShareCell
from partnerdesk.ui.screens.shares.rights_card import RightsCard

_SIX_COLUMNS_FROM, _THREE_COLUMNS_FROM = 900, 480
"""Widths at 100 % text; with less room the answers stand below each other."""


class SharesScreen(Screen):
    """The matrix of one partnership, and below it what holds for all: rights and conduct."""

    tables = PARTNERSHIP_TABLES | {"centre"}
    help_topic = "shares"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partnership_id: int | None = None
        self._rows: list[PartyRow] = []
        self._print = button(_("Print"), icon_name="printer", on_click=self.print_)
        self._gap = button(
            _("Go to the next gap"), "primary", "arrow-right", on_click=self.primary_action
        )
        self._header = page_header(_("Shares of the partners"), "", self._print, self._gap)
        self._matrix = QWidget()
        self._list = QVBoxLayout(self._matrix)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(12))
        self._rights = RightsCard(context)
        self._conduct = ConductCard(context)
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(12))
        words = _("Tab goes to the next answer, Enter to the next partner.")
        column.addWidget(label(words, "muted"))
        column.addWidget(self._matrix)
        column.addWidget(self._rights)
        column.addWidget(self._conduct)
        column.addStretch(1)
        layout = page_layout(self)
        layout.addWidget(self._header)
        layout.addWidget(scroll_page(content), 1)

    def arrive(
        self,
        partnership_id: int | None = None,
        partner_id: int | None = None,
        field: str = "",
        part: str = "",
    ) -> None:
        """Show the matrix of a partnership, with the cursor in an answer.

        ``field`` is a term; without ``partner_id`` the first party that lacks it is meant.
        ``part`` "rights" or "conduct" goes below the matrix.

        Raises:
            UserError: there is no such partnership.
        """
        desk = self.context.desk
        newest = partnerships.newest_partnership_id(desk)
        wanted = partnership_id or self._partnership_id or newest
        partnerships.get_partnership(desk, wanted)
        self._partnership_id = wanted
        self.reload()
        if part == "rights":
            self._rights.take_focus()
            bring_into_view(self._rights)
        elif part == "conduct":
            self._conduct.take_focus()
            bring_into_view(self._conduct)
        elif field:
            cell = self._cell(partner_id, field)
            cell.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(cell)
        else:  # with no gap left, the paper is what is wanted
            first = self._gap if self._gap.isEnabled() else self._print
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def bookmark(self) -> dict[str, Any]:
        """The partnership."""
        return {"partnership_id": self._partnership_id}

    def reload(self) -> None:
        """Read the partnership again; where it is gone, go to all of them."""
        if self._partnership_id is None:
            return
        partnership = partnership_or_leave(self.context, self._partnership_id)
        if partnership is None:
            self._partnership_id = None
            return
        self._header.set_subtitle(partnership.name)
        self._show_rows(share_rows(partnership, self._centre_name()))
        self._show_rest(partnership)

    def primary_action(self) -> None:
        """Put the cursor into the next answer that is not written."""
        gap = next((cell for row in self._rows if (cell := row.first_gap())), None)
        if gap is not None:
            gap.setFocus(Qt.FocusReason.TabFocusReason)

    def print_(self) -> None:
        """Show the shares on paper."""
        self.context.open("printing", partnership_id=self._partnership_id, paper="shares")

    def set_narrow(self, narrow: bool) -> None:
        """One column of rules, or two."""
        self._conduct.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers beside each other as far as there is room."""
        super().resizeEvent(event)
        for row in self._rows:
            row.set_columns(self._columns())

    def _columns(self) -> int:
        if self.width() >= px(_SIX_COLUMNS_FROM):
            return 6
        return 3 if self.width() >= px(_THREE_COLUMNS_FROM) else 1

    def _show_rows(self, rows: tuple[ShareRow, ...]) -> None:
        """Show the parties; only others than before are built anew, what is being typed stays."""
        if [row.partner_id for row in rows] != [row.partner_id for row in self._rows]:
            self._build_rows(rows)
        for shown, row in zip(self._rows, rows, strict=True):
            shown.show_row(row)
        self._gap.setEnabled(any(row.gaps for row in rows))

    def _build_rows(self, rows: tuple[ShareRow, ...]) -> None:
        clear_layout(self._list)
        self._rows = []
        for place, row in enumerate(rows):
            shown = PartyRow(row, self._save)
            shown.set_columns(self._columns())
            shown.next_wanted.connect(lambda term, place=place: self._go_down(place, term))
            self._rows.append(shown)
            self._list.addWidget(shown)
        rejoin_below(self._column, self._matrix)

    def _show_rest(self, partnership: Partnership) -> None:
        self._rights.show_agreement(contract_of_partnership(self.context.desk, partnership.id))
        self._conduct.show_partnership(partnership)

    def _go_down(self, place: int, term: str) -> None:
        """Enter: the same answer of the next party; after the last one, the next term of all."""
        if place + 1 < len(self._rows):
            self._rows[place + 1].cell(term).setFocus(Qt.FocusReason.TabFocusReason)
            return
        terms = list(Term)
        following = terms[(terms.index(Term(term)) + 1) % len(terms)]
        self._rows[0].cell(following).setFocus(Qt.FocusReason.TabFocusReason)

    def _cell(self, partner_id: int | None, term: str) -> ShareCell:
        meant = (one for one in self._rows if one.partner_id == partner_id)
        lacking = (one for one in self._rows if one.lacks(term))
        row = next(lacking if partner_id is None else meant, self._rows[0])
        return row.cell(term)

    def _save(self, partner_id: int | None, field: str, words: str) -> None:
        if partner_id is not None:
            partnerships.set_partner(self.context.desk, partner_id, field, words)
        elif self._partnership_id is not None:
            partnerships.set_about(self.context.desk, self._partnership_id, field, words)

    def _centre_name(self) -> str:
        centre = get_centre(self.context.desk)
        return centre.organisation.name if centre else _("Your centre")
