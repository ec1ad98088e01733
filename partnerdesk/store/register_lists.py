"""Lists of the register: searched, filtered, sorted and counted through its index, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from partnerdesk.domain.kinds import PartnerKind
from partnerdesk.domain.register import (
    FURTHEST_FIRST,
    PageEnd,
    RegisterCount,
    RegisterOrder,
    RegisterPage,
    RegisterQuestion,
    Shelf,
)
from partnerdesk.domain.search_words import Ways, kinds_named, sought_words
from partnerdesk.domain.texts import for_language
from partnerdesk.store.search import WORDS_TABLE
from partnerdesk.store.search_lines import kind_word

_SORT_COLUMNS = {
    RegisterOrder.PLACE: "place_key",
    RegisterOrder.CONTACT: "contact_key",
    RegisterOrder.STAGE: "stage",
    RegisterOrder.RESEARCH: "answered",
}
_RANKS = (
    ("first_word", "name"),
    ("name",),
    ("name", "people"),
    ("name", "people", "place"),
    ("name", "people", "place", "notes"),
)
"""The columns in which a find stands, the best rank first; in the first one the name begins so."""


class IndexDamagedError(Exception):
    """The full-text index cannot be read; it can be made anew."""


def find_page(
    session: Session, question: RegisterQuestion, after: PageEnd | None, at_most: int
) -> RegisterPage:
    """The next organisations that answer a question.

    Raises:
        IndexDamagedError: the words cannot be searched.
    """
    ranks = _matches(question)
    rank, keys = (after.rank, after.keys) if after else (0, None)
    ids: list[int] = []
    while rank < len(ranks) and len(ids) < at_most:
        wanted = at_most - len(ids)
        match = ranks[rank]
        if rank and (ids or after):  # a rank finds all that the one before it has found
            match = f"({match}) NOT ({ranks[rank - 1]})"
        rows = _rows(session, question, match, keys, wanted)
        ids += (row[-1] for row in rows)
        if len(rows) < wanted:
            rank, keys = rank + 1, None
        else:
            keys = rows[-1]
    return RegisterPage(tuple(ids), PageEnd(rank, keys) if rank < len(ranks) else None)


def count(session: Session, question: RegisterQuestion) -> int:
    """How many organisations answer a question.

    Raises:
        IndexDamagedError: the words cannot be searched.
    """
    match = _every_word(question, _RANKS[-1], question.language)
    if match is None and question.partnership_id is None:
        counts = _stored_counts(session)
        return sum(one.organisations for one in counts if _is_asked_for(one, question))
    source, conditions, values = _filtered(question, match)
    ((number,),) = _run(session, f"SELECT count(*) FROM {source} WHERE {conditions}", values)
    return int(number)


def read_counts(session: Session, partnership_id: int | None) -> tuple[RegisterCount, ...]:
    """How many organisations of each shelf, stage and kind there are, perhaps of a partnership."""
    if partnership_id is None:
        return _stored_counts(session)
    rows = _run(
        session,
        "SELECT shelf, stage, kind, count(*) FROM register_line"
        f" WHERE {_IN_PARTNERSHIP} GROUP BY shelf, stage, kind",
        {"partnership_id": partnership_id},
    )
    return _counts(rows)


def _stored_counts(session: Session) -> tuple[RegisterCount, ...]:
    query = "SELECT shelf, stage, kind, organisations FROM register_count WHERE organisations > 0"
    return _counts(_run(session, query, {}))


def _counts(rows: Iterable[tuple[Any, ...]]) -> tuple[RegisterCount, ...]:
    return tuple(
        RegisterCount(
            shelf == Shelf.ARCHIVED,
            FURTHEST_FIRST[stage],
            PartnerKind(kind) if kind else None,
            number,
        )
        for shelf, stage, kind, number in rows
        if shelf != Shelf.CENTRE
    )


def _is_asked_for(count: RegisterCount, question: RegisterQuestion) -> bool:
    return (
        count.is_archived == question.is_archived
        and question.stage in (None, count.stage)
        and (question.kind in (None, count.kind))
        and not (question.is_kind_unknown and count.kind is not None)
    )


# SQL: made of our own words only, values go in as parameters ----------------------------------

_IN_PARTNERSHIP = (
    "organisation_id IN (SELECT organisation_id FROM partner"
    " WHERE partnership_id = :partnership_id)"
)


def _rows(
    session: Session,
    question: RegisterQuestion,
    match: str | None,
    keys: tuple[Any, ...] | None,
    at_most: int,
) -> list[tuple[Any, ...]]:
    """What the rows are sorted by, their numbers last."""
    first = _SORT_COLUMNS.get(question.order)
    columns = [*([first] if first else []), "name_key", "organisation_id"]
    source, conditions, values = _filtered(question, match)
    values["at_most"] = at_most
    if keys is not None:
        names = [f"key_{position}" for position in range(len(keys))]
        values |= dict(zip(names, keys, strict=True))
        after = "<" if question.descending else ">"
        marks = ", ".join(f":{name}" for name in names)
        conditions += f" AND ({', '.join(columns)}) {after} ({marks})"
    direction = " DESC" if question.descending else ""
    order = ", ".join(column + direction for column in columns)
    query = f"SELECT {', '.join(columns)} FROM {source} WHERE {conditions} ORDER BY {order}"
    return _run(session, f"{query} LIMIT :at_most", values)


def _filtered(question: RegisterQuestion, match: str | None) -> tuple[str, str, dict[str, object]]:
    """Source, conditions and values of a query."""
    shelf = Shelf.ARCHIVED if question.is_archived else Shelf.LISTED
    source, conditions = "register_line", ["shelf = :shelf"]
    values: dict[str, object] = {"shelf": int(shelf)}
    if match is not None:
        # From the words to the lines: the other way round would ask the words for each line.
        source = f"{WORDS_TABLE} CROSS JOIN register_line ON organisation_id = {WORDS_TABLE}.rowid"
        conditions.append(f"{WORDS_TABLE} MATCH :match")
        values["match"] = match
    if question.stage is not None:
        conditions.append("stage = :stage")
        values["stage"] = FURTHEST_FIRST.index(question.stage)
    if question.kind is not None or question.is_kind_unknown:
        conditions.append("register_line.kind = :kind")
        values["kind"] = question.kind.value if question.kind else ""
    if question.partnership_id is not None:
        conditions.append(_IN_PARTNERSHIP)
        values["partnership_id"] = question.partnership_id
    return source, " AND ".join(conditions), values


def _run(session: Session, query: str, values: dict[str, object]) -> list[tuple[Any, ...]]:
    try:
        return [tuple(row) for row in session.execute(text(query), values)]
    except DatabaseError as error:
        if "match" in values:
            raise IndexDamagedError from error
        raise


# What to match ------------------------------------------------------------------------------


def _matches(question: RegisterQuestion) -> list[str | None]:
    """The matches of each rank, the best first; each finds what those before it find."""
    everywhere = _every_word(question, _RANKS[-1], question.language)
    if everywhere is None or question.order is not RegisterOrder.BEST_FIRST:
        return [everywhere]
    return [*(_every_word(question, columns, None) for columns in _RANKS[:-1]), everywhere]


def _every_word(
    question: RegisterQuestion, columns: Sequence[str], language: str | None
) -> str | None:
    """A match for rows with all words in some columns; with a language kinds are named, too."""
    sought = sought_words(question.words)
    if not sought:
        return None
    inside = [column for column in columns if column != "first_word"]
    words = [_one_word(ways, inside, language) for ways in sought]
    if len(inside) < len(columns):
        words.insert(0, f"({_begins(sought[0], ('first_word',))})")
    return " AND ".join(words)


def _one_word(ways: Ways, columns: Sequence[str], language: str | None) -> str:
    match = _begins(ways, columns)
    kinds = kinds_named(ways, for_language(language)) if language else ()
    if kinds:
        words = " OR ".join(f'"{kind_word(kind)}"' for kind in kinds)
        match = f"{match} OR {{kind}} : ({words})"
    return f"({match})"


def _begins(ways: Ways, columns: Sequence[str]) -> str:
    """A match for one of the ways; its parts hold letters and digits only."""
    alternatives = (" AND ".join(f'"{part}"*' for part in parts) for parts in ways)
    words = " OR ".join(f"({one})" for one in alternatives)
    return f"{{{' '.join(columns)}}} : ({words})"
