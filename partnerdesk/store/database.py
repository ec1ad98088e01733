"""The SQLite file: opened with care, read and written in whole transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change, Touched
from partnerdesk.domain.texts import N_
from partnerdesk.store import frozen, journal, replay, search
from partnerdesk.store.tables import JournalActionRow

APPLICATION_ID = 0x50444B31
"""Written into the file's header: "PDK1" tells our files from foreign ones."""

BUSY_SECONDS = 3.0

_PRAGMAS = {
    # TRUNCATE with EXTRA lost no acknowledged change in 3,000 replayed power losses.
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    # Without it, erased people stay readable in the file.
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
}

_OUR_MISTAKES = (IntegrityError, ProgrammingError)
"""Errors of the database that no disk and no other program can cause."""

OnCommit = Callable[[frozenset[str]], None]


class Database:
    """An open database file.

    ``who`` names the person at the desk and ``clock`` the moment, for the history.
    """

    def __init__(
        self, file: Path, *, clock: Callable[[], datetime], who: Callable[[], str]
    ) -> None:
        self.file = file
        self._clock = clock
        self._who = who
        self._engine = make_engine(file)
        self._one_writer = RLock()  # SQLite would take our other thread for another program
        self._listeners: list[OnCommit] = []

    def on_commit(self, listener: OnCommit) -> None:
        """Tell ``listener`` the names of the changed tables after each commit.

        It is called in the thread that wrote. A ``Touched`` also knows the rows.
        """
        self._listeners.append(listener)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that reads one consistent state.

        Raises:
            UserError: the file cannot be read.
        """
        reading = self._engine.execution_options(read_only=True)
        with Session(reading, autoflush=False, info=self._about_now()) as session:
            try:
                yield session
            except _OUR_MISTAKES:
                raise
            except DatabaseError as error:
                self._engine.dispose()
                raise _unreadable(error) from error

    @contextmanager
    def write(self, change: Change) -> Iterator[Session]:
        """A session that is committed at the end, or rolled back as a whole.

        Raises:
            UserError: the disk refused; nothing was changed.
        """
        who, now = self._who(), self._clock()
        with self._transaction() as session:
            frozen.guard(session)
            journal.begin(session, change, who, now)
            yield session
            session.flush()
            touched = journal.touched(session)
        self.announce(touched)

    def undo(self) -> Change | None:
        """Take back the last step; the answer names it, or is None where there is none.

        Raises:
            UserError: a row was changed since, or the disk refused.
        """
        touched = Touched((), ())
        who, now = self._who(), self._clock()
        with self._transaction() as session:
            action = replay.next_undo(session)
            if action is not None:
                touched = replay.take_back(session, action, who, now)
            change = _change_of(action)
        self.announce(touched)
        return change

    def redo(self) -> Change | None:
        """Bring back what undo last took back; the answer names it, or is None.

        Raises:
            UserError: a row was changed since, or the disk refused.
        """
        touched = Touched((), ())
        with self._transaction() as session:
            action = replay.next_redo(session)
            if action is not None:
                touched = replay.bring_back(session, action)
            change = _change_of(action)
        self.announce(touched)
        return change

    def renew_index(self, *, is_damaged: bool = False) -> None:
        """Make the register found again after a migration, a foreign program or damage.

        Raises:
            UserError: the disk refused.
        """
        with self.read() as session:
            is_behind = search.is_behind(session.connection())
        if is_damaged or is_behind:
            with self._transaction() as session:
                if is_damaged:
                    search.rebuild(session.connection())

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def has_open_transaction(self) -> bool:
        """Whether a connection is in use: between two user actions none may be."""
        pool = self._engine.pool
        return isinstance(pool, QueuePool) and pool.checkedout() > 0

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        try:
            with (
                self._one_writer,
                Session(self._engine, info=self._about_now()) as session,
                session.begin(),
            ):
                yield session
                session.flush()
                search.catch_up(session.connection())
        except _OUR_MISTAKES:
            raise
        except DatabaseError as error:
            # After a disk fault SQLite may hold stale pages: start with fresh connections.
            self._engine.dispose()
            raise unwritable(error) from error

    def _about_now(self) -> dict[str, object]:
        """What rows that are read depend on besides themselves: the day."""
        return {"today": self._clock().date()}

    def announce(self, touched: frozenset[str]) -> None:
        """Tell the listeners which tables changed, where it was not ``write`` that changed them."""
        if touched:
            for listener in self._listeners:
                listener(touched)


def _change_of(action: JournalActionRow | None) -> Change | None:
    return replay.as_change(action) if action else None


def connect(file: Path, *, read_only: bool = False) -> sqlite.Connection:
    """A bare SQLite connection with our pragmas, each read back."""
    mode = "mode=ro" if read_only else "mode=rwc"
    connection = sqlite.connect(
        f"{file.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        isolation_level=None,  # SQLAlchemy's begin event opens the transactions
    )
    for name, (wanted, expected) in _PRAGMAS.items():
        if read_only and name == "journal_mode":
            continue
        connection.execute(f"PRAGMA {name}={wanted}")
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != expected:
            connection.close()
            raise RuntimeError(f"SQLite answered {name}={found!r}")
    return connection


def make_engine(file: Path) -> Engine:
    """An engine whose writes begin at once and whose errors never quote personal data."""
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        creator=lambda: connect(file),
        poolclass=QueuePool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def probe_writable(file: Path) -> None:
    """Find out whether the file can be written: BEGIN IMMEDIATE alone succeeds on read-only files.

    Raises:
        UserError: the file or its folder is read-only, or another program holds it.
    """
    try:
        with closing(connect(file)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA user_version={version}")
            connection.execute("ROLLBACK")
    except sqlite.DatabaseError as error:
        raise unwritable(error) from error


def unwritable(error: Exception) -> UserError:
    """What SQLite's refusal to write means for staff."""
    reason = str(error).lower()
    if "full" in reason:
        return UserError(
            N_("The disk is full, so this could not be saved."),
            N_("Nothing was lost. Delete files you no longer need, then try again."),
        )
    if "readonly" in reason or "unable to open" in reason:
        return UserError(
            N_("The folder with your data cannot be written to."),
            N_("Nothing was lost. Ask for write permission, or take the stick out of read-only."),
        )
    if "locked" in reason:
        return UserError(
            N_("Another program is using your data right now."),
            N_("Nothing was lost. Close the other program, then try again."),
        )
    return UserError(
        N_("This could not be saved."),
        N_("Nothing was lost. Try again; if it stays so, restore a backup in Settings."),
    )


def _unreadable(_error: Exception) -> UserError:
    return UserError(
        N_("Your data could not be read."),
        N_("Try again; if it stays so, restore a backup in Settings."),
    )
