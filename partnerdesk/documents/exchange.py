"""Who gives what and who expects what, on paper: all parties side by side."""

from __future__ import annotations

from partnerdesk.documents.about_partnership import about_partnership
from partnerdesk.documents.facts import gift_words
from partnerdesk.documents.frame import LANDSCAPE, text_width_of
from partnerdesk.documents.style import CELL, CELL_STRONG
from partnerdesk.documents.tables import SheetTable, padding, sheet_table
from partnerdesk.documents.text import paragraphs
from partnerdesk.domain.board_papers import ExchangePaper, ExchangeRow
from partnerdesk.domain.texts import N_, Texts

_NAME_SHARE = 0.18


def build_exchange(paper: ExchangePaper, texts: Texts) -> bytes:
    """The table as PDF."""
    title = texts.gettext(N_("Who gives and expects what"))
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    lead = texts.gettext(N_("What is missing stands as a dash. Ask for it at the next meeting."))
    return about_partnership(
        paper.context,
        (title, paper.partnership_name),
        lead,
        [_table(paper, width, texts)],
        texts,
        orientation=LANDSCAPE,
    )


def _table(paper: ExchangePaper, width: float, texts: Texts) -> SheetTable:
    heads = (
        texts.gettext("Partner"),
        texts.gettext("Gives"),
        texts.gettext("Gains"),
        texts.gettext("Expects"),
        texts.gettext("Asks for"),
    )
    name_width = width * _NAME_SHARE
    return sheet_table(
        heads,
        [_row(row, texts) for row in paper.rows],
        [name_width, *[(width - name_width) / 4] * 4],
        padding(3, 6, 4, 5),
    )


def _row(row: ExchangeRow, texts: Texts) -> list[object]:
    gives = "\n".join(gift_words(gift, words, texts) for gift, words in row.gifts)
    asks = row.asks
    if row.answer:
        answer = texts.gettext(N_("Answer: {words}")).format(words=row.answer)
        asks = f"{asks}\n{answer}"
    said = (gives, row.gains, row.expects, asks)
    return [
        paragraphs(row.party_name, CELL_STRONG),
        *(paragraphs(words or "–", CELL) for words in said),
    ]
