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
from partnerdesk.services.sample import make_sample
from partnerdesk.ui.kit.language import set_language
from partnerdesk.ui.kit.pdf_view import PdfSheets
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import Clock
from tests.person import Person
from tests.ui.audit import lasting_faults
from tests.ui.places import Place, every_place

LOOKS = [
    ("en", (100, Colours.LIGHT), (200, Colours.DARK)),
    ("de", (200, Colours.DARK), (100, Colours.LIGHT)),
]
"""Languages, and the text sizes and colours people choose one after the other."""


Looks = tuple[Desk, list[tuple[int, Colours]]]


@pytest.fixture(scope="module")
def samples(_sample_centre: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample centre in both languages."""
    german = tmp_path_factory.mktemp("de") / "data"
    make_sample(german, Clock(), "de")
    return {"en": _sample_centre, "de": german}


@pytest.fixture(params=LOOKS, ids=lambda look: look[0])
def looks(
    request: pytest.FixtureRequest, samples: dict[str, Path], folder: Path
) -> Iterator[Looks]:
    language, *looks = request.param
    shutil.copytree(samples[language], folder, dirs_exist_ok=True)
    with open_desk(folder, Clock()) as desk:
        desk.settings.change(language=language)
        yield desk, looks
    set_language("en")


@pytest.mark.parametrize("place", every_place(), ids=str)
def test_everybody_can_see_read_and_reach_everything(
    qtbot: QtBot, looks: Looks, place: Place
) -> None:
    desk, sizes_and_colours = looks
    window = MainWindow(desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open(place.screen, **place.arguments(desk))
    faults = {}
    for text_size, colours in sizes_and_colours:
        desk.settings.change(text_size=text_size, colours=colours)
        window.rebuild()
        person.until(lambda: _previews_are_drawn(window), "The preview stays empty")
        faults[f"{text_size}-{colours}"] = lasting_faults(qtbot, window)
    assert faults == {look: [] for look in faults}


def _previews_are_drawn(window: MainWindow) -> bool:
    previews = [one for one in window.findChildren(PdfSheets) if one.isVisible()]
    return all(one.page_count() for one in previews)
