"""Letters to partners: which there are, their words, and the fields they hold.

Words are data under ``resources/templates``, like the clauses. A text is made of paragraphs
separated by a blank line; ``{name}`` is a field of ``LETTER_FIELDS``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from partnerdesk.domain.clauses import FIELDS
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_, Texts
from partnerdesk.paths import resource

BLANK_LINE = re.compile(r"\n[ \t]*\n")
"""What separates the paragraphs of a letter."""

_BRACES = re.compile(r"\{([^{}\n]+)\}")


class LetterKind(StrEnum):
    """What a letter is for."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    THANKS_YES = "thanks_yes"
    THANKS_NO = "thanks_no"
    NEUTRAL = "neutral"

    @property
    def label(self) -> str:
        """The kind in a few words, as a marked message."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    LetterKind.INVITATION: N_("Invitation"),
    LetterKind.REMINDER: N_("Reminder"),
    LetterKind.THANKS_YES: N_("Thanks for a yes"),
    LetterKind.THANKS_NO: N_("Thanks for a no"),
    LetterKind.NEUTRAL: N_("Letter on any subject"),
}

Mended = Literal["register", "partnership", "centre", "invitation", "letter"]


@dataclass(frozen=True)
class LetterField:
    """A field of a letter; ``label`` is a marked message, ``mended_at`` where its value is written.

    A paragraph that holds an empty ``is_optional`` field is left out; every other empty field is
    printed where all can see that it is missing.
    """

    key: str
    label: str
    mended_at: Mended
    is_optional: bool = False


_ALL_FIELDS = (
    LetterField("salutation", N_("Salutation"), "register"),
    LetterField("partner_name", N_("Name of the partner"), "register"),
    LetterField("representative", N_("Representative of the partner"), "register"),
    LetterField("centre_name", N_("Name of the centre"), "centre"),
    LetterField("centre_place", N_("Place of the centre"), "centre"),
    LetterField("centre_phone", N_("Telephone of the centre"), "centre"),
    LetterField("centre_email", N_("E-mail of the centre"), "centre"),
    *(
        LetterField(key, FIELDS[key].label, "partnership")
        for key in (
            "partnership_name", "area", "problem", "vision", "objectives", "coordinator",
            "deputy", "start_date", "mandate_office", "mandate_reference", "funder_name",
            "offered_amount", "application_deadline",
        )
    ),
    LetterField("answer_due", N_("Last day to answer"), "invitation"),
    LetterField("invited_on", N_("Day of the invitation"), "invitation"),
    LetterField("answered_on", N_("Day of the answer"), "invitation"),
    LetterField("personal_note", N_("Personal sentence"), "letter", is_optional=True),
    LetterField("next_meeting", N_("Next meeting of the partners"), "partnership", True),
    LetterField("message", N_("Your message"), "letter"),
    LetterField("today", N_("Date of the letter"), "centre"),
)  # fmt: skip

LETTER_FIELDS: Mapping[str, LetterField] = {field.key: field for field in _ALL_FIELDS}
"""Every field that a letter may hold, by its name in the text."""

_WITHOUT_PARTNERSHIP = frozenset({"salutation", "partner_name", "representative", "message"})


def fields_of(kind: LetterKind) -> tuple[LetterField, ...]:
    """The fields that are offered for a letter; one without a partnership knows only a few."""
    if kind is not LetterKind.NEUTRAL:
        return tuple(field for field in _ALL_FIELDS if field.key != "message")
    return tuple(
        field
        for field in _ALL_FIELDS
        if field.mended_at == "centre" or field.key in _WITHOUT_PARTNERSHIP
    )


@dataclass(frozen=True)
class Wording:
    """What a letter says, with its fields as ``{name}``."""

    subject: str
    text: str


@dataclass(frozen=True)
class LetterForms:
    """How letters of a language begin and end."""

    salutation: str
    salutation_without_person: str
    closing: str


@dataclass(frozen=True)
class LetterTemplate:
    """One of our letters in one language, with the statements of the founding text it carries."""

    key: str
    kind: LetterKind
    paths: tuple[Path, ...]
    codes: tuple[str, ...]
    wording: Wording


@cache
def load_letters(language: str) -> tuple[LetterTemplate, ...]:
    """All our letters in the words of a language."""
    structure = tomllib.loads(_read("templates/letters.toml"))["letter"]
    words = _words(language)
    return tuple(_template(rules, words[rules["key"]]) for rules in structure)


@cache
def letter_forms(language: str) -> LetterForms:
    """How letters of a language begin and end."""
    return LetterForms(**_words(language)["forms"])


def our_wording(kind: LetterKind, path: Path | None, language: str) -> Wording:
    """What we propose for a letter; invitations differ by how the partnership began."""
    return next(
        letter.wording
        for letter in load_letters(language)
        if letter.kind is kind and (not letter.paths or path in letter.paths)
    )


def _words(language: str) -> dict[str, Any]:
    return tomllib.loads(_read(f"templates/{language}/letters.toml"))


def _read(name: str) -> str:
    return resource(name).read_text(encoding="utf-8")


def _template(rules: Mapping[str, Any], words: Mapping[str, str]) -> LetterTemplate:
    joined = (" ".join(block.split()) for block in BLANK_LINE.split(words["text"].strip()))
    return LetterTemplate(
        key=rules["key"],
        kind=LetterKind(rules["kind"]),
        paths=tuple(Path(path) for path in rules.get("paths", ())),
        codes=tuple(rules["codes"]),
        wording=Wording(words["subject"], "\n\n".join(joined)),
    )


def with_labels(text: str, texts: Texts) -> str:
    """A text as it is shown for writing: its fields by their names in the language of staff."""
    return _BRACES.sub(
        lambda found: (
            f"{{{texts.gettext(LETTER_FIELDS[found[1]].label)}}}"
            if found[1] in LETTER_FIELDS
            else found[0]
        ),
        text,
    )


def without_labels(text: str, texts: Texts) -> str:
    """A text as it is stored, from how it is shown for writing."""
    keys = {texts.gettext(field.label): field.key for field in _ALL_FIELDS}
    return _BRACES.sub(
        lambda found: f"{{{keys[found[1]]}}}" if found[1] in keys else found[0], text
    )
