"""Packages that are none, or that were tampered with: refused with a reason, nothing half done."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from partnerdesk.domain.errors import UserError
from partnerdesk.services import exchange, partners
from partnerdesk.services.centre import CentreDetails, save_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.package_file import read_package
from tests import list_files

MEGABYTE = 1024**2
UID = "0123456789abcdef0123456789abcdef"
COUNCIL: dict[str, object] = {"uid": UID, "name": "Town Council"}
FOREIGN, NEWER, MALFORMED = "is no package", "newer PartnerDesk", "does not belong there"
DAMAGED, TOO_LARGE, LOCKED = "is damaged", "far more than any register", "locked with a password"

Parts = list[tuple[str, bytes]]


def register(*organisations: object) -> bytes:
    return json.dumps({"organisations": organisations}).encode()


def manifest(data: bytes, **changed: object) -> bytes:
    """A manifest that fits the register, but for what is ``changed``."""
    whole: dict[str, object] = {
        "purpose": "PartnerDesk package",
        "format": 1,
        "program": "0.1.0",
        "centre": "Mother Centre Sunrise",
        "created": "2026-03-12T10:42:00",
        "counts": {"organisations": 1, "contacts": 0, "research": 0},
        "sha256": {"register.json": sha256(data).hexdigest()},
    }
    return json.dumps(whole | changed).encode()


def package(
    data: bytes | None = None, more: Parts | None = None, packing: int = zipfile.ZIP_DEFLATED,
    **changed: object,
) -> bytes:  # fmt: skip
    data = register(COUNCIL) if data is None else data
    return archive(
        [("manifest.json", manifest(data, **changed)), ("register.json", data), *(more or [])],
        packing,
    )


def archive(parts: Parts, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packing) as made:
        for name, content in parts:
            made.writestr(zipfile.ZipInfo(name), content, packing)
    return file.getvalue()


def twice() -> bytes:
    data = register(COUNCIL)
    return package(data, [("register.json", register({**COUNCIL, "name": "Somebody else"}))])


def locked() -> bytes:
    """The marks that say a part is encrypted, in both places where they stand."""
    data = bytearray(package())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def lying_about_its_size() -> bytes:
    """A bomb of 80 MB that says it is small."""
    data = bytearray(package(b" " * (80 * MEGABYTE) + register(COUNCIL)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.rfind(mark)
        struct.pack_into("<I", data, at + offset, 1000)
    return bytes(data)


def with_one_byte_changed() -> bytes:
    data = bytearray(package(packing=zipfile.ZIP_STORED))
    at = data.find(b"Town Council")
    data[at] = ord("G")
    return bytes(data)


def of(**values: object) -> Callable[[], bytes]:
    """A package with one organisation that has these values."""
    return lambda: package(register({**COUNCIL, **values}))


def raw(text: bytes) -> Callable[[], bytes]:
    """A package whose register is exactly this."""
    return lambda: package(text)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", FOREIGN),
    "text": (lambda: b"Name;Ort\nSunrise;Town\n", FOREIGN),
    "a spreadsheet": (list_files.xlsx, FOREIGN),
    "another archive": (lambda: archive([("readme.txt", b"hello")]), FOREIGN),
    "another purpose": (lambda: package(purpose="Some other program"), FOREIGN),
    "a manifest that is a list": (lambda: archive([("manifest.json", b"[]")]), MALFORMED),
    "cut off": (lambda: package()[:200], DAMAGED),
    "a newer format": (lambda: package(format=2, program="3.0.0", new="?"), NEWER),
    "a newer format with more parts": (
        lambda: package(more=[("films.json", b"[]")], format=2), NEWER),
    "a fingerprint that does not fit": (
        lambda: package(sha256={"register.json": "0" * 64}), DAMAGED),
    "one byte changed inside": (with_one_byte_changed, DAMAGED),
    "counts that do not fit": (
        lambda: package(counts={"organisations": 2, "contacts": 0, "research": 0}), DAMAGED),
    "no register": (lambda: archive([("manifest.json", manifest(b""))]), MALFORMED),
    "a path that climbs": (lambda: package(more=[("../../.bashrc", b"evil")]), MALFORMED),
    "an absolute path": (lambda: package(more=[("/etc/passwd", b"evil")]), MALFORMED),
    "a drive": (lambda: package(more=[("C:\\Windows\\evil.dll", b"evil")]), MALFORMED),
    "a folder": (lambda: package(more=[("folder/", b"")]), MALFORMED),
    "a name in capitals": (lambda: package(more=[("REGISTER.JSON", b"{}")]), MALFORMED),
    "a name twice": (twice, MALFORMED),
    "locked": (locked, LOCKED),
    "a packing nobody uses": (lambda: package(packing=zipfile.ZIP_BZIP2), MALFORMED),
    "a bomb": (lambda: package(b" " * (80 * MEGABYTE)), TOO_LARGE),
    "a bomb that lies": (lying_about_its_size, DAMAGED),
    "thousands of parts": (
        lambda: archive([(f"part{number}", b"") for number in range(1_100)]), TOO_LARGE),
    "a giant manifest": (lambda: archive([("manifest.json", b" " * MEGABYTE)]), TOO_LARGE),
    "a million values": (raw(b"[" + b"0," * 1_000_001 + b"0]"), TOO_LARGE),
    "a million lists": (raw(b"[" * 1_000_001), TOO_LARGE),
    "too many partners": (lambda: package(register(*[0] * 20_001)), TOO_LARGE),
    "deep": (raw(b"[" * 100_000 + b"]" * 100_000), MALFORMED),
    "deep objects": (raw(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), MALFORMED),
    "not UTF-8": (raw(register(COUNCIL).replace(b"Town", b"T\xffwn")), MALFORMED),
    "UTF-16": (raw(register(COUNCIL).decode().encode("utf-16")), MALFORMED),
    "no JSON": (raw(b"{'organisations': []}"), MALFORMED),
    "not a number": (raw(b'{"organisations": [NaN]}'), MALFORMED),
    "an endless number": (raw(b'{"organisations": [' + b"9" * 10_000 + b"]}"), MALFORMED),
    "a key twice": (raw(b'{"organisations": [], "organisations": []}'), MALFORMED),
    "a control character": (of(place="Riverside\x07"), MALFORMED),
    "a NUL": (of(notes="a\x00b"), MALFORMED),
    "half a letter": (of(place="\ud800"), MALFORMED),
    "a line in a name": (of(name="Town\nCouncil"), MALFORMED),
    "a name of spaces": (of(name="   "), MALFORMED),
    "no name": (lambda: package(register({"uid": UID})), MALFORMED),
    "a name that is a number": (of(name=7), MALFORMED),
    "a name that is too long": (of(name="x" * 201), MALFORMED),
    "endless notes": (of(notes="x" * 50_001), MALFORMED),
    "an unknown detail": (of(password="secret"), MALFORMED),
    "a vote": (of(votes=[1, 2]), MALFORMED),
    "an unknown kind": (of(kind="aliens"), MALFORMED),
    "a mark that is a text": (of(is_religious="yes"), MALFORMED),
    "no uid": (lambda: package(register({"name": "Town Council"})), MALFORMED),
    "a uid that is a path": (of(uid="../../../../etc/passwd"), MALFORMED),
    "a uid twice": (lambda: package(register(COUNCIL, COUNCIL)), MALFORMED),
    "a contact without a name": (of(contacts=[{"phone": "1"}]), MALFORMED),
    "a contact who may sign": (of(contacts=[{"name": "G", "may_sign": True}]), MALFORMED),
    "contacts that are a text": (of(contacts="Grace"), MALFORMED),
    "research without an end": (
        of(research=[{"question": "time", "finding": "yes"}] * 2), MALFORMED),
    "an unknown finding": (of(research=[{"question": "time", "finding": "maybe"}]), MALFORMED),
    "a day that never was": (
        of(research=[{"question": "time", "finding": "yes", "looked_on": "2026-02-30"}]),
        MALFORMED),
    "a day long ago": (
        of(research=[{"question": "time", "finding": "yes", "looked_on": "0001-01-01"}]),
        MALFORMED),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_with_a_reason(desk: Desk, tmp_path: Path, name: str) -> None:
    make, reason = HOSTILE[name]
    file = tmp_path / "hostile.partnerdesk"
    file.write_bytes(make())
    with pytest.raises(UserError, match=reason) as refused:
        exchange.look(desk, file)
    assert refused.value.what_to_do
    assert partners.list_register(desk) == ()
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [file.name]


def test_the_package_that_the_hostile_ones_are_made_of_is_a_good_one() -> None:
    [partner] = read_package(package()).partners
    assert partner.name == "Town Council"


def test_a_package_larger_than_any_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "large.partnerdesk"
    with file.open("wb") as handle:
        handle.truncate(21 * MEGABYTE)
    with pytest.raises(UserError, match="more than"):
        exchange.look(desk, file)


def test_a_formula_is_only_a_text(desk: Desk, tmp_path: Path) -> None:
    save_centre(desk, CentreDetails(name="Mother Centre Hill"))
    file = tmp_path / "formula.partnerdesk"
    file.write_bytes(package(register({**COUNCIL, "name": "=1+1", "notes": "@SUM(A1)"})))
    exchange.apply(desk, exchange.look(desk, file))
    [entry] = partners.list_register(desk)
    assert (entry.name, entry.organisation.notes) == ("=1+1", "@SUM(A1)")
