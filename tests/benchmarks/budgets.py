"""A large budget of ten sources over five years: opened, changed, printed, in three sizes."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication

from partnerdesk.app import read_clock
from partnerdesk.documents.budget_tables import build_budget
from partnerdesk.domain.budget import (
    BudgetSheet,
    CellChange,
    CellField,
    Period,
    Source,
    SourceKind,
)
from partnerdesk.domain.budget_findings import budget_findings
from partnerdesk.domain.history import Change
from partnerdesk.domain.papers import BudgetPaper
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services import budget_rows, budgets
from partnerdesk.services.bookings import get_judged_budget
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.paper_frame import dated_context
from partnerdesk.store import journal
from partnerdesk.store.tables import (
    AmountRow,
    BudgetRow,
    CostLineRow,
    PartnershipRow,
    PeriodRow,
    QuantityRow,
)
from tests.benchmarks.budget_window import edit_in_window
from tests.benchmarks.papers import warm_ms

SOURCES, PERIODS, RUNS = 10, 5, 3
LINES = (50, 500, 5_000)


def main() -> None:
    """Print what was measured for each size: name and milliseconds."""
    app = QApplication([])
    print(json.dumps([measure(app, count) for count in LINES]))


def measure(app: QApplication, lines: int) -> dict[str, float]:
    """Open, change a cell, judge, print: CPU milliseconds of one budget with so many lines."""
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder), read_clock) as desk:
        save_centre(desk, CentreDetails("Mother Centre Sunrise"))
        number = make(desk, lines)
        found = {"open": warm_ms(lambda: _totals(desk, number), RUNS)}
        line = _totals(desk, number).lines[0].id
        rates = iter(range(1, RUNS + 2))

        def change() -> None:
            cell = CellChange(line, CellField.RATE, next(rates))
            budgets.set_cells(desk, number, [cell], Change("Change"))

        found["change a cell"] = warm_ms(change, RUNS)
        judged = get_judged_budget(desk, number)
        assert judged is not None
        plan, books = judged.budget, judged.spending
        found["find what does not fit"] = warm_ms(
            lambda: budget_findings(replace(plan), books), RUNS
        )
        found |= edit_in_window(app, desk, number)
        found["print all periods in one table"] = _print_ms(desk, plan, ())
        found["print each period, too"] = _print_ms(desk, plan, plan.periods)
        return found


def _print_ms(desk: Desk, plan: Budget, periods: Sequence[Period]) -> float:
    texts = for_language("en")
    parts = tuple(plan.sheet(period.id) for period in periods)
    paper = BudgetPaper(dated_context(desk, texts), plan.sheet(), parts)
    started = time.process_time()
    build_budget(paper, texts)
    return (time.process_time() - started) * 1000


def make(desk: Desk, lines: int) -> int:
    """A partnership with a budget in which every source gives to every line in every period."""
    sources = [Source(0, f"Source {at}", SourceKind.CASH, 10**9) for at in range(SOURCES)]
    with desk.database.write(Change("Make a large budget")) as session:
        partnership = PartnershipRow(name="Large", path="bottom")
        partnership.budget = budget = budget_rows.budget_row("EUR", sources)
        more = [PeriodRow(position=at, name=str(2026 + at)) for at in range(1, PERIODS)]
        budget.periods.extend(more)
        session.add(partnership)
        session.flush()
        journal.add_rows(session, CostLineRow, list(_lines(budget, lines)))
        journal.add_rows(session, QuantityRow, list(_quantities(budget, lines)))
        journal.add_rows(session, AmountRow, list(_amounts(budget, lines)))
        return partnership.id


def _lines(budget: BudgetRow, lines: int) -> Iterator[dict[str, object]]:
    for at in range(1, lines + 1):
        yield {
            "id": at, "budget_id": budget.id, "position": at, "activity": f"Activity {at // 50}",
            "text": f"Cost {at}", "unit": "piece", "rate_minor": 10_000,
        }  # fmt: skip


def _quantities(budget: BudgetRow, lines: int) -> Iterator[dict[str, object]]:
    pairs = [(at, period.id) for at in range(1, lines + 1) for period in budget.periods]
    for number, (at, period_id) in enumerate(pairs, start=1):
        yield {"id": number, "cost_line_id": at, "period_id": period_id, "quantity": Decimal(10)}


def _amounts(budget: BudgetRow, lines: int) -> Iterator[dict[str, object]]:
    number = 0
    for at in range(1, lines + 1):
        for period in budget.periods:
            for source in budget.sources:
                number += 1
                yield {
                    "id": number, "cost_line_id": at, "source_id": source.id,
                    "period_id": period.id, "minor": 10_000,
                }  # fmt: skip


def _totals(desk: Desk, number: int) -> BudgetSheet:
    budget = budgets.get_whole_budget(desk, number)
    assert budget is not None
    sheet = budget.sheet(budget.periods[0].id)
    assert sheet.cost_minor == sheet.covered_minor
    return sheet


if __name__ == "__main__":
    main()
