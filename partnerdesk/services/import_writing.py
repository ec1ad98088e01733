"""Writes what was planned for the partners of a list or a package, thousands at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.import_columns import CONTACT_KEYS, ORGANISATION_KEYS
from partnerdesk.domain.importing import PlannedContact, PlannedPartner
from partnerdesk.domain.partners import ResearchAnswer
from partnerdesk.store.columns import new_uid
from partnerdesk.store.tables import ContactRow, OrganisationRow, ResearchAnswerRow

_LOADED_AT_ONCE = 500
_MARKS = ("wants_stamp", "is_religious")
_EMPTY_IS_UNKNOWN = ("kind", "level")


def write_partners(session: Session, partners: Sequence[PlannedPartner], language: str) -> None:
    """Add everything to the session: it is flushed, and written into the journal, at once.

    New partners without a language of their own get ``language``. Rows get their numbers here:
    otherwise each of thousands is inserted by itself, to ask for it.
    """
    known = _rows_by_id(session, [one.existing_id for one in partners if one.existing_id])
    organisation_ids = _free_ids(session, OrganisationRow)
    contact_ids = _free_ids(session, ContactRow)
    for partner in partners:
        if partner.existing_id is None:
            row = OrganisationRow(id=next(organisation_ids), **_new_values(partner, language))
            session.add(row)
        else:
            row = known[partner.existing_id]
            _set(row, partner.values)
        _write_contacts(row, partner.contacts, contact_ids)
        _write_research(row, partner.research)


def _new_values(partner: PlannedPartner, language: str) -> dict[str, object]:
    """Rows that name the same columns are inserted together."""
    values: dict[str, object] = dict.fromkeys(ORGANISATION_KEYS, "")
    values |= dict.fromkeys(_EMPTY_IS_UNKNOWN) | dict.fromkeys(_MARKS, False)
    values |= {"language": language, "other_languages": "", "uid": new_uid()}
    return values | {key: _stored(key, value) for key, value in partner.values.items()}


def _stored(key: str, value: str) -> str | bool:
    return bool(value) if key in _MARKS else value


def _set(row: OrganisationRow | ContactRow, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        setattr(row, key, _stored(key, value))


def _write_contacts(
    row: OrganisationRow, contacts: Iterable[PlannedContact], free_ids: Iterator[int]
) -> None:
    for contact in contacts:
        if contact.existing_id is None:
            values = dict.fromkeys(CONTACT_KEYS, "") | dict(contact.values)
            row.contacts.append(ContactRow(id=next(free_ids), **values))
        else:
            known = next(one for one in row.contacts if one.id == contact.existing_id)
            _set(known, contact.values)


def _write_research(row: OrganisationRow, answers: Iterable[ResearchAnswer]) -> None:
    for answer in answers:
        known = next((one for one in row.research if one.question == answer.question), None)
        if known is None:
            known = ResearchAnswerRow(question=answer.question.value)
            row.research.append(known)
        known.finding = answer.finding.value
        known.source = answer.source
        known.looked_on = answer.looked_on
        known.looked_by = answer.looked_by


def _free_ids(session: Session, table: type[OrganisationRow] | type[ContactRow]) -> Iterator[int]:
    """The numbers after the highest one; nobody else writes during a write transaction."""
    highest = session.scalar(select(func.max(table.id)))
    return count((highest or 0) + 1)


def _rows_by_id(session: Session, ids: Sequence[int]) -> dict[int, OrganisationRow]:
    found: dict[int, OrganisationRow] = {}
    for start in range(0, len(ids), _LOADED_AT_ONCE):
        some = ids[start : start + _LOADED_AT_ONCE]
        query = select(OrganisationRow).where(OrganisationRow.id.in_(some))
        rows = session.scalars(query.options(selectinload(OrganisationRow.contacts)))
        found |= {row.id: row for row in rows}
    return found
