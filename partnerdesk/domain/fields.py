"""One field spec for every form: what is asked, which text is accepted, and why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from partnerdesk.domain.errors import FieldError
from partnerdesk.domain.guidance import InFigures, Marked
from partnerdesk.domain.texts import N_

Kind = Literal[
    "text", "long", "email", "phone", "date", "money", "percent", "integer", "number", "rate",
    "choice", "multi", "check",
]  # fmt: skip

LONG_LIMIT = 50_000
"""More characters in one paragraph make the paper slow (33 s for 480,000)."""


@dataclass(frozen=True)
class Option:
    """One answer of a choice; ``explanation`` stands under it in a choice card."""

    value: str
    label: str
    explanation: str = ""


@dataclass(frozen=True)
class FieldSpec:
    """A field of a form; ``label``, ``help`` and ``example`` are marked messages.

    ``max_length`` counts characters. ``statement`` names the statement code that asks for it.
    ``is_sorted`` shows the options by their labels, in whatever language these are.
    """

    key: str
    label: str
    kind: Kind = "text"
    help: str = ""
    example: str = ""
    required: bool = False
    max_length: int = 200
    options: tuple[Option, ...] = ()
    statement: str = ""
    is_sorted: bool = False


def sanitised(text: str, *, keep_lines: bool) -> str:
    """The text without control characters and lone surrogates, in composed form (NFC).

    What people type or paste is never refused for such characters: they are invisible to them.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # as nearly all texts are: a long list has a hundred thousand
    kept = text.replace("\r\n", "\n").translate(_KEPT)
    if not keep_lines:
        kept = kept.replace("\n", " ").replace("\t", " ")
    return unicodedata.normalize("NFC", kept)


class _Kept(dict[int, str]):
    """What is kept of a character code, found once for each character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_dropped = unicodedata.category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff"
        self[code] = "" if is_dropped else character
        return self[code]


_KEPT = _Kept({ord(end): "\n" for end in "\n\r\u2028\u2029"} | {ord("\t"): "\t"})


def clean(spec: FieldSpec, text: str) -> str:
    """The text of a field as it is stored.

    Raises:
        FieldError: required but empty, too long, or not of the field's kind.
    """
    long = spec.kind == "long"
    value = sanitised(text, keep_lines=long).strip()
    if not value:
        if spec.required:
            raise _missing(spec)
        return ""
    limit = LONG_LIMIT if long else spec.max_length
    if len(value) > limit:
        raise FieldError(
            spec.key,
            N_("This text has {count} characters; {limit} fit here."),
            N_("Please shorten it. Nothing was thrown away."),
            count=len(value),
            limit=limit,
        )
    check = _CHECKS.get(spec.kind)
    return check(spec.key, value) if check else value


def _missing(spec: FieldSpec) -> FieldError:
    if spec.example:
        example = Marked(spec.example)
        return FieldError(
            spec.key, N_("Please fill this in."), N_("Example: {example}"), example=example
        )
    return FieldError(spec.key, N_("Please fill this in."))


def _checked_email(key: str, value: str) -> str:
    from email_validator import EmailNotValidError, validate_email  # slow to import

    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise FieldError(
            key,
            N_("This is not an e-mail address."),
            N_("It looks like this: name@example.org"),
        ) from error


def _checked_phone(key: str, value: str) -> str:
    if not re.fullmatch(r"\+?[\d\s()/.\-]{3,30}(?:\s?\D{0,4}\s?\d{1,6})?", value):
        raise FieldError(
            key,
            N_("This is not a telephone number."),
            N_("Write digits, for example +49 89 1234567."),
        )
    return value


_CHECKS = {"email": _checked_email, "phone": _checked_phone}

_DATE_FORMS = (
    re.compile(r"(?P<day>\d{1,2})[./ ](?P<month>\d{1,2})[./ ](?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
EXAMPLE_DAY = InFigures(date(2026, 4, 1))
"""Shown as ``{example}`` in the help of a date, and where something else was typed."""


def parse_date(text: str, field: str = "date") -> date | None:
    """Read a date as people write it: 1.4.2026, 01/04/2026 or 2026-04-01; empty is None.

    Raises:
        FieldError: there is no such day.
    """
    bare = text.strip()
    if not bare:
        return None
    for form in _DATE_FORMS:
        match = form.fullmatch(bare)
        if match:
            return _existing_date(match.groupdict(), bare, field)
    raise _no_date(bare, field)


def _existing_date(parts: Mapping[str, str], text: str, field: str) -> date:
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000
    try:
        day = date(year, int(parts["month"]), int(parts["day"]))
    except ValueError as error:
        raise _no_date(text, field) from error
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise _no_date(text, field)
    return day


def _no_date(text: str, field: str) -> FieldError:
    return FieldError(
        field,
        N_("There is no such day: {text}."),
        N_("Write day, month, year, for example {example}."),
        text=text[:30],
        example=EXAMPLE_DAY,
    )


def parse_integer(text: str, field: str, *, least: int = 0, most: int = 1_000_000) -> int | None:
    """Read a whole number between ``least`` and ``most`` (both allowed); empty is None.

    Raises:
        FieldError: not a whole number, or outside the bounds.
    """
    bare = text.strip()
    if not bare:
        return None
    number = int(bare) if re.fullmatch(r"-?[0-9]{1,9}", bare) else None
    if number is None or not least <= number <= most:
        raise FieldError(
            field,
            N_("Please write a whole number from {least} to {most}."),
            least=least,
            most=most,
        )
    return number
