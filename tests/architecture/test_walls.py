"""The walls between the rooms stand, and each of them is really watched."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.source import ROOT

SETTINGS = ROOT / "pyproject.toml"
# One import through each wall: contract, file, what it imports.
FORBIDDEN = {
    "Rooms from top to bottom": ("domain/money.py", "partnerdesk.store.schema"),
    "Qt lives in the screens and in the start-up": ("services/people.py", "PySide6.QtCore"),
    "SQL lives in store and services": ("domain/kinds.py", "sqlalchemy"),
    "Screens never reach the store directly": ("ui/kit/page.py", "partnerdesk.store.schema"),
    "ReportLab lives in documents": ("services/people.py", "reportlab"),
    "Screens are independent of each other": (
        "ui/screens/planted_one/screen.py",
        "partnerdesk.ui.screens.planted_two.screen",
    ),
}


def _check(folder: Path) -> str:
    """What import-linter says about the copy of the program in a folder."""
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [linter, "--no-cache", "--config", SETTINGS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def _copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "partnerdesk", tmp_path / "partnerdesk")
    return tmp_path


def test_every_wall_stands(tmp_path: Path) -> None:
    said = _check(_copy(tmp_path))
    assert "0 broken" in said, said


def test_a_hole_in_any_wall_is_found(tmp_path: Path) -> None:
    copy = _copy(tmp_path)
    for screen in ("planted_one", "planted_two"):
        folder = copy / "partnerdesk/ui/screens" / screen
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "screen.py").touch()
    for file, imported in FORBIDDEN.values():
        with (copy / "partnerdesk" / file).open("a", encoding="utf-8") as module:
            module.write(f"\nimport {imported}\n")
    said = _check(copy)
    assert [name for name in FORBIDDEN if f"{name} BROKEN" not in said] == [], said


def test_every_wall_has_its_planted_hole() -> None:
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == set(FORBIDDEN)
