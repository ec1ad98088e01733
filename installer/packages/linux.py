"""The packages for Linux: a bundle with Python inside, as a ``.deb`` and as a file to start.

The ``.deb`` is for whoever may install programs, the ``.run`` for everybody else: it installs for
the person who starts it. The bundle is packed once: the ``.run`` carries the data of the ``.deb``.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from installer import environment, machine
from installer.environment import BUILD_LOCK, PROGRAM_LOCK, ROOT
from installer.packages import workshop
from installer.packages.workshop import BUILD, ONE_MOMENT
from installer.say import say

RECIPES = Path(__file__).resolve().parent / "linux"
BUNDLE = BUILD / "linux" / "bundle" / "partnerdesk"
ICON = ROOT / "resources" / "icons" / "partnerdesk.svg"
KIND = "partnerdesk.xml"
"""Tells desktops which files are packages of a centre."""
TOOLS = {"dpkg-deb": "dpkg", "makeself": "makeself", "objdump": "binutils", "xz": "xz-utils"}
SYSTEM_PACKAGES = (  # what a desktop has anyway, and the bundle does not bring
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libfreetype6",
    "libglib2.0-0 | libglib2.0-0t64",
    "libdbus-1-3",
    "libx11-6",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
)
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


def build() -> None:
    """Build both packages for Linux into ``dist``.

    Raises:
        SetupError: a tool is missing, or a part could not be built.
    """
    machine.provide_tools(TOOLS, why="The packages for Linux are built with them")
    _bundle()
    glibc = _oldest_glibc()
    say(f"The packages need glibc {glibc} or later.")
    deb = _deb(glibc)
    workshop.finish(_run_file(glibc, deb))
    workshop.finish(deb)


def _bundle() -> None:
    say("Putting the program and Python into one folder …")
    python = _build_python()
    folder = workshop.empty(BUILD / "linux" / "bundle")
    work = workshop.empty(BUILD / "linux" / "work")
    places = ["--distpath", str(folder), "--workpath", str(work)]
    recipe = RECIPES / "partnerdesk.spec"
    tool = ["-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    workshop.run([python, *tool, *places, recipe], folder=RECIPES)
    _forget_scripts()
    workshop.add_licences(BUNDLE / "licences", _site_packages(python))
    _add_licences_of_system(BUNDLE / "licences" / "debian")
    workshop.level(BUNDLE)


def _forget_scripts() -> None:
    """Drop the checksums of scripts from the lists of files: they name the folder of the build."""
    for record in (BUNDLE / "_internal").glob("*.dist-info/RECORD"):
        lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith("../"))
        record.write_text("".join(kept), encoding="utf-8")


def _add_licences_of_system(folder: Path) -> None:
    """Put there what the makers of the libraries say that the bundle took from this system."""
    folder.mkdir()
    libraries = [one.name for one in (BUNDLE / "_internal").glob("lib*") if not one.is_symlink()]
    question = ["dpkg-query", "--search", *(f"/*lib/*/{name}" for name in libraries)]
    answer = subprocess.run(question, capture_output=True, text=True).stdout
    owners = {line.partition(":")[0] for line in answer.splitlines() if ", " not in line}
    for owner in sorted(owners):
        notice = Path("/usr/share/doc") / owner / "copyright"
        if notice.is_file():
            shutil.copy(notice, folder / f"{owner}.txt")


def _build_python() -> Path:
    """A Python with the locked packages and nothing else: the bundle takes from it."""
    venv = BUILD / "linux" / "venv"
    workshop.run([sys.executable, "-m", "venv", "--clear", venv])
    python = venv / "bin" / "python"
    for lock in (PROGRAM_LOCK, BUILD_LOCK):
        environment.pip(python, "install", lock, "--only-binary", ":all:")
    return python


def _site_packages(python: Path) -> Path:
    return next((python.parents[1] / "lib").glob("python3.*")) / "site-packages"


def _oldest_glibc() -> str:
    """The C library that the newest symbol in the bundle asks for, as in ``2.36``."""
    newest = (0, 0)
    for file in (BUNDLE / "partnerdesk", *BUNDLE.rglob("*.so*")):
        listing = subprocess.run(["objdump", "-T", file], capture_output=True, text=True).stdout
        found = [(int(major), int(minor)) for major, minor in _GLIBC.findall(listing)]
        newest = max([newest, *found])
    return ".".join(map(str, newest))


def _deb(glibc: str) -> Path:
    say("Building the package for Debian and Ubuntu …")
    root = workshop.empty(BUILD / "linux" / "deb")
    shutil.copytree(BUNDLE, root / "usr/lib/partnerdesk", symlinks=True)
    _write(root / "usr/share/applications/partnerdesk.desktop", _filled("partnerdesk.desktop"))
    icons = root / "usr/share/icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copy(ICON, icons)
    kinds = root / "usr/share/mime/packages"
    kinds.mkdir(parents=True)
    shutil.copy(RECIPES / KIND, kinds)
    papers = root / "usr/share/doc/partnerdesk"
    papers.mkdir(parents=True)
    shutil.copy(ROOT / "NOTICE.md", papers / "copyright")
    (root / "usr/bin").mkdir()
    (root / "usr/bin/partnerdesk").symlink_to("../lib/partnerdesk/partnerdesk")
    needs = ", ".join((f"libc6 (>= {glibc})", *SYSTEM_PACKAGES))
    control = _filled("control", version=workshop.version(), needs=needs, size=_kilobytes(root))
    _write(root / "DEBIAN/control", control)
    workshop.level(root)
    file = BUILD / "linux" / f"partnerdesk_{workshop.version()}_amd64.deb"
    pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "--build"]
    workshop.run([*pack, root, file])
    return file


def _kilobytes(folder: Path) -> str:
    return str(sum(one.lstat().st_size for one in folder.rglob("*")) // 1024)


def _run_file(glibc: str, deb: Path) -> Path:
    say("Building the file for every Linux …")
    root = workshop.empty(BUILD / "linux" / "run")
    workshop.run(["ar", "x", deb, "data.tar.xz"], root)
    for file in (ICON, RECIPES / "partnerdesk.desktop", RECIPES / KIND):
        shutil.copy(file, root)
    size = _kilobytes(BUNDLE)
    script = _filled("install.sh", version=workshop.version(), glibc=glibc, kilobytes=size)
    _write(root / "install.sh", script)
    (root / "install.sh").chmod(0o755)
    workshop.level(root)
    made = BUILD / "linux" / f"PartnerDesk-{workshop.version()}-linux-x86_64.run"
    same = f"--sort=name --mtime=@{ONE_MOMENT} --owner=0 --group=0 --numeric-owner"
    tool = ["makeself", "--quiet", "--nox11", "--nocomp", "--sha256"]
    dated = ["--packaging-date", "unimportant", "--tar-extra", same]
    title = f"PartnerDesk {workshop.version()}"
    workshop.run([*tool, *dated, root, made, title, "./install.sh"])
    return made


def _filled(name: str, **values: str) -> str:
    """A recipe with the values in place of ``@NAME@``."""
    text = (RECIPES / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key.upper()}@", value)
    return text


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
