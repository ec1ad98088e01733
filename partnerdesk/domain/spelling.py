"""Which words of a text are looked up, in which languages, and what counts as right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from partnerdesk.domain.clause_text import blocks
from partnerdesk.domain.fields import FieldSpec
from partnerdesk.domain.texts import N_
from partnerdesk.paths import resource

DICTIONARIES = frozenset({"de", "en"})
"""The languages that a dictionary is shipped for, in ``resources/dictionaries``."""

NO_WORD = "0"
"""Stands in a text for each letter of a field: what touches a figure is not looked up."""

OWN_WORDS = FieldSpec(
    "own_words",
    N_("Words of your centre"),
    "long",
    help=N_("One word on each line. They are never marked as mistakes."),
)

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_IS_NO_TEXT = re.compile(r"[\d@_]|://|\bwww\.|\w\.[a-z]{2}")
_POSSESSIVE = re.compile(r"['’]s\Z")
_GENITIVE = re.compile(r"(?:['’]s|s['’]?|['’])\Z")


class Word(NamedTuple):
    """A word that is looked up, from ``start`` to ``end`` (exclusive) in its text."""

    text: str
    start: int
    end: int


def words_in(text: str) -> Iterator[Word]:
    """The words of a text that can be looked up.

    Numbers, addresses of the Internet, single letters and abbreviations in capitals cannot, nor the
    first half of "Zuwendungs- und Haushaltsrecht".
    """
    if _IS_NO_TEXT.search(text):
        text = _CHUNK.sub(_without_no_text, text)
    for match in _WORD.finditer(text):
        word = match[0]
        goes_on = text.startswith("-", match.end())
        if len(word) > 1 and not word.isupper() and not goes_on:
            yield Word(word, *match.span())


def words_of_clause(text: str) -> frozenset[str]:
    """The words of a stored clause that can be looked up."""
    lines = (
        "".join(NO_WORD if span.field else span.text for span in block.spans)
        for block in blocks(text)
    )
    return frozenset(word.text for line in lines for word in words_in(line))


def parts_of(word: str) -> tuple[str, ...]:
    """What must be right if the word is in no dictionary: what hyphens join, without "’s"."""
    parts = (_POSSESSIVE.sub("", part) for part in word.split("-"))
    return tuple(part for part in parts if len(part) > 1 and not part.isupper())


def is_among(word: str, right: Collection[str]) -> bool:
    """Whether a word, or the word whose genitive it is, stands among others, in small letters."""
    folded = word.casefold()
    return folded in right or without_genitive(folded) in right


def without_genitive(word: str) -> str:
    """The word without the "s" or the apostrophe at its end."""
    return _GENITIVE.sub("", word)


@cache
def words_of_the_field(language: str) -> frozenset[str]:
    """Words of the mother centres' trade that no dictionary knows, in small letters."""
    file = resource(f"dictionaries/{language}/field.txt")
    return frozenset(file.read_text(encoding="utf-8").casefold().split())


def _without_no_text(chunk: re.Match[str]) -> str:
    return " " * len(chunk[0]) if _IS_NO_TEXT.search(chunk[0]) else chunk[0]
