"""Where the second column of a draft may say something else than the first.

What it lacks is a gap of the draft already; these are only doubts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.agreement_language import SecondState, second_state
from partnerdesk.domain.clauses import field_label, is_said_in_words, placeholders
from partnerdesk.domain.filled_agreement import FilledAgreement, Gap
from partnerdesk.domain.guidance import Link, Marked, agreement_of_partnership, sentence
from partnerdesk.domain.texts import N_


def translation_doubts(filled: FilledAgreement) -> Iterator[Gap]:
    """Translations that are behind, and words that stand in both columns in one language."""
    agreement = filled.agreement
    if not agreement.second_language:
        return
    behind = [one for one in agreement.clauses if second_state(one) is SecondState.BEHIND]
    if behind:
        yield Gap(
            sentence(N_("Translations older than the text: {count}."), count=len(behind)),
            N_("Open the first one"),
            _clause_link(filled, behind[0].id),
            why=N_("Two columns that differ end in a quarrel about words."),
        )
    same = untranslated_in(filled, agreement.clauses)
    if same:
        labels = tuple(Marked(field_label(name)) for name in same)
        holding = (one.id for one in agreement.clauses if same[0] in placeholders(one.second_text))
        yield Gap(
            sentence(N_("These words are the same in both languages: {fields}."), fields=labels),
            N_("Open the first one"),
            _clause_link(filled, next(holding)),
            why=N_("Who reads one column only must understand all of it."),
        )


def untranslated_in(filled: FilledAgreement, clauses: Iterable[Clause]) -> tuple[str, ...]:
    """The fields of these clauses whose words are the same in both columns, and nobody said so."""
    agreement, values, second_values = filled.agreement, filled.values, filled.second_values
    said = agreement.translated.get(agreement.second_language, {})
    found = dict.fromkeys(
        name
        for clause in clauses
        for name in placeholders(clause.second_text)
        if is_said_in_words(name) and name not in said
    )
    return tuple(name for name in found if values.get(name) == second_values.get(name) is not None)


def _clause_link(filled: FilledAgreement, clause_id: int) -> Link:
    place = agreement_of_partnership(filled.partnership.id)
    return Link(place.screen, {**place.arguments, "clause_id": clause_id})
