"""Papers: collect what stands on them, build the PDF, keep it in a file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.agreement_language import in_language
from partnerdesk.domain.agreement_values import (
    computed_values,
    signing_organisations,
)
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.papers import (
    BudgetPaper,
    ContractPaper,
    PaperClause,
    PaperContext,
    RegisterPaper,
    clause_paragraphs,
    partner_shares,
    party_of,
    register_groups,
)
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import current_agreement
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership, partnership_row
from partnerdesk.services.reading import budget_sheet_of, centre_of, organisation_of
from partnerdesk.services.saving import write_whole
from partnerdesk.store.tables import CentreRow, OrganisationRow

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 80


def contract_pdf(
    desk: Desk, partnership_id: int, language: str | None = None, *, original: int | None = None
) -> bytes:
    """The contract with its annexes as a PDF, in the draft's language or another one.

    ``original`` (from 1) is printed as "original 2 of 5".

    Raises:
        UserError: the partnership has no draft, or a character cannot be printed.
    """
    from partnerdesk.documents.contract import build_contract  # ReportLab is slow to import

    filled = _filled_in(desk, partnership_id, language)
    paper = _contract(filled, desk.clock().date(), original)
    return build_contract(paper, for_language(filled.agreement.language))


def budget_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The budget table of a partnership as a PDF.

    Raises:
        UserError: the partnership has no budget, or a character cannot be printed.
    """
    from partnerdesk.documents.budget_tables import build_budget  # ReportLab is slow to import

    texts = _texts_for(desk, partnership_id, language)
    with desk.database.read() as session:
        row = partnership_row(session, partnership_id)
        sheet = budget_sheet_of(row.budget) if row.budget else None
        centre = _centre(session)
    if sheet is None:
        raise UserError(N_("This partnership has no budget yet."), N_("Open Budgets and make one."))
    context = _context(centre, _as_of(desk.clock().date(), texts))
    return build_budget(BudgetPaper(context, sheet), texts)


def register_pdf(
    desk: Desk, partnership_id: int | None = None, language: str | None = None
) -> bytes:
    """The partner register as a PDF: of one partnership, or of all partners.

    Raises:
        UserError: there is no such partnership, or a character cannot be printed.
    """
    from partnerdesk.documents.register import build_register  # ReportLab is slow to import

    texts = _texts_for(desk, partnership_id, language)
    with desk.database.read() as session:
        centre = _centre(session)
    if partnership_id is None:
        title = texts.gettext(N_("Partner register"))
        organisations = _all_organisations(desk)
    else:
        partnership = get_partnership(desk, partnership_id)
        title = texts.gettext(N_("Partners of {name}")).format(name=partnership.name)
        organisations = tuple(partner.organisation for partner in partnership.partners)
    context = _context(centre, _as_of(desk.clock().date(), texts))
    return build_register(RegisterPaper(context, title, register_groups(organisations)), texts)


def contract_file_name(filled: FilledAgreement, texts: Texts) -> str:
    """A name for the file of a contract: "Contract – Safe Streets – Draft 1.pdf"."""
    draft = texts.gettext(N_("Draft {number}")).format(number=filled.agreement.draft_number)
    return file_name(texts.gettext(N_("Contract")), filled.partnership.name, draft)


def file_name(*parts: str) -> str:
    """A file name of these parts that every system accepts."""
    bare = " – ".join(_NOT_IN_FILE_NAMES.sub(" ", part).strip() for part in parts if part)
    return f"{bare[:_LONGEST_NAME].rstrip(' .')}.pdf"


def save_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF as a whole: a file with this name is complete or as it was before.

    Raises:
        UserError: the place cannot be written to; no file is left behind.
    """
    try:
        write_whole(pdf, path)
    except OSError as error:
        raise UserError(
            N_("The PDF could not be saved as {name}."),
            N_("Choose another folder, or free some space, and try again."),
            name=path.name,
        ) from error


def _filled_in(desk: Desk, partnership_id: int, language: str | None) -> FilledAgreement:
    """The latest draft in a language, or in its own one."""
    filled = current_agreement(desk, partnership_id)
    if filled is None:
        raise UserError(
            N_("This partnership has no agreement yet."),
            N_("Open Agreements and make the first draft."),
        )
    if language is None or language == filled.agreement.language:
        return filled
    agreement = in_language(filled.agreement, language).agreement
    values = computed_values(
        filled.partnership,
        filled.centre,
        filled.budget,
        agreement,
        for_language(language),
        desk.clock().date(),
    )
    return replace(filled, agreement=agreement, values=values)


def _texts_for(desk: Desk, partnership_id: int | None, language: str | None) -> Texts:
    """The texts of a paper: as asked, else in the draft's language, else in the centre's own."""
    if language is None and partnership_id is not None:
        filled = current_agreement(desk, partnership_id)
        language = filled.agreement.language if filled else None
    if language is None:
        with desk.database.read() as session:
            language = _centre(session).organisation.language
    return for_language(language)


def _contract(filled: FilledAgreement, today: date, original: int | None) -> ContractPaper:
    agreement, texts = filled.agreement, for_language(filled.agreement.language)
    parties = signing_organisations(filled.partnership, filled.centre)
    context = replace(
        _context(filled.centre, _version(agreement, today, texts)),
        is_draft=bool(filled.gaps),
        original_number=original,
        originals_count=agreement.originals_count if original else None,
    )
    return ContractPaper(
        context=context,
        title=agreement.title,
        partnership_name=filled.partnership.name,
        parties=tuple(party_of(organisation) for organisation in parties),
        clauses=_paper_clauses(filled, texts),
        shares=partner_shares(filled.partnership, filled.centre.organisation.name),
        budget=filled.budget,
    )


def _paper_clauses(filled: FilledAgreement, texts: Texts) -> tuple[PaperClause, ...]:
    return tuple(
        PaperClause(number, clause.heading, clause_paragraphs(clause.text, filled.values, texts))
        for number, clause in enumerate(filled.agreement.clauses, start=1)
    )


def _version(agreement: Agreement, today: date, texts: Texts) -> str:
    label = texts.gettext(N_("Draft {number} of {day}"))
    return label.format(number=agreement.draft_number, day=texts.date(today))


def _as_of(today: date, texts: Texts) -> str:
    return texts.gettext(N_("As of {day}")).format(day=texts.date(today))


def _context(centre: Centre, version_label: str) -> PaperContext:
    return PaperContext(
        centre_name=centre.organisation.name,
        paper_size=centre.paper_size,
        is_sample=centre.is_sample,
        version_label=version_label,
        logo=centre.logo,
    )


def _centre(session: Session) -> Centre:
    return centre_of(session.scalars(select(CentreRow).limit(1)).one())


def _all_organisations(desk: Desk) -> tuple[Organisation, ...]:
    with desk.database.read() as session:
        rows = session.scalars(
            select(OrganisationRow).where(
                OrganisationRow.archived_on.is_(None), OrganisationRow.is_centre.is_(False)
            )
        )
        return tuple(organisation_of(row) for row in rows)
