"""Word documents as people bring them, and some that are made to hurt."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FILLING = (
    "The partners keep the agreed days and tell one another in good time. They write down what"
    " they decide, and everybody receives the minutes within two weeks of each meeting. "
)


def agreement_with_headings(clauses: int = 20) -> bytes:
    """Some 15 pages: a title, a preamble, headings, numbered paragraphs, lists, tables, bold."""
    document = Document()
    document.add_heading("Co-operation Agreement North Quarter", 0)
    document.add_paragraph("between the House of Neighbours and the City of Brennau")
    for number in range(1, clauses + 1):
        document.add_heading(f"{number}. Clause about matter {number}", 1)
        for place in range(1, 4):
            document.add_paragraph(f"{number}.{place} {FILLING * 3}Point {place}.")
        paragraph = document.add_paragraph("They agree on ")
        paragraph.add_run(f"the sum of {number},000 euros").bold = True
        paragraph.add_run(f"; clause {number % clauses + 1} says more.")
        for word in ("rooms", "tools"):
            document.add_paragraph(f"Loan of {word} {number}", style="List Bullet")
        document.add_heading(f"Remarks on {number}", 2)
        if number % 5 == 0:
            _add_table(document, number)
    return _saved(document)


def agreement_counted_by_word() -> bytes:
    """Clauses and paragraphs that Word counts: 1, 1.1, (a); no heading styles."""
    document = Document()
    document.part.numbering_part.element.insert(0, _numbering())
    document.part.numbering_part.element.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for heading in ("Purpose", "Money"):
        _counted(document, heading, 0)
        _counted(document, f"First rule of {heading}.", 1)
        _counted(document, f"Second rule of {heading}:", 1)
        _counted(document, f"case one of {heading}", 2)
        _counted(document, f"case two of {heading}", 2)
    return _saved(document)


def agreement_with_oddities() -> bytes:
    """Proposed changes, a link, a footnote-like field, a content control, a table in a table."""
    document = Document()
    document.add_heading("Oddities", 1)
    body = document.element.body
    for xml in (
        '<w:p {0}><w:r><w:t xml:space="preserve">kept </w:t></w:r><w:ins w:id="1" w:author="A">'
        "<w:r><w:t>inserted</w:t></w:r></w:ins><w:del w:id='2' w:author='A'><w:r><w:delText>"
        "deleted</w:delText></w:r></w:del></w:p>",
        "<w:p {0}><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>",
        "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>",
        "<w:p {0}><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>",
    ):
        body.insert(len(body) - 1, parse_xml(xml.format(nsdecls("w"))))
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "outer"
    inner = outer.cell(0, 1).add_table(1, 1)
    inner.cell(0, 0).text = "inner"
    return _saved(document)


def with_entity() -> bytes:
    """A document whose XML names a file of this computer."""
    hostile = (
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>Before &secret; after</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    return _with_body(hostile)


def with_many_entities() -> bytes:
    """The billion laughs: a few lines of XML that would fill all memory."""
    lines = ["<!ENTITY a0 'ha'>"]
    lines += [f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)]
    hostile = (
        f'<?xml version="1.0"?><!DOCTYPE w [{"".join(lines)}]><w:document {nsdecls("w")}><w:body>'
        "<w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    )
    return _with_body(hostile)


def zip_bomb() -> bytes:
    """A document that unpacks to three hundred million bytes."""
    return _with_body(" " * 300_000_000)


def words_of(data: bytes) -> list[str]:
    """Every word of the body, as the XML has it."""
    document = Document(io.BytesIO(data))
    lines = []
    for paragraph in document.element.body.iter(qn("w:p")):
        texts = (text.text or "" for text in paragraph.iter(qn("w:t")))
        lines.append("".join(texts))
    return re.findall(r"\w+", " ".join(lines))


def _add_table(document: Any, number: int) -> None:
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"cell{number}x{row}x{column} of the table"


def _numbering() -> Any:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (form, pattern) in enumerate(
            [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")]
        )
    )
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')


def _counted(document: Any, words: str, level: int) -> None:
    paragraph = document.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no public way
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        )
    )


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _with_body(xml: str) -> bytes:
    """An ordinary document with another body."""
    source = zipfile.ZipFile(io.BytesIO(_saved(Document())))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            is_body = name == "word/document.xml"
            target.writestr(name, xml if is_body else source.read(name))
    return file.getvalue()
