"""Spelling: what is written as nobody writes it, what may be meant, the words of the centre."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.spelling import (
    OWN_WORDS,
    is_among,
    parts_of,
    without_genitive,
    words_in,
    words_of_the_field,
)
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.store.register_names import ids_named
from partnerdesk.store.tables import (
    CentreRow,
    ContactRow,
    OrganisationRow,
    PartnershipRow,
    PersonRow,
)

MOST_SUGGESTIONS = 5
_ENOUGH = 20
"""The index knows no accents; among so many of its finds is the one that is meant."""


def misspelt(desk: Desk, language: str, words: Collection[str]) -> frozenset[str]:
    """Those of the words that nobody knows: no dictionary, not the centre, not the register.

    The first time takes as long as a dictionary is read: not for the window's own thread.
    """
    unknown = _not_in_dictionary(desk, language, words)
    if not unknown:
        return frozenset()
    with desk.database.read() as session:
        known = words_of_the_field(language) | _names_at_hand(session)
        in_parts = {word: parts_of(word) for word in unknown if not is_among(word, known)}
        sought = frozenset(part for parts in in_parts.values() for part in parts)
        strange = {part for part in sought if not _is_name(session, part)}
    wrong = _not_in_dictionary(desk, language, frozenset(strange))
    return frozenset(
        word
        for word, parts in in_parts.items()
        if any(part in wrong and not is_among(part, known) for part in parts)
    )


def suggestions(desk: Desk, language: str, word: str) -> tuple[str, ...]:
    """What may stand in place of a misspelt word, the likeliest first."""
    found = desk.dictionaries.suggestions(language, word.replace("’", "'"))
    return tuple(found[:MOST_SUGGESTIONS])


def own_words(desk: Desk) -> str:
    """The words of the centre, one on each line."""
    with desk.database.read() as session:
        return _centre_row(session).own_words


def set_own_words(desk: Desk, text: str) -> None:
    """Write all words of the centre.

    Raises:
        FieldError: they are too many.
    """
    kept = clean(OWN_WORDS, text)
    change = Change(N_("Change the words of the centre"), merge_key="own_words")
    with desk.database.write(change) as session:
        _centre_row(session).own_words = kept


def add_own_word(desk: Desk, word: str) -> None:
    """Let a word count as right from now on.

    Raises:
        FieldError: there is no room for one more word.
    """
    change = Change(N_("Add “{word}” to the words of the centre"), word=word)
    with desk.database.write(change) as session:
        row = _centre_row(session)
        row.own_words = clean(OWN_WORDS, f"{row.own_words}\n{word}")


def _centre_row(session: Session) -> CentreRow:
    """The one centre of the file; there is one after the first start."""
    return session.scalars(select(CentreRow).limit(1)).one()


def _not_in_dictionary(desk: Desk, language: str, words: Collection[str]) -> frozenset[str]:
    typewritten = {word: word.replace("’", "'") for word in words}
    unknown = desk.dictionaries.unknown(language, frozenset(typewritten.values()))
    return frozenset(word for word, asked in typewritten.items() if asked in unknown)


def _names_at_hand(session: Session) -> set[str]:
    """The words of the centre, of its partnerships' names and of its people's, in small letters."""
    texts: list[str] = []
    for column in (CentreRow.own_words, PartnershipRow.name, PersonRow.name):
        texts += session.scalars(select(column))
    return _folded(texts)


def _is_name(session: Session, word: str) -> bool:
    """Whether an organisation of the register, its place or one of its people is called so."""
    ids = ids_named(session, word, at_most=_ENOUGH) or ids_named(
        session, without_genitive(word), at_most=_ENOUGH
    )
    if not ids:
        return False
    called = select(OrganisationRow.name, OrganisationRow.place, OrganisationRow.street)
    texts = [" ".join(row) for row in session.execute(called.where(OrganisationRow.id.in_(ids)))]
    people = select(ContactRow.name).where(ContactRow.organisation_id.in_(ids))
    texts += session.scalars(people)
    return is_among(word, _folded(texts))


def _folded(texts: Iterable[str]) -> set[str]:
    return {word.text.casefold() for text in texts for word in words_in(text)}
