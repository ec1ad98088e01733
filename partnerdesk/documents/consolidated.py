"""The consolidated text: the agreement with all its amendments in one, for reading only."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Spacer

from partnerdesk.documents.contract import clause_parts, party_parts
from partnerdesk.documents.frame import PageMarks, make_pdf
from partnerdesk.documents.style import (
    BODY,
    ITEM,
    LAST_ITEM,
    LEAD,
    PETROL,
    SIGNATURE_HEADING,
    SUBTITLE,
    TITLE,
    mm,
)
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.consolidated_paper import ConsolidatedPaper, SignedPaper
from partnerdesk.domain.texts import Texts

_ROOM = 40 * mm


def build_consolidated(paper: ConsolidatedPaper, texts: Texts) -> bytes:
    """The text in force as PDF; its first page says that nobody has signed it."""
    marks = PageMarks(paper.context, paper.title, paper.partnership_name)
    story: list[Flowable] = [
        heading(paper.title, TITLE),
        *paragraphs(paper.partnership_name, SUBTITLE),
        *_what_it_is(paper, texts),
        HRFlowable(
            width="100%", thickness=1.4, color=PETROL, spaceBefore=4 * mm, spaceAfter=6 * mm
        ),
        *_parties(paper, texts),
    ]
    for clause in paper.clauses:
        story += clause_parts(clause, texts)
    story += _happenings(paper, texts)
    return make_pdf(story, marks, texts)


def _what_it_is(paper: ConsolidatedPaper, texts: Texts) -> Iterator[Flowable]:
    day = texts.date(paper.as_of)
    yield heading(texts.gettext("Consolidated text as of {day}").format(day=day), SIGNATURE_HEADING)
    yield from paragraphs(
        texts.gettext(
            "This text puts the signed agreement and its amendments together. It is for reading"
            " only: nobody has signed it. The annexes stand in the signed papers. If in doubt,"
            " these count."
        ),
        LEAD,
    )
    if paper.ended_on is not None:
        said = texts.gettext("The agreement ended on {day}.")
        yield from paragraphs(said.format(day=texts.date(paper.ended_on)), LEAD)
    yield from paragraphs(texts.gettext("It is made of these signed papers:"), BODY)
    for place, signed in enumerate(paper.made_of, start=1):
        style = LAST_ITEM if place == len(paper.made_of) else ITEM
        yield from paragraphs(_line(signed, texts), style, number="–")


def _line(signed: SignedPaper, texts: Texts) -> str:
    said = texts.gettext("{title}, in force from {day} (on each page: {fingerprint})").format(
        title=signed.title,
        day=texts.date(signed.in_force_on),
        fingerprint=signed.fingerprint,
    )
    return f"{said} – {texts.gettext(signed.about)}" if signed.about else said


def _parties(paper: ConsolidatedPaper, texts: Texts) -> Iterator[Flowable]:
    yield from paragraphs(texts.gettext("It binds these partners:"), BODY)
    for number, party in enumerate(paper.parties, start=1):
        yield from party_parts(number, party)
    yield Spacer(1, 3 * mm)


def _happenings(paper: ConsolidatedPaper, texts: Texts) -> Iterator[Flowable]:
    """What the amendments say besides the clauses that they changed."""
    if not paper.happenings:
        return
    yield CondPageBreak(_ROOM)
    yield heading(texts.gettext("From the amendments"), SIGNATURE_HEADING)
    for clause in paper.happenings:
        yield from clause_parts(clause, texts)
