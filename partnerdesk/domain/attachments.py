"""Files that prove something: which are taken in, and how a file shows what it is.

A file is what its bytes say, whatever its name ends in. Nothing here decodes a picture or reads a
PDF: only the first bytes are looked at, and whether the end is there. Word and Excel files are not
taken in, because they can carry programs.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath

from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import sanitised
from partnerdesk.domain.partners import ResearchQuestion
from partnerdesk.domain.texts import N_, Texts

_KILO = 1024

MOST_BYTES = 20 * _KILO * _KILO
"""A scan of 60 pages is smaller; every backup holds the files, too."""

MOST_PIXELS = 100_000_000
"""An A3 page at 600 dots an inch has 70 million; a picture of billions stops the computer."""

LONGEST_NAME = 120

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_NAMES_OF_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_NOT_IN_TEXTS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")

_PNG_START = b"\x89PNG\r\n\x1a\n"
_JPEG_START = b"\xff\xd8\xff"
_PDF_START, _PDF_END = b"%PDF-", b"%%EOF"
_PDF_MARGIN = 2048
"""Readers accept some foreign bytes before the start and after the end of a PDF."""


class FileType(StrEnum):
    """A type of file that is taken in; the value is its media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TEXT = "text/plain"

    @property
    def endings(self) -> tuple[str, ...]:
        """How names of such files end; the first one is the usual."""
        return _ENDINGS[self]


_ENDINGS = {
    FileType.PDF: (".pdf",),
    FileType.JPEG: (".jpg", ".jpeg"),
    FileType.PNG: (".png",),
    FileType.TEXT: (".txt",),
}


@dataclass(frozen=True)
class FilesOf:
    """Whose files are meant: an organisation's, one of its answers', an agreement's, a booking's.

    Exactly one of the numbers is given.
    """

    organisation_id: int | None = None
    question: ResearchQuestion | None = None
    agreement_id: int | None = None
    booking_id: int | None = None

    @property
    def file_types(self) -> tuple[FileType, ...]:
        """What is taken in: of a signed agreement only a picture of the paper proves something."""
        if self.agreement_id is None:
            return tuple(FileType)
        return (FileType.PDF, FileType.JPEG, FileType.PNG)


@dataclass(frozen=True)
class Attachment:
    """A file that was taken in; ``sha256`` names its bytes, which are kept once."""

    id: int
    owner: FilesOf
    name: str
    size_bytes: int
    sha256: str
    added_on: date
    added_by: str = ""

    def size(self, texts: Texts) -> str:
        """How large it is: "214 KB" or "1.4 MB"."""
        kilobytes = max(1, round(self.size_bytes / _KILO))
        if kilobytes < _KILO:
            return f"{texts.number(kilobytes)}\u00a0KB"
        megabytes = Decimal(kilobytes) / _KILO
        return f"{texts.number(megabytes.quantize(Decimal('0.1')))}\u00a0MB"


def recognised(content: bytes) -> FileType:
    """The type of a file, by its bytes.

    Raises:
        UserError: empty, of no type that is taken in, damaged, or a picture that is too large.
    """
    if not content:
        raise UserError(N_("This file is empty."), N_("Choose another file."))
    if content.startswith(_PNG_START):
        _check_picture(_png_size(content))
        return FileType.PNG
    if content.startswith(_JPEG_START):
        _check_picture(_jpeg_size(content))
        return FileType.JPEG
    if _PDF_START in content[:1024]:
        if _PDF_END not in content[-_PDF_MARGIN:]:
            raise _damaged()
        return FileType.PDF
    if _is_text(content):
        return FileType.TEXT
    raise UserError(
        N_("This kind of file is not taken in."),
        N_("Use PDF, JPG, PNG or plain text. Save a Word or Excel file as PDF first."),
    )


def safe_name(name: str, file_type: FileType) -> str:
    """A name that every system accepts, without folders, ending as its type does.

    A file called ``report.exe`` that is a text becomes ``report.exe.txt``: opened, it is read.
    """
    last = re.split(r"[/\\]", sanitised(name, keep_lines=False))[-1]
    seen = "".join(one for one in last if unicodedata.category(one) != "Cf")
    plain = _NOT_IN_NAMES.sub(" ", seen).strip(" .")
    ending = PurePosixPath(plain).suffix.lower()
    ending = ending if ending in file_type.endings else ""
    stem = plain[: len(plain) - len(ending)].rstrip(" .") or "file"
    if _NAMES_OF_DEVICES.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    shown = ending or file_type.endings[0]
    return stem[: LONGEST_NAME - len(shown)].rstrip(" .") + shown


def _check_picture(size: tuple[int, int] | None) -> None:
    """Refuse a picture whose header is no header, or that says it is huge."""
    if size is None or 0 in size:
        raise _damaged()
    width, height = size
    if width * height > MOST_PIXELS:
        raise UserError(
            N_("This picture has {width} × {height} points, which is too many."),
            N_("Save a smaller copy, or scan it with 300 dots an inch."),
            width=width,
            height=height,
        )


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height; None where its parts do not follow each other up to the end."""
    parts = _png_parts(content)
    if next(parts, None) != (b"IHDR", 13):
        return None
    if all(name != b"IEND" for name, _length in parts):
        return None
    width, height = struct.unpack_from(">II", content, len(_PNG_START) + 8)
    return width, height


def _png_parts(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The name and length of each part that is there as a whole."""
    at = len(_PNG_START)
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        at += 12 + length
        if at <= len(content):
            yield name, length


_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers before the size of a picture; the three are about something else."""


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height; None where they or the end of the picture are missing."""
    if b"\xff\xd9" not in content[-_PDF_MARGIN:]:
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 1 if marker == 0xFF else 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    return None


def _is_text(content: bytes) -> bool:
    """Whether these are words: UTF-8, or one byte a letter, without the codes of programs."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("cp1252", errors="replace")
        if "\ufffd" in words:
            return False
    return _NOT_IN_TEXTS.search(words) is None


def _damaged() -> UserError:
    return UserError(
        N_("This file is damaged or was not copied as a whole."),
        N_("Open it to check, then copy or scan it again."),
    )
