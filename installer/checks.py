"""Every check and test of the project, and a table of how they went."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from installer import environment, machine
from installer.environment import PYTHON, ROOT, SCRIPTS
from installer.say import say

LONG_FILE = 400
COVERAGE_DATA = ROOT / "build" / "coverage" / "data"


@dataclass(frozen=True)
class Check:
    """One command that must end with exit code 0."""

    name: str
    command: tuple[str | Path, ...]


@dataclass(frozen=True)
class Outcome:
    """How a check went."""

    check: Check
    passed: bool
    seconds: float


CHECKS = (
    Check("Code style (ruff)", (PYTHON, "-m", "ruff", "check")),
    Check("Layout of code (ruff format)", (PYTHON, "-m", "ruff", "format", "--check")),
    Check("Types (mypy strict)", (PYTHON, "-m", "mypy")),
    Check("Walls (import-linter)", (SCRIPTS / "lint-imports", "--no-cache")),
    Check("Unused code (vulture)", (PYTHON, "-m", "vulture")),
)
PYTEST = (PYTHON, "-m", "pytest", "--numprocesses", "2", "--dist", "worksteal", "--cov")


def run_all(pytest_arguments: list[str]) -> int:
    """Set up, run every check and the tests, print the table; 0 when all went well."""
    environment.prepare(for_tests=True)
    machine.provide_qt_libraries(environment.site_packages())
    machine.provide_test_tools()
    COVERAGE_DATA.parent.mkdir(parents=True, exist_ok=True)
    tests = Check("Tests (pytest)", (*PYTEST, "--cov-report=", *pytest_arguments))
    outcomes = [_run(check) for check in (*CHECKS, tests)]
    say(_table(outcomes))
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _run(check: Check) -> Outcome:
    say(f"\n── {check.name}")
    started = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, env=_surroundings(), stdin=subprocess.DEVNULL, check=False
    )
    return Outcome(check, done.returncode == 0, time.monotonic() - started)


def _surroundings() -> dict[str, str]:
    """Tests draw off screen, in UTF-8, and whatever the person's own settings are."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "COVERAGE_FILE": str(COVERAGE_DATA),
    }


def _table(outcomes: list[Outcome]) -> str:
    lines = ["", "Summary"]
    for outcome in outcomes:
        word = "passed" if outcome.passed else "FAILED"
        lines.append(f"  {word}  {outcome.check.name:<32} {outcome.seconds:6.1f} s")
    lines.append(f"  Lines and branches the tests went through: {_coverage()}")
    lines += [f"  Long file: {name} ({count} lines)" for name, count in _long_files()]
    return "\n".join(lines)


def _coverage() -> str:
    """The share in percent, or why there is none."""
    report = [str(PYTHON), "-m", "coverage", "report", "--format=total"]
    done = subprocess.run(report, cwd=ROOT, env=_surroundings(), capture_output=True, text=True)
    return f"{done.stdout.strip()} %" if done.returncode == 0 else "not measured"


def _long_files() -> list[tuple[str, int]]:
    """Files that should be divided soon; a test fails at 600 lines."""
    found = []
    for folder in ("partnerdesk", "installer", "tests"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            count = file.read_text(encoding="utf-8").count("\n")
            if count > LONG_FILE:
                found.append((file.relative_to(ROOT).as_posix(), count))
    return found
