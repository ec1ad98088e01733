"""Sets an agreement as a Word file: counted headings and paragraphs, lists, tables.

The numbers are Word's own, so that they follow when a lawyer adds a paragraph. Whatever came from a
field stands on light grey, what is missing in red.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Inches, Pt, RGBColor

from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.clause_text import BlockKind
from partnerdesk.domain.fields import sanitised
from partnerdesk.domain.filled_text import FilledBlock, FilledSpan, filled_blocks
from partnerdesk.domain.side_by_side import side_by_side
from partnerdesk.domain.texts import Texts
from partnerdesk.services.docx_reader import IN_TWO_LANGUAGES

_FIELD_GROUND = "E4E8E9"
_INK, _MISSING = RGBColor(0x1D, 0x23, 0x26), RGBColor(0xB3, 0x26, 0x1E)
_LETTERS = "Arial"
_BESIDE = 3
_CLAUSES = 90
"""Number of our list of clauses among those of the file; Word's own ones are below."""

_NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="{_CLAUSES}">
 <w:multiLevelType w:val="multilevel"/>
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>
  <w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>
  <w:pPr><w:ind w:left="624" w:hanging="624"/></w:pPr></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/>
  <w:pPr><w:ind w:left="624" w:hanging="624"/></w:pPr></w:lvl>
