"""All budgets as cards: what they cost, and whether they add up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.money import Money
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.page import page_header, scroll_page
from partnerdesk.ui.kit.theme import px
from partnerdesk.ui.kit.widgets import State, button, card, clear_layout, label, pill
from partnerdesk.ui.screens.budgets.words import period_text


class BudgetPicker(QWidget):
    """A card for each budget.

    Signals:
        chosen(int): the id of the partnership whose budget is wanted.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(page_header(_("Budgets"), _("Choose the partnership.")))
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, px(8), 0)
        self._cards.setSpacing(px(12))
        column.addWidget(scroll_page(inside), 1)

    def show_budgets(self, sheets: Sequence[BudgetSheet]) -> None:
        """Show these budgets."""
        clear_layout(self._cards)
        for sheet in sheets:
            self._cards.addWidget(self._card(sheet))
        self._cards.addStretch(1)

    def _card(self, sheet: BudgetSheet) -> QFrame:
        frame, layout = card(horizontal=True, gap=16)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(sheet.partnership_name, "h2"))
        facts = [period_text(sheet), _count_of_costs(len(sheet.lines))]
        words.addWidget(label("  ·  ".join(fact for fact in facts if fact), "muted"))
        layout.addLayout(words, 1)
        numbers = QVBoxLayout()
        numbers.setSpacing(px(6))
        total = current_texts().money(Money(sheet.cost_minor, sheet.currency))
        amount = label(total, "h2", wrap=False)
        amount.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        numbers.addWidget(amount)
        state_row = QHBoxLayout()
        state_row.addStretch(1)
        state_row.addWidget(pill(*_state_of(sheet)))
        numbers.addLayout(state_row)
        layout.addLayout(numbers)
        name = _("Open the budget of {name}").format(name=sheet.partnership_name)
        opener = button(_("Open"), on_click=lambda: self.chosen.emit(sheet.partnership_id))
        opener.setAccessibleName(name)
        layout.addWidget(opener)
        return frame


def _count_of_costs(count: int) -> str:
    return n_("{count} cost", "{count} costs", count).format(count=count)


def _state_of(sheet: BudgetSheet) -> tuple[str, State]:
    """Whether the budget adds up, in a few words."""
    if not sheet.cost_minor:
        return _("No costs yet"), "none"
    if sheet.is_balanced:
        return _("Adds up"), "ok"
    difference = sheet.promised_minor - sheet.cost_minor
    if difference < 0:
        missing = current_texts().amount(-difference, sheet.currency)
        return _("{amount} missing").format(amount=missing), "bad"
    return _("Does not add up yet"), "warn"
