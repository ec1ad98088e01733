"""The programme of work: its analysis, objectives, targets, measures and dated revisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from partnerdesk.store.columns import (
    OWNED,
    Code,
    JsonObject,
    LongText,
    PrimaryKey,
    Quantity,
    Row,
    ShortText,
)

if TYPE_CHECKING:
    from partnerdesk.store.tables.organisations import OrganisationRow
    from partnerdesk.store.tables.partnerships import PartnerRow


class AnalysisEntryRow(Row):
    """A cause, an effect, a figure or a voice of the shared analysis.

    A cause hangs below the one it explains, an effect below the one it follows from; without a
    parent both hang at the problem itself. ``partner_id`` is whose voice it is.
    """

    __tablename__ = "analysis_entry"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[Code]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("analysis_entry.id"), index=True)
    text: Mapped[LongText]
    source: Mapped[ShortText]
    dated_on: Mapped[date | None]
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"), index=True)
    parent: Mapped[AnalysisEntryRow | None] = relationship(remote_side="AnalysisEntryRow.id")
    partner: Mapped[PartnerRow | None] = relationship()


class ObjectiveRow(Row):
    """A common objective; ``cause_id`` is the cause of the problem that it answers."""

    __tablename__ = "objective"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[LongText]
    cause_id: Mapped[int | None] = mapped_column(ForeignKey("analysis_entry.id"), index=True)
    cause: Mapped[AnalysisEntryRow | None] = relationship()
    targets: Mapped[list[TargetRow]] = relationship(
        cascade=OWNED, order_by="TargetRow.position", back_populates="objective"
    )


def objectives_from(lines: str, known: Sequence[ObjectiveRow]) -> list[ObjectiveRow]:
    """Rows for these lines: known ones where a line is the same or was changed, else new ones.

    A known row that no line is left for stays, at the end, where it has targets.
    """
    wanted = [line.strip() for line in lines.splitlines() if line.strip()]
    before = [row.text for row in known]
    rows: list[ObjectiveRow] = []
    left: list[ObjectiveRow] = []
    matcher = SequenceMatcher(None, before, wanted, autojunk=False)
    for _tag, known_from, known_to, wanted_from, wanted_to in matcher.get_opcodes():
        free = list(known[known_from:known_to])
        for text in wanted[wanted_from:wanted_to]:
            row = free.pop(0) if free else ObjectiveRow()
            row.text = text
            rows.append(row)
        left += [row for row in free if row.targets]
    rows += left
    for position, row in enumerate(rows, start=1):
        row.position = position
    return rows


class TargetRow(Row):
    """A target of an objective: from ``baseline`` to ``value``, both counted in ``unit``."""

    __tablename__ = "target"

    id: Mapped[PrimaryKey]
    objective_id: Mapped[int] = mapped_column(ForeignKey("objective.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[LongText]
    unit: Mapped[ShortText]
    baseline: Mapped[Quantity | None]
    value: Mapped[Quantity | None]
    due_on: Mapped[date | None]
    source_of_figures: Mapped[ShortText]
    objective: Mapped[ObjectiveRow] = relationship(back_populates="targets")
    measures: Mapped[list[MeasureRow]] = relationship(
        cascade=OWNED, order_by="MeasureRow.position", back_populates="target"
    )
    readings: Mapped[list[TargetReadingRow]] = relationship(
        cascade=OWNED, order_by="TargetReadingRow.read_on"
    )


class TargetReadingRow(Row):
    """How far a target was on a day."""

    __tablename__ = "target_reading"

    id: Mapped[PrimaryKey]
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    read_on: Mapped[date]
    value: Mapped[Quantity]
    note: Mapped[ShortText]


class MeasureRow(Row):
    """A measure that works towards a target; ``organisation_id`` is who answers for it."""

    __tablename__ = "measure"

    id: Mapped[PrimaryKey]
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[ShortText]
    description: Mapped[LongText]
    co_operation: Mapped[Code] = mapped_column(default="")
    co_operation_note: Mapped[LongText]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person: Mapped[ShortText]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    state: Mapped[Code] = mapped_column(default="planned")
    target: Mapped[TargetRow] = relationship(back_populates="measures")
    organisation: Mapped[OrganisationRow | None] = relationship()


class ProgrammeRevisionRow(Row):
    """The programme as it stood on a day; ``meeting_id`` is the review that decided it."""

    __tablename__ = "programme_revision"

    id: Mapped[PrimaryKey]
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    number: Mapped[int]
    dated_on: Mapped[date]
    why: Mapped[LongText]
    made_by: Mapped[ShortText]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    content: Mapped[JsonObject]
