"""The bans in ruff's settings really catch what they are meant to catch."""

import json
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


def _codes(file: str, code: str) -> set[str]:
    """The rules of ruff that a piece of code would break in this file."""
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "json"]
    done = subprocess.run(
        [*ruff, "--stdin-filename", ROOT / file, "-"],
        input=code,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return {fault["code"] for fault in json.loads(done.stdout)}


@pytest.mark.parametrize(
    ("file", "code", "rule"),
    [
        ("services/x.py", "import datetime\nprint(datetime.date.today())", "TID251"),
        ("services/x.py", "from datetime import datetime\nx = datetime.now()", "TID251"),
        ("ui/x.py", "from PySide6.QtCore import QDate\nx = QDate.currentDate()", "TID251"),
        ("services/x.py", "from sqlalchemy import select, update", "TID251"),
        ("services/x.py", "import sqlalchemy as sa\nx = sa.delete(Row)", "TID251"),
        ("documents/x.py", "from reportlab.platypus import Paragraph", "TID251"),
        ("ui/x.py", "from PySide6.QtWidgets import QDialog", "TID251"),
        ("ui/x.py", "from PySide6.QtWidgets import QMessageBox", "TID251"),
        ("../tests/x.py", "from unittest.mock import Mock", "TID251"),
        ("../tests/x.py", "import time\ntime.sleep(1)", "TID251"),
        ("../tests/x.py", "def test_x(window):\n    assert window._dirty", "SLF001"),
        ("ui/x.py", "def show():\n    pass", "D103"),
    ],
)
def test_a_planted_fault_is_found(file: str, code: str, rule: str) -> None:
    assert rule in _codes(f"partnerdesk/{file}", code)
