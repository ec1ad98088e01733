"""The budget as a workbook: its formulas, computed anew, give the sums of the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerdesk.domain.budget import BudgetSheet, group_letter
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.money import major_units
from partnerdesk.domain.spending import Booking, BookingKind, Spending
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.whole_budget import BudgetLine
from partnerdesk.services.budget_workbook import export_budget, workbook
from partnerdesk.services.desk import Desk
from tests.agreed import agreed_partnership
from tests.domain.budgets import PERIODS, budget, line, lines
from tests.workbooks import Sheet, Workbook

ENGLISH = for_language("en")
COST = "G"


def made(judged: JudgedBudget) -> Workbook:
    return Workbook(workbook(judged, ENGLISH))


def assert_same_sums(page: Sheet, sheet: BudgetSheet) -> None:
    """Cost, what each source gives and what is missing, by line, activity and in total."""
    total = page.row_of("B", "Total")
    sources = [group_letter(7 + at) for at in range(len(sheet.sources))]
    gap = group_letter(7 + len(sheet.sources))
    expected = {COST: sheet.cost_minor, gap: sheet.gap_minor}
    expected |= {
        at: sheet.planned_minor[source.id]
        for at, source in zip(sources, sheet.sources, strict=True)
    }
    for column, minor in expected.items():
        assert page.value(column, total) == major_units(minor, "EUR") == page.shown(column, total)
    for group in sheet.groups:
        assert page.value(COST, page.row_of("A", group.letter)) == major_units(
            group.cost_minor, "EUR"
        )


@settings(max_examples=30)
@given(st.lists(lines, min_size=1, max_size=6, unique_by=lambda one: one.face.id))
def test_formulas_give_the_sums_of_every_period_and_of_all(several: list[BudgetLine]) -> None:
    judged = JudgedBudget(budget(several), Spending())
    book = made(judged)
    assert list(book.sheets) == ["All periods", "2026", "2027"]
    assert_same_sums(book.sheets["All periods"], judged.budget.sheet())
    for period in PERIODS:
        assert_same_sums(book.sheets[period.name], judged.budget.sheet(period.id))


def test_halves_of_a_cent_are_rounded_up_as_on_the_screen() -> None:
    odd = line(1, "Odd", "1.15", 30, {1: 35})
    book = made(JudgedBudget(budget([odd], periods=PERIODS[:1]), Spending()))
    page = book.sheets["Budget"]
    assert page.value(COST, page.row_of("A", "A1")) == Decimal("0.35")
    assert page.value("L", page.row_of("A", "A1")) == Decimal(0)


def test_the_books_are_summed_up_by_cost() -> None:
    day = date(2026, 5, 2)
    entries = (
        Booking(1, BookingKind.COMMITTED, day, 5_000, "Order", line_id=1, source_id=1),
        Booking(2, BookingKind.SPENT, day, 2_000, "=1+1", line_id=1, source_id=1, settles_id=1),
        Booking(3, BookingKind.SPENT, day, 1_000, "Paint", line_id=2, source_id=1),
        Booking(4, BookingKind.RECEIVED, day, 9_999, "First part", source_id=2),
    )
    plan = budget([line(1, "A", "1", 8_000, {}), line(2, "B", "1", 1_500, {})], periods=PERIODS[:1])
    book = made(JudgedBudget(plan, Spending(entries)))
    page = book.sheets["Budget"]
    state = [page.column_of(3, words) for words in ("Ordered", "Spent", "Left")]
    shown = {
        number: [page.value(column, page.row_of("A", number)) for column in state]
        for number in ("A1", "A2")
    }
    assert shown == {"A1": [50, 20, 60], "A2": [10, 10, 5]}
    assert book.sheets["Books"].row_of("B", "=1+1") == 3  # a text, no formula


def test_names_of_periods_become_names_excel_allows() -> None:
    first, second = PERIODS
    alike = [replace(first, name="x" * 40, id=at) for at in range(3, 13)]
    named = [replace(second, name=name) for name in ("2026/27: [all]", "books (3)", "books")]
    periods = (*named, *alike)
    book = made(JudgedBudget(budget([], periods=periods), Spending()))
    names = list(book.sheets)
    assert names[:4] == ["All periods", "2026 27   all", "books (3)", "books (4)"]
    assert len(names) == 14 and max(map(len, names)) <= 31


def test_a_file_is_written_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    number = agreed_partnership(desk).partnership_id
    export_budget(desk, number, tmp_path / "budget.xlsx")
    page = Workbook((tmp_path / "budget.xlsx").read_bytes()).sheets["Budget"]
    assert page.value(COST, page.row_of("B", "Total")) == Decimal("1234.50")
    with pytest.raises(UserError, match="cannot be written"):
        export_budget(desk, number, tmp_path / "budget.csv")
    with pytest.raises(UserError):
        export_budget(desk, number, tmp_path / "no such folder" / "budget.xlsx")
    assert [file.name for file in tmp_path.iterdir() if file.suffix] == ["budget.xlsx"]
