"""Extracts the texts of the program for translators and compiles translations (needs Babel).

Started by ``dev.py`` with the Python of ``.venv``; the tests use it to find untranslated texts.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "partnerdesk"
LOCALES = ROOT / "resources" / "locale"
TRANSLATED = ("de",)  # English is the language of the code
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "n_": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
SAME_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Every compiled catalogue is of it: Babel writes the present minute, and packages would differ."""
HEADER = """\
# German texts of PartnerDesk.
# Bring new texts in with "python3 installer/dev.py extract-texts".
#"""


def catalogue_file(language: str) -> Path:
    """The file translators edit."""
    return LOCALES / language / "LC_MESSAGES" / "partnerdesk.po"


def extract(package: Path = PACKAGE) -> Catalog:
    """Collect every text a person can see, by the file that says it."""
    catalogue = Catalog(project="PartnerDesk", charset="utf-8")
    found = extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, _line, message, comments, context in found:
        place = (f"{package.name}/{Path(file).as_posix()}", 0)
        catalogue.add(message, None, [place], auto_comments=comments, context=context)
    return catalogue


def read(language: str) -> Catalog:
    """The translations as they are now; an empty catalogue when there are none yet."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language, project="PartnerDesk", charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def update(language: str) -> None:
    """Bring new texts into a catalogue and drop those nobody says any more.

    No dates, hosts and line numbers are written, so a change shows only texts that changed.
    """
    catalogue = read(language)
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    file = catalogue_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.write(_header(catalogue).encode())
        write_po(
            stream, catalogue, width=0, sort_by_file=True, omit_header=True, include_lineno=False
        )


def compile_all() -> None:
    """Compile each catalogue that is newer than its compiled form."""
    for language in TRANSLATED:
        source = catalogue_file(language)
        compiled = source.with_suffix(".mo")
        if not source.exists() or _is_newer(compiled, source):
            continue
        catalogue = read(language)
        catalogue.creation_date = SAME_DATE
        with compiled.open("wb") as stream:
            write_mo(stream, catalogue)


def _is_newer(file: Path, other: Path) -> bool:
    return file.exists() and file.stat().st_mtime >= other.stat().st_mtime


def _header(catalogue: Catalog) -> str:
    """The few header fields gettext needs."""
    fields = {
        "Language": str(catalogue.locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.plural_forms,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'{HEADER}\nmsgid ""\nmsgstr ""\n{lines}\n'


if __name__ == "__main__":
    if sys.argv[1] == "compile":
        compile_all()
    else:
        for each in TRANSLATED:
            update(each)
