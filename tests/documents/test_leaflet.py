"""The leaflet for the stick: it fits on one sheet and carries what somebody compares."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from partnerdesk import __version__
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.leaflet import make_leaflet, package_names
from partnerdesk.domain.texts import LANGUAGES, for_language
from partnerdesk.services.leaflet_papers import leaflet_pdf

CHECKSUMS = {
    name: f"{number:064x}" for number, name in enumerate(package_names(__version__).values(), 1)
}


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_on_both_sides_of_a_sheet(language: str, size: PaperSize) -> None:
    pages = PdfReader(io.BytesIO(leaflet_pdf(for_language(language), CHECKSUMS, size))).pages
    assert len(pages) == 2
    words = [page.extract_text() for page in pages]
    assert package_names(__version__)["setup"] in words[0]
    assert "00000004" in words[1].replace("\u00a0", ""), "the checksum of the last file"
    assert "%LOCALAPPDATA%\\PartnerDesk" in words[1]


def test_without_checksums_it_says_where_they_stand() -> None:
    pages = PdfReader(io.BytesIO(leaflet_pdf(for_language("en")))).pages
    words = " ".join(page.extract_text().replace("\n", " ") for page in pages)
    assert "stand in the file SHA256SUMS" in words


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    english, german = (make_leaflet("1.2.3", language, {}) for language in LANGUAGES)
    shapes = [
        [(len(one.steps), one.is_numbered, one.has_checksums) for one in leaflet.sections]
        for leaflet in (english, german)
    ]
    assert shapes[0] == shapes[1]
