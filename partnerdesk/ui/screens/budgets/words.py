"""Sentences about a budget for the page around the table."""

from __future__ import annotations

from datetime import datetime

from partnerdesk.domain.budget import BudgetSheet, Source
from partnerdesk.domain.money import Money
from partnerdesk.ui.kit.language import _, current_texts, n_

_MOST_NAMED = 3
"""So many sources are named in one sentence."""


def period_text(sheet: BudgetSheet) -> str:
    """From when to when the partnership runs, as far as it is known."""
    texts = current_texts()
    if sheet.starts_on and sheet.ends_on:
        return _("{start} to {end}").format(
            start=texts.date(sheet.starts_on), end=texts.date(sheet.ends_on)
        )
    if sheet.starts_on:
        return _("from {start}").format(start=texts.date(sheet.starts_on))
    return ""


def saved_text(saved_at: datetime | None, now: datetime) -> str:
    """When the last change was saved: the time today, else the day."""
    if saved_at is None:
        return ""
    if saved_at.date() == now.date():
        return _("saved {time}").format(time=f"{saved_at:%H:%M}")
    return _("saved on {day}").format(day=current_texts().date(saved_at.date()))


def mismatches(sheet: BudgetSheet) -> tuple[Source, ...]:
    """The sources that promised something else than is planned."""
    return tuple(source for source in sheet.sources if sheet.difference_minor(source))


def mismatch_text(sheet: BudgetSheet, sources: tuple[Source, ...]) -> str:
    """Which sources do not match, and by how much; the largest differences first."""
    largest = sorted(sources, key=lambda one: -abs(sheet.difference_minor(one)))
    parts = [_difference_of(sheet, source) for source in largest[:_MOST_NAMED]]
    if len(sources) > _MOST_NAMED:
        parts.append(_("{count} more").format(count=len(sources) - _MOST_NAMED))
    sentence = n_(
        "One source does not match yet: {list}.",
        "{count} sources do not match yet: {list}.",
        len(sources),
    )
    return sentence.format(count=len(sources), list=current_texts().join(parts))


def _difference_of(sheet: BudgetSheet, source: Source) -> str:
    difference = sheet.difference_minor(source)
    amount = current_texts().money(Money(abs(difference), sheet.currency))
    sentence = _("{source} has {amount} left") if difference > 0 else _("{source} lacks {amount}")
    return sentence.format(source=source.name, amount=amount)


def free_name(wanted: str, taken: list[str]) -> str:
    """The name, with a number behind it when it is taken."""
    used = {name.casefold() for name in taken}
    name, number = wanted, 2
    while name.casefold() in used:
        name, number = f"{wanted} {number}", number + 1
    return name
