"""The research sheet: filled in it shows what was found out, blank it is one page for a pen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partnerdesk.documents.research_sheet import build_research_sheets
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.dossier import Dossier, Membership, ResearchPaper
from partnerdesk.domain.partners import Finding, Judgement, ResearchQuestion
from partnerdesk.domain.research_forms import WHERE_TO_LOOK
from partnerdesk.domain.texts import for_language
from tests.documents import reading
from tests.documents.dossiers import CONTEXT, PARISH, PARTNERSHIP, UNKNOWN


def printed(
    *dossiers: Dossier,
    is_blank: bool = False,
    language: str = "en",
    size: PaperSize = PaperSize.A4,
) -> bytes:
    context = replace(CONTEXT, paper_size=size)
    return build_research_sheets(ResearchPaper(context, dossiers, is_blank), for_language(language))


def test_a_filled_sheet_shows_findings_ties_and_judgement() -> None:
    text = reading.whole_text(printed(PARISH))
    for words in (
        "Is not tied to a party or a religious body Not true Source of independence",
        "Amina · 5 January 2026",
        "Kept files: statutes.png",
        "There is a conflict of interest: Its treasurer is our chairwoman’s sister.",
        "No service is tied to faith. (4 February 2026)",
        "Members’ vote: 12 for, 3 against, 2 abstained",
        "A partner, with care (Mira · 3 February 2026)",
        "Good rooms, and no word about faith in the programme.",
    ):
        assert words in text, words


def test_a_tie_nobody_decided_about_is_said_so() -> None:
    partner = replace(PARISH.memberships[0].partner, tie_decision="", tie_decided_on=None)
    silent = replace(PARTNERSHIP, partners=(partner,), meetings=())
    text = reading.whole_text(printed(replace(PARISH, memberships=(Membership(silent, partner),))))
    assert "No decision is written yet." in text
    assert "Your members have not voted about it." in text


def test_without_a_tie_there_is_no_word_about_ties() -> None:
    assert "Ties" not in reading.whole_text(printed(UNKNOWN))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", PaperSize)
def test_a_blank_sheet_is_one_page_with_every_question_and_a_box_for_each_answer(
    language: str, size: PaperSize
) -> None:
    pages = reading.page_texts(printed(is_blank=True, language=language, size=size))
    assert len(pages) == 1
    texts = for_language(language)
    for question in ResearchQuestion:
        assert texts.gettext(question.label) in pages[0]
        assert texts.gettext(WHERE_TO_LOOK[question]) in pages[0]
    for finding in Finding:
        assert pages[0].count(texts.gettext(finding.label)) >= len(ResearchQuestion)
    for judgement in Judgement:
        assert texts.gettext(judgement.label) in pages[0]


def test_a_blank_sheet_names_its_partner_but_nothing_that_is_known() -> None:
    text = reading.whole_text(printed(PARISH, UNKNOWN, is_blank=True))
    assert "Parish of Saint Anne & Sons" in text and "Night School" in text
    assert "Source of finances" not in text and "Good rooms" not in text


def test_every_sheet_is_a_page_of_its_own() -> None:
    pages = reading.page_texts(printed(PARISH, UNKNOWN, is_blank=True))
    assert ["Parish of Saint Anne & Sons Research sheet" in pages[0],
            "Night School Research sheet" in pages[1]] == [True, True]  # fmt: skip
