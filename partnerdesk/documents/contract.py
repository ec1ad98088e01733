"""The partnership contract: parties, clauses, signatures, and the annexes behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, HRFlowable, NextPageTemplate, PageBreak, Spacer, Table

from partnerdesk.documents.budget_tables import budget_tables, period_tables
from partnerdesk.documents.fonts import missing_glyphs
from partnerdesk.documents.frame import (
    BETWEEN_LANGUAGES,
    LANDSCAPE,
    PORTRAIT,
    PageMarks,
    make_pdf,
    text_width_of,
)
from partnerdesk.documents.hours_sheet import blank_hours_parts
from partnerdesk.documents.keeping import StartsTogether
from partnerdesk.documents.logo import logo_image
from partnerdesk.documents.money_overview import money_parts
from partnerdesk.documents.programme import plan_parts, programme_parts
from partnerdesk.documents.shares import share_blocks
from partnerdesk.documents.signatures import signature_part
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    BODY,
    CLAUSE,
    CLAUSE_HEADING,
    CLAUSE_LEAD,
    ITEM,
    LAST_ITEM,
    PARTY_DETAIL,
    PARTY_NAME,
    PETROL,
    SECOND_TITLE,
    SUBTITLE,
    TITLE,
    mm,
)
from partnerdesk.documents.tables import LAYOUT
from partnerdesk.documents.text import heading, paragraphs, run_paragraphs
from partnerdesk.documents.two_columns import two_column_clauses
from partnerdesk.domain.annexes import Annex
from partnerdesk.domain.errors import UserError
from partnerdesk.domain.papers import ContractPaper, PaperClause, Party
from partnerdesk.domain.texts import N_, Texts, for_language, in_both

_BULLET = "–"


def build_contract(
    paper: ContractPaper, texts: Texts, looked_at: Collection[int] | None = None
) -> bytes:
    """The contract as PDF; for a first look only the pages that are ``looked_at`` are drawn.

    Raises:
        UserError: it is no draft and holds characters that cannot be printed.
    """
    if not paper.context.is_draft:
        _refuse_missing_glyphs(paper)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    if paper.second_language:
        labels = in_both(texts.language, paper.second_language)
        return make_pdf(
            _in_two_languages(paper, width, texts, labels),
            _marks(paper),
            labels,
            looked_at=looked_at,
        )
    clauses, closing = _clauses(paper, texts)
    story = [
        *_title_block(paper, width, texts),
        *clauses,
        *signature_part(closing, _sentence(paper, texts), paper.parties, width, texts),
        *_annexes(paper, texts),
    ]
    return make_pdf(story, _marks(paper), texts, looked_at=looked_at)


def _marks(paper: ContractPaper) -> PageMarks:
    titles = (paper.title, paper.second_title)
    return PageMarks(
        context=paper.context,
        title=BETWEEN_LANGUAGES.join(one for one in titles if one),
        subject=paper.partnership_name,
        initials=tuple(party.name for party in paper.parties),
        fingerprint=paper.fingerprint,
    )


def _in_two_languages(
    paper: ContractPaper, width: float, texts: Texts, labels: Texts
) -> list[Flowable]:
    """The clauses in two columns; parties, signatures and annexes once, with labels in both."""
    second_texts = for_language(paper.second_language)
    clauses, closing = two_column_clauses(paper.clauses, texts, second_texts)
    turned = replace(paper, title=paper.second_title or paper.title)
    sentences = f"{_sentence(paper, texts)}\n{_sentence(turned, second_texts)}"
    return [
        *_title_block(paper, width, labels),
        *clauses,
        *signature_part(closing, sentences, paper.parties, width, labels),
        *_annexes(paper, labels),
    ]


def _refuse_missing_glyphs(paper: ContractPaper) -> None:
    missing = missing_glyphs("".join(paper.words()))
    if missing:
        raise UserError(
            N_("These characters cannot be printed: {characters}"),
            N_("Please replace them. A contract must show every letter."),
            characters=" ".join(missing[:20]),
        )


def _title_block(paper: ContractPaper, width: float, texts: Texts) -> list[Flowable]:
    words = [
        heading(paper.title, TITLE),
        *(paragraphs(paper.second_title, SECOND_TITLE) if paper.second_title else []),
        *paragraphs(paper.partnership_name, SUBTITLE),
    ]
    logo = logo_image(paper.context.logo) if paper.context.logo else None
    logo_width = logo.drawWidth + 6 * mm if logo else 0
    top = Table(
        [[words, logo or ""]],
        colWidths=[width - logo_width, logo_width],
        style=LAYOUT,
    )
    return [
        top,
        HRFlowable(
            width="100%", thickness=1.4, color=PETROL, spaceBefore=4 * mm, spaceAfter=6 * mm
        ),
        *paragraphs(texts.gettext("between"), BODY),
        *(
            part
            for number, party in enumerate(paper.parties, start=1)
            for part in party_parts(number, party)
        ),
        Spacer(1, 3 * mm),
    ]


def party_parts(number: int, party: Party) -> list[Flowable]:
    """Who it is; who signs for it stands in the first clause and with the signatures."""
    facts = (party.legal_form, party.register_number, party.address)
    line = ", ".join(fact for fact in facts if fact)
    return [
        *paragraphs(party.name, PARTY_NAME, number=f"({number})"),
        *(paragraphs(line, PARTY_DETAIL) if line else []),
        Spacer(1, 2.4 * mm),
    ]


def _clauses(paper: ContractPaper, texts: Texts) -> tuple[list[Flowable], list[Flowable]]:
    """All clauses, and apart from them the last words, which stand with the signatures."""
    if not paper.clauses:
        return [], []
    *earlier, last = (clause_parts(clause, texts) for clause in paper.clauses)
    has_one_paragraph = len(paper.clauses[-1].paragraphs) <= 1
    closing = last if has_one_paragraph else last[-1:]
    before = last[: len(last) - len(closing)]
    return [part for clause in [*earlier, before] for part in clause], closing


def clause_parts(clause: PaperClause, texts: Texts) -> list[Flowable]:
    """A clause as it is set: its heading, its paragraphs, its lists."""
    parts: list[Flowable] = [heading(clause.heading, CLAUSE_HEADING, number=clause.shown_number)]
    for place, paragraph in enumerate(clause.paragraphs):
        following = clause.paragraphs[place + 1 : place + 2]
        before_item = bool(following and following[0].is_item)
        if paragraph.is_item:
            style = ITEM if before_item else LAST_ITEM
            parts += run_paragraphs(paragraph.runs, style, texts, number=_BULLET)
            continue
        number = clause.number_of(paragraph)
        style = CLAUSE_LEAD if before_item or paragraph.is_lead else CLAUSE
        parts += run_paragraphs(paragraph.runs, style, texts, number=number)
    return list(_kept(parts))


def _kept(parts: Sequence[Flowable]) -> Iterator[Flowable]:
    """A heading and a lead keep what follows them, and the last item of a list the one before."""
    for place, part in enumerate(parts):
        end = place
        while end + 1 < len(parts) and _keeps_next(parts[end], parts[end + 1]):
            end += 1
        if end > place:
            yield StartsTogether(*parts[place : end + 1])
        yield part


def _keeps_next(part: Flowable, following: Flowable) -> bool:
    is_before_last = part.style is ITEM and following.style is LAST_ITEM
    return part.style in (CLAUSE_HEADING, CLAUSE_LEAD) or is_before_last


def _sentence(paper: ContractPaper, texts: Texts) -> str:
    listed = paper.annex_titles(texts)
    if listed:
        said = texts.gettext(
            "By signing, the parties agree to the whole “{title}” of the partnership"
            " “{partnership}”, with these annexes: {annexes}."
        )
    else:
        said = texts.gettext(
            "By signing, the parties agree to the whole “{title}” of the partnership"
            " “{partnership}”."
        )
    return said.format(
        title=paper.title, partnership=paper.partnership_name, annexes="; ".join(listed)
    )


def _annexes(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    """Each annex on its own pages; in two languages ``texts`` are the labels of both."""
    parts: list[Flowable] = []
    titles = _annex_headings(paper, texts)
    for annex, title in zip(paper.annexes, titles, strict=True):
        parts += [
            NextPageTemplate(LANDSCAPE if annex in _ACROSS else PORTRAIT),
            PageBreak(),
            heading(title, ANNEX_HEADING),
            *_ANNEX_PARTS[annex](paper, texts),
        ]
    return parts


def _annex_headings(paper: ContractPaper, texts: Texts) -> list[str]:
    """The titles of the annexes, in two languages each with both."""
    languages = [code for code in (texts.language, paper.second_language) if code]
    titles = [paper.annex_titles(for_language(code)) for code in languages]
    return ["\n".join(said) for said in zip(*titles, strict=True)]


def _budget(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    if paper.budget is None:
        return []
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    return budget_tables(paper.budget, width, texts)


def _shares(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    numbers = {party.name: number for number, party in enumerate(paper.parties, start=1)}
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    return share_blocks(paper.shares, numbers, width, texts)


def _programme(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    if paper.programme is None:
        return []
    return programme_parts(paper.programme, paper.context.paper_size, texts)


def _money(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    return money_parts(paper.money, width, texts) if paper.money is not None else []


def _periods(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    width = text_width_of(paper.context.paper_size, LANDSCAPE)
    periods = paper.money.periods if paper.money is not None else ()
    return period_tables(periods, width, texts, is_annex=True)


def _action_plan(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    return plan_parts(paper.plan, paper.context.paper_size, texts) if paper.plan is not None else []


def _hours(paper: ContractPaper, texts: Texts) -> list[Flowable]:
    return blank_hours_parts(paper.context, texts)


_ACROSS = frozenset({Annex.BUDGET, Annex.PERIODS})
"""What stands on landscape pages from its beginning."""

_ANNEX_PARTS: dict[Annex, Callable[[ContractPaper, Texts], list[Flowable]]] = {
    Annex.PROGRAMME: _programme,
    Annex.CONTRIBUTIONS: _shares,
    Annex.BUDGET: _budget,
    Annex.MONEY: _money,
    Annex.PERIODS: _periods,
    Annex.ACTION_PLAN: _action_plan,
    Annex.HOURS: _hours,
}
"""What stands in each annex, below its title."""
