"""Papers: collect what stands on them, build the PDF, keep it in a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from partnerdesk.domain.action_plan import ActionPlan, action_plan
from partnerdesk.domain.agreement import Agreement
from partnerdesk.domain.agreement_language import in_languages, parse_languages
from partnerdesk.domain.agreement_values import signing_organisations
from partnerdesk.domain.amendment_paper import amendment_clauses_on_paper
from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.filled_agreement import FilledAgreement, filled_in
from partnerdesk.domain.findings import open_musts
from partnerdesk.domain.guidance import languages_by_name
from partnerdesk.domain.papers import (
    BudgetPaper,
    ContractPaper,
    PaperClause,
    clause_paragraphs,
    party_of,
)
from partnerdesk.domain.partners import Organisation
from partnerdesk.domain.programme_paper import ProgrammeSheet, programme_sheet
from partnerdesk.domain.register_paper import RegisterPaper, partnership_groups, register_groups
from partnerdesk.domain.signing_check import check_before_signing
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import (
    contract_of_partnership,
    numbered_agreement,
)
from partnerdesk.services.desk import Desk
from partnerdesk.services.known_partners import rows_wanted
from partnerdesk.services.paper_frame import (
    dated_context,
    file_name,
    paper_context,
    texts_of_paper,
)
from partnerdesk.services.partnerships import get_partnership, partnership_row
from partnerdesk.services.reading import organisation_of
from partnerdesk.services.reading_budgets import budget_of
from partnerdesk.store.tables import (
    OriginalRow,
    PartnerRow,
    PartnershipRow,
    StoredFileRow,
)


def contract_pdf(
    desk: Desk,
    partnership_id: int,
    language: str | None = None,
    *,
    original: int | None = None,
    draft: int | None = None,
    looked_at: Collection[int] | None = None,
) -> bytes:
    """The contract with its annexes as a PDF, in the draft's language or another one.

    Of a frozen one these are the bytes that were kept; ``original`` (from 1) is the one that says
    "original 2 of 5". ``draft`` is the number of an earlier draft, or ``LATEST_FROZEN``. For a
    first look only the pages ``looked_at`` are drawn, counted from 1; the others stay empty.

    Raises:
        UserError: the partnership has no draft, or a character cannot be printed.
    """
    from partnerdesk.documents.contract import build_contract  # ReportLab is slow to import

    filled = _filled_in(desk, partnership_id, language, draft)
    _refuse_unknown_original(original, filled.agreement.originals_count)
    if filled.agreement.frozen is not None:
        return _frozen_pdf(desk, filled.agreement, original)
    if original is not None:
        raise UserError(
            N_("Only a frozen agreement has originals."),
            N_("Freeze it on the page “Print and export”, then print them."),
        )
    paper = contract_paper(filled, desk.clock().date())
    return build_contract(paper, for_language(filled.agreement.language), looked_at)


def budget_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The budget table of a partnership as a PDF.

    Raises:
        UserError: the partnership has no budget, or a character cannot be printed.
    """
    from partnerdesk.documents.budget_tables import build_budget  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    with desk.database.read() as session:
        row = partnership_row(session, partnership_id)
        budget = budget_of(row.budget) if row.budget else None
    if budget is None:
        raise UserError(N_("This partnership has no budget yet."), N_("Open Budgets and make one."))
    several = budget.periods if len(budget.periods) > 1 else ()
    parts = tuple(budget.sheet(period.id) for period in several)
    return build_budget(BudgetPaper(dated_context(desk, texts), budget.sheet(), parts), texts)


def register_pdf(
    desk: Desk,
    partnership_id: int | None = None,
    language: str | None = None,
    *,
    only: Collection[int] = (),
    by_partnership: bool = False,
) -> bytes:
    """The partner register as a PDF: of one partnership, of some partners, or of all.

    It is grouped by kind, or ``by_partnership``; ``only`` are numbers of organisations.

    Raises:
        UserError: there is no such partnership, or a character cannot be printed.
    """
    from partnerdesk.documents.register import build_register  # ReportLab is slow to import

    texts = texts_of_paper(desk, language, partnership_id)
    if partnership_id is None:
        name = N_("Register by partnership") if by_partnership else N_("Partner register")
        title = texts.gettext(name)
        organisations = _organisations(desk, only)
    else:
        partnership = get_partnership(desk, partnership_id)
        title = texts.gettext(N_("Partners of {name}")).format(name=partnership.name)
        organisations = tuple(
            partner.organisation
            for partner in partnership.partners
            if not only or partner.organisation.id in only
        )
    groups = (
        partnership_groups(organisations, _taking_part(desk))
        if by_partnership
        else register_groups(organisations)
    )
    return build_register(RegisterPaper(dated_context(desk, texts), title, groups), texts)


def contract_file_name(filled: FilledAgreement, texts: Texts) -> str:
    """A name for the file of a contract: "Contract – Safe Streets – Draft 1.pdf"."""
    label = N_("Draft {number}") if filled.agreement.frozen is None else N_("Version {number}")
    draft = texts.gettext(label).format(number=filled.agreement.draft_number)
    amendment = filled.agreement.amendment
    kind = texts.gettext(N_("Contract"))
    if amendment is not None:
        kind = texts.gettext(N_("Amendment {number}")).format(number=amendment.number)
    return file_name(kind, filled.partnership.name, draft)


LATEST_FROZEN = 0
"""Stands for the agreement that was frozen last, among the numbers of drafts, which begin at 1."""


