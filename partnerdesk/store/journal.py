"""The journal: every changed row with its before and after, in the transaction that changed it.

It is the history staff can read, and it drives undo and redo. It listens to the flush of sessions
opened by ``Database.write``; statements that go around the session would go around it too, so a
test bans them.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple, cast

from sqlalchemy import Row as SqlRow
from sqlalchemy import (
    RowMapping,
    Table,
    bindparam,
    delete,  # noqa: TID251 - undo writes the inverse of rows
    event,
    func,
    insert,  # noqa: TID251 - undo writes the inverse of rows
    inspect,
    select,
    text,
    update,  # noqa: TID251 - undo writes the inverse of rows
)
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change, Touched, TouchedRow
from partnerdesk.domain.texts import N_
from partnerdesk.store.columns import Row
from partnerdesk.store.tables import JournalActionRow, JournalEntryRow

MERGE_WITHIN = timedelta(minutes=10)

_ACTION = "journal_action_id"
_TOUCHED = "touched_tables"
_ROWS = "touched_rows"
_ROW_ID = "id of the row"  # no column is called so
_ROWS_AT_ONCE = 500
_MOST_TOLD = 1_000

Values = dict[str, object]

_ACTIONS = cast(Table, JournalActionRow.__table__)
_ENTRIES = cast(Table, JournalEntryRow.__table__)


class _Move(NamedTuple):
    """What undo or redo makes of one row: no values mean that there is no such row."""

    row_id: int
    now: Values
    then: Values

    def values(self) -> Values:
        """What the columns are set to."""
        return {name: _from_json(value) for name, value in self.then.items()}


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
    return _told(session.info[_TOUCHED], session.info[_ROWS])


def _told(tables: Iterable[str], rows: Sequence[TouchedRow]) -> Touched:
    return Touched(tables, rows if len(rows) <= _MOST_TOLD else None)


def add_rows(session: Session, row_class: type[Row], rows: Sequence[Values]) -> None:
    """Insert new rows and journal them: thousands at once, where mapped objects would be slow.

    Each row names its own number; columns that are left out get their defaults.
    """
    if not rows:
        return
    table = cast(Table, row_class.__table__)
    whole = [_defaults(table) | row for row in rows]
    session.info[_TOUCHED].add(table.name)
    session.execute(insert(table), whole)
    entries = [
        _Entry(table.name, cast(int, row["id"]), {}, {name: _to_json(row[name]) for name in row})
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
        return {}, {name: _to_json(state.dict.get(name)) for name in names}
    before: Values = {}
    after: Values = {}
    for name in names:
        history = state.attrs[name].history
        old = history.deleted[0] if history.deleted else state.dict.get(name)
        if is_deleted:
            before[name] = _to_json(old)
        elif history.has_changes():
            before[name] = _to_json(old)
            after[name] = _to_json(state.dict.get(name))
    return before, after


def _action_id(session: Session) -> int:
    if _ACTION not in session.info:
        change, who, happened_at = session.info["journal"]
        session.info[_ACTION] = _merged_action(session, change, who, happened_at) or _insert_action(
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


def _insert_action(
    session: Session,
    change: Change,
    who: str,
    happened_at: datetime,
    undoes_id: int | None = None,
) -> int:
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
    of_this_step = select(_ENTRIES).where(_ENTRIES.c.action_id == action_id)
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
    session.execute(insert(_ENTRIES), written)


def _widen(session: Session, earlier: SqlRow[Any], entry: _Entry) -> None:
    this_one = _ENTRIES.c.id == earlier.id
    if not earlier.before and not entry.after:  # made and deleted in one step: nothing happened
        session.execute(delete(_ENTRIES).where(this_one))
        return
    before = {**entry.before, **earlier.before} if earlier.before else {}
    after = {**earlier.after, **entry.after} if entry.after else {}
    session.execute(update(_ENTRIES).where(this_one).values(before=before, after=after))


# Undo and redo ------------------------------------------------------------------------------


def next_undo(session: Session) -> JournalActionRow | None:
    """The step that undo would take back; None at a step that is not to be taken back."""
    last = session.scalars(
        select(JournalActionRow)
        .where(JournalActionRow.undoes_id.is_(None), JournalActionRow.undone_by_id.is_(None))
        .order_by(JournalActionRow.id.desc())
        .limit(1)
    ).first()
    return last if last is not None and last.undoable else None


def next_redo(session: Session) -> JournalActionRow | None:
    """The step that redo would bring back: the one taken back last, with no new deed since.

    None where a later version of the program no longer knows the rows of that step.
    """
    newest_deed = (
        select(func.max(JournalActionRow.id))
        .where(JournalActionRow.undoes_id.is_(None))
        .scalar_subquery()
    )
    last = session.scalars(
        select(JournalActionRow)
        .where(JournalActionRow.undone_by_id > newest_deed)
        .order_by(JournalActionRow.undone_by_id.desc())
        .limit(1)
    ).first()
    return last if last is not None and last.undoable else None


def take_back(session: Session, action: JournalActionRow, who: str, at: datetime) -> Touched:
    """Write the inverse of a step; the answer is what changed.

    Raises:
        UserError: somebody has changed a row since.
    """
    undo_id = _insert_action(session, as_change(action), who, at, undoes_id=action.id)
    action.undone_by_id = undo_id
    return _replay(session, action.id, backwards=True)


def bring_back(session: Session, action: JournalActionRow) -> Touched:
    """Do a step that was taken back once more; the answer is what changed.

    Raises:
        UserError: somebody has changed a row since.
    """
    action.undone_by_id = None
    return _replay(session, action.id, backwards=False)


def as_change(action: JournalActionRow) -> Change:
    """What a step did, for the history and the menu."""
    values = {name: str(value) for name, value in action.sentence_values.items()}
    return Change(action.sentence, undoable=action.undoable, **values)


def _replay(session: Session, action_id: int, *, backwards: bool) -> Touched:
    """Set every row of a step to what it was before it, or to what it was after it."""
    order = _ENTRIES.c.id.desc() if backwards else _ENTRIES.c.id
    query = select(_ENTRIES).where(_ENTRIES.c.action_id == action_id).order_by(order)
    moves: dict[str, list[_Move]] = {}
    for entry in session.execute(query):
        now, then = (entry.after, entry.before) if backwards else (entry.before, entry.after)
        moves.setdefault(entry.table_name, []).append(_Move(entry.row_id, now, then))
    # Rows that belong together come back in any order; the links are checked at commit.
    session.execute(text("PRAGMA defer_foreign_keys=ON"))
    for table_name, of_table in moves.items():
        table = Row.metadata.tables[table_name]
        _refuse_if_changed_since(session, table, of_table)
        _set_rows(session, table, of_table)
    rows = [
        TouchedRow(table_name, move.row_id, move.now | move.then)
        for table_name, of_table in moves.items()
        for move in of_table
    ]
    return _told(moves, rows)


def _refuse_if_changed_since(session: Session, table: Table, moves: Sequence[_Move]) -> None:
    current = _current_rows(session, table, [move.row_id for move in moves])
    if not all(_is_as_expected(current.get(move.row_id), move.now) for move in moves):
        raise UserError(
            N_("This was changed again since, so it cannot be taken back by itself."),
            N_("Open History to see what happened, and change it by hand."),
        )


def _current_rows(session: Session, table: Table, row_ids: Sequence[int]) -> dict[int, RowMapping]:
    found: dict[int, RowMapping] = {}
    for some in _chunks(row_ids):
        rows = session.execute(select(table).where(table.c.id.in_(some))).mappings()
        found |= {row["id"]: row for row in rows}
    return found


def _is_as_expected(current: RowMapping | None, expected: Values) -> bool:
    if not expected or current is None:
        return not expected and current is None
    return all(_to_json(current[name]) == value for name, value in expected.items())


def _set_rows(session: Session, table: Table, moves: Sequence[_Move]) -> None:
    """Thousands of rows with few statements; what is deleted first makes room for the others."""
    for some in _chunks([move.row_id for move in moves if not move.then]):
        session.execute(delete(table).where(table.c.id.in_(some)))
    changed = [move for move in moves if move.now and move.then]
    of_this_row = update(table).where(table.c.id == bindparam(_ROW_ID))
    for alike in _with_same_columns(changed):
        session.execute(of_this_row, [{_ROW_ID: move.row_id, **move.values()} for move in alike])
    for alike in _with_same_columns([move for move in moves if not move.now]):
        session.execute(insert(table), [move.values() for move in alike])


def _chunks(row_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (row_ids[at : at + _ROWS_AT_ONCE] for at in range(0, len(row_ids), _ROWS_AT_ONCE))


def _with_same_columns(moves: Iterable[_Move]) -> Iterable[list[_Move]]:
    alike: dict[tuple[str, ...], list[_Move]] = {}
    for move in moves:
        alike.setdefault(tuple(move.then), []).append(move)
    return alike.values()


# Values in the journal ----------------------------------------------------------------------


def _to_json(value: object) -> object:
    """A column's value as JSON; what JSON does not know becomes a tagged list."""
    if isinstance(value, datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, bytes):
        return ["bytes", base64.b64encode(value).decode("ascii")]
    return value


def _from_json(value: object) -> object:
    if not isinstance(value, list):
        return value
    tag, written = value
    return _READERS[tag](written)


_READERS: dict[str, Callable[[str], object]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "decimal": Decimal,
    "bytes": base64.b64decode,
}
