"""Screen, paper and workbook of two real forms say the same, to the cent."""

from __future__ import annotations

import pytest

from partnerdesk.documents.budget_tables import build_budget
from partnerdesk.documents.money_overview import build_money_overview
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.money import major_units
from partnerdesk.domain.money_papers import MoneyOverview
from partnerdesk.domain.papers import BudgetPaper
from partnerdesk.domain.spending import Spending
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services.budget_workbook import workbook
from tests.documents.reading import whole_text
from tests.documents.samples import DRAFT
from tests.domain.real_budgets import european, municipal
from tests.workbooks import Workbook

ENGLISH = for_language("en")


@pytest.mark.parametrize("budget", [european(), municipal()], ids=["european", "municipal"])
def test_paper_and_workbook_have_the_sums_of_the_screen(budget: Budget) -> None:
    sheet = budget.sheet()
    judged = JudgedBudget(budget, Spending())
    parts = tuple(budget.sheet(period.id) for period in budget.periods)
    table = whole_text(build_budget(BudgetPaper(DRAFT, sheet, parts), ENGLISH))
    glance = whole_text(build_money_overview(MoneyOverview(DRAFT, judged, {}), ENGLISH))
    book = Workbook(workbook(judged, ENGLISH))
    page = next(iter(book.sheets.values()))
    total = page.row_of("B", "Total")
    assert page.value("G", total) == major_units(sheet.cost_minor, "EUR")
    for source in sheet.sources:
        planned = sheet.planned_minor[source.id]
        column = page.column_of(3, source.name)
        assert page.value(column, total) == major_units(planned, "EUR")
        assert ENGLISH.amount(planned, "EUR") in table
        assert ENGLISH.amount(planned, "EUR") in glance
    for part in parts:
        assert ENGLISH.amount(part.cost_minor, "EUR") in table
