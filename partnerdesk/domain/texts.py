"""One translation mechanism for screens and papers: catalogues loaded side by side.

The screen speaks the language of the staff while a contract is printed in the language of the
partners. So nothing here is global: whoever shows words holds the ``Texts`` of its language.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from partnerdesk.paths import resource

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from decimal import Decimal

    from partnerdesk.domain.money import Money

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Language codes with the languages' own names: so people choose the language of the screen."""

_LOCALES = {"en": "en_GB", "de": "de_DE"}
_ANCESTORS = {"en": ("root", "en", "en_001"), "de": ("root", "de")}
"""The locales of Babel that these take from, the eldest first."""

_TABLES_IN_USE = frozenset(
    {
        "currency_names",
        "currency_names_plural",
        "date_formats",
        "datetime_formats",
        "day_periods",
        "days",
        "decimal_formats",
        "default_numbering_system",
        "eras",
        "list_patterns",
        "months",
        "number_symbols",
        "numbering_systems",
        "plural_form",
        "time_formats",
    }
)
_COMMA = ","
_NO_BREAK_SPACE = "\u00a0"
_KEPT_NUMBERS = 1_024
_MINUS = "\u2212"
_NARROW_NO_BREAK_SPACE = "\u202f"  # splits amounts on paper: see the notes on ReportLab


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark a message for translation without translating it yet."""
    return message


LANGUAGE_NAMES = {"en": N_("English"), "de": N_("German")}
"""The same as marked messages, in the order they are offered: so a screen speaks of languages."""


@cache
def _forget_other_countries() -> None:
    """Babel knows what is spoken, and how late it is, all over the world: 2 MB of no use here."""
    from babel.core import get_global

    for table in (
        "likely_subtags",
        "territory_languages",
        "territory_currencies",
        "territory_zones",
        "zone_territories",
        "meta_zones",
    ):
        cast("dict[str, object]", get_global(table)).clear()


@cache
def _forget_unused_tables(language: str) -> None:
    """Babel can also name units, time zones and territories: 2 MB of no use here.

    An elder is emptied before a younger one takes from it.
    """
    from babel import localedata

    for name in (*_ANCESTORS[language], _LOCALES[language]):
        tables = localedata.load(name)
        for unused in tables.keys() - _TABLES_IN_USE:
            del tables[unused]


@dataclass(frozen=True)
class Texts:
    """The words, dates and numbers of one language."""

    language: str
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    def gettext(self, message: str) -> str:
        """The translated message; an empty message stays empty."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The translated message in the plural form for ``number``."""
        return self._catalogue.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """The translated message where one English word means two things."""
        return self._catalogue.pgettext(context, message)

    @property
    def each(self) -> tuple[Texts, ...]:
        """The languages it speaks one by one, for sentences that hold a date or a number."""
        return (self,)

    @property
    def locale(self) -> str:
        """The locale of numbers and dates, for example ``de_DE``."""
        return _LOCALES[self.language]

    @property
    def _locale_of_babel(self) -> str:
        """The locale for Babel, which is slow to import: the first picture does without it."""
        _forget_other_countries()
        _forget_unused_tables(self.language)
        return self.locale

    def date(self, day: datetime.date) -> str:
        """A date in words: 12 March 2026."""
        from babel.dates import format_date  # Babel is slow to import and not always needed

        return str(format_date(day, "long", locale=self._locale_of_babel))

    def short_date(self, day: datetime.date) -> str:
        """A date in digits, as it is typed: 12/03/2026."""
        from babel.dates import format_date

        pattern = "dd/MM/y" if self.language == "en" else "dd.MM.y"
        return str(format_date(day, pattern, locale=self._locale_of_babel))

    def weekday_date(self, day: datetime.date) -> str:
        """A date with its weekday: Thursday 12 March 2026."""
        from babel.dates import format_date

        pattern = "EEEE d MMMM y" if self.language == "en" else "EEEE, d. MMMM y"
        return str(format_date(day, pattern, locale=self._locale_of_babel))

    def day_and_month(self, day: datetime.date) -> str:
        """A near date in little room: Tue 17 Mar."""
        from babel.dates import format_date

        pattern = "EEE d MMM" if self.language == "en" else "EEE d. MMM"
        return str(format_date(day, pattern, locale=self._locale_of_babel))

    def short_month(self, day: datetime.date) -> str:
        """A month as the head of a column: "Mar"."""
        from babel.dates import format_date

        return format_date(day, "LLL", locale=self._locale_of_babel).rstrip(".")

    def number(self, value: Decimal | int) -> str:
        """A number with the separators of the language and all its decimals."""
        return _number(str(value), self._locale_of_babel)

    def exact(self, value: Decimal) -> str:
        """A number as it was typed, zeros at its end included: 1.0500."""
        from babel.numbers import format_decimal

        from partnerdesk.domain.money import decimals

        digits = "0" * decimals(value)
        pattern = f"#,##0.{digits}" if digits else "#,##0"
        return _as_number(str(format_decimal(value, pattern, locale=self._locale_of_babel)))

    def amount(self, minor: int, currency: str) -> str:
        """An amount without its currency, always with all its decimals: 1,234.50."""
        from partnerdesk.domain.money import minor_digits

        # Not Babel's currency format: it drops the minor units that a few currencies lost in daily
        # life but have in contracts. Nor its numbers: tables have thousands of amounts.
        digits = minor_digits(currency)
        thousands, point = _separators(self._locale_of_babel)
        whole, rest = divmod(abs(minor), 10**digits)
        written = f"{whole:,}".replace(",", thousands)
        if digits:
            written += f"{point}{rest:0{digits}}"
        return _MINUS + written if minor < 0 else written

    def money(self, money: Money) -> str:
        """An amount with its currency code: EUR 1,234.50 or 1.234,50 EUR.

        The code, not the sign: a contract must not leave open which dollar or crown is meant.
        """
        amount = self.amount(money.minor, money.currency)
        parts = (money.currency, amount) if self.language == "en" else (amount, money.currency)
        return _NO_BREAK_SPACE.join(parts)

    def currency_name(self, currency: str) -> str:
        """The name of a currency: Euro, Swiss Franc."""
        from babel.numbers import get_currency_name

        return str(get_currency_name(currency, locale=self._locale_of_babel))

    def language_name(self, code: str) -> str:
        """The name of another language in this one: German, Englisch."""
        return self.gettext(LANGUAGE_NAMES[code])

    def moment(self, moment: datetime.datetime) -> str:
        """A day and time in little room: 12 Mar 2026, 10:42."""
        from babel.dates import format_datetime

        pattern = "d MMM y, HH:mm" if self.language == "en" else "d. MMM y, HH:mm"
        return str(format_datetime(moment, pattern, locale=self._locale_of_babel))

    def join(self, parts: list[str] | tuple[str, ...]) -> str:
        """A list in a sentence: A, B and C. See ``listed`` for members that hold a comma."""
        from babel.lists import format_list

        if any(_COMMA in part for part in parts):
            return listed(parts)
        return str(format_list(list(parts), locale=self._locale_of_babel)) if parts else ""


