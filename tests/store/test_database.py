"""The open file when the disk, another program or we ourselves get in the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.store import database as database_module
from partnerdesk.store.database import Database
from partnerdesk.store.opening import open_database
from partnerdesk.store.tables import ContactRow, JournalActionRow, OrganisationRow


def opened(folder: Path) -> Database:
    return open_database(folder, clock=lambda: datetime(2026, 3, 12, 10, 42), who=lambda: "Amina")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = opened(tmp_path)
    yield made
    assert not made.has_open_transaction()
    made.close()


def add(database: Database, name: str) -> None:
    with database.write(Change("Add")) as session:
        session.add(OrganisationRow(name=name))


def names(database: Database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(OrganisationRow.name).order_by(OrganisationRow.id)))


def test_a_full_disk_says_so_and_the_next_save_works(database: Database) -> None:
    add(database, "Before")
    with (
        pytest.raises(UserError, match="disk is full"),
        database.write(Change("Add")) as session,
    ):
        session.connection().exec_driver_sql("PRAGMA max_page_count=1")
        session.add(OrganisationRow(name="Too much", notes="x" * 100_000))
    assert names(database) == ["Before"]
    add(database, "After")
    assert names(database) == ["Before", "After"]


def test_another_program_that_writes_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    database = opened(tmp_path)
    with closing(sqlite.connect(str(database.file))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program is using your data"):
            add(database, "A")
    add(database, "B")
    assert names(database) == ["B"]
    database.close()


def test_a_write_waits_for_the_one_of_our_other_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    database = opened(tmp_path)
    refused = Event()

    def add_another() -> None:
        try:
            add(database, "Second")
        except UserError:
            refused.set()

    window = Thread(target=add_another)
    with database.write(Change("Take back a long step")) as session:
        session.add(OrganisationRow(name="First"))
        window.start()
        assert not refused.wait(0.3), "it has waited six times as long as for another program"
    window.join()
    assert names(database) == ["First", "Second"]
    database.close()


def test_a_file_damaged_while_it_is_open_is_said_to_be_unreadable(tmp_path: Path) -> None:
    database = opened(tmp_path)
    add(database, "A")
    database.close()  # pages that are in memory would still be read
    content = bytearray(database.file.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    database.file.write_bytes(content)
    with pytest.raises(UserError, match="could not be read"):
        names(database)
    database.close()


def test_our_own_mistakes_are_not_blamed_on_the_disk(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write(Change("Add")) as session:
        session.add(ContactRow(name="Of nobody", organisation_id=99))
    add(database, "A")
    assert names(database) == ["A"]


def test_a_step_that_changes_nothing_is_no_history(database: Database) -> None:
    add(database, "A")
    with database.write(Change("Look")) as session:
        session.scalars(select(OrganisationRow)).one().name = "A"
    with database.read() as session:
        assert [row.sentence for row in session.scalars(select(JournalActionRow))] == ["Add"]


def test_a_first_start_that_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    half = (tmp_path / DATABASE_NAME).with_suffix(".new")
    half.write_bytes(b"SQLite format 3\0" + b"\0" * 400)
    half.with_name(half.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9" * 128)
    database = opened(tmp_path)
    add(database, "A")
    database.close()
    kept = {file.name for file in tmp_path.iterdir()}
    assert kept <= {DATABASE_NAME, DATABASE_NAME + "-journal"}
