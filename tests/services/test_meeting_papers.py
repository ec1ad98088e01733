"""Which meeting a paper is about, and when it shows what came out."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.partnership import MeetingKind
from partnerdesk.services.desk import Desk
from partnerdesk.services.meetings import cancel_meeting, plan_meeting, set_meeting, set_vote
from partnerdesk.services.partnerships import get_partnership, list_partnerships
from partnerdesk.services.printouts import PaperRequest, build_paper
from tests.agreed import Agreed, agreed_partnership

TODAY = date(2026, 3, 12)
SOON = TODAY + timedelta(days=5)


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    """Its members met on 3 March, and said yes."""
    return agreed_partnership(desk)


def words_of(desk: Desk, paper: str, partnership_id: int, **more: object) -> str:
    request = PaperRequest(paper, partnership_id, **more)  # type: ignore[arg-type]  # keyword fields of PaperRequest
    pages = PdfReader(BytesIO(build_paper(desk, request))).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_last_vote_is_printed_with_its_result_or_blank(agreed: Agreed) -> None:
    desk, number = agreed.desk, agreed.partnership_id
    result = words_of(desk, "votes", number)
    assert "Result of the members’ vote" in result
    assert "For it 14 Against it 1 Abstained 0" in result
    blank = words_of(desk, "votes", number, is_blank=True)
    assert "Vote of the members" in blank
    assert "Tuesday 3 March 2026" in blank
    assert "14" not in blank


def test_a_meeting_to_come_is_printed_before_the_last_one(agreed: Agreed) -> None:
    desk, number = agreed.desk, agreed.partnership_id
    plan_meeting(desk, number, MeetingKind.MEMBERS, SOON)
    assert "Tuesday 17 March 2026" in words_of(desk, "votes", number)
    held = get_partnership(desk, number).meetings[0]
    assert "Tuesday 3 March 2026" in words_of(desk, "votes", number, meeting_id=held.id)


def test_a_sheet_becomes_a_result_once_the_votes_are_written(agreed: Agreed) -> None:
    desk, number = agreed.desk, agreed.partnership_id
    meeting_id = plan_meeting(desk, number, MeetingKind.MEMBERS, TODAY)
    assert "Vote of the members" in words_of(desk, "votes", number, meeting_id=meeting_id)
    set_meeting(desk, meeting_id, "present", 9)
    assert "Result of" in words_of(desk, "votes", number, meeting_id=meeting_id)


def test_partners_do_not_vote(agreed: Agreed) -> None:
    desk, number = agreed.desk, agreed.partnership_id
    meeting_id = plan_meeting(desk, number, MeetingKind.PARTNERS, SOON)
    with pytest.raises(UserError, match="Only the members vote"):
        words_of(desk, "votes", number, meeting_id=meeting_id)


def test_the_attendance_list_of_partners_names_who_speaks_for_each(sample_desk: Desk) -> None:
    running = next(one for one in list_partnerships(sample_desk) if one.name.startswith("Healthy"))
    said = words_of(sample_desk, "attendance", running.id, language="en")
    assert "Partners’ meeting" in said
    for partner in running.parties:
        speaker = partner.organisation.representative
        assert speaker is not None
        assert f"{speaker.name} {partner.name}" in said


def test_a_list_without_a_meeting_says_what_to_do(desk: Desk) -> None:
    agreed = agreed_partnership(desk)
    number = agreed.partnership_id
    with pytest.raises(UserError, match="no longer on the list"):
        words_of(desk, "attendance", number, meeting_id=999)
    with pytest.raises(UserError, match="no longer on the list"):
        words_of(desk, "votes", number, meeting_id=999)
    cancel_meeting(desk, get_partnership(desk, number).meetings[0].id)
    with pytest.raises(UserError, match="No meeting is planned yet"):
        words_of(desk, "attendance", number)
    assert "Vote of the members" in words_of(desk, "votes", number)


def test_the_contract_says_how_the_members_decided(agreed: Agreed) -> None:
    desk, number = agreed.desk, agreed.partnership_id
    meeting = get_partnership(desk, number).meetings[0]
    set_meeting(desk, meeting.id, "wishes", "Light before winter")
    set_vote(desk, meeting.votes[0].id, "votes_abstained", 0)
    said = "3 March 2026: 14 for, 1 against, 0 abstained. Go ahead. Light before winter"
    assert said in words_of(desk, "contract", number)
