"""The process that is killed: the real window on a data folder, and somebody who types and types.

``python -m tests.journey.typist FOLDER PLACE`` says on its output when each letter was typed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from partnerdesk.services.desk import Desk
from partnerdesk.services.opening import open_desk
from partnerdesk.services.partners import list_register
from partnerdesk.services.partnerships import list_partnerships
from partnerdesk.ui.main_window import MainWindow
from tests.conftest import MORNING
from tests.person import names_of
from tests.ui.audit import settle

BETWEEN_KEYS_MILLISECONDS = 25
LETTERS = "".join(
    letter for letter, _number in zip(cycle(ascii_lowercase), range(400), strict=False)
)
"""What is typed, whatever is pressed between the letters."""


@dataclass(frozen=True)
class Place:
    """Where somebody types: how she comes there, and which keys she presses between letters."""

    arrive: Callable[[MainWindow], None]
    between: Callable[[int], str]


def register(window: MainWindow) -> None:
    """The notes about the partner that was added first."""
    partner = next(one for one in list_register(window.desk) if not one.organisation.is_centre)
    window.open("register", organisation_id=partner.id)
    settle()  # a page begins at its title, with the keyboard in sight
    boxes = window.findChildren(QPlainTextEdit)
    next(box for box in boxes if "Notes" in names_of(box)).setFocus()


def agreement(window: MainWindow) -> None:
    """Behind the words of the first clause."""
    window.open("agreements", partnership_id=_partnership_id(window.desk))
    _press("Ctrl+End")


def budget(window: MainWindow) -> None:
    """The first cost that has no name."""
    window.open("budgets", partnership_id=_partnership_id(window.desk))


PLACES = {
    "register": Place(register, lambda number: "" if number % 30 else "Return"),
    "agreement": Place(agreement, lambda number: "" if number % 30 else "Return"),
    "budget": Place(
        budget, lambda number: "" if number % 20 else "Tab" if number % 40 else "Ctrl+N"
    ),
}


def _partnership_id(desk: Desk) -> int:
    return list_partnerships(desk)[0].id


def _press(keys: str) -> None:
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget()
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def _keys(place: Place) -> Iterator[tuple[str, bool]]:
    """Letters (true) and the keys pressed between them."""
    for number, letter in enumerate(LETTERS):
        between = place.between(number) if number else ""
        if between:
            yield between, False
        yield letter, True


def main(folder: Path, place: Place) -> None:
    """Type until somebody kills this process."""
    app = QApplication([])
    with open_desk(folder, lambda: MORNING) as desk:
        window = MainWindow(desk)
        window.resize(1366, 700)
        window.show()
        window.activateWindow()
        app.processEvents()
        place.arrive(window)
        keys = _keys(place)

        def press_one() -> None:
            key, is_letter = next(keys)
            if not is_letter:
                _press(key)
                return
            QTest.keyClicks(QApplication.focusWidget(), key)
            print(time.monotonic(), flush=True)  # noqa: T201 - the parent process reads it

        typing = QTimer(interval=BETWEEN_KEYS_MILLISECONDS)
        typing.timeout.connect(press_one)
        typing.start()
        app.exec()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), PLACES[sys.argv[2]])
