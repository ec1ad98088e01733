"""Comments: note what a partner says to a clause, and settle it."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from partnerdesk.domain.comments import COMMENT, ClauseComment, CommentedClause
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import clean
from partnerdesk.domain.history import Change
from partnerdesk.domain.texts import N_
from partnerdesk.services.agreements import agreement_row
from partnerdesk.services.centre import read_centre
from partnerdesk.services.clauses import clause_heading, clause_row
from partnerdesk.services.desk import Desk
from partnerdesk.services.people import who
from partnerdesk.store.tables import ClauseCommentRow, ClauseRow, PartnerRow


def list_comments(desk: Desk, clause_id: int) -> tuple[ClauseComment, ...]:
    """What was said to a clause, open comments first, then by day."""
    with desk.database.read() as session:
        row = session.get(ClauseRow, clause_id)
        return _comments_of(session, row) if row is not None else ()


def commented_clauses(desk: Desk, agreement_id: int) -> tuple[CommentedClause, ...]:
    """The clauses of a draft to which something was said.

    Raises:
        UserError: the draft is no longer there.
    """
    with_comments = (
        select(ClauseRow)
        .where(ClauseRow.agreement_id == agreement_id)
        .options(selectinload(ClauseRow.comments))
        .order_by(ClauseRow.position)
    )
    with desk.database.read() as session:
        agreement_row(session, agreement_id)
        return tuple(
            CommentedClause(number, clause.heading, _comments_of(session, clause))
            for number, clause in enumerate(session.scalars(with_comments), start=1)
            if clause.comments
        )


def count_open(desk: Desk, agreement_id: int) -> Counter[int]:
    """How many comments are open, by the id of the clause."""
    query = (
        select(ClauseCommentRow.clause_id, func.count().label("open_count"))
        .join(ClauseRow, ClauseRow.id == ClauseCommentRow.clause_id)
        .where(ClauseRow.agreement_id == agreement_id, ClauseCommentRow.settled_on.is_(None))
        .group_by(ClauseCommentRow.clause_id)
    )
    with desk.database.read() as session:
        return Counter({one.clause_id: one.open_count for one in session.execute(query)})


def note_comment(desk: Desk, clause_id: int, text: str, partner_id: int | None = None) -> int:
    """Note what a partner said, or without one the centre itself. The answer is its id.

    Source: F1, all voices are heard.

    Raises:
        FieldError: no words, or too many.
        UserError: the clause is no longer there.
    """
    kept = clean(COMMENT, text)
    change = Change(N_("Note a comment on “{heading}”"), heading=clause_heading(desk, clause_id))
    with desk.database.write(change) as session:
        comment = ClauseCommentRow(
            partner_id=partner_id, text=kept, said_on=desk.clock().date(), noted_by=who(desk)
        )
        clause = clause_row(session, clause_id)
        clause.comments.append(comment)
        session.flush()
        return comment.id


def settle_comment(desk: Desk, comment_id: int, *, is_settled: bool = True) -> None:
    """Say that a comment was dealt with, or that it is open again.

    Raises:
        UserError: the comment is no longer there.
    """
    sentence = N_("Settle a comment") if is_settled else N_("Open a comment again")
    with desk.database.write(Change(sentence)) as session:
        row = session.get(ClauseCommentRow, comment_id)
        if row is None:
            raise UserError(
                N_("This comment is no longer here."), N_("Take the last step back with Ctrl+Z.")
            )
        row.settled_on = desk.clock().date() if is_settled else None


def _comments_of(session: Session, row: ClauseRow) -> tuple[ClauseComment, ...]:
    comments = (_comment_of(session, comment) for comment in row.comments)
    return tuple(sorted(comments, key=lambda one: (not one.is_open, one.said_on)))


def _comment_of(session: Session, row: ClauseCommentRow) -> ClauseComment:
    return ClauseComment(
        row.id,
        row.clause_id,
        _speaker(session, row.partner_id),
        row.text,
        row.said_on,
        row.noted_by,
        row.settled_on,
    )


def _speaker(session: Session, partner_id: int | None) -> str:
    partner = session.get(PartnerRow, partner_id) if partner_id is not None else None
    if partner is not None:
        return partner.organisation.name
    return read_centre(session).organisation.name