</w:abstractNum>"""


@dataclass(frozen=True)
class Column:
    """A clause in one of two languages; ``text`` as it is stored."""

    heading: str
    text: str
    values: Mapping[str, str | None]
    texts: Texts


class DocxWriter:
    """A Word file that is being written from top to bottom."""

    def __init__(self, texts: Texts, paper_size: PaperSize) -> None:
        self._texts = texts
        self._document = Document()
        self._set_page(paper_size)
        self._set_styles()
        self._add_numbering()

    def describe(self, title: str, author: str, day: date) -> None:
        """What the properties of the file say."""
        properties = self._document.core_properties
        properties.title, properties.author = _clean(title), _clean(author)
        properties.language = self._texts.language
        properties.comments = ""
        properties.created = properties.modified = datetime.combine(day, time())

    def title(self, title: str, below: str) -> None:
        """The title of the agreement, and a line under it."""
        self._document.add_paragraph(_clean(title), style="Title")
        self._document.add_paragraph(_clean(below), style="Subtitle")

    def plain(self, words: str) -> None:
        """An ordinary paragraph."""
        self._document.add_paragraph(_clean(words))

    def party(self, name: str, facts: str) -> None:
        """A party with what is known of it."""
        paragraph = self._document.add_paragraph()
        paragraph.add_run(_clean(name)).bold = True
        if facts:
            paragraph.add_run().add_break()
            paragraph.add_run(_clean(facts))

    def clause(self, heading: str, text: str, values: Mapping[str, str | None]) -> None:
        """A clause with its number; ``text`` as it is stored."""
        self._document.add_paragraph(_clean(heading), style="Heading 1")
        for block in filled_blocks(text, values, self._texts):
            self._fill(self._document.add_paragraph(), block)

    def clause_in_two(self, left: Column, right: Column) -> None:
        """A clause in two languages, a row for each paragraph; the numbers stand on the left."""
        table = self._document.add_table(rows=0, cols=2)
        description = OxmlElement("w:tblDescription")
        description.set(qn("w:val"), IN_TWO_LANGUAGES)
        table._tbl.tblPr.append(description)  # noqa: SLF001 - python-docx has no public word for it
        heads = table.add_row().cells
        for cell, column in zip(heads, (left, right), strict=True):
            cell.paragraphs[0].style = "Heading 1"
            cell.paragraphs[0].add_run(_clean(column.heading))
        _without_number(heads[1].paragraphs[0])
        blocks = filled_blocks(left.text, left.values, left.texts)
        others = filled_blocks(right.text, right.values, right.texts)
        for block, other in side_by_side(blocks, others, _is_item):
            cells = table.add_row().cells
            if block is not None:
                self._fill(cells[0].paragraphs[0], block)
            if other is not None:
                self._fill(cells[1].paragraphs[0], replace(other, number=0))
                cells[1].paragraphs[0].paragraph_format.left_indent = None

    def _fill(self, paragraph: Any, block: FilledBlock) -> None:
        """A paragraph of a clause, with its number."""
        is_item = _is_item(block)
        paragraph.style = "List Bullet" if is_item else "Normal"
        if block.number:
            _count(paragraph, level=1)
        elif not is_item:
            paragraph.paragraph_format.left_indent = Cm(1.1)
        for span in block.spans:
            self._add_span(paragraph, span)

    def heading_without_number(self, words: str, *, on_new_page: bool = False) -> None:
        """A heading beside those of the clauses."""
        paragraph = self._document.add_paragraph(_clean(words), style="Heading 1")
        _without_number(paragraph)
        paragraph.paragraph_format.page_break_before = on_new_page

    def signature_block(self, party: str, signers: Iterable[str], place: str, sign: str) -> None:
        """Lines to sign on for a party, kept together on one page."""
        lines = [(_clean(party), True)]
        for signer in signers:
            lines += [("\n" + "_" * 30 + "      " + "_" * 36, False)]
            lines += [(f"{place} / {sign}{': ' if signer else ''}{_clean(signer)}", False)]
        for at, (words, is_bold) in enumerate(lines):
            paragraph = self._document.add_paragraph()
            paragraph.add_run(words).bold = is_bold
            paragraph.paragraph_format.keep_with_next = at < len(lines) - 1
            paragraph.paragraph_format.keep_together = True

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, is_money: bool = False
    ) -> None:
        """A table whose head stands on each page; amounts stand to the right."""
        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        for at, cells in enumerate((heads, *rows)):
            row = table.add_row()
            for column, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
                paragraph = cell.paragraphs[0]
                run = paragraph.add_run(_clean(words))
                run.font.size = Pt(9)
                run.bold = at == 0 or (is_money and at == len(rows))
                if is_money and column:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if at == 0:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no public word for a head

    def answers(self, name: str, said: Sequence[tuple[str, str]]) -> None:
        """Answers under their titles, three beside each other, kept together under a name."""
        table = self._document.add_table(rows=0, cols=_BESIDE, style="Table Grid")
        top = table.add_row().cells
        top[0].merge(top[-1]).paragraphs[0].add_run(_clean(name)).bold = True
        for at in range(0, len(said), _BESIDE):
            row = table.add_row()
            for cell, (title, words) in zip(row.cells, said[at : at + _BESIDE], strict=False):
                _add_small(cell.paragraphs[0], title, is_bold=True)
                _add_small(cell.add_paragraph(), words or "–")
        for row in table.rows[:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
        self._document.add_paragraph()

    def data(self) -> bytes:
        """The whole file."""
        written = BytesIO()
        self._document.save(written)
        return written.getvalue()

    def _add_span(self, paragraph: Any, span: FilledSpan) -> None:
        run = paragraph.add_run(_clean(span.text))
        run.bold = span.is_bold or span.is_missing or None
        if span.is_missing:
            run.font.color.rgb = _MISSING
        elif span.field:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _FIELD_GROUND)):
                shade.set(qn(f"w:{name}"), value)
            run._r.get_or_add_rPr().append(shade)  # noqa: SLF001 - python-docx has no public word for a ground

    def _set_page(self, paper_size: PaperSize) -> None:
        section = self._document.sections[0]
        is_a4 = paper_size is PaperSize.A4
        section.page_width, section.page_height = (
            (Cm(21), Cm(29.7)) if is_a4 else (Inches(8.5), Inches(11))
        )
        section.left_margin = section.right_margin = Cm(2.4)

    def _set_styles(self) -> None:
        for name, size, before, after in (
            ("Normal", 10.5, 0, 5),
            ("Title", 20, 0, 4),
            ("Subtitle", 12, 0, 12),
            ("Heading 1", 12, 14, 4),
            ("List Bullet", 10.5, 0, 3),
        ):
            style: Any = self._document.styles[name]
            style.font.name, style.font.size = _LETTERS, Pt(size)
            style.font.color.rgb = _INK
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.space_after = Pt(after)

    def _add_numbering(self) -> None:
        """Our list of clauses; Word wants descriptions of lists before the lists."""
        numbering: Any = self._document.part.numbering_part.element
        numbering.insert(0, parse_xml(_NUMBERING))
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), str(_CLAUSES))
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), str(_CLAUSES))
        number.append(reference)
        numbering.append(number)
        style: Any = self._document.styles["Heading 1"]
        _put_in_list(style.element.get_or_add_pPr(), str(_CLAUSES), 0)


def _add_small(paragraph: Any, words: str, *, is_bold: bool = False) -> None:
    run = paragraph.add_run(_clean(words))
    run.font.size = Pt(9)
    run.bold = is_bold
    paragraph.paragraph_format.space_after = Pt(2)


def _is_item(block: FilledBlock) -> bool:
    return block.kind is BlockKind.ITEM


def _without_number(heading: Any) -> None:
    _count(heading, level=0, number_id="0")
    heading.paragraph_format.left_indent = heading.paragraph_format.first_line_indent = Cm(0)


def _count(paragraph: Any, *, level: int, number_id: str = str(_CLAUSES)) -> None:
    _put_in_list(paragraph._p.get_or_add_pPr(), number_id, level)  # noqa: SLF001 - python-docx has no public word for lists


def _put_in_list(properties: Any, number_id: str, level: int) -> None:
    numbers = properties.get_or_add_numPr()
    numbers.get_or_add_ilvl().val = level
    numbers.get_or_add_numId().val = int(number_id)


def _clean(words: str) -> str:
    """Control characters would make Word refuse the file."""
    return sanitised(words, keep_lines=True)
