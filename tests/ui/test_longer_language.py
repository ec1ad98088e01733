"""A made-up language, 40 % longer and full of accents: what is cut, and what is still English?"""

from __future__ import annotations

import re
from gettext import NullTranslations

import pytest
from pytestqt.qtbot import QtBot

from partnerdesk.domain.texts import LANGUAGES, Texts
from partnerdesk.services.desk import Desk
from partnerdesk.ui.kit import language as screen_language
from partnerdesk.ui.main_window import MainWindow
from tests.person import Person
from tests.ui.audit import comes_to_rest, cut, too_large
from tests.ui.places import Place, every_place
from tests.ui.started import set_up_centre

_ACCENTS = str.maketrans("aeioucnsyAEIOUCNSY", "åéîöüçñšýÅÉÎÖÜÇÑŠÝ")
_PLACEHOLDER = re.compile(r"(\{[^}]*\})")
_ENGLISH_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
_NOT_TRANSLATED = {
    *LANGUAGES.values(),  # languages name themselves
    *["PartnerDesk", "Mother", "Centre", "Sunrise", "Amina", "Riverside", "Diallo"],
    *["Thursday", "March"],  # dates come from Babel
}
_WITHOUT_DATA = [
    place
    for place in every_place()
    if place.name
    in {
        "first_start-language",
        "first_start-centre",
        "first_start-person",
        "people",
        "home",
        "interview-new",
        "partnerships",
        "register",
        "register-new",
        "agreements",
        "budgets",
        "history",
        "settings-look",
        "settings-people",
        "settings-backups",
    }
]


def _longer(message: str) -> str:
    """Every word with accents and 40 % more letters; placeholders stay."""
    parts = _PLACEHOLDER.split(message)
    return "".join(part if part.startswith("{") else _longer_words(part) for part in parts)


def _longer_words(words: str) -> str:
    def longer(match: re.Match[str]) -> str:
        return match[0].translate(_ACCENTS) + "ö" * round(0.4 * len(match[0]))

    return re.sub(r"\w+", longer, words)


class MadeUpLanguage(NullTranslations):
    """Translates everything, into nothing people speak."""

    def gettext(self, message: str) -> str:
        return _longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _longer(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return _longer(message)


@pytest.fixture(autouse=True)
def _speak_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = Texts("en", MadeUpLanguage())
    monkeypatch.setattr(screen_language, "for_language", lambda _code: made_up)
    monkeypatch.setattr(screen_language, "_texts", made_up)


def _visit(qtbot: QtBot, desk: Desk, place: Place) -> tuple[Person, MainWindow]:
    window = MainWindow(desk)
    window.resize(1366, 700)
    person = Person(qtbot, window)
    window.open(place.screen, **place.arguments(desk))
    comes_to_rest(qtbot, window)
    return person, window


@pytest.mark.parametrize("place", every_place(), ids=str)
def test_nothing_is_cut_in_a_longer_language(qtbot: QtBot, sample_desk: Desk, place: Place) -> None:
    _person, window = _visit(qtbot, sample_desk, place)
    faults = {}
    for text_size in (100, 150):
        sample_desk.settings.change(text_size=text_size)
        window.rebuild()
        comes_to_rest(qtbot, window)
        faults[text_size] = [*cut(window), *too_large(window)]
    assert faults == {100: [], 150: []}


@pytest.mark.parametrize("place", _WITHOUT_DATA, ids=str)
def test_no_english_is_left_in_another_language(qtbot: QtBot, desk: Desk, place: Place) -> None:
    set_up_centre(desk)
    person, _window = _visit(qtbot, desk, place)
    english = [
        text
        for text in person.texts()
        if text.isascii() and set(_ENGLISH_WORD.findall(text)) - _NOT_TRANSLATED
    ]
    assert english == []
