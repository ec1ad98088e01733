"""The clauses of an amendment as it prints them: what was agreed until now, and what holds then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from partnerdesk.domain.agreement import Clause
from partnerdesk.domain.consolidated import ClauseInForce, Signed, changing_clauses, with_changes
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.papers import PaperClause, PaperParagraph, PaperRun, clause_paragraphs
from partnerdesk.domain.texts import N_, Texts

_UNTIL_NOW = N_("Until now:")
_FROM_NOW_ON = N_("From now on:")


def amendment_clauses_on_paper(filled: FilledAgreement, texts: Texts) -> tuple[PaperClause, ...]:
    """All clauses in order; a changed one quotes the words it takes the place of."""
    changing = {clause.id for clause in changing_clauses(filled.agreement)}
    before = {one.id: one for one in filled.before}
    after = with_changes(filled.before, Signed(filled.agreement, filled.values))
    labels = {one.id: one.label for one in after}
    made = []
    for number, clause in enumerate(filled.agreement.clauses, start=1):
        paragraphs = clause_paragraphs(clause.text, filled.values, texts)
        if clause.id not in changing:
            made.append(PaperClause(number, clause.heading, paragraphs))
            continue
        old = before.get(clause.changes_id) if clause.changes_id is not None else None
        label = old.label if old is not None else labels[clause.id]
        heading = _heading(clause, old, label, texts)
        if old is not None:
            paragraphs = (*_before_and_after(clause, old, paragraphs, texts),)
        else:
            paragraphs = (*_quoted(label, paragraphs),)
        made.append(PaperClause(number, heading, paragraphs))
    return tuple(made)


def _heading(clause: Clause, old: ClauseInForce | None, label: str, texts: Texts) -> str:
    if old is None:
        said = texts.gettext(N_("New clause {number}: {heading}"))
    elif clause.takes_out:
        said = texts.gettext(N_("Clause {number} is taken out: {heading}"))
    else:
        said = texts.gettext(N_("Clause {number} changes: {heading}"))
    return said.format(number=label, heading=old.heading if old is not None else clause.heading)


def _before_and_after(
    clause: Clause,
    old: ClauseInForce,
    paragraphs: Iterable[PaperParagraph],
    texts: Texts,
) -> Iterator[PaperParagraph]:
    yield _said(texts.gettext(_UNTIL_NOW))
    yield from _quoted(old.label, clause_paragraphs(old.text, old.values, texts))
    yield _said(texts.gettext(_FROM_NOW_ON))
    if clause.heading != old.heading and not clause.takes_out:
        yield _said(f"{old.label} {clause.heading}")
    yield from _quoted("" if clause.takes_out else old.label, paragraphs)


def _said(words: str) -> PaperParagraph:
    return PaperParagraph((PaperRun(words, is_bold=True),), is_lead=True)


def _quoted(label: str, paragraphs: Iterable[PaperParagraph]) -> Iterator[PaperParagraph]:
    """The paragraphs with the numbers that they have in the agreement."""
    for paragraph in paragraphs:
        own = f"{label}.{paragraph.number}" if label and paragraph.number else ""
        yield replace(paragraph, number=0, label=own)


def clauses_in_force_on_paper(
    standing: Iterable[ClauseInForce], texts: Texts
) -> tuple[PaperClause, ...]:
    """The text in force, clause by clause, each with a note on which amendment wrote it."""
    return tuple(_in_force(place, one, texts) for place, one in enumerate(standing, start=1))


def _in_force(place: int, one: ClauseInForce, texts: Texts) -> PaperClause:
    paragraphs = clause_paragraphs(one.text, one.values, texts)
    if one.changed_by:
        note = N_("As amendment {number} says:")
        if one.is_taken_out:
            note = N_("Taken out by amendment {number}:")
        said = texts.gettext(note).format(number=one.changed_by)
        paragraphs = (_said(said), *paragraphs)
    return PaperClause(place, one.heading, paragraphs, label=one.label)
