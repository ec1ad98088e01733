"""The research sheet of a partner: filled in, or blank for a visit with a pen (F5, F6)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from partnerdesk.documents.by_hand import captioned_row, signature_lines, tick_boxes, writing_lines
from partnerdesk.documents.facts import Fact, fact_list
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.research_tables import (
    files_line,
    findings_table,
    judgement_words,
    ties_words,
)
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL_UNDER,
    LEAD,
    SIGNATURE_HEADING,
    SIGNER_STRONG,
    mm,
    sized,
)
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.agreement_values import votes_in_words
from partnerdesk.domain.dossier import Dossier, Membership, ResearchPaper
from partnerdesk.domain.partners import Finding, Judgement, ResearchQuestion
from partnerdesk.domain.research_forms import WHERE_TO_LOOK
from partnerdesk.domain.texts import Texts
from partnerdesk.domain.ties import members_vote_about

_BLANK_HEADING = sized(SIGNATURE_HEADING, 10.5)
_UNDER_QUESTION = 1 * mm
_AFTER_QUESTION = 2.6 * mm


def build_research_sheets(paper: ResearchPaper, texts: Texts) -> bytes:
    """The sheets as PDF, each beginning on a page of its own."""
    title = texts.gettext("Research sheet")
    names = [dossier.organisation.name for dossier in paper.dossiers]
    marks = PageMarks(paper.context, title, names[0] if len(names) == 1 else paper.subject)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    if paper.is_blank:
        sheets = [_blank(name, width, texts) for name in names or [""]]
    else:
        sheets = [_filled(dossier, width, texts) for dossier in paper.dossiers]
    story: list[Flowable] = []
    for sheet in sheets:
        story += [PageBreak()] if story else []
        story += sheet
    return make_pdf(story, marks, texts)


# Filled in ----------------------------------------------------------------------------------


def _filled(dossier: Dossier, width: float, texts: Texts) -> Iterator[Flowable]:
    organisation = dossier.organisation
    facts: tuple[Fact, ...] = (
        (texts.gettext("Our judgement"), judgement_words(dossier, texts)),
        (texts.gettext("Reason"), organisation.judgement_reason),
        (texts.gettext("Files"), files_line(dossier.files_of(None), texts)),
    )
    yield heading(organisation.name, ANNEX_HEADING)
    yield from paragraphs(texts.gettext("What we found out before we decide."), LEAD)
    yield findings_table(dossier, width, texts)
    if dossier.ties:
        yield heading(texts.gettext("Ties"), SIGNATURE_HEADING, level=1)
        yield from fact_list(list(_ties(dossier, texts)), width)
    yield heading(texts.gettext("What we conclude"), SIGNATURE_HEADING, level=1)
    yield from fact_list(facts, width)


def _ties(dossier: Dossier, texts: Texts) -> Iterator[Fact]:
    yield texts.gettext("What ties it"), ties_words(dossier, texts)
    for membership in dossier.memberships:
        if membership.partner.stage.is_party:
            yield membership.partnership.name, _decision(membership, texts)


def _decision(membership: Membership, texts: Texts) -> str:
    """What the centre and its members decided about the ties in one partnership."""
    partner = membership.partner
    decision = partner.tie_decision or texts.gettext("No decision is written yet.")
    if partner.tie_decided_on:
        decision = f"{decision} ({texts.date(partner.tie_decided_on)})"
    vote = members_vote_about(membership.partnership, partner)
    if vote is None:
        return f"{decision}\n{texts.gettext('Your members have not voted about it.')}"
    said = texts.gettext("Members’ vote: {votes}").format(votes=votes_in_words(vote, texts))
    return f"{decision}\n{said}"


# Blank --------------------------------------------------------------------------------------


def _blank(name: str, width: float, texts: Texts) -> Iterator[Flowable]:
    """One page: six questions with boxes and lines, ties, judgement, who looked."""
    yield heading(texts.gettext("Research sheet"), ANNEX_HEADING)
    about = ((texts.gettext("Partner"), name), (texts.gettext("Place and day"), ""))
    yield captioned_row(about, width)
    yield Spacer(1, 3 * mm)
    for question in ResearchQuestion:
        yield KeepTogether(list(_blank_question(question, width, texts)))
    yield KeepTogether(list(_blank_conclusion(width, texts)))


def _blank_question(question: ResearchQuestion, width: float, texts: Texts) -> Iterator[Flowable]:
    yield from paragraphs(texts.gettext(question.label), SIGNER_STRONG)
    yield from paragraphs(texts.gettext(WHERE_TO_LOOK[question]), CELL_UNDER)
    yield Spacer(1, _UNDER_QUESTION)
    yield tick_boxes([texts.gettext(finding.label) for finding in Finding], width * 0.6)
    yield writing_lines(1, width)
    yield Spacer(1, _AFTER_QUESTION)


def _blank_conclusion(width: float, texts: Texts) -> Iterator[Flowable]:
    yield heading(texts.gettext("Does it have a tie?"), _BLANK_HEADING, level=1)
    ties = (
        texts.gettext("to a party"),
        texts.gettext("to a religious body"),
        texts.gettext("somebody gains by it"),
    )
    yield tick_boxes(ties, width)
    yield writing_lines(1, width)
    yield heading(texts.gettext("What do you conclude?"), _BLANK_HEADING, level=1)
    yield tick_boxes([texts.gettext(judgement.label) for judgement in Judgement], width)
    yield writing_lines(2, width)
    yield signature_lines((texts.gettext("Who looked"), texts.gettext("Day")), width)
