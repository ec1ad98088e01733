"""An example agreement in two languages, with the words of its story in both of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement_language import with_second, wording
from partnerdesk.domain.clauses import is_said_in_words
from partnerdesk.domain.filled_agreement import filled_in
from partnerdesk.domain.partnership import Partner, Partnership
from partnerdesk.domain.texts import LANGUAGES
from partnerdesk.services.centre import read_centre
from partnerdesk.services.reading import partnership_of
from partnerdesk.services.reading_agreements import agreement_of
from partnerdesk.services.reading_budgets import budget_sheet_of
from partnerdesk.services.second_language import write_second
from partnerdesk.store.tables import PartnershipRow

PARTNER_WORDS = {
    "responsibilities": "does",
    "rights": "may",
    "obligations": "must",
    "own_objectives": "wants",
    "contributions": "gives",
    "benefits": "gains",
    "gives_money": "money",
    "gives_people": "people",
    "gives_rooms": "rooms",
    "gives_know_how": "know_how",
}
"""What is written of a partner, by its name in the story."""


_NO_WORDS = frozenset({"path", "review_months", "kinds"})
"""Answers of an interview that are the same in all languages."""


def other_language(language: str) -> str:
    """The language that stands beside this one in the example."""
    return next(code for code in LANGUAGES if code != language)


def with_names(told: Any, names: Mapping[str, str]) -> Any:
    """The story with other names in place of these, the longest first: a name is not translated."""
    if isinstance(told, Mapping):
        return {key: with_names(said, names) for key, said in told.items()}
    if isinstance(told, list):
        return [with_names(said, names) for said in told]
    if isinstance(told, str):
        for name in sorted(names, key=len, reverse=True):
            told = told.replace(name, names[name])
    return told


def add_second_language(
    session: Session,
    row: PartnershipRow,
    story: Mapping[str, Any],
    organisation_ids: Mapping[str, int],
    today: date,
) -> None:
    """Put the draft into two languages; ``story`` is told in the second one.

    The first language prevails, and the fields say what the story says.
    """
    draft, partnership, centre = row.agreements[-1], partnership_of(row), read_centre(session)
    budget = budget_sheet_of(row.budget) if row.budget else None
    second = other_language(draft.language)
    made = replace(with_second(agreement_of(draft), second), prevailing_language=draft.language)
    write_second(draft, made)
    told = _in_other_words(partnership, story, organisation_ids)
    plain, said = (
        filled_in(made, one, centre, budget, today).second_values for one in (partnership, told)
    )
    draft.translated_values = {
        second: {
            name: (wording(plain[name] or ""), words)
            for name, words in said.items()
            if words and is_said_in_words(name) and words != plain[name]
        }
    }


def _in_other_words(
    partnership: Partnership, story: Mapping[str, Any], organisation_ids: Mapping[str, int]
) -> Partnership:
    written = {**story["answers"], **story["facts"]}
    own = {one.name for one in fields(Partnership)} - _NO_WORDS
    words: dict[str, Any] = {name: said for name, said in written.items() if name in own}
    tables = {organisation_ids[table["organisation"]]: table for table in story["partner"]}
    partners = (_partner(one, tables.get(one.organisation.id, {})) for one in partnership.partners)
    answers = {
        name: story["answers"][name] if isinstance(said, str) else said
        for name, said in partnership.answers.items()
        if name in story["answers"]
    }
    answers = {**partnership.answers, **answers}
    return replace(partnership, answers=answers, partners=tuple(partners), **words)


def _partner(partner: Partner, table: Mapping[str, Any]) -> Partner:
    words = {name: table[key] for name, key in PARTNER_WORDS.items() if key in table}
    return replace(partner, **words)
