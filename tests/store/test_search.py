"""The index of the register follows the tables, whoever changed them, and heals."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from partnerdesk.domain.history import Change
from partnerdesk.domain.register import RegisterQuestion
from partnerdesk.paths import DATABASE_NAME
from partnerdesk.services import register
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.store import backup, schema
from partnerdesk.store.database import APPLICATION_ID, make_engine
from partnerdesk.store.tables import ContactRow, OrganisationRow

NOW = datetime(2026, 3, 12, 10, 42)


def found(desk: Desk, words: str) -> list[int]:
    return list(register.find_all(desk, RegisterQuestion(words)))


def add(desk: Desk, name: str) -> int:
    with desk.database.write(Change("Add")) as session:
        row = OrganisationRow(name=name, place="Riverside", contacts=[ContactRow(name="Grace")])
        session.add(row)
        session.flush()
        return row.id


@pytest.fixture
def library(folder: Path) -> int:
    """The number of a library in the closed data folder."""
    with open_desk(folder, lambda: NOW) as desk:
        add(desk, "Town Council")
        return add(desk, "Градска библиотека")


def test_what_a_foreign_program_changed_is_found(folder: Path, library: int) -> None:
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("UPDATE organisation SET name = 'Reading Room' WHERE id = ?", [library])
        connection.execute("UPDATE contact SET name = 'Amina' WHERE organisation_id = ?", [library])
        connection.commit()
    with open_desk(folder, lambda: NOW) as desk:
        assert found(desk, "reading amina") == [library]
        assert found(desk, "biblioteka") == []


def test_a_file_of_the_version_before_is_found_once_it_is_migrated(tmp_path: Path) -> None:
    from alembic import command

    file = tmp_path / DATABASE_NAME
    engine = make_engine(file)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        config = schema.alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql(
            "INSERT INTO organisation (id, uid, name, legal_form, register_number, street,"
            " postal_code, place, country, phone, email, website, language, notes, wants_stamp,"
            " is_religious, is_centre) VALUES (7, 'a', 'Café Löwe', '', '', '', '', 'Ärzen', '',"
            " '+49 89 123456', '', '', 'en', '', 0, 0, 0)"
        )
    engine.dispose()
    with open_desk(tmp_path, lambda: NOW) as desk:
        assert found(desk, "cafe arzen") == found(desk, "089123") == [7]
        assert register.find_same_name(desk, "CAFE LOWE") == 7


def tear(folder: Path) -> None:
    """Overwrite the blocks of the index, as a program that knows nothing of it might."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.execute("UPDATE register_words_data SET block = x'ffffffffffffffffffffffff'")
        connection.commit()


def search(desk: Desk) -> None:
    assert len(found(desk, "town")) == 1


def save(desk: Desk) -> None:
    number = add(desk, "Sunrise School")
    assert found(desk, "sunrise") == [number]


@pytest.mark.parametrize("deed", [search, save])
def test_an_index_torn_while_in_use_is_made_anew(
    folder: Path, library: int, deed: Callable[[Desk], None]
) -> None:
    with open_desk(folder, lambda: NOW) as desk:
        search(desk)
        tear(folder)
        deed(desk)
        assert found(desk, "библио") == [library]
    assert backup.check_file(folder / DATABASE_NAME)


def test_a_torn_index_does_not_make_a_file_damaged(folder: Path, library: int) -> None:
    tear(folder)
    assert not backup.check_file(folder / DATABASE_NAME)
    with open_desk(folder, lambda: NOW) as desk:
        assert backup.check_file(folder / DATABASE_NAME)
        assert found(desk, "biblioteka") == [library]


def test_a_backup_brings_its_own_index(folder: Path, library: int, tmp_path: Path) -> None:
    with open_desk(folder, lambda: NOW) as desk:
        made = backup.back_up(folder / DATABASE_NAME, tmp_path / "stick", NOW)
        add(desk, "Late Comer")
        assert len(found(desk, "late")) == 1
    backup.restore(made.file, folder / DATABASE_NAME, NOW)
    with open_desk(folder, lambda: NOW) as desk:
        assert found(desk, "late") == []
        assert found(desk, "biblioteka") == [library]


def test_no_migration_loses_a_trigger(library: int, folder: Path) -> None:
    """A table that is built anew loses its triggers; then the index would fall behind."""
    watched = ("organisation", "contact", "research_answer", "partner")
    events = ("insert", "update", "delete")
    expected = {f"register_{table}_{event}" for table in watched for event in events}
    expected |= {"register_renamed", "register_count_insert", "register_count_delete"}
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        query = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        assert {name for (name,) in connection.execute(query)} >= expected
