"""A file from before one limit for transfers: what its contract states becomes the budget's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

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
INSERT INTO agreement (id, partnership_id, draft_number, language, title, name, created_by,
    created_on, agreed_values, originals_count)
VALUES (4, 1, 1, 'de', 'Vertrag', '', '', '2026-03-01', '{agreed}', 2);
INSERT INTO clause (id, agreement_id, position, key, section, heading, text)
VALUES (5, 4, 1, 'budget', 4, 'Geld', 'Bis zu {transfer_limit_percent} Prozent');
INSERT INTO journal_action (id, happened_at, who, sentence, sentence_values, merge_key, undoable)
VALUES (1, '2026-03-01 10:00:00', 'Amina', 'Start the budget', '{}', '', 1);
INSERT INTO journal_entry (action_id, table_name, row_id, before, after)
VALUES (1, 'budget', 3, '{}', '{"id": 3, "transfer_limit_percent": ["decimal", "20"]}');
"""


@pytest.mark.parametrize(
    ("agreed", "limit"),
    [
        ("{}", "10"),  # what the library proposed then
        ('{"transfer_limit_percent": "7,5"}', "7.5"),
        ('{"transfer_limit_percent": "zehn"}', "20"),
        ('{"transfer_limit_percent": "NaN"}', "20"),
    ],
)
def test_the_budget_takes_what_the_contract_states(
    folder: Path, clock: Clock, agreed: str, limit: str
) -> None:
    file_of_version("0007", folder, _WRITTEN.replace("{agreed}", agreed))
    with open_desk(folder, clock) as desk:
        budget = budgets.get_whole_budget(desk, 1)
        assert budget is not None
        assert budget.transfer_limit_percent == Decimal(limit)
        assert history.undo(desk) is None  # that step wrote another limit
        assert history.list_history(desk, limit=1)[0].sentence == "Start the budget"
