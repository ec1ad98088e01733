"""A file of the first version: its votes become rows of their own, and none is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from partnerdesk.services.meetings import get_meeting
from partnerdesk.services.opening import open_desk
from partnerdesk.store import schema
from partnerdesk.store.database import connect
from tests.conftest import Clock
from tests.store.old_files import file_of_version

_WRITTEN = """
INSERT INTO partnership (id, name, path, stage, problem, area, vision, objectives, coordinator,
    deputy, coordinator_nominated_by, centre_responsibilities, centre_contributions,
    centre_benefits, review_months, answers)
VALUES (1, 'Safe Streets', 'bottom', 'preparing', '', '', '', '', '', '', '', '', '', '', 6, '{}');
INSERT INTO meeting (id, partnership_id, kind, day, held, present, votes_for, votes_against,
    votes_abstained, result)
VALUES (1, 1, 'members', '2026-03-01', 1, 23, 20, 1, 2, 'Go on'),
       (2, 1, 'partners', '2026-03-05', 1, 4, NULL, NULL, NULL, 'Begun');
INSERT INTO journal_action (id, happened_at, who, sentence, sentence_values, merge_key, undoable)
VALUES (1, '2026-03-01 10:00:00', 'Amina', 'Add partner {name}', '{"name": "Bank"}', '', 1),
       (2, '2026-03-01 10:05:00', 'Amina', 'Write down a meeting', '{}', '', 1);
INSERT INTO journal_entry (action_id, table_name, row_id, before, after)
VALUES (1, 'partner', 1, '{}', '{"stage": "idea"}'),
       (2, 'meeting', 1, '{"votes_for": null, "present": null}',
        '{"votes_for": 20, "present": 23}');
"""


@pytest.fixture
def old_file(folder: Path) -> Path:
    """A data file as the first version left it."""
    return file_of_version("0001", folder, _WRITTEN)


def test_each_vote_becomes_the_question_of_its_meeting(old_file: Path, clock: Clock) -> None:
    with open_desk(old_file.parent, clock) as desk:
        meeting, partnership = get_meeting(desk, 1)
        (vote,) = meeting.votes
        assert (vote.votes_for, vote.votes_against, vote.votes_abstained) == (20, 1, 2)
        assert (meeting.present, meeting.result, meeting.held) == (23, "Go on", True)
        assert partnership.name == "Safe Streets"
        assert get_meeting(desk, 2)[0].votes == ()


def test_steps_that_knew_the_old_columns_stay_in_the_history_but_are_not_taken_back(
    old_file: Path,
) -> None:
    schema.migrate(old_file)
    with closing(connect(old_file)) as connection:
        actions = connection.execute("SELECT undoable FROM journal_action ORDER BY id").fetchall()
        (entry,) = connection.execute(
            "SELECT before, after FROM journal_entry WHERE table_name = 'meeting'"
        ).fetchall()
    assert actions == [(1,), (0,)]
    assert entry == ('{"present":null}', '{"present":23}')
