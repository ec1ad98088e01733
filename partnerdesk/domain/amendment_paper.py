"""The clauses of an amendment as it prints them: what was agreed until now, and what holds then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from partnerdesk.domain.agreement import Agreement, Clause
from partnerdesk.domain.agreement_language import swapped
from partnerdesk.domain.agreement_values import Values
from partnerdesk.domain.consolidated import (
    ClauseInForce,
    SaidIn,
    Signed,
    changing_clauses,
    with_changes,
)
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.papers import PaperClause, PaperParagraph, PaperRun, clause_paragraphs
from partnerdesk.domain.texts import N_, Texts, for_language

_UNTIL_NOW = N_("Until now:")
_FROM_NOW_ON = N_("From now on:")
_OTHER_LANGUAGE_ONLY = N_("Signed in the other language only.")


def amendment_clauses_on_paper(filled: FilledAgreement, texts: Texts) -> tuple[PaperClause, ...]:
    """All clauses in order; a changed one quotes the words it takes the place of.

    In two languages each clause has its second one.
    """
    agreement = filled.agreement
    labels = _labels_after(filled)
    said = _in_one_language(agreement, filled.values, filled.before, labels, texts)
    if not agreement.second_language:
        return said
    second_texts = for_language(agreement.second_language)
    second = _in_one_language(
        swapped(agreement), filled.second_values, filled.before, labels, second_texts
    )
    return side_by_side_clauses(said, second)


def side_by_side_clauses(
    first: Iterable[PaperClause], second: Iterable[PaperClause]
) -> tuple[PaperClause, ...]:
    """Each clause with the same one in the second language."""
    return tuple(replace(one, second=other) for one, other in zip(first, second, strict=True))


def _labels_after(filled: FilledAgreement) -> Mapping[int, str]:
    """The numbers that the clauses have once the amendment is in force, by their ids."""
    after = with_changes(filled.before, Signed(filled.agreement, filled.values))
    return {one.id: one.label for one in after}


def _in_one_language(
    agreement: Agreement,
    values: Values,
    standing: Iterable[ClauseInForce],
    labels: Mapping[int, str],
    texts: Texts,
) -> tuple[PaperClause, ...]:
    """The clauses in the first language of ``agreement``, which is that of ``texts``."""
    changing = {clause.id for clause in changing_clauses(agreement)}
    before = {one.id: one for one in standing}
    made = []
    for number, clause in enumerate(agreement.clauses, start=1):
        heading = clause.heading
        paragraphs = clause_paragraphs(clause.text, values, texts)
        if clause.id in changing:
            old = before.get(clause.changes_id) if clause.changes_id is not None else None
            label = old.label if old is not None else labels[clause.id]
            was = old.in_language(texts.language) if old is not None else None
            heading = _heading(clause, label, old, was, texts)
            paragraphs = (*_changed(clause, label, old, was, paragraphs, texts),)
        made.append(PaperClause(number, heading, paragraphs))
    return tuple(made)


def _heading(
    clause: Clause, label: str, old: ClauseInForce | None, was: SaidIn | None, texts: Texts
) -> str:
    if old is None:
        said = texts.gettext(N_("New clause {number}: {heading}"))
    elif clause.takes_out:
        said = texts.gettext(N_("Clause {number} is taken out: {heading}"))
    else:
        said = texts.gettext(N_("Clause {number} changes: {heading}"))
    return said.format(number=label, heading=was.heading if was is not None else clause.heading)


def _changed(
    clause: Clause,
    label: str,
    old: ClauseInForce | None,
    was: SaidIn | None,
    paragraphs: Iterable[PaperParagraph],
    texts: Texts,
) -> Iterator[PaperParagraph]:
    """What a clause said until now, if anything, and what it says then."""
    if old is None:
        yield from _quoted(label, paragraphs)
        return
    yield _said(texts.gettext(_UNTIL_NOW))
    if was is not None:
        yield from _quoted(label, clause_paragraphs(was.text, was.values, texts))
    else:
        yield _not_in(texts)
    yield _said(texts.gettext(_FROM_NOW_ON))
    if was is not None and clause.heading != was.heading and not clause.takes_out:
        yield _said(f"{label} {clause.heading}")
    yield from _quoted("" if clause.takes_out else label, paragraphs)


def _not_in(texts: Texts) -> PaperParagraph:
    """Where words in this language were never signed, that they were not."""
    return PaperParagraph((PaperRun(texts.gettext(_OTHER_LANGUAGE_ONLY)),))


def _said(words: str) -> PaperParagraph:
    return PaperParagraph((PaperRun(words, is_bold=True),), is_lead=True)


def _quoted(label: str, paragraphs: Iterable[PaperParagraph]) -> Iterator[PaperParagraph]:
    """The paragraphs with the numbers that they have in the agreement."""
    for paragraph in paragraphs:
        own = f"{label}.{paragraph.number}" if label and paragraph.number else ""
        yield replace(paragraph, number=0, label=own)


def clauses_in_force_on_paper(
    standing: Sequence[ClauseInForce], languages: Sequence[str]
) -> tuple[PaperClause, ...]:
    """The text in force, clause by clause, each with a note on which amendment wrote it.

    ``languages`` are those of the agreement: one, or two beside each other.
    """
    first, *second = (
        tuple(_in_force(place, one, for_language(code)) for place, one in enumerate(standing, 1))
        for code in languages
    )
    return side_by_side_clauses(first, second[0]) if second else first


def _in_force(place: int, one: ClauseInForce, texts: Texts) -> PaperClause:
    said = one.in_language(texts.language)
    heading = said.heading if said is not None else ""
    paragraphs: tuple[PaperParagraph, ...] = (_not_in(texts),)
    if said is not None:
        paragraphs = clause_paragraphs(said.text, said.values, texts)
    if one.changed_by:
        note = N_("As amendment {number} says:")
        if one.is_taken_out:
            note = N_("Taken out by amendment {number}:")
        words = texts.gettext(note).format(number=one.changed_by)
        paragraphs = (_said(words), *paragraphs)
    return PaperClause(place, heading, paragraphs, label=one.label)
