"""What somebody pastes from Word, LibreOffice or a web page, as the text of a clause.

Headings, paragraphs, bold words, lists and the cells of tables are kept. Styles, pictures, scripts
and everything else that is no words stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from partnerdesk.domain.clause_text import Span, merged, written
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.fields import sanitised
from partnerdesk.domain.foreign_text import Part, begins_item, blocks_of_parts
from partnerdesk.domain.texts import N_

MOST_CHARACTERS = 100_000
MOST_MARKUP = 5_000_000
"""Word writes up to fifty signs of markup for one of text."""

_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    }
)  # fmt: skip
_WITHOUT_WORDS = frozenset(
    {"head", "iframe", "object", "script", "style", "svg", "template", "title", "xml"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "dd", "div", "dl", "dt", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "ol", "p", "pre",
        "section", "table", "tr", "ul",
    }
)  # fmt: skip
_BOLD_TAGS = frozenset({"b", "strong", "th"})
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SPACE = re.compile("[ \t\r\n\f\xa0]+")
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL)
_BETWEEN_CELLS = " – "


def text_of_html(html: str) -> str:
    """The text of a clause that says what the HTML of a clipboard says.

    Raises:
        UserError: it is longer than a clause can be.
    """
    if len(html) > MOST_MARKUP:
        raise _too_long(len(html))
    fragment = _FRAGMENT.search(html)
    collector = _Collector()
    collector.feed(fragment[1] if fragment else html)
    collector.close()
    return _short_enough(written(blocks_of_parts(collector.finished())))


def text_of_plain(text: str) -> str:
    """The text of a clause that says what plain text says; lists are seen by their marks.

    Raises:
        UserError: it is longer than a clause can be.
    """
    parts: list[Part] = []
    goes_on = False
    for line in _short_enough(sanitised(text, keep_lines=True)).split("\n"):
        if goes_on and line.strip() and not begins_item(line):
            parts[-1] = Part((Span(f"{parts[-1].text}\n{line}"),))
        elif line.strip():
            parts.append(Part((Span(line),)))
        goes_on = bool(line.strip())
    return written(blocks_of_parts(parts))


def _short_enough(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise _too_long(len(text))
    return text


def _too_long(count: int) -> UserError:
    return UserError(
        N_("This is too long to paste: {count} characters, {limit} fit."),
        N_("Paste it in parts, or take in the whole document from its file."),
        count=count,
        limit=MOST_CHARACTERS,
    )


@dataclass(frozen=True)
class _Open:
    """A tag that is open, and what it means for the words in it."""

    tag: str
    is_bold: bool
    is_label: bool


class _Collector(HTMLParser):
    """Collects the paragraphs of HTML, whatever else it holds."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[Part] = []
        self._spans: list[Span] = []
        self._open: list[_Open] = []
        self._unread = 0
        self._counts: list[int | None] = []  # of the lists around; None counts nothing
        self._label = ""
        self._is_item = False
        self._heading_level = 0
        self._rows = 0

    def finished(self) -> list[Part]:
        """All paragraphs."""
        self._rows = 0
        self._end_part()
        return self._parts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        if tag in _WITHOUT_WORDS:
            self._unread += 1
        if tag == "br":
            self._spans.append(Span("\n"))
        if tag in _BLOCKS:
            self._end_part()
        self._begin_block(tag, dict(attrs))
        if tag not in _VOID:
            self._open.append(self._meaning(tag, dict(attrs).get("style") or ""))

    def handle_endtag(self, tag: str) -> None:
        """A tag ends; those that were left open in it end, too."""
        if tag in _WITHOUT_WORDS:
            self._unread = max(0, self._unread - 1)
        if tag in _BLOCKS and not (tag == "tr" and self._rows > 1):
            if tag == "tr":
                self._rows = 0
            self._end_part()
        elif tag == "tr":
            self._rows -= 1
        if tag in ("ul", "ol") and self._counts:
            self._counts.pop()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._unread:
            return
        words = _SPACE.sub(" ", data)
        if any(one.is_label for one in self._open):
            self._label += words.strip()
        else:
            is_bold = bool(self._open) and self._open[-1].is_bold
            self._spans.append(Span(sanitised(words, keep_lines=False), is_bold))

    def _begin_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        match tag:
            case "ul":
                self._counts.append(None)
            case "ol":
                self._counts.append(_first_number(attributes.get("start")) - 1)
            case "li":
                self._begin_item()
            case "tr":
                self._rows += 1
                self._is_item = True
            case "td" | "th" if _words(self._spans).strip():
                self._spans.append(Span(_BETWEEN_CELLS if self._rows == 1 else " "))
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading_level = int(tag[1])
            case "p" if "MsoTitle" in (attributes.get("class") or ""):
                self._heading_level = 1

    def _begin_item(self) -> None:
        count = self._counts[-1] if self._counts else None
        if count is not None:
            self._counts[-1] = count + 1
            self._label = f"{count + 1}."
        self._is_item = count is None or len(self._counts) > 1

    def _meaning(self, tag: str, style: str) -> _Open:
        outer = self._open[-1] if self._open else _Open("", is_bold=False, is_label=False)
        is_bold = outer.is_bold or tag in _BOLD_TAGS
        if (weight := _WEIGHT.search(style)) is not None:
            is_bold = weight[1].lower() in ("bold", "bolder", "600", "700", "800", "900")
        return _Open(tag, is_bold, outer.is_label or "mso-list:ignore" in style.lower())

    def _end_part(self) -> None:
        """A paragraph ends; within a row of a table its words only part from the next ones."""
        if self._rows > 0:
            self._spans.append(Span(" "))
            return
        label, is_item = self._label, self._is_item
        if (label and not re.search(r"\w", label)) or label in ("o", "§"):  # the bullets of Word
            label, is_item = "", True
        spans = _trimmed(self._spans)
        if not spans:  # the label of an item may stand before its paragraph
            self._spans = []
            return
        self._parts.append(Part(spans, self._heading_level, is_item=is_item, label=label))
        self._spans, self._label, self._is_item, self._heading_level = [], "", False, 0


def _first_number(start: str | None) -> int:
    return int(start) if start and start.isdigit() and len(start) < 4 else 1


def _words(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _trimmed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without spaces at the edges and without double ones between them."""
    kept: list[Span] = []
    before = "\n"
    for span in merged(spans):
        words = re.sub(" *\n *", "\n", re.sub(" +", " ", span.text))
        if before[-1] in " \n":
            words = words.lstrip(" ")
        if words:
            kept.append(Span(words, span.is_bold))
            before = words
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].is_bold)
        kept[0] = Span(kept[0].text.lstrip(), kept[0].is_bold)
    return merged(kept)
