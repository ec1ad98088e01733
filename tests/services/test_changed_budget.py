"""A budget that follows each step by what it touched is the one that is read anew."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from partnerdesk.domain.budget import (
    CellChange,
    CellField,
    CostCategory,
    CostLine,
    Period,
    Source,
    SourceKind,
)
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.history import Change, Touched
from partnerdesk.services import bookings, budget_rows, budget_sources, budgets, history, periods
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import PartnershipRow

SOURCES = (
    Source(0, "Centre", SourceKind.OWN, 60_000),
    Source(0, "Fund", SourceKind.GRANT, 300_000),
)


def make_budget(desk: Desk) -> int:
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom")
        row.budget = budget_rows.budget_row("EUR", SOURCES, ["Walks", "Room"])
        session.add(row)
        session.flush()
        return row.id


def judged(desk: Desk, number: int) -> JudgedBudget:
    found = bookings.get_judged_budget(desk, number)
    assert found is not None
    return found


def steps(desk: Desk, number: int) -> list[Callable[[], object]]:
    """What people do to a budget: cells first, then whole lines, then what all lines hang on."""
    budget = judged(desk, number).budget
    first, second = (line.face for line in budget.lines)
    own, fund = (source.id for source in budget.sources)

    def cells(*changes: CellChange, added: tuple[CostLine, ...] = ()) -> Callable[[], object]:
        return lambda: budgets.set_cells(desk, number, changes, Change("Change"), added=added)

    more = CostLine(0, "Walks", "Vests", "piece", Decimal(3), 999, {own: 1_000, fund: 1_997})
    indirect = CostLine(first.id, "", "", category=CostCategory.INDIRECT, is_eligible=False)
    return [
        cells(CellChange(first.id, CellField.RATE, 4_000)),
        cells(
            CellChange(first.id, CellField.QUANTITY, Decimal("12.5")),
            CellChange(first.id, CellField.AMOUNT, 48_000, own),
            CellChange(second.id, CellField.AMOUNT, 20, fund),
        ),
        cells(CellChange(first.id, CellField.AMOUNT, 0, own)),
        cells(CellChange(first.id, CellField.QUANTITY, Decimal(0)), added=(more, more)),
        lambda: budgets.set_line_details(desk, indirect),
        lambda: budgets.add_cost_line(desk, number, after_line_id=first.id),
        lambda: budgets.move_cost_line(desk, first.id, down=True),
        lambda: budgets.rename_activity(desk, number, "Room", "Our room"),
        lambda: budgets.delete_cost_lines(desk, [first.id]),
        lambda: periods.add_period(desk, number, Period(0, "Second year")),
        lambda: budget_sources.delete_source(desk, own),
    ]


def test_each_step_and_its_undo_and_redo_gives_what_a_whole_reading_gives(desk: Desk) -> None:
    number = make_budget(desk)
    shown = [judged(desk, number)]
    knew_rows: list[bool] = []

    def follow(touched: frozenset[str]) -> None:
        changed = bookings.get_changed_budget(desk, shown[-1], touched)
        assert changed is not None
        shown.append(changed)
        knew_rows.append(isinstance(touched, Touched) and touched.rows is not None)

    several = steps(desk, number)
    desk.database.on_commit(follow)
    back: list[Callable[[], object]] = [lambda: history.undo(desk)] * len(several)
    forth: list[Callable[[], object]] = [lambda: history.redo(desk)] * len(several)
    for deed in (*several, *back, *forth):
        deed()
        followed, anew = shown[-1], judged(desk, number)
        assert followed == anew
        assert followed.findings == anew.findings
        for period in (None, *(one.id for one in anew.budget.periods)):
            assert followed.budget.sheet(period).totals == anew.budget.sheet(period).totals
    assert len(shown) == 1 + 3 * len(several)
    assert all(knew_rows)
