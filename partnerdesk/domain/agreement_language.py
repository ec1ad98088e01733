"""A draft in another language: the library's clauses change over, changed ones stay as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from partnerdesk.domain.agreement import Agreement, Clause
from partnerdesk.domain.clauses import ClauseTemplate, load_library
from partnerdesk.domain.texts import N_, for_language

FIRST_TITLE = N_("Partnership agreement")
"""What a draft is called until somebody names it."""


@dataclass(frozen=True)
class Translation:
    """A draft in another language; ``kept`` clauses still need a person to translate them."""

    agreement: Agreement
    kept: tuple[Clause, ...]


def in_language(agreement: Agreement, language: str) -> Translation:
    """The draft in a language.

    A clause takes the library's words of that language if it still has those of its own language.
    """
    before = {template.key: template for template in load_library(agreement.language)}
    after = {template.key: template for template in load_library(language)}
    clauses: list[Clause] = []
    kept: list[Clause] = []
    for clause in agreement.clauses:
        if _is_untouched(clause, before.get(clause.key)):
            template = after[clause.key]
            clauses.append(replace(clause, heading=template.heading, text=template.text))
        else:
            clauses.append(clause)
            kept.append(clause)
    title = agreement.title
    if title == for_language(agreement.language).gettext(FIRST_TITLE):
        title = for_language(language).gettext(FIRST_TITLE)
    translated = replace(agreement, language=language, title=title, clauses=tuple(clauses))
    return Translation(translated, tuple(kept) if language != agreement.language else ())


def _is_untouched(clause: Clause, template: ClauseTemplate | None) -> bool:
    return template is not None and (clause.heading, clause.text) == (
        template.heading,
        template.text,
    )
