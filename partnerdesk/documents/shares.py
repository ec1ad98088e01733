"""Contributions and responsibilities: a block of six answers for each party, easy to compare.

The answers stand in the same place in every block, so that one finds the duties of each party by
looking at the same spot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_HEAD,
    HAIRLINE,
    LEAD,
    PARTY_NAME,
    PETROL,
    TINT,
    mm,
)
from partnerdesk.documents.tables import LAYOUT, WholeRowTable, padding
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.papers import PartnerShare
from partnerdesk.domain.shares import SharesPaper, answers
from partnerdesk.domain.texts import N_, Texts

_NAME = ParagraphStyle("share name", PARTY_NAME, leftIndent=0, spaceAfter=0)
_TERM = ParagraphStyle("share term", CELL_HEAD, textColor=PETROL)
_NOTHING = "–"
_BESIDE = 3  # so many of the six answers stand beside each other


def build_shares(paper: SharesPaper, texts: Texts) -> bytes:
    """The shares of all parties as a PDF of their own."""
    title = texts.gettext(N_("Contributions and responsibilities"))
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    numbers = {share.party_name: at for at, share in enumerate(paper.shares, start=1)}
    rights = _equal_rights(paper.exceptions, texts)
    story: list[Flowable] = [
        heading(f"{title}: {paper.partnership_name}", ANNEX_HEADING),
        *share_blocks(paper.shares, numbers, width, texts, ending=rights),
    ]
    return make_pdf(story, marks, texts)


def share_blocks(
    shares: Sequence[PartnerShare],
    numbers: Mapping[str, int],
    width: float,
    texts: Texts,
    *,
    ending: Sequence[Flowable] = (),
) -> list[Flowable]:
    """A block for each party under one line that says what they show.

    ``numbers`` are those of the parties on the first page of the contract, by name. The ``ending``
    stays with the last block.
    """
    lead = texts.gettext("What each partner does, may, must, gives, wants and gains.")
    blocks: list[list[Flowable]] = []
    for share in shares:
        number = numbers.get(share.party_name)
        name = f"({number}) {share.party_name}" if number else share.party_name
        blocks.append([_block(name, share, width, texts), Spacer(1, 4 * mm)])
    if blocks:
        blocks[-1] += ending
    return [*paragraphs(lead, LEAD), *(KeepTogether(block) for block in blocks)]


def _block(name: str, share: PartnerShare, width: float, texts: Texts) -> WholeRowTable:
    """The name, and below it two rows of three answers."""
    rows: list[list[object]] = [[paragraphs(name, _NAME), "", ""]]
    if share.is_empty:
        rows.append([paragraphs(texts.gettext("Nothing is written yet."), CELL), "", ""])
    else:
        cells: list[object] = [_answer(*said) for said in answers(share, texts)]
        rows += [cells[:_BESIDE], cells[_BESIDE:]]
    return WholeRowTable(
        rows,
        colWidths=[width / _BESIDE] * _BESIDE,
        style=[
            *LAYOUT,
            ("SPAN", (0, 0), (-1, 0)),
            ("BACKGROUND", (0, 0), (-1, 0), TINT),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, PETROL),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HAIRLINE),
            *padding(5, 7, 4, 5),
        ],
    )


def _answer(title: str, words: str) -> list[object]:
    return [*paragraphs(title, _TERM), *paragraphs(words or _NOTHING, CELL)]


def _equal_rights(exceptions: str, texts: Texts) -> list[Flowable]:
    """What holds for all, or who has other rights, and why. Source: A3."""
    if exceptions:
        said = texts.gettext("All partners have equal rights, with these exceptions: {exceptions}")
    else:
        said = texts.gettext("All partners have equal rights.")
    return list(paragraphs(said.format(exceptions=exceptions), CELL))
