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
MOST_SECONDS = 180
REFUSED_DAMAGED, REFUSED_OLD_WINDOWS, REFUSED_OPEN, REFUSED_OLDER = 2, 4, 5, 6


def try_installer() -> Trial:
    """Install, use, upgrade, refuse and remove; the answer is what was seen.

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
            _try_life(windows, seen, setup)
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


def _try_life(windows: _Windows, seen: Trial, setup: Path) -> None:
    program = windows.programs / "app" / "PartnerDesk.exe"
    folder = windows.local / "PartnerDesk" / "trial"
    seen.expect("it installs without an administrator", windows.wine(setup, "/S") == 0)
    links = list(windows.person.rglob("PartnerDesk.lnk")) + list(windows.home.rglob("*.lnk"))
    seen.expect("it stands in the Start menu and on the desktop", len(links) == 2, str(links))
    windows.wine(program, "--selftest", windows.named(folder))
    seen.expect_selftest(folder, trial.contract_of_source())
    _try_open_window(windows, seen, setup, program, folder)
    seen.expect("an upgrade works", windows.wine(setup, "/S") == 0)
    kept = folder / "sample" / "partnerdesk.sqlite"
    seen.expect("and keeps the data", kept.exists())
    _try_refusals(windows, seen, setup)
    windows.wine(windows.programs / "uninstall.exe", "/S", f"_?={windows.named(windows.programs)}")
    seen.expect("it goes", not program.exists())
    seen.expect("and leaves the data", kept.exists())


def _try_open_window(
    windows: _Windows, seen: Trial, setup: Path, program: Path, folder: Path
) -> None:
    opened = windows.begin(program, "--data", windows.named(folder / "sample"))
    give_up_at = monotonic() + MOST_SECONDS
    colours = 0
    while colours < COLOURS_OF_A_WINDOW and opened.poll() is None and monotonic() < give_up_at:
        colours = windows.photograph(PICTURE)  # it takes as long as is sensible to wait
    is_open = opened.poll() is None and colours >= COLOURS_OF_A_WINDOW
    seen.expect("its window opens", is_open, f"{colours} colours")
    code = windows.wine(setup, "/S")
    seen.expect("an open program is not replaced", code == REFUSED_OPEN, f"exit code {code}")
    opened.terminate()
    opened.wait()
    windows.wine("taskkill", "/F", "/IM", "PartnerDesk.exe")


def _try_refusals(windows: _Windows, seen: Trial, setup: Path) -> None:
    cut = BUILD / "trial" / "cut.exe"
    shutil.copy(setup, cut)
    os.truncate(cut, setup.stat().st_size // 2)
    code = windows.wine(cut, "/S")
    seen.expect("a damaged file is refused", code == REFUSED_DAMAGED, f"exit code {code}")
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\PartnerDesk"
    windows.wine("reg", "add", key, "/v", "DisplayVersion", "/d", "99.0.0", "/f")
    code = windows.wine(setup, "/S")
    seen.expect("an older version is refused", code == REFUSED_OLDER, f"exit code {code}")
    windows.be("win7")
    code = windows.wine(setup, "/S")
    seen.expect("Windows 7 is refused", code == REFUSED_OLD_WINDOWS, f"exit code {code}")
    windows.be("win10")
