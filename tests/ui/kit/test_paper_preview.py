"""A paper that is built anew after each change: of a long one the pages in view come first."""

from collections.abc import Collection, Iterator

import pytest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from partnerdesk.ui.kit.background import Background
from partnerdesk.ui.kit.paper_preview import PaperPreview
from tests.person import Person

MANY = 40


def _pages(count: int) -> bytes:
    canvas = Canvas("pages.pdf", pagesize=A4)
    for _page in range(count):
        canvas.showPage()
    content: bytes = canvas.getpdfdata()
    return content


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PaperPreview]:
    background = Background()
    made = PaperPreview(background, "Preview of the agreement")
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    yield made
    background.stop()


def test_of_a_long_paper_the_pages_in_view_come_first(qtbot: QtBot, preview: PaperPreview) -> None:
    staff = Person(qtbot, preview)
    built: list[Collection[int] | str] = []

    def build() -> bytes:
        built.append("all pages")
        return _pages(MANY)

    def first_look(pages: Collection[int]) -> bytes:
        built.append(pages)
        return _pages(MANY)

    preview.show_paper("agreement", build, first_look)
    staff.waits_for(f"Page 1 of {MANY}")
    assert built == ["all pages"]  # nobody knows yet whether it is long
    staff.tab_to("Preview of the agreement")
    staff.press("End")
    staff.waits_for(f"Page {MANY} of {MANY}")
    built.clear()
    preview.show_paper("agreement", build, first_look)
    qtbot.waitUntil(lambda: len(built) == 2)
    first, then = built
    assert MANY in first
    assert len(first) < MANY / 2
    assert then == "all pages"


def test_a_short_paper_is_built_once(qtbot: QtBot, preview: PaperPreview) -> None:
    staff = Person(qtbot, preview)
    looks: list[Collection[int]] = []

    def first_look(pages: Collection[int]) -> bytes:
        looks.append(pages)
        return _pages(3)

    preview.show_paper("agreement", lambda: _pages(3), first_look)
    staff.waits_for("Page 1 of 3")
    preview.show_paper("agreement", lambda: _pages(4), first_look)
    staff.waits_for("Page 1 of 4")
    assert looks == []
