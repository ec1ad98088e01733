"""What no committed file may hold: places and hosts of one machine."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files

BINARY = {
    *(".ttf", ".png", ".jpg", ".ico", ".sqlite", ".pdf", ".mo", ".db"),
    *(".xls", ".xlsx", ".xlsm", ".ods", ".docx"),
}
FORBIDDEN = {
    # Written in pieces, or this file would be the first to break the rule.
    "a folder of one machine": re.compile(
        r"(?<![\w./}])/(work|root|tmp|home)/" + r"\w" + r"|[A-Z]:\\+Users\\+\w"
    ),
    "a package registry": re.compile(
        r"\b(pypi\." + r"org|pythonhosted\." + r"org|npmjs\." + r"(org|com)|deb\.debian\." + r"org)"
    ),
}


def faults_in(text: str) -> list[str]:
    """What the text names that works on one machine only."""
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


def _texts() -> list[Path]:
    return [file for file in files() if file.suffix not in BINARY]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {}
    for file in _texts():
        faults = faults_in(file.read_text(encoding="utf-8"))
        if faults:
            found[file.relative_to(ROOT).as_posix()] = faults
    assert not found


@pytest.mark.parametrize(
    "fault",
    [
        "open('/wor" + "k/main/x')",
        "HOME=/roo" + "t/x",
        "C:\\User" + "s\\Eva",
        "https://pyp" + "i.org/",
    ],
)
def test_a_planted_place_is_found(fault: str) -> None:
    assert faults_in(fault)


def test_lock_files_hold_a_checksum_for_every_package() -> None:
    for lock in sorted((ROOT / "installer").glob("requirements*.txt")):
        text = lock.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
        assert entries
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_folder_of_foreign_parts_has_its_licence() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("GNU GENERAL PUBLIC")
    assert "ISC" in (ROOT / "resources/icons/LICENSE").read_text(encoding="utf-8")
    assert "Open Font" in (ROOT / "resources/fonts/OFL.txt").read_text(encoding="utf-8")


def test_the_notice_names_every_package_of_the_program() -> None:
    lock = (ROOT / "installer/requirements.txt").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    packages = re.findall(r"^([\w-]+)==", lock, flags=re.MULTILINE)
    assert packages
    assert [package for package in packages if package not in notice] == []
