"""The programme of work: add, write, move and delete on each of its levels.

Whatever is moved or deleted, a measure keeps its target and a target its objective.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.drafts import Value, chosen_id
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.month_chart import moved, stretched
from partnerdesk.domain.programme import Level, Measure
from partnerdesk.domain.programme_fields import FIELDS_OF_LEVEL
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.store.tables import (
    AnalysisEntryRow,
    CostLineRow,
    MeasureRow,
    ObjectiveRow,
    OrganisationRow,
    PartnershipRow,
    TargetRow,
)

ItemRow = ObjectiveRow | TargetRow | MeasureRow


class _Place(NamedTuple):
    """A line of the programme among its neighbours."""

    partnership: PartnershipRow
    row: ItemRow
    neighbours: list[Any]


_ROWS: Mapping[Level, type[ItemRow]] = {
    Level.OBJECTIVE: ObjectiveRow,
    Level.TARGET: TargetRow,
    Level.MEASURE: MeasureRow,
}
_ADDED = {
    Level.OBJECTIVE: N_("Add an objective to {name}"),
    Level.TARGET: N_("Add a target to {name}"),
    Level.MEASURE: N_("Add a measure to {name}"),
}
_WRITTEN = {
    Level.OBJECTIVE: N_("Change an objective of {name}"),
    Level.TARGET: N_("Change a target of {name}"),
    Level.MEASURE: N_("Change a measure of {name}"),
}
_MOVED = {
    Level.OBJECTIVE: N_("Move an objective of {name}"),
    Level.TARGET: N_("Move a target of {name}"),
    Level.MEASURE: N_("Move a measure of {name}"),
}
_DELETED = {
    Level.OBJECTIVE: N_("Delete the objective “{text}”"),
    Level.TARGET: N_("Delete the target “{text}”"),
    Level.MEASURE: N_("Delete the measure “{text}”"),
}


def add_objective(desk: Desk, partnership_id: int) -> int:
    """Add an empty objective at the end; the answer is its id.

    Raises:
        UserError: there is no such partnership.
    """
    change = Change(_ADDED[Level.OBJECTIVE])
    with desk.database.write(change) as session:
        partnership = partnership_row(session, partnership_id)
        change.fill_in(name=partnership.name)
        return _appended(session, partnership.objective_rows, ObjectiveRow())


def add_target(desk: Desk, objective_id: int) -> int:
    """Add an empty target to an objective; the answer is its id.

    Raises:
        UserError: the objective is gone.
    """
    change = Change(_ADDED[Level.TARGET])
    with desk.database.write(change) as session:
        objective = _place(session, Level.OBJECTIVE, objective_id, change).row
        assert isinstance(objective, ObjectiveRow)
        return _appended(session, objective.targets, TargetRow())


def add_measure(desk: Desk, target_id: int) -> int:
    """Add an empty measure to a target; the answer is its id.

    Raises:
        UserError: the target is gone.
    """
    change = Change(_ADDED[Level.MEASURE])
    with desk.database.write(change) as session:
        target = _place(session, Level.TARGET, target_id, change).row
        assert isinstance(target, TargetRow)
        return _appended(session, target.measures, MeasureRow())


def set_item(desk: Desk, level: Level, item_id: int, field: str, value: Value) -> None:
    """Write one field of ``FIELDS_OF_LEVEL``; choices of rows come as the text of their number.

    Raises:
        FieldError: the end comes before the start, or the value is not one of the field.
        UserError: the line is gone.
    """
    spec = FIELDS_OF_LEVEL[level][field]
    kept = clean(spec, value) if isinstance(value, str) else value
    change = Change(_WRITTEN[level], merge_key=f"{level}-{item_id}-{field}")
    with desk.database.write(change) as session:
        place = _place(session, level, item_id, change)
        if field == "target_id":
            _put_below(session, place, chosen_id(kept))
            return
        setattr(place.row, field, _linked(session, field, kept))
        if isinstance(place.row, MeasureRow):
            _refuse_end_before_start(place.row, field)


def move_item(desk: Desk, level: Level, item_id: int, step: int) -> bool:
    """Move a line up (-1) or down (1) among its neighbours; whether there was room.

    A target that leaves the end of its objective goes to the next one, a measure to the next
    target: so one key brings a line anywhere.

    Raises:
        UserError: the line is gone.
    """
    change = Change(_MOVED[level])
    with desk.database.write(change) as session:
        place = _place(session, level, item_id, change)
        at = place.neighbours.index(place.row) + step
        if 0 <= at < len(place.neighbours):
            place.neighbours.remove(place.row)
            place.neighbours.insert(at, place.row)
            _renumber(place.neighbours)
            return True
        return _to_next_parent(place, step)


def delete_item(desk: Desk, level: Level, item_id: int, keep_below_in: int | None = None) -> None:
    """Delete a line, in one step that can be taken back.

    What stands below it goes with it, unless ``keep_below_in`` names another line of the same
    level, which takes it.

    Raises:
        UserError: one of both lines is gone.
    """
    change = Change(_DELETED[level])
    with desk.database.write(change) as session:
        place = _place(session, level, item_id, change)
        change.fill_in(text=place.row.text)
        if keep_below_in is not None:
            taking = _place(session, level, keep_below_in, change).row
            _hand_over(place.row, taking)
        _release_cost_lines(session, place.row)
        place.neighbours.remove(place.row)
        _renumber(place.neighbours)


def shift_measure(desk: Desk, measure_id: int, months: int) -> None:
    """Let a measure begin and end so many months later, or earlier.

    Raises:
        UserError: the measure is gone.
    """
    _set_dates(desk, measure_id, lambda measure: moved(measure, months), "shift")


def stretch_measure(desk: Desk, measure_id: int, months: int) -> None:
    """Let a measure end so many months later, or earlier, but not before it begins.

    Raises:
        UserError: the measure is gone.
    """
    _set_dates(desk, measure_id, lambda measure: stretched(measure, months), "stretch")


def date_measure(desk: Desk, measure_id: int, starts_on: date, ends_on: date) -> None:
    """Give a measure a start and an end.

    Raises:
        UserError: the measure is gone.
    """
    _set_dates(
        desk, measure_id, lambda one: replace(one, starts_on=starts_on, ends_on=ends_on), "date"
    )


def _set_dates(desk: Desk, measure_id: int, dated: Callable[[Measure], Measure], how: str) -> None:
    change = Change(_WRITTEN[Level.MEASURE], merge_key=f"measure-{measure_id}-{how}")
    with desk.database.write(change) as session:
        row = _place(session, Level.MEASURE, measure_id, change).row
        assert isinstance(row, MeasureRow)
        known = Measure(row.id, row.target_id, starts_on=row.starts_on, ends_on=row.ends_on)
        made = dated(known)
        row.starts_on, row.ends_on = made.starts_on, made.ends_on


# Rows ---------------------------------------------------------------------------------------


def _place(session: Session, level: Level, item_id: int, change: Change) -> _Place:
    """A line with its neighbours; the change names its partnership."""
    row = session.get(_ROWS[level], item_id)
    if row is None:
        raise UserError(
            N_("This line is no longer in the programme."),
            N_("Take the last step back with Ctrl+Z."),
        )
    assert isinstance(row, (ObjectiveRow, TargetRow, MeasureRow))  # as the table above says
    partnership = partnership_row(session, _objective_of(row).partnership_id)
    change.fill_in(name=partnership.name)
    neighbours: list[Any] = partnership.objective_rows
    if isinstance(row, TargetRow):
        neighbours = row.objective.targets
    elif isinstance(row, MeasureRow):
        neighbours = row.target.measures
    return _Place(partnership, row, neighbours)


def _objective_of(row: ItemRow) -> ObjectiveRow:
    """The objective a line belongs to, or is."""
    if isinstance(row, MeasureRow):
        return row.target.objective
    return row.objective if isinstance(row, TargetRow) else row


def _appended(session: Session, rows: list[Any], row: ItemRow) -> int:
    row.position = max((one.position for one in rows), default=0) + 1
    rows.append(row)
    session.flush()
    return row.id


def _renumber(rows: Sequence[ItemRow]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position


def _linked(session: Session, field: str, kept: Value) -> Value:
    """A choice of a row as its number; what is chosen and gone is none."""
    table = {"cause_id": AnalysisEntryRow, "organisation_id": OrganisationRow}.get(field)
    if table is None:
        return kept
    number = chosen_id(kept)
    return number if session.get(table, number) is not None else None


def _refuse_end_before_start(row: MeasureRow, field: str) -> None:
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise FieldError(
            field, N_("The end comes before the beginning."), N_("Please correct one of them.")
        )


def _put_below(session: Session, place: _Place, target_id: int) -> None:
    target = session.get(TargetRow, target_id)
    if target is None or not isinstance(place.row, MeasureRow) or target is place.row.target:
        return
    _take_over(place, target.measures, at_end=True)


def _take_over(place: _Place, taking: list[Any], *, at_end: bool) -> None:
    """Let another parent have the line, at the end or at the beginning."""
    taking.insert(len(taking) if at_end else 0, place.row)  # it leaves the other list by itself
    _renumber(taking)


def _to_next_parent(place: _Place, step: int) -> bool:
    """Let the parent before or behind take the line; whether there is one."""
    row = place.row
    if isinstance(row, ObjectiveRow):
        return False
    objectives = place.partnership.objective_rows
    if isinstance(row, TargetRow):
        parents: list[Any] = list(objectives)
        at = parents.index(row.objective) + step
    else:
        parents = [target for objective in objectives for target in objective.targets]
        at = parents.index(row.target) + step
    if not 0 <= at < len(parents):
        return False
    below = parents[at].targets if isinstance(row, TargetRow) else parents[at].measures
    _take_over(place, below, at_end=step < 0)
    return True


def _release_cost_lines(session: Session, row: ItemRow) -> None:
    """Costs of a measure that goes stay in the budget, and belong to no measure."""
    if isinstance(row, MeasureRow):
        going = [row]
    else:
        targets = row.targets if isinstance(row, ObjectiveRow) else [row]
        going = [measure for target in targets for measure in target.measures]
    ids = [measure.id for measure in going]
    for line in session.scalars(select(CostLineRow).where(CostLineRow.measure_id.in_(ids))):
        line.measure_id = None
    session.flush()  # before the measures go that cost lines name


def _hand_over(row: ItemRow, taking: ItemRow) -> None:
    """Everything below a line goes to the end of another one."""
    if isinstance(row, ObjectiveRow) and isinstance(taking, ObjectiveRow):
        taking.targets.extend(list(row.targets))
        _renumber(taking.targets)
    elif isinstance(row, TargetRow) and isinstance(taking, TargetRow):
        taking.measures.extend(list(row.measures))
        _renumber(taking.measures)
