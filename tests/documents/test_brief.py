"""The partnership on one page: every answer, in plain words, and never a second page by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.documents.brief import build_brief
from partnerdesk.domain.brief_paper import BriefPaper, brief_paper
from partnerdesk.domain.centre import Centre, PaperSize
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.partners import Organisation, PartnerStage
from partnerdesk.domain.partnership import Meeting, MeetingKind, Partnership, Path
from partnerdesk.domain.texts import for_language
from tests.documents import reading
from tests.domain.example import PARTNERSHIP, TODAY

ENGLISH = for_language("en")
CENTRE = Centre(
    Organisation(
        9,
        "Mother Centre Sunrise",
        street="Lane 1",
        place="Riverside",
        phone="040 5",
        email="a@b.org",
    )
)
CONTEXT = PaperContext("Mother Centre Sunrise")


def paper(about: Partnership = PARTNERSHIP, context: PaperContext = CONTEXT) -> BriefPaper:
    return brief_paper(about, CENTRE, context, TODAY)


def test_it_answers_what_a_newcomer_asks() -> None:
    (page,) = reading.page_texts(build_brief(paper(), ENGLISH))
    for words in (
        "Safe Streets Riverside",
        "An invitation by Mother Centre Sunrise",
        "Women avoid the underpass after dark.",
        "Everyone walks home without fear.",
        "A walking group each evening",
        "People in the area saw the need themselves.",
        "Riverside Town Council, Savings Bank and School Board",
        "All partners have equal rights.",
        "Ms Brandt",
        "040 5 · a@b.org",
    ):
        assert words in page


@pytest.mark.parametrize("size", PaperSize)
def test_longer_texts_shrink_before_they_need_a_second_page(size: PaperSize) -> None:
    context = replace(CONTEXT, paper_size=size)
    wordy = replace(PARTNERSHIP, problem="Long words about it. " * 60, vision="We hope. " * 60)
    assert len(reading.page_texts(build_brief(paper(wordy, context), ENGLISH))) == 1
    endless = replace(PARTNERSHIP, problem="Lastword " * 3000)
    pages = reading.page_texts(build_brief(paper(endless, context), ENGLISH))
    assert sum(page.count("Lastword") for page in pages) == 3000


def test_what_is_missing_is_shown() -> None:
    (page,) = reading.page_texts(build_brief(paper(replace(PARTNERSHIP, vision="")), ENGLISH))
    assert "(Vision missing)" in page


def test_only_those_who_said_yes_are_named() -> None:
    first, *others = PARTNERSHIP.partners
    asked = replace(first, stage=PartnerStage.INVITED)
    no = replace(others[0], stage=PartnerStage.DECLINED)
    told = paper(replace(PARTNERSHIP, partners=(asked, no, others[1])))
    assert told.joined == ("School Board",)


def test_the_next_meeting_is_named_where_one_is_planned() -> None:
    past = Meeting(7, 1, MeetingKind.PARTNERS, date(2026, 3, 1))
    coming = Meeting(8, 1, MeetingKind.PARTNERS, date(2026, 4, 2))
    planned = replace(PARTNERSHIP, meetings=(past, coming))
    (page,) = reading.page_texts(build_brief(paper(planned), ENGLISH))
    assert "The partners meet on Thursday 2 April 2026." in page
    assert "The partners meet" not in reading.whole_text(build_brief(paper(), ENGLISH))


@pytest.mark.parametrize(
    ("path", "words"),
    [(Path.TOP_DOWN, "A public office asked us"), (Path.INCENTIVE, "Money is offered")],
)
def test_it_says_how_it_began(path: Path, words: str) -> None:
    (page,) = reading.page_texts(build_brief(paper(replace(PARTNERSHIP, path=path)), ENGLISH))
    assert words in page


def test_several_objectives_are_a_list_in_our_own_letters() -> None:
    pdf = build_brief(paper(replace(PARTNERSHIP, objectives="Light\n\nWalks")), ENGLISH)
    assert "– Light – Walks" in reading.whole_text(pdf)
    assert all(reading.embedded_fonts(pdf).values())


def test_the_area_begins_with_a_capital_letter() -> None:
    pdf = build_brief(paper(replace(PARTNERSHIP, area="the town and two villages")), ENGLISH)
    assert "The town and two villages" in reading.whole_text(pdf)
