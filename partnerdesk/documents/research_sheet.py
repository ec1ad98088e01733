"""The research sheet of a partner: filled in, or blank for a visit with a pen (F5, F6)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from partnerdesk.documents.by_hand import (
    captioned_line,
    captioned_row,
    signature_lines,
    tick_boxes,
)
from partnerdesk.documents.facts import Fact, fact_list
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf_of_parts, text_width_of
from partnerdesk.documents.research_tables import (
    file_names,
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
from partnerdesk.documents.tables import LAYOUT, Command
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.agreement_values import votes_in_words
from partnerdesk.domain.dossier import Dossier, Membership, ResearchPaper
from partnerdesk.domain.partners import Finding, Judgement, ResearchQuestion
from partnerdesk.domain.research_forms import WHERE_TO_LOOK
from partnerdesk.domain.texts import Texts
from partnerdesk.domain.ties import members_vote_about

_BLANK_HEADING = sized(SIGNATURE_HEADING, 10.5)
_AFTER_QUESTION = 4.5 * mm
_ABOVE_LINE = 1.2 * mm
_BEFORE_BOXES = 5 * mm
_AT_THE_END: list[Command] = [*LAYOUT, ("ALIGN", (1, 0), (1, 0), "RIGHT")]


def build_research_sheets(paper: ResearchPaper, texts: Texts) -> bytes:
    """The sheets as PDF, each beginning on a page of its own."""
    marks = PageMarks(paper.context, texts.gettext("Research sheet"), paper.subject)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    names = [dossier.organisation.name for dossier in paper.dossiers]
    if paper.is_blank:
        parts = [(name, list(_blank(name, width, texts))) for name in names or [""]]
    else:
        sheets = (list(_filled(dossier, width, texts)) for dossier in paper.dossiers)
        parts = list(zip(names, sheets, strict=True))
    return make_pdf_of_parts(parts, marks, texts)


# Filled in ----------------------------------------------------------------------------------


def _filled(dossier: Dossier, width: float, texts: Texts) -> Iterator[Flowable]:
    organisation = dossier.organisation
    facts: tuple[Fact, ...] = (
        (texts.gettext("Our judgement"), judgement_words(dossier, texts)),
        (texts.gettext("Reason"), organisation.judgement_reason),
        (texts.gettext("Files"), file_names(dossier.files_of(None))),
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
        said = texts.gettext("Your members have not voted about it.")
        return f"{decision}\n{said}"
    said = texts.gettext("Members’ vote: {votes}").format(votes=votes_in_words(vote, texts))
    return f"{decision}\n{said}"


# Blank --------------------------------------------------------------------------------------


def _blank(name: str, width: float, texts: Texts) -> Iterator[Flowable]:
    """One page: six questions with boxes and lines, ties, judgement, who looked."""
    yield heading(texts.gettext("Research sheet"), ANNEX_HEADING)
    about = ((texts.gettext("Partner"), name), (texts.gettext("Whom did you meet, and where?"), ""))
    yield captioned_row(about, width)
    yield Spacer(1, 3 * mm)
    for question in ResearchQuestion:
        yield KeepTogether(list(_blank_question(question, width, texts)))
    yield KeepTogether(list(_blank_conclusion(width, texts)))


def _blank_question(question: ResearchQuestion, width: float, texts: Texts) -> Iterator[Flowable]:
    """The question with boxes at its side, and a line for source and day below."""
    asked = [
        *paragraphs(texts.gettext(question.label), SIGNER_STRONG),
        *paragraphs(texts.gettext(WHERE_TO_LOOK[question]), CELL_UNDER),
    ]
    boxes = tick_boxes([texts.gettext(finding.label) for finding in Finding])
    room = boxes.minWidth() + _BEFORE_BOXES
    yield Table([[asked, boxes]], colWidths=[width - room, room], style=_AT_THE_END)
    yield Spacer(1, _ABOVE_LINE)
    line = ((texts.gettext("Source"), 0.74), (texts.gettext("Looked up on"), 0.26))
    yield captioned_line(line, width)
    yield Spacer(1, _AFTER_QUESTION)


def _blank_conclusion(width: float, texts: Texts) -> Iterator[Flowable]:
    yield heading(texts.gettext("Does it have a tie?"), _BLANK_HEADING, level=1)
    ties = (
        texts.gettext("to a party"),
        texts.gettext("to a religious body"),
        texts.gettext("somebody gains by it"),
    )
    yield tick_boxes(ties)
    yield Spacer(1, _ABOVE_LINE)
    yield captioned_line(((texts.gettext("Which one, and who told you?"), 1),), width)
    yield heading(texts.gettext("What do you conclude?"), _BLANK_HEADING, level=1)
    yield tick_boxes([texts.gettext(judgement.label) for judgement in Judgement])
    yield Spacer(1, _ABOVE_LINE)
    yield captioned_line(((texts.gettext("Why?"), 1),), width)
    yield captioned_line((("", 1),), width)
    yield signature_lines((texts.gettext("Who looked"), texts.gettext("Day")), width)
