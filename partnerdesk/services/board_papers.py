"""The papers of the board: kinds, influence and interest, who gives and expects what."""

from __future__ import annotations

from partnerdesk.domain.board import board_of
from partnerdesk.domain.board_papers import BoardPaper, exchange_paper, matrix_paper
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership


def board_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The board of a partnership as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.partner_board import build_board  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    context = dated_context(desk, texts)
    return build_board(BoardPaper(context, partnership.name, board_of(partnership)), texts)


def matrix_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """Influence and interest of the partners as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.influence_matrix import build_matrix  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    return build_matrix(matrix_paper(dated_context(desk, texts), partnership), texts)


def exchange_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """Who gives and expects what in a partnership as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.exchange import build_exchange  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    return build_exchange(exchange_paper(dated_context(desk, texts), partnership), texts)
