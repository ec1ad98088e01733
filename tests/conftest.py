"""What every test can ask for: a fixed clock, real data folders, an application off screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk

settings.register_profile("the same each time", derandomize=True)
settings.load_profile("the same each time")  # a change must not fail for what was there before

MORNING = datetime(2026, 3, 12, 10, 42)
SampleIn = Callable[[str], Path]


class Clock:
    """The clock of a test: it stands still until it is told to go on."""

    def __init__(self) -> None:
        self._now = MORNING

    def __call__(self) -> datetime:
        return self._now

    def advance(self, **by: float) -> None:
        """Go on, for example by ``days=3`` or ``minutes=10``."""
        self._now += timedelta(**by)


def pytest_configure() -> None:
    """Draw off screen unless a test run asks for a real one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that forgets to name a data folder must not find a person's own."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_window_stays() -> Iterator[None]:
    """A new text size dresses every window anew: with those of earlier tests it took seconds."""
    yield
    if QApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty data folder."""
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def clock() -> Clock:
    """Thursday 12 March 2026, 10:42."""
    return Clock()


@pytest.fixture(scope="session")
def _empty_centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was made by migrating; tests get copies, which is faster."""
    made = tmp_path_factory.mktemp("empty") / "data"
    with open_desk(made, Clock()):
        pass
    return made


@pytest.fixture
def desk(_empty_centre: Path, folder: Path, clock: Clock) -> Iterator[Desk]:
    """The desk of a centre that has entered nothing yet."""
    yield from _desk_on_a_copy(_empty_centre, folder, clock)


@pytest.fixture(scope="session")
def sample_in(tmp_path_factory: pytest.TempPathFactory) -> SampleIn:
    """The data folder of the sample centre in a language, made once: to be copied."""
    from partnerdesk.services.sample import make_sample

    @cache
    def made_in(language: str) -> Path:
        made = tmp_path_factory.mktemp(language) / "data"
        make_sample(made, Clock(), language)
        return made

    return made_in


@pytest.fixture
def sample_desk(sample_in: SampleIn, folder: Path, clock: Clock) -> Iterator[Desk]:
    """The desk of the English sample centre: three partnerships and many partners."""
    yield from _desk_on_a_copy(sample_in("en"), folder, clock)


def _desk_on_a_copy(original: Path, folder: Path, clock: Clock) -> Iterator[Desk]:
    shutil.copytree(original, folder, dirs_exist_ok=True)
    with open_desk(folder, clock) as desk:
        yield desk
        assert not desk.database.has_open_transaction(), "the test left a transaction open"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with our letters and colours."""
    from partnerdesk.ui.kit.focus_ring import follow_keyboard
    from partnerdesk.ui.kit.theme import apply_theme

    apply_theme(qapp)
    follow_keyboard()
    return qapp


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The screen language: the test runs once in English and once in German."""
    from partnerdesk.ui.kit.language import set_language

    set_language(request.param)
    yield request.param
    set_language("en")
