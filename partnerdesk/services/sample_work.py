"""The programmes of work of the example partnerships, as the ``…_work.toml`` files tell them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.facts import months_later
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.domain.programme import EntryKind, Programme
from partnerdesk.domain.revisions import KeptProgramme, as_json
from partnerdesk.services.reading_programme import programme_of
from partnerdesk.store.tables import (
    AnalysisEntryRow,
    MeasureRow,
    OrganisationRow,
    PartnershipRow,
    ProgrammeRevisionRow,
    TargetReadingRow,
    TargetRow,
)

Data = Mapping[str, Any]


def fill_work(
    session: Session,
    row: PartnershipRow,
    told: Data,
    organisations: Mapping[str, OrganisationRow],
    today: date,
) -> None:
    """The analysis, all levels of the programme, its figures and its revisions."""
    row.strategy = told["strategy"]
    causes = _add_analysis(session, row, told, organisations, today)
    for objective, table in zip(row.objective_rows, told["objective"], strict=True):
        objective.cause = causes[table["answers"]]
        objective.targets = [
            _target(position, one, organisations, today)
            for position, one in enumerate(table["target"], start=1)
        ]
    session.flush()
    for number, table in enumerate(told.get("revision", ()), start=1):
        row.revisions.append(_revision(row, number, table, today))


def link_cost_lines(row: PartnershipRow, told: Data) -> None:
    """Costs of an activity belong to the measure that names it."""
    named = {
        table["text"]: table["line"]
        for objective in told["objective"]
        for target in objective["target"]
        for table in target["measure"]
        if "line" in table
    }
    measures = {
        named[measure.text]: measure.id
        for objective in row.objective_rows
        for target in objective.targets
        for measure in target.measures
        if measure.text in named
    }
    for line in row.budget.lines if row.budget else ():
        line.measure_id = measures.get(line.activity)


def _add_analysis(
    session: Session,
    row: PartnershipRow,
    told: Data,
    organisations: Mapping[str, OrganisationRow],
    today: date,
) -> dict[str, AnalysisEntryRow]:
    """All entries; the answer is those with a key, by it."""
    known: dict[str, AnalysisEntryRow] = {}
    partners = {one.organisation: one for one in row.partners}
    for kind, table in _entries(told):
        entry = AnalysisEntryRow(
            kind=kind.value,
            position=len(row.analysis) + 1,
            text=table["text"],
            source=table.get("source", ""),
            dated_on=today + timedelta(days=table["days"]) if "days" in table else None,
        )
        entry.parent = known.get(table.get("under", ""))
        entry.partner = partners[organisations[table["by"]]] if "by" in table else None
        row.analysis.append(entry)
        session.flush()
        known[table.get("key", f"entry {entry.id}")] = entry
    return known


def _entries(told: Data) -> Iterator[tuple[EntryKind, Data]]:
    for kind in EntryKind:
        for table in told.get(kind.value, ()):
            yield kind, table if isinstance(table, Mapping) else {"text": table}


def _target(
    position: int, table: Data, organisations: Mapping[str, OrganisationRow], today: date
) -> TargetRow:
    return TargetRow(
        position=position,
        text=table["text"],
        unit=table["unit"],
        baseline=Decimal(table["baseline"]),
        value=Decimal(table["value"]),
        due_on=_last_day(today, table["due"]),
        source_of_figures=table["figures"],
        readings=[
            TargetReadingRow(
                read_on=today + timedelta(days=one["days"]),
                value=Decimal(one["value"]),
                note=one.get("note", ""),
            )
            for one in table.get("readings", ())
        ],
        measures=[
            _measure(at, one, organisations, today)
            for at, one in enumerate(table["measure"], start=1)
        ],
    )


def _measure(
    position: int, table: Data, organisations: Mapping[str, OrganisationRow], today: date
) -> MeasureRow:
    return MeasureRow(
        position=position,
        text=table["text"],
        description=table.get("what", ""),
        co_operation=table["how"],
        co_operation_note=table.get("share", ""),
        organisation_id=organisations[table["by"]].id,
        person=table.get("person", ""),
        starts_on=months_later(today.replace(day=1), table["from"]) if "from" in table else None,
        ends_on=_last_day(today, table["to"]) if "to" in table else None,
        state=table.get("state", "planned"),
    )


def _last_day(today: date, months: int) -> date:
    month = months_later(today.replace(day=1), months)
    return month.replace(day=monthrange(month.year, month.month)[1])


def _revision(row: PartnershipRow, number: int, table: Data, today: date) -> ProgrammeRevisionRow:
    """The programme as it was then; ``without`` names the measure that came later."""
    dated_on = today + timedelta(days=table["days"])
    shown = _as_of(programme_of(row), table.get("without", ""), dated_on)
    review = next(
        (one for one in row.meetings if one.kind == MeetingKind.REVIEW and one.day == dated_on),
        None,
    )
    return ProgrammeRevisionRow(
        number=number,
        dated_on=dated_on,
        why=table["why"],
        made_by=table["by"],
        meeting_id=review.id if review and table.get("review") else None,
        content=as_json(KeptProgramme(row.vision, shown)),
    )


def _as_of(programme: Programme, without: str, day: date) -> Programme:
    objectives = tuple(
        replace(
            objective,
            targets=tuple(
                replace(
                    target,
                    measures=tuple(one for one in target.measures if one.text != without),
                    readings=tuple(one for one in target.readings if one.read_on <= day),
                )
                for target in objective.targets
            ),
        )
        for objective in programme.objectives
    )
    return replace(programme, objectives=objectives)
