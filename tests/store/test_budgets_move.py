"""A file from before periods: each budget becomes one of a single period, to the cent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from partnerdesk.domain.budget import CellChange, CellField, SourceState
from partnerdesk.domain.history import Change
from partnerdesk.services import budgets, history
from partnerdesk.services.opening import open_desk
from tests.conftest import Clock
from tests.store.old_files import file_of_version

_WRITTEN = """
INSERT INTO partnership (id, name, path, stage, problem, area, vision, coordinator,
    deputy, coordinator_nominated_by, centre_responsibilities, centre_contributions,
    centre_benefits, review_months, answers)
VALUES (1, 'Safe Streets', 'bottom', 'preparing', '', '', '', '', '', '', '', '', '', 6, '{}');
INSERT INTO budget (id, partnership_id, currency) VALUES (3, 1, 'EUR');
INSERT INTO source (id, budget_id, position, name, kind, promised_minor)
VALUES (5, 3, 0, 'Town', 'cash', 100001), (6, 3, 1, 'Own', 'own', 0);
INSERT INTO cost_line (id, budget_id, position, activity, text, unit, quantity, rate_minor)
VALUES (7, 3, 0, 'Walks', 'Vests', 'piece', '1.5', 66667), (8, 3, 1, 'Walks', '', '', '0', 0);
INSERT INTO amount (id, cost_line_id, source_id, minor) VALUES (9, 7, 5, 100001);
INSERT INTO journal_action (id, happened_at, who, sentence, sentence_values, merge_key, undoable)
VALUES (1, '2026-03-01 10:00:00', 'Amina', 'Add source {name}', '{"name": "Town"}', '', 1),
       (2, '2026-03-01 10:05:00', 'Amina', 'Paste into the budget', '{}', '', 1);
INSERT INTO journal_entry (action_id, table_name, row_id, before, after)
VALUES (1, 'source', 5, '{}', '{"name": "Town"}'),
       (2, 'amount', 9, '{}', '{"id": 9, "cost_line_id": 7, "source_id": 5, "minor": 100001}');
"""


def test_nothing_is_lost_and_work_goes_on(folder: Path, clock: Clock) -> None:
    file_of_version("0006", folder, _WRITTEN)
    with open_desk(folder, clock) as desk:
        budget = budgets.get_whole_budget(desk, 1)
        assert budget is not None
        (term,) = budget.periods
        sheet = budget.sheet()
        assert sheet.period == term
        vests, empty = sheet.lines
        assert (vests.quantity, vests.cost_minor, dict(vests.amounts)) == (
            Decimal("1.5"),
            100_001,
            {5: 100_001},
        )
        assert (empty.quantity, empty.cost_minor, dict(empty.amounts)) == (Decimal(0), 0, {})
        assert {source.state for source in sheet.sources} == {SourceState.PROMISED}
        assert history.list_history(desk, limit=1)[0].sentence == "Paste into the budget"
        assert history.undo(desk) is None  # that step knew nothing of periods
        budgets.set_cells(desk, 1, [CellChange(7, CellField.AMOUNT, 5, 6)], Change("Give"))
        assert budgets.get_budget(desk, 1) != sheet
        history.undo(desk)
        assert budgets.get_budget(desk, 1) == sheet
