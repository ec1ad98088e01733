"""Backups while the window is open."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from partnerdesk.domain.errors import UserError
from partnerdesk.services import backups, people
from partnerdesk.services.desk import Desk


def test_restoring_brings_back_the_data_and_tells_the_screens(desk: Desk) -> None:
    people.add_person(desk, "Amina")
    made = backups.back_up(desk)
    people.add_person(desk, "Zora")
    told: list[frozenset[str]] = []
    desk.database.on_commit(told.append)
    kept = backups.restore_backup(desk, made.file)
    assert [person.name for person in people.list_people(desk)] == ["Amina"]
    assert kept is not None and kept.exists()
    assert "person" in told[0] and "partnership" in told[0]


def test_nothing_is_restored_while_somebody_reads(desk: Desk) -> None:
    people.add_person(desk, "Amina")
    made = backups.back_up(desk)
    people.add_person(desk, "Zora")
    with desk.database.read() as session:
        session.execute(text("SELECT 1"))
        with pytest.raises(UserError, match="being made right now"):
            backups.restore_backup(desk, made.file)
    assert [person.name for person in people.list_people(desk)] == ["Amina", "Zora"]
    backups.restore_backup(desk, made.file)
    assert [person.name for person in people.list_people(desk)] == ["Amina"]


def test_a_backup_is_made_only_when_something_changed(desk: Desk) -> None:
    people.add_person(desk, "Amina")
    assert backups.back_up_if_changed(desk) is not None
    assert backups.back_up_if_changed(desk) is None
