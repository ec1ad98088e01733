"""The entries of the books as rows of a table: bookings, transfers and rates alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.money import Money
from partnerdesk.domain.spending import Booking, BookingKind, CurrencyRate, Transfer
from partnerdesk.ui.kit.language import _, current_texts, n_
from partnerdesk.ui.kit.tables import Column
from partnerdesk.ui.kit.widgets import kept_together

TRANSFER = "transfer"
RATE = "rate"


@dataclass(frozen=True)
class Entry:
    """A row of the books; ``kind`` is a ``BookingKind``, ``TRANSFER`` or ``RATE``."""

    kind: str
    item: Booking | Transfer | CurrencyRate
    day: date
    words: str
    place: str
    source: str
    amount: str
    minor: int

    @property
    def key(self) -> tuple[type, int]:
        """Tells which entry is the same one after a reload."""
        return type(self.item), self.item.id


def kind_words() -> dict[str, str]:
    """What each kind of entry is called."""
    words = {kind.value: _(kind.label) for kind in BookingKind}
    return words | {TRANSFER: _("Transfer between costs"), RATE: _("Rate of a currency")}


def line_names(judged: JudgedBudget) -> dict[int, str]:
    """The costs as people choose them: number and text."""
    return {
        line.id: f"{group.number_of(at)} {line.text or group.title}"
        for group in judged.budget.sheet().groups
        for at, line in enumerate(group.lines)
    }


def entries_of(judged: JudgedBudget) -> list[Entry]:
    """Everything in the books, the newest first."""
    lines = line_names(judged)
    sources = {source.id: source.name for source in judged.budget.sources}
    currency = judged.budget.currency
    found = [
        *(_booked(one, lines, sources, currency) for one in judged.spending.bookings),
        *_moved(judged, lines),
        *_rated(judged),
    ]
    return sorted(found, key=lambda one: (one.day, one.item.id), reverse=True)


def columns() -> list[Column[Entry]]:
    """Day and kind, what for, source, amount."""
    texts, kinds = current_texts(), kind_words()
    return [
        Column(
            _("Day"), lambda one: texts.short_date(one.day), sort_key=lambda one: one.day, width=110
        ),
        Column(_("Entry"), lambda one: one.words, second_line=lambda one: kinds[one.kind]),
        Column(_("Cost"), lambda one: one.place, width=220, drops=True),
        Column(_("Source"), lambda one: one.source, width=190, drops=True),
        Column(
            _("Amount"),
            lambda one: one.amount,
            sort_key=lambda one: one.minor,
            is_number=True,
            width=120,
        ),
    ]


def _booked(
    one: Booking, lines: Mapping[int, str], sources: Mapping[int, str], currency: str
) -> Entry:
    texts = current_texts()
    words = one.text or one.voucher or one.person
    if one.hours is not None:
        said = n_("{hours} hour", "{hours} hours", 1 if one.hours == 1 else 2)
        hours = kept_together(said.format(hours=texts.number(one.hours)))
        words = ", ".join(part for part in (one.text, one.person, hours) if part)
    elif one.voucher and one.text:
        words = f"{one.text} ({one.voucher})"
    return Entry(
        one.kind.value,
        one,
        one.booked_on,
        words or "–",
        lines.get(one.line_id or 0, ""),
        sources.get(one.source_id or 0, ""),
        texts.money(Money(one.minor, currency)),
        one.minor,
    )


def _moved(judged: JudgedBudget, lines: Mapping[int, str]) -> Iterator[Entry]:
    texts, currency = current_texts(), judged.budget.currency
    for one in judged.spending.transfers:
        there = lines.get(one.to_line_id, "")
        yield Entry(
            TRANSFER,
            one,
            one.decided_on,
            _("to {cost}").format(cost=there),
            lines.get(one.from_line_id, ""),
            "",
            texts.money(Money(one.minor, currency)),
            one.minor,
        )


def _rated(judged: JudgedBudget) -> Iterator[Entry]:
    texts, currency = current_texts(), judged.budget.currency
    for one in judged.spending.rates:
        worth = f"{texts.exact(one.rate)} {currency}"
        words = f"1 {one.currency} = {worth}"
        yield Entry(RATE, one, one.dated_on, words, one.source_of_rate, "", "", 0)
