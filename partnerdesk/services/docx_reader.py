"""Reads the paragraphs of a .docx file, inside the process that may end (see ``table_reader``).

Every word of the body comes out: also those in tables, text boxes, footnotes, links and those that
somebody proposed to insert. Words that somebody proposed to delete do not. Pictures are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

Part = dict[str, Any]
"""What ``domain.foreign_text.Part`` is made of, ready for JSON."""

IN_TWO_LANGUAGES = "clause-in-two-languages"
"""Describes a table whose left column is the text of a clause, so that it is read back as one."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BETWEEN_CELLS = " – "
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_parts(data: bytes) -> list[Part]:
    """The paragraphs of a document, in order; empty ones are left out."""
    from docx import Document

    document = Document(BytesIO(data))
    reader = _Reader(document)
    return [part for part in reader.parts(document.element.body) if _says_anything(part)]


def _says_anything(part: Part) -> bool:
    return any(text.strip() for text, _is_bold in part["spans"])


class _Reader:
    """Walks through one document and counts its lists."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._levels = _list_levels(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._footnotes = _footnotes(document)

    def parts(self, parent: Any) -> Iterator[Part]:
        """Paragraphs and rows of tables, whatever they are wrapped in."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield self._paragraph(element)
            elif element.tag == f"{_W}tbl" and _is_clause(element):
                yield from self._left_column(element)
            elif element.tag == f"{_W}tbl":
                yield from self._rows(element)
            elif element.tag != _FALLBACK and isinstance(element.tag, str):
                yield from self.parts(element)

    def _paragraph(self, element: Any) -> Part:
        style = self._style_of(element)
        level, label = self._numbering(element, style)
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
            if next(run.iterancestors(_FALLBACK, f"{_W}moveFrom"), None) is not None:
                continue
            run_is_bold = _run_is_bold(run, default=is_bold)
            for piece in run:
                if piece.tag == f"{_W}t":
                    yield piece.text or "", run_is_bold
                elif piece.tag in _BREAKS:
                    yield _BREAKS[piece.tag], run_is_bold
                elif piece.tag == f"{_W}footnoteReference":
                    words = self._footnotes.get(piece.get(f"{_W}id"), "")
                    yield f" ({words})" if words else "", run_is_bold

    def _style_of(self, element: Any) -> Any:
        found = element.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(found.get(f"{_W}val")) if found is not None else None

    def _numbering(self, element: Any, style: Any) -> tuple[int | None, str]:
        """The level of a list and the label there; no level outside of lists."""
        number_id, level = _list_of(element.find(f"{_W}pPr/{_W}numPr"))
        while number_id is None and style is not None:
            number_id, own_level = _list_of(style.element.find(f"{_W}pPr/{_W}numPr"))
            level, style = level or own_level, style.base_style
        place = level or 0
        if number_id in (None, "0") or (number_id, place) not in self._levels:
            return None, ""
        return place, self._label(str(number_id), place)

    def _label(self, number_id: str, level: int) -> str:
        form, pattern, start = self._levels[number_id, level]
        counts = self._counts[number_id]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if form in ("bullet", "none"):
            return ""

        def counted(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            other = self._levels.get((number_id, place), ("decimal", "", 1))
            return _numeral(counts.get(place, other[2]), other[0])

        return re.sub(r"%(\d)", counted, pattern).strip()


def _is_clause(table: Any) -> bool:
    description = table.find(f"{_W}tblPr/{_W}tblDescription")
    return description is not None and description.get(f"{_W}val") == IN_TWO_LANGUAGES


def _item(spans: list[tuple[str, bool]]) -> Part:
    return {"spans": spans, "heading_level": 0, "is_title": False, "is_item": True, "label": ""}


def _list_of(properties: Any) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    number_id = properties.find(f"{_W}numId")
    level = properties.find(f"{_W}ilvl")
    return (
        number_id.get(f"{_W}val") if number_id is not None else None,
        int(level.get(f"{_W}val")) if level is not None else None,
    )


def _list_levels(document: Any) -> dict[tuple[str, int], tuple[str, str, int]]:
    """How each level of each list counts: its kind of number, its pattern, its start."""
    try:
        numbering = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {one.get(f"{_W}abstractNumId"): one for one in numbering.iter(f"{_W}abstractNum")}
    found = {}
    for number in numbering.iter(f"{_W}num"):
        reference = number.find(f"{_W}abstractNumId")
        wanted = abstract.get(reference.get(f"{_W}val")) if reference is not None else None
        for level in wanted.iter(f"{_W}lvl") if wanted is not None else ():
            place = (number.get(f"{_W}numId"), int(level.get(f"{_W}ilvl")))
            start = _value(level, "start", "1")
            found[place] = (
                _value(level, "numFmt", "decimal"),
                _value(level, "lvlText", ""),
                int(start) if start.isdigit() else 1,
            )
    return found


def _value(element: Any, name: str, default: str) -> str:
    found = element.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", default)) if found is not None else default


def _numeral(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter" if number > 0:
            letter = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < number < 40:
            roman = ""
            for value, sign in _ROMAN:
                roman += sign * (number // value)
                number %= value
            return roman if form == "lowerRoman" else roman.upper()
    return str(number)


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


def _footnotes(document: Any) -> dict[str, str]:
    from docx.oxml import parse_xml  # resolves no entities and opens no connection

    for part in document.part.package.iter_parts():
        if part.partname.endswith("/footnotes.xml"):
            tree: Any = parse_xml(part.blob)
            return {
                str(note.get(f"{_W}id")): " ".join(
                    "".join(text.text or "" for text in note.iter(f"{_W}t")).split()
                )
                for note in tree.iter(f"{_W}footnote")
            }
    return {}
