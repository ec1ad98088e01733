"""Taking in the lists that a centre has already: look first, then all rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS, match_columns
from partnerdesk.domain.import_plan import make_plan
from partnerdesk.domain.import_rows import read_rows
from partnerdesk.domain.importing import (
    Candidate,
    Decision,
    ImportPlan,
    Matching,
    PlannedContact,
    PlannedPartner,
    Table,
)
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading import organisation_of
from partnerdesk.services.table_files import read_tables
from partnerdesk.store.tables import ContactRow, OrganisationRow

_LOADED_AT_ONCE = 500
# Rows that name the same columns are inserted together.
_NEW_ORGANISATION = dict.fromkeys(ORGANISATION_KEYS, "") | {"kind": None, "level": None}
_NEW_CONTACT = dict.fromkeys(CONTACT_KEYS, "")


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
        plan = make_plan(preview.candidates, _register(session), preview.decisions)
        if plan.is_empty:
            raise UserError(
                N_("There is nothing to take in from this list."),
                N_("Look at the columns, or choose another list."),
            )
        _write(session, plan.partners, language)
    return plan


def _preview(desk: Desk, file_name: str, tables: tuple[Table, ...], table_at: int) -> ImportPreview:
    matching = match_columns(tables[table_at])
    candidates = _candidates(desk, tables[table_at], matching)
    plan = _plan(desk, candidates, {})
    return ImportPreview(file_name, tables, table_at, matching, candidates, plan)


def _candidates(desk: Desk, table: Table, matching: Matching) -> tuple[Candidate, ...]:
    return read_rows(table, matching, for_language(desk.settings.current.language or "en"))


def _plan(
    desk: Desk, candidates: Iterable[Candidate], decisions: Mapping[int, Decision]
) -> ImportPlan:
    with desk.database.read() as session:
        return make_plan(candidates, _register(session), decisions)


def _register(session: Session) -> Iterator[Organisation]:
    query = select(OrganisationRow).options(selectinload(OrganisationRow.contacts))
    return map(organisation_of, session.scalars(query.order_by(OrganisationRow.id)))


# Writing ------------------------------------------------------------------------------------


def _write(session: Session, partners: Sequence[PlannedPartner], language: str) -> None:
    """Add everything to the session: it is flushed, and written into the journal, at once.

    Rows get their numbers here: otherwise each of thousands is inserted by itself, to ask for it.
    """
    known = _rows_by_id(session, [one.existing_id for one in partners if one.existing_id])
    organisation_ids = _free_ids(session, OrganisationRow)
    contact_ids = _free_ids(session, ContactRow)
    for partner in partners:
        if partner.existing_id is None:
            values = _NEW_ORGANISATION | dict(partner.values)
            row = OrganisationRow(id=next(organisation_ids), language=language, **values)
            session.add(row)
        else:
            row = known[partner.existing_id]
            _fill(row, partner.values)
        _write_contacts(row, partner.contacts, contact_ids)


def _free_ids(session: Session, table: type[OrganisationRow] | type[ContactRow]) -> Iterator[int]:
    """The numbers after the highest one; nobody else writes during a write transaction."""
    highest = session.scalar(select(func.max(table.id)))
    return count((highest or 0) + 1)


def _write_contacts(
    row: OrganisationRow, contacts: Iterable[PlannedContact], free_ids: Iterator[int]
) -> None:
    for contact in contacts:
        if contact.existing_id is None:
            values = _NEW_CONTACT | dict(contact.values)
            row.contacts.append(ContactRow(id=next(free_ids), **values))
        else:
            known = next(one for one in row.contacts if one.id == contact.existing_id)
            _fill(known, contact.values)


def _fill(row: OrganisationRow | ContactRow, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        setattr(row, key, value)


def _rows_by_id(session: Session, ids: Sequence[int]) -> dict[int, OrganisationRow]:
    found: dict[int, OrganisationRow] = {}
    for start in range(0, len(ids), _LOADED_AT_ONCE):
        some = ids[start : start + _LOADED_AT_ONCE]
        query = select(OrganisationRow).where(OrganisationRow.id.in_(some))
        rows = session.scalars(query.options(selectinload(OrganisationRow.contacts)))
        found |= {row.id: row for row in rows}
    return found
