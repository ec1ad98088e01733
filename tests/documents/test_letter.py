"""Letters on paper: the address in the window, one page, every script, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partnerdesk.documents.letter import build_letters
from partnerdesk.documents.style import mm
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.letter_paper import LetterPaper
from partnerdesk.domain.papers import PaperContext, PaperParagraph, PaperRun
from partnerdesk.domain.partners import Contact, Organisation
from tests.documents import reading, samples

CENTRE = Organisation(
    9,
    "Mother Centre Lindenhof",
    legal_form="registered association",
    register_number="VR 4711",
    street="Castle Lane 1",
    postal_code="12345",
    place="Brennau",
    phone="030 12345",
    email="office@lindenhof.example",
)
ADDRESS = ("Town of Brennau", "Judith Okafor", "Square 1", "12345 Brennau")
LONG_NAME = "Association for the Promotion of Good Neighbourhood and Mutual Help " * 3
SIZES = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}

# Where an address is seen through the envelope, in millimetres from the left and the top:
# DIN 680 for a sheet folded to DIN long, and a No. 10 envelope with its usual play.
WINDOWS = {PaperSize.A4: (20, 45, 110, 90), PaperSize.LETTER: (19, 52, 136, 92)}


def letter(
    *texts: str,
    address: tuple[str, ...] = ADDRESS,
    size: PaperSize = PaperSize.A4,
    context: PaperContext | None = None,
    language: str = "en",
) -> LetterPaper:
    """A letter with these paragraphs."""
    return LetterPaper(
        context=context or PaperContext(CENTRE.name, paper_size=size),
        language=language,
        sender=CENTRE,
        contact_person="Amina Diallo",
        address=tuple(PaperRun(line) for line in address),
        day=date(2026, 3, 12),
        subject=_words("Invitation to Safe Streets"),
        paragraphs=tuple(_words(text) for text in texts or ("Dear neighbours,", "Join us.")),
        closing="Kind regards",
        signer=Contact(1, 9, "Amina Diallo", role="chair of the board"),
    )


def _words(text: str) -> PaperParagraph:
    return PaperParagraph((PaperRun(text),))


def places(pdf: bytes, page: int, *wanted: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom in millimetres of these words of a page."""
    return [
        (word["x0"] / mm, word["top"] / mm, word["x1"] / mm, word["bottom"] / mm)  # type: ignore[operator] # places are numbers
        for word in reading.words(pdf)[page]
        if word["text"] in wanted
    ]


def test_everything_stands_on_one_page() -> None:
    pdf = build_letters([letter()])
    (page,) = reading.page_texts(pdf)
    parts = (*ADDRESS, "Amina Diallo", "030 12345", "office@lindenhof.example")
    texts = ("Brennau, 12 March 2026", "Join us.", "Kind regards", "chair of the board")
    for words in (*parts, *texts, "VR 4711", "registered association"):
        assert words in page
    assert reading.metadata(pdf)["title"] == "Invitation to Safe Streets"


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        (LONG_NAME, "Judith Okafor", "Square 1", "12345 Brennau", "GERMANY"),
        ("Ж" * 90, "Общество матерей", "ул. Садовая 5", "190000 Санкт-Петербург", "РОССИЯ"),
        tuple(f"{LONG_NAME} {line}" for line in range(6)),
    ],
)
def test_the_address_is_seen_in_the_window_of_the_envelope(
    size: PaperSize, address: tuple[str, ...]
) -> None:
    pdf = build_letters([letter("Hello.", address=address, size=size)])
    assert reading.page_sizes(pdf) == [SIZES[size]]
    left, top, right, bottom = WINDOWS[size]
    above, below = 62.5, 90.0  # the zone of the address: the line of the sender stands above it
    words = [
        word
        for word in reading.words(pdf)[0]
        if above <= float(word["top"]) / mm < 95 and float(word["x0"]) / mm < 115
    ]
    assert words
    for word in words:
        assert left <= float(word["x0"]) / mm
        assert float(word["x1"]) / mm <= right
        assert top <= float(word["top"]) / mm
        assert float(word["bottom"]) / mm <= min(bottom, below)


