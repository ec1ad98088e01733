"""The net under all tests holds: planted faults make a test fail."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

# What the failing test says, and the fault.
FAULTS = {
    "a layout was set twice": """
        def test_fault(qapp):
            from PySide6.QtCore import qWarning
            qWarning("a layout was set twice")
    """,
    "the test left a transaction open": """
        def test_fault(desk):
            session = desk.database.read().__enter__()
            session.connection()
    """,
    "ZeroDivisionError": """
        def test_fault(qapp):
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, lambda: 1 / 0)
            qapp.processEvents()
    """,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_fails_its_test(fault: str, tmp_path: Path) -> None:
    code = textwrap.dedent(FAULTS[fault])
    (tmp_path / "test_planted.py").write_text(code, encoding="utf-8")
    pytest_call = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    settings = ["-c", ROOT / "pyproject.toml", "--rootdir", ROOT, "-p", "tests.conftest"]
    done = subprocess.run(
        [*pytest_call, *settings, tmp_path / "test_planted.py"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert fault in done.stdout
