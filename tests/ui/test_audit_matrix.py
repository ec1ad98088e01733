"""Every place of the program with the sample centre, as different people see it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.settings import Colours
from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.ui.kit.language import set_language
from partnerdesk.ui.kit.pdf_view import PdfSheets
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock, SampleIn
from tests.person import Person
from tests.ui.audit import lasting_faults
from tests.ui.places import Place, every_place

LOOKS = [("en", 100, Colours.LIGHT), ("de", 200, Colours.DARK)]
"""Languages, text sizes and colours. The made-up language looks for cut words at other sizes."""


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}-{look[2]}")
def seen_by(request: pytest.FixtureRequest, sample_in: SampleIn, folder: Path) -> Iterator[Desk]:
    language, text_size, colours = request.param
    shutil.copytree(sample_in(language), folder, dirs_exist_ok=True)
    with open_desk(folder, Clock()) as desk:
        desk.settings.change(language=language, text_size=text_size, colours=colours)
        yield desk
    set_language("en")


@pytest.mark.parametrize("place", every_place(), ids=str)
def test_everybody_can_see_read_and_reach_everything(
    qtbot: QtBot, seen_by: Desk, place: Place
) -> None:
    window = MainWindow(seen_by)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open(place.screen, **place.arguments(seen_by))
    person.until(lambda: _previews_are_drawn(window), "The preview stays empty")
    assert lasting_faults(qtbot, window) == []


def _previews_are_drawn(window: MainWindow) -> bool:
    previews = [one for one in window.findChildren(PdfSheets) if one.isVisible()]
    return all(one.page_count() for one in previews)
