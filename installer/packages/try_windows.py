"""Tries the installer for Windows under Wine, in a Windows of its own on a screen of its own.

Wine is not Windows: what holds here has still to be seen on a real PC.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from installer import machine
from installer.environment import PYTHON
from installer.packages import trial, workshop
from installer.packages.trial import Trial
from installer.packages.windows import RECIPES
from installer.packages.workshop import BUILD, DIST
from installer.say import say

TOOLS = {
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "mingw-w64",
    "Xvfb": "xvfb",
    "import": "imagemagick",
    "pdftotext": "poppler-utils",
}
COLOURS_OF_A_WINDOW = 100
STAND_INS = ("icuuc", "mscms", "bcryptprimitives")
PICTURE = BUILD / "trial" / "windows.png"
PICTURE_OF_PACKAGE = BUILD / "trial" / "windows-package.png"
MOST_SECONDS = 180
REFUSED_DAMAGED, REFUSED_OLD_WINDOWS, REFUSED_OPEN, REFUSED_OLDER, NOT_COPIED = 2, 4, 5, 6, 7
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\PartnerDesk"
KIND = r"HKCU\Software\Classes\PartnerDesk.Package\shell\open\command"
CALL = "partnerdesk.call"
"""The file by which a further start speaks to the first window."""
OPENING = ("reg", "query", KIND, "/ve")
"""Asks what opens a package of a centre."""
PLACES = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
CHANGED_AT_LEAST = 50_000
"""In pixels of the screen: another page of the program is in front."""


def try_installer(contract: str) -> Trial:
    """Install, use, upgrade, refuse and remove; the answer is what was seen.

    It must print the ``contract`` as the source does.

    Raises:
        SetupError: a tool is missing.
    """
    machine.provide_tools(TOOLS, why="The installer for Windows is tried with them")
    setup = DIST / f"PartnerDesk-{workshop.version()}-Setup.exe"
    say(f"{setup.name}, under Wine")
    seen = Trial(setup.name)
    with _screen() as display:
        windows = _Windows(BUILD / "trial" / "wine", display)
        try:
            _try_life(windows, seen, setup, contract)
        finally:
            windows.end()
    return seen


@contextmanager
def _screen() -> Iterator[str]:
    """An X server without a monitor; its name."""
    reading, writing = os.pipe()
    size = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    command = ["Xvfb", "-displayfd", str(writing), *size]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class _Windows:
    """A Windows of Wine's in a folder, with the libraries that it lacks."""

    def __init__(self, folder: Path, display: str) -> None:
        workshop.empty(folder)
        self.home = folder / "home"
        (self.home / "Desktop").mkdir(parents=True)
        self.person = folder / "prefix" / "drive_c" / "users" / Path.home().owner()
        self.local = self.person / "AppData" / "Local"
        self.programs = self.local / "Programs" / "PartnerDesk"
        self._env = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(self.home),
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=d;mshtml=d",
        }
        self.wine("wineboot", "-i")
        self._add_stand_ins(folder / "prefix" / "drive_c" / "windows" / "system32")
        self.be("win10")
        overrides = r"HKCU\Software\Wine\DllOverrides"
        self.wine("reg", "add", overrides, "/v", "mscms", "/d", "native", "/f")

    def _add_stand_ins(self, system: Path) -> None:
        for name in STAND_INS:
            source, library = RECIPES / "stand_ins" / f"{name}.c", system / f"{name}.dll"
            tool = ["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s"]
            workshop.run([*tool, "-o", library, source, "-ladvapi32"])

    def be(self, version: str) -> None:
        """Pretend to be a version of Windows, as ``winecfg`` names them."""
        self.wine("winecfg", "-v", version)

    def wine(self, *command: str | Path) -> int:
        """Start a program of Windows and wait for its end; the answer is its exit code."""
        done = subprocess.run(
            ["wine", *command],
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # Wine gives a program with a window nothing but a pipe
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
        )
        return done.returncode

    def said(self, *command: str) -> str:
        """What a program of Windows writes."""
        typed = ["wine", *command]
        done = subprocess.run(
            typed, env=self._env, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        return done.stdout

    def begin(self, *command: str | Path) -> "subprocess.Popen[bytes]":
        """Start a program of Windows and go on."""
        return subprocess.Popen(
            ["wine", *command],
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def named(self, path: Path) -> str:
        """What Windows calls a place in its drive."""
        inside = path.relative_to(self.person.parents[1])
        return "C:\\" + "\\".join(inside.parts)

    def photograph(self, file: Path) -> int:
        """Take a picture of the whole screen; the answer is how many colours it has."""
        workshop.run(["import", "-window", "root", file], DISPLAY=self._env["DISPLAY"])
        count = ["identify", "-format", "%k", str(file)]
        return int(subprocess.run(count, capture_output=True, text=True).stdout)

    def end(self) -> None:
        """End everything that still runs in it."""
        subprocess.run(["wineserver", "-k"], env=self._env, stderr=subprocess.DEVNULL)


def _try_life(windows: _Windows, seen: Trial, setup: Path, contract: str) -> None:
    program = windows.programs / "app" / "PartnerDesk.exe"
    folder = windows.local / "PartnerDesk" / "trial"
    seen.expect("it installs without an administrator", windows.wine(setup, "/S") == 0)
    links = list(windows.person.rglob("PartnerDesk.lnk")) + list(windows.home.rglob("*.lnk"))
    seen.expect("it stands in the Start menu and on the desktop", len(links) == 2, str(links))
    windows.wine(program, "--selftest", windows.named(folder))
    seen.expect_selftest(folder, contract)
    _try_open_window(windows, seen, setup, program, folder)
    _try_upgrade(windows, seen, setup)
    kept = windows.local / "PartnerDesk" / "partnerdesk.sqlite"
    seen.expect("and keeps the data", kept.exists())
    _try_refusals(windows, seen, setup)
    windows.wine(windows.programs / "uninstall.exe", "/S", f"_?={windows.named(windows.programs)}")
    seen.expect("it goes", not program.exists())
    seen.expect("and opens no packages any more", "PartnerDesk" not in windows.said(*OPENING))
    seen.expect("and leaves the data", kept.exists())
    _try_places(windows, seen, setup)


def _try_open_window(
    windows: _Windows, seen: Trial, setup: Path, program: Path, folder: Path
) -> None:
    shutil.copytree(folder / "sample", windows.local / "PartnerDesk", dirs_exist_ok=True)
    opened = windows.begin(program)
    give_up_at = monotonic() + MOST_SECONDS
    colours = 0
    while colours < COLOURS_OF_A_WINDOW and opened.poll() is None and monotonic() < give_up_at:
        colours = windows.photograph(PICTURE)  # it takes as long as is sensible to wait
    is_open = opened.poll() is None and colours >= COLOURS_OF_A_WINDOW
    seen.expect("its window opens", is_open, f"{colours} colours")
    _try_package(windows, seen, program, folder)
    code = windows.wine(setup, "/S")
    seen.expect("an open program is not replaced", code == REFUSED_OPEN, f"exit code {code}")
    opened.terminate()
    opened.wait()
    windows.wine("taskkill", "/F", "/IM", "PartnerDesk.exe")


def _try_package(windows: _Windows, seen: Trial, program: Path, folder: Path) -> None:
    """A double-click on a package shows it in the window that is open.

    Windows looks up the command; Wine's ``start`` does not see what only one person has installed.
    """
    command = f'"{windows.named(program)}" "%1"'
    seen.expect("it opens packages of other centres", command in windows.said(*OPENING))
    package = folder / "given.partnerdesk"
    data = ["--data", str(trial.SOURCE / "sample")]
    workshop.run([PYTHON, "-m", "partnerdesk", *data, "export", "partners", package])
    give_up_at = monotonic() + MOST_SECONDS
    while not (windows.local / "PartnerDesk" / CALL).exists() and monotonic() < give_up_at:
        windows.photograph(PICTURE)  # the window stands, but does not listen yet
    windows.begin(program, windows.named(package))
    changed = 0
    while changed < CHANGED_AT_LEAST and monotonic() < give_up_at:
        windows.photograph(PICTURE_OF_PACKAGE)
        changed = _different_pixels(PICTURE, PICTURE_OF_PACKAGE)
    seen.expect("it shows a package", changed >= CHANGED_AT_LEAST, f"{changed} pixels")
    report = windows.local / "PartnerDesk" / "partnerdesk.log"
    mistakes = report.read_text(encoding="utf-8") if report.exists() else ""
    seen.expect("and reports no mistake of its own", "CRITICAL" not in mistakes, mistakes)


def _different_pixels(one: Path, other: Path) -> int:
    tool = ["compare", "-metric", "AE", str(one), str(other), "null:"]
    answer = subprocess.run(tool, capture_output=True, text=True).stderr
    return int(float(answer.split()[0]))


def _try_upgrade(windows: _Windows, seen: Trial, setup: Path) -> None:
    """Over a version of before, of which a file is no more needed."""
    stray = windows.programs / "app" / "of-before.txt"
    stray.touch()
    windows.wine("reg", "add", UNINSTALL_KEY, "/v", "DisplayVersion", "/d", "0.0.1", "/f")
    code = windows.wine(setup, "/S")
    seen.expect("an upgrade works", code == 0 and not stray.exists(), f"exit code {code}")


def _try_places(windows: _Windows, seen: Trial, setup: Path) -> None:
    """A disk without room, and a place where nothing can be put."""

    def install_at(place: str) -> int:
        windows.wine("reg", "add", PLACES, "/v", "Local AppData", "/d", place, "/f")
        windows.wine("reg", "delete", UNINSTALL_KEY, "/f")
        return windows.wine(setup, "/S")

    code = install_at("Z:\\proc")  # it has no room at all
    seen.expect("a full disk is refused", code == NOT_COPIED, f"exit code {code}")
    (windows.home / "Programs").mkdir()
    (windows.home / "Programs" / "PartnerDesk").touch()
    code = install_at("Z:" + str(windows.home).replace("/", "\\"))
    seen.expect("a place without permission is refused", code == NOT_COPIED, f"exit code {code}")


def _try_refusals(windows: _Windows, seen: Trial, setup: Path) -> None:
    cut = BUILD / "trial" / "cut.exe"
    shutil.copy(setup, cut)
    os.truncate(cut, setup.stat().st_size // 2)
    code = windows.wine(cut, "/S")
    seen.expect("a damaged file is refused", code == REFUSED_DAMAGED, f"exit code {code}")
    windows.wine("reg", "add", UNINSTALL_KEY, "/v", "DisplayVersion", "/d", "99.0.0", "/f")
    code = windows.wine(setup, "/S")
    seen.expect("an older version is refused", code == REFUSED_OLDER, f"exit code {code}")
    windows.be("win7")
    code = windows.wine(setup, "/S")
    seen.expect("Windows 7 is refused", code == REFUSED_OLD_WINDOWS, f"exit code {code}")
    windows.be("win10")
