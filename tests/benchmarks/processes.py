"""Runs a command and says what it took. Needs Linux (``os.wait4``, memory in KiB)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 60
KIBIBYTES_PER_MEGABYTE = 1024  # as task managers count


@dataclass(frozen=True)
class Child:
    """What one run of a process took."""

    cpu_ms: float
    megabytes: float


def run_child(command: Sequence[str]) -> Child:
    """Run a command to its end; a failure ends the measurement."""
    quiet = subprocess.DEVNULL  # Qt complains off screen that it has no window manager
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    patience = Timer(LONGEST_SECONDS, process.kill)  # a mistake waits for somebody to read it
    patience.start()
    _, status, usage = os.wait4(process.pid, 0)
    patience.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"This ended with exit code {process.returncode}: {' '.join(command)}")
    cpu_ms = (usage.ru_utime + usage.ru_stime) * 1000
    return Child(cpu_ms, usage.ru_maxrss / KIBIBYTES_PER_MEGABYTE)
