"""Which version a database file has, and how it is brought to today's."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk.store.database import APPLICATION_ID, connect, make_engine

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001",)
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
        RuntimeError: the migrated file has broken links; the file is as it was.
    """
    from alembic import command

    engine = make_engine(file)
    try:
        with engine.connect() as connection:
            # A table rebuilt with foreign keys on deletes every row that points to it.
            # The switch only works outside a transaction, hence the raw connection.
            raw = connection.connection.driver_connection
            assert raw is not None  # a connection that is open has a driver connection
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            with connection.begin():
                config = alembic_config()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise RuntimeError(f"migration broke a link of table {broken[0]}")
    finally:
        engine.dispose()
