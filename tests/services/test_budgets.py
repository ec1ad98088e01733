"""Budgets as the screens change them: real file, one step for one deed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from partnerdesk.domain.budget import (
    MOST_SOURCES,
    BudgetSheet,
    CellChange,
    CellField,
    CostLine,
    Source,
    SourceKind,
)
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.services import budget_rows, budget_sources, budgets, history
from partnerdesk.services.desk import Desk
from partnerdesk.store.database import Database
from partnerdesk.store.tables import PartnershipRow

PASTE = Change("Paste")


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    """A partnership with two activities and two sources."""
    sources = (
        Source(0, "Mother Centre", SourceKind.OWN, 60_000),
        Source(0, "Town Council", SourceKind.CASH, 600_000),
    )
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom")
        row.budget = budget_rows.budget_row("EUR", sources, ["Walks", "Room"])
        session.add(row)
        session.flush()
        return row.id


def sheet(desk: Desk, partnership_id: int) -> BudgetSheet:
    found = budgets.get_budget(desk, partnership_id)
    assert found is not None
    return found


def amount(line_id: int, source_id: int, minor: int) -> CellChange:
    return CellChange(line_id, CellField.AMOUNT, minor, source_id)


def test_skeleton_has_sources_and_one_line_for_each_activity(
    desk: Desk, partnership_id: int
) -> None:
    found = sheet(desk, partnership_id)
    assert [(s.name, s.kind, s.promised_minor) for s in found.sources] == [
        ("Mother Centre", SourceKind.OWN, 60_000),
        ("Town Council", SourceKind.CASH, 600_000),
    ]
    assert [group.title for group in found.groups] == ["Walks", "Room"]
    assert budgets.list_budgets(desk) == (found,)


def test_a_partnership_without_budget_can_start_one(desk: Desk) -> None:
    with desk.database.write(Change("Begin")) as session:
        row = PartnershipRow(name="Kitchen", path="top_down")
        session.add(row)
        session.flush()
        kitchen = row.id
    assert budgets.get_budget(desk, kitchen) is None
    budgets.start_budget(desk, kitchen)
    assert sheet(desk, kitchen).currency == "EUR"
    with pytest.raises(UserError):
        budgets.get_budget(desk, 99)


def test_every_kind_of_cell_is_kept(desk: Desk, partnership_id: int) -> None:
    before = sheet(desk, partnership_id)
    line, town = before.lines[1], before.sources[1]
    budgets.set_cells(
        desk,
        partnership_id,
        [
            CellChange(line.id, CellField.TEXT, "Rent"),
            CellChange(line.id, CellField.UNIT, "month"),
            CellChange(line.id, CellField.QUANTITY, Decimal("1.5")),
            CellChange(line.id, CellField.RATE, 50_000),
            amount(line.id, town.id, 70_000),
        ],
        PASTE,
    )
    rent = sheet(desk, partnership_id).lines[1]
    assert rent == CostLine(
        line.id, "Room", "Rent", "month", Decimal("1.5"), 50_000, {town.id: 70_000}
    )
    assert (rent.cost_minor, rent.gap_minor) == (75_000, 5_000)


def test_a_block_is_one_step_to_undo(desk: Desk, partnership_id: int) -> None:
    before = sheet(desk, partnership_id)
    own, town = before.sources
    changes = [amount(line.id, s.id, 100) for line in before.lines for s in (own, town)]
    added = [CostLine(0, "Room", "Furniture", rate_minor=900, amounts={town.id: 900})]
    budgets.set_cells(desk, partnership_id, changes, PASTE, added=added)
    after = sheet(desk, partnership_id)
    assert after.planned_minor == {own.id: 200, town.id: 1100}
    history.undo(desk)
    assert sheet(desk, partnership_id) == before
    history.redo(desk)
    assert sheet(desk, partnership_id) == after


def test_zero_leaves_no_amount_behind(desk: Desk, partnership_id: int) -> None:
    found = sheet(desk, partnership_id)
    line, own = found.lines[0], found.sources[0]
    budgets.set_cells(desk, partnership_id, [amount(line.id, own.id, 100)], PASTE)
    budgets.set_cells(desk, partnership_id, [amount(line.id, own.id, 0)], PASTE)
    assert sheet(desk, partnership_id) == found


def test_one_wrong_cell_changes_nothing(desk: Desk, partnership_id: int) -> None:
    before = sheet(desk, partnership_id)
    line, own = before.lines[0], before.sources[0]
    wrong = [
        amount(line.id, own.id, -1),
        amount(line.id, 999, 5),
        amount(999, own.id, 5),
        CellChange(line.id, CellField.RATE, 10**13),
    ]
    for change in wrong:
        with pytest.raises(UserError):
            budgets.set_cells(desk, partnership_id, [amount(line.id, own.id, 7), change], PASTE)
        assert sheet(desk, partnership_id) == before


def test_quantity_times_rate_has_a_limit(desk: Desk, partnership_id: int) -> None:
    line = sheet(desk, partnership_id).lines[0]
    changes = [
        CellChange(line.id, CellField.QUANTITY, Decimal(10**8)),
        CellChange(line.id, CellField.RATE, 10**8),
    ]
    with pytest.raises(UserError, match="too large"):
        budgets.set_cells(desk, partnership_id, changes, PASTE)


def test_a_new_cost_stands_below_the_present_one(desk: Desk, partnership_id: int) -> None:
    walks = sheet(desk, partnership_id).lines[0]
    first = budgets.add_cost_line(desk, partnership_id, after_line_id=walks.id)
    second = budgets.add_cost_line(desk, partnership_id, after_line_id=walks.id)
    last = budgets.add_cost_line(desk, partnership_id)
    groups = sheet(desk, partnership_id).groups
    assert [line.id for line in groups[0].lines] == [walks.id, second, first]
    assert groups[1].lines[-1].id == last


def test_costs_move_within_and_between_activities(desk: Desk, partnership_id: int) -> None:
    walks, room = sheet(desk, partnership_id).lines
    with pytest.raises(UserError, match="only cost"):
        budgets.move_cost_line(desk, walks.id, down=True)
    vests = budgets.add_cost_line(desk, partnership_id, after_line_id=walks.id)
    budgets.move_cost_line(desk, vests, down=False)
    groups = sheet(desk, partnership_id).groups
    assert [[line.id for line in group.lines] for group in groups] == [[vests, walks.id], [room.id]]
    budgets.move_cost_line(desk, walks.id, down=True)
    groups = sheet(desk, partnership_id).groups
    assert [[line.id for line in group.lines] for group in groups] == [[vests], [walks.id, room.id]]
    budgets.move_cost_line(desk, room.id, down=True)
    assert sheet(desk, partnership_id).groups == groups


def test_deleted_costs_come_back_with_their_amounts(desk: Desk, partnership_id: int) -> None:
    found = sheet(desk, partnership_id)
    line, town = found.lines[0], found.sources[1]
    budgets.set_cells(desk, partnership_id, [amount(line.id, town.id, 500)], PASTE)
    before = sheet(desk, partnership_id)
    budgets.delete_cost_lines(desk, [one.id for one in before.lines])
    assert sheet(desk, partnership_id).lines == ()
    history.undo(desk)
    assert sheet(desk, partnership_id) == before


def test_activities_are_added_and_renamed_but_never_mixed_up(
    desk: Desk, partnership_id: int
) -> None:
    budgets.add_activity(desk, partnership_id, "Report")
    budgets.rename_activity(desk, partnership_id, "Walks", "Street walks")
    assert [group.title for group in sheet(desk, partnership_id).groups] == [
        "Street walks",
        "Room",
        "Report",
    ]
    for title in ("room", ""):
        with pytest.raises(UserError):
            budgets.rename_activity(desk, partnership_id, "Report", title)
        with pytest.raises(UserError):
            budgets.add_activity(desk, partnership_id, title)


def test_sources_are_added_changed_and_deleted_with_their_amounts(
    desk: Desk, partnership_id: int
) -> None:
    fund = budget_sources.add_source(
        desk, partnership_id, Source(0, "Youth Fund", SourceKind.GRANT, 1000)
    )
    line = sheet(desk, partnership_id).lines[0]
    budgets.set_cells(desk, partnership_id, [amount(line.id, fund, 500)], PASTE)
    changed = Source(fund, "City Youth Fund", SourceKind.CASH, 2000)
    budget_sources.save_source(desk, changed)
    before = sheet(desk, partnership_id)
    assert before.sources[-1] == changed
    budget_sources.delete_source(desk, fund)
    after = sheet(desk, partnership_id)
    assert fund not in after.planned_minor
    assert after.lines[0].amounts == {}
    history.undo(desk)
    assert sheet(desk, partnership_id) == before


def test_sources_are_told_apart(desk: Desk, partnership_id: int) -> None:
    own = sheet(desk, partnership_id).sources[0]
    wrong = [
        replace(own, name="town council"),
        replace(own, name=" "),
        replace(own, promised_minor=-1),
        replace(own, id=99),
    ]
    for source in wrong:
        with pytest.raises(UserError):
            budget_sources.save_source(desk, source)
    for number in range(MOST_SOURCES - 2):
        budget_sources.add_source(
            desk, partnership_id, Source(0, f"Fund {number}", SourceKind.GRANT)
        )
    with pytest.raises(UserError, match="at most"):
        budget_sources.add_source(desk, partnership_id, Source(0, "One more", SourceKind.GRANT))


def test_what_was_written_is_in_the_file_at_once(
    desk: Desk, partnership_id: int, folder: Path
) -> None:
    found = sheet(desk, partnership_id)
    change = amount(found.lines[0].id, found.sources[0].id, 12_345)
    budgets.set_cells(desk, partnership_id, [change], PASTE)
    other = Database(desk.database.file, clock=desk.clock, who=lambda: "")
    elsewhere = replace(desk, open_database=lambda: other)
    assert sheet(elsewhere, partnership_id).covered_minor == 12_345
    other.close()
