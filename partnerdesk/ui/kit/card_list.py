"""A page that offers several things of one kind as cards, to open one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.ui.kit.language import _
from partnerdesk.ui.kit.page import page_header, scroll_page
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, card, clear_layout, fact_line, label, pill


@dataclass(frozen=True)
class Offer:
    """What a card says. ``opening`` is the button's name for a screen reader, with the thing's."""

    id: int
    name: str
    facts: tuple[str, ...]
    state: tuple[str, State]
    opening: str
    amount: str = ""


class CardList(QWidget):
    """A heading and a card for each thing.

    Signals:
        chosen(int): the ``id`` of the offer whose button was pressed.
    """

    chosen = Signal(int)

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(page_header(title, lead))
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(px(12))
        column.addWidget(scroll_page(inside), 1)

    def show_offers(self, offers: Iterable[Offer]) -> None:
        """Show these things."""
        clear_layout(self._cards)
        for offer in offers:
            self._cards.addWidget(self._card(offer))
        self._cards.addStretch(1)

    def _card(self, offer: Offer) -> QFrame:
        frame, row = card(horizontal=True, gap=16)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(offer.name, "h2"))
        words.addWidget(label(fact_line(*offer.facts), "muted"))
        row.addLayout(words, 1)
        row.addLayout(_standing(offer))
        opener = button(_("Open"), on_click=lambda: self.chosen.emit(offer.id))
        opener.setAccessibleName(offer.opening)
        row.addWidget(opener)
        return frame


def _standing(offer: Offer) -> QVBoxLayout:
    """How much, and in which state."""
    column = QVBoxLayout()
    column.setSpacing(px(6))
    if offer.amount:
        amount = label(offer.amount, "h2", wrap=False)
        amount.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        column.addWidget(amount)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(pill(*offer.state))
    column.addLayout(line)
    return column