def test_an_address_that_fits_is_printed_whole_and_a_long_one_keeps_its_end() -> None:
    last = " ".join(reading.page_texts(build_letters([letter()])))
    assert " ".join(ADDRESS) in last
    (page,) = reading.page_texts(
        build_letters([letter(address=(LONG_NAME * 4, "Square 1", "12345 Brennau"))])
    )
    assert "Square 1 12345 Brennau" in page


@pytest.mark.parametrize("size", PaperSize)
def test_the_marks_say_where_to_fold_and_to_punch(size: PaperSize) -> None:
    pdf = build_letters([letter(size=size)])
    height = SIZES[size][1] / mm
    levels = sorted(round(rule.top / mm) for rule in reading.rules(pdf)[0])
    third = round(height / 3)
    folds = [105, 210] if size is PaperSize.A4 else [third, 2 * third]
    assert set(folds) <= set(levels)
    assert round(height / 2, 0) in levels


def test_a_long_letter_goes_on_and_its_signature_is_never_alone() -> None:
    texts = [f"Paragraph{number} " + "words " * 60 for number in range(9)]
    pdf = build_letters([letter(*texts)])
    first, second = reading.page_texts(pdf)
    assert "Page 2" in second
    assert "Page" not in first
    assert "Kind regards" in second
    assert "Paragraph8" in second
    whole = reading.whole_text(pdf)
    assert all(f"Paragraph{number}" in whole for number in range(9))


@pytest.mark.parametrize("count", [1, 7, 60])
def test_a_series_has_a_page_for_each_partner(count: int) -> None:
    series = [
        letter(f"Dear partner{number},", address=(f"House{number}", "Square 1", "12345 Brennau"))
        for number in range(count)
    ]
    pdf = build_letters(series)
    pages = reading.page_texts(pdf)
    assert len(pages) == len(reading.outline(pdf)) == count
    for number, page in enumerate(pages):
        assert f"House{number} Square 1" in page
        assert f"Dear partner{number}," in page


def test_pages_are_counted_for_each_letter_by_itself() -> None:
    long = letter(*["words " * 80] * 8)
    pages = reading.page_texts(build_letters([long, letter(), long]))
    numbered = [number for number, page in enumerate(pages) if "Page 2" in page]
    assert numbered == [1, 4]


def test_each_letter_of_a_series_speaks_its_own_language() -> None:
    pages = reading.page_texts(build_letters([letter(), letter(language="de")]))
    assert "12 March 2026" in pages[0]
    assert "12. März 2026" in pages[1]


def test_gaps_are_red_and_make_it_a_draft() -> None:
    from partnerdesk.domain.letter_paper import LetterGap

    gap = LetterGap("vision", "Vision", "Town of Brennau", None)
    lacking = PaperParagraph((PaperRun("We hope for: "), PaperRun("Vision", is_missing=True)))
    address = (PaperRun("Town of Brennau"), PaperRun("Street and place", is_missing=True))
    paper = replace(letter(), paragraphs=(lacking,), address=address, gaps=(gap,), signer=None)
    (page,) = reading.page_texts(build_letters([paper]))
    assert "(Vision missing)" in page
    assert "(Street and place missing)" in page
    assert "(name of the person who signs missing)" in page
    assert "DRAFT" in page
    assert "DRAFT" not in reading.whole_text(build_letters([letter()]))


def test_a_sample_says_so_and_a_logo_is_shown() -> None:
    context = PaperContext(CENTRE.name, is_sample=True, logo=samples.logo())
    pdf = build_letters([letter(context=context)])
    assert "SAMPLE" in reading.whole_text(pdf)
    assert reading.image_count(pdf) == 1
    broken = PaperContext(CENTRE.name, logo=b"no picture")
    assert reading.image_count(build_letters([letter(context=broken)])) == 0


def test_typed_words_are_never_markup_and_lines_are_kept() -> None:
    (page,) = reading.page_texts(build_letters([letter('<img src="x"> & <b>', "One\nTwo 😀")]))
    assert '<img src="x"> & <b>' in page
    assert "One Two \ufffd" in page


def test_equal_letters_are_equal_bytes_with_our_fonts_inside() -> None:
    pdf = build_letters([letter()])
    assert pdf == build_letters([letter()])
    assert all(reading.embedded_fonts(pdf).values())
