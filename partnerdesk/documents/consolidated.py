"""The consolidated text: the agreement with all its amendments in one, for reading only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Spacer

from partnerdesk.documents.bundle import with_pages_behind
from partnerdesk.documents.contract import clause_parts, party_parts
from partnerdesk.documents.frame import PageMarks, make_pdf
from partnerdesk.documents.style import (
    BODY,
    ITEM,
    LAST_ITEM,
    LEAD,
    PETROL,
    SECOND_TITLE,
    SIGNATURE_HEADING,
    SUBTITLE,
    TITLE,
    mm,
)
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.documents.two_columns import two_column_clauses
from partnerdesk.domain.annexes import annex_title
from partnerdesk.domain.consolidated_paper import ConsolidatedPaper, SignedPaper
from partnerdesk.domain.papers import PaperClause
from partnerdesk.domain.texts import Texts, for_language, in_both

_ROOM = 40 * mm


def build_consolidated(paper: ConsolidatedPaper, texts: Texts) -> bytes:
    """The text in force as PDF; its first page says that nobody has signed it.

    The annexes in force stand behind it, page by page as they were signed.
    """
    labels = in_both(texts.language, paper.second_language) if paper.second_language else texts
    marks = PageMarks(paper.context, paper.title, paper.partnership_name)
    story: list[Flowable] = [
        heading(paper.title, TITLE),
        *(paragraphs(paper.second_title, SECOND_TITLE) if paper.second_title else []),
        *paragraphs(paper.partnership_name, SUBTITLE),
        *(part for one in labels.each for part in _what_it_is(paper, one)),
        HRFlowable(
            width="100%", thickness=1.4, color=PETROL, spaceBefore=4 * mm, spaceAfter=6 * mm
        ),
        *_parties(paper, labels),
        *_clauses(paper.clauses, paper, texts),
        *_happenings(paper, labels, texts),
        *_annexes(paper, labels),
    ]
    pdf = make_pdf(story, marks, labels)
    return with_pages_behind(pdf, (one.pages for one in paper.annexes)) if paper.annexes else pdf


def _what_it_is(paper: ConsolidatedPaper, texts: Texts) -> Iterator[Flowable]:
    day = texts.date(paper.as_of)
    yield heading(texts.gettext("Consolidated text as of {day}").format(day=day), SIGNATURE_HEADING)
    yield from paragraphs(
        texts.gettext(
            "This text puts the signed agreement and its amendments together. It is for reading"
            " only: nobody has signed it. If in doubt, the signed papers count."
        ),
        LEAD,
    )
    if paper.ended_on is not None:
        said = texts.gettext("The agreement ended on {day}.")
        yield from paragraphs(said.format(day=texts.date(paper.ended_on)), LEAD)
    yield from paragraphs(texts.gettext("It is made of these signed papers:"), BODY)
    for place, signed in enumerate(paper.made_of, start=1):
        style = LAST_ITEM if place == len(paper.made_of) else ITEM
        is_second = texts.language == paper.second_language
        title = signed.second_title if is_second and signed.second_title else signed.title
        yield from paragraphs(_line(signed, title, texts), style, number="–")


def _line(signed: SignedPaper, title: str, texts: Texts) -> str:
    said = texts.gettext("{title}, in force from {day} (on each page: {fingerprint})").format(
        title=title,
        day=texts.date(signed.in_force_on),
        fingerprint=signed.fingerprint,
    )
    return f"{said} – {texts.gettext(signed.about)}" if signed.about else said


def _parties(paper: ConsolidatedPaper, texts: Texts) -> Iterator[Flowable]:
    for one in texts.each:
        yield from paragraphs(one.gettext("It binds these partners:"), BODY)
    for number, party in enumerate(paper.parties, start=1):
        yield from party_parts(number, party)
    yield Spacer(1, 3 * mm)


def _clauses(
    clauses: Sequence[PaperClause], paper: ConsolidatedPaper, texts: Texts
) -> list[Flowable]:
    """The clauses below each other, in two languages in two columns."""
    if not paper.second_language:
        return [part for clause in clauses for part in clause_parts(clause, texts)]
    rows, last = two_column_clauses(clauses, texts, for_language(paper.second_language))
    return [*rows, *last]


def _happenings(paper: ConsolidatedPaper, labels: Texts, texts: Texts) -> Iterator[Flowable]:
    """What the amendments say besides the clauses that they changed."""
    if not paper.happenings:
        return
    yield CondPageBreak(_ROOM)
    yield heading(labels.gettext("From the amendments"), SIGNATURE_HEADING)
    yield from _clauses(paper.happenings, paper, texts)


def _annexes(paper: ConsolidatedPaper, texts: Texts) -> Iterator[Flowable]:
    """Which annexes hold, and that their pages follow."""
    if not paper.annexes:
        return
    yield CondPageBreak(_ROOM)
    yield heading(texts.gettext("Annexes in force"), SIGNATURE_HEADING)
    for one in texts.each:
        said = one.gettext(
            "Their pages follow as they were signed, with the numbers and marks of their papers."
        )
        yield from paragraphs(said, LEAD)
    for found in paper.annexes:
        names = [annex_title(found.number, found.annex, one) for one in texts.each]
        line = f"{' / '.join(names)} – {found.signed.title}"
        yield from paragraphs(f"{line} ({found.signed.fingerprint})", ITEM, number="–")
