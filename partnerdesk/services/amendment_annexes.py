"""A new budget or programme as the annex of an amendment, with the clauses that speak of it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from partnerdesk.domain.amendments import BUDGET_CLAUSE, PROGRAMME_CLAUSE
from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.clauses import placeholders
from partnerdesk.domain.consolidated import ClauseInForce
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_, for_language
from partnerdesk.services.agreements import agreement_row
from partnerdesk.services.amendments import (
    add_change,
    first_words,
    frame_clause,
    place_in_amendment,
)
from partnerdesk.services.clauses import insert_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading_amendments import annexes_before, clauses_before
from partnerdesk.services.reading_budgets import budget_sheet_of
from partnerdesk.services.reading_programme import programme_of
from partnerdesk.store.tables import AgreementRow, ClauseRow

Wanted = Callable[[ClauseInForce], bool]


def add_budget(desk: Desk, agreement_id: int) -> None:
    """Let an amendment bring the budget of today as its annex, in place of the one in force.

    The clauses in force that name its figures come into the amendment, too: before and after.

    Raises:
        UserError: it has one already, there is no budget, it is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Put the budget into the amendment"))) as session:
        row = agreement_row(session, agreement_id)
        _refuse_without_budget(row)
        _bring(session, row, BUDGET_CLAUSE, _naming(row, Annex.BUDGET))


def remove_budget(desk: Desk, agreement_id: int) -> None:
    """Leave the budget as it was signed; clauses that came in with it go, if nobody changed them.

    Raises:
        UserError: the amendment is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Leave the budget as it was signed"))) as session:
        row = agreement_row(session, agreement_id)
        _leave(row, BUDGET_CLAUSE, _naming(row, Annex.BUDGET))


def add_programme(desk: Desk, agreement_id: int) -> None:
    """Let an amendment bring the programme of today as its annex, in place of the one in force.

    Clauses in force that list other objectives come in, too: before and after.

    Raises:
        UserError: it has one already, nothing is planned, it is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Put the programme into the amendment"))) as session:
        row = agreement_row(session, agreement_id)
        _refuse_without_programme(row)
        _bring(session, row, PROGRAMME_CLAUSE, _naming(row, Annex.PROGRAMME))


def remove_programme(desk: Desk, agreement_id: int) -> None:
    """Leave the programme as it was signed.

    Raises:
        UserError: the amendment is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Leave the programme as it was signed"))) as session:
        row = agreement_row(session, agreement_id)
        _leave(row, PROGRAMME_CLAUSE, _naming(row, Annex.PROGRAMME))


def _naming(row: AgreementRow, annex: Annex) -> Wanted:
    """Whether the words of a clause say what a new annex makes different."""
    listed = set() if annex in annexes_before(row) else {"annexes"}
    budget = row.partnership.budget
    limit = for_language(row.language).number(budget.transfer_limit_percent) if budget else ""
    objectives = [line.strip() for line in row.partnership.objectives.splitlines() if line.strip()]

    def names_it(clause: ClauseInForce) -> bool:
        if clause.is_taken_out:
            return False
        fields = {name for said in clause.said for name in placeholders(said.text)}
        if annex is Annex.BUDGET:
            has_other_limit = clause.values.get(_LIMIT) != limit
            return bool(fields & (_FIGURES | listed)) or (has_other_limit and _LIMIT in fields)
        has_others = (clause.values.get("objectives") or "").splitlines() != objectives
        return bool(fields & listed) or (has_others and "objectives" in fields)

    return names_it


_FIGURES = {"budget_total", "sources", "own_share_amount"}
_LIMIT = "transfer_limit_percent"


def _bring(session: Session, row: AgreementRow, key: str, speaks_of_it: Wanted) -> None:
    clause = frame_clause(key, row.language, row.second_language)
    insert_clauses(session, row, [clause], place_in_amendment(row, clause.section))
    changed = {one.changes_id for one in row.clauses}
    for old in clauses_before(row):
        if speaks_of_it(old) and old.id not in changed:
            add_change(session, row, old)


def _leave(row: AgreementRow, key: str, speaks_of_it: Wanted) -> None:
    standing = {one.id: one for one in clauses_before(row) if speaks_of_it(one)}
    for clause in list(row.clauses):
        old = standing.get(clause.changes_id) if clause.changes_id is not None else None
        if clause.key == key or (old is not None and _is_untouched(row, clause, old)):
            row.clauses.remove(clause)


def _is_untouched(amendment: AgreementRow, clause: ClauseRow, old: ClauseInForce) -> bool:
    """Whether nobody wrote in a changed clause, in either language, since it came in."""
    written = {amendment.language: (clause.heading, clause.text)}
    if amendment.second_language:
        written[amendment.second_language] = (clause.second_heading, clause.second_text)
    return not clause.takes_out and all(
        said == first_words(old, language) for language, said in written.items()
    )


def _refuse_without_budget(row: AgreementRow) -> None:
    if any(one.key == BUDGET_CLAUSE for one in row.clauses):
        raise UserError(
            N_("This amendment brings a new budget already."), N_("Change its figures in Budgets.")
        )
    budget = row.partnership.budget
    if budget is None or not budget_sheet_of(budget).lines:
        raise UserError(
            N_("The budget of this partnership has no lines."), N_("Open Budgets and write them.")
        )


def _refuse_without_programme(row: AgreementRow) -> None:
    if any(one.key == PROGRAMME_CLAUSE for one in row.clauses):
        raise UserError(
            N_("This amendment brings a new programme already."),
            N_("Change what it plans on the page of the programme."),
        )
    if programme_of(row.partnership).is_empty:
        raise UserError(
            N_("Nothing is planned in the programme of work yet."),
            N_("Open the programme and write it."),
        )
