"""The one place that turns what people typed into paragraphs. Typed words are never markup.

Unescaped, ``<img src="…">`` in a name would embed a file of this computer, and a stray ``<`` would
lose the rest of a clause.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Paragraph,  # noqa: TID251 - this is the helper that everybody else must use
)
from reportlab.platypus.paragraph import ParaLines  # noqa: TID251 - a type, as above
from reportlab.platypus.paraparser import ParaFrag

from partnerdesk.documents.breaking import kept_together, with_soft_hyphens
from partnerdesk.documents.first_look import is_drawn
from partnerdesk.documents.fonts import (
    NO_GLYPH,
    has_glyph,
    is_invisible,
    register_fonts,
    text_width,
)
from partnerdesk.documents.style import MISSING_MARKUP
from partnerdesk.domain.comparing import Mark, Pieces
from partnerdesk.domain.papers import PaperRun
from partnerdesk.domain.texts import Texts

LONGEST_PARAGRAPH = 50_000
"""Breaking lines takes time with the square of the length: 480,000 characters took 33 s."""

_MOST_LINES = 100  # the same for typed line ends

_LONGEST_BOOKMARK = 120
_KEPT_TEXTS = 2_048  # a preview shows again all paragraphs but the one that is being written
_NO_BREAK_SPACES = "\u00a0\u202f\u2007"  # the narrow one would let amounts fall apart
_LINE_ENDS = "\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"


class _Printable(dict[int, str]):
    """What is printed for a character code, found once for each character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _LINE_ENDS:
            shown = "\n"
        elif character.isspace():
            shown = "\u00a0" if character in _NO_BREAK_SPACES else " "
        elif is_invisible(character):
            shown = ""
        else:
            shown = character if has_glyph(character) else NO_GLYPH
        self[code] = shown
        return shown


_PRINTABLE = _Printable()


def printable(text: str) -> str:
    """The text with only what can be printed, its line ends kept."""
    return text.replace("\r\n", "\n").translate(_PRINTABLE)


def one_line(text: str) -> str:
    """The text for a place that has only one line."""
    return " ".join(printable(text).split("\n"))


def paragraphs(text: str, style: ParagraphStyle, *, number: str = "") -> list[Paragraph]:
    """A typed text as a paragraph; as several without a gap only where it is very long.

    ``number`` stands to the left of the first line, in the indent of the style.
    """
    pieces = list(_pieces(printable(text).strip()))
    if len(pieces) == 1:
        return [_paragraph(_escaped(pieces[0]), style, number)]
    seamless = ParagraphStyle(f"{style.name} continued", style, spaceAfter=0)
    first, *between, last = pieces
    return [
        _paragraph(_escaped(first), seamless, number),
        *(_paragraph(_escaped(piece), seamless) for piece in between),
        _paragraph(_escaped(last), style),
    ]


def words_in_cell(text: str, style: ParagraphStyle, width: float) -> str | list[Paragraph]:
    """A typed text for a cell of a table; plain where one line holds it: that is far faster."""
    shown = printable(text).strip()
    if "\n" not in shown and text_width(shown, style.fontName, style.fontSize) <= width:
        return " ".join(filter(None, shown.split(" ")))
    return paragraphs(text, style)


def heading(text: str, style: ParagraphStyle, *, number: str = "", level: int = 0) -> Paragraph:
    """A heading, which is also a bookmark of the PDF at ``level`` (0 is the top)."""
    shown = printable(text).strip()[:LONGEST_PARAGRAPH]
    words = escape(kept_together(shown)).replace("\n", "<br/>")  # no hyphens: a title has room
    made = _Heading(words or "&nbsp;", style, bulletText=number or None)  # no number without words
    made.bookmark = textwrap.shorten(f"{number} {shown}", _LONGEST_BOOKMARK, placeholder="…")
    made.level = level
    return made


def run_paragraphs(
    runs: Iterable[PaperRun], style: ParagraphStyle, texts: Texts, *, number: str = ""
) -> list[Paragraph]:
    """A paragraph of a clause; what is missing stands in it in red: (deputy missing)."""
    runs = tuple(runs)
    if not any(run.is_missing or run.is_bold for run in runs):
        return paragraphs("".join(run.text for run in runs), style, number=number)
    markup = "".join(_run_markup(run, texts) for run in runs)
    return [_paragraph(markup, style, number)]


