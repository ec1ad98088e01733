"""The budgets to choose from: what each costs, and whether it adds up."""

from __future__ import annotations

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.money import Money
from partnerdesk.ui.kit.card_list import Offer
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.widgets import State
from partnerdesk.ui.screens.budgets.words import period_text


def budget_offer(sheet: BudgetSheet) -> Offer:
    """A card for a budget; its id is the partnership's."""
    count = len(sheet.lines)
    return Offer(
        id=sheet.partnership_id,
        name=sheet.partnership_name,
        facts=(
            period_text(sheet),
            n_("{count} cost", "{count} costs", count).format(count=count),
        ),
        state=_state_of(sheet),
        opening=_("Open the budget of {name}").format(name=sheet.partnership_name),
        amount=current_texts().money(Money(sheet.cost_minor, sheet.currency)),
    )


def _state_of(sheet: BudgetSheet) -> tuple[str, State]:
    """Whether the budget adds up, in a few words."""
    if not sheet.cost_minor:
        return _("No costs yet"), "none"
    if sheet.is_balanced:
        return _("Adds up"), "ok"
    difference = sheet.promised_minor - sheet.cost_minor
    if difference < 0:
        missing = current_texts().money(Money(-difference, sheet.currency))
        return _("{amount} missing").format(amount=missing), "bad"
    return _("Does not add up yet"), "warn"