def listed(parts: Iterable[str]) -> str:
    """The parts one after the other; semicolons part them where one of them holds a comma."""
    said = tuple(parts)
    holds_comma = any(_COMMA in part for part in said)
    return ("; " if holds_comma else ", ").join(said)


@lru_cache(_KEPT_NUMBERS)
def _number(value: str, locale: str) -> str:
    """A number as people of a place write it. Babel takes 40 µs; tables have thousands of lines."""
    from babel.numbers import format_decimal

    return _as_number(str(format_decimal(value, locale=locale, decimal_quantization=False)))


@cache
def _separators(locale: str) -> tuple[str, str]:
    """What stands between thousands, and before the decimals."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return _as_number(get_group_symbol(locale)), get_decimal_symbol(locale)


def _as_number(text: str) -> str:
    """Kept on one line, with a true minus sign: a hyphen is short, and a line may end at it."""
    return (
        text.replace("-", _MINUS)
        .replace(_NARROW_NO_BREAK_SPACE, _NO_BREAK_SPACE)
        .replace(" ", _NO_BREAK_SPACE)
    )


@cache
def for_language(language: str) -> Texts:
    """The texts of a language of ``LANGUAGES``; an unknown one speaks English."""
    known = language if language in LANGUAGES else "en"
    return Texts(known, _catalogue_of(known))


def in_both(first: str, second: str) -> Texts:
    """Labels in two languages behind each other, for a paper that both sides read.

    Dates and numbers are those of the first one.
    """
    return _BothTexts(first, _catalogue_of(first), for_language(second))


@dataclass(frozen=True)
class _BothTexts(Texts):
    _second: Texts = field(repr=False)

    @property
    def each(self) -> tuple[Texts, ...]:
        """The first one, then the second one."""
        return (for_language(self.language), self._second)

    def gettext(self, message: str) -> str:
        """Both translations with a stroke between them, or the one if they are the same."""
        return _both(super().gettext(message), self._second.gettext(message))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The same in the plural form for ``number``."""
        said = super().ngettext(singular, plural, number)
        return _both(said, self._second.ngettext(singular, plural, number))

    def pgettext(self, context: str, message: str) -> str:
        """The same where one English word means two things."""
        said = super().pgettext(context, message)
        return _both(said, self._second.pgettext(context, message))


def _both(first: str, second: str) -> str:
    """Both labels; the value at the end of either of them stands there once."""
    if first == second:
        return first
    for before_value in (": {", " {"):
        label, found, said = first.partition(before_value)
        second_label, second_found, second_said = second.partition(before_value)
        if found and second_found and said == second_said:
            return f"{label} / {second_label}{found}{said}"
    return f"{first} / {second}"


def _catalogue_of(language: str) -> gettext.NullTranslations:
    return gettext.translation(
        "partnerdesk", localedir=resource("locale"), languages=[language], fallback=True
    )
