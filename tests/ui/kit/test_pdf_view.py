"""The preview shows real pages, only those that are seen, and keeps the place."""

from io import BytesIO
from threading import Event, Thread

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.documents.bundle import bundle
from partnerdesk.documents.pdfium import PDFIUM
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.texts import for_language
from partnerdesk.ui.kit.pdf_view import PdfView
from tests.person import Person
from tests.ui.audit import cut

COLOURS = ("#C00000", "#00A000", "#0000C0", "#A0A000", "#00A0A0")


def _pdf(pages: int = 5, shift: int = 0) -> bytes:
    """A PDF whose pages are filled with a colour each; the last one lies across."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(pages):
        size = landscape(A4) if page == pages - 1 else A4
        canvas.setPageSize(size)
        canvas.setFillColor(COLOURS[(page + shift) % len(COLOURS)])
        canvas.rect(0, 0, *size, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView("Preview of the contract")
    made.resize(500, 700)
    made.show_pdf(_pdf())
    return made


@pytest.fixture
def staff(qtbot: QtBot, view: PdfView) -> Person:
    return Person(qtbot, view)


def _middle(view: PdfView) -> str:
    QApplication.processEvents()
    shown = view.sheets.viewport().grab().toImage()
    return QColor(shown.pixel(shown.width() // 2, shown.height() // 2)).name().upper()


def test_the_window_and_the_worker_take_turns_with_pdfium(view: PdfView) -> None:
    put_together = Event()
    papers = [_pdf(), _pdf(2)]

    def put_pages_together() -> None:
        both = bundle(papers, PaperContext("Mother Centre"), "Both", for_language("de"))
        read = PdfReader(BytesIO(both))
        assert len(read.pages) == 7
        assert read.metadata is not None
        assert (read.metadata.title, read.metadata.author) == ("Both", "Mother Centre")
        assert read.root_object["/Lang"] == "de"
        put_together.set()

    with PDFIUM:
        worker = Thread(target=put_pages_together)
        worker.start()
        assert not put_together.wait(0.05)
    assert _middle(view) == COLOURS[0]
    worker.join(5)
    assert put_together.is_set()


def test_the_first_page_is_shown_with_its_number(staff: Person, view: PdfView) -> None:
    assert staff.sees("Page 1 of 5")
    assert _middle(view) == COLOURS[0]
    assert not staff.can_click("Page before")


def test_buttons_and_keys_turn_the_pages(staff: Person, view: PdfView) -> None:
    staff.click("Next page")
    staff.waits_for("Page 2 of 5")
    assert _middle(view) == COLOURS[1]
    staff.tab_to("Preview of the contract")
    staff.press("Ctrl+PgDown")
    staff.waits_for("Page 3 of 5")
    staff.press("Ctrl+PgUp")
    staff.waits_for("Page 2 of 5")
    staff.press("End")
    staff.waits_for("Page 5 of 5")
    assert not staff.can_click("Next page")
    staff.press("Home")
    staff.waits_for("Page 1 of 5")


def test_a_changed_paper_stays_where_it_was_read(staff: Person, view: PdfView) -> None:
    staff.click("Next page")
    staff.waits_for("Page 2 of 5")
    view.show_pdf(_pdf(shift=1))
    assert staff.sees("Page 2 of 5")
    assert _middle(view) == COLOURS[2]


def test_pages_that_come_late_find_room_for_their_number(qtbot: QtBot) -> None:
    view = PdfView()
    staff = Person(qtbot, view)
    view.show_pdf(_pdf())
    assert staff.sees("Page 1 of 5")
    assert list(cut(view)) == []  # at once, before Qt has laid anything out anew


def test_a_shorter_paper_shows_its_end(staff: Person, view: PdfView) -> None:
    staff.tab_to("Preview of the contract")
    staff.press("End")
    view.show_pdf(_pdf(pages=2))
    staff.waits_for("Page 2 of 2")


def test_a_whole_page_fits_when_asked_for(staff: Person, view: PdfView) -> None:
    view.resize(QSize(700, 320))
    staff.click("Page")
    assert staff.is_chosen("Page")
    shown = view.sheets.viewport().grab().toImage()
    corner = QColor(shown.pixel(4, shown.height() // 2)).name().upper()
    assert corner not in COLOURS  # beside the page there is room
    assert _middle(view) == COLOURS[0]


def test_the_zoom_keys_belong_to_the_preview_while_it_has_the_keyboard(
    staff: Person, view: PdfView
) -> None:
    staff.tab_to("Preview of the contract")
    bar = view.sheets.horizontalScrollBar()
    before = bar.maximum()
    staff.press("Ctrl++")
    staff.press("Ctrl++")
    staff.press("Ctrl++")
    assert bar.maximum() > before
    staff.press("Ctrl+0")
    assert bar.maximum() == before
    staff.press("Ctrl+-")
    assert _middle(view) in COLOURS


def test_without_a_paper_it_is_empty(staff: Person, view: PdfView) -> None:
    view.clear()
    assert not staff.sees("Page 1")
    assert not staff.can_click("Next page")
    assert _middle(view) not in COLOURS
