"""Papers: collect what stands on them, build the PDF, keep it in a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.agreement_language import in_language
from partnerdesk.domain.agreement_values import (
    computed_values,
    signing_organisations,
)
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement
from partnerdesk.domain.papers import (
    BudgetPaper,
    ContractPaper,
    PaperClause,
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
from partnerdesk.services.paper_frame import (
    dated_context,
    file_name,
    paper_context,
    texts_of_paper,
)
from partnerdesk.services.partnerships import get_partnership, partnership_row
from partnerdesk.services.reading import budget_sheet_of, organisation_of
from partnerdesk.store.tables import OrganisationRow


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

    texts = texts_of_paper(desk, language, partnership_id)
    with desk.database.read() as session:
        row = partnership_row(session, partnership_id)
        sheet = budget_sheet_of(row.budget) if row.budget else None
    if sheet is None:
        raise UserError(N_("This partnership has no budget yet."), N_("Open Budgets and make one."))
    return build_budget(BudgetPaper(dated_context(desk, texts), sheet), texts)


def register_pdf(
    desk: Desk, partnership_id: int | None = None, language: str | None = None
) -> bytes:
    """The partner register as a PDF: of one partnership, or of all partners.

    Raises:
        UserError: there is no such partnership, or a character cannot be printed.
    """
    from partnerdesk.documents.register import build_register  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    if partnership_id is None:
        title = texts.gettext(N_("Partner register"))
        organisations = _all_organisations(desk)
    else:
        partnership = get_partnership(desk, partnership_id)
        title = texts.gettext(N_("Partners of {name}")).format(name=partnership.name)
        organisations = tuple(partner.organisation for partner in partnership.partners)
    context = dated_context(desk, texts)
    return build_register(RegisterPaper(context, title, register_groups(organisations)), texts)


def contract_file_name(filled: FilledAgreement, texts: Texts) -> str:
    """A name for the file of a contract: "Contract – Safe Streets – Draft 1.pdf"."""
    draft = texts.gettext(N_("Draft {number}")).format(number=filled.agreement.draft_number)
    return file_name(texts.gettext(N_("Contract")), filled.partnership.name, draft)


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


def _contract(filled: FilledAgreement, today: date, original: int | None) -> ContractPaper:
    agreement, texts = filled.agreement, for_language(filled.agreement.language)
    parties = signing_organisations(filled.partnership, filled.centre)
    context = replace(
        paper_context(filled.centre),
        version_label=_version(agreement, today, texts),
        is_draft=bool(filled.gaps),
        original_number=original,
        originals_count=agreement.originals_count if original else None,
    )
    return ContractPaper(
        context=context,
        title=agreement.title,
        partnership_name=filled.partnership.name,
        parties=tuple(party_of(organisation, texts) for organisation in parties),
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


def _all_organisations(desk: Desk) -> tuple[Organisation, ...]:
    with desk.database.read() as session:
        rows = session.scalars(
            select(OrganisationRow).where(
                OrganisationRow.archived_on.is_(None), OrganisationRow.is_centre.is_(False)
            )
        )
        return tuple(organisation_of(row) for row in rows)
