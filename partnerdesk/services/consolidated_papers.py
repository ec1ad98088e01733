"""The text in force as a paper, and the amendments by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from partnerdesk.domain.agreement_language import parse_languages
from partnerdesk.domain.agreement_values import signing_organisations
from partnerdesk.domain.amendment_paper import clauses_in_force_on_paper
from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.centre import Centre
from partnerdesk.domain.consolidated import (
    ClauseInForce,
    Signed,
    annexes_in_force,
    text_in_force,
)
from partnerdesk.domain.consolidated_paper import AnnexInForce, ConsolidatedPaper, SignedPaper
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.guidance import languages_by_name
from partnerdesk.domain.papers import PaperContext, Party, party_of
from partnerdesk.domain.partnership import Partnership
from partnerdesk.domain.texts import N_, Texts, for_language
from partnerdesk.services.agreements import amendment_of_partnership
from partnerdesk.services.centre import read_centre
from partnerdesk.services.desk import Desk
from partnerdesk.services.paper_frame import paper_context
from partnerdesk.services.papers import contract_pdf
from partnerdesk.services.partnerships import partnership_row
from partnerdesk.services.reading import partnership_of
from partnerdesk.services.reading_amendments import (
    amendments_in_force,
    bound_organisations,
    contract_in_force,
    signed_of,
)
from partnerdesk.store.tables import AgreementRow, PartnershipRow, StoredFileRow


def consolidated_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The agreement in force with all its amendments as one text, in its own language.

    Raises:
        UserError: no agreement of the partnership is in force, or it speaks another language.
    """
    from partnerdesk.documents.consolidated import (  # ReportLab is slow to import
        build_consolidated,
    )

    paper, texts = consolidated_paper(desk, partnership_id)
    languages = tuple(code for code in (texts.language, paper.second_language) if code)
    if language is not None and parse_languages(language) != languages:
        raise UserError(
            N_("This agreement was frozen in {language}."),
            N_("Choose this language: what is signed is not translated."),
            language=languages_by_name(languages),
        )
    return build_consolidated(paper, texts)


def consolidated_paper(desk: Desk, partnership_id: int) -> tuple[ConsolidatedPaper, Texts]:
    """What the consolidated text says today, and the first language it speaks.

    Raises:
        UserError: no agreement of the partnership is in force.
    """
    today = desk.clock().date()
    with desk.database.read() as session:
        row = partnership_row(session, partnership_id)
        rows = _in_force(row)
        bound = bound_organisations(rows[0], rows[1:])
        centre, partnership = read_centre(session), partnership_of(row)
        papers = tuple(map(signed_of, rows))
        annexes = _annexes_in_force(papers, [_kept_pdf(session, one) for one in rows], today)
    agreement = papers[0].agreement
    texts = for_language(agreement.language)
    paper = ConsolidatedPaper(
        context=_context(paper_context(centre), today, agreement.languages),
        title=agreement.title,
        partnership_name=partnership.name,
        as_of=today,
        made_of=tuple(_made_of(one, today) for one in papers),
        parties=_parties(partnership, bound, centre, texts),
        clauses=clauses_in_force_on_paper(
            text_in_force(papers[0], papers[1:]), agreement.languages
        ),
        happenings=clauses_in_force_on_paper(_happenings(papers[1:], texts), agreement.languages),
        annexes=annexes,
        second_language=agreement.second_language,
        second_title=agreement.second_title,
        ended_on=agreement.ended_on,
    )
    return paper, texts


def _in_force(row: PartnershipRow) -> list[AgreementRow]:
    """The agreement and its amendments that hold today."""
    contract = contract_in_force(row)
    if contract is None:
        raise UserError(
            N_("No agreement of this partnership is in force yet."),
            N_("Note all signatures and put it in force."),
        )
    return [contract, *amendments_in_force(contract)]


def _parties(
    partnership: Partnership, bound: frozenset[int], centre: Centre, texts: Texts
) -> tuple[Party, ...]:
    partners = tuple(one for one in partnership.partners if one.organisation.id in bound)
    signing = signing_organisations(replace(partnership, partners=partners), centre)
    return tuple(party_of(one, texts) for one in signing)


def _kept_pdf(session: Session, row: AgreementRow) -> bytes:
    """The paper of a frozen row as it was kept, without a number of an original."""
    return session.get_one(StoredFileRow, row.frozen_sha256).content


def _annexes_in_force(
    papers: Sequence[Signed], pdfs: Sequence[bytes], today: date
) -> tuple[AnnexInForce, ...]:
    """The shares of all who signed or joined; of plan and budget what was signed last."""
    from partnerdesk.documents.annex_pages import (  # ReportLab is slow to import
        pages_of_annexes,
    )

    numbers = annexes_in_force(papers)
    found = [
        AnnexInForce(annex, numbers[annex], _made_of(signed, today), pages)
        for signed, pdf in zip(papers, pdfs, strict=True)
        for annex, pages in pages_of_annexes(pdf, for_language(signed.agreement.language)).items()
    ]
    newest = {one.annex: one for one in found}
    holding = [one for one in found if one.annex is Annex.CONTRIBUTIONS or one is newest[one.annex]]
    return tuple(sorted(holding, key=lambda one: one.number))


def amendment_pdf(
    desk: Desk,
    partnership_id: int,
    number: int | None = None,
    language: str | None = None,
    *,
    original: int | None = None,
) -> bytes:
    """An amendment as a PDF, without a number the latest; a frozen one as it was kept.

    Raises:
        UserError: there is no such amendment, or no such original of it.
    """
    found = amendment_of_partnership(desk, partnership_id, number)
    if found is None:
        raise UserError(
            N_("There is no such amendment."),
            N_("Open the amendments of this partnership to see them all."),
        )
    draft = found.agreement.draft_number
    return contract_pdf(desk, partnership_id, language, original=original, draft=draft)


def _context(context: PaperContext, today: date, languages: Sequence[str]) -> PaperContext:
    said = N_("Consolidated text of {day}, not signed")
    labels = [
        texts.gettext(said).format(day=texts.date(today)) for texts in map(for_language, languages)
    ]
    return replace(context, version_label="\n".join(labels))


def _made_of(signed: Signed, today: date) -> SignedPaper:
    agreement, amendment = signed.agreement, signed.agreement.amendment
    return SignedPaper(
        agreement.title,
        agreement.in_force_on or today,
        agreement.frozen.fingerprint if agreement.frozen is not None else "",
        amendment.kind.label if amendment is not None else "",
        agreement.second_title,
    )


def _happenings(amendments: Sequence[Signed], texts: Texts) -> tuple[ClauseInForce, ...]:
    """What the amendments say of who joins or leaves, of money and of the end; by their numbers."""
    label = texts.gettext(N_("A{number}"))
    return tuple(
        ClauseInForce(
            clause.id,
            label.format(number=one.number),
            clause.key,
            clause.section,
            one.says(clause),
        )
        for one in amendments
        for clause in one.happenings
    )
