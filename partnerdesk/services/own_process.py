"""How the program starts itself once more, for work that must not endanger or hold up the first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import partnerdesk

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would open a black one."""


_STARTER = "PartnerDesk"
"""What Windows starts: Python, with the program as its first argument."""


def command() -> list[str]:
    """How this program is started; in a package it is a program by itself."""
    if getattr(sys, "frozen", False) or Path(sys.executable).stem == _STARTER:
        return [sys.executable]
    return [sys.executable, "-P", "-m", "partnerdesk"]


def environment() -> dict[str, str]:
    """What the other process finds itself with: this program, wherever it lies."""
    return {**os.environ, "PYTHONPATH": str(Path(partnerdesk.__file__).parents[1])}
