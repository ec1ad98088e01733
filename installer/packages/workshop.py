"""What both kinds of packages are built with: the folder, the version, one clock, the checksums."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from installer.environment import PYTHON, ROOT
from installer.say import SetupError, say

BUILD = ROOT / "build" / "packages"
DIST = ROOT / "dist"
SUMS = DIST / "SHA256SUMS"
ONE_MOMENT = 1_790_000_000
"""In seconds since 1970: every file in a package is of this moment, whenever it was built."""
OWN_LICENCES = ("LICENSE", "NOTICE.md")
_LICENCE = re.compile(r"licen|copying|notice|authors", re.IGNORECASE)
_NOT_USED = "Commercial"
"""Qt's package names two licences to choose from; we use the free one."""
_VERSION = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)


def version() -> str:
    """The version of the program that is packed."""
    source = (ROOT / "partnerdesk" / "__init__.py").read_text(encoding="utf-8")
    found = _VERSION.search(source)
    if found is None:
        raise SetupError("The version in partnerdesk/__init__.py is not like 1.2.3.")
    return found[1]


def run(command: Sequence[str | Path], folder: Path = ROOT, **surroundings: str) -> None:
    """Run a tool in a folder, with nothing of this moment or place in what it writes.

    Raises:
        SetupError: it failed.
    """
    same = {"SOURCE_DATE_EPOCH": str(ONE_MOMENT), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    env = {**os.environ, **same, **surroundings}
    done = subprocess.run(command, cwd=folder, env=env, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SetupError(f"{Path(command[0]).name} could not do its part; its reason is above.")


def empty(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def level(folder: Path) -> None:
    """Give everything in a folder the same rights and the one moment, wherever it came from."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            is_program = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (ONE_MOMENT, ONE_MOMENT), follow_symlinks=False)


def add_licences(folder: Path, site_packages: Path) -> None:
    """Put our licence and those of everything that the program is built on into a folder."""
    folder.mkdir()
    for name in OWN_LICENCES:
        shutil.copy(ROOT / name, folder)
    for text in (ROOT / "resources" / "licences").iterdir():
        shutil.copy(text, folder)
    for about in sorted(site_packages.glob("*.dist-info")):
        for file in sorted(about.rglob("*")):
            place = file.relative_to(about)
            is_licence = _LICENCE.search(place.as_posix()) and _NOT_USED not in file.name
            if file.is_file() and is_licence:
                target = folder / about.name.partition("-")[0] / place
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)


def add_sources() -> None:
    """Put the source of this version beside the packages, as the licence wants it."""
    name = f"PartnerDesk-{version()}"
    file = BUILD / f"{name}-source.tar.gz"
    run(["git", "archive", "--format", "tar.gz", f"--prefix={name}/", "-o", file, "HEAD"])
    finish(file)


def finish(file: Path) -> None:
    """Put a package beside the others."""
    DIST.mkdir(exist_ok=True)
    file.replace(DIST / file.name)
    say(f"{(DIST / file.name).relative_to(ROOT)}: {(DIST / file.name).stat().st_size / 1e6:.1f} MB")


def add_leaflets() -> None:
    """Print what goes with the packages on paper, and write down the checksums of all."""
    write_sums()  # the leaflets name those of the packages
    run([PYTHON, Path(__file__).with_name("print_leaflets.py"), SUMS])
    write_sums()


def write_sums() -> None:
    """Write down the checksum of each package, as ``sha256sum`` reads it."""
    packages = sorted(one for one in DIST.iterdir() if one != SUMS)
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in packages]
    SUMS.write_text("".join(lines), encoding="ascii", newline="\n")
