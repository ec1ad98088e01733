"""The languages of a draft: another one, two beside each other, and which text waits for which.

The library's clauses change over by themselves; words that somebody wrote wait for a person.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from partnerdesk.domain.agreement import Agreement, Clause
from partnerdesk.domain.clauses import (
    ClauseTemplate,
    default_values,
    known_clauses,
)
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import LANGUAGES, N_, for_language

FIRST_TITLE = N_("Partnership agreement")
"""What a draft is called until somebody names it."""


class SecondState(StrEnum):
    """How the second language of a clause stands to the first."""

    UP_TO_DATE = "up-to-date"
    BEHIND = "behind"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The state in a few words, as a marked message."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    SecondState.UP_TO_DATE: N_("up to date"),
    SecondState.BEHIND: N_("the first text has changed since"),
    SecondState.MISSING: N_("not written yet"),
}


@dataclass(frozen=True)
class Translation:
    """A draft in another language; ``kept`` clauses still need a person to translate them."""

    agreement: Agreement
    kept: tuple[Clause, ...]


def wording(*words: str) -> str:
    """A short sign of these very words; other words have another one."""
    return hashlib.sha256("\x1f".join(words).encode(errors="replace")).hexdigest()[:40]


def wording_of(clause: Clause) -> str:
    """The sign of what a clause says in the first language."""
    return wording(clause.heading, clause.text)


def second_state(clause: Clause) -> SecondState:
    """Whether the second language says what the first one says now."""
    if not (clause.second_heading.strip() and clause.second_text.strip()):
        return SecondState.MISSING
    is_current = clause.second_of == wording_of(clause)
    return SecondState.UP_TO_DATE if is_current else SecondState.BEHIND


def parse_languages(text: str) -> tuple[str, ...]:
    """One language or two from their codes: "de" or "de,en", the left column first.

    Raises:
        UserError: a language that papers do not speak, the same one twice, or more than two.
    """
    codes = tuple(code.strip().casefold() for code in text.split(","))
    unknown = [code for code in codes if code not in LANGUAGES]
    if unknown:
        raise UserError(
            N_("Papers cannot be printed in the language “{code}” yet."),
            N_("Choose from these: {codes}."),
            code=", ".join(unknown),
            codes=", ".join(LANGUAGES),
        )
    if len(codes) > 2 or len(set(codes)) < len(codes):
        raise UserError(
            N_("A contract has one language, or two different ones."),
            N_("Write one code, or two with a comma: de,en."),
        )
    return codes


def refuse_amendment(agreement: Agreement) -> None:
    """What changes a signed text is written in the languages in which that one was signed.

    Raises:
        UserError: it is an amendment.
    """
    if agreement.amendment is not None:
        raise UserError(
            N_("An amendment speaks the languages of its agreement."),
            N_("Choose others for the next agreement."),
        )


def in_language(agreement: Agreement, language: str) -> Translation:
    """The draft in one language.

    A clause takes the library's words of that language if it still has those of its own language,
    and the words of the second column where they are in that language.
    """
    if language == agreement.second_language:
        return _second_alone(agreement)
    before = known_clauses(agreement.language)
    after = known_clauses(language)
    clauses: list[Clause] = []
    kept: list[Clause] = []
    for clause in agreement.clauses:
        if _is_untouched(clause, before.get(clause.key)):
            template = after[clause.key]
            clauses.append(replace(clause, heading=template.heading, text=template.text))
        else:
            clauses.append(clause)
            kept.append(clause)
    translated = replace(
        in_one_language(agreement),
        language=language,
        title=_title_in(agreement, language) or agreement.title,
        clauses=tuple(clauses),
        values=agreement.values if language == agreement.language else _own_values(agreement),
    )
    return Translation(translated, tuple(kept) if language != agreement.language else ())


def _second_alone(agreement: Agreement) -> Translation:
    """The words of the right column; where there are none, those of the left one."""
    turned = swapped(agreement)
    kept = tuple(one for one in agreement.clauses if second_state(one) is SecondState.MISSING)
    clauses = tuple(
        old if old in kept else new
        for old, new in zip(agreement.clauses, turned.clauses, strict=True)
    )
    return Translation(in_one_language(replace(turned, clauses=clauses)), kept)


def in_one_language(agreement: Agreement) -> Agreement:
    """The draft without its right column."""
    clauses = (
        replace(one, second_heading="", second_text="", second_of="") for one in agreement.clauses
    )
    return replace(
        agreement,
        second_language="",
        second_title="",
        prevailing_language="",
        clauses=tuple(clauses),
    )


def in_languages(agreement: Agreement, languages: tuple[str, ...]) -> Agreement:
    """The draft in one language or in two, the left column first; what is missing stays empty."""
    if languages == agreement.languages:
        return agreement
    first, *others = languages
    if not others:
        return in_language(agreement, first).agreement
    if set(languages) != set(agreement.languages):
        own = agreement.language if agreement.language in languages else first
        (other,) = set(languages) - {own}
        agreement = with_second(in_language(agreement, own).agreement, other)
    return agreement if agreement.language == first else swapped(agreement)


def swapped(agreement: Agreement) -> Agreement:
    """The draft with its second language as the first one, and the first as the second."""
    return replace(
        agreement,
        language=agreement.second_language,
        second_language=agreement.language,
        title=agreement.second_title or agreement.title,
        second_title=agreement.title,
        clauses=tuple(_swapped_clause(clause) for clause in agreement.clauses),
        values=_own_values(agreement),
    )


def with_second(agreement: Agreement, language: str) -> Agreement:
    """The draft with a second language, as far as the library knows its words.

    Of a clause that was changed, the library's words stand there as a beginning, and as behind.
    """
    before = known_clauses(agreement.language)
    after = known_clauses(language)
    clauses = []
    for clause in agreement.clauses:
        template, other = before.get(clause.key), after.get(clause.key)
        clauses.append(_with_words(clause, template, other))
    return replace(
        agreement,
        second_language=language,
        second_title=_title_in(agreement, language),
        prevailing_language="",
        clauses=tuple(clauses),
    )


def _with_words(
    clause: Clause, template: ClauseTemplate | None, other: ClauseTemplate | None
) -> Clause:
    if template is None or other is None:
        return replace(clause, second_heading="", second_text="", second_of="")
    return replace(
        clause,
        second_heading=other.heading,
        second_text=other.text,
        second_of=wording(template.heading, template.text),
    )


def _swapped_clause(clause: Clause) -> Clause:
    is_current = second_state(clause) is SecondState.UP_TO_DATE
    return replace(
        clause,
        heading=clause.second_heading,
        text=clause.second_text,
        second_heading=clause.heading,
        second_text=clause.text,
        second_of=wording(clause.second_heading, clause.second_text) if is_current else "",
    )


def _title_in(agreement: Agreement, language: str) -> str:
    """The title in another language, if it is the one that every draft has at first; else ""."""
    is_first = agreement.title == for_language(agreement.language).gettext(FIRST_TITLE)
    return for_language(language).gettext(FIRST_TITLE) if is_first else ""


def _own_values(agreement: Agreement) -> dict[str, str]:
    """What was agreed otherwise than the library proposes: its proposals change over."""
    proposed = default_values(agreement.language)
    return {name: said for name, said in agreement.values.items() if said != proposed.get(name)}


def _is_untouched(clause: Clause, template: ClauseTemplate | None) -> bool:
    return template is not None and (clause.heading, clause.text) == (
        template.heading,
        template.text,
    )
