"""The journal: every changed row with its before and after, in the transaction that changed it.

It is the history staff can read, and ``replay`` takes steps back by it. It listens to the flush of
sessions opened by ``Database.write``; statements that go around the session would go around it
too, so a rule of ruff bans them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast

from sqlalchemy import Row as SqlRow
from sqlalchemy import (
    Table,
    delete,  # noqa: TID251 - the journal writes itself
    event,
    insert,  # noqa: TID251 - the journal writes itself, and thousands of rows with it
    inspect,
    select,
    update,  # noqa: TID251 - the journal writes itself
)
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from partnerdesk.domain.history import Change, Touched, TouchedRow
from partnerdesk.store.columns import Row
from partnerdesk.store.journal_values import to_json
from partnerdesk.store.tables import JournalActionRow, JournalEntryRow

MERGE_WITHIN = timedelta(minutes=10)

_ACTION = "journal_action_id"
_TOUCHED = "touched_tables"
_ROWS = "touched_rows"
_MOST_TOLD = 1_000

Values = dict[str, object]

_ACTIONS = cast(Table, JournalActionRow.__table__)
ENTRIES = cast(Table, JournalEntryRow.__table__)
"""What each step did to which row."""


class _Entry(NamedTuple):
    """What a flush did to one row."""

    table_name: str
    row_id: int
    before: Values
    after: Values


def begin(session: Session, change: Change, who: str, happened_at: datetime) -> None:
    """Make the session write a journal of its changes under ``change``."""
    session.info["journal"] = (change, who, happened_at)
    session.info[_TOUCHED] = set()
    session.info[_ROWS] = []
    event.listen(session, "after_flush", _record)


def touched(session: Session) -> Touched:
    """What the session has changed so far."""
    return as_touched(session.info[_TOUCHED], session.info[_ROWS])


def as_touched(tables: Iterable[str], rows: Sequence[TouchedRow]) -> Touched:
    """What is told of changed rows: of very many only that they are too many."""
    return Touched(tables, rows if len(rows) <= _MOST_TOLD else None)


def add_rows(session: Session, row_class: type[Row], rows: Sequence[Values]) -> None:
    """Insert new rows and journal them: thousands at once, where mapped objects would be slow.

    Each row names its own number; columns that are left out get their defaults.
    """
    if not rows:
        return
    table = cast(Table, row_class.__table__)
    defaults = _defaults(table)
    whole = [defaults | row for row in rows]
    session.info[_TOUCHED].add(table.name)
    session.execute(insert(table), whole)
    entries = [
        _Entry(table.name, cast(int, row["id"]), {}, {name: to_json(row[name]) for name in row})
        for row in whole
    ]
    _note_rows(session, entries)
    _insert_entries(session, _action_id(session), entries)


def _defaults(table: Table) -> Values:
    return {
        column.name: column.default.arg
        if isinstance(column.default, ScalarElementColumnDefault)
        else None
        for column in table.columns
    }


def _record(session: Session, flush: UOWTransaction) -> None:
    new = frozenset(cast(Row, row) for row in session.new)
    deleted = _deleted_rows(flush)
    entries = []
    for row in _changed_rows(session, deleted):
        table = cast(Table, inspect(row).mapper.local_table)
        session.info[_TOUCHED].add(table.name)
        if table.info.get("journalled", True):
            before, after = _before_and_after(row, is_new=row in new, is_deleted=row in deleted)
            if before or after:
                entries.append(_Entry(table.name, _row_id(row), before, after))
    if entries:
        _note_rows(session, entries)
        _add_entries(session, entries)


def _deleted_rows(flush: UOWTransaction) -> dict[Row, None]:
    """The rows this flush deletes, in order: ``session.deleted`` leaves some out.

    Those are the rows that were taken from a collection.
    """
    return {
        cast(Row, state.obj()): None
        for state, (is_deleted, only_listed) in flush.states.items()
        if is_deleted and not only_listed
    }


def _changed_rows(session: Session, deleted: Collection[Row]) -> Iterator[Row]:
    for row in (*session.new, *deleted):
        yield cast(Row, row)
    for row in session.dirty:
        if row not in deleted and session.is_modified(row, include_collections=False):
            yield cast(Row, row)


def _row_id(row: Row) -> int:
    return cast(int, inspect(row).mapper.primary_key_from_instance(row)[0])


def _before_and_after(row: Row, *, is_new: bool, is_deleted: bool) -> tuple[Values, Values]:
    """The row's values by column name: all of a new or deleted row, the changed ones otherwise."""
    state = inspect(row)
    names = [attribute.key for attribute in state.mapper.column_attrs]
    if is_new:
        return {}, {name: to_json(state.dict.get(name)) for name in names}
    before: Values = {}
    after: Values = {}
    for name in names:
        history = state.attrs[name].history
        old = history.deleted[0] if history.deleted else state.dict.get(name)
        if is_deleted:
            before[name] = to_json(old)
        elif history.has_changes():
            before[name] = to_json(old)
            after[name] = to_json(state.dict.get(name))
    return before, after


