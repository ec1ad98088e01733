"""The headings of a foreign table: where they stand, and in which words people write them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from partnerdesk.domain.importing import NO_HEADER, Table
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import LANGUAGES, for_language
from partnerdesk.paths import resource

_SEARCHED_ROWS = 30
"""Headings stand near the top; a list of 20,000 rows is not searched for them."""
_LONGEST_NOTHING = 15


@dataclass(frozen=True)
class Target:
    """Where a column can go; ``label`` is a marked message, or the ``name`` of something."""

    key: str
    label: str = ""
    name: str = ""


def words_key(text: str) -> str:
    """Words as they are compared: without accents, capitals and punctuation."""
    return " ".join(re.findall(r"[^\W_]+|#", search_key(text)))


@cache
def word_lists(name: str) -> Mapping[str, Any]:
    """The words of both languages that a file of ``resources/lists`` holds."""
    loaded: Mapping[str, Any] = json.loads(resource(f"lists/{name}").read_text(encoding="utf-8"))
    return loaded


def by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What each of several words means, as it is compared."""
    return {words_key(word): meant for meant, several in words.items() for word in several}


def in_all_languages(message: str) -> list[str]:
    """A marked message in English and in every language of the program."""
    return [message, *(for_language(language).gettext(message) for language in LANGUAGES)]


def values_by_word(
    words: Mapping[str, Iterable[str]], labels: Mapping[str, str]
) -> Mapping[str, str]:
    """The values of a choice by plain words for them, and by their own labels."""
    values = by_word(words)
    for value, label in labels.items():
        values |= {words_key(name): value for name in (value, *in_all_languages(label))}
    return values


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty, or says in a word or a dash that nothing is known."""
    key = words_key(cell) if len(cell) <= _LONGEST_NOTHING else cell
    return not key or key in _nothing_words()


@cache
def _nothing_words() -> frozenset[str]:
    return frozenset(map(words_key, word_lists("words.json")["nothing"]))


def longest_inside(key: str, known: Collection[str]) -> str | None:
    """The longest known heading inside a longer one: "Telefon (dienstlich)"."""
    padded = f" {key} "
    inside = [word for word in known if len(word) > 2 and f" {word} " in padded]
    return max(inside, key=len) if inside else None


def find_header(table: Table, known: Mapping[str, str]) -> int:
    """The row near the top with the most known headings; the first of several."""
    best, best_count = NO_HEADER, 0
    for position, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        keys = {words_key(cell) for cell in row if cell}
        count = len(keys & known.keys())
        if count > best_count:
            best, best_count = position, count
    return best


def titles_of(table: Table, header_at: int) -> tuple[str, ...]:
    """The headings; where a cell is empty, the one above it that was merged with it."""
    return tuple(_title(table, header_at, column) for column in range(table.width))


def _title(table: Table, header_at: int, column: int) -> str:
    if header_at == NO_HEADER:
        return ""
    title = table.rows[header_at][column]
    if not title and header_at > 0:
        title = table.rows[header_at - 1][column]
    return " ".join(title.split())


def groups_of(table: Table, header_at: int) -> list[str]:
    """The merged headings above the headings, spread over the columns they stand for."""
    nothing = [""] * table.width
    if header_at <= 0:
        return nothing
    above = table.rows[header_at - 1]
    if not any(above[1:]):  # the title of the whole list
        return nothing
    groups, current = [], ""
    for group, title in zip(above, table.rows[header_at], strict=True):
        current = (group if title else "") if group else current
        groups.append(current)
    return groups
