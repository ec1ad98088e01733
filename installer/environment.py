"""The virtual environment in ``.venv``: made once, brought up to date when a lock file changes."""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from installer import machine
from installer.say import SetupError, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
PROGRAM_LOCK = ROOT / "installer" / "requirements.txt"
TESTS_LOCK = ROOT / "installer" / "requirements-dev.txt"
BUILD_LOCK = ROOT / "installer" / "requirements-build.txt"


def prepare(*, for_tests: bool) -> None:
    """Make ``.venv`` hold what the program, or the program and its tests, need."""
    if not _is_ready():
        _make_venv()
    for lock in (PROGRAM_LOCK, TESTS_LOCK) if for_tests else (PROGRAM_LOCK,):
        _install(lock)
    texts("compile")


def texts(command: str) -> None:
    """Compile the translations, or extract the texts to translate: they need Babel of ``.venv``."""
    subprocess.run([PYTHON, ROOT / "installer" / "texts.py", command], cwd=ROOT, check=True)


def site_packages() -> Path:
    """The folder of ``.venv`` that holds the installed packages."""
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    return VENV / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"


def _is_ready() -> bool:
    """Whether ``.venv`` works, is of the running Python's version, and was made in this folder."""
    if not PYTHON.exists() or not _path_file().exists():
        return False
    question = "import sys; print(*sys.version_info[:2])"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    is_same_version = answer.stdout.split() == [str(number) for number in sys.version_info[:2]]
    return is_same_version and _path_file().read_text(encoding="utf-8").strip() == str(ROOT)


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        package = f"python3.{sys.version_info.minor}-venv"
        machine.install([package], why="Python cannot make virtual environments yet")
    say("Making the virtual environment in .venv …")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV])
    if made.returncode != 0:
        raise SetupError("The virtual environment could not be made; the reason is above.")
    _path_file().write_text(f"{ROOT}\n", encoding="utf-8")


def _path_file() -> Path:
    """Lets ``.venv``'s Python import the program from any folder, without an installation."""
    return site_packages() / "partnerdesk-checkout.pth"


def _install(lock: Path) -> None:
    """Install exactly what a lock file names, unless that was done before."""
    stamp = VENV / f"installed-{lock.stem}"
    fingerprint = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    say(f"Installing the packages of {lock.relative_to(ROOT)} (only when they change) …")
    pip(PYTHON, "install", lock, "--only-binary", ":all:")
    stamp.write_text(fingerprint, encoding="ascii")


def pip(python: Path, command: str, lock: Path, *options: str) -> None:
    """Install or download exactly what a lock file names.

    A lock names everything that is needed. Left to look for more, pip would take the newest
    release of what a package asks for with an extra, and refuse it because it is not locked.

    Raises:
        SetupError: it could not be done.
    """
    quietly = [str(python), "-m", "pip", command, "--quiet", "--disable-pip-version-check"]
    locked = ["--no-deps", "--require-hashes", "--requirement", str(lock)]
    done = subprocess.run([*quietly, *locked, *options], stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SetupError(
            "The packages could not be installed; pip's reason is above. "
            "Check the internet connection and start the command again."
        )
