"""A small partnership with a draft and a budget, as tests of agreements and papers need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import Path
from partnerdesk.services.agreements import current_agreement, draft_row
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.store.tables import (
    AmountRow,
    BudgetRow,
    ContactRow,
    CostLineRow,
    MeetingRow,
    OrganisationRow,
    PartnerRow,
    PartnershipRow,
    PeriodRow,
    QuantityRow,
    SourceRow,
    VoteRow,
)


@dataclass(frozen=True)
class Agreed:
    """Where the partnership lies."""

    desk: Desk
    partnership_id: int
    agreement_id: int

    def draft(self) -> FilledAgreement:
        """The draft with what its fields say now."""
        found = current_agreement(self.desk, self.partnership_id)
        assert found is not None
        return found

    def answer(self, **answers: object) -> None:
        """Add answers of the interview to the partnership."""
        with self.desk.database.write(Change("Answer")) as session:
            row = session.get_one(PartnershipRow, self.partnership_id)
            row.answers = {**row.answers, **answers}

    def complete(self) -> None:
        """Give the draft everything it still lacks."""
        with self.desk.database.write(Change("Fill in")) as session:
            row = session.get_one(PartnershipRow, self.partnership_id)
            row.ends_on = date(2029, 9, 1)
            row.deputy, row.coordinator_nominated_by = "Lena Ost", "the first meeting"
            row.centre_responsibilities = "Calls the meetings"
            council, friends = row.partners
            friends.responsibilities = "Walk with the children"
            council.responsibilities, council.benefits = "Paints", "Safer roads"
            friends.organisation.contacts.append(
                ContactRow(
                    name="Ana Bell", role="Chair", may_sign=True, authority_basis="Statutes, § 9"
                )
            )
            row.agreements[0].originals_count = 3


def agreed_partnership(desk: Desk, name: str = "Safe Streets Riverside") -> Agreed:
    """A centre, two partners, a first draft in English and a budget of one line."""
    save_centre(
        desk,
        CentreDetails(
            name="Mother Centre Sunrise",
            street="Rose Street 4",
            postal_code="12345",
            place="Riverside",
            representative="Amina Diallo",
            representative_role="Chair",
            authority_basis="Board decision of 2 March 2026",
        ),
    )
    with desk.database.write(Change("Make a partnership")) as session:
        row = _partnership(name)
        session.add(row)
        row.agreements.append(draft_row(Path.BOTTOM_UP, frozenset(), "en", desk.clock().date()))
        row.budget = _budget(row)
        session.flush()
        return Agreed(desk, row.id, row.agreements[0].id)


def _partnership(name: str) -> PartnershipRow:
    return PartnershipRow(
        name=name,
        path=Path.BOTTOM_UP,
        problem="Children cannot cross the river road safely.",
        area="Riverside, north of the station",
        vision="Every child walks alone to school.",
        objectives="Safe ways to school\n\nLight at night",
        coordinator="Amina Diallo",
        starts_on=date(2026, 9, 1),
        answers={"voices": ["members", "neighbours"], "tried": "Letters to the council"},
        meetings=[
            MeetingRow(
                kind="members",
                day=date(2026, 3, 3),
                held=True,
                present=15,
                votes=[VoteRow(votes_for=14, votes_against=1)],
                result="Go ahead",
            )
        ],
        partners=[_council(), PartnerRow(organisation=OrganisationRow(name="Path Friends"))],
    )


def _council() -> PartnerRow:
    mayor = ContactRow(
        name="Rita Moor", role="Mayor", may_sign=True, authority_basis="Resolution 7"
    )
    council = OrganisationRow(name="Town Council", place="Riverside", contacts=[mayor])
    return PartnerRow(organisation=council, contributions="Paint\na room")


def _budget(partnership: PartnershipRow) -> BudgetRow:
    own = SourceRow(name="Own money", kind="own", position=1, promised_minor=123_450)
    line = CostLineRow(
        position=1,
        activity="Crossings",
        text="Paint and signs",
        unit="set",
        rate_minor=123_450,
        amounts=[],
    )
    term = PeriodRow(position=0)
    line.quantities.append(QuantityRow(period=term, quantity=Decimal(1)))
    budget = BudgetRow(currency="EUR", periods=[term], sources=[own], lines=[line])
    amount = AmountRow(minor=123_450, period=term)
    own.amounts.append(amount)
    line.amounts.append(amount)
    return budget
