"""Which column of a foreign budget sheet holds what: guessed from its heading and its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from partnerdesk.domain.budget import CostCategory, Period, Source, SourceKind
from partnerdesk.domain.headings import (
    Target,
    by_word,
    find_header,
    in_all_languages,
    longest_inside,
    says_nothing,
    titles_of,
    values_by_word,
    word_lists,
    words_key,
)
from partnerdesk.domain.importing import LEAVE_OUT, Matching, Table
from partnerdesk.domain.texts import N_

NUMBER, ACTIVITY, TEXT, CATEGORY, UNIT = "number", "activity", "text", "category", "unit"
QUANTITY, RATE, AMOUNT, CURRENCY, PERIOD = "quantity", "rate", "amount", "currency", "period"
NOTES, NEW_SOURCE = "notes", "new_source"
SOURCE_PREFIX, PERIOD_PREFIX = "source.", "period."
NEEDED = frozenset({TEXT})
"""A sheet is taken in only with a column of these."""

_WORDS = "budget_words.json"
_SAMPLE_ROWS = 200
_AN_AMOUNT = re.compile(r"[-−]?[\d.,\s'\u00a0\u202f\u2009]*\d[\d.,\s\u00a0]*[-–]*")
_BESIDE_NUMBERS = re.compile(r"[€$£%]|\b[A-Z]{3}\b")
_BESIDE_HEADINGS = re.compile(r"\(.*?\)|\[.*?\]|\bin\s+(?:[A-Z]{3}\b|[€$£]|Euro\b)|[€$£]|\bEUR\b")

_TARGETS = (
    Target(LEAVE_OUT, N_("Leave out")),
    Target(TEXT, N_("Cost")),
    Target(ACTIVITY, N_("Activity")),
    Target(CATEGORY, N_("Kind of cost")),
    Target(UNIT, N_("Unit")),
    Target(QUANTITY, N_("Quantity")),
    Target(RATE, N_("Rate")),
    Target(AMOUNT, N_("Cost total")),
    Target(CURRENCY, N_("Currency")),
    Target(PERIOD, N_("Period")),
    Target(NUMBER, N_("No.")),
    Target(NOTES, N_("Words to add to the cost")),
)
_ONCE = frozenset({NUMBER, ACTIVITY, TEXT, CATEGORY, UNIT, QUANTITY, RATE, AMOUNT, CURRENCY,
                   PERIOD})  # fmt: skip


@dataclass(frozen=True)
class KnownBudget:
    """What a sheet is compared with: the budget that it is to be taken into.

    ``language`` decides how a number is read that could be read in two ways.
    """

    currency: str
    sources: tuple[Source, ...] = ()
    periods: tuple[Period, ...] = field(default=(Period(0),))
    language: str = "en"

    def source_keys(self) -> Mapping[str, str]:
        """The target of each source of finance by its name."""
        return {words_key(one.name): f"{SOURCE_PREFIX}{one.id}" for one in self.sources}

    def period_keys(self) -> Mapping[str, str]:
        """The target of each period by its name; none where there is only one."""
        if len(self.periods) == 1:
            return {}
        return {words_key(one.name): f"{PERIOD_PREFIX}{one.id}" for one in self.periods}


def cost_targets(known: KnownBudget) -> tuple[Target, ...]:
    """Everything a column can be matched with, in the order it is offered."""
    periods = known.periods if len(known.periods) > 1 else ()
    return (
        *_TARGETS,
        *(Target(f"{PERIOD_PREFIX}{one.id}", N_("Quantity in {name}"), one.name)
          for one in periods),
        *(Target(f"{SOURCE_PREFIX}{one.id}", N_("Source: {name}"), one.name)
          for one in known.sources),
        Target(NEW_SOURCE, N_("A new source of finance")),
    )  # fmt: skip


# Words of both languages --------------------------------------------------------------------


@cache
def _known_headings() -> Mapping[str, str]:
    """Every known heading with the target it means; our own labels win."""
    headings = by_word(word_lists(_WORDS)["columns"])
    for target in _TARGETS[1:]:
        headings |= {words_key(label): target.key for label in in_all_languages(target.label)}
    return {words: meant for words, meant in headings.items() if words}


@cache
def category_words() -> Mapping[str, str]:
    """The names of the kinds of cost in every language, and plain words for them."""
    labels = {one.value: one.label for one in CostCategory}
    return values_by_word(word_lists(_WORDS)["categories"], labels)


@cache
def sum_words() -> frozenset[str]:
    """Words that stand beside a sum."""
    return frozenset(map(words_key, word_lists(_WORDS)["sums"]))


@cache
def promised_words() -> frozenset[str]:
    """What stands beside the amounts that sources have promised."""
    return frozenset(map(words_key, word_lists(_WORDS)["promised"]))


@cache
def _source_words() -> Mapping[str, str]:
    labels = {one.value: one.label for one in SourceKind}
    return values_by_word(word_lists(_WORDS)["sources"], labels)


def kind_of_source(name: str) -> SourceKind:
    """What a source of this name probably gives."""
    word = longest_inside(words_key(name), _source_words())
    return SourceKind(_source_words()[word]) if word else SourceKind.CASH


# Columns ------------------------------------------------------------------------------------


def match_cost_columns(table: Table, known: KnownBudget) -> Matching:
    """Find the headings of a sheet and guess what each column holds.

    A column of amounts with a heading nobody knows is a new source; other columns are left out.
    """
    headings = {**known.source_keys(), **known.period_keys(), **_known_headings()}
    header_at = _lowest_header(table, find_header(table, headings))
    titles = titles_of(table, header_at)
    body = table.rows[header_at + 1 : header_at + 1 + _SAMPLE_ROWS]
    cells = [[row[column] for row in body if row[column]] for column in range(table.width)]
    targets = list(_exact_targets(titles, cells, headings))
    guesser = _Guesser(titles, cells)
    for column, target in enumerate(targets):
        if target is None:
            targets[column] = guesser.guess(column, taken=set(targets))
    return Matching(header_at, titles, _with_text(targets, cells))


def _lowest_header(table: Table, header_at: int) -> int:
    """Where the headings end: names of sources may stand below a heading over all of them."""
    if not 0 <= header_at < len(table.rows) - 1:
        return header_at
    above, below = table.rows[header_at], (*table.rows[header_at + 1], "")
    filled = [column for column in range(table.width) if below[column]]
    is_split = all(
        not above[column] or (below[column + 1] and not above[column + 1]) for column in filled
    )
    return header_at + 1 if filled and is_split else header_at


def _exact_targets(
    titles: Sequence[str], cells: Sequence[Sequence[str]], headings: Mapping[str, str]
) -> Iterator[str | None]:
    """What the headings mean that are known word by word; most meanings only once."""
    taken: set[str] = set()
    for title, some in zip(titles, cells, strict=True):
        found = headings.get(words_key(title))
        if found is None:
            found = headings.get(words_key(_BESIDE_HEADINGS.sub(" ", title)))
        if found == TEXT and _holds_amounts(some):
            found = AMOUNT  # "Posten | Kosten"
        elif found == NUMBER and _are_words(some):
            found = TEXT  # "Position | Betrag"
        if found in taken:
            found = LEAVE_OUT
        if found in _ONCE:
            taken.add(found)
        yield found


@dataclass(frozen=True)
class _Guesser:
    """Guesses what a column holds whose heading is not known word by word."""

    titles: Sequence[str]
    cells: Sequence[Sequence[str]]

    def guess(self, column: int, taken: set[str | None]) -> str:
        """The target of the column; ``taken`` are those of others."""
        key = words_key(self.titles[column])
        holds_amounts = _holds_amounts(self.cells[column])
        if holds_amounts and longest_inside(key, _source_words()):
            return NEW_SOURCE
        part = longest_inside(key, [word for word, meant in _known_headings().items() if meant])
        if part and (meant := _known_headings()[part]) not in taken:
            return meant
        return NEW_SOURCE if holds_amounts and key and not key.isdigit() else LEAVE_OUT


def _holds_amounts(cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if not says_nothing(cell)]
    return bool(said) and all(map(looks_like_amount, said))


def looks_like_amount(cell: str) -> bool:
    """Whether a cell holds a number, perhaps with a currency beside it."""
    return bool(_AN_AMOUNT.fullmatch(_BESIDE_NUMBERS.sub("", cell).strip()))


def _with_text(targets: Sequence[str | None], cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Without a column that names the costs, the next best one is taken for it."""
    found = [target or LEAVE_OUT for target in targets]
    if TEXT not in found:
        for instead in (ACTIVITY, CATEGORY):
            if instead in found:
                found[found.index(instead)] = TEXT
                return tuple(found)
        words = (at for at, some in enumerate(cells) if found[at] == LEAVE_OUT and _are_words(some))
        first = next(words, None)
        if first is not None:
            found[first] = TEXT
    return tuple(found)


def _are_words(cells: Sequence[str]) -> bool:
    return 2 * sum(bool(re.search(r"[^\W\d_]{3}", cell)) for cell in cells) > len(cells)
