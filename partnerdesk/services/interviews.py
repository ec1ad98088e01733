"""Interviews: keep unfinished ones at every change, and make a partnership of a finished one."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.drafts import Notation
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.interview import InterviewDraft
from partnerdesk.domain.interview_checks import first_page_to_mend, problems
from partnerdesk.domain.interview_form import SETTLED_PATH, Answers
from partnerdesk.domain.interview_plan import plan
from partnerdesk.domain.texts import N_
from partnerdesk.services.centre import get_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.interview_results import add_what_is_new, make_partnership
from partnerdesk.services.partnerships import get_partnership, partnership_row
from partnerdesk.store.tables import InterviewDraftRow


def save_draft(
    desk: Desk,
    draft_id: int | None,
    page_id: str,
    answers: Answers,
    partnership_id: int | None = None,
) -> int:
    """Keep an interview as it stands, even in the middle of a word. The answer is its id.

    Raises:
        UserError: the disk refused.
    """
    with desk.database.write(Change(N_("Write in the interview"))) as session:
        row = session.get(InterviewDraftRow, draft_id) if draft_id is not None else None
        if row is None:
            row = InterviewDraftRow(partnership_id=partnership_id)
            session.add(row)
        row.page = page_id
        row.answers = dict(answers)
        row.saved_at = desk.clock()
        session.flush()
        return row.id


def list_drafts(desk: Desk) -> tuple[InterviewDraft, ...]:
    """All unfinished interviews, the one written last first."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(InterviewDraftRow).order_by(
                InterviewDraftRow.saved_at.desc(), InterviewDraftRow.id.desc()
            )
        )
        return tuple(_draft_of(row) for row in rows)


def load_draft(desk: Desk, draft_id: int) -> InterviewDraft:
    """An unfinished interview.

    Raises:
        UserError: it was finished or thrown away.
    """
    with desk.database.read() as session:
        return _draft_of(_draft_row(session, draft_id))


def discard_draft(desk: Desk, draft_id: int) -> None:
    """Throw an unfinished interview away; it cannot be brought back."""
    with desk.database.write(Change(N_("Throw away an unfinished interview"))) as session:
        row = session.get(InterviewDraftRow, draft_id)
        if row is not None:
            session.delete(row)


def reopen(desk: Desk, partnership_id: int) -> int:
    """Open the interview of an existing partnership again. The answer is the draft's id.

    What was written on other pages of the program since then stands in the answers. A change that
    was begun earlier goes on.

    Raises:
        UserError: there is no such partnership.
    """
    for draft in list_drafts(desk):
        if draft.partnership_id == partnership_id:
            return draft.id
    partnership = get_partnership(desk, partnership_id)
    answers = {
        **partnership.answers,
        "path": partnership.path.value,
        SETTLED_PATH: partnership.path.value,
        "name": partnership.name,
        "problem": partnership.problem,
        "area": partnership.area,
        "vision": partnership.vision,
        "objectives": partnership.objectives,
        "coordinator": partnership.coordinator,
        "deputy": partnership.deputy,
        "starts_on": partnership.starts_on.isoformat() if partnership.starts_on else "",
        "ends_on": partnership.ends_on.isoformat() if partnership.ends_on else "",
        "review_months": str(partnership.review_months),
        "kinds": sorted(kind.value for kind in partnership.kinds),
    }
    return save_draft(desk, None, "start", answers, partnership_id)


def finish(desk: Desk, draft_id: int) -> int:
    """Make everything the interview leads to, as one step. The answer is the partnership's id.

    An interview that was opened again adds to its partnership what is new and removes nothing.

    Raises:
        UserError: an answer is missing or wrong, or the draft is no longer there.
    """
    draft = load_draft(desk, draft_id)
    notation = Notation(*_currency_and_language(desk))
    _refuse_problems(desk, draft.answers, notation)
    planned = plan(draft.answers, notation, desk.clock().date())
    with desk.database.write(_change(draft, planned.name)) as session:
        if draft.partnership_id is None:
            row = make_partnership(session, planned, desk.clock().date())
        else:
            row = partnership_row(session, draft.partnership_id)
            add_what_is_new(session, row, planned)
        session.delete(_draft_row(session, draft_id))
        session.flush()
        return row.id


def _change(draft: InterviewDraft, name: str) -> Change:
    if draft.partnership_id is None:
        return Change(N_("Start the partnership {name}"), name=name)
    return Change(N_("Change how {name} began"), name=name)


def _currency_and_language(desk: Desk) -> tuple[str, str]:
    """The centre's currency, and the screen language in which the answers were typed."""
    centre = get_centre(desk)
    if centre is None:
        raise UserError(
            N_("Your centre has no name yet."), N_("Open Settings and enter its details.")
        )
    return centre.currency, desk.settings.current.language or "en"


def _refuse_problems(desk: Desk, answers: Mapping[str, object], notation: Notation) -> None:
    today = desk.clock().date()
    page = first_page_to_mend(answers, notation, today)
    if page is not None:
        raise next(iter(problems(page, answers, notation, today).values()))


def _draft_row(session: Session, draft_id: int) -> InterviewDraftRow:
    row = session.get(InterviewDraftRow, draft_id)
    if row is None:
        raise UserError(
            N_("This interview is no longer here."),
            N_("It was finished or thrown away. Open Partnerships to see all of them."),
        )
    return row


def _draft_of(row: InterviewDraftRow) -> InterviewDraft:
    return InterviewDraft(row.id, row.page, row.answers, row.saved_at, row.partnership_id)
