"""The vote of the members on paper: to be tallied by hand, or with what came out. Source: F7."""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from partnerdesk.documents.by_hand import captioned_row, signature_lines, writing_lines
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    BODY,
    CAPTION,
    HAIRLINE,
    SIGNATURE_HEADING,
    SIGNER,
    SIGNER_CAPTION,
    SUBTITLE,
    mm,
    sized,
)
from partnerdesk.documents.tables import LAYOUT
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.meeting_papers import QuestionOnPaper, VoteSheet
from partnerdesk.domain.partnership import Vote
from partnerdesk.domain.texts import Texts

_BOX_HEIGHT = 17 * mm
_BOX = 30 * mm
_AIR = 3 * mm
_COUNT = sized(SUBTITLE, 17)
_MOST_WISH_LINES = 9
_LEAST_WISH_LINES = 3


def build_vote_sheet(paper: VoteSheet, texts: Texts) -> bytes:
    """The sheet as PDF: one page, unless there are many questions or long wishes."""
    title = (
        texts.gettext("Result of the members’ vote")
        if paper.has_result
        else texts.gettext("Vote of the members")
    )
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    story: list[Flowable] = [
        heading(title, ANNEX_HEADING),
        *paragraphs(paper.partnership_name, SUBTITLE),
        *_meeting_facts(paper, width, texts),
        *_purpose(paper, texts),
        *_questions(paper, width, texts),
        *_wishes_and_signatures(paper, width, texts),
    ]
    return make_pdf(story, marks, texts)


def _meeting_facts(paper: VoteSheet, width: float, texts: Texts) -> list[Flowable]:
    meeting = paper.meeting
    present = meeting.present if meeting is not None and paper.has_result else None
    day = texts.weekday_date(meeting.day) if meeting is not None else ""
    first = (
        (texts.gettext("Meeting on"), day),
        (
            texts.gettext("Number of members present"),
            texts.number(present) if present is not None else "",
        ),
    )
    second = (
        (texts.gettext("Invited by"), meeting.invited_by if meeting is not None else ""),
        (texts.gettext("Who was invited"), meeting.invited_who if meeting is not None else ""),
    )
    rows = [captioned_row(facts, width) for facts in (first, second)]
    return [Spacer(1, 2 * mm), rows[0], Spacer(1, 2.5 * mm), rows[1], Spacer(1, _AIR)]


def _purpose(paper: VoteSheet, texts: Texts) -> list[Flowable]:
    """What the partnership is for, so that the sheet can be read without the contract."""
    said = (
        (texts.gettext("What it is about"), paper.problem),
        (texts.gettext("What we want"), paper.vision),
        (texts.gettext("With whom"), texts.join(paper.partner_names)),
    )
    lines: list[Flowable] = []
    for caption, words in said:
        if words:
            lines += [*paragraphs(caption, CAPTION), *paragraphs(words, SIGNER)]
            lines.append(Spacer(1, 1.5 * mm))
    return lines


def _questions(paper: VoteSheet, width: float, texts: Texts) -> list[Flowable]:
    asked = paper.questions or (QuestionOnPaper(Vote(0, 0)),)
    return [
        KeepTogether(_question(number, one, paper.has_result, width, texts))
        for number, one in enumerate(asked, start=1)
    ]


def _question(
    number: int, asked: QuestionOnPaper, has_result: bool, width: float, texts: Texts
) -> list[Flowable]:
    title = texts.gettext("Question {number}").format(number=number)
    if asked.about:
        title = texts.gettext("{title}, about {partner}").format(title=title, partner=asked.about)
    question = asked.vote.question
    words = paragraphs(question, BODY) if question else [writing_lines(1, width), Spacer(1, _AIR)]
    return [
        heading(title, SIGNATURE_HEADING, level=1),
        *words,
        _boxes(asked.vote, has_result, width, texts),
    ]


def _boxes(vote: Vote, has_result: bool, width: float, texts: Texts) -> Table:
    """A box to tally each answer in, and a wide one for the decision in words."""
    captions = (texts.gettext("For it"), texts.gettext("Against it"), texts.gettext("Abstained"))
    counts = (vote.votes_for, vote.votes_against, vote.votes_abstained)
    cells = [
        _cell(caption, texts.number(count or 0) if has_result and vote.is_counted else "", _COUNT)
        for caption, count in zip(captions, counts, strict=True)
    ]
    decision = _decision(vote, texts) if has_result else ""
    cells.append(_cell(texts.gettext("Decision"), decision, SIGNER))
    return Table(
        [cells],
        colWidths=[_BOX, _BOX, _BOX, width - 3 * _BOX],
        rowHeights=None if has_result else [_BOX_HEIGHT],
        style=[
            *LAYOUT,
            ("BOX", (0, 0), (-1, -1), 0.6, HAIRLINE),
            ("INNERGRID", (0, 0), (-1, -1), 0.6, HAIRLINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )


def _cell(caption: str, words: str, style: ParagraphStyle) -> list[Flowable]:
    return [*paragraphs(caption, SIGNER_CAPTION), *(paragraphs(words, style) if words else [])]


def _decision(vote: Vote, texts: Texts) -> str:
    """Whether the question was accepted, and what was said about it."""
    came_out = ""
    if vote.is_counted:
        came_out = texts.gettext("Not accepted.") if vote.was_lost else texts.gettext("Accepted.")
    return " ".join(words for words in (came_out, vote.decision) if words)


def _wishes_and_signatures(paper: VoteSheet, width: float, texts: Texts) -> list[Flowable]:
    """What the members wish for and what else was decided, or room to write it; who signs it."""
    wish_title = heading(texts.gettext("Wishes of the members"), SIGNATURE_HEADING, level=1)
    if not paper.has_result or paper.meeting is None:
        count = max(_LEAST_WISH_LINES, _MOST_WISH_LINES - 2 * max(1, len(paper.questions)))
        return [KeepTogether([wish_title, writing_lines(count, width), *_signatures(width, texts)])]
    nothing = texts.gettext("Nothing was written.")
    parts: list[Flowable] = [wish_title, *paragraphs(paper.meeting.wishes or nothing, BODY)]
    if paper.meeting.result:
        also = heading(texts.gettext("What else was decided"), SIGNATURE_HEADING, level=1)
        parts += [also, *paragraphs(paper.meeting.result, BODY)]
    return [*parts[:-1], KeepTogether([parts[-1], *_signatures(width, texts)])]


def _signatures(width: float, texts: Texts) -> list[Flowable]:
    captions = (
        texts.gettext("Place, date"),
        texts.gettext("Chair of the meeting"),
        texts.gettext("Keeper of the minutes"),
    )
    return [Spacer(1, _AIR), signature_lines(captions, width)]
