"""Reads the paragraphs of a .docx file, inside the process that may end (see ``table_reader``).

Every word of the body comes out: also those in tables, text boxes, notes, links and those that
somebody proposed to insert. Words that somebody proposed to delete do not. Pictures are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any

from partnerdesk.services.docx_lists import Lists

Part = dict[str, Any]
"""What ``domain.foreign_text.Part`` is made of, ready for JSON."""

IN_TWO_LANGUAGES = "clause-in-two-languages"
"""Describes a table whose left column is the text of a clause, so that it is read back as one."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BETWEEN_CELLS = " – "
_BOX = f"{_W}txbxContent"
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}


def read_parts(data: bytes) -> list[Part]:
    """The paragraphs of a document, in order; empty ones are left out."""
    from docx import Document

    document = Document(BytesIO(data))
    reader = _Reader(document)
    return [part for part in reader.parts(document.element.body) if _says_anything(part)]


def _says_anything(part: Part) -> bool:
    return any(text.strip() for text, _is_bold in part["spans"])


class _Reader:
    """Walks through one document."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._lists = Lists(document)
        self._notes = _notes(document)

    def parts(self, parent: Any) -> Iterator[Part]:
        """Paragraphs and rows of tables, whatever they are wrapped in."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield self._paragraph(element)
                for box in element.iter(_BOX):
                    if _belongs_to(box, element):
                        yield from self.parts(box)
            elif element.tag == f"{_W}tbl" and _is_clause(element):
                yield from self._left_column(element)
            elif element.tag == f"{_W}tbl":
                yield from self._rows(element)
            elif element.tag != _FALLBACK and isinstance(element.tag, str):
                yield from self.parts(element)

    def _paragraph(self, element: Any) -> Part:
        style = self._style_of(element)
        level, label = self._lists.label(element, style)
        name = style.name if style is not None else ""
        heading = _HEADING.fullmatch(name or "")
        is_bold = _style_is_bold(style) and heading is None
        return {
            "spans": list(self._spans(element, is_bold=is_bold)),
            "heading_level": int(heading[1]) if heading else 0,
            "is_title": name == "Title",
            "is_item": level is not None and not label,
            "label": label,
        }

    def _rows(self, table: Any) -> Iterator[Part]:
        """Each row becomes one item, its cells side by side."""
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue  # a table within a cell is read with its cell
            spans: list[tuple[str, bool]] = []
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is row:
                    words = list(self._cell(cell))
                    spans += [(_BETWEEN_CELLS, False)] if spans and words else []
                    spans += words
            yield _item(spans)

    def _left_column(self, table: Any) -> Iterator[Part]:
        """The paragraphs of a clause that we gave out in two languages."""
        for row in table.findall(f"{_W}tr"):
            cell = row.find(f"{_W}tc")
            if cell is not None:
                yield from self.parts(cell)

    def _cell(self, cell: Any) -> Iterator[tuple[str, bool]]:
        between = ""
        for part in self.parts(cell):
            if _says_anything(part):
                lead = f"{between}{part['label']} " if part["label"] else between
                yield lead, False
                yield from part["spans"]
                between = " "

    def _spans(self, element: Any, *, is_bold: bool) -> Iterator[tuple[str, bool]]:
        for run in element.iter(f"{_W}r"):
            if not _belongs_to(run, element):
                continue
            run_is_bold = _run_is_bold(run, default=is_bold)
            for piece in run:
                if piece.tag == f"{_W}t":
                    yield piece.text or "", run_is_bold
                elif piece.tag in _BREAKS:
                    yield _BREAKS[piece.tag], run_is_bold
                elif piece.tag in _NOTES:
                    words = self._notes.get((_NOTES[piece.tag], piece.get(f"{_W}id")), "")
                    yield f" ({words})" if words else "", run_is_bold

    def _style_of(self, element: Any) -> Any:
        found = element.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(found.get(f"{_W}val")) if found is not None else None


def _is_clause(table: Any) -> bool:
    description = table.find(f"{_W}tblPr/{_W}tblDescription")
    return description is not None and description.get(f"{_W}val") == IN_TWO_LANGUAGES


def _item(spans: list[tuple[str, bool]]) -> Part:
    return {"spans": spans, "heading_level": 0, "is_title": False, "is_item": True, "label": ""}


def _run_is_bold(run: Any, *, default: bool) -> bool:
    found = run.find(f"{_W}rPr/{_W}b")
    if found is None:
        return default
    return str(found.get(f"{_W}val", "true")) not in ("0", "false", "off")


def _style_is_bold(style: Any) -> bool:
    while style is not None:
        if style.font.bold is not None:
            return bool(style.font.bold)
        style = style.base_style
    return False


def _belongs_to(part: Any, paragraph: Any) -> bool:
    """Whether it stands in this paragraph: in no text box of it, moved nowhere, and only once."""
    outside = part.iterancestors(f"{_W}p", _FALLBACK, f"{_W}moveFrom")
    return next(outside, None) is paragraph


def _notes(document: Any) -> dict[tuple[str, str], str]:
    """The words of footnotes and endnotes, by their kind and number."""
    found = {}
    for part in document.part.package.iter_parts():
        for kind in _NOTES.values():
            if part.partname.endswith(f"/{kind}s.xml"):
                for note in _tree(part).iter(f"{_W}{kind}"):
                    found[kind, str(note.get(f"{_W}id"))] = _words(note)
    return found


def read_margins(data: bytes) -> list[str]:
    """What stands above and below each page of a document, each once."""
    from docx import Document

    document = Document(BytesIO(data))
    parts = document.part.package.iter_parts()
    margins = (part for part in parts if _MARGIN.search(part.partname))
    found = (_words(line) for part in margins for line in _tree(part).iter(f"{_W}p"))
    return list(dict.fromkeys(words for words in found if words))


_MARGIN = re.compile(r"/(?:header|footer)\d*\.xml$")


def _tree(part: Any) -> Any:
    from docx.oxml import parse_xml  # resolves no entities and opens no connection

    return parse_xml(part.blob)


def _words(element: Any) -> str:
    """All words below an element; its paragraphs do not run into each other."""
    said = (
        (text.text or "", next(text.iterancestors(f"{_W}p"))) for text in element.iter(f"{_W}t")
    )
    paragraphs = ("".join(words for words, _ in group) for _, group in groupby(said, itemgetter(1)))
    return " ".join(" ".join(paragraphs).split())
