"""Money at a glance: who gives, what is spent, and the budget by kind, partner and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportlab.platypus import Flowable, KeepTogether, Spacer

from partnerdesk.documents.bars import Bar, bar_chart
from partnerdesk.documents.fonts import SEMIBOLD, text_width
from partnerdesk.documents.frame import PORTRAIT, PageMarks, make_pdf, text_width_of
from partnerdesk.documents.style import (
    ANNEX_HEADING,
    CELL,
    CELL_HEAD,
    LEAD,
    SIGNATURE_HEADING,
    SUBTITLE,
    TINT,
    mm,
    sized,
)
from partnerdesk.documents.tables import padding, sheet_table
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.budget_findings import JudgedBudget
from partnerdesk.domain.budget_rules import rounded_percents
from partnerdesk.domain.cross_table import CrossTable
from partnerdesk.domain.money_papers import (
    CostState,
    MoneyAnnex,
    MoneyOverview,
    crossed_tables,
    states_by_activity,
)
from partnerdesk.domain.texts import Texts
from partnerdesk.domain.whole_budget import Budget

_RIGHT = sized(CELL, 8.5, right=True)
_STRONG = sized(CELL_HEAD, 8.5)
_STRONG_RIGHT = sized(CELL_HEAD, 8.5, right=True)
_HEAD_RIGHT = sized(CELL_HEAD, 8, right=True)
_PADDING = 6.0  # on both sides of a cell, with a little to spare
_TENTH = Decimal("0.1")


def build_money_overview(paper: MoneyOverview, texts: Texts) -> bytes:
    """The overview as PDF."""
    budget = paper.judged.budget
    title = texts.gettext("Money at a glance")
    marks = PageMarks(paper.context, title, budget.partnership_name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    story: list[Flowable] = [
        heading(title, ANNEX_HEADING),
        *paragraphs(budget.partnership_name, SUBTITLE),
        *money_parts(MoneyAnnex(paper.judged, paper.partners), width, texts),
    ]
    return make_pdf(story, marks, texts)


def money_parts(money: MoneyAnnex, width: float, texts: Texts) -> list[Flowable]:
    """Everything below the title; in two languages ``texts`` are the labels of both."""
    currency = money.judged.budget.currency
    said = [one.gettext("All amounts in {currency}.") for one in texts.each]
    return [
        *paragraphs("\n".join(said).format(currency=currency), LEAD),
        *_sources(money.judged, width, texts),
        *_states(money.judged, width, texts),
        *_crossed(money.judged.budget, money.partners, width, texts),
    ]


def _sources(judged: JudgedBudget, width: float, texts: Texts) -> list[Flowable]:
    """Who gives which share."""
    sheet = judged.budget.sheet()
    giving = [source for source in sheet.sources if sheet.planned_minor[source.id]]
    minors = [sheet.planned_minor[source.id] for source in giving]
    if not giving:
        return []
    bars = [
        Bar(
            source.name,
            minor,
            sheet.covered_minor,
            (texts.amount(minor, sheet.currency), f"{texts.exact(share.quantize(_TENTH))} %"),
        )
        for source, minor, share in zip(giving, minors, rounded_percents(minors), strict=True)
    ]
    return [_titled(texts.gettext("Who gives"), bar_chart(bars, width))]


def _states(judged: JudgedBudget, width: float, texts: Texts) -> list[Flowable]:
    """How much of each activity is spent, as bars and as figures."""
    if not judged.spending.bookings:
        return []
    states = states_by_activity(judged)
    chart = bar_chart([_spent_bar(one) for one in states], width)
    title = texts.gettext("Spent of what is planned")
    table = _table_of_states(states, judged.budget.currency, width, texts)
    return [_titled(title, chart), Spacer(1, 3 * mm), table]


def _spent_bar(one: CostState) -> Bar:
    spent, planned = one.state.spent_minor, one.state.planned_minor
    percent = spent * 100 // planned if planned else 0
    return Bar(f"{one.letter}  {one.title}", spent, planned, (f"{percent} %",))


def _table_of_states(
    states: Sequence[CostState], currency: str, width: float, texts: Texts
) -> Flowable:
    rows = [
        [
            paragraphs(one.letter, CELL),
            paragraphs(one.title, CELL),
            *(
                paragraphs(texts.amount(minor, currency), _RIGHT)
                for minor in (
                    one.state.planned_minor,
                    one.state.committed_minor,
                    one.state.spent_minor,
                    one.state.left_minor,
                )
            ),
        ]
        for one in states
    ]
    gettext = texts.gettext
    words = (gettext("Planned"), gettext("Ordered"), gettext("Spent"), gettext("Left"))
    heads: list[object] = ["", gettext("Activity")]
    heads += [paragraphs(word, _HEAD_RIGHT) for word in words]
    number = 24 * mm
    widths = [8 * mm, width - 8 * mm - 4 * number, *[number] * 4]
    return sheet_table(heads, rows, widths, padding(0, 4, 2.5, 2.5))


def _crossed(
    budget: Budget, partners: Mapping[int, str], width: float, texts: Texts
) -> list[Flowable]:
    """The budget by kind of cost, by partner and by period, each beside the sources."""
    return [
        _titled(texts.gettext(title), _cross(table, width, texts))
        for title, table in crossed_tables(budget, partners)
    ]


def _cross(table: CrossTable, width: float, texts: Texts) -> Flowable:
    def amount(minor: int, *, strong: bool = False) -> list[Flowable]:
        shown = texts.amount(minor, table.currency) if minor or strong else "–"
        return [*paragraphs(shown, _STRONG_RIGHT if strong else _RIGHT)]

    titles = [*(column.words(texts) for column in table.columns), texts.gettext("Total")]
    heads: list[object] = ["", *(paragraphs(title, _HEAD_RIGHT) for title in titles)]
    rows: list[Sequence[object]] = [
        [
            paragraphs(row.words(texts), CELL),
            *(amount(table.minor(row, column)) for column in table.columns),
            amount(table.row_totals[row.key], strong=True),
        ]
        for row in table.rows
    ]
    totals = [amount(table.column_totals[column.key], strong=True) for column in table.columns]
    rows.append(
        [
            paragraphs(texts.gettext("Total"), _STRONG),
            *totals,
            amount(table.total_minor, strong=True),
        ]
    )
    equal = min(27 * mm, width * 0.8 / len(titles))
    amounts = [max(equal, _longest_word(title) + _PADDING) for title in titles]
    if sum(amounts) > width * 0.86:  # what a row is about needs its room
        amounts = [equal] * len(titles)
    widths = [width - sum(amounts), *amounts]
    style = [("BACKGROUND", (0, -1), (-1, -1), TINT), *padding(2, 3, 2.5, 2.5)]
    return sheet_table(heads, rows, widths, style)


def _longest_word(title: str) -> float:
    """How wide a head must be so that none of its words is torn."""
    return max(text_width(word, SEMIBOLD, _HEAD_RIGHT.fontSize) for word in title.split())


def _titled(title: str, part: Flowable) -> Flowable:
    return KeepTogether([heading(title, SIGNATURE_HEADING), Spacer(1, 2 * mm), part])
