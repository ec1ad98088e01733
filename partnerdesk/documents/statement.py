"""The statement for a funder: what was given, what became of it, voucher by voucher."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from partnerdesk.documents.by_hand import signature_lines
from partnerdesk.documents.facts import fact_grid
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
from partnerdesk.domain.budget_rules import co_financing_percent
from partnerdesk.domain.money import Money
from partnerdesk.domain.money_papers import SourceStatement, StatementPaper
from partnerdesk.domain.texts import Texts

_RIGHT = sized(CELL, 8.5, right=True)
_STRONG = sized(CELL_HEAD, 8.5)
_STRONG_RIGHT = sized(CELL_HEAD, 8.5, right=True)
_HEAD_RIGHT = sized(CELL_HEAD, 8, right=True)
_TENTH = Decimal("0.1")
_AMOUNT, _DAY, _NUMBER = 25 * mm, 21 * mm, 11 * mm


def build_statements(paper: StatementPaper, texts: Texts) -> bytes:
    """The statements as PDF, each from a new page on."""
    title = texts.gettext("Statement of income and spending")
    marks = PageMarks(paper.context, title, paper.partnership_name)
    width = text_width_of(paper.context.paper_size, PORTRAIT)
    story: list[Flowable] = []
    for statement in paper.statements:
        if story:
            story.append(PageBreak())
        story += _statement(statement, title, width, texts)
    return make_pdf(story, marks, texts)


def _statement(one: SourceStatement, title: str, width: float, texts: Texts) -> list[Flowable]:
    budget, gettext = one.judged.budget, texts.gettext
    said = gettext("All amounts in {currency}.").format(currency=budget.currency)
    signing = (gettext("Place and day"), gettext("Signature of the centre"))
    return [
        heading(title, ANNEX_HEADING),
        *paragraphs(one.source.name, SUBTITLE),
        *paragraphs(f"{budget.partnership_name}. {said}", LEAD),
        *fact_grid(_facts(one, texts), width),
        *_costs(one, width, texts),
        *_payments(one, width, texts),
        *_received(one, width, texts),
        KeepTogether([Spacer(1, 6 * mm), signature_lines(signing, width)]),
    ]


def _facts(one: SourceStatement, texts: Texts) -> list[tuple[str, str]]:
    source, asked, gettext = one.source, one.source.conditions, texts.gettext
    currency = one.judged.budget.currency
    sheet = one.judged.budget.sheet()

    def money(minor: int) -> str:
        return texts.money(Money(minor, currency))

    share = co_financing_percent(sheet, source).quantize(_TENTH)
    days = [texts.date(day) if day else "…" for day in (asked.eligible_from, asked.eligible_until)]
    has_days = asked.eligible_from or asked.eligible_until
    return [
        (gettext("Promised"), f"{money(source.promised_minor)} ({gettext(source.state.label)})"),
        (gettext("Share of the costs that count"), f"{texts.number(share)} %"),
        (gettext("Received"), money(one.received_minor)),
        (gettext("Spent"), money(one.spent_minor)),
        (gettext("Costs count"), " – ".join(days) if has_days else ""),
        (
            gettext("At most"),
            money(asked.ceiling_minor) if asked.ceiling_minor is not None else "",
        ),
    ]


def _costs(one: SourceStatement, width: float, texts: Texts) -> list[Flowable]:
    rows = [
        [
            line.number,
            line.line.text,
            line.planned_minor,
            line.spent_minor,
            line.planned_minor - line.spent_minor,
        ]
        for line in one.lines
    ]
    if not rows:
        return []
    gettext = texts.gettext
    total = [one.planned_minor, one.spent_minor, one.planned_minor - one.spent_minor]
    table = _Table(one, texts, width).build(
        ["", gettext("Cost"), gettext("Planned"), gettext("Spent"), gettext("Left")],
        rows,
        ["", gettext("Total"), *total],
        [_NUMBER, 0, _AMOUNT, _AMOUNT, _AMOUNT],
    )
    return [heading(gettext("Planned and spent"), SIGNATURE_HEADING), table]


def _payments(one: SourceStatement, width: float, texts: Texts) -> list[Flowable]:
    gettext = texts.gettext
    title = heading(gettext("Receipts"), SIGNATURE_HEADING)
    if not one.payments:
        return [title, *paragraphs(gettext("Nothing was spent yet."), CELL)]
    rows: list[list[object]] = [
        [
            texts.short_date(paid.booked_on),
            paid.voucher,
            paid.text or paid.person or gettext(paid.kind.label),
            one.number_of(paid),
            paid.minor,
        ]
        for paid in one.payments
    ]
    table = _Table(one, texts, width).build(
        [gettext("Day"), gettext("Receipt"), gettext("What for"), gettext("No."),
         gettext("Amount")],
        rows,
        ["", "", gettext("Total"), "", one.spent_minor],
        [_DAY, _AMOUNT, 0, _NUMBER, _AMOUNT],
    )  # fmt: skip
    return [title, table]


def _received(one: SourceStatement, width: float, texts: Texts) -> list[Flowable]:
    gettext = texts.gettext
    if not one.received:
        return []
    rows: list[list[object]] = [
        [texts.short_date(paid.booked_on), paid.voucher, paid.text, paid.minor]
        for paid in one.received
    ]
    table = _Table(one, texts, width).build(
        [gettext("Day"), gettext("Receipt"), gettext("What for"), gettext("Amount")],
        rows,
        ["", "", gettext("Total"), one.received_minor],
        [_DAY, _AMOUNT, 0, _AMOUNT],
    )
    return [heading(gettext("Money received"), SIGNATURE_HEADING), table]


class _Table:
    """A table of words and amounts with its total; amounts are whole numbers of minor units."""

    def __init__(self, one: SourceStatement, texts: Texts, width: float) -> None:
        self._currency = one.judged.budget.currency
        self._texts = texts
        self._width = width

    def build(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[object]],
        total: Sequence[object],
        widths: Sequence[float],
    ) -> Flowable:
        """The table; a width of 0 takes the rest."""
        is_amount = [isinstance(cell, int) for cell in total]
        top = [
            paragraphs(head, _HEAD_RIGHT if right else CELL_HEAD)
            for head, right in zip(heads, is_amount, strict=True)
        ]
        made = [[self._cell(cell, CELL, _RIGHT) for cell in row] for row in rows]
        made.append([self._cell(cell, _STRONG, _STRONG_RIGHT) for cell in total])
        rest = self._width - sum(widths)
        style = [("BACKGROUND", (0, -1), (-1, -1), TINT), *padding(2, 3, 2.5, 2.5)]
        return sheet_table(top, made, [width or rest for width in widths], style)

    def _cell(self, cell: object, words: ParagraphStyle, right: ParagraphStyle) -> list[Flowable]:
        if isinstance(cell, int):
            return [*paragraphs(self._texts.amount(cell, self._currency), right)]
        return [*paragraphs(str(cell), words)]
