"""The drafts of a partnership: keep one under a name, go on from an older one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.agreement_language import wording
from partnerdesk.domain.clause_text import with_new_ids
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.kept_drafts import DRAFT_NAME, KeptDraft
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row, latest_row
from partnerdesk.services.desk import Desk
from partnerdesk.services.people import who
from partnerdesk.store.tables import AgreementRow, ClauseCommentRow, ClauseRow

_KEPT_OF_AGREEMENT = (
    "partnership_id",
    "kind",
    "nature",
    "language",
    "title",
    "second_language",
    "second_title",
    "prevailing_language",
    "translated_values",
    "originals_count",
    "agreed_values",
    "further_annexes",
    "amends_id",
    "amendment_number",
    "about_id",
    "effective_on",
    "until_on",
)
_KEPT_OF_CLAUSE = (
    "position",
    "key",
    "section",
    "state",
    "heading",
    "text",
    "second_heading",
    "second_text",
    "second_of",
    "changes_id",
    "takes_out",
)
_KEPT_OF_COMMENT = ("partner_id", "text", "said_on", "noted_by", "settled_on")


def list_drafts(desk: Desk, partnership_id: int) -> tuple[KeptDraft, ...]:
    """All drafts of a partnership's agreement, the newest first."""
    with desk.database.read() as session:
        current = latest_row(session, partnership_id)
        rows = session.scalars(
            select(AgreementRow)
            .where(AgreementRow.partnership_id == partnership_id)
            .order_by(AgreementRow.draft_number.desc())
        )
        return tuple(
            _kept_draft(row, is_current=row is current)
            for row in rows
            if current is not None and _is_same_paper(row, current)
        )


def _is_same_paper(row: AgreementRow, other: AgreementRow) -> bool:
    """Whether two drafts are drafts of the agreement, or of the same amendment."""
    return (row.kind, row.amendment_number) == (other.kind, other.amendment_number)


def keep_draft(desk: Desk, agreement_id: int, name: str) -> int:
    """Keep the words of today under a name; writing goes on in the next draft.

    The answer is the id of the kept draft: what is being written keeps its own.

    Raises:
        FieldError: no name, or too long.
        UserError: the draft is no longer there, or was frozen to be signed.
    """
    kept_name = clean(DRAFT_NAME, name)
    change = Change(N_("Keep the draft “{name}”"), name=kept_name)
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        if row.frozen_on is not None:
            raise UserError(
                N_("This draft is frozen, so it is kept already."),
                N_("Choose “Go on from this draft” to change its words."),
            )
        return keep_state(session, row, kept_name, who(desk), desk.clock().date()).id


def keep_state(
    session: Session, row: AgreementRow, name: str, by: str, today: date
) -> AgreementRow:
    """Copy what a draft says now; the copy takes its number, and the draft goes on with the next.

    So the clauses that are being written keep their ids, and undo finds them.
    """
    kept = copy_of(session, row, row.clauses)
    kept.name, kept.created_by, kept.created_on = name, by, today
    kept.draft_number = row.draft_number
    row.name, row.created_by, row.created_on = "", by, today
    row.draft_number += 1
    session.flush()
    return kept


def go_on_from(desk: Desk, agreement_id: int) -> int:
    """Make an older draft the one that is written on, as a copy. The answer is its id.

    Raises:
        UserError: the draft is no longer there.
    """
    with desk.database.read() as session:
        number = agreement_row(session, agreement_id).draft_number
    change = Change(N_("Go on from draft {number}"), number=str(number))
    with desk.database.write(change) as session:
        row = agreement_row(session, agreement_id)
        made = copy_of(session, row, row.clauses)
        begin_as_latest(session, made, who(desk), desk.clock().date())
        return made.id


def begin_as_latest(session: Session, made: AgreementRow, by: str, today: date) -> None:
    """Give a new draft the next number, so that it is the one that is written on."""
    latest = latest_row(session, made.partnership_id)
    made.draft_number = latest.draft_number + 1 if latest else 1
    made.created_by, made.created_on = by, today
    session.flush()


def copy_of(
    session: Session, row: AgreementRow, clauses: Iterable[ClauseRow], *, number: int = 0
) -> AgreementRow:
    """A draft like this one with copies of these clauses; it is never frozen."""
    made = AgreementRow(
        **{name: getattr(row, name) for name in _KEPT_OF_AGREEMENT},
        draft_number=number,
        created_on=row.created_on,
    )
    pairs = [(clause, copied_clause(clause)) for clause in clauses]
    made.clauses = [copied for _clause, copied in pairs]
    session.add(made)
    session.flush()
    follow_copies(made, {old.id: new.id for old, new in pairs})
    return made


def copied_clause(clause: ClauseRow) -> ClauseRow:
    """The same clause with its comments, for another draft."""
    copied = ClauseRow(**{name: getattr(clause, name) for name in _KEPT_OF_CLAUSE})
    copied.comments = [
        ClauseCommentRow(**{name: getattr(comment, name) for name in _KEPT_OF_COMMENT})
        for comment in clause.comments
    ]
    return copied


def follow_copies(draft: AgreementRow, new_ids: dict[int, int]) -> None:
    """Let what the clauses say of own clauses mean their copies."""
    for clause in draft.clauses:
        is_current = clause.second_of == wording(clause.heading, clause.text)
        clause.text = with_new_ids(clause.text, new_ids)
        clause.second_text = with_new_ids(clause.second_text, new_ids)
        if is_current:
            clause.second_of = wording(clause.heading, clause.text)


def _kept_draft(row: AgreementRow, *, is_current: bool) -> KeptDraft:
    return KeptDraft(
        row.id,
        row.draft_number,
        row.name,
        row.created_on,
        row.created_by,
        is_current,
        row.frozen_on is not None,
    )
