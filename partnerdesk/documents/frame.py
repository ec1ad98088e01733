"""What stands on every page: header, page x of y, initials, and the marks of drafts and samples."""

from __future__ import annotations

import io
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from partnerdesk.documents.addresses import wrapped
from partnerdesk.documents.first_look import LookCanvas, is_drawn
from partnerdesk.documents.fonts import REGULAR, SEMIBOLD, fitted, register_fonts, text_width
from partnerdesk.documents.style import HAIRLINE, MUTED, PETROL, WATERMARK, mm
from partnerdesk.documents.text import one_line
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.papers import FINGERPRINT_MARK, PaperContext
from partnerdesk.domain.texts import N_, Texts

PORTRAIT = "portrait"
LANDSCAPE = "landscape"

_PAGE_SIZES = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}
_SIDE_MARGINS = {PORTRAIT: 25 * mm, LANDSCAPE: 20 * mm}
_TOP_MARGINS = {PORTRAIT: 27 * mm, LANDSCAPE: 24 * mm}
_HEADER_BASELINE = 15 * mm
_FOOTER_BASELINE = 9.5 * mm
_FOOTER_RULE = 13.5 * mm
_ABOVE_FOOTER = 6 * mm
_SMALL = 7.5
_LINE = 3.3 * mm  # from one language to the other, where there are two

_BOX_HEIGHT = 8.5 * mm
_BOX_ROW = 15.5 * mm  # a box, its label in two lines, and air
_BOX_GAP = 2.5 * mm
_NARROWEST_BOX = 17 * mm
_WIDEST_BOX = 30 * mm
_BOX_LABEL = 6
_AFTER_CAPTION = 4 * mm

BETWEEN_LANGUAGES = " / "
"""Between the titles of a paper in two languages; the header may break there."""

_TOTAL_PAGES = "total-pages"


@dataclass(frozen=True)
class PageMarks:
    """What the pages of one paper say around their text.

    ``initials`` are the names of the parties that initial every page.
    """

    context: PaperContext
    title: str
    subject: str = ""
    initials: tuple[str, ...] = ()
    fingerprint: str = ""


def make_pdf(
    story: Sequence[Flowable],
    marks: PageMarks,
    texts: Texts,
    *,
    first: str = PORTRAIT,
    looked_at: Collection[int] | None = None,
) -> bytes:
    """Set the story page by page; identical input gives identical bytes.

    Where only some pages are ``looked_at``, the others stay empty.
    """
    templates = [_template(name, name, marks, texts) for name in (PORTRAIT, LANDSCAPE)]
    templates.sort(key=lambda template: template.id != first)
    return _made(story, templates, marks, texts, looked_at)


def make_pdf_of_parts(
    parts: Sequence[tuple[str, Sequence[Flowable]]], marks: PageMarks, texts: Texts
) -> bytes:
    """Set several parts, each from a new page on; the header of each page names its part."""
    story: list[Flowable] = []
    templates = []
    for number, (subject, flowables) in enumerate(parts):
        name = f"part-{number}"
        templates.append(_template(name, PORTRAIT, replace(marks, subject=subject), texts))
        story += [NextPageTemplate(name), PageBreak()] if number else []
        story += flowables
    return _made(story, templates, marks, texts)


