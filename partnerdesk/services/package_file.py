"""The file of a package: a ZIP archive with a manifest and a register, and nothing else."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO

from partnerdesk.domain.exchange import (
    Manifest,
    Package,
    SentPartner,
    counts_of,
    damaged,
    foreign,
    malformed,
    manifest_bytes,
    read_manifest,
    read_register,
    register_bytes,
    too_large,
)
from partnerdesk.paths import PACKAGE_SUFFIX
from partnerdesk.services.reading_apart import locked_file

SUFFIX = PACKAGE_SUFFIX
MOST_MEGABYTES = 20
_MEGABYTE = 1024**2
_MANIFEST, _REGISTER = "manifest.json", "register.json"
_MOST_BYTES: Mapping[str, int] = {_MANIFEST: 64 * 1024, _REGISTER: 64 * _MEGABYTE}
"""The parts a package may have, and how large each may become when it is unpacked."""
_MOST_PARTS = 1_000
_PART_IN_THE_LIST = b"PK\x01\x02"
_LOCKED = 1
_ALWAYS_THE_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What Python's reader raises at archives that are damaged, locked, or made to hurt."""


def write_package(manifest: Manifest, partners: tuple[SentPartner, ...]) -> bytes:
    """The bytes of a package; the same contents always give the same bytes."""
    register = register_bytes(partners)
    whole = Manifest(
        manifest.centre,
        manifest.created,
        manifest.program,
        counts_of(partners),
        sha256(register).hexdigest(),
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in ((_MANIFEST, manifest_bytes(whole)), (_REGISTER, register)):
            part = zipfile.ZipInfo(name, _ALWAYS_THE_SAME_DAY)
            part.create_system = 3  # the same on Windows and Linux
            part.external_attr = 0o600 << 16
            archive.writestr(part, data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def read_package(data: bytes) -> Package:
    """A package that is exactly what its manifest says.

    Raises:
        UserError: it is foreign, newer, damaged, locked, too large or tampered with.
    """
    if data.count(_PART_IN_THE_LIST) > _MOST_PARTS:
        raise too_large()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _package_in(archive)
    except _UNREADABLE as error:
        raise (damaged() if data.startswith(b"PK") else foreign()) from error


def _package_in(archive: zipfile.ZipFile) -> Package:
    names = Counter(part.filename for part in archive.infolist())
    if _MANIFEST not in names:
        raise foreign()
    if any(part.flag_bits & _LOCKED for part in archive.infolist()):
        raise locked_file()
    packings = {part.compress_type for part in archive.infolist()}
    if max(names.values()) > 1 or not packings <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise malformed()
    manifest = read_manifest(_unpacked(archive, _MANIFEST))
    if set(names) != set(_MOST_BYTES):  # only now: a newer package may have more parts
        raise malformed()
    register = _unpacked(archive, _REGISTER)
    if sha256(register).hexdigest() != manifest.sha256:
        raise damaged()
    partners = read_register(register)
    if counts_of(partners) != manifest.counts:
        raise damaged()
    return Package(manifest, partners)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the archive: what it says about its size is not believed."""
    most = _MOST_BYTES[name]
    with archive.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise too_large()
    return data
