"""Taking in the lists that a centre has already: look first, then all rows or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from partnerdesk.domain.compared import keys_of
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.import_columns import match_columns
from partnerdesk.domain.import_plan import make_plan
from partnerdesk.domain.import_rows import read_rows
from partnerdesk.domain.importing import (
    Candidate,
    Decision,
    ImportPlan,
    Matching,
    Table,
)
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.desk import Desk
from partnerdesk.services.import_writing import write_partners
from partnerdesk.services.known_partners import rows_like
from partnerdesk.services.reading import organisation_of
from partnerdesk.services.table_files import read_tables


@dataclass(frozen=True)
class ImportPreview:
    """A file that was looked into: its tables, how one is read, and what would be taken in."""

    file_name: str
    tables: tuple[Table, ...]
    table_at: int
    matching: Matching
    candidates: tuple[Candidate, ...]
    plan: ImportPlan
    decisions: Mapping[int, Decision] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        """The table that is read."""
        return self.tables[self.table_at]


def look(desk: Desk, file: Path, *, table_at: int | None = None) -> ImportPreview:
    """Read a file and say what taking it in would do; nothing is changed.

    Without ``table_at`` the longest table is read.

    Raises:
        UserError: the file cannot be read, is damaged, or is larger than any list.
    """
    tables = read_tables(file)
    if table_at is None:
        table_at = max(range(len(tables)), key=lambda at: len(tables[at].rows))
    return _preview(desk, file.name, tables, table_at)


def choose_table(desk: Desk, preview: ImportPreview, table_at: int) -> ImportPreview:
    """Read another table of the same file."""
    return _preview(desk, preview.file_name, preview.tables, table_at)


def match_again(desk: Desk, preview: ImportPreview, targets: Sequence[str]) -> ImportPreview:
    """Read the table with other columns; what was decided about rows stays."""
    matching = replace(preview.matching, targets=tuple(targets))
    candidates = _candidates(desk, preview.table, matching)
    changed = replace(preview, matching=matching, candidates=candidates)
    return replace(changed, plan=_plan(desk, candidates, preview.decisions))


def decide(
    desk: Desk, preview: ImportPreview, row_number: int, decision: Decision | None
) -> ImportPreview:
    """Decide about one row against what was proposed, or with None as it was proposed."""
    decisions = {number: kept for number, kept in preview.decisions.items() if number != row_number}
    if decision is not None:
        decisions[row_number] = decision
    plan = _plan(desk, preview.candidates, decisions)
    return replace(preview, decisions=decisions, plan=plan)


def apply(desk: Desk, preview: ImportPreview) -> ImportPlan:
    """Take the list in, all of it or nothing, as one step; the answer is what was done.

    The register is compared once more, so that nothing added meanwhile comes in twice.

    Raises:
        UserError: there is nothing to take in, or the disk refused; nothing was changed.
    """
    change = Change(N_("Take in the list {name}"), name=preview.file_name)
    language = desk.settings.current.language or "en"
    with desk.database.write(change) as session:
        known = _known_like(session, preview.candidates)
        plan = make_plan(preview.candidates, known, preview.decisions)
        if plan.is_empty:
            raise UserError(
                N_("There is nothing to take in from this list."),
                N_("Look at the columns, or choose another list."),
            )
        write_partners(session, plan.partners, language)
    return plan


def _preview(desk: Desk, file_name: str, tables: tuple[Table, ...], table_at: int) -> ImportPreview:
    matching = match_columns(tables[table_at])
    candidates = _candidates(desk, tables[table_at], matching)
    plan = _plan(desk, candidates, {})
    return ImportPreview(file_name, tables, table_at, matching, candidates, plan)


def _candidates(desk: Desk, table: Table, matching: Matching) -> tuple[Candidate, ...]:
    return read_rows(table, matching, for_language(desk.settings.current.language or "en"))


def _plan(
    desk: Desk, candidates: Sequence[Candidate], decisions: Mapping[int, Decision]
) -> ImportPlan:
    with desk.database.read() as session:
        return make_plan(candidates, _known_like(session, candidates), decisions)


def _known_like(session: Session, candidates: Sequence[Candidate]) -> Iterator[Organisation]:
    """The partners of the register that a row may mean."""
    keys = keys_of((one.organisation for one in candidates), (one.contact for one in candidates))
    return map(organisation_of, rows_like(session, keys))
