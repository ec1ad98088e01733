"""What the computer itself must have: Qt's system libraries and the tools of the tests."""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from installer.say import SetupError, say

# What PySide6's libraries ask of the system, by the Debian package that brings it.
PACKAGES_OF_LIBRARIES = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
QT_FILES = (  # between them they load all that the program loads
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtPrintSupport.abi3.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland.so",
)
TEST_TOOLS = {  # command: Debian package
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
}


def has_display() -> bool:
    """Whether a window can be shown here."""
    if platform.system() != "Linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def provide_qt_libraries(site_packages: Path) -> None:
    """Install the system libraries Qt misses, or say which they are.

    Raises:
        SetupError: some are missing and cannot be installed from here.
    """
    if platform.system() != "Linux":
        return  # the wheels of Windows bring everything
    missing = _missing_libraries(site_packages / "PySide6")
    if missing:
        packages = {PACKAGES_OF_LIBRARIES.get(library, library) for library in missing}
        install(packages, why="Qt, which draws the windows, misses system libraries")


def provide_test_tools() -> None:
    """Install the tools of the tests when we may; without them their tests are skipped."""
    if platform.system() != "Linux":
        return
    try:
        provide_tools(TEST_TOOLS, why="Some tests look at a real screen or at printed pages")
    except SetupError as problem:
        say(f"{problem}\nThe tests that need them are skipped until then.")


def provide_tools(tools: Mapping[str, str], *, why: str) -> None:
    """Install what is missing of the tools, which map each command to its Debian package.

    Raises:
        SetupError: some are missing and cannot be installed from here.
    """
    packages = {package for tool, package in tools.items() if shutil.which(tool) is None}
    if packages:
        install(packages, why=why)


def install(packages: Iterable[str], *, why: str) -> None:
    """Install Debian packages.

    Raises:
        SetupError: this is not Debian, we are not root, or it failed; says the command to type.
    """
    names = sorted(packages)
    by_hand = f"{why}. Please install: {' '.join(names)}"
    apt = shutil.which("apt-get")
    if apt is None:
        raise SetupError(f"{by_hand}\n(These are Debian's names; yours may differ a little.)")
    if os.geteuid() != 0:
        raise SetupError(f"{by_hand}\n    sudo apt-get install {' '.join(names)}")
    say(f"{why}: installing {', '.join(names)} …")
    command = [apt, "install", "--yes", "--quiet", "--no-install-recommends", *names]
    if not (_quietly(command) or (_quietly([apt, "update"]) and _quietly(command))):
        raise SetupError(f"{by_hand}\napt-get could not do it; try: {' '.join(command)}")


def _missing_libraries(qt: Path) -> set[str]:
    """Names of the shared libraries that Qt's files need and the system lacks."""
    missing = set()
    for file in QT_FILES:
        listing = subprocess.run(["ldd", qt / file], capture_output=True, text=True)
        lines = listing.stdout.splitlines()
        missing |= {line.split()[0] for line in lines if line.endswith("not found")}
    return missing


def _quietly(command: list[str]) -> bool:
    """Run a command without questions; show what it said only when it failed."""
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=silent, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return done.returncode == 0
