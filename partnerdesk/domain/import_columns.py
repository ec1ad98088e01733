"""Which column of a foreign list holds what: guessed from its heading, or from its cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import parse_date
from partnerdesk.domain.importing import LEAVE_OUT, NO_HEADER, Matching, Table
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.register import search_key
from partnerdesk.domain.texts import LANGUAGES, N_, for_language
from partnerdesk.paths import resource

ORGANISATION_KEYS = (
    "name", "kind", "level", "legal_form", "register_number", "street", "postal_code", "place",
    "country", "phone", "email", "website", "notes",
)  # fmt: skip
CONTACT_KEYS = ("name", "role", "phone", "email")
CONTACT_PREFIX = "contact."
ADDRESS = "address"
NOTES = "notes"
FIRST_NAME, LAST_NAME = "contact.first_name", "contact.last_name"
NAME_TARGETS = frozenset({"name", "contact.name", FIRST_NAME, LAST_NAME})
"""A row is taken in only with one of these."""

_SEARCHED_ROWS = 30
"""Headings stand near the top; a list of 20,000 rows is not searched for them."""
_SAMPLE_ROWS = 200
_LONGEST_NOTHING = 15


@dataclass(frozen=True)
class Target:
    """Where a column can go; ``label`` is a marked message."""

    key: str
    label: str


TARGETS = (
    Target(LEAVE_OUT, N_("Leave out")),
    *(Target(key, field_named(ORGANISATION_FIELDS, key).label) for key in ORGANISATION_KEYS),
    Target(ADDRESS, N_("Whole address in one cell")),
    *(Target(CONTACT_PREFIX + key, field_named(CONTACT_FIELDS, key).label) for key in CONTACT_KEYS),
    Target(FIRST_NAME, N_("First name of the person")),
    Target(LAST_NAME, N_("Surname of the person")),
)
"""Everything a column can be matched with, in the order it is offered."""


def words_key(text: str) -> str:
    """Words as they are compared: without accents, capitals and punctuation."""
    return " ".join(re.findall(r"[^\W_]+|#", search_key(text)))


# Words of both languages --------------------------------------------------------------------


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    loaded = json.loads(resource("lists/words.json").read_text(encoding="utf-8"))
    for name in ("contact_words", "nothing"):
        loaded[name] = {"": loaded[name]}
    known: Mapping[str, Mapping[str, list[str]]] = loaded
    return known


@cache
def _known_headings() -> Mapping[str, str]:
    """Every known heading with the target it means; our own labels win."""
    headings = _by_word(_words()["columns"])
    for target in TARGETS[1:]:
        headings |= {words_key(label): target.key for label in _in_all_languages(target.label)}
    return headings


@cache
def _contact_words() -> frozenset[str]:
    return frozenset(_by_word(_words()["contact_words"]))


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty, or says in a word or a dash that nothing is known."""
    key = words_key(cell) if len(cell) <= _LONGEST_NOTHING else cell
    return not key or key in _nothing_words()


@cache
def _nothing_words() -> frozenset[str]:
    return frozenset(_by_word(_words()["nothing"]))


@cache
def kind_words() -> Mapping[str, str]:
    """The names of the kinds of partner in every language, and plain words for them."""
    return _values_by_word(_words()["kinds"], {kind.value: kind.label for kind in PartnerKind})


@cache
def level_words() -> Mapping[str, str]:
    """The names of the levels in every language, and plain words for them."""
    return _values_by_word(_words()["levels"], {level.value: level.label for level in Level})


def _values_by_word(
    words: Mapping[str, Iterable[str]], labels: Mapping[str, str]
) -> Mapping[str, str]:
    values = _by_word(words)
    for value, label in labels.items():
        values |= {words_key(name): value for name in (value, *_in_all_languages(label))}
    return values


def _by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {words_key(word): meant for meant, several in words.items() for word in several}


def _in_all_languages(message: str) -> list[str]:
    return [message, *(for_language(language).gettext(message) for language in LANGUAGES)]


# Headings -----------------------------------------------------------------------------------


