"""Which column of a foreign list holds what: guessed from its heading, or from its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import parse_date
from partnerdesk.domain.headings import (
    Target,
    by_word,
    find_header,
    groups_of,
    in_all_languages,
    longest_inside,
    titles_of,
    values_by_word,
    word_lists,
    words_key,
)
from partnerdesk.domain.importing import LEAVE_OUT, Matching, Table
from partnerdesk.domain.kinds import Level, PartnerKind
from partnerdesk.domain.partner_forms import CONTACT_FIELDS, ORGANISATION_FIELDS, field_named
from partnerdesk.domain.texts import N_

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

_SAMPLE_ROWS = 200
_WORDS = "words.json"

TARGETS = (
    Target(LEAVE_OUT, N_("Leave out")),
    *(Target(key, field_named(ORGANISATION_FIELDS, key).label) for key in ORGANISATION_KEYS),
    Target(ADDRESS, N_("Whole address in one cell")),
    *(Target(CONTACT_PREFIX + key, field_named(CONTACT_FIELDS, key).label) for key in CONTACT_KEYS),
    Target(FIRST_NAME, N_("First name of the person")),
    Target(LAST_NAME, N_("Surname of the person")),
)
"""Everything a column can be matched with, in the order it is offered."""


# Words of both languages --------------------------------------------------------------------


@cache
def _known_headings() -> Mapping[str, str]:
    """Every known heading with the target it means; our own labels win."""
    headings = by_word(word_lists(_WORDS)["columns"])
    for target in TARGETS[1:]:
        headings |= {words_key(label): target.key for label in in_all_languages(target.label)}
    return headings


@cache
def _contact_words() -> frozenset[str]:
    return frozenset(map(words_key, word_lists(_WORDS)["contact_words"]))


@cache
def kind_words() -> Mapping[str, str]:
    """The names of the kinds of partner in every language, and plain words for them."""
    labels = {kind.value: kind.label for kind in PartnerKind}
    return values_by_word(word_lists(_WORDS)["kinds"], labels)


@cache
def level_words() -> Mapping[str, str]:
    """The names of the levels in every language, and plain words for them."""
    labels = {level.value: level.label for level in Level}
    return values_by_word(word_lists(_WORDS)["levels"], labels)


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
    if exact is None and (part := longest_inside(key, _known_headings())):
        return _known_headings()[part]
    return exact


def _contact_target(words: Sequence[str]) -> str | None:
    """The target of "Contact phone" or "E-Mail Ansprechpartner": the person's own field."""
    rest = [word for word in words if word not in _contact_words()]
    if len(rest) == len(words) or not rest:
        return None
    meant = _known_headings().get(" ".join(rest), "")
    if meant.startswith(CONTACT_PREFIX):
        return meant
    return CONTACT_PREFIX + meant if meant in CONTACT_KEYS else None


def match_columns(table: Table) -> Matching:
    """Find the headings of a table and guess what each column holds.

    A column nobody understands goes into the notes, so that nothing is lost.
    """
    header_at = find_header(table, _known_headings())
    titles = titles_of(table, header_at)
    groups = groups_of(table, header_at)
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
