"""``--selftest FOLDER``: proves on a foreign computer that nothing of a package is missing.

It makes the example centre in the folder, opens its window, prints a contract, draws a page of it,
and asks each process of its own for an answer. What it found stands in ``selftest.json`` there,
beside ``contract.pdf``: on Windows a program with a window has no terminal to speak to.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from partnerdesk import __version__
from partnerdesk.cli.commands import read_clock
from partnerdesk.domain.texts import LANGUAGES, for_language
from partnerdesk.paths import DATABASE_NAME

if TYPE_CHECKING:
    from partnerdesk.services.desk import Desk

RESULT_NAME = "selftest.json"
CONTRACT_NAME = "contract.pdf"
LIST_NAME = "partners.xlsx"
SAMPLE_NAME = "sample"
_PAGE_WIDTH = 400
"""In pixels: enough to see that a page is not blank."""
_FEWEST_LICENCES = 40
_NO_WORDS = {"en": "neighbourhhood", "de": "freundlichh"}


def main(folder: Path) -> int:
    """Try everything and write what was found into the folder; 0 when all went well."""
    folder.mkdir(parents=True, exist_ok=True)
    _draw_off_screen_without_a_display()
    found: dict[str, object] = {}
    faults: dict[str, str] = {}
    parts = (_texts, _licences, _accelerator, _partners, _list, _words, _contract, _window)
    for part in parts:
        name = part.__name__.removeprefix("_")
        try:
            found[name] = part(folder)
        except Exception:  # whatever is missing, the other parts are tried all the same
            faults[name] = traceback.format_exc()
    versions = {"version": __version__, "python": platform.python_version()}
    answer = json.dumps({"ok": not faults, **versions, **found, "faults": faults}, indent=1)
    (folder / RESULT_NAME).write_text(answer, encoding="utf-8")
    if sys.stdout is not None:
        print(answer)  # noqa: T201 - for whoever builds the packages
    return 1 if faults else 0


def _draw_off_screen_without_a_display() -> None:
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _texts(_folder: Path) -> dict[str, str]:
    """A button in each language: the translations are there."""
    return {language: for_language(language).gettext("Save as PDF") for language in LANGUAGES}


def _licences(_folder: Path) -> int:
    """How many licences can be read in the program."""
    from partnerdesk.services.licences import licence_texts

    count = len(licence_texts(for_language("en")))
    if count < _FEWEST_LICENCES:
        raise LookupError(f"Only {count} licences can be read")
    return count


def _accelerator(_folder: Path) -> str:
    """The module that does the slow work of ReportLab: compiled, or papers take twice as long."""
    from reportlab.lib import rl_accel

    module: str = rl_accel.fp_str.__module__
    if not module.endswith("_rl_accel"):
        raise LookupError(f"ReportLab is not accelerated: {module}")
    return module


def _partners(folder: Path) -> int:
    """How many partners the example centre has; it is made unless it is there already."""
    from partnerdesk.domain.register import RegisterQuestion
    from partnerdesk.services.register import count_found
    from partnerdesk.services.sample import make_sample

    if not (folder / SAMPLE_NAME / DATABASE_NAME).exists():
        make_sample(folder / SAMPLE_NAME, read_clock, "en")
    with _sample_desk(folder) as desk:
        return count_found(desk, RegisterQuestion())


def _list(folder: Path) -> int:
    """How many lines the partners take as an Excel file, read back in a process of its own."""
    from partnerdesk.services.exports import export_partners
    from partnerdesk.services.table_files import read_tables

    with _sample_desk(folder) as desk:
        export_partners(desk, folder / LIST_NAME)
    return sum(len(table.rows) for table in read_tables(folder / LIST_NAME))


def _words(folder: Path) -> dict[str, tuple[str, ...]]:
    """What the dictionary of each language offers for a word that nobody writes so."""
    with _sample_desk(folder) as desk:
        offers = {
            language: desk.dictionaries.suggestions(language, word)
            for language, word in _NO_WORDS.items()
        }
    if not all(offers.values()):
        raise LookupError(f"A dictionary does not answer: {offers}")
    return offers


def _contract(folder: Path) -> dict[str, int]:
    """How many pages a contract has, and how many shades of grey its first page shows."""
    from pypdfium2 import PdfDocument

    from partnerdesk.services.papers import contract_pdf

    with _sample_desk(folder) as desk:
        pdf = contract_pdf(desk, 1)
    (folder / CONTRACT_NAME).write_bytes(pdf)
    with closing(PdfDocument(pdf)) as document:
        page = document[0]
        picture = page.render(scale=_PAGE_WIDTH / page.get_width(), grayscale=True)
        return {"pages": len(document), "shades": len(set(bytes(picture.buffer)))}


def _window(folder: Path) -> str:
    """What draws the window of the example centre, once it was painted."""
    from PySide6.QtGui import QGuiApplication

    from partnerdesk.app import run

    if code := run(folder / SAMPLE_NAME, exit_when_shown=True):
        raise RuntimeError(f"The window ended with {code}")
    return QGuiApplication.platformName()


@contextmanager
def _sample_desk(folder: Path) -> Iterator[Desk]:
    from partnerdesk.services.opening import open_desk

    with open_desk(folder / SAMPLE_NAME, read_clock) as desk:
        yield desk
