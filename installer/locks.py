"""Writes the lock files: exact versions and checksums, for all systems at once."""

import subprocess
import sys
import tempfile
from pathlib import Path

from installer.environment import BUILD_LOCK, PROGRAM_LOCK, ROOT, TESTS_LOCK
from installer.say import say

UV = "uv==0.13.9"  # resolves for Linux and Windows alike; pip sees only the machine it runs on
OLDEST_PYTHON = "3.11"
HEADER = """\
# {what}
# Made by "python3 installer/dev.py lock" from pyproject.toml: do not edit.
"""


def write() -> None:
    """Choose the newest allowed versions and write the lock files."""
    with tempfile.TemporaryDirectory() as folder:
        say("Fetching the tool that chooses versions …")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        scripts = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", UV], check=True)
        uv = scripts / "uv"
        _compile(uv, ["pyproject.toml"], PROGRAM_LOCK, "What the program needs.")
        same_versions = ["--constraints", str(PROGRAM_LOCK.relative_to(ROOT))]
        what = "What the checks and tests need besides."
        _compile(uv, ["--group", "pyproject.toml:dev", *same_versions], TESTS_LOCK, what)
        what = "What the packages are built with besides."
        _compile(uv, ["--group", "pyproject.toml:build", *same_versions], BUILD_LOCK, what)


def _compile(uv: Path, sources: list[str], lock: Path, what: str) -> None:
    options = ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"]
    options += ["--only-binary", ":all:", "--upgrade", "--no-header", "--quiet"]
    command = [str(uv), "pip", "compile", *options, *sources]
    pins = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    lock.write_text(HEADER.format(what=what) + pins, encoding="utf-8", newline="\n")
    say(f"Wrote {lock.relative_to(ROOT)}.")
