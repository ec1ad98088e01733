"""Who gives what and who expects what, on paper: all parties side by side."""

from __future__ import annotations

from reportlab.platypus import Flowable

from partnerdesk.documents.frame import LANDSCAPE, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import ANNEX_HEADING, CELL, CELL_HEAD, CELL_STRONG, LEAD
from partnerdesk.documents.tables import SHEET, SheetTable
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.board_papers import ExchangePaper, ExchangeRow
from partnerdesk.domain.partnership import Gift
from partnerdesk.domain.texts import N_, Texts

_NAME_SHARE = 0.18


def build_exchange(paper: ExchangePaper, texts: Texts) -> bytes:
    """The table as PDF."""
    title = texts.gettext(N_("Who gives and expects what"))
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    lead = texts.gettext(N_("What is missing stands as a dash. Ask for it at the next meeting."))
    story: list[Flowable] = [
        heading(f"{title}: {paper.partnership_name}", ANNEX_HEADING),
        *paragraphs(lead, LEAD),
        _table(paper, width, texts),
    ]
    return make_pdf(story, marks, texts, first=LANDSCAPE)


def _table(paper: ExchangePaper, width: float, texts: Texts) -> SheetTable:
    heads = (
        texts.gettext("Partner"),
        texts.gettext("Gives"),
        texts.gettext("Gains"),
        texts.gettext("Expects"),
        texts.gettext("Asks for"),
    )
    name_width = width * _NAME_SHARE
    rows: list[list[object]] = [[paragraphs(head, CELL_HEAD) for head in heads]]
    rows += [_row(row, texts) for row in paper.rows]
    return SheetTable(
        rows,
        colWidths=[name_width, *[(width - name_width) / 4] * 4],
        repeatRows=1,
        style=[
            *SHEET,
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ],
    )


def _row(row: ExchangeRow, texts: Texts) -> list[object]:
    gives = "\n".join(_gift(gift, words, texts) for gift, words in row.gifts)
    asks = row.asks
    if row.answer:
        answer = texts.gettext(N_("Answer: {words}")).format(words=row.answer)
        asks = f"{asks}\n{answer}"
    said = (gives, row.gains, row.expects, asks)
    return [
        paragraphs(row.party_name, CELL_STRONG),
        *(paragraphs(words or "–", CELL) for words in said),
    ]


def _gift(gift: Gift, words: str, texts: Texts) -> str:
    return words if gift is Gift.OTHER else f"{texts.gettext(gift.label)}: {words}"