def marked_paragraphs(pieces: Pieces, style: ParagraphStyle) -> list[Paragraph]:
    """A paragraph of two drafts: inserted words underlined, removed ones struck through."""
    markup = ""
    before = Mark.SAME
    for piece in pieces:
        if before is Mark.REMOVED and piece.mark is Mark.INSERTED:
            markup += " "  # or struck and new letters would read as one word
        markup += _MARKS[piece.mark].format(_escaped(printable(piece.text)))
        before = piece.mark
    return [_paragraph(markup, style)]


_MARKS = {Mark.SAME: "{}", Mark.INSERTED: "<u>{}</u>", Mark.REMOVED: "<strike>{}</strike>"}


def _run_markup(run: PaperRun, texts: Texts) -> str:
    words = printable(run.text)
    if not run.is_missing:
        return f"<b>{_escaped(words)}</b>" if run.is_bold and words else _escaped(words)
    shown = texts.gettext("({field} missing)").format(field=words)
    return MISSING_MARKUP.format(words=_escaped(shown))


@lru_cache(_KEPT_TEXTS)
def _escaped(text: str) -> str:
    return escape(with_soft_hyphens(kept_together(text))).replace("\n", "<br/>")


def _pieces(text: str) -> Iterator[str]:
    lines = text.split("\n")
    for start in range(0, len(lines), _MOST_LINES):
        yield from _short_enough("\n".join(lines[start : start + _MOST_LINES]))


def _short_enough(text: str) -> Iterator[str]:
    while len(text) > LONGEST_PARAGRAPH:
        end = text.rfind(" ", 1, LONGEST_PARAGRAPH)
        end = end if end > 0 else LONGEST_PARAGRAPH
        yield text[:end]
        text = text[end:].lstrip()
    yield text


def _paragraph(markup: str, style: ParagraphStyle, number: str = "") -> Paragraph:
    return _Paragraph(markup, style, bulletText=number or None)


@lru_cache(_KEPT_TEXTS)
def _parsed(markup: str, style: ParagraphStyle) -> tuple[ParaFrag, ...]:
    """The pieces of a markup that are set alike."""
    register_fonts()
    return tuple(Paragraph(markup, style).frags)


@lru_cache(_KEPT_TEXTS)
def _plain_lines(
    markup: str, style: ParagraphStyle, number: str | None, widths: tuple[float, ...]
) -> ParaLines | None:
    """The lines of a text that is set alike throughout; None for any other.

    ReportLab changes the words of others when it splits them, so that they cannot be kept.
    """
    pieces = _parsed(markup, style)
    if len(pieces) != 1:
        return None
    paragraph = Paragraph(None, style, bulletText=number, frags=list(pieces))
    found = paragraph.breakLines(list(widths))
    is_plain = all(type(word) is str for _room, words in found.lines for word in words)
    return found if is_plain else None


class _Paragraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """Breaks its lines once for a width: pages, tables and what keeps together all ask again.

    What it shows is kept from one paper to the next, as long as text, style and width are the same.
    """

    _broken_for: float | None = None
    _size = (0.0, 0.0)

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803 - ReportLab's name
        frags: list[ParaFrag] | None = None,
    ) -> None:
        """``frags`` come instead of a text where ReportLab splits a paragraph."""
        if text is not None:
            frags = [piece.clone() for piece in _parsed(text, style)]  # breaking changes them
        super().__init__(text, style, bulletText, frags)

    def breakLines(self, widths: list[float]) -> ParaLines:  # noqa: N802 - ReportLab's name
        """Take the lines that were found before, or find them."""
        kept = None
        if self.text is not None:
            kept = _plain_lines(self.text, self.style, self.bulletText, tuple(widths))
        return kept or super().breakLines(widths)

    def draw(self) -> None:
        """Draw the lines, where the page is drawn."""
        if is_drawn(self.canv):
            super().draw()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size at this width; the height that is left does not change it."""
        if self._broken_for != width or not hasattr(self, "blPara"):  # a split forgets its lines
            self._size = super().wrap(width, height)
            self._broken_for = width
        return self._size


class _Heading(_Paragraph):
    """A paragraph that puts itself into the bookmarks of the PDF."""

    bookmark = ""
    level = 0

    def split(self, width: float, height: float) -> list[Paragraph]:
        """Split as every paragraph does; the first part keeps the bookmark."""
        parts: list[Paragraph] = super().split(width, height)
        if parts:
            parts[0].bookmark, parts[0].level = self.bookmark, self.level
        return parts

    def draw(self) -> None:
        """Draw the heading and remember its place under its words."""
        if self.bookmark:
            key = f"{self.canv.getPageNumber()} {self.bookmark}"
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(self.bookmark, key, self.level, closed=False)
        super().draw()
