"""What the index of the register says about organisations, made from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row as SqlRow
from sqlalchemy import select
from sqlalchemy.engine import Connection

from partnerdesk.domain.partners import PartnerStage
from partnerdesk.domain.register import FURTHEST_FIRST, Shelf, furthest_stage, search_key
from partnerdesk.domain.search_words import digits_in, words_in
from partnerdesk.store.tables import (
    ContactRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    ResearchAnswerRow,
)

Found = SqlRow[Any]
Values = tuple[object, ...]

_SORTS_LAST = "\uffff"
"""Stands for an empty text: what is not known comes after what is."""


def indexed(connection: Connection, ids: Sequence[int]) -> tuple[list[Values], list[Values]]:
    """The lines and the words of the organisations that are still there."""
    contacts = _grouped(
        connection,
        select(ContactRow.__table__)
        .where(ContactRow.organisation_id.in_(ids))
        .order_by(ContactRow.id),
    )
    standings = _grouped(
        connection,
        select(PartnerRow.organisation_id, PartnerRow.stage, PartnershipRow.name)
        .join(PartnershipRow, PartnershipRow.id == PartnerRow.partnership_id)
        .where(PartnerRow.organisation_id.in_(ids)),
    )
    research = _grouped(
        connection,
        select(
            ResearchAnswerRow.organisation_id, ResearchAnswerRow.source, ResearchAnswerRow.looked_on
        ).where(ResearchAnswerRow.organisation_id.in_(ids)),
    )
    lines, words = [], []
    wanted = select(OrganisationRow.__table__).where(OrganisationRow.id.in_(ids))
    for row in connection.execute(wanted):
        people, partnerships = contacts[row.id], standings[row.id]
        lines.append(_line(row, people, partnerships, research[row.id]))
        words.append(_words(row, people, partnerships))
    return lines, words


def _grouped(connection: Connection, query: Any) -> defaultdict[int, list[Found]]:
    found: defaultdict[int, list[Found]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.organisation_id].append(row)
    return found


def _line(
    row: Found, people: Sequence[Found], partnerships: Sequence[Found], research: Sequence[Found]
) -> Values:
    """The columns of ``RegisterLineRow``."""
    stages = {PartnerStage(one.stage) for one in partnerships}
    stage = furthest_stage(stages, is_researched=bool(research))
    speaker = next((one.name for one in people if one.represents), "")
    return (
        row.id,
        _shelf(row),
        FURTHEST_FIRST.index(stage),
        row.kind or "",
        search_key(row.name.strip()),
        search_key(row.place) or _SORTS_LAST,
        search_key(speaker) or _SORTS_LAST,
        sum(bool(one.source) and one.looked_on is not None for one in research),
    )


def _shelf(row: Found) -> Shelf:
    if row.is_centre:
        return Shelf.CENTRE
    return Shelf.LISTED if row.archived_on is None else Shelf.ARCHIVED


def _words(row: Found, people: Sequence[Found], partnerships: Sequence[Found]) -> Values:
    """The number, then ``WORD_COLUMNS``."""
    first_word = (row.name.split() or [""])[0]
    persons = [f"{one.name} {one.role} {one.email} {digits_in(one.phone)}" for one in people]
    own = f"{row.email} {row.website} {digits_in(row.phone)}"
    place = f"{row.place} {row.postal_code} {row.street} {row.country}"
    names = (one.name for one in partnerships)
    rest = "\n".join([row.notes, row.legal_form, row.register_number, *names])
    return (
        row.id,
        words_in(first_word),
        words_in(row.name),
        words_in("\n".join([own, *persons])),
        words_in(place),
        words_in(rest),
        kind_word(row.kind or ""),
    )


def kind_word(kind: str) -> str:
    """A kind as one word of the index."""
    return kind.replace("_", "")
