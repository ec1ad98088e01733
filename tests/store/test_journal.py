"""The journal: history, undo and redo over real files."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.store import journal
from partnerdesk.store.database import Database
from partnerdesk.store.opening import open_database
from partnerdesk.store.tables import (
    ContactRow,
    JournalActionRow,
    JournalEntryRow,
    OrganisationRow,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(
        tmp_path, clock=lambda: datetime(2026, 3, 12, 10, 42), who=lambda: "Amina"
    )
    yield opened
    opened.close()


def add(database: Database, name: str) -> int:
    with database.write(Change("Add partner {name}", name=name)) as session:
        row = OrganisationRow(name=name, contacts=[ContactRow(name="Ms Okafor")])
        session.add(row)
        session.flush()
        return row.id


def rename(database: Database, row_id: int, name: str, merge_key: str = "") -> None:
    with database.write(Change("Rename", merge_key=merge_key)) as session:
        session.get_one(OrganisationRow, row_id).name = name


def names(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(OrganisationRow.name).order_by(OrganisationRow.id)))


def test_undo_and_redo_of_a_new_organisation_bring_its_contact_along(database: Database) -> None:
    row_id = add(database, "Town Council")
    change = database.undo()
    assert change is not None and change.values == {"name": "Town Council"}
    assert names(database) == []
    database.redo()
    with database.read() as session:
        row = session.get_one(OrganisationRow, row_id)
        assert (row.name, row.language, [c.name for c in row.contacts]) == (
            "Town Council",
            "en",
            ["Ms Okafor"],
        )


def test_deleted_organisation_comes_back_whole(database: Database) -> None:
    row_id = add(database, "Town Council")
    with database.write(Change("Delete")) as session:
        session.delete(session.get_one(OrganisationRow, row_id))
    assert names(database) == []
    database.undo()
    with database.read() as session:
        assert [c.name for c in session.get_one(OrganisationRow, row_id).contacts] == ["Ms Okafor"]


def test_steps_are_taken_back_one_by_one_and_brought_back_in_order(database: Database) -> None:
    row_id = add(database, "A")
    rename(database, row_id, "B")
    rename(database, row_id, "C")
    database.undo()
    assert names(database) == ["B"]
    database.undo()
    assert names(database) == ["A"]
    database.redo()
    database.redo()
    assert names(database) == ["C"]
    assert database.redo() is None


def test_a_new_deed_ends_redo(database: Database) -> None:
    row_id = add(database, "A")
    rename(database, row_id, "B")
    database.undo()
    rename(database, row_id, "X")
    assert database.redo() is None
    assert names(database) == ["X"]


def test_redo_brings_back_the_newer_deed_not_the_one_it_replaced(database: Database) -> None:
    row_id = add(database, "A")
    rename(database, row_id, "B")
    database.undo()
    rename(database, row_id, "X")
    database.undo()
    database.redo()
    assert names(database) == ["X"]
    assert database.redo() is None


def test_undo_stops_at_a_step_that_is_not_to_be_taken_back(database: Database) -> None:
    add(database, "Before")
    with database.write(Change("Set up", undoable=False)) as session:
        session.add(OrganisationRow(name="The centre"))
    row_id = add(database, "After")
    rename(database, row_id, "Later")
    assert database.undo() is not None
    assert database.undo() is not None
    assert database.undo() is None
    assert names(database) == ["Before", "The centre"]
    database.redo()
    assert names(database) == ["Before", "The centre", "After"]


def test_typing_with_pauses_is_one_step(database: Database) -> None:
    row_id = add(database, "A")
    for name in ("Ab", "Abc", "Abcd"):
        rename(database, row_id, name, merge_key=f"organisation:{row_id}:name")
    database.undo()
    assert names(database) == ["A"]


def test_undo_refuses_where_the_row_changed_behind_the_journal(database: Database) -> None:
    row_id = add(database, "A")
    rename(database, row_id, "B")
    with database._transaction() as session:  # noqa: SLF001 - plays another program
        session.get_one(OrganisationRow, row_id).name = "elsewhere"
    with pytest.raises(UserError, match="changed again since"):
        database.undo()
    assert names(database) == ["elsewhere"]


def test_failed_write_leaves_nothing_and_tells_nobody(database: Database) -> None:
    told: list[frozenset[str]] = []
    database.on_commit(told.append)
    with pytest.raises(ValueError, match="on purpose"), database.write(Change("Add")) as session:
        session.add(OrganisationRow(name="A"))
        session.flush()
        raise ValueError("on purpose")
    assert names(database) == []
    assert told == []
    with database.read() as session:
        assert session.scalars(select(JournalEntryRow)).all() == []


def test_listeners_hear_the_changed_tables_after_commit(database: Database) -> None:
    told: list[frozenset[str]] = []
    database.on_commit(told.append)
    add(database, "A")
    database.undo()
    assert told == [frozenset({"organisation", "contact"})] * 2
    assert not database.has_open_transaction()


def test_made_and_deleted_in_one_step_leaves_no_entry(database: Database) -> None:
    with database.write(Change("Think twice")) as session:
        row = OrganisationRow(name="A")
        session.add(row)
        session.flush()
        session.delete(row)
    with database.read() as session:
        assert session.scalars(select(JournalEntryRow)).all() == []


def test_a_row_taken_out_of_its_collection_comes_back(database: Database) -> None:
    row_id = add(database, "A")
    with database.write(Change("Forget the contact")) as session:
        row = session.get_one(OrganisationRow, row_id)
        row.contacts.clear()
    with database.read() as session:
        assert session.scalars(select(ContactRow)).all() == []
    database.undo()
    with database.read() as session:
        assert len(session.scalars(select(ContactRow)).all()) == 1


def test_history_names_who_and_when(database: Database) -> None:
    add(database, "A")
    with database.read() as session:
        action = session.scalars(select(JournalActionRow)).one()
        assert (action.who, action.happened_at) == ("Amina", datetime(2026, 3, 12, 10, 42))


def test_rows_added_at_once_are_whole_and_taken_back_like_others(database: Database) -> None:
    with database.write(Change("Take in")) as session:
        rows = [{"id": number, "uid": f"{number:032}", "name": f"N{number}"} for number in (7, 8)]
        journal.add_rows(session, OrganisationRow, rows)
        journal.add_rows(session, ContactRow, [{"id": 3, "organisation_id": 8, "name": "Amina"}])
    for _time in range(2):
        with database.read() as session:
            row = session.get_one(OrganisationRow, 8)
            assert (row.name, row.language, row.notes, row.wants_stamp) == ("N8", "en", "", False)
            assert [contact.name for contact in row.contacts] == ["Amina"]
        assert database.undo() is not None
        assert names(database) == []
        assert database.redo() is not None


def test_a_row_that_took_the_place_of_another_makes_room_again(database: Database) -> None:
    add(database, "Town Council")
    with database.write(Change("Replace")) as session:
        old = session.scalars(select(OrganisationRow)).one()
        uid = old.uid
        session.delete(old)
        session.flush()
        session.add(OrganisationRow(name="City Council", uid=uid))
    database.undo()
    assert names(database) == ["Town Council"]
    database.redo()
    assert names(database) == ["City Council"]
