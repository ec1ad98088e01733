"""A file from before the programme of work: its objectives become rows, and none is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from partnerdesk.services.opening import open_desk
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.store.database import connect
from partnerdesk.store.tables import ObjectiveRow, TargetRow
from partnerdesk.store.tables.programme import objectives_from
from tests.conftest import Clock
from tests.store.old_files import file_of_version

_WRITTEN = """
INSERT INTO partnership (id, name, path, stage, problem, area, vision, objectives, coordinator,
    deputy, coordinator_nominated_by, centre_responsibilities, centre_contributions,
    centre_benefits, review_months, answers)
VALUES (1, 'Safe Streets', 'bottom', 'preparing', '', '', '', 'Light

 Walks ', '', '', '', '', '', '', 6, '{}');
INSERT INTO journal_action (id, happened_at, who, sentence, sentence_values, merge_key, undoable)
VALUES (1, '2026-03-01 10:00:00', 'Amina', 'Add partner {name}', '{"name": "Bank"}', '', 1),
       (2, '2026-03-01 10:05:00', 'Amina', 'Change the partnership {name}', '{}', '', 1);
INSERT INTO journal_entry (action_id, table_name, row_id, before, after)
VALUES (1, 'partner', 1, '{}', '{"stage": "idea"}'),
       (2, 'partnership', 1, '{"vision": "", "objectives": ""}',
        '{"vision": "Safe", "objectives": "Light"}');
"""


def test_each_line_becomes_an_objective_and_old_steps_are_not_taken_back(
    folder: Path, clock: Clock
) -> None:
    file = file_of_version("0005", folder, _WRITTEN)
    with open_desk(folder, clock) as desk:
        assert get_partnership(desk, 1).objectives == "Light\nWalks"
    with closing(connect(file)) as connection:
        steps = connection.execute("SELECT undoable FROM journal_action ORDER BY id").fetchall()
        (entry,) = connection.execute(
            "SELECT before, after FROM journal_entry WHERE table_name = 'partnership'"
        ).fetchall()
    assert steps == [(1,), (0,)]
    assert entry == ('{"vision":""}', '{"vision":"Safe"}')


def test_new_lines_keep_the_rows_that_say_the_same_and_those_with_targets() -> None:
    light = ObjectiveRow(text="Light", targets=[TargetRow(text="40 lamps")])
    walks, talks = ObjectiveRow(text="Walks"), ObjectiveRow(text="Talks")
    first, second, new, last = objectives_from(
        "Walks\n\nTalks each week\nTrees", [light, walks, talks]
    )
    assert (first, second, last) == (walks, talks, light)
    assert [row.text for row in (second, new)] == ["Talks each week", "Trees"]
    assert [row.position for row in (walks, talks, light)] == [1, 2, 4]
    assert objectives_from("", [walks, light]) == [light]
