"""Reads papers back, as anybody else's PDF program would."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

import pdfplumber
import pypdf


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page, on one line."""
    return [" ".join(page.extract_text().split()) for page in _reader(pdf).pages]


def whole_text(pdf: bytes) -> str:
    """The words of all pages, on one line."""
    return " ".join(page_texts(pdf))


def body_letters(pdf: bytes, footer_end: str) -> str:
    """All letters between header and footer, without spaces: words may be broken over pages.

    ``footer_end`` are the last words that are drawn around the text of a page.
    """
    bodies = (page.partition(footer_end)[2] for page in page_texts(pdf))
    return "".join("".join(body.split()) for body in bodies)


def outline(pdf: bytes) -> list[str]:
    """The titles of the bookmarks, in order."""
    return [str(entry["/Title"]) for entry in _flat(_reader(pdf).outline)]


def metadata(pdf: bytes) -> dict[str, str]:
    """Title, author and language as the PDF states them."""
    reader = _reader(pdf)
    found = reader.metadata
    assert found is not None
    language = reader.root_object["/Lang"]
    return {"title": found.title or "", "author": found.author or "", "language": str(language)}


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole points."""
    boxes = [page.mediabox for page in _reader(pdf).pages]
    return [(round(box.width), round(box.height)) for box in boxes]


def embedded_fonts(pdf: bytes) -> dict[str, bool]:
    """The fonts of the paper, and whether their letters are inside the file."""
    fonts: dict[str, bool] = {}
    for page in _reader(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            descriptor = described.get("/FontDescriptor")
            inside = descriptor is not None and "/FontFile2" in descriptor.get_object()
            fonts[str(described["/BaseFont"])] = inside
    return fonts


def image_count(pdf: bytes) -> int:
    """How many pictures the paper shows."""
    return sum(len(page.images) for page in _reader(pdf).pages)


def boxes(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """The framed rectangles of each page: left, top, right, bottom from the upper left corner."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            [
                (box["x0"], box["top"], box["x1"], box["bottom"])
                for box in page.rects
                if box["stroke"]
            ]
            for page in document.pages
        ]


class Rule(NamedTuple):
    """A drawn line: how far it is from the top of the page, and its colour."""

    top: float
    colour: str


def rules(pdf: bytes) -> list[list[Rule]]:
    """The lines of each page, in the order in which they are drawn."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [
            [Rule(line["top"], _hexadecimal(line["stroking_color"])) for line in page.lines]
            for page in document.pages
        ]


def _hexadecimal(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def words(pdf: bytes) -> list[list[dict[str, float | str]]]:
    """The words of each page with their places."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_words() for page in document.pages]


def words_in_italics(pdf: bytes) -> set[str]:
    """The words that stand in italics anywhere on the paper."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        found = [
            word for page in document.pages for word in page.extract_words(extra_attrs=["fontname"])
        ]
    return {str(word["text"]) for word in found if "Italic" in str(word["fontname"])}


def _reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def _flat(entries: list[object]) -> list[dict[str, object]]:
    flat: list[dict[str, object]] = []
    for entry in entries:
        flat.extend(_flat(entry) if isinstance(entry, list) else [entry])
    return flat
