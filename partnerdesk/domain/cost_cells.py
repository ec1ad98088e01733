"""Reads the cells of a foreign budget sheet: names, numbers of two languages, and whose money."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from partnerdesk.domain import budget
from partnerdesk.domain.budget import SOURCE_NAME, CostCategory, Source
from partnerdesk.domain.budget_cells import COST_TEXT, COST_UNIT, checked_amount
from partnerdesk.domain.cost_columns import (
    ACTIVITY,
    AMOUNT,
    CATEGORY,
    CURRENCY,
    NEW_SOURCE,
    NOTES,
    NUMBER,
    PERIOD,
    PERIOD_PREFIX,
    QUANTITY,
    RATE,
    SOURCE_PREFIX,
    TEXT,
    UNIT,
    KnownBudget,
    category_words,
    kind_of_source,
)
from partnerdesk.domain.cost_plan import SheetRow
from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.guidance import Sentence, sentence
from partnerdesk.domain.headings import says_nothing, words_key
from partnerdesk.domain.importing import LEAVE_OUT, Matching, Table
from partnerdesk.domain.money import (
    LARGEST_MINOR,
    Money,
    minor_units,
    parse_amount,
    parse_quantity,
    times,
)
from partnerdesk.domain.texts import N_

_WITH_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3},")
_WITH_POINT = re.compile(r"\d\.\d{1,2}(?!\d)|\d,\d{3}\.")
_NUMBER_AND_UNIT = re.compile(r"([\d.,\s]*\d)\s*(?:[x×*]|([^\W\d].*))?")
_NO_CENTS = re.compile(r"[,.]\s?[-–—]+$")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_NUMBERS = (QUANTITY, RATE, AMOUNT)


def read_cells(table: Table, matching: Matching, known: KnownBudget) -> Iterator[SheetRow]:
    """All rows below the headings; empty rows and headings that are repeated are left out."""
    heading = table.rows[matching.header_at] if matching.header_at >= 0 else None
    reader = CellReader(table, matching, known)
    for at in range(matching.header_at + 1, len(table.rows)):
        row = table.rows[at]
        if any(row) and row != heading:
            yield reader.read(at, table.number_of(at), row)


def new_sources(matching: Matching, known: KnownBudget) -> dict[int, Source]:
    """The new sources of finance by their column; columns of one name are one source."""
    by_name: dict[str, Source] = {}
    found = {}
    for column, target in enumerate(matching.targets):
        if target != NEW_SOURCE:
            continue
        name = matching.titles[column][: SOURCE_NAME.max_length].strip()
        name = name or f"{len(by_name) + 1}"
        new = Source(-1 - len(by_name), name, kind_of_source(name))
        found[column] = by_name.setdefault(words_key(name), new)
    taken = known.source_keys()
    for column, source in found.items():
        known_target = taken.get(words_key(source.name))
        if known_target is not None:
            found[column] = Source(
                int(known_target.removeprefix(SOURCE_PREFIX)), source.name, source.kind
            )
    return found


class CellReader:
    """Reads the rows of one sheet."""

    def __init__(self, table: Table, matching: Matching, known: KnownBudget) -> None:
        self._known = known
        self._periods = known.period_keys()
        wanted = [pair for pair in enumerate(matching.targets) if pair[1] != LEAVE_OUT]
        self._targets = sorted(wanted, key=lambda pair: pair[1] == RATE)  # it asks how many
        new = new_sources(matching, known)
        self._source_ids = {column: source.id for column, source in new.items()}
        for column, target in self._targets:
            if target.startswith(SOURCE_PREFIX):
                self._source_ids[column] = int(target.removeprefix(SOURCE_PREFIX))
        numeric = {column for column, target in self._targets if self._is_number(target)}
        body = table.rows[matching.header_at + 1 :]
        self._language = _language_of(body, numeric) or known.language

    @staticmethod
    def _is_number(target: str) -> bool:
        of_money = (*_NUMBERS, NEW_SOURCE)
        return target in of_money or target.startswith((SOURCE_PREFIX, PERIOD_PREFIX))

    def read(self, at: int, row_number: int, row: Sequence[str]) -> SheetRow:
        """What one row says; why it cannot be taken in stands in its ``refusal``."""
        said = SheetRow(at, row_number)
        words: dict[str, list[str]] = defaultdict(list)
        try:
            for column, target in self._targets:
                cell = row[column]
                if says_nothing(cell):
                    continue
                if self._is_number(target):
                    self._read_number(said, column, target, cell)
                else:
                    words[target].append(cell)
        except FieldError as error:
            said.refusal = sentence(error.sentence, **error.values)
        try:
            self._read_words(said, {target: " ".join(some) for target, some in words.items()})
            _count(said, self._known.currency)
        except FieldError as error:
            said.refusal = said.refusal or sentence(error.sentence, **error.values)
        return said

    # Words

    def _read_words(self, said: SheetRow, words: Mapping[str, str]) -> None:
        said.text = _one_line(words.get(TEXT, ""))
        said.code = _one_line(words.get(NUMBER, ""))
        said.activity = _one_line(words.get(ACTIVITY, ""))
        self._check_currency(said, words.get(CURRENCY, ""))
        self._choose_period(said, words.get(PERIOD, ""))
        self._choose_category(said, words.get(CATEGORY, ""))
        said.unit = clean(COST_UNIT, words.get(UNIT, "") or said.unit)
        clean(budget.ACTIVITY, said.activity or "-")
        note = _one_line(words.get(NOTES, ""))
        if note and said.text and said.has_numbers:
            said.text = f"{said.text} ({note})"
        said.text = clean(COST_TEXT, said.text)

    def _check_currency(self, said: SheetRow, text: str) -> None:
        currency = _SIGNS.get(text, text.upper())
        if currency and currency != self._known.currency and said.has_numbers:
            said.refusal = sentence(
                N_("This is in {foreign}; the budget is in {currency}."),
                foreign=text[:10],
                currency=self._known.currency,
            )

    def _choose_period(self, said: SheetRow, text: str) -> None:
        if not text or not self._periods:
            return
        target = self._periods.get(words_key(text))
        if target is not None:
            said.period_id = int(target.removeprefix(PERIOD_PREFIX))
        elif said.has_numbers:
            said.refusal = sentence(
                N_("The budget has no period “{name}”."), name=_one_line(text)[:60]
            )

    def _choose_category(self, said: SheetRow, text: str) -> None:
        if not text:
            return
        value = category_words().get(words_key(text))
        if value is not None:
            said.category = CostCategory(value)
        else:
            words = N_("“{text}” is no kind of cost we know.")
            said.notices.append(sentence(words, text=_one_line(text)[:60]))

    # Numbers

    def _read_number(self, said: SheetRow, column: int, target: str, cell: str) -> None:
        if target == QUANTITY:
            self._read_quantity(said, cell)
        elif target.startswith(PERIOD_PREFIX):
            period_id = int(target.removeprefix(PERIOD_PREFIX))
            said.by_period[period_id] = self._quantity(cell)
        elif target == RATE:
            self._read_rate(said, cell)
        elif target == AMOUNT:
            said.amount_minor = self._amount(cell)
        else:
            source_id = self._source_ids[column]
            said.given[source_id] = said.given.get(source_id, 0) + self._amount(cell)

    def _read_quantity(self, said: SheetRow, cell: str) -> None:
        found = _NUMBER_AND_UNIT.fullmatch(_one_line(cell))
        said.quantity = self._quantity(found[1] if found else cell)
        if found and found[2]:
            said.unit = found[2]

    def _read_rate(self, said: SheetRow, cell: str) -> None:
        """A rate finer than a cent becomes a sum, as it cannot be multiplied exactly."""
        said.was_priced = True
        try:
            said.rate_minor = parse_amount(
                self._bare(cell), self._known.currency, self._language, "rate"
            )
        except FieldError:
            rate = self._quantity(cell)
            quantity = sum(said.by_period.values(), said.quantity or Decimal(0)) or Decimal(1)
            said.rate_minor = minor_units(rate * quantity, self._known.currency)
            said.quantity = Decimal(1)
            said.by_period.clear()
            words = N_("The rate {rate} is finer than a cent: taken in as one sum.")
            said.notices.append(sentence(words, rate=rate))
        checked_amount(said.rate_minor, "rate")

    def _quantity(self, cell: str) -> Decimal:
        """A number without zeros behind its last decimal."""
        number = parse_quantity(self._bare(cell), self._language).normalize()
        return Decimal(f"{number:f}")

    def _amount(self, cell: str) -> int:
        return checked_amount(parse_amount(self._bare(cell), self._known.currency, self._language))

    def _bare(self, cell: str) -> str:
        bare = cell.replace(self._known.currency, "").strip().strip("€$£¥").strip()
        return _NO_CENTS.sub("", bare)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _language_of(rows: Sequence[Sequence[str]], columns: set[int]) -> str | None:
    """The language whose decimal mark the numbers have; None where none of them tells."""
    votes: Counter[str] = Counter()
    for row in rows:
        for column in columns:
            if _WITH_COMMA.search(row[column]):
                votes["de"] += 1
            elif _WITH_POINT.search(row[column]):
                votes["en"] += 1
    return votes.most_common(1)[0][0] if votes else None


def _count(said: SheetRow, currency: str) -> None:
    """Find out quantity, rate and cost from what is said of the three.

    Raises:
        FieldError: the cost is too large.
    """
    if not said.has_numbers:
        return
    if said.amount_minor is None and said.rate_minor is None and said.given:
        said.amount_minor = sum(said.given.values())
    if said.rate_minor is None:
        _price(said, currency)
    if said.quantity is None:
        said.quantity = Decimal(1)
    rate = said.rate_minor or 0
    counted = list(said.by_period.values()) or [said.quantity]
    said.cost_minor = sum(times(one, rate) for one in counted)
    if said.cost_minor > LARGEST_MINOR:
        raise FieldError("rate", N_("Quantity × rate is too large."))
    if said.amount_minor not in (None, said.cost_minor):
        said.notices.append(_difference(said, currency))


def _price(said: SheetRow, currency: str) -> None:
    """Without a rate: the amount divided by the quantity, or one sum where that is not exact.

    Columns of periods without any rate or amount hold money themselves.
    """
    if said.by_period and said.amount_minor is None:
        said.rate_minor = minor_units(Decimal(1), currency)
        return
    amount = said.amount_minor or 0
    quantity = sum(said.by_period.values(), Decimal(0)) if said.by_period else said.quantity
    rate = Decimal(amount) / quantity if quantity else Decimal(amount)
    if quantity and rate == rate.to_integral_value():
        said.rate_minor = int(rate)
    else:
        said.quantity, said.rate_minor = Decimal(1), amount
        said.by_period.clear()


def _difference(said: SheetRow, currency: str) -> Sentence:
    return sentence(
        N_("Quantity × rate gives {counted}; the sheet says {amount}."),
        counted=Money(said.cost_minor, currency),
        amount=Money(said.amount_minor or 0, currency),
    )
