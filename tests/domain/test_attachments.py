"""What a file is, by its bytes, and what it may be called."""

from __future__ import annotations

import random

import pytest

from partnerdesk.domain.attachments import LONGEST_NAME, FileType, recognised, safe_name
from partnerdesk.domain.errors import UserError
from tests import hostile_files


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (hostile_files.png(), FileType.PNG),
        (hostile_files.jpeg(), FileType.JPEG),
        (hostile_files.pdf(), FileType.PDF),
        (b"\xef\xbb\xbfNotes of the visit\r\n", FileType.TEXT),
        ("Zürich, Łódź, Скопје, काठमाडौँ".encode(), FileType.TEXT),
        ("Gespräch am Dienstag".encode("cp1252"), FileType.TEXT),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, expected: FileType) -> None:
    assert recognised(content) is expected


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (hostile_files.zip_bomb(), "not taken in"),
        (b"MZ\x90\0\x03\0\0\0", "not taken in"),
        (b"\x7fELF\x02\x01\x01\0", "not taken in"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not taken in"),
        (b"GIF89a\x01\0\x01\0\0\0\0;", "not taken in"),
        (hostile_files.huge_png(), "too many"),
        (hostile_files.jpeg(65_000, 65_000), "too many"),
        (hostile_files.jpeg(0, 8), "damaged"),
        (hostile_files.png()[:-14], "damaged"),
        (hostile_files.png()[:20], "damaged"),
        (hostile_files.jpeg()[:-2], "damaged"),
        (b"\xff\xd8\xff\xff\xd9", "damaged"),
        (hostile_files.pdf()[:-40], "damaged"),
    ],
)
def test_other_files_are_refused_with_a_reason(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        recognised(content)


def test_no_bytes_whatever_break_the_look_at_a_file() -> None:
    chance = random.Random(20260312)
    good = (hostile_files.png(), hostile_files.jpeg(), hostile_files.pdf(), b"some words")
    outcomes = set()
    for _attempt in range(1500):
        content = bytearray(chance.choice(good))
        for _change in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = chance.randrange(len(content)) if chance.random() < 0.3 else len(content)
        try:
            outcomes.add(recognised(bytes(content[:cut])))
        except UserError:
            outcomes.add(None)
    assert outcomes == {None, *FileType}


@pytest.mark.parametrize(
    ("name", "file_type", "expected"),
    [
        ("Annual report 2025.pdf", FileType.PDF, "Annual report 2025.pdf"),
        ("Foto.JPEG", FileType.JPEG, "Foto.jpeg"),
        ("../../etc/passwd", FileType.TEXT, "passwd.txt"),
        ("C:\\Windows\\win.ini", FileType.TEXT, "win.ini.txt"),
        ("report.exe", FileType.PDF, "report.exe.pdf"),
        ("gnp\u202egpj.exe", FileType.PNG, "gnpgpj.exe.png"),
        ("con.txt", FileType.TEXT, "_con.txt"),
        ('a<b>:"|?*.png', FileType.PNG, "a b.png"),
        ("...", FileType.TEXT, "file.txt"),
        ("line\nbreak\x00.txt", FileType.TEXT, "line break.txt"),
        ("Јавна набавка.pdf", FileType.PDF, "Јавна набавка.pdf"),
    ],
)
def test_a_name_is_safe_everywhere_and_ends_as_its_type(
    name: str, file_type: FileType, expected: str
) -> None:
    assert safe_name(name, file_type) == expected


def test_a_long_name_keeps_its_ending() -> None:
    shown = safe_name("ü" * 400 + ".pdf", FileType.PDF)
    assert len(shown) == LONGEST_NAME
    assert shown.endswith("ü.pdf")
