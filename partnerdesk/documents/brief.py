"""The partnership on one page: short answers to what an invited partner asks first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from partnerdesk.documents.fonts import SEMIBOLD
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import ANNEX_HEADING, BODY, HAIRLINE, LEAD, PETROL, mm, sized
from partnerdesk.documents.tables import LAYOUT, WholeRowTable
from partnerdesk.documents.text import heading, paragraphs, run_paragraphs
from partnerdesk.domain.brief_paper import BriefPaper
from partnerdesk.domain.papers import PaperRun
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.texts import N_, Texts

_QUESTION = ParagraphStyle("question", BODY, fontName=SEMIBOLD, textColor=PETROL, spaceAfter=0)
_QUESTION_WIDTH = 46 * mm
_ROOM = 205 * mm  # between the lead and the footer of the lower of the two kinds of paper
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5)

_BEGINNINGS = {
    Path.BOTTOM_UP: N_("People in the area saw the need themselves."),
    Path.TOP_DOWN: N_("A public office asked us to bring partners together."),
    Path.INCENTIVE: N_("Money is offered for this kind of work."),
}


def build_brief(paper: BriefPaper, texts: Texts) -> bytes:
    """The page as PDF; the letters shrink a little where a long text would need a second page."""
    name = paper.partnership.name
    title = texts.gettext("The partnership in brief")
    lead = texts.gettext("An invitation by {centre}").format(centre=paper.centre.name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    tables = (_table(paper, width, size, texts) for size in _SIZES)
    table = next((one for one in tables if one.wrap(width, _ROOM)[1] <= _ROOM), None)
    story: list[Flowable] = [
        heading(name, ANNEX_HEADING),
        *paragraphs(lead, LEAD),
        table or _table(paper, width, _SIZES[-1], texts),
    ]
    return make_pdf(story, PageMarks(paper.context, title, name), texts)


def _table(paper: BriefPaper, width: float, size: float, texts: Texts) -> WholeRowTable:
    question = sized(_QUESTION, size)
    rows = [
        [paragraphs(asked, question), _answer(said, size, texts)]
        for asked, said in _answers(paper, texts)
    ]
    return WholeRowTable(
        rows,
        colWidths=[_QUESTION_WIDTH, width - _QUESTION_WIDTH],
        style=[
            *LAYOUT,
            ("LINEABOVE", (0, 0), (-1, -1), 0.4, HAIRLINE),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ("RIGHTPADDING", (0, 0), (0, -1), 5 * mm),
        ],
    )


def _answer(said: Sequence[PaperRun], size: float, texts: Texts) -> list[Flowable]:
    """One answer as a paragraph, several as a list."""
    body = sized(BODY, size)
    style = ParagraphStyle(f"{body.name} tight", body, spaceAfter=2)
    if len(said) == 1:
        return list(run_paragraphs(said, style, texts))
    item = ParagraphStyle(f"{style.name} item", style, leftIndent=4 * mm)
    return [part for run in said for part in run_paragraphs([run], item, texts, number="–")]


def _answers(paper: BriefPaper, texts: Texts) -> Iterator[tuple[str, list[PaperRun]]]:
    """The questions in the order in which a newcomer asks them; what is missing is shown."""
    about = paper.partnership
    area = about.area[:1].upper() + about.area[1:]
    yield (
        texts.gettext("What is the problem?"),
        [_known(about.problem, texts.gettext("The problem"))],
    )
    yield texts.gettext("Where?"), [_known(area, texts.gettext("Area"))]
    yield texts.gettext("How did it begin?"), [PaperRun(texts.gettext(_BEGINNINGS[about.path]))]
    yield texts.gettext("What do we hope for?"), [_known(about.vision, texts.gettext("Vision"))]
    objectives = [PaperRun(line) for line in about.objectives.splitlines() if line.strip()]
    if objectives:
        yield texts.gettext("What do we want to reach?"), objectives
    if paper.joined:
        yield (
            texts.gettext("Who takes part?"),
            [PaperRun(texts.join((paper.centre.name, *paper.joined)))],
        )
    yield texts.gettext("How do we work together?"), [PaperRun(texts.gettext(_TOGETHER))]
    yield texts.gettext("What would be asked of you?"), [PaperRun(texts.gettext(_ASKED))]
    yield texts.gettext("What comes next?"), [PaperRun(_next(paper, texts))]
    yield texts.gettext("Whom can you ask?"), [_contact(paper, texts)]


_TOGETHER = N_(
    "All partners have equal rights. Each one is heard. "
    "We meet regularly and tell each other openly what we know."
)
_ASKED = N_(
    "Say what you expect, what you can give and what you wish for. "
    "It need not be money: people, rooms and know\u2011how count as much."
)
_NEXT = N_(
    "All partners look at the problem together. Then we write down what each one does, gives and "
    "gains. It binds you only when you sign it."
)


def _next(paper: BriefPaper, texts: Texts) -> str:
    steps = texts.gettext(_NEXT)
    if paper.next_meeting is None:
        return steps
    meeting = texts.gettext("The partners meet on {day}.").format(
        day=texts.weekday_date(paper.next_meeting)
    )
    return f"{steps}\n{meeting}"


def _contact(paper: BriefPaper, texts: Texts) -> PaperRun:
    centre, coordinator = paper.centre, paper.partnership.coordinator
    reached = " · ".join(part for part in (centre.phone, centre.email) if part)
    parts = (coordinator, centre.name, centre.address, reached)
    lines = "\n".join(part for part in parts if part)
    missing = texts.gettext("Coordinator")
    return PaperRun(lines) if coordinator or reached else PaperRun(missing, is_missing=True)


def _known(text: str, label: str) -> PaperRun:
    return PaperRun(text) if text else PaperRun(label, is_missing=True)
