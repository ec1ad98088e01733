"""Writes what was planned for the partners of a list or a package, thousands at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from partnerdesk.domain.exchange import MARKS
from partnerdesk.domain.importing import PlannedContact, PlannedPartner
from partnerdesk.domain.partners import ResearchAnswer
from partnerdesk.services.known_partners import rows_by_id
from partnerdesk.store import journal
from partnerdesk.store.columns import Row, new_uid
from partnerdesk.store.journal import Values
from partnerdesk.store.tables import ContactRow, OrganisationRow, ResearchAnswerRow

_AnyRow = OrganisationRow | ContactRow | ResearchAnswerRow
_TABLES = (OrganisationRow, ContactRow, ResearchAnswerRow)


def write_partners(session: Session, partners: Sequence[PlannedPartner], language: str) -> None:
    """Write everything that was planned, as a part of the step of this session.

    New partners without a language of their own get ``language``.
    """
    writer = _Writer(session, [one.existing_id for one in partners if one.existing_id], language)
    for partner in partners:
        writer.write(partner)
    writer.add_new_rows()


class _Writer:
    """Changes the rows that are known, and collects new ones to be inserted at once."""

    def __init__(self, session: Session, known_ids: Sequence[int], language: str) -> None:
        self._session = session
        self._language = language
        self._known = {row.id: row for row in rows_by_id(session, known_ids)}
        self._new: dict[type[_AnyRow], list[Values]] = {table: [] for table in _TABLES}
        self._free_ids = {table: free_ids(session, table) for table in _TABLES}

    def write(self, partner: PlannedPartner) -> None:
        """Write one partner with its people and answers."""
        row = self._known.get(partner.existing_id or 0)
        if row is None:
            organisation_id = self._add(OrganisationRow, self._new_organisation(partner))
        else:
            organisation_id = row.id
            _set(row, partner.values)
        for contact in partner.contacts:
            known = _contact_of(row, contact)
            if known is None:
                self._add(ContactRow, {"organisation_id": organisation_id, **contact.values})
            else:
                _set(known, contact.values)
        for answer in partner.research:
            self._write_answer(row, organisation_id, answer)

    def add_new_rows(self) -> None:
        """Insert what was collected."""
        for table in _TABLES:
            journal.add_rows(self._session, table, self._new[table])

    def _new_organisation(self, partner: PlannedPartner) -> Values:
        values = {key: _stored(key, value) for key, value in partner.values.items()}
        return {"language": self._language, "uid": new_uid(), **values}

    def _write_answer(
        self, row: OrganisationRow | None, organisation_id: int, answer: ResearchAnswer
    ) -> None:
        values: Values = {
            "finding": answer.finding.value,
            "source": answer.source,
            "looked_on": answer.looked_on,
            "looked_by": answer.looked_by,
        }
        answers = row.research if row is not None else []
        known = next((one for one in answers if one.question == answer.question), None)
        if known is not None:
            for key, value in values.items():
                setattr(known, key, value)
        else:
            of_it: Values = {"organisation_id": organisation_id, "question": answer.question.value}
            self._add(ResearchAnswerRow, of_it | values)

    def _add(self, table: type[_AnyRow], values: Values) -> int:
        """Rows get their numbers here; nobody else writes during a write transaction."""
        row_id = next(self._free_ids[table])
        self._new[table].append({"id": row_id, **values})
        return row_id


def _contact_of(row: OrganisationRow | None, contact: PlannedContact) -> ContactRow | None:
    if row is None or contact.existing_id is None:
        return None
    return next(one for one in row.contacts if one.id == contact.existing_id)


def _set(row: OrganisationRow | ContactRow, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        setattr(row, key, _stored(key, value))


def _stored(key: str, value: str) -> str | bool:
    return bool(value) if key in MARKS else value


def free_ids(session: Session, table: type[Row]) -> Iterator[int]:
    """The numbers after the highest one; nobody else writes during a write transaction."""
    highest = session.scalar(select(func.max(table.__table__.c.id)))
    return count((highest or 0) + 1)
