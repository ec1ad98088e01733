"""The licences of this program and of everything it is built on, to be read on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from partnerdesk.domain.texts import N_, Texts
from partnerdesk.paths import licence_file, resource

_OURS = "sources"
_NOTICE = "NOTICE.md"
_LICENCE = re.compile(r"\.dist-info/.*(licen|copying|notice|authors)", re.IGNORECASE)
_NOT_USED = "Commercial"
"""Qt's package names two licences to choose from; we use the free one."""
_PACKAGE = re.compile(r"[a-z][\w-]+")
_TEXTS = {
    "LICENSE": "PartnerDesk: GPL 3",
    "LGPL-3.0.txt": "Qt: LGPL 3",
    "Qt-parts.txt": "Qt: BSD, Expat, Apache",
    "Python.txt": "Python",
    "SQLCipher.txt": "SQLite, SQLCipher",
    "OpenSSL.txt": "OpenSSL",
    "Hunspell.txt": "Hunspell",
    "Installer.txt": "NSIS, mingw-w64",
}
_PARTS = {
    "fonts/OFL.txt": "Noto Sans",
    "icons/LICENSE": "Lucide",
    "dictionaries/de/LICENSE": "igerman98",
    "dictionaries/de/LICENSE.GPL-2": "igerman98: GPL 2",
    "dictionaries/en/LICENSE": "SCOWL",
}


@dataclass(frozen=True)
class LicenceText:
    """A text to read; its title is a name, or already in the language of the reader."""

    key: str
    title: str
    text: str
    is_markdown: bool = False


def licence_texts(texts: Texts) -> tuple[LicenceText, ...]:
    """How to get the sources, what is used, and the words of each licence."""
    notice = licence_file(_NOTICE).read_text(encoding="utf-8")
    offer = licence_file(f"{_OURS}.{texts.language}.md").read_text(encoding="utf-8")
    used = notice.partition("\n\n")[2].replace("\n## ", "\n### ")  # below its title
    return (
        LicenceText(_OURS, texts.gettext(N_("Your rights and the source")), offer, True),
        LicenceText(_NOTICE, texts.gettext(N_("What is used")), used, True),
        *(_text(key, title, licence_file(key).read_text("utf-8")) for key, title in _TEXTS.items()),
        *(_text(key, title, resource(key).read_text("utf-8")) for key, title in _PARTS.items()),
        *_of_packages(notice),
    )


def _text(key: str, title: str, text: str) -> LicenceText:
    return LicenceText(key, title, text)


def _of_packages(notice: str) -> Iterator[LicenceText]:
    """What the makers of each Python package say, as it is installed here."""
    installed = notice.partition("## Installed with the program")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in installed.splitlines() if line.startswith("|")]
    for name in sorted({name for row in rows for name in _PACKAGE.findall(row)}):
        try:
            package = distribution(name)
        except PackageNotFoundError:  # a word between the names, or not needed on this system
            continue
        if text := _licences_of(package):
            yield LicenceText(name, f"{package.metadata['Name']} {package.version}", text)


def _licences_of(package: Distribution) -> str:
    files = [one for one in package.files or () if _LICENCE.search(one.as_posix())]
    return "\n\n".join(
        _headed(one.name, one.read_binary().decode("utf-8", "replace"))
        for one in files
        if _NOT_USED not in one.name
    )


def _headed(name: str, text: str) -> str:
    return f"{name}\n{'-' * len(name)}\n\n{text.rstrip()}"