def _action_id(session: Session) -> int:
    if _ACTION not in session.info:
        change, who, happened_at = session.info["journal"]
        session.info[_ACTION] = _merged_action(session, change, who, happened_at) or insert_action(
            session, change, who, happened_at
        )
    return cast(int, session.info[_ACTION])


def _merged_action(session: Session, change: Change, who: str, happened_at: datetime) -> int | None:
    if not change.merge_key:
        return None
    last = session.execute(select(_ACTIONS).order_by(_ACTIONS.c.id.desc()).limit(1)).first()
    if (
        last is not None
        and last.merge_key == change.merge_key
        and last.who == who
        and last.undoable == change.undoable
        and last.undone_by_id is None
        and last.undoes_id is None
        and happened_at - last.happened_at <= MERGE_WITHIN
    ):
        # A name that is still being typed stands in the sentence as it is in the end.
        session.execute(
            update(_ACTIONS)
            .where(_ACTIONS.c.id == last.id)
            .values(sentence=change.sentence, sentence_values=change.values)
        )
        return cast(int, last.id)
    return None


def insert_action(
    session: Session,
    change: Change,
    who: str,
    happened_at: datetime,
    undoes_id: int | None = None,
) -> int:
    """Write down a step, perhaps one that takes back another, and return its number."""
    statement = insert(_ACTIONS).values(
        happened_at=happened_at,
        who=who,
        sentence=change.sentence,
        sentence_values=change.values,
        merge_key=change.merge_key,
        undoable=change.undoable,
        undoes_id=undoes_id,
    )
    return cast(int, session.scalar(statement.returning(_ACTIONS.c.id)))


def _add_entries(session: Session, entries: Sequence[_Entry]) -> None:
    """Add entries, or widen those this step already has for the same rows."""
    action_id = _action_id(session)
    numbers = [entry.row_id for entry in entries]
    of_this_step = select(ENTRIES).where(
        ENTRIES.c.action_id == action_id,
        # A step of many flushes would otherwise read all its entries anew in each of them.
        ENTRIES.c.row_id.between(min(numbers), max(numbers)),
    )
    known = {(row.table_name, row.row_id): row for row in session.execute(of_this_step)}
    added = []
    for entry in entries:
        earlier = known.get((entry.table_name, entry.row_id))
        if earlier is None:
            added.append(entry)
        else:
            _widen(session, earlier, entry)
    if added:
        _insert_entries(session, action_id, added)


def _note_rows(session: Session, entries: Sequence[_Entry]) -> None:
    """Remember which rows changed; of very many only that they are too many to be told."""
    rows = session.info[_ROWS]
    if len(rows) <= _MOST_TOLD:
        rows += [
            TouchedRow(one.table_name, one.row_id, one.before | one.after)
            for one in entries[: _MOST_TOLD + 1]
        ]


def _insert_entries(session: Session, action_id: int, entries: Sequence[_Entry]) -> None:
    written = [{"action_id": action_id, **entry._asdict()} for entry in entries]
    session.execute(insert(ENTRIES), written)


def _widen(session: Session, earlier: SqlRow[Any], entry: _Entry) -> None:
    this_one = ENTRIES.c.id == earlier.id
    if not earlier.before and not entry.after:  # made and deleted in one step: nothing happened
        session.execute(delete(ENTRIES).where(this_one))
        return
    before = {**entry.before, **earlier.before} if earlier.before else {}
    after = {**earlier.after, **entry.after} if entry.after else {}
    session.execute(update(ENTRIES).where(this_one).values(before=before, after=after))
