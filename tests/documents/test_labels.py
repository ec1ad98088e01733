"""Address labels: each inside its cell on every sheet, however long it is."""

from __future__ import annotations

import pytest

from partnerdesk.documents.addresses import wrapped
from partnerdesk.documents.labels import build_labels
from partnerdesk.documents.style import mm
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.labels import LABEL_SHEETS, LabelSheet, LabelsPaper, sheet_named
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import for_language
from tests.documents import reading

ENGLISH = for_language("en")
SIZES = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}
LONG = "Регионална асоциация за насърчаване на доброто съседство " * 4


def short(number: int) -> tuple[str, ...]:
    return (f"House{number}", "Judith Okafor", "Square 1", "12345 Brennau")


def long(number: int) -> tuple[str, ...]:
    return (f"House{number} {LONG}", "W" * 70, LONG, f"{number} Brennau", "GERMANY")


def printed(
    sheet: LabelSheet, labels: list[tuple[str, ...]], first: int = 1, **context: bool
) -> bytes:
    paper = LabelsPaper(PaperContext("Centre", **context), sheet, tuple(labels), first)
    return build_labels(paper, ENGLISH)


def cell_of(sheet: LabelSheet, left: float, top: float) -> tuple[int, int] | None:
    """Column and row of the label that a place (in millimetres) lies on."""
    for position in range(sheet.count):
        corner = sheet.corner_mm(position)
        if 0 <= left - corner[0] <= sheet.width_mm and 0 <= top - corner[1] <= sheet.height_mm:
            row, column = divmod(position, sheet.columns)
            return column, row
    return None


@pytest.mark.parametrize("make", [short, long])
@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.key)
@pytest.mark.parametrize(("count", "first"), [(1, 1), (1, 12), (60, 1), (60, 5)])
def test_every_word_stays_on_its_label(
    sheet: LabelSheet, make: object, count: int, first: int
) -> None:
    assert callable(make)
    pdf = printed(sheet, [make(number) for number in range(count)], first)
    sizes = reading.page_sizes(pdf)
    assert set(sizes) == {SIZES[sheet.paper_size]}
    assert len(sizes) == -(-(count + first - 1) // sheet.count)
    seen: set[tuple[int, int, int]] = set()
    for page, words in enumerate(reading.words(pdf)):
        for word in words:
            left, right = float(word["x0"]) / mm, float(word["x1"]) / mm
            top, bottom = float(word["top"]) / mm, float(word["bottom"]) / mm
            cell = cell_of(sheet, left, top)
            assert cell is not None
            assert cell == cell_of(sheet, right, bottom)
            seen.add((page, *cell))
    assert len(seen) == count


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.key)
def test_sheets_lie_inside_their_paper(sheet: LabelSheet) -> None:
    width, height = (length / mm for length in SIZES[sheet.paper_size])
    left, top = sheet.corner_mm(sheet.count - 1)
    assert left + sheet.width_mm <= width + 0.5
    assert top + sheet.height_mm <= height + 0.5
    assert sheet.column_pitch_mm >= sheet.width_mm
    assert sheet.row_pitch_mm >= sheet.height_mm


def test_printing_begins_at_the_first_label_that_is_left() -> None:
    sheet = LABEL_SHEETS[0]
    pdf = printed(sheet, [short(1)], first=5)
    word = next(word for word in reading.words(pdf)[0] if word["text"] == "House1")
    assert cell_of(sheet, float(word["x0"]) / mm, float(word["top"]) / mm) == (1, 1)


def test_an_address_that_fits_is_printed_whole() -> None:
    for sheet in LABEL_SHEETS:
        assert reading.page_texts(printed(sheet, [short(1)])) == [" ".join(short(1))]


def test_a_long_address_keeps_name_and_place() -> None:
    for sheet in LABEL_SHEETS:
        (page,) = reading.page_texts(printed(sheet, [long(7)]))
        assert page.startswith("House7")
        assert page.endswith("7 Brennau GERMANY")


def test_a_sample_says_so_at_the_edge_and_not_on_a_label() -> None:
    for sheet in LABEL_SHEETS:
        pdf = printed(sheet, [short(1)], is_sample=True)
        word = next(word for word in reading.words(pdf)[0] if word["text"] == "SAMPLE")
        assert float(word["bottom"]) / mm <= sheet.top_mm


def test_an_unknown_sheet_is_the_usual_one_for_the_paper() -> None:
    assert sheet_named("", PaperSize.LETTER).key == "letter-3x10"
    assert sheet_named("a4-3x8", PaperSize.LETTER).key == "a4-3x8"


def test_a_long_word_of_an_address_is_parted_at_its_joint() -> None:
    name = "7 Gleichstellungsbeauftragte der Stadt"
    assert list(wrapped(name, 75, 6)) == ["7 Gleichstellungs-", "beauftragte der Stadt"]
    assert list(wrapped(name[2:], 85, 6)) == ["Gleichstellungsbeauftragte", "der Stadt"]
    assert "".join(wrapped("x" * 60, 75, 6)) == "x" * 60
