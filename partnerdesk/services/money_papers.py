"""The papers about money: at a glance, statements for funders, hours of volunteers."""

from __future__ import annotations

from collections.abc import Collection

from partnerdesk.domain.budget import SourceKind
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.money_papers import (
    HoursPaper,
    MoneyOverview,
    SourceStatement,
    StatementPaper,
)
from partnerdesk.domain.spending import BookingKind
from partnerdesk.domain.texts import N_
from partnerdesk.services.bookings import get_judged_budget
from partnerdesk.services.budgets import partner_names
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper


def money_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The budget of a partnership at a glance, as a PDF.

    Raises:
        UserError: it has none, or there is no such partnership.
    """
    from partnerdesk.documents.money_overview import build_money_overview  # slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    judged = _judged(desk, partnership_id)
    partners = partner_names(desk, partnership_id)
    return build_money_overview(MoneyOverview(dated_context(desk, texts), judged, partners), texts)


def statements_pdf(
    desk: Desk,
    partnership_id: int,
    language: str | None = None,
    *,
    only: Collection[int] = (),
) -> bytes:
    """A statement for each source that is not our own; ``only`` those of these organisations.

    Raises:
        UserError: there is no budget, or no such source.
    """
    from partnerdesk.documents.statement import build_statements  # slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    judged = _judged(desk, partnership_id)
    wanted = [
        source
        for source in judged.budget.sources
        if source.kind is not SourceKind.OWN and (not only or source.organisation_id in only)
    ]
    if not wanted:
        raise UserError(
            N_("No source of finance needs a statement."), N_("Open Budgets and add a source.")
        )
    paper = StatementPaper(
        dated_context(desk, texts),
        judged.budget.partnership_name,
        tuple(SourceStatement(judged, source) for source in wanted),
    )
    return build_statements(paper, texts)


def hours_pdf(
    desk: Desk, partnership_id: int, language: str | None = None, *, is_blank: bool = False
) -> bytes:
    """The hours that are written down, to be signed; ``is_blank`` an empty sheet.

    Raises:
        UserError: there is no budget.
    """
    from partnerdesk.documents.hours_sheet import build_hours  # slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    judged = _judged(desk, partnership_id)
    entries = (one for one in judged.spending.bookings if one.kind is BookingKind.HOURS)
    paper = HoursPaper(
        dated_context(desk, texts),
        judged.budget.partnership_name,
        judged.budget.currency,
        () if is_blank else tuple(entries),
        {line.face.id: line.face.text for line in judged.budget.lines},
    )
    return build_hours(paper, texts)


def _judged(desk: Desk, partnership_id: int) -> JudgedBudget:
    judged = get_judged_budget(desk, partnership_id)
    if judged is None:
        raise UserError(N_("This partnership has no budget yet."), N_("Open Budgets and make one."))
    return judged
