"""The sheet on which volunteers sign their hours: filled in, or empty to be written by hand."""

from __future__ import annotations

from decimal import Decimal

from reportlab.platypus import Flowable, KeepTogether, Spacer

from partnerdesk.documents.by_hand import WRITING_LINE, captioned_row, signature_lines
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL_HEAD,
    LEAD,
    SIGNER,
    SIGNER_STRONG,
    SUBTITLE,
    mm,
    sized,
)
from partnerdesk.documents.tables import SHEET, SheetTable, padding
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.money import Money
from partnerdesk.domain.money_papers import HoursPaper
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.spending import Booking
from partnerdesk.domain.texts import Texts

_SHARES = (0.13, 0.24, 0.30, 0.10, 0.23)
_LINES_OF_A_PAGE = 21
_LINES_ABOVE_INITIALS = 15  # of an annex, where many parties sign each page
_LEAST_EMPTY_LINES = 4
_HEAD_RIGHT = sized(CELL_HEAD, 8, right=True)
_RIGHT = sized(SIGNER, 9, right=True)


def build_hours(paper: HoursPaper, texts: Texts) -> bytes:
    """The sheet as PDF."""
    title = texts.gettext("Hours of volunteers")
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    story: list[Flowable] = [
        heading(title, ANNEX_HEADING),
        *paragraphs(paper.partnership_name, SUBTITLE),
        *_parts(paper, width, texts),
    ]
    return make_pdf(story, marks, texts)


def blank_hours_parts(context: PaperContext, texts: Texts) -> list[Flowable]:
    """An empty sheet below a title; in two languages ``texts`` are the labels of both."""
    width = text_width_of(context.paper_size, PORTRAIT)
    return _parts(HoursPaper(context, "", "", (), {}), width, texts, _LINES_ABOVE_INITIALS)


def _parts(
    paper: HoursPaper, width: float, texts: Texts, blank_lines: int = _LINES_OF_A_PAGE
) -> list[Flowable]:
    gettext = texts.gettext
    facts = ((gettext("Activity"), ""), (gettext("Month or period"), ""))
    said = (
        one.gettext("Whoever gave hours signs each line. The hours count as help in kind.")
        for one in texts.each
    )
    ending = (gettext("Place and day"), gettext("Who looked after the activity"))
    return [
        *paragraphs("\n".join(said), LEAD),
        *([] if paper.entries else [captioned_row(facts, width), Spacer(1, 4 * mm)]),
        _table(paper, width, texts, blank_lines),
        *_total(paper, texts),
        KeepTogether([signature_lines(ending, width)]),
    ]


def _table(paper: HoursPaper, width: float, texts: Texts, blank_lines: int) -> SheetTable:
    gettext = texts.gettext
    heads = (
        gettext("Day"),
        gettext("Name"),
        gettext("What for"),
        gettext("Hours"),
        gettext("Signature"),
    )
    empty = _LEAST_EMPTY_LINES if paper.entries else blank_lines
    rows: list[list[object]] = [[paragraphs(head, CELL_HEAD) for head in heads]]
    rows[0][3] = paragraphs(heads[3], _HEAD_RIGHT)
    rows += [_row(entry, paper, texts) for entry in paper.entries]
    rows += [[""] * len(heads) for _line in range(empty)]
    return SheetTable(
        rows,
        colWidths=[width * share for share in _SHARES],
        minRowHeights=[0, *[WRITING_LINE] * (len(rows) - 1)],
        repeatRows=1,
        style=[*SHEET, ("VALIGN", (0, 1), (-1, -1), "MIDDLE"), *padding(0, 6, 2, 2)],
    )


def _row(entry: Booking, paper: HoursPaper, texts: Texts) -> list[object]:
    words = entry.text or paper.costs.get(entry.line_id or 0, "")
    return [
        paragraphs(texts.short_date(entry.booked_on), SIGNER),
        paragraphs(entry.person, SIGNER),
        paragraphs(words, SIGNER),
        paragraphs(texts.number(entry.hours or Decimal(0)), _RIGHT),
        "",
    ]


def _total(paper: HoursPaper, texts: Texts) -> list[Flowable]:
    if not paper.entries:
        return []
    hours = sum((entry.hours or Decimal(0) for entry in paper.entries), Decimal(0))
    worth = Money(sum(entry.minor for entry in paper.entries), paper.currency)
    said = texts.gettext("Written down above: {hours} hours, worth {amount}.")
    words = said.format(hours=texts.number(hours), amount=texts.money(worth))
    return [Spacer(1, 2 * mm), *paragraphs(words, SIGNER_STRONG)]
