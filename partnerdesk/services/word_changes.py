"""Reads the Word file of a draft back: what a lawyer changed in it, and a draft of her words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.clause_text import readable
from partnerdesk.domain.comparing import ClauseWords, compare_clauses, match_clauses
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.filled_text import filled_text, with_fields
from partnerdesk.domain.foreign_text import ForeignClause
from partnerdesk.domain.history import Change
from partnerdesk.domain.kept_drafts import DRAFT_NAME, Comparison
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services import docx_import
from partnerdesk.services.agreements import agreement_row, get_agreement
from partnerdesk.services.clauses import HEADING, TEXT
from partnerdesk.services.desk import Desk
from partnerdesk.services.docx_export import headings_around
from partnerdesk.services.drafts import (
    begin_as_latest,
    copied_clause,
    copy_of,
    follow_copies,
    list_drafts,
)
from partnerdesk.services.people import who
from partnerdesk.store.tables import AgreementRow, ClauseRow


@dataclass(frozen=True)
class WordChanges:
    """A Word file beside the draft that it came from; ``clauses`` are those of the file."""

    agreement_id: int
    name: str
    clauses: tuple[ForeignClause, ...]
    comparison: Comparison


def read_changes(desk: Desk, agreement_id: int, file: Path, texts: Texts) -> WordChanges:
    """Compare a Word file with a draft; titles in the language of ``texts``.

    What stands around the clauses (parties, signatures, annexes) follows the records and is left
    out.

    Raises:
        UserError: the file cannot be read, or the draft is no longer there.
    """
    filled = get_agreement(desk, agreement_id)
    language = filled.agreement.language
    found = docx_import.look(file, language)
    around = headings_around(filled, for_language(language))
    beginning = for_language(language).gettext(docx_import.BEGINNING)
    own = {one.heading for one in filled.agreement.clauses}
    left_out = {beginning, *around} - own
    clauses = tuple(one for one in found.clauses if one.heading not in left_out)
    drafts = {one.id: one for one in list_drafts(desk, filled.partnership.id)}
    draft = drafts[agreement_id]
    day = texts.date(desk.clock().date())
    comparison = Comparison(
        draft.title(texts),
        draft.facts(texts),
        texts.gettext(N_("Word file “{name}”")).format(name=file.name),
        texts.gettext(N_("read on {day}")).format(day=day),
        compare_clauses(_draft_side(filled), _word_side(clauses)),
    )
    return WordChanges(agreement_id, file.stem, clauses, comparison)


def take_over(desk: Desk, changes: WordChanges) -> int:
    """Make a new draft of the words of a Word file; fields stay where their values do.

    The answer is its id.

    Raises:
        FieldError: a clause is longer than one can be.
        UserError: the draft is no longer there, or nothing was changed.
    """
    if not changes.comparison.changed:
        raise UserError(
            N_("Nothing was changed in this Word file."), N_("The draft stays as it is.")
        )
    filled = get_agreement(desk, changes.agreement_id)
    change = Change(N_("Take over the words of “{name}”"), name=changes.name)
    with desk.database.write(change) as session:
        row = agreement_row(session, changes.agreement_id)
        made = copy_of(session, row, ())
        made.name = clean(DRAFT_NAME, changes.name[: DRAFT_NAME.max_length])
        new_ids = _add_clauses(made, row, filled, changes.clauses)
        session.flush()
        follow_copies(made, {old: new.id for old, new in new_ids.items()})
        begin_as_latest(session, made, who(desk), desk.clock().date())
        return made.id


def _add_clauses(
    made: AgreementRow, row: AgreementRow, filled: FilledAgreement, found: Sequence[ForeignClause]
) -> dict[int, ClauseRow]:
    """Fill the new draft; the answer is its clauses by the ids of those that they were."""
    before, after = _draft_side(filled), _word_side(found)
    partners = match_clauses(before, after)
    new_ids: dict[int, ClauseRow] = {}
    section = 1
    for place, clause in enumerate(found):
        old_place = partners.get(place)
        if old_place is None:
            new = ClauseRow(key="", section=section, heading=clause.heading, text=clause.text)
        else:
            old = row.clauses[old_place]
            new = new_ids[old.id] = copied_clause(old)
            if before[old_place] != after[place]:
                _rewrite(new, clause, filled)
        new.heading, new.text = clean(HEADING, new.heading), clean(TEXT, new.text)
        new.position, section = place + 1, new.section
        made.clauses.append(new)
    return new_ids


def _rewrite(new: ClauseRow, clause: ForeignClause, filled: FilledAgreement) -> None:
    """Her words in place of ours; what was agreed is open to talks again."""
    texts = for_language(filled.agreement.language)
    new.heading = clause.heading
    new.text = with_fields(filled_text(new.text, filled.values, texts), clause.text)
    if new.state == TalkState.AGREED:
        new.state = TalkState.DISCUSSED


def _draft_side(filled: FilledAgreement) -> tuple[ClauseWords, ...]:
    """The clauses as they stand in the Word file that was given out."""
    texts = for_language(filled.agreement.language)
    return tuple(
        _words(clause.heading, filled_text(clause.text, filled.values, texts).text)
        for clause in filled.agreement.clauses
    )


def _word_side(clauses: Sequence[ForeignClause]) -> tuple[ClauseWords, ...]:
    return tuple(_words(clause.heading, clause.text) for clause in clauses)


def _words(heading: str, text: str) -> ClauseWords:
    """Nothing in it is a field: these are only words."""
    return ClauseWords("", " ".join(heading.split()), readable(text, lambda name: f"{{{name}}}"))
