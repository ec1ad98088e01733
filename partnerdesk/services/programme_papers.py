"""The papers of the programme of work, and its drawings for the screen."""

from __future__ import annotations

from partnerdesk.domain.action_plan import MONTHS_AHEAD, action_plan
from partnerdesk.domain.comparison_paper import ComparisonPaper
from partnerdesk.domain.drawings import DrawingColours
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.kept_drafts import Comparison
from partnerdesk.domain.month_chart import MonthChart
from partnerdesk.domain.programme import Programme
from partnerdesk.domain.programme_paper import (
    ActionPlanPaper,
    ProgrammePaper,
    ProgrammeSheet,
    programme_sheet,
)
from partnerdesk.domain.revisions import KeptProgramme, Revision, compare_programmes
from partnerdesk.domain.texts import N_, Texts
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.reviews import list_revisions

_HIGHEST_TREE = 2_000.0
"""In points: the screen scrolls, and only a tree without an end is drawn smaller."""


def get_sheet(desk: Desk, partnership_id: int) -> ProgrammeSheet:
    """Everything the papers of a programme show, as of today.

    Raises:
        UserError: there is no such partnership.
    """
    partnership = get_partnership(desk, partnership_id)
    return programme_sheet(partnership, get_budget(desk, partnership_id), desk.clock().date())


def programme_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The programme of work of a partnership as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.programme import build_programme  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    sheet = get_sheet(desk, partnership_id)
    return build_programme(ProgrammePaper(dated_context(desk, texts), sheet), texts)


def month_chart_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The month chart of a partnership as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.programme import build_month_chart  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    sheet = get_sheet(desk, partnership_id)
    return build_month_chart(ProgrammePaper(dated_context(desk, texts), sheet), texts)


def action_plan_pdf(
    desk: Desk, partnership_id: int, language: str | None = None, months: int = MONTHS_AHEAD
) -> bytes:
    """What comes first in the next months as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.programme import build_action_plan  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    plan = action_plan(partnership.programme, desk.clock().date(), months)
    paper = ActionPlanPaper(dated_context(desk, texts), partnership.name, plan)
    return build_action_plan(paper, texts)


def chart_picture(chart: MonthChart, width: float, texts: Texts, colours: DrawingColours) -> bytes:
    """The month chart as one page of a PDF, so many points wide: the one the paper shows."""
    from partnerdesk.documents.drawing_page import page_of
    from partnerdesk.documents.month_chart import draw_month_chart

    return page_of(draw_month_chart(chart, width, texts, colours), colours)


def tree_picture(
    problem: str, programme: Programme, width: float, texts: Texts, colours: DrawingColours
) -> bytes:
    """The problem tree as one page of a PDF, so many points wide: the one the paper shows."""
    from partnerdesk.documents.drawing_page import page_of
    from partnerdesk.documents.problem_tree import draw_problem_tree

    room = (width, _HIGHEST_TREE)
    return page_of(draw_problem_tree(problem, programme, room, texts, colours), colours)


def changes_pdf(
    desk: Desk,
    partnership_id: int,
    revision_ids: tuple[int, int] | None = None,
    language: str | None = None,
) -> bytes:
    """What changed between two revisions as a PDF; 0 for the newer one is the programme of today.

    Where none are named, the newest change there is.

    Raises:
        UserError: there is no such partnership or revision.
    """
    from partnerdesk.documents.comparison import build_comparison  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    today = KeptProgramme(partnership.vision, partnership.programme)
    revisions = list_revisions(desk, partnership_id)
    older_id, newer_id = revision_ids or _newest_change(revisions, today)
    by_id = {one.id: one for one in revisions}
    if older_id not in by_id or (newer_id and newer_id not in by_id):
        raise UserError(
            N_("There is no kept revision to compare with."),
            N_("Keep one at the end of a review."),
        )
    older, newer = by_id[older_id], by_id.get(newer_id)
    comparison = Comparison(
        older.title(texts),
        older.made_by or older.why,
        newer.title(texts) if newer else texts.gettext("The programme of today"),
        (newer.made_by or newer.why) if newer else texts.date(desk.clock().date()),
        compare_programmes(older.kept, newer.kept if newer else today, texts),
    )
    context = dated_context(desk, texts)
    paper = ComparisonPaper(context, partnership.name, comparison, of_programme=True)
    return build_comparison(paper, texts)


def _newest_change(revisions: tuple[Revision, ...], today: KeptProgramme) -> tuple[int, int]:
    """The newest revision and the programme of today, or the last two where it is still that one.

    0 stands for today, and for a revision that is not there.
    """
    newest, before = (*(one.id for one in revisions), 0, 0)[:2]
    if before and revisions[0].kept == today:
        return before, newest
    return newest, 0
