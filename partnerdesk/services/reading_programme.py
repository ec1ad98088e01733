"""Rows of the programme of work become frozen values here."""

from __future__ import annotations

from partnerdesk.domain.programme import (
    AnalysisEntry,
    CoOperation,
    EntryKind,
    Measure,
    MeasureState,
    Objective,
    Programme,
    Target,
    TargetReading,
)
from partnerdesk.store.tables import (
    AnalysisEntryRow,
    MeasureRow,
    ObjectiveRow,
    PartnershipRow,
    TargetReadingRow,
    TargetRow,
)


def programme_of(row: PartnershipRow) -> Programme:
    """The programme of work of a partnership."""
    return Programme(
        strategy=row.strategy,
        analysis=tuple(_entry_of(entry) for entry in row.analysis),
        objectives=tuple(_objective_of(one) for one in row.objective_rows),
    )


def _entry_of(row: AnalysisEntryRow) -> AnalysisEntry:
    return AnalysisEntry(
        id=row.id,
        kind=EntryKind(row.kind),
        text=row.text,
        parent_id=row.parent_id,
        source=row.source,
        dated_on=row.dated_on,
        partner_id=row.partner_id,
        partner_name=row.partner.organisation.name if row.partner else "",
    )


def _objective_of(row: ObjectiveRow) -> Objective:
    return Objective(row.id, row.text, row.cause_id, tuple(map(_target_of, row.targets)))


def _target_of(row: TargetRow) -> Target:
    return Target(
        id=row.id,
        objective_id=row.objective_id,
        text=row.text,
        unit=row.unit,
        baseline=row.baseline,
        value=row.value,
        due_on=row.due_on,
        source_of_figures=row.source_of_figures,
        measures=tuple(map(_measure_of, row.measures)),
        readings=tuple(map(_reading_of, row.readings)),
    )


def _measure_of(row: MeasureRow) -> Measure:
    return Measure(
        id=row.id,
        target_id=row.target_id,
        text=row.text,
        description=row.description,
        co_operation=CoOperation(row.co_operation) if row.co_operation else None,
        co_operation_note=row.co_operation_note,
        organisation_id=row.organisation_id,
        responsible=row.organisation.name if row.organisation else "",
        person=row.person,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        state=MeasureState(row.state),
    )


def _reading_of(row: TargetReadingRow) -> TargetReading:
    return TargetReading(row.id, row.read_on, row.value, row.note)
