"""Undo and redo: a step of the journal is taken back, and brought back, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    RowMapping,
    Table,
    bindparam,
    delete,  # noqa: TID251 - undo writes the inverse of rows
    func,
    insert,  # noqa: TID251 - undo writes the inverse of rows
    select,
    text,
    update,  # noqa: TID251 - undo writes the inverse of rows
)
from sqlalchemy.orm import Session

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change, Touched, TouchedRow
from partnerdesk.domain.texts import N_
from partnerdesk.store.columns import Row
from partnerdesk.store.journal import ENTRIES, Values, as_touched, insert_action
from partnerdesk.store.journal_values import from_json, to_json
from partnerdesk.store.tables import JournalActionRow

_ROW_ID = "id of the row"  # no column is called so
_ROWS_AT_ONCE = 500


class _Move(NamedTuple):
    """What undo or redo makes of one row: no values mean that there is no such row."""

    row_id: int
    now: Values
    then: Values

    def values(self) -> Values:
        """What the columns are set to."""
        return {name: from_json(value) for name, value in self.then.items()}


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
    undo_id = insert_action(session, as_change(action), who, at, undoes_id=action.id)
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
    order = ENTRIES.c.id.desc() if backwards else ENTRIES.c.id
    query = select(ENTRIES).where(ENTRIES.c.action_id == action_id).order_by(order)
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
    return as_touched(moves, rows)


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
    return all(to_json(current[name]) == value for name, value in expected.items())


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
