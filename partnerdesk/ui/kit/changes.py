"""Tells the screens which tables a finished transaction has touched."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

PARTNERSHIP_TABLES = frozenset(
    {
        "partnership",
        "wanted_kind",
        "partner",
        "organisation",
        "contact",
        "research_answer",
        "attachment",
        "meeting",
        "vote",
        "task",
        "agreement",
        "clause",
        "clause_comment",
        "signature",
        "original",
        "letter",
        "budget",
        "source",
        "cost_line",
        "amount",
        "period",
        "quantity",
        "booking",
        "transfer",
        "currency_rate",
        "analysis_entry",
        "objective",
        "target",
        "target_reading",
        "measure",
        "programme_revision",
    }
)
"""What a partnership, its steps, its checks and its papers are read from."""

BACKUPS = "backup"
"""Told like a table, although backups are files: screens say how old the newest one is."""


class Changes(QObject):
    """Passes the database's word after each commit on to the screens.

    ``tell`` may be called from the worker thread: Qt delivers the signal in the window's thread.

    Signals:
        tables_changed(frozenset[str]): the names of the tables; a ``Touched`` knows the rows, too.
    """

    tables_changed = Signal(object)

    def tell(self, tables: Iterable[str]) -> None:
        """A transaction was committed that touched these tables."""
        touched = tables if isinstance(tables, frozenset) else frozenset(tables)
        if touched:
            self.tables_changed.emit(touched)
