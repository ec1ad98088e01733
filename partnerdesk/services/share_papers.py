"""The paper of the shares: who does, may, must, gives, wants and gains what."""

from __future__ import annotations

from partnerdesk.domain.papers import partner_shares
from partnerdesk.domain.shares import EXCEPTIONS_FIELD, SharesPaper, has_exceptions
from partnerdesk.services.agreements import contract_of_partnership
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership


def shares_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """Contributions and responsibilities of a partnership as a PDF.

    Raises:
        UserError: there is no such partnership.
    """
    from partnerdesk.documents.shares import build_shares  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    partnership = get_partnership(desk, partnership_id)
    context = dated_context(desk, texts)
    filled = contract_of_partnership(desk, partnership_id)
    values = filled.values if filled else {}
    paper = SharesPaper(
        context,
        partnership.name,
        partner_shares(partnership, context.centre_name),
        (values.get(EXCEPTIONS_FIELD.key) or "") if has_exceptions(values) else "",
    )
    return build_shares(paper, texts)
