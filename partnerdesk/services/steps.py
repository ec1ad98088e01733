"""The ten steps of a partnership, judged by everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from partnerdesk.domain.budget import BudgetSheet
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.coming import Standing
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.steps import Step, steps
from partnerdesk.services.agreements import current_agreement, fill, frozen_agreement
from partnerdesk.services.budgets import get_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import WHOLE
from partnerdesk.services.reading import centre_of, partnership_of
from partnerdesk.services.reading_amendments import term_dates
from partnerdesk.services.reading_budgets import budget_sheets_of
from partnerdesk.store.tables import AgreementRow, BudgetRow, CentreRow, PartnershipRow

_EVIDENCE = (
    *WHOLE,
    selectinload(PartnershipRow.agreements).selectinload(AgreementRow.clauses),
    selectinload(PartnershipRow.budget).options(
        selectinload(BudgetRow.sources), selectinload(BudgetRow.periods)
    ),
)


def steps_of(desk: Desk, partnership: Partnership) -> tuple[Step, ...]:
    """The steps in their order, each with its state and why."""
    frozen = frozen_agreement(desk, partnership.id)
    filled = frozen or current_agreement(desk, partnership.id)
    gaps = len(filled.gaps) if filled else None
    return steps(partnership, gaps, get_budget(desk, partnership.id), desk.clock().date())


def list_standings(desk: Desk) -> tuple[Standing, ...]:
    """All partnerships with their steps as of today, the newest first."""
    today = desk.clock().date()
    return standings_on(desk, (today,))[today]


def standings_on(desk: Desk, days: Iterable[date]) -> dict[date, tuple[Standing, ...]]:
    """All partnerships with their steps as of each of the days, the newest first."""
    with desk.database.read() as session:
        rows = session.scalars(
            select(PartnershipRow).options(*_EVIDENCE).order_by(PartnershipRow.id.desc())
        ).all()
        owner = session.scalars(select(CentreRow).limit(1)).first()
        centre = centre_of(owner) if owner else None
        sheets = budget_sheets_of([row.budget for row in rows if row.budget])
        budgets = {sheet.partnership_id: sheet for sheet in sheets}
        read = [
            (row.agreements, partnership_of(row), budgets.get(row.id), term_dates(row))
            for row in rows
        ]
        return {
            day: tuple(
                Standing(
                    one,
                    steps(one, _count_gaps(drafts, one, centre, budget, day), budget, day),
                    term,
                )
                for drafts, one, budget, term in read
            )
            for day in days
        }


def _count_gaps(
    drafts: Sequence[AgreementRow],
    partnership: Partnership,
    centre: Centre | None,
    budget: BudgetSheet | None,
    day: date,
) -> int | None:
    """How much the latest draft lacks before it can be signed; None while there is none.

    A frozen agreement counts, not the draft of the next one.
    """
    if not drafts or centre is None:
        return None
    frozen = [draft for draft in drafts if draft.frozen_on is not None]
    return len(fill((frozen or drafts)[-1], partnership, centre, budget, day).gaps)
