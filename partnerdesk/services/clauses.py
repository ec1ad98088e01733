"""The clauses of a draft: write them, move them, add them from a library, take them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.agreement_language import SecondState, second_state, wording
from partnerdesk.domain.clause_search import pattern_of, replaced
from partnerdesk.domain.clauses import known_clauses, load_library
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec, clean, sanitised
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row, template_row
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading_agreements import clause_of
from partnerdesk.store.tables import AgreementRow, ClauseRow

HEADING = FieldSpec("heading", N_("Heading of the clause"), required=True)
TEXT = FieldSpec("text", N_("Text of the clause"), "long")


def cleaned_text(text: str) -> str:
    """The text of a clause as it would be stored, whatever its length."""
    return sanitised(text, keep_lines=True).strip()


def set_clause_text(desk: Desk, clause_id: int, text: str) -> None:
    """Write the text of a clause, its fields as ``{name}``; agreed words are open to talks again.

    Raises:
        FieldError: the text is too long.
        UserError: the clause is no longer there.
    """
    kept = clean(TEXT, text)
    heading = clause_heading(desk, clause_id)
    change = Change(
        N_("Change the clause “{heading}”"), merge_key=f"clause-{clause_id}", heading=heading
    )
    with desk.database.write(change) as session:
        _rewrite(clause_row(session, clause_id), kept)


def set_clause_talks(desk: Desk, clause_id: int, talks: TalkState) -> None:
    """Say how far the partners have come with a clause.

    Raises:
        UserError: the clause is no longer there.
    """
    change = Change(
        N_("Say how far the talks on “{heading}” are"),
        merge_key=f"talks-{clause_id}",
        heading=clause_heading(desk, clause_id),
    )
    with desk.database.write(change) as session:
        clause_row(session, clause_id).state = talks


def replace_everywhere(
    desk: Desk, agreement_id: int, words: str, by: str, *, whole_words: bool = False
) -> int:
    """Put other words in place of these in the whole draft; the answer is in how many places.

    Both languages change. Nothing does unless every clause still fits.

    Raises:
        FieldError: a text would become too long, or a heading empty.
        UserError: the draft is no longer there.
    """
    by = sanitised(by, keep_lines=False)
    change = Change(N_("Replace “{words}” by “{by}” everywhere"), words=words[:60], by=by[:60])
    wanted = pattern_of(words, whole_words=whole_words)
    with desk.database.write(change) as session:
        rows = agreement_row(session, agreement_id).clauses
        return sum(_replace_in(row, wanted, by) for row in rows)


def _replace_in(row: ClauseRow, wanted: re.Pattern[str], by: str) -> int:
    """Put other words into both languages of a clause.

    Where as many change in both, they say the same as before.
    """
    was = second_state(clause_of(row))
    heading, in_heading = _in_heading(row.heading, wanted, by)
    text, in_text = _in_text(row.text, wanted, by)
    row.heading = heading
    _rewrite(row, text)
    row.second_heading, in_second_heading = _in_heading(row.second_heading, wanted, by)
    row.second_text, in_second_text = _in_text(row.second_text, wanted, by)
    first, second = in_heading + in_text, in_second_heading + in_second_text
    if first == second and was is SecondState.UP_TO_DATE:
        row.second_of = wording(row.heading, row.text)
    return first + second


def _in_heading(heading: str, wanted: re.Pattern[str], by: str) -> tuple[str, int]:
    changed, count = wanted.subn(lambda _found: by, heading)
    return (clean(HEADING, changed) if count else heading), count


def _in_text(text: str, wanted: re.Pattern[str], by: str) -> tuple[str, int]:
    changed, count = replaced(text, wanted, by)
    return (clean(TEXT, changed) if count else text), count


def set_clause_heading(desk: Desk, clause_id: int, heading: str) -> None:
    """Name a clause.

    Raises:
        FieldError: no heading, or too long.
        UserError: the clause is no longer there.
    """
    kept = clean(HEADING, heading)
    change = Change(
        N_("Change the heading “{heading}”"), merge_key=f"heading-{clause_id}", heading=kept
    )
    with desk.database.write(change) as session:
        clause_row(session, clause_id).heading = kept


def move_clause(desk: Desk, clause_id: int, step: int) -> None:
    """Move a clause one place up (-1) or down (1); at the ends nothing happens."""
    change = Change(N_("Move the clause “{heading}”"), heading=clause_heading(desk, clause_id))
    with desk.database.write(change) as session:
        row = clause_row(session, clause_id)
        order = agreement_row(session, row.agreement_id).clauses
        place = order.index(row)
        target = place + step
        if 0 <= target < len(order):
            row.position, order[target].position = order[target].position, row.position


def add_clause_from_library(desk: Desk, agreement_id: int, key: str) -> int:
    """Add a clause of the library where it belongs by its section. The answer is its id.

    Raises:
        UserError: the draft holds it already, or is no longer there.
    """
    language, taken = _language_and_keys(desk, agreement_id)
    template = next(one for one in load_library(language) if one.key == key)
    if key in taken:
        raise UserError(
            N_("The agreement holds this clause already: {heading}."),
            N_("Choose another one, or change that clause."),
            heading=template.heading,
        )
    change = Change(N_("Add the clause “{heading}”"), heading=template.heading)
    with desk.database.write(change) as session:
        agreement = agreement_row(session, agreement_id)
        order = [row for row in agreement.clauses if row.section <= template.section]
        return _insert(session, agreement, template_row(template, 0), len(order))


def add_own_clause(desk: Desk, agreement_id: int, heading: str, after_id: int | None = None) -> int:
    """Add an empty clause of the centre's own, behind another one or at the end.

    Raises:
        FieldError: no heading, or too long.
        UserError: the draft is no longer there.
    """
    kept = clean(HEADING, heading)
    with desk.database.write(Change(N_("Add the clause “{heading}”"), heading=kept)) as session:
        agreement = agreement_row(session, agreement_id)
        ids = [row.id for row in agreement.clauses]
        place = ids.index(after_id) + 1 if after_id in ids else len(ids)
        section = agreement.clauses[place - 1].section if place else 1
        row = ClauseRow(key="", section=section, heading=kept, text="", position=0)
        return _insert(session, agreement, row, place)


def remove_clause(desk: Desk, clause_id: int) -> None:
    """Take a clause out of the draft.

    Raises:
        UserError: no agreement may be without it, or it is no longer there.
    """
    heading = clause_heading(desk, clause_id)
    with desk.database.write(
        Change(N_("Remove the clause “{heading}”"), heading=heading)
    ) as session:
        row = clause_row(session, clause_id)
        agreement = agreement_row(session, row.agreement_id)
        if _is_compulsory(agreement, row):
            raise UserError(
                N_("An agreement needs the clause “{heading}”."),
                N_("Without it the paper could be void. Change its words instead."),
                heading=heading,
            )
        session.delete(row)


def clause_row(session: Session, clause_id: int) -> ClauseRow:
    """The row of a clause.

    Raises:
        UserError: it is no longer there.
    """
    row = session.get(ClauseRow, clause_id)
    if row is None:
        raise UserError(
            N_("This clause is no longer here."), N_("Take the last step back with Ctrl+Z.")
        )
    return row


def _rewrite(row: ClauseRow, text: str) -> None:
    if text != row.text and row.state == TalkState.AGREED:
        row.state = TalkState.DISCUSSED
    row.text = text


def clause_heading(desk: Desk, clause_id: int) -> str:
    """What a clause is called.

    Raises:
        UserError: the clause is no longer there.
    """
    with desk.database.read() as session:
        return clause_row(session, clause_id).heading


def _language_and_keys(desk: Desk, agreement_id: int) -> tuple[str, set[str]]:
    with desk.database.read() as session:
        row = agreement_row(session, agreement_id)
        return row.language, {clause.key for clause in row.clauses}


def _is_compulsory(agreement: AgreementRow, row: ClauseRow) -> bool:
    """Whether no agreement may be without the clause."""
    template = known_clauses(agreement.language).get(row.key)
    is_needed = template is not None and template.compulsory
    return is_needed and (agreement.amends_id is None or row.key.startswith("amendment-"))


def _insert(session: Session, agreement: AgreementRow, row: ClauseRow, place: int) -> int:
    insert_clauses(session, agreement, [row], place)
    return row.id


def insert_clauses(
    session: Session, agreement: AgreementRow, rows: Sequence[ClauseRow], place: int
) -> None:
    """Put clauses before the one at a place, counted from 0, and count positions anew."""
    agreement.clauses[place:place] = rows
    for position, clause in enumerate(agreement.clauses, start=1):
        clause.position = position
    session.flush()
