"""Letters: letterhead, an address that shows in the window of an envelope, text, signature.

On A4 the parts stand where DIN 5008 (form B) wants them. On US Letter the address shows in the
window of a No. 10 envelope, and the folds are at thirds of the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from partnerdesk.documents.addresses import fit_address
from partnerdesk.documents.fonts import REGULAR, SEMIBOLD, fitted, register_fonts, text_width
from partnerdesk.documents.frame import draw_watermark, page_size
from partnerdesk.documents.logo import logo_image
from partnerdesk.documents.style import (
    HAIRLINE,
    INK,
    LETTER_BODY,
    LETTER_SUBJECT,
    MISSING,
    MUTED,
    PETROL,
    SIGNER,
    mm,
)
from partnerdesk.documents.text import one_line, paragraphs, run_paragraphs
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.letter_paper import LetterPaper
from partnerdesk.domain.papers import PaperRun
from partnerdesk.domain.texts import Texts, for_language

_LEFT, _RIGHT = 25 * mm, 20 * mm
_BOTTOM = 24 * mm
_TOP_OF_TEXT = 100 * mm
_TOP_OF_LATER_TEXT = 28 * mm
_ADDRESS_TOP, _ADDRESS_WIDTH, _ADDRESS_HEIGHT = 62.7 * mm, 80 * mm, 27 * mm
_FACTS_LEFT, _FACTS_TOP = 125 * mm, 50 * mm
_LETTERHEAD = 20 * mm
_MARKS_LEFT, _FOLD_LENGTH, _HOLE_LENGTH = 4 * mm, 5 * mm, 7 * mm
_FOLDS = {PaperSize.A4: (105 * mm, 210 * mm), PaperSize.LETTER: (93.1 * mm, 186.3 * mm)}
_HOLES = {PaperSize.A4: 148.5 * mm, PaperSize.LETTER: 139.7 * mm}
_ROOM_TO_SIGN = 15 * mm
_SIGNATURE_WIDTH = 65 * mm
_NAME_SIZE, _SMALL, _FACT = 15, 7.5, 9


def build_letters(letters: Sequence[LetterPaper]) -> bytes:
    """The letters as one PDF; each begins on a page of its own, in its own language."""
    register_fonts()
    file = io.BytesIO()
    first = letters[0]
    texts = for_language(first.language)
    document = BaseDocTemplate(
        file,
        title=one_line(first.subject.text),
        author=one_line(first.sender.name),
        lang=texts.language,
        creator="PartnerDesk",
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    story: list[Flowable] = []
    templates: list[PageTemplate] = []
    for number, letter in enumerate(letters):
        templates += _templates(number, letter)
        if number:
            story += [NextPageTemplate(_first(number)), PageBreak()]
        story += [NextPageTemplate(_later(number)), *_story(letter)]
    document.addPageTemplates(templates)
    document.build(story)
    return file.getvalue()


def _first(number: int) -> str:
    return f"first-{number}"


def _later(number: int) -> str:
    return f"later-{number}"


def _templates(number: int, letter: LetterPaper) -> list[PageTemplate]:
    sheet = _Sheet(letter, for_language(letter.language))
    return [
        PageTemplate(name, [_frame(sheet, top)], onPage=draw, pagesize=(sheet.width, sheet.height))
        for name, top, draw in (
            (_first(number), _TOP_OF_TEXT, sheet.draw_first),
            (_later(number), _TOP_OF_LATER_TEXT, sheet.draw_later),
        )
    ]


def _frame(sheet: _Sheet, top: float) -> Frame:
    width, height = sheet.width - _LEFT - _RIGHT, sheet.height - top - _BOTTOM
    return Frame(_LEFT, _BOTTOM, width, height, 0, 0, 0, 0)


def _story(letter: LetterPaper) -> list[Flowable]:
    """Subject, text and signature; the last words of the text stay with the signature."""
    texts = for_language(letter.language)
    subject = run_paragraphs(letter.subject.runs, LETTER_SUBJECT, texts)
    body = [
        part for one in letter.paragraphs for part in run_paragraphs(one.runs, LETTER_BODY, texts)
    ]
    *earlier, last = body or [Spacer(1, 1)]
    return [*subject, *earlier, KeepTogether([last, *_ending(letter, texts)])]


def _ending(letter: LetterPaper, texts: Texts) -> list[Flowable]:
    signer = letter.signer
    if signer is None or not signer.name:
        missing = PaperRun(texts.gettext("name of the person who signs"), is_missing=True)
        signed = run_paragraphs([missing], SIGNER, texts)
    else:
        lines = (signer.name, signer.role, letter.sender.name)
        signed = [part for line in lines if line for part in paragraphs(line, SIGNER)]
    line = HRFlowable(
        _SIGNATURE_WIDTH, 0.6, color=MUTED, hAlign="LEFT", spaceBefore=0, spaceAfter=3
    )
    return [*paragraphs(letter.closing, LETTER_BODY), Spacer(1, _ROOM_TO_SIGN), line, *signed]


@dataclass
class _Sheet:
    """Draws everything around the text of one letter.

    ``first_page`` is the page of the whole PDF on which the letter begins.
    """

    letter: LetterPaper
    texts: Texts
    first_page: int = 0

    @property
    def width(self) -> float:
        return page_size(self.letter.context.paper_size)[0]

    @property
    def height(self) -> float:
        return page_size(self.letter.context.paper_size)[1]

    @property
    def right(self) -> float:
        return self.width - _RIGHT

    def draw_first(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Draw the first page: letterhead, address, date and whom to ask."""
        self.first_page = canvas.getPageNumber()
        self._bookmark(canvas)
        canvas.saveState()
        self._draw_watermark(canvas)
        self._draw_letterhead(canvas)
        self._draw_return_address(canvas)
        self._draw_address(canvas)
        self._draw_facts(canvas)
        self._draw_marks(canvas)
        self._draw_footer(canvas)
        canvas.restoreState()

    def _bookmark(self, canvas: Canvas) -> None:
        """Where the letter begins among many, under the name of its addressee."""
        key = f"letter {self.first_page}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(one_line(self.letter.addressee), key, 0)

    def draw_later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Draw a further page: whose letter it is, and its number."""
        canvas.saveState()
        self._draw_watermark(canvas)
        baseline = self.height - 15 * mm
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        page = canvas.getPageNumber() - self.first_page + 1
        number = self.texts.gettext("Page {page}").format(page=page)
        canvas.drawRightString(self.right, baseline, number)
        said = f"{one_line(self.letter.addressee)} · {self.texts.date(self.letter.day)}"
        canvas.drawString(_LEFT, baseline, fitted(said, REGULAR, _SMALL, 120 * mm))
        canvas.setStrokeColor(PETROL)
        canvas.setLineWidth(0.8)
        canvas.line(_LEFT, baseline - 2.4 * mm, self.right, baseline - 2.4 * mm)
        self._draw_footer(canvas)
        canvas.restoreState()

    def _draw_watermark(self, canvas: Canvas) -> None:
        context = replace(self.letter.context, is_draft=bool(self.letter.gaps))
        draw_watermark(canvas, context, self.texts, self.width, self.height)

    def _draw_letterhead(self, canvas: Canvas) -> None:
        room = self.right - _LEFT
        image = logo_image(self.letter.context.logo) if self.letter.context.logo else None
        if image is not None:
            bottom = self.height - _LETTERHEAD - image.drawHeight + 8 * mm
            image.drawOn(canvas, self.right - image.drawWidth, bottom)
            room -= image.drawWidth + 6 * mm
        baseline = self.height - _LETTERHEAD
        canvas.setFillColor(PETROL)
        canvas.setFont(SEMIBOLD, _NAME_SIZE)
        name = fitted(one_line(self.letter.sender.name), SEMIBOLD, _NAME_SIZE, room)
        canvas.drawString(_LEFT, baseline, name)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        under = fitted(one_line(self.letter.sender.legal_form), REGULAR, _SMALL, room)
        canvas.drawString(_LEFT, baseline - 5 * mm, under)
        canvas.setStrokeColor(PETROL)
        canvas.setLineWidth(0.8)
        line = self.height - 34 * mm
        canvas.line(_LEFT, line, self.right, line)

    def _draw_return_address(self, canvas: Canvas) -> None:
        """One small line above the address, so that the post can bring the letter back."""
        sender = self.letter.sender
        said = one_line(" · ".join(part for part in (sender.name, sender.address) if part))
        baseline = self.height - _ADDRESS_TOP + 2.2 * mm
        canvas.setFillColor(MUTED)
        size = 6.5
        shown = fitted(said, REGULAR, size, _ADDRESS_WIDTH)
        canvas.setFont(REGULAR, size)
        canvas.drawString(_LEFT, baseline, shown)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.4)
        end = _LEFT + text_width(shown, REGULAR, size)
        canvas.line(_LEFT, baseline - 1.4, end, baseline - 1.4)

    def _draw_address(self, canvas: Canvas) -> None:
        known = [run.text for run in self.letter.address if not run.is_missing]
        address = fit_address(known, _ADDRESS_WIDTH, _ADDRESS_HEIGHT)
        top = self.height - _ADDRESS_TOP
        canvas.setFillColor(INK)
        address.draw(canvas, _LEFT, top)
        lacking = [run.text for run in self.letter.address if run.is_missing]
        if lacking:
            canvas.setFillColor(MISSING)
            canvas.setFont(SEMIBOLD, address.size)
            words = self.texts.gettext("({field} missing)").format(field=lacking[0])
            shown = fitted(words, SEMIBOLD, address.size, _ADDRESS_WIDTH)
            canvas.drawString(_LEFT, top - address.height - address.size, shown)

    def _draw_facts(self, canvas: Canvas) -> None:
        """Whom to ask, telephone, e-mail, place and date, at the right of the address."""
        sender, texts = self.letter.sender, self.texts
        day = texts.date(self.letter.day)
        place = f"{sender.place}, {day}" if sender.place else day
        facts = (
            (texts.gettext("Your contact"), self.letter.contact_person),
            (texts.gettext("Telephone"), sender.phone),
            (texts.gettext("E-mail"), sender.email),
            (texts.gettext("Place and date"), place),
        )
        width, baseline = self.right - _FACTS_LEFT, self.height - _FACTS_TOP
        for caption, words in facts:
            if not words:
                continue
            canvas.setFillColor(MUTED)
            canvas.setFont(REGULAR, _SMALL)
            canvas.drawString(_FACTS_LEFT, baseline, fitted(caption, REGULAR, _SMALL, width))
            canvas.setFillColor(INK)
            canvas.setFont(REGULAR, _FACT)
            shown = fitted(one_line(words), REGULAR, _FACT, width)
            canvas.drawString(_FACTS_LEFT, baseline - 4 * mm, shown)
            baseline -= 9.5 * mm

    def _draw_marks(self, canvas: Canvas) -> None:
        """Where to fold the letter and where to punch it."""
        size = self.letter.context.paper_size
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.3)
        for top in _FOLDS[size]:
            level = self.height - top
            canvas.line(_MARKS_LEFT, level, _MARKS_LEFT + _FOLD_LENGTH, level)
        level = self.height - _HOLES[size]
        canvas.line(_MARKS_LEFT, level, _MARKS_LEFT + _HOLE_LENGTH, level)

    def _draw_footer(self, canvas: Canvas) -> None:
        sender = self.letter.sender
        parts = (sender.name, sender.address, sender.register_number, sender.website)
        said = one_line("  ·  ".join(part for part in parts if part))
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(_LEFT, 15.5 * mm, self.right, 15.5 * mm)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SMALL)
        canvas.drawString(_LEFT, 11 * mm, fitted(said, REGULAR, _SMALL, self.right - _LEFT))
