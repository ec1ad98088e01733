"""What the chosen annexes of an agreement show besides the agreement itself."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.domain.annexes import OF_WHOLE_BUDGET
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.money_papers import MoneyAnnex
from partnerdesk.services.reading_budgets import budget_of
from partnerdesk.services.reading_spending import spending_of
from partnerdesk.store.tables import BudgetRow


def with_money(filled: FilledAgreement, row: BudgetRow | None) -> FilledAgreement:
    """The same agreement, with all of its budget if one of its annexes shows that."""
    is_frozen = filled.agreement.frozen is not None  # its annexes were kept with its paper
    if row is None or is_frozen or OF_WHOLE_BUDGET.isdisjoint(filled.annexes):
        return filled
    partners = filled.partnership.partners
    several = (filled.centre.organisation, *(one.organisation for one in partners))
    names = {one.id: one.name for one in several}
    return replace(filled, money=MoneyAnnex(JudgedBudget(budget_of(row), spending_of(row)), names))
