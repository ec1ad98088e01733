"""The partnership check and the steps over real rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from partnerdesk.domain.checks import CheckState
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.step_states import StepKey, StepState
from partnerdesk.domain.texts import for_language
from partnerdesk.services.agreements import start_draft
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.checks import check_partnership
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import add_new_partner, get_partnership, set_partner
from partnerdesk.services.steps import steps_of
from partnerdesk.store.tables import (
    AmountRow,
    BudgetRow,
    CostLineRow,
    PartnershipRow,
    PeriodRow,
    QuantityRow,
    SourceRow,
)


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    save_centre(desk, CentreDetails("Mother Centre Sunrise", representative="Ms Diallo"))
    with desk.database.write(Change("Start a partnership")) as session:
        town = SourceRow(position=1, name="Town", kind="cash", promised_minor=5_000)
        own = SourceRow(position=2, name="Own", kind="own", promised_minor=5_000)
        term = PeriodRow(position=0)
        line = CostLineRow(position=1, activity="Light", text="Lamps", rate_minor=10_000)
        line.quantities = [QuantityRow(period=term, quantity=Decimal(1))]
        line.amounts = [AmountRow(minor=5_000, period=term) for _source in (town, own)]
        town.amounts, own.amounts = [line.amounts[0]], [line.amounts[1]]
        row = PartnershipRow(
            name="Safe Streets",
            path="bottom",
            answers={"voices": ["members"], "tried": "Letters"},
            budget=BudgetRow(currency="EUR", periods=[term], sources=[town, own], lines=[line]),
        )
        session.add(row)
        session.flush()
        return row.id


def states(desk: Desk, partnership_id: int) -> dict[str, CheckState]:
    return {one.code: one.state for one in check_partnership(desk, partnership_id)}


def test_the_check_reads_partnership_budget_and_draft(desk: Desk, partnership_id: int) -> None:
    before = states(desk, partnership_id)
    assert {before[code] for code in ("B1", "C12", "C13", "D10")} == {CheckState.HOLDS}
    assert before["A3"] is CheckState.NOT_JUDGED_YET
    start_draft(desk, partnership_id, "de")
    assert states(desk, partnership_id)["A3"] is CheckState.HOLDS


def test_a_clause_is_named_in_the_language_of_the_draft(desk: Desk, partnership_id: int) -> None:
    start_draft(desk, partnership_id, "en")
    found = next(one for one in check_partnership(desk, partnership_id) if one.code == "C9")
    assert "Rules of conduct" in found.evidence_text(for_language("en"))


def test_a_missing_partnership_is_said(desk: Desk) -> None:
    with pytest.raises(UserError):
        check_partnership(desk, 77)


def test_the_steps_count_the_gaps_of_the_draft(desk: Desk, partnership_id: int) -> None:
    partner_id = add_new_partner(desk, partnership_id, "Town Council")
    for field in ("answered_on", "analysis_agreed_on"):
        set_partner(desk, partner_id, field, date(2026, 3, 1))
    with desk.database.write(Change("Write the problem")) as session:
        session.get_one(PartnershipRow, partnership_id).problem = "Dark paths"
    start_draft(desk, partnership_id, "en")
    steps = {step.key: step for step in steps_of(desk, get_partnership(desk, partnership_id))}
    found = steps[StepKey.AGREEMENT]
    assert found.state is StepState.IN_PROGRESS
    assert found.reason.text(for_language("en")).startswith("Gaps in the draft: ")