def _filled_in(
    desk: Desk, partnership_id: int, language: str | None, draft: int | None
) -> FilledAgreement:
    """The latest draft, or the one with this number, in a language or in its own one."""
    if draft is None:
        filled = contract_of_partnership(desk, partnership_id)
    elif draft == LATEST_FROZEN:
        filled = contract_of_partnership(desk, partnership_id, frozen=True)
    else:
        filled = numbered_agreement(desk, partnership_id, draft)
    if filled is None:
        raise _no_such_draft(draft)
    languages = parse_languages(language) if language else filled.agreement.languages
    if languages == filled.agreement.languages:
        return filled
    if filled.agreement.frozen is not None:
        raise UserError(
            N_("This agreement was frozen in {language}."),
            N_("Choose this language: what is signed is not translated."),
            language=languages_by_name(filled.agreement.languages),
        )
    if filled.agreement.amendment is not None:
        raise UserError(
            N_("An amendment speaks the language of its agreement: {language}."),
            N_("Choose this language."),
            language=languages_by_name(filled.agreement.languages),
        )
    agreement = in_languages(filled.agreement, languages)
    today = desk.clock().date()
    anew = filled_in(agreement, filled.partnership, filled.centre, filled.budget, today)
    return replace(anew, money=filled.money)


def _no_such_draft(draft: int | None) -> UserError:
    if draft == LATEST_FROZEN:
        return UserError(
            N_("No agreement of this partnership is frozen yet."),
            N_("Freeze it on the page “Print and export”."),
        )
    if draft is not None:
        return UserError(
            N_("There is no draft {number}."), N_("Choose another number."), number=draft
        )
    return UserError(
        N_("This partnership has no agreement yet."),
        N_("Open Agreements and make the first draft."),
    )


def _frozen_pdf(desk: Desk, agreement: Agreement, original: int | None) -> bytes:
    """The bytes that were kept when the agreement was frozen."""
    assert agreement.frozen is not None  # only such ones come here
    with desk.database.read() as session:
        sha256 = agreement.frozen.sha256
        if original is not None:
            rows = select(OriginalRow).where(OriginalRow.agreement_id == agreement.id)
            sha256 = session.scalars(rows.where(OriginalRow.number == original)).one().sha256
        return session.get_one(StoredFileRow, sha256).content


def _refuse_unknown_original(original: int | None, count: int) -> None:
    if original is not None and not 1 <= original <= count:
        raise UserError(
            N_("The originals are numbered from 1 to {count}."),
            N_("Choose one of these numbers."),
            count=count,
        )


def contract_paper(
    filled: FilledAgreement, today: date, *, is_frozen: bool = False
) -> ContractPaper:
    """What the contract says on a day; ``is_frozen`` is how it is kept to be signed."""
    agreement, texts = filled.agreement, for_language(filled.agreement.language)
    parties = signing_organisations(filled.partnership, filled.centre)
    context = replace(
        paper_context(filled.centre),
        version_label=_version(agreement, today, is_frozen=is_frozen),
        is_draft=not is_frozen and bool(open_musts(check_before_signing(filled, today))),
        is_frozen=is_frozen,
    )
    return ContractPaper(
        context=context,
        title=agreement.title,
        partnership_name=filled.partnership.name,
        parties=tuple(party_of(organisation, texts) for organisation in parties),
        clauses=_paper_clauses(filled, texts),
        shares=filled.annexed_shares,
        budget=filled.annexed_budget,
        programme=_programme(filled, today),
        second_language=agreement.second_language,
        second_title=agreement.second_title,
        annexes_before=filled.annexes_before,
        further_annexes=filled.further_annexes,
        money=filled.money,
        plan=_plan(filled, today),
    )


def _programme(filled: FilledAgreement, today: date) -> ProgrammeSheet | None:
    if filled.annexed_programme is None:
        return None
    return programme_sheet(filled.partnership, filled.annexed_budget, today)


def _plan(filled: FilledAgreement, today: date) -> ActionPlan | None:
    is_chosen = Annex.ACTION_PLAN in filled.annexes
    return action_plan(filled.partnership.programme, today) if is_chosen else None


def _paper_clauses(filled: FilledAgreement, texts: Texts) -> tuple[PaperClause, ...]:
    if filled.agreement.amendment is not None:
        return amendment_clauses_on_paper(filled, texts)
    second_language = filled.agreement.second_language
    made = []
    for number, clause in enumerate(filled.agreement.clauses, start=1):
        paragraphs = clause_paragraphs(clause.text, filled.values, texts)
        second = None
        if second_language:
            second_texts = for_language(second_language)
            said = clause_paragraphs(clause.second_text, filled.second_values, second_texts)
            second = PaperClause(number, clause.second_heading, said)
        made.append(PaperClause(number, clause.heading, paragraphs, second))
    return tuple(made)


def _version(agreement: Agreement, today: date, *, is_frozen: bool) -> str:
    """Which draft or version it is of which day, in each of its languages."""
    label = N_("Version {number} of {day}") if is_frozen else N_("Draft {number} of {day}")
    return "\n".join(
        texts.gettext(label).format(number=agreement.draft_number, day=texts.date(today))
        for texts in map(for_language, agreement.languages)
    )


def _organisations(desk: Desk, only: Collection[int]) -> tuple[Organisation, ...]:
    """The organisations that are named, or all that are not archived."""
    with desk.database.read() as session:
        return tuple(organisation_of(row) for row in rows_wanted(session, only or None))


def _taking_part(desk: Desk) -> dict[str, set[int]]:
    """Who takes part in each partnership, by the partnership's name."""
    taking_part: dict[str, set[int]] = {}
    query = (
        select(PartnershipRow.name, PartnerRow.organisation_id)
        .join(PartnerRow, PartnerRow.partnership_id == PartnershipRow.id)
        .order_by(PartnershipRow.id)
    )
    with desk.database.read() as session:
        for name, organisation_id in session.execute(query):
            taking_part.setdefault(name, set()).add(organisation_id)
    return taking_part