def _made(
    story: Sequence[Flowable],
    templates: Sequence[PageTemplate],
    marks: PageMarks,
    texts: Texts,
    looked_at: Collection[int] | None = None,
) -> bytes:
    register_fonts()
    file = io.BytesIO()
    document = BaseDocTemplate(
        file,
        title=one_line(" – ".join(part for part in (marks.title, marks.subject) if part)),
        author=one_line(marks.context.centre_name),
        lang=texts.language,
        creator="PartnerDesk",
        keywords=f"{FINGERPRINT_MARK}{marks.fingerprint}" if marks.context.is_frozen else None,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    document.addPageTemplates(list(templates))

    def make_canvas(*arguments: object, **options: object) -> _CountingCanvas:
        canvas = _CountingCanvas(*arguments, **options)
        canvas.looked_at = looked_at
        return canvas

    document.build(list(story), canvasmaker=make_canvas)
    return file.getvalue()


def text_width_of(size: PaperSize, orientation: str) -> float:
    """How wide the text between the margins is."""
    return page_size(size, orientation)[0] - 2 * _SIDE_MARGINS[orientation]


def page_size(size: PaperSize, orientation: str = PORTRAIT) -> tuple[float, float]:
    """Width and height of a sheet."""
    width, height = _PAGE_SIZES[size]
    return (height, width) if orientation == LANDSCAPE else (width, height)


class _CountingCanvas(LookCanvas):
    """Writes the number of pages once, at the end, into a form that every page shows."""

    def save(self) -> None:
        """Fill in the number of pages and write the file."""
        self.beginForm(_TOTAL_PAGES)
        self.setFont(REGULAR, _SMALL)
        self.setFillColor(MUTED)
        self.drawString(0, 0, str(self.getPageNumber() - 1))
        self.endForm()
        super().save()


def _template(name: str, orientation: str, marks: PageMarks, texts: Texts) -> PageTemplate:
    width, height = page_size(marks.context.paper_size, orientation)
    side = _SIDE_MARGINS[orientation]
    captions = [text_width(one.gettext("Initials"), REGULAR, _SMALL) for one in texts.each]
    caption = max(captions) + _AFTER_CAPTION
    rows = _box_rows(marks.initials, width - 2 * side - caption)
    bottom = _FOOTER_RULE + len(rows) * _BOX_ROW + _ABOVE_FOOTER
    frame = Frame(
        side, bottom, width - 2 * side, height - bottom - _TOP_MARGINS[orientation], 0, 0, 0, 0
    )
    sheet = _Sheet(name, marks, texts, width, height, side, caption, rows)
    return PageTemplate(name, [frame], onPage=sheet.draw, pagesize=(width, height))


def _box_rows(names: Sequence[str], width: float) -> list[list[str]]:
    """The parties in rows of about equal length that fit the width; numbered as on page 1."""
    if not names:
        return []
    most = int((width + _BOX_GAP) // (_NARROWEST_BOX + _BOX_GAP))
    row_count = math.ceil(len(names) / most)
    per_row = math.ceil(len(names) / row_count)
    labels = [f"{number} {one_line(name)}" for number, name in enumerate(names, start=1)]
    return [labels[start : start + per_row] for start in range(0, len(labels), per_row)]


def draw_watermark(
    canvas: Canvas, context: PaperContext, texts: Texts, width: float, height: float
) -> None:
    """Write SAMPLE or DRAFT across a page, where the paper is one; its text is drawn later."""
    marks = ((context.is_sample, N_("SAMPLE")), (context.is_draft, N_("DRAFT")))
    words = " · ".join(texts.gettext(word) for applies, word in marks if applies)
    if not words:
        return
    length = math.hypot(width, height) * 0.62
    size = min(120.0, 100 * length / text_width(words, SEMIBOLD, 100))
    canvas.saveState()
    canvas.setFillColor(WATERMARK)
    canvas.setFont(SEMIBOLD, size)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    canvas.drawCentredString(0, -size * 0.36, words)
    canvas.restoreState()


@dataclass(frozen=True)
class _Sheet:
    """Draws everything around the text of the pages of one template."""

    name: str
    marks: PageMarks
    texts: Texts
    width: float
    height: float
    side: float
    caption_width: float
    box_rows: list[list[str]]

    @property
    def right(self) -> float:
        return self.width - self.side

    def draw(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Draw all marks; called before the text, which therefore stands above the watermark."""
        if not is_drawn(canvas):
            return
        canvas.saveState()
        if not canvas.hasForm(self.name):
            self._draw_for_all_pages(canvas)
        canvas.doForm(self.name)
        self._footer(canvas)
        canvas.restoreState()

    def _draw_for_all_pages(self, canvas: Canvas) -> None:
        """What does not change from page to page is drawn once, into a form that they show."""
        canvas.beginForm(self.name)
        draw_watermark(canvas, self.marks.context, self.texts, self.width, self.height)
        self._header(canvas)
        self._initials(canvas)
        canvas.endForm()

    def _header(self, canvas: Canvas) -> None:
        baseline = self.height - _HEADER_BASELINE
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        context = self.marks.context
        sample = self.texts.gettext("SAMPLE") if context.is_sample else ""
        first, *below = map(one_line, context.version_label.split("\n"))
        states = [" · ".join(part for part in (sample, first) if part), *below]
        for line, state in enumerate(reversed(states)):
            canvas.drawRightString(self.right, baseline + line * _LINE, state)
        widest = max(text_width(state, REGULAR, _SMALL) for state in states)
        room = self.right - self.side - widest - 6 * mm
        self._header_names(canvas, baseline, room)
        canvas.setStrokeColor(PETROL)
        canvas.setLineWidth(0.8)
        canvas.line(self.side, baseline - 2.4 * mm, self.right, baseline - 2.4 * mm)

    def _header_names(self, canvas: Canvas, baseline: float, room: float) -> None:
        """What the paper is about, and its title; one in two languages may take two lines."""
        title, subject = one_line(self.marks.title), one_line(self.marks.subject)
        name = fitted(subject or title, SEMIBOLD, _SMALL, room)
        left = text_width(f"{name}  ", SEMIBOLD, _SMALL)
        room -= left
        has_title = subject and room > 20 * mm
        is_wide = text_width(title, REGULAR, _SMALL) > room
        lines = title.split(BETWEEN_LANGUAGES, 1) if is_wide and has_title else [title]
        top = baseline + (len(lines) - 1) * _LINE
        canvas.setFont(SEMIBOLD, _SMALL)
        canvas.drawString(self.side, top, name)
        canvas.setFont(REGULAR, _SMALL)
        for number, line in enumerate(lines if has_title else ()):
            shown = fitted(line, REGULAR, _SMALL, room)
            canvas.drawString(self.side + left, top - number * _LINE, shown)

    def _footer(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(self.side, _FOOTER_RULE, self.right, _FOOTER_RULE)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        for line, texts in enumerate(self.texts.each):
            self._footer_line(canvas, _FOOTER_BASELINE - line * _LINE, texts)

    def _footer_line(self, canvas: Canvas, baseline: float, texts: Texts) -> None:
        """Page x of y, which original it is, and the mark of the text, in one language."""
        # The number of pages follows these words.
        words = texts.gettext("Page {page} of").format(page=canvas.getPageNumber())
        before = f"{words} "
        canvas.drawString(self.side, baseline, before)
        canvas.saveState()
        canvas.translate(self.side + text_width(before, REGULAR, _SMALL), baseline)
        canvas.doForm(_TOTAL_PAGES)
        canvas.restoreState()
        canvas.drawCentredString(self.width / 2, baseline, self._original_words(texts))
        if self.marks.fingerprint:
            mark = texts.gettext("Text {fingerprint}")
            canvas.drawRightString(
                self.right, baseline, mark.format(fingerprint=self.marks.fingerprint)
            )

    def _original_words(self, texts: Texts) -> str:
        context = self.marks.context
        if context.original_number is None or context.originals_count is None:
            return ""
        return texts.gettext("Original {number} of {count}").format(
            number=context.original_number, count=context.originals_count
        )

    def _initials(self, canvas: Canvas) -> None:
        if not self.box_rows:
            return
        per_row = len(self.box_rows[0])
        room = self.right - self.side - self.caption_width
        width = min(_WIDEST_BOX, (room + _BOX_GAP) / per_row - _BOX_GAP)
        top = _FOOTER_RULE + len(self.box_rows) * _BOX_ROW + 1 * mm
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        for line, texts in enumerate(self.texts.each):
            below = 0.62 * _BOX_HEIGHT + line * _LINE
            canvas.drawString(self.side, top - below, texts.gettext("Initials"))
        for row, labels in enumerate(self.box_rows):
            for column, label in enumerate(labels):
                left = self.side + self.caption_width + column * (width + _BOX_GAP)
                self._box(canvas, left, top - row * _BOX_ROW - _BOX_HEIGHT, width, label)

    def _box(self, canvas: Canvas, left: float, bottom: float, width: float, label: str) -> None:
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.rect(left, bottom, width, _BOX_HEIGHT)
        canvas.setFont(REGULAR, _BOX_LABEL)
        first, *more = wrapped(label, width, _BOX_LABEL)
        lines = [first, fitted(" ".join(more), REGULAR, _BOX_LABEL, width)]
        for number, line in enumerate(lines, start=1):
            canvas.drawString(left, bottom - number * _BOX_LABEL * 1.1 - 0.4 * mm, line)
