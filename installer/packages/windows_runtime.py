"""Proves, without a network, that a repacked CPython for Windows is the one of python.org.

The registry has it only as packed again by somebody else. What is proved goes into the package,
everything else stays out:

1. Every program and library carries a valid signature of the Python Software Foundation. The C++
   runtime is Microsoft's and comes from Qt's package instead.
2. So does ``python.cat``, a catalogue with the checksum of each source file of the library.
3. A source file counts as proved when its checksum stands in that catalogue, or when this
   machine's own Python has the very same file.
4. A compiled file counts as proved when compiling its proved source gives the same code.
"""

import hashlib
import importlib.util
import marshal
import re
import subprocess
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from installer.say import SetupError, say

AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
SIGNER = "O=Python Software Foundation/"
PROGRAMS = (".exe", ".dll", ".pyd")
UNUSED = (  # the program has a starter, a database and checksums of its own, and no network
    *("python.exe", "pythonw.exe", "_sqlite3.pyd", "sqlite3.dll", "_ssl.pyd", "_hashlib.pyd"),
    *("libssl-3.dll", "libcrypto-3.dll", "_msi.pyd", "winsound.pyd"),
)
_SUBJECT = re.compile(r"Signer #0:\s+Subject: (.*)")
_HEADER_OF_COMPILED = 16
"""In bytes: what stands before the code in a compiled file."""


def prove(embedded: Path, library: Path, target: Path) -> None:
    """Copy what is proved of an embeddable CPython into a new folder.

    ``embedded`` holds its programs and the library as a ZIP of compiled files, ``library`` the
    sources of that library.

    Raises:
        SetupError: something that is needed could not be proved.
    """
    programs = [one for one in sorted(embedded.iterdir()) if one.suffix in PROGRAMS]
    signed = [one for one in programs if not one.name.startswith("vcruntime")]
    unsigned = [one.name for one in (*signed, embedded / "python.cat") if not _is_signed(one)]
    if unsigned:
        raise SetupError(f"Not signed by the makers of Python: {', '.join(unsigned)}")
    sources = dict(_proved_sources(library, (embedded / "python.cat").read_bytes()))
    archive = next(embedded.glob("python3*.zip"))
    compiled = dict(_proved_compiled(archive, sources))
    say(f"Python for Windows: {len(signed)} signed files, {len(compiled)} proved modules.")
    target.mkdir(parents=True)
    for one in signed:
        if one.name not in UNUSED:
            (target / one.name).write_bytes(one.read_bytes())
    (target / "LICENSE.txt").write_bytes((embedded / "LICENSE.txt").read_bytes())
    with zipfile.ZipFile(target / archive.name, "w", zipfile.ZIP_STORED) as packed:
        for name, data in compiled.items():  # not packed: the installer does that better
            packed.writestr(zipfile.ZipInfo(name), data)


def _is_signed(file: Path) -> bool:
    tool = ["osslsigncode", "verify", "-ignore-crl"]
    trusted = ["-CAfile", AUTHORITIES, "-TSA-CAfile", AUTHORITIES]
    done = subprocess.run([*tool, *trusted, "-in", file], capture_output=True, text=True)
    subject = _SUBJECT.search(done.stdout)
    is_valid = done.returncode == 0 and "Signature verification: ok" in done.stdout
    return is_valid and subject is not None and SIGNER in subject[1]


def _proved_sources(library: Path, catalogue: bytes) -> Iterator[tuple[str, bytes]]:
    """Each proved source file: its place in the library and what it says."""
    own = Path(sysconfig.get_paths()["stdlib"])
    for file in sorted(library.rglob("*.py")):
        place = file.relative_to(library)
        source = file.read_bytes()
        is_listed = any(
            hashlib.new(kind, source).digest() in catalogue for kind in ("sha1", "sha256")
        )
        if is_listed or not source.strip() or _is_same(own / place, source):
            yield place.as_posix(), source


def _is_same(file: Path, source: bytes) -> bool:
    return file.is_file() and file.read_bytes() == source.replace(b"\r\n", b"\n")


def _proved_compiled(archive: Path, sources: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Each compiled file of the archive.

    Raises:
        SetupError: one was not made from its proved source.
    """
    with zipfile.ZipFile(archive) as packed:
        for name in sorted(packed.namelist()):
            if not name.endswith(".pyc"):
                continue
            data = packed.read(name)
            source = sources.get(name.removesuffix("c"))
            if source is None or not _is_compiled_from(data, source):
                raise SetupError(f"Nobody can tell where {name} of Python for Windows comes from.")
            yield name, data


def _is_compiled_from(data: bytes, source: bytes) -> bool:
    if data[:4] != importlib.util.MAGIC_NUMBER:
        return False
    code = marshal.loads(data[_HEADER_OF_COMPILED:])
    return any(
        _comparable(code) == _comparable(_compiled(source, code.co_filename, level))
        for level in (0, 1, 2)
    )


def _compiled(source: bytes, name: str, level: int) -> CodeType:
    return compile(source, name, "exec", dont_inherit=True, optimize=level)


def _comparable(code: CodeType) -> tuple[object, ...]:
    """What a piece of code does, without the places it was compiled at."""
    constants = tuple(
        _comparable(one) if isinstance(one, CodeType) else (type(one).__name__, _shown(one))
        for one in code.co_consts
    )
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    flow = (code.co_code, code.co_exceptiontable, code.co_linetable)
    return (code.co_name, code.co_flags, code.co_argcount, *names, *flow, constants)


def _shown(constant: object) -> str:
    """A constant in words that do not depend on the order of a set."""
    return repr(sorted(map(repr, constant)) if isinstance(constant, frozenset) else constant)
