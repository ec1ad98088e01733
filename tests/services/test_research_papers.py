"""Data sheets and research sheets of the example centre, asked for as the screen asks."""

from __future__ import annotations

import pytest

from partnerdesk.domain.errors import UserError
from partnerdesk.services import partners, partnerships
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.printouts import PaperRequest, build_paper
from tests.documents import reading


@pytest.mark.parametrize("paper", ["datasheet", "research"])
def test_all_partners_of_a_partnership_are_printed(sample_desk: Desk, paper: str) -> None:
    [partnership, *_others] = partnerships.list_partnerships(sample_desk)
    text = reading.whole_text(build_paper(sample_desk, PaperRequest(paper, partnership.id)))
    for partner in partnership.parties:
        assert partner.name in text


@pytest.mark.parametrize("paper", ["datasheet", "research"])
def test_only_the_named_partners_are_printed(sample_desk: Desk, paper: str) -> None:
    first, second, third, *_others = partners.list_register(sample_desk)
    request = PaperRequest(paper, organisation_ids=(first.id, third.id))
    titles = reading.outline(build_paper(sample_desk, request))
    assert first.name in titles and third.name in titles
    assert second.name not in titles


def test_the_whole_register_can_be_printed(sample_desk: Desk) -> None:
    pdf = build_paper(sample_desk, PaperRequest("datasheet", language="de"))
    titles = reading.outline(pdf)
    assert {entry.name for entry in partners.list_register(sample_desk)} <= set(titles)
    assert reading.metadata(pdf)["language"] == "de"


def test_a_blank_sheet_needs_no_partner_and_other_papers_say_that_there_is_none(
    desk: Desk,
) -> None:
    save_centre(desk, CentreDetails(name="Mother Centre Sunrise"))
    pages = reading.page_texts(build_paper(desk, PaperRequest("research", is_blank=True)))
    assert len(pages) == 1 and "Partner" in pages[0]
    for paper in ("datasheet", "research"):
        with pytest.raises(UserError, match="no partner to print"):
            build_paper(desk, PaperRequest(paper))
