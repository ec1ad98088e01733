"""The text in force as a paper, and the amendments by their numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partnerdesk.domain.agreement_values import signing_organisations
from partnerdesk.domain.amendment_paper import clauses_in_force_on_paper
from partnerdesk.domain.consolidated import Signed, text_in_force
from partnerdesk.domain.consolidated_paper import ConsolidatedPaper, SignedPaper
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.papers import PaperClause, PaperContext, clause_paragraphs, party_of
from partnerdesk.domain.texts import LANGUAGES, N_, Texts, for_language
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


def consolidated_pdf(desk: Desk, partnership_id: int, language: str | None = None) -> bytes:
    """The agreement in force with all its amendments as one text, in its own language.

    Raises:
        UserError: no agreement of the partnership is in force, or it speaks another language.
    """
    from partnerdesk.documents.consolidated import (  # ReportLab is slow to import
        build_consolidated,
    )

    paper, texts = consolidated_paper(desk, partnership_id)
    if language not in (None, texts.language):
        raise UserError(
            N_("This agreement was frozen in {language}."),
            N_("Choose this language: what is signed is not translated."),
            language=LANGUAGES[texts.language],
        )
    return build_consolidated(paper, texts)


def consolidated_paper(desk: Desk, partnership_id: int) -> tuple[ConsolidatedPaper, Texts]:
    """What the consolidated text says today, and the language it speaks.

    Raises:
        UserError: no agreement of the partnership is in force.
    """
    today = desk.clock().date()
    with desk.database.read() as session:
        row = partnership_row(session, partnership_id)
        contract = contract_in_force(row)
        if contract is None:
            raise UserError(
                N_("No agreement of this partnership is in force yet."),
                N_("Note all signatures and put it in force."),
            )
        rows = amendments_in_force(contract)
        bound = bound_organisations(contract, rows)
        centre, partnership = read_centre(session), partnership_of(row)
        signed, amendments = signed_of(contract), tuple(map(signed_of, rows))
    texts = for_language(signed.agreement.language)
    partners = tuple(one for one in partnership.partners if one.organisation.id in bound)
    parties = signing_organisations(replace(partnership, partners=partners), centre)
    paper = ConsolidatedPaper(
        context=_context(paper_context(centre), today, texts),
        title=signed.agreement.title,
        partnership_name=partnership.name,
        as_of=today,
        made_of=tuple(_made_of(one, today) for one in (signed, *amendments)),
        parties=tuple(party_of(one, texts) for one in parties),
        clauses=clauses_in_force_on_paper(text_in_force(signed, amendments), texts),
        happenings=_happenings(amendments, texts),
        ended_on=signed.agreement.ended_on,
    )
    return paper, texts


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


def _context(context: PaperContext, today: date, texts: Texts) -> PaperContext:
    label = texts.gettext(N_("Consolidated text of {day}, not signed"))
    return replace(context, version_label=label.format(day=texts.date(today)))


def _made_of(signed: Signed, today: date) -> SignedPaper:
    agreement, amendment = signed.agreement, signed.agreement.amendment
    return SignedPaper(
        agreement.title,
        agreement.in_force_on or today,
        agreement.frozen.fingerprint if agreement.frozen is not None else "",
        amendment.kind.label if amendment is not None else "",
    )


def _happenings(amendments: tuple[Signed, ...], texts: Texts) -> tuple[PaperClause, ...]:
    """What the amendments say of who joins or leaves and of the end, with their numbers."""
    made = []
    for one in amendments:
        clause = one.happening
        if clause is not None:
            paragraphs = clause_paragraphs(clause.text, one.values, texts)
            label = texts.gettext(N_("A{number}")).format(number=one.number)
            made.append(PaperClause(one.number, clause.heading, paragraphs, label=label))
    return tuple(made)
