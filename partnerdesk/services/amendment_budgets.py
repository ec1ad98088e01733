"""A new budget table as the annex of an amendment, with the clauses that speak of its figures."""

from __future__ import annotations

from partnerdesk.domain.amendments import BUDGET_CLAUSE
from partnerdesk.domain.clauses import placeholders
from partnerdesk.domain.consolidated import ClauseInForce
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row
from partnerdesk.services.amendments import (
    add_change,
    first_words,
    frame_clause,
    place_in_amendment,
)
from partnerdesk.services.clauses import insert_clauses
from partnerdesk.services.desk import Desk
from partnerdesk.services.reading_amendments import clauses_before
from partnerdesk.services.reading_budgets import budget_sheet_of
from partnerdesk.store.tables import AgreementRow, ClauseRow


def add_budget(desk: Desk, agreement_id: int) -> None:
    """Let an amendment bring the budget of today as its annex, in place of the one in force.

    The clauses in force that name its figures come into the amendment, too: before and after.

    Raises:
        UserError: it has one already, there is no budget, it is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Put the budget into the amendment"))) as session:
        row = agreement_row(session, agreement_id)
        _refuse_without_budget(row)
        clause = frame_clause(BUDGET_CLAUSE, row.language, row.second_language)
        insert_clauses(session, row, [clause], place_in_amendment(row, clause.section))
        changed = {one.changes_id for one in row.clauses}
        for old in clauses_before(row):
            if _names_money(old) and old.id not in changed:
                add_change(session, row, old)


def remove_budget(desk: Desk, agreement_id: int) -> None:
    """Leave the budget as it was signed; clauses that came in with it go, if nobody changed them.

    Raises:
        UserError: the amendment is frozen, or no longer there.
    """
    with desk.database.write(Change(N_("Leave the budget as it was signed"))) as session:
        row = agreement_row(session, agreement_id)
        standing = {one.id: one for one in clauses_before(row) if _names_money(one)}
        for clause in list(row.clauses):
            old = standing.get(clause.changes_id) if clause.changes_id is not None else None
            if clause.key == BUDGET_CLAUSE or (old is not None and _is_untouched(row, clause, old)):
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


def _names_money(clause: ClauseInForce) -> bool:
    """Whether the words of a clause hold a figure of the budget."""
    return not clause.is_taken_out and any(
        name in _FIGURES for said in clause.said for name in placeholders(said.text)
    )


_FIGURES = frozenset({"budget_total", "sources", "own_share_amount"})
