"""Which version a database file has, and how it is brought to today's."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import OperationalError

from partnerdesk.store.database import APPLICATION_ID, connect, make_engine, unwritable

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy.engine import Connection

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""All schema versions in order. The last one is today's; a test compares them with the scripts.

Kept here so that an ordinary start need not import Alembic, which takes longer than the check.
"""

HEAD = REVISIONS[-1]


def revision_of(file: Path) -> str | None:
    """The schema version written in the file; None in a file without one."""
    with closing(connect(file, read_only=True)) as connection:
        known = connection.execute(
            "SELECT 1 FROM sqlite_schema WHERE name='alembic_version'"
        ).fetchone()
        if known is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def alembic_config() -> Config:
    """Alembic's settings, made in code."""
    from alembic.config import Config  # slow, and only needed when the schema changes

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def migrate(file: Path) -> None:
    """Bring the file, or a new one, to ``HEAD`` in one transaction that works or changes nothing.

    Raises:
        UserError: the disk refused; the file is as it was.
        RuntimeError: the migrated file has broken links; the file is as it was.
    """
    engine = make_engine(file)
    try:
        with engine.connect() as connection:
            # A table rebuilt with foreign keys on deletes every row that points to it.
            # The switch only works outside a transaction, hence the raw connection.
            raw = connection.connection.driver_connection
            assert raw is not None  # a connection that is open has a driver connection
            raw.execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                _upgrade(connection)
    except (OperationalError, sqlite.OperationalError) as error:
        raise unwritable(error) from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    from alembic import command

    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"migration broke a link of table {broken[0]}")
