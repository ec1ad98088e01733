"""The data sheet: everything that is known stands on it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.documents.data_sheet import build_data_sheets
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.dossier import DataSheetPaper, Dossier
from partnerdesk.domain.texts import for_language
from tests.documents import reading
from tests.documents.dossiers import CONTEXT, PARISH, SPEAKER, UNKNOWN, with_organisation

ENGLISH = for_language("en")


def printed(*dossiers: Dossier, language: str = "en", size: PaperSize = PaperSize.A4) -> bytes:
    paper = DataSheetPaper(replace(CONTEXT, paper_size=size), dossiers, "Safe Streets")
    return build_data_sheets(paper, for_language(language))


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_that_was_written_stands_on_the_sheet(language: str) -> None:
    text = reading.whole_text(printed(PARISH, language=language))
    for words in (
        "Parish of Saint Anne & Sons", "Church Lane 1", "20418 Riverside", "VR 1234", "Polish",
        "Its hall has no step.", "Josef Lang <b>", "Churchwarden", "lang@parish.example",
        "parish council", "14/2025", "Source of finances", "Amina", "statutes.png",
        "Annual report.pdf", "Mira", "Good rooms, and no word about faith in the programme.",
        "Its treasurer is our chairwoman’s sister.", "Safe Streets", "Opens the hall",
        "A hall on Fridays", "Tea", "A clean hall", "A line in the newsletter", "It gets one",
        "Life in the house", "Rosa", "Its hall was free only that week", "Only until summer",
        "No service is tied to faith.",
    ):  # fmt: skip
        assert words in text, words


def test_facts_are_said_in_words() -> None:
    text = reading.whole_text(printed(PARISH))
    for words in (
        "Representatives of civil society · Local",
        "Many years Much influence",
        "since 27 August 2022",
        "Not looked at",
        "A partner, with care (Mira · 3 February 2026)",
        "It is a religious body, or belongs to one",
        "Agreed · Part of the solution · since 20 February 2026",
        "10 February 2026 · by hand · Rosa · answer wanted by 24 February 2026",
        "said yes on 20 February 2026",
        "6 and 9, of 10 each",
        "12 for, 3 against, 2 abstained",
    ):
        assert words in text, words


def test_what_nobody_knows_takes_no_room() -> None:
    text = reading.whole_text(printed(UNKNOWN))
    assert "Nobody is known by name yet." in text
    assert "It is in no partnership yet." in text
    assert "Not judged yet" in text
    for caption in ("Telephone", "Register number", "Ties", "Notes", "Files", "Stamp"):
        assert caption not in text


def test_each_partner_begins_on_a_page_that_says_its_name() -> None:
    first, *more, last = reading.page_texts(printed(PARISH, UNKNOWN))
    assert all("Parish of Saint Anne & Sons Data sheet" in page for page in (first, *more))
    assert "Night School Data sheet" in last
    assert reading.metadata(printed(PARISH, UNKNOWN))["title"] == "Data sheet – Safe Streets"


def test_long_notes_run_over_pages_without_losing_a_word() -> None:
    words = [f"word{number}" for number in range(4_000)]
    text = reading.whole_text(printed(with_organisation(notes=" ".join(words))))
    assert all(f"{word} " in text for word in words)


@pytest.mark.parametrize("size", PaperSize)
def test_bookmarks_lead_to_each_part(size: PaperSize) -> None:
    assert reading.outline(printed(PARISH, size=size)) == [
        "Parish of Saint Anne & Sons",
        "People",
        "What we found out",
        "In “Safe Streets”",
    ]


def test_who_no_longer_speaks_for_it_has_no_powers() -> None:
    former = replace(SPEAKER, starts_on=None, ends_on=date(2025, 12, 31), has_ended=True)
    text = reading.whole_text(printed(with_organisation(contacts=(former,))))
    assert "until 31 December 2025" in text
    assert "Speaks for it" not in text
