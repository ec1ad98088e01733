"""The second language of a draft: choose it, write it clause by clause, say which text prevails."""

from __future__ import annotations

from dataclasses import replace

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.agreement_language import (
    SecondState,
    in_one_language,
    refuse_amendment,
    second_state,
    with_second,
    wording,
)
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import FieldSpec, clean
from partnerdesk.domain.guidance import languages_by_name
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row, fill_anew, get_agreement
from partnerdesk.services.clauses import HEADING, TEXT, clause_heading, clause_row
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading_agreements import agreement_of, clause_of, translated_fields
from partnerdesk.store.tables import AgreementRow, ClauseRow

SECOND_TITLE = FieldSpec("second_title", N_("Title in the second language"))
FIELD_WORDS = FieldSpec("words", N_("In the second language"), "long")


def choose_second_language(desk: Desk, agreement_id: int, language: str) -> int:
    """Print the draft in a second language beside the first; "" is in one language again.

    The library's clauses are filled in at once. The answer is how many clauses wait for a person.

    Raises:
        UserError: it is the first language already, the draft is frozen, an amendment, or no
            longer there.
    """
    change = Change(N_("Choose the second language of the agreement"))
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        agreement = agreement_of(row)
        refuse_amendment(agreement)
        if language == agreement.language:
            raise UserError(
                N_("The agreement is written in {language} already."),
                N_("Choose another language for the second column."),
                language=languages_by_name((language,)),
            )
        made = with_second(agreement, language) if language else in_one_language(agreement)
        write_second(row, made)
        states = [second_state(clause) for clause in made.clauses]
        return sum(state is not SecondState.UP_TO_DATE for state in states) if language else 0


def write_second(row: AgreementRow, made: Agreement) -> None:
    """Write the second language of a draft into its row, or take it out."""
    row.second_language, row.second_title = made.second_language, made.second_title
    row.prevailing_language = made.prevailing_language
    for old, new in zip(row.clauses, made.clauses, strict=True):
        old.second_heading, old.second_text = new.second_heading, new.second_text
        old.second_of = new.second_of


def set_prevailing_language(desk: Desk, agreement_id: int, language: str) -> None:
    """Say which of the two texts counts where they differ.

    Raises:
        UserError: the draft is frozen, or no longer there.
    """
    change = Change(N_("Say which language prevails"), merge_key=f"prevailing-{agreement_id}")
    with desk.database.write(change) as session:
        agreement_row(session, agreement_id).prevailing_language = language


def set_second_title(desk: Desk, agreement_id: int, title: str) -> None:
    """Name the agreement in its second language.

    Raises:
        FieldError: too long.
        UserError: the draft is no longer there.
    """
    kept = clean(SECOND_TITLE, title)
    change = Change(
        N_("Change the title in the second language"), merge_key=f"second-title-{agreement_id}"
    )
    with desk.database.write(change) as session:
        agreement_row(session, agreement_id).second_title = kept


def set_second_text(desk: Desk, clause_id: int, text: str) -> None:
    """Write a clause in the second language.

    Whoever fixes a word of a text that was behind has not said that it fits now.

    Raises:
        FieldError: the text is too long.
        UserError: the clause is no longer there.
    """
    _write(desk, clause_id, "second_text", clean(TEXT, text))


def set_second_heading(desk: Desk, clause_id: int, heading: str) -> None:
    """Name a clause in the second language.

    Raises:
        FieldError: no heading, or too long.
        UserError: the clause is no longer there.
    """
    _write(desk, clause_id, "second_heading", clean(HEADING, heading))


def confirm_second_text(desk: Desk, clause_id: int) -> None:
    """Say that the second language says the same as the first one does now.

    Raises:
        UserError: the clause is no longer there.
    """
    change = Change(
        N_("Both languages of “{heading}” say the same"), heading=clause_heading(desk, clause_id)
    )
    with desk.database.write(change) as session:
        row = clause_row(session, clause_id)
        row.second_of = wording(row.heading, row.text)


def set_field_words(desk: Desk, agreement_id: int, language: str, field: str, words: str) -> None:
    """Say a field in the words of one of the languages; no words take them away again.

    They hold as long as the field says what it says now.

    Raises:
        FieldError: too long.
        UserError: the draft is frozen, or no longer there.
    """
    kept = clean(FIELD_WORDS, words)
    of = wording(_untranslated(desk, agreement_id, language, field))
    change = Change(
        N_("Write a field in another language"), merge_key=f"words-{agreement_id}-{field}"
    )
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        found = translated_fields(row)
        said = found.setdefault(language, {})
        said.pop(field, None)
        if kept:
            said[field] = (of, kept)
        row.translated_values = {**found}


def _untranslated(desk: Desk, agreement_id: int, language: str, field: str) -> str:
    """What the field says as it was written, in one of the languages of the draft."""
    filled = get_agreement(desk, agreement_id)
    draft = replace(filled.agreement, translated={})
    with desk.database.read() as session:
        plain = fill_anew(
            agreement_row(session, agreement_id),
            draft,
            filled.partnership,
            filled.centre,
            filled.budget,
            desk.clock().date(),
        )
    is_first = language == draft.language
    return (plain.values if is_first else plain.second_values).get(field) or ""


def _write(desk: Desk, clause_id: int, column: str, words: str) -> None:
    """Set one of the columns of a clause's second language; typing on is the same step."""
    change = Change(
        N_("Change the second language of “{heading}”"),
        merge_key=f"{column}-{clause_id}",
        heading=clause_heading(desk, clause_id),
    )
    with desk.database.write(change) as session:
        row = clause_row(session, clause_id)
        was = second_state(clause_of(row))
        setattr(row, column, words)
        _note_first_words(row, was)


def _note_first_words(row: ClauseRow, was: SecondState) -> None:
    """What was not written yet translates the words that stand there now."""
    if was is SecondState.MISSING:
        row.second_of = wording(row.heading, row.text)
