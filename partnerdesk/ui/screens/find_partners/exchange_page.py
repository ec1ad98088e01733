"""Who gives what, who expects what: all partners side by side (C10, C14, F8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from partnerdesk.domain.partnership import Gift, Partner, Partnership
from partnerdesk.services.centre import get_centre
from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import scroll_page
from partnerdesk.ui.kit.screen import Context
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import button, card, clear_layout, hline, label, pill
from partnerdesk.ui.screens.find_partners.page import BoardPageWidget

_NAME_SHARE, _CELL_SHARE = 5, 4
_ABOVE_LINK = 5
"""The air above the words of a link; words beside it stand as low."""

_NARROWEST_TABLE = 1000
"""At 100 % text: with less room the columns stand below each other."""


class ExchangePage(BoardPageWidget):
    """A row for the centre and for each partner; what is missing is a link that leads there."""

    paper = "exchange"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_stacked = False
        frame, self._rows = card(gap=6)
        content = QWidget()
        around = QVBoxLayout(content)
        around.setContentsMargins(0, 0, 0, px(12))
        around.addWidget(frame)
        around.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        words = _("Say it openly now. Hidden wishes come out at the worst moment.")
        column.addWidget(label(words, "muted"))
        column.addWidget(scroll_page(content), 1)

    def show_partnership(self, partnership: Partnership) -> None:
        """Show all parties of a partnership."""
        if partnership != self.partnership:
            self.partnership = partnership
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below each other, or side by side."""
        super().resizeEvent(event)
        is_stacked = self.width() < px(_NARROWEST_TABLE)
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            if self.partnership is not None:
                self._fill()

    def _fill(self) -> None:
        clear_layout(self._rows)
        if not self._is_stacked:
            titles = ("", _("Gives"), _("Gains"), _("Expects"), _("Asks for"))
            self._rows.addLayout(self._row([label(title, "label") for title in titles]))
            self._rows.addWidget(hline())
        self._rows.addLayout(self._row(self._centre_cells()))
        for partner in self.present.parties:
            self._rows.addWidget(hline())
            self._rows.addLayout(self._row(self._partner_cells(partner)))

    def _row(self, cells: Sequence[QWidget]) -> QBoxLayout:
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if self._is_stacked else direction.LeftToRight)
        row.setSpacing(px(12))
        for cell in cells:
            if not self._is_stacked:
                cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(cell, _CELL_SHARE if row.count() else _NAME_SHARE)
        return row

    def _centre_cells(self) -> list[QWidget]:
        own, centre = self.present, get_centre(self.context.desk)
        name = centre.organisation.name if centre else _("Your centre")
        return [
            self._name(name),
            self._cell(_("Gives"), own.centre_contributions, name, "centre_contributions"),
            self._cell(_("Gains"), own.centre_benefits, name, "centre_benefits"),
            *(self._titled("", _nothing()) for _column in range(0 if self._is_stacked else 2)),
        ]

    def _partner_cells(self, partner: Partner) -> list[QWidget]:
        gives = "\n".join(
            words if gift is Gift.OTHER else f"{_(gift.label)}: {words}"
            for gift, words in partner.gifts
        )
        about = partner.id
        return [
            self._name(partner.name, partial(self.open_partner, about)),
            self._cell(_("Gives"), gives, partner.name, Gift.MONEY, about),
            self._cell(_("Gains"), partner.benefits, partner.name, "benefits", about),
            self._cell(_("Expects"), partner.expectations, partner.name, "expectations", about),
            self._requests(partner),
        ]

    def _requests(self, partner: Partner) -> QWidget:
        """What it asks for, with the answer; to ask for nothing is allowed."""
        if not partner.requests:
            return self._titled(_("Asks for"), _nothing())
        asked = label(partner.requests)
        if partner.requests_answer:
            words = _("Answer: {words}").format(words=partner.requests_answer)
            return self._titled(_("Asks for"), asked, label(words, "muted"))
        answer = self._link(_("Note the answer"), partner.name, "requests_answer", partner.id)
        return self._titled(_("Asks for"), asked, pill(_("No answer yet"), "warn"), answer)

    def _cell(
        self, title: str, words: str, name: str, field: str, partner_id: int | None = None
    ) -> QWidget:
        """What is written, or a link to where it is written."""
        if words:
            return self._titled(title, label(words))
        return self._titled(title, self._link(_("Write it down"), name, field, partner_id, title))

    def _link(
        self, verb: str, name: str, field: str, partner_id: int | None, title: str = ""
    ) -> QWidget:
        link = _link(verb, partial(self._write_down, field, partner_id))
        spoken = ", ".join(part for part in (verb, name, title) if part)
        link.setAccessibleName(spoken)
        return link

    def _titled(self, title: str, *widgets: QWidget) -> QWidget:
        """A cell; where the columns have no heading it says itself what it is."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        begins_with_link = isinstance(widgets[0], QPushButton)
        level = 0 if self._is_stacked or begins_with_link else px(_ABOVE_LINK)
        column.setContentsMargins(0, level, 0, 0)
        column.setSpacing(px(4))
        if self._is_stacked:
            column.addWidget(label(title, "small"))
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        return cell

    def _name(self, name: str, opens: Callable[[], object] | None = None) -> QWidget:
        """The name of a party; under that of a partner the way to its card."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0 if self._is_stacked else px(_ABOVE_LINK), 0, 0)
        column.setSpacing(0)
        column.addWidget(label(name, "label"))
        if opens is not None:
            link = _link(_("Open"), opens)
            link.setAccessibleName(_("Open: {name}").format(name=name))
            column.addWidget(link)
        column.addStretch(1)
        return cell

    def _write_down(self, field: str, partner_id: int | None) -> None:
        if partner_id is not None:
            self.open_partner(partner_id, field)
            return
        number = self.present.id
        self.context.open("partnership", partnership_id=number, tab="about", field=field)


def _nothing() -> QLabel:
    words = label("–", "muted")
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    return words


def _link(verb: str, opens: Callable[[], object]) -> QPushButton:
    """A link that is no wider than its words."""
    link = button(verb, "link", on_click=opens)
    link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return link
