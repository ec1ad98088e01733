"""The set-up script: what can be tried without setting anything up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from installer import texts
from tests.architecture.source import ROOT

SCRIPT = ROOT / "installer" / "dev.py"


def _dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True)


def test_help_names_every_command() -> None:
    shown = _dev("--help").stdout
    for command in ("run", "test", "lock", "compile-texts", "extract-texts"):
        assert command in shown


def test_an_unknown_command_is_wrong_input() -> None:
    assert _dev("fly").returncode == 2


def test_an_older_python_can_read_the_script_and_say_that_it_is_too_old() -> None:
    code = SCRIPT.read_text(encoding="utf-8")
    ast.parse(code, feature_version=(3, 7))
    check = code.index("sys.version_info < (3, 11)")
    assert check < code.index("from installer import"), "newer syntax is read before the check"


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for translations in place of ours."""
    monkeypatch.setattr(texts, "LOCALES", tmp_path)
    return tmp_path


def test_extracting_twice_changes_nothing(locales: Path) -> None:
    texts.update("de")
    catalogue = locales / "de/LC_MESSAGES/partnerdesk.po"
    first = catalogue.read_text(encoding="utf-8")
    texts.update("de")
    assert catalogue.read_text(encoding="utf-8") == first
    assert 'msgid "' in first


def test_extracting_keeps_translations_and_writes_no_dates(locales: Path) -> None:
    texts.update("de")
    catalogue = locales / "de/LC_MESSAGES/partnerdesk.po"
    translated = catalogue.read_text(encoding="utf-8").replace(
        'msgid "in kind"\nmsgstr ""', 'msgid "in kind"\nmsgstr "als Sachleistung"'
    )
    catalogue.write_text(translated, encoding="utf-8")
    texts.update("de")
    assert catalogue.read_text(encoding="utf-8") == translated
    assert "als Sachleistung" in translated
    assert "Date" not in translated.partition("#:")[0]


def test_compiling_makes_what_the_program_reads(locales: Path) -> None:
    texts.update("de")
    texts.compile_all()
    assert (locales / "de/LC_MESSAGES/partnerdesk.mo").stat().st_size > 0
    same_date = b"POT-Creation-Date: 2026-01-01"  # the minute of a build would change every package
    assert same_date in texts.catalogue_file("de").with_suffix(".mo").read_bytes()
