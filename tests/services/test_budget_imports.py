"""Budget sheets taken in: of both languages, our own once more, all or nothing, in one step."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from partnerdesk.domain.budget import MOST_LINES, MOST_SOURCES, CostCategory, Source, SourceKind
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.cost_plan import CostPlan, CostState
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.spending import Spending
from partnerdesk.domain.texts import for_language
from partnerdesk.domain.whole_budget import Budget
from partnerdesk.services import budget_imports, budget_sources, budgets, history
from partnerdesk.services.budget_rows import budget_row
from partnerdesk.services.budget_workbook import workbook
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import PartnershipRow, PeriodRow
from tests import budget_sheets
from tests.domain import budgets as any_budget

ENGLISH = for_language("en")


def begun(desk: Desk, periods: tuple[str, ...] = ("",), currency: str = "EUR") -> int:
    """A partnership whose budget is empty."""
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom")
        row.budget = budget_row(currency)
        row.budget.periods = [PeriodRow(position=at, name=name) for at, name in enumerate(periods)]
        session.add(row)
        session.flush()
        return row.id


def whole(desk: Desk, partnership_id: int) -> Budget:
    found = budgets.get_whole_budget(desk, partnership_id)
    assert found is not None
    return found


def look(
    desk: Desk, number: int, folder: Path, content: bytes, name: str = "plan.xlsx"
) -> budget_imports.CostPreview:
    (folder / name).write_bytes(content)
    return budget_imports.look(desk, number, folder / name)


def said(plan: CostPlan) -> dict[int, tuple[CostState, str]]:
    return {row.row_number: (row.state, row.text(ENGLISH)) for row in plan.rows}


def test_a_german_plan_is_understood(desk: Desk, tmp_path: Path) -> None:
    number = begun(desk)
    town = budget_sources.add_source(desk, number, Source(0, "Stadt", SourceKind.CASH))
    content = budget_sheets.as_csv(budget_sheets.GERMAN, ";", "cp1252")
    preview = look(desk, number, tmp_path, content, "plan.csv")
    assert preview.matching.targets == (
        "number", "text", "quantity", "unit", "rate", "amount", f"source.{town}", "new_source",
        "notes",
    )  # fmt: skip
    rows = said(preview.plan)
    assert {at: state for at, (state, _why) in rows.items() if state is not CostState.COST} == {
        5: CostState.ACTIVITY, 8: CostState.LEFT_OUT, 10: CostState.ACTIVITY,
        13: CostState.LEFT_OUT,
    }  # fmt: skip
    assert rows[8][1] == "This adds up other rows: left out."
    assert rows[12][1] == "Quantity × rate gives EUR\u00a0100.00; the sheet says EUR\u00a0110.00."
    assert rows[13][1] == (
        "This adds up other rows: left out. "
        "It says EUR\u00a02,359.99, the costs above give EUR\u00a02,349.99."
    )
    budget_imports.apply(desk, preview)
    sheet = whole(desk, number).sheet()
    lines = [(one.group, one.text, one.unit, one.quantity, one.rate_minor) for one in sheet.lines]
    assert lines == [
        ("Personalkosten", "Leitung", "Stunden", Decimal(10), 2_500),
        ("Personalkosten", "Helferinnen (ab Mai)", "Monate", Decimal("1.5"), 100_000),
        ("Sachkosten", "Bühne", "", Decimal(1), 49_999),
        ("Sachkosten", "Plakate", "Stück", Decimal(200), 50),
    ]
    assert sheet.lines[0].category is CostCategory.STAFF
    own = sheet.sources[1]
    assert (own.name, own.kind) == ("Eigenmittel", SourceKind.OWN)
    assert sheet.planned_minor == {town: 219_999, own.id: 15_000}
    history.undo(desk)
    assert whole(desk, number).lines == () and len(whole(desk, number).sources) == 1


def test_an_english_plan_is_understood(desk: Desk, tmp_path: Path) -> None:
    number = begun(desk)
    preview = look(desk, number, tmp_path, budget_sheets.xlsx(budget_sheets.ENGLISH))
    lines = [
        (one.face.group, one.face.text, one.face.category, one.face.unit, one.face.rate_minor)
        for one in preview.plan.lines
    ]
    assert lines == [
        ("Walks", "Trainer", CostCategory.STAFF, "hours", 120_050),
        ("Walks", "Bus", CostCategory.TRAVEL, "", 10_000),
        ("Room", "Rent", CostCategory.ROOMS, "", 250_000),
    ]
    assert preview.plan.cost_minor == 1_700_600
    assert [source.kind for source in preview.plan.new_sources] == [
        SourceKind.GRANT, SourceKind.OWN,
    ]  # fmt: skip
    assert said(preview.plan)[3][1] == "The rate 33.333 is finer than a cent: taken in as one sum."


def test_rows_can_be_decided_otherwise(desk: Desk, tmp_path: Path) -> None:
    number = begun(desk)
    preview = look(desk, number, tmp_path, budget_sheets.xlsx(budget_sheets.ENGLISH))
    without = budget_imports.decide(desk, preview, 1, wanted=False)
    assert without.plan.cost_minor == preview.plan.cost_minor - 1_440_600
    with_sum = budget_imports.decide(desk, preview, 4, wanted=True)
    assert with_sum.plan.cost_minor == 2 * preview.plan.cost_minor
    assert budget_imports.decide(desk, without, 1, wanted=None) == preview
    as_names = ("", "", "", "", "", "", "", "")
    assert budget_imports.match_again(desk, preview, as_names).plan.is_empty


ODD = (
    ("Cost", "Currency", "Quantity", "Rate", "Period"),
    ("Rent", "USD", 1, 5, "2026"),
    ("Bus", "EUR", "many", 5, "2026"),
    ("Bread", "€", 2, -5, "2026"),
    ("Tea", "EUR", 2, 5, "2031"),
    ("Water", "EUR", 1.125, 8, "2026"),
    ("Water", "EUR", 2, 8, "2027"),
    ("x" * 300, "EUR", 2, 5, "2026"),
    ("Gold", "EUR", 999_999_999, 99_999_999, "2026"),
)


def test_what_cannot_be_read_is_named_and_left_out(desk: Desk, tmp_path: Path) -> None:
    number = begun(desk, ("2026", "2027"))
    preview = look(desk, number, tmp_path, budget_sheets.xlsx(ODD))
    reasons = [row.text(ENGLISH) for row in preview.plan.rows if row.state is CostState.REFUSED]
    assert reasons == [
        "This is in USD; the budget is in EUR.",
        "This is not a quantity: many.",
        "An amount cannot be below zero.",
        "The budget has no period “2031”.",
        "This text has 300 characters; 200 fit here.",
        "Quantity × rate is too large.",
    ]
    [water] = preview.plan.lines
    first, second = preview.known.periods
    assert water.quantities == {first.id: Decimal("1.125"), second.id: Decimal(2)}


def test_a_column_for_each_period_shares_what_sources_give(desk: Desk, tmp_path: Path) -> None:
    number = begun(desk, ("2026", "2027"))
    rows = (("Item", "2026", "2027", "Unit cost", "Town"), ("Rent", "1", "2", "10.00", "10.00"))
    preview = look(desk, number, tmp_path, budget_sheets.as_csv(rows), "plan.csv")
    [rent] = preview.plan.lines
    first, second = (period.id for period in preview.known.periods)
    assert rent.quantities == {first: Decimal(1), second: Decimal(2)}
    assert rent.amounts == {first: {-1: 333}, second: {-1: 667}}


def faces(budget: Budget) -> list[object]:
    """The lines without the numbers that other records have given them."""
    names = {source.id: source.name for source in budget.sources}
    at = {period.id: place for place, period in enumerate(budget.periods)}
    return [
        (
            replace(line.face, id=0, is_eligible=True, organisation_id=None),
            {at[period]: one for period, one in line.quantities.items() if one},
            {
                at[period]: {names[source]: minor for source, minor in given.items() if minor}
                for period, given in line.amounts.items()
                if any(given.values())
            },
        )
        for line in budget.lines
    ]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("names", [("",), ("2026", "2027")])
def test_our_own_workbook_gives_the_same_budget(
    desk: Desk, tmp_path: Path, language: str, names: tuple[str, ...]
) -> None:
    periods = any_budget.PERIODS[: len(names)]
    several = [
        any_budget.line(1, "Rent", "1.125", 1_999, {1: 2_000, 3: 249}, category=CostCategory.ROOMS),
        any_budget.line(2, "Bus", "3", 33_333, {4: 99_999}),
        any_budget.line(3, "Bus", "3", 33_333, {}, group="Total trips"),
        any_budget.line(4, "Bus", "0.3333", 1_000, {2: 5}, period_id=periods[-1].id),
    ]
    given = any_budget.budget(several, periods=periods)
    written = workbook(JudgedBudget(given, Spending()), for_language(language))
    number = begun(desk, names)
    preview = look(desk, number, tmp_path, written)
    assert not [row for row in preview.plan.rows if row.needs_look]
    budget_imports.apply(desk, preview)
    found = whole(desk, number)
    grouped = replace(given, lines=tuple(sorted(given.lines, key=lambda one: one.face.group)[::-1]))
    assert sorted(map(str, faces(found))) == sorted(map(str, faces(grouped)))
    sources = [(one.name, one.promised_minor) for one in found.sources]
    assert sources == [(one.name, one.promised_minor) for one in given.sources] or names != ("",)
    for at, period in enumerate(found.periods):
        sheets = (found.sheet(period.id), given.sheet(periods[at].id))
        assert sheets[0].cost_minor == sheets[1].cost_minor
        assert sheets[0].covered_minor == sheets[1].covered_minor


def test_many_costs_come_in_as_a_whole_and_go_in_one_step(desk: Desk, tmp_path: Path) -> None:
    def sheet_of(rows: int, sources: int) -> bytes:
        heads = ("Activity", "Cost", "Quantity", "Rate", *(f"Fund {at}" for at in range(sources)))
        costs = [(f"Walk {at // 50}", f"Bus {at}", 2, 10.5, *[2.1] * sources) for at in range(rows)]
        return budget_sheets.xlsx((heads, *costs))

    number = begun(desk)
    budget_imports.apply(desk, look(desk, number, tmp_path, sheet_of(700, 10)))
    sheet = whole(desk, number).sheet()
    assert (len(sheet.lines), len(sheet.sources), sheet.gap_minor) == (700, 10, 0)
    for rows, sources in ((1, MOST_SOURCES + 1), (MOST_LINES - 699, 1)):
        preview = look(desk, number, tmp_path, sheet_of(rows, sources))
        with pytest.raises(UserError, match="at most"):
            budget_imports.apply(desk, preview)
    assert whole(desk, number).sheet() == sheet
    with pytest.raises(UserError, match="nothing to take in"):
        budget_imports.apply(desk, look(desk, number, tmp_path, sheet_of(0, 1)))
    history.undo(desk)
    assert whole(desk, number).lines == () and whole(desk, number).sources == ()