def guess_target(title: str, group: str = "") -> str | None:
    """What a heading means; ``group`` is the merged heading above it. None if nobody knows.

    "Telefon" is the organisation's, "Telefon" below "Kontakt" is the person's.
    """
    key = words_key(title)
    of_contact = _contact_target(f"{words_key(group)} {key}".split())
    if of_contact is not None:
        return of_contact
    exact = _known_headings().get(key)
    return exact if exact is not None else _target_of_a_part(key)


def _contact_target(words: Sequence[str]) -> str | None:
    """The target of "Contact phone" or "E-Mail Ansprechpartner": the person's own field."""
    rest = [word for word in words if word not in _contact_words()]
    if len(rest) == len(words) or not rest:
        return None
    meant = _known_headings().get(" ".join(rest), "")
    if meant.startswith(CONTACT_PREFIX):
        return meant
    return CONTACT_PREFIX + meant if meant in CONTACT_KEYS else None


def _target_of_a_part(key: str) -> str | None:
    """The longest known heading inside a longer one: "Telefon (dienstlich)"."""
    padded = f" {key} "
    inside = [word for word in _known_headings() if len(word) > 2 and f" {word} " in padded]
    return _known_headings()[max(inside, key=len)] if inside else None


def match_columns(table: Table) -> Matching:
    """Find the headings of a table and guess what each column holds.

    A column nobody understands goes into the notes, so that nothing is lost.
    """
    header_at = _find_header(table)
    titles = tuple(_title(table, header_at, column) for column in range(table.width))
    groups = _groups(table, header_at)
    body = table.rows[header_at + 1 : header_at + 1 + _SAMPLE_ROWS]
    targets = []
    for column, (title, group) in enumerate(zip(titles, groups, strict=True)):
        cells = [row[column] for row in body if row[column]]
        targets.append(_target_of_column(guess_target(title, group), cells))
    _tell_names_apart(titles, targets)
    _have_a_name(targets, body)
    return Matching(header_at, titles, tuple(targets))


def _target_of_column(guess: str | None, cells: Sequence[str]) -> str:
    """The guess from the heading, unless the cells say otherwise."""
    if guess == LEAVE_OUT or not cells:
        return LEAVE_OUT
    if 2 * sum(_is_date(cell) for cell in cells) > len(cells):
        return NOTES  # "Last contact" is a day and no person
    if guess is not None:
        return guess
    return "email" if 2 * sum("@" in cell for cell in cells) > len(cells) else NOTES


def _is_date(cell: str) -> bool:
    try:
        return parse_date(cell) is not None
    except FieldError:
        return False


def _tell_names_apart(titles: Sequence[str], targets: list[str]) -> None:
    """Beside a first name, or a name of the organisation, "Name" is that of the person."""
    plain = next((at for at, title in enumerate(titles) if words_key(title) == "name"), None)
    names = [at for at, target in enumerate(targets) if target == "name"]
    if plain in names and FIRST_NAME in targets and LAST_NAME not in targets:
        targets[plain] = LAST_NAME
    elif plain in names and len(names) > 1 and "contact.name" not in targets:
        targets[plain] = "contact.name"
    for extra in [at for at, target in enumerate(targets) if target == "name"][1:]:
        targets[extra] = NOTES


def _have_a_name(targets: list[str], body: Sequence[Sequence[str]]) -> None:
    """Without a column of names the first one with words is taken for it."""
    if NAME_TARGETS & set(targets):
        return
    for column, target in enumerate(targets):
        if target == NOTES and any(re.search(r"[^\W\d_]{3}", row[column]) for row in body):
            targets[column] = "name"
            return


def _find_header(table: Table) -> int:
    """The row near the top with the most known headings; the first of several."""
    best, best_count = NO_HEADER, 0
    for position, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        keys = {words_key(cell) for cell in row if cell}
        count = len(keys & _known_headings().keys())
        if count > best_count:
            best, best_count = position, count
    return best


def _title(table: Table, header_at: int, column: int) -> str:
    """A heading; where the cell is empty, the one above it that was merged with it."""
    if header_at == NO_HEADER:
        return ""
    title = table.rows[header_at][column]
    if not title and header_at > 0:
        title = table.rows[header_at - 1][column]
    return " ".join(title.split())


def _groups(table: Table, header_at: int) -> list[str]:
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
