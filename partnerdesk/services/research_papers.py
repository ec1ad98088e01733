"""Papers about single partners: the data sheet, and the research sheet, filled in or blank."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from partnerdesk.domain.dossier import DataSheetPaper, Dossier, ResearchPaper
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.texts import N_
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import dated_context, texts_of_paper
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.research import list_dossiers
from partnerdesk.store.tables import OrganisationRow


def data_sheets_pdf(
    desk: Desk,
    organisation_ids: Sequence[int] = (),
    partnership_id: int | None = None,
    language: str | None = None,
) -> bytes:
    """Data sheets of these partners; of none named all of a partnership, or of the register.

    Raises:
        UserError: there is no partner, or the partnership is gone.
    """
    from partnerdesk.documents.data_sheet import build_data_sheets  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    dossiers = _dossiers(desk, organisation_ids, partnership_id)
    if not dossiers:
        raise _nobody()
    subject = _subject(desk, partnership_id, dossiers)
    return build_data_sheets(DataSheetPaper(dated_context(desk, texts), dossiers, subject), texts)


def research_pdf(
    desk: Desk,
    organisation_ids: Sequence[int] = (),
    partnership_id: int | None = None,
    language: str | None = None,
    *,
    is_blank: bool = False,
) -> bytes:
    """Research sheets of these partners; of none named all of a partnership, or of the register.

    A blank sheet for nobody in particular has room for a name.

    Raises:
        UserError: there is no partner, or the partnership is gone.
    """
    from partnerdesk.documents.research_sheet import build_research_sheets  # slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    is_for_anybody = is_blank and not organisation_ids and partnership_id is None
    dossiers = () if is_for_anybody else _dossiers(desk, organisation_ids, partnership_id)
    if not dossiers and not is_blank:
        raise _nobody()
    context = dated_context(desk, texts)
    subject = _subject(desk, partnership_id, dossiers)
    return build_research_sheets(ResearchPaper(context, dossiers, is_blank, subject), texts)


def _dossiers(
    desk: Desk, organisation_ids: Sequence[int], partnership_id: int | None
) -> tuple[Dossier, ...]:
    if organisation_ids:
        return list_dossiers(desk, organisation_ids)
    if partnership_id is not None:
        parties = get_partnership(desk, partnership_id).parties
        return list_dossiers(desk, [partner.organisation.id for partner in parties])
    with desk.database.read() as session:
        every = session.scalars(
            select(OrganisationRow.id).where(
                OrganisationRow.archived_on.is_(None), OrganisationRow.is_centre.is_(False)
            )
        ).all()
    return list_dossiers(desk, every)


def _subject(desk: Desk, partnership_id: int | None, dossiers: Sequence[Dossier]) -> str:
    """What the sheets are about together: the one partner, or the partnership."""
    if len(dossiers) == 1:
        return dossiers[0].organisation.name
    return get_partnership(desk, partnership_id).name if partnership_id is not None else ""


def _nobody() -> UserError:
    return UserError(
        N_("There is no partner to print yet."),
        N_("Add one to the register or to the partnership first."),
    )
