"""Partnerships over a real file: what is written, what follows from it, and taking it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.history import Change
from partnerdesk.domain.partners import Finding, PartnerStage, ResearchQuestion
from partnerdesk.domain.partnership import (
    ActorPart,
    MeetingKind,
    Partner,
    Partnership,
    PartnershipStage,
)
from partnerdesk.domain.partnership_fields import ABOUT_FIELDS
from partnerdesk.domain.texts import for_language
from partnerdesk.services import comments
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.budgets import add_cost_line, delete_cost_lines
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.history import list_history, undo
from partnerdesk.services.meetings import (
    cancel_meeting,
    plan_meeting,
    set_meeting,
)
from partnerdesk.services.partnership_history import history_of_partnership
from partnerdesk.services.partnerships import (
    add_new_partner,
    bring_back_partner,
    end_partnership,
    get_partnership,
    part_with,
    remove_partner,
    reopen_partnership,
    set_about,
    set_partner,
)
from partnerdesk.services.people import add_person, choose_person
from partnerdesk.services.research import record_research
from partnerdesk.store.tables import OrganisationRow, PartnershipRow
from tests.ui.started import set_up_centre, start_partnership

TODAY = date(2026, 3, 12)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def partnership_id(desk: Desk) -> int:
    with desk.database.write(Change("Start a partnership")) as session:
        row = PartnershipRow(name="Safe Streets", path="bottom", problem="Dark paths")
        session.add(row)
        session.flush()
        return row.id


def now(desk: Desk, partnership_id: int) -> Partnership:
    return get_partnership(desk, partnership_id)


def only_partner(desk: Desk, partnership_id: int) -> Partner:
    (partner,) = now(desk, partnership_id).partners
    return partner


def test_a_field_is_written_cleaned_and_taken_back(desk: Desk, partnership_id: int) -> None:
    set_about(desk, partnership_id, "vision", "  Light\u0000 everywhere \n")
    set_about(desk, partnership_id, "review_months", "12")
    set_about(desk, partnership_id, "starts_on", date(2026, 4, 1))
    written = now(desk, partnership_id)
    assert (written.vision, written.review_months) == ("Light everywhere", 12)
    assert written.starts_on == date(2026, 4, 1)
    undo(desk)
    assert now(desk, partnership_id).starts_on is None


def test_letters_of_one_text_are_one_step_of_the_history(desk: Desk, partnership_id: int) -> None:
    before = len(list_history(desk))
    for text in ("L", "Li", "Light"):
        set_about(desk, partnership_id, "vision", text)
    assert len(list_history(desk)) == before + 1


def test_the_end_cannot_come_before_the_start(desk: Desk, partnership_id: int) -> None:
    set_about(desk, partnership_id, "starts_on", date(2026, 4, 1))
    with pytest.raises(FieldError) as refused:
        set_about(desk, partnership_id, "ends_on", date(2026, 3, 31))
    assert refused.value.field == "ends_on"
    assert now(desk, partnership_id).ends_on is None


def test_a_partnership_needs_a_name(desk: Desk, partnership_id: int) -> None:
    with pytest.raises(FieldError):
        set_about(desk, partnership_id, "name", " ")
    assert now(desk, partnership_id).name == "Safe Streets"


def test_a_new_name_comes_into_the_register_once(desk: Desk, partnership_id: int) -> None:
    add_new_partner(desk, partnership_id, "Town Council")
    with pytest.raises(UserError):
        add_new_partner(desk, partnership_id, "town council")
    with desk.database.read() as session:
        assert [row.name for row in session.query(OrganisationRow)] == ["Town Council"]
    undo(desk)
    assert now(desk, partnership_id).partners == ()


def test_the_centre_is_no_partner_of_itself(desk: Desk, partnership_id: int) -> None:
    save_centre(desk, CentreDetails("Sunrise"))
    with pytest.raises(UserError):
        add_new_partner(desk, partnership_id, "Sunrise")


def test_how_far_a_partner_is_follows_from_its_dates(desk: Desk, partnership_id: int) -> None:
    person = add_person(desk, "Amina")
    choose_person(desk, person.id)
    partner_id = add_new_partner(desk, partnership_id, "Town Council")
    stages = []
    for field in ("invited_on", "answered_on", "analysis_agreed_on", "signed_on"):
        set_partner(desk, partner_id, field, TODAY)
        stages.append(only_partner(desk, partnership_id).stage)
    assert stages == [
        PartnerStage.INVITED,
        PartnerStage.AGREED,
        PartnerStage.AGREED,
        PartnerStage.SIGNED,
    ]
    assert only_partner(desk, partnership_id).invited_by == "Amina"
    set_partner(desk, partner_id, "signed_on", None)
    assert only_partner(desk, partnership_id).stage is PartnerStage.AGREED


def test_a_partners_part_and_texts_are_written(desk: Desk, partnership_id: int) -> None:
    partner_id = add_new_partner(desk, partnership_id, "Town Council")
    set_partner(desk, partner_id, "part", "both")
    set_partner(desk, partner_id, "contributions", "40 lamps")
    partner = only_partner(desk, partnership_id)
    assert (partner.part, partner.contributions) == (ActorPart.BOTH, "40 lamps")
    set_partner(desk, partner_id, "part", "")
    assert only_partner(desk, partnership_id).part is None


def test_who_was_only_an_idea_is_removed_but_a_history_stays(
    desk: Desk, partnership_id: int
) -> None:
    remove_partner(desk, add_new_partner(desk, partnership_id, "Baker"))
    assert now(desk, partnership_id).partners == ()
    partner_id = add_new_partner(desk, partnership_id, "Town Council")
    set_partner(desk, partner_id, "invited_on", TODAY)
    remove_partner(desk, partner_id)
    assert only_partner(desk, partnership_id).stage is PartnerStage.ENDED
    assert now(desk, partnership_id).parties == ()


def test_who_declined_can_be_brought_back_as_far_as_she_was(
    desk: Desk, partnership_id: int
) -> None:
    partner_id = add_new_partner(desk, partnership_id, "Town Council")
    set_partner(desk, partner_id, "invited_on", TODAY)
    part_with(desk, partner_id, PartnerStage.DECLINED)
    set_partner(desk, partner_id, "benefits", "Fewer complaints")
    assert only_partner(desk, partnership_id).stage is PartnerStage.DECLINED
    bring_back_partner(desk, partner_id)
    assert only_partner(desk, partnership_id).stage is PartnerStage.INVITED


def test_research_is_written_with_who_looked_and_can_be_taken_off(
    desk: Desk, partnership_id: int
) -> None:
    choose_person(desk, add_person(desk, "Amina").id)
    add_new_partner(desk, partnership_id, "Town Council")
    organisation_id = only_partner(desk, partnership_id).organisation.id
    record_research(desk, organisation_id, ResearchQuestion.TIME, Finding.YES, "A visit", YESTERDAY)
    partner = only_partner(desk, partnership_id)
    (answer,) = partner.research
    assert (answer.finding, answer.source, answer.looked_by) == (Finding.YES, "A visit", "Amina")
    assert partner.stage is PartnerStage.RESEARCHING
    record_research(desk, organisation_id, ResearchQuestion.TIME, None, "", None)
    assert only_partner(desk, partnership_id).research == ()


def signed_partnership(desk: Desk, partnership_id: int) -> None:
    partner_id = add_new_partner(desk, partnership_id, "Town Council")
    set_partner(desk, partner_id, "signed_on", date(2026, 3, 1))


def test_the_stage_follows_from_signatures_and_meetings(desk: Desk, partnership_id: int) -> None:
    assert now(desk, partnership_id).stage is PartnershipStage.PREPARING
    signed_partnership(desk, partnership_id)
    assert now(desk, partnership_id).stage is PartnershipStage.AGREED
    meeting_id = plan_meeting(desk, partnership_id, MeetingKind.PARTNERS, YESTERDAY)
    set_meeting(desk, meeting_id, "present", 4)
    assert now(desk, partnership_id).stage is PartnershipStage.RUNNING
    cancel_meeting(desk, meeting_id)
    assert now(desk, partnership_id).stage is PartnershipStage.AGREED
    add_new_partner(desk, partnership_id, "School Board")
    assert now(desk, partnership_id).stage is PartnershipStage.PREPARING


def test_a_partnership_ends_by_decision_and_goes_on_by_evidence(
    desk: Desk, partnership_id: int
) -> None:
    signed_partnership(desk, partnership_id)
    end_partnership(desk, partnership_id)
    ended = now(desk, partnership_id)
    assert (ended.stage, ended.ends_on) == (PartnershipStage.ENDED, TODAY)
    add_new_partner(desk, partnership_id, "School Board")
    assert now(desk, partnership_id).stage is PartnershipStage.ENDED
    reopen_partnership(desk, partnership_id)
    again = now(desk, partnership_id)
    assert (again.stage, again.ends_on) == (PartnershipStage.PREPARING, None)


def test_the_history_of_a_partnership_holds_what_was_done_to_it_and_nothing_else(
    desk: Desk, partnership_id: int
) -> None:
    add_person(desk, "Amina")
    set_about(desk, partnership_id, "vision", "Light")
    partner_id = add_new_partner(desk, partnership_id, "Baker")
    remove_partner(desk, partner_id)
    cancel_meeting(desk, plan_meeting(desk, partnership_id, MeetingKind.REVIEW, TODAY))
    steps = history_of_partnership(desk, partnership_id)
    assert [entry.sentence for entry in steps] == [
        "Cancel a meeting of {name}",
        "Plan a meeting of {name}",
        "Take {name} out",
        "Add partner {name}",
        "Change “{field}” of {name}",
        "Start a partnership",
    ]
    name = now(desk, partnership_id).name
    assert steps[4].text(for_language("en")) == f"Change “{ABOUT_FIELDS['vision'].label}” of {name}"


def test_the_history_of_a_partnership_holds_what_lies_deep_in_it_and_is_gone(desk: Desk) -> None:
    set_up_centre(desk)
    partnership_id, other_id = start_partnership(desk, "First"), start_partnership(desk, "Other")
    before = len(history_of_partnership(desk, other_id))
    delete_cost_lines(desk, [add_cost_line(desk, partnership_id)])
    filled = current_agreement(desk, partnership_id)
    assert filled is not None
    comments.note_comment(desk, filled.agreement.clauses[0].id, "Too long")
    said = [entry.sentence for entry in history_of_partnership(desk, partnership_id)][:3]
    assert said[0].startswith("Note a comment")
    assert said[1].startswith("Delete costs")
    assert said[2].startswith("Add a cost")
    assert len(history_of_partnership(desk, other_id)) == before


def test_a_partner_that_was_taken_out_meanwhile_is_said(desk: Desk, partnership_id: int) -> None:
    partner_id = add_new_partner(desk, partnership_id, "Baker")
    remove_partner(desk, partner_id)
    with pytest.raises(UserError):
        set_partner(desk, partner_id, "benefits", "More customers")
    meeting_id = plan_meeting(desk, partnership_id, MeetingKind.REVIEW, TODAY)
    cancel_meeting(desk, meeting_id)
    with pytest.raises(UserError):
        set_meeting(desk, meeting_id, "present", 3)
