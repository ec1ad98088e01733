"""The papers of the programme of work, and its drawings for the screen."""

from __future__ import annotations

from partnerdesk.domain.action_plan import MONTHS_AHEAD, action_plan
from partnerdesk.domain.drawings import DrawingColours
from partnerdesk.domain.month_chart import MonthChart
from partnerdesk.domain.programme import Programme
from partnerdesk.domain.programme_paper import (
    ActionPlanPaper,
    ProgrammePaper,
    ProgrammeSheet,
    programme_sheet,
)
from partnerdesk.domain.texts import Texts
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership

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
