"""Which organisations of the register have a word in their names, people or places."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from partnerdesk.domain.search_words import words_in
from partnerdesk.store.search import WORDS_TABLE

_FIRST = text(f"SELECT rowid FROM {WORDS_TABLE} WHERE {WORDS_TABLE} MATCH :match LIMIT :at_most")


def ids_named(session: Session, word: str, *, at_most: int) -> list[int]:
    """The numbers of some organisations that are named so, accents and capitals aside.

    A damaged index names none; whoever searches the register next has it made anew.
    """
    ways = " OR ".join(f'"{way}"' for way in words_in(word).split())
    if not ways:
        return []
    match = f"{{name people place}} : ({ways})"
    try:
        return list(session.scalars(_FIRST, {"match": match, "at_most": at_most}))
    except DatabaseError:
        return []
