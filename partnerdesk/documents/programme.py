"""The programme of work on paper: analysis, vision, strategy, and each objective with its work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, NextPageTemplate, PageBreak, Spacer

from partnerdesk.documents.about_partnership import about_partnership
from partnerdesk.documents.fonts import SEMIBOLD
from partnerdesk.documents.frame import (
    BETWEEN_LANGUAGES,
    LANDSCAPE,
    PORTRAIT,
    page_size,
    text_width_of,
)
from partnerdesk.documents.month_chart import draw_month_chart
from partnerdesk.documents.problem_tree import draw_problem_tree
from partnerdesk.documents.style import (
    BODY,
    CELL,
    CELL_STRONG,
    CELL_UNDER,
    LEAD,
    PETROL,
    SIGNATURE_HEADING,
    mm,
)
from partnerdesk.documents.tables import SheetTable, padding, sheet_table
from partnerdesk.documents.text import heading, paragraphs
from partnerdesk.domain.action_plan import ActionPlan, PlannedLine, PlanPart
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.month_chart import HEAD_HEIGHT, LEGEND_HEIGHT, ROW_HEIGHT, MonthChart
from partnerdesk.domain.programme import AnalysisEntry, EntryKind, Measure, Objective, Target
from partnerdesk.domain.programme_paper import ActionPlanPaper, ProgrammePaper, ProgrammeSheet
from partnerdesk.domain.revisions import period_words, responsible_words, target_figures
from partnerdesk.domain.texts import N_, Texts

_SHARES_OF_WIDTH = (0.08, 0.42, 0.24, 0.16, 0.10)
_PLAN_SHARES = (0.08, 0.44, 0.30, 0.18)
_PADDING = padding(3, 5, 2, 3)
_SECTION = ParagraphStyle("programme section", SIGNATURE_HEADING, fontSize=12, keepWithNext=1)
_TARGET = ParagraphStyle(
    "programme target",
    BODY,
    fontName=SEMIBOLD,
    fontSize=9.5,
    spaceBefore=4,
    spaceAfter=1,
    keepWithNext=1,
)
_AGREED = ParagraphStyle("programme agreed", BODY, spaceBefore=6)
_UNDER_TARGET = ParagraphStyle(
    "programme under target", CELL_UNDER, fontSize=8, leading=10.5, spaceAfter=3, keepWithNext=1
)
_OBJECTIVE = ParagraphStyle(
    "programme objective", SIGNATURE_HEADING, textColor=PETROL, spaceBefore=10, keepWithNext=1
)
_ITEM = ParagraphStyle("programme item", BODY, leftIndent=10, bulletIndent=0, spaceAfter=2)
_BULLET = "–"
_AROUND_CHART = 75 * mm
"""What title, margins, footer and the boxes for initials take from a landscape page."""
_HIGHEST_TREE = 150 * mm


def build_programme(paper: ProgrammePaper, texts: Texts) -> bytes:
    """The whole programme as PDF."""
    sheet = paper.sheet
    title = texts.gettext(N_("Programme of work"))
    lead = texts.gettext(N_("What the partners want to reach, by when, and who does what."))
    parts = programme_parts(sheet, paper.context.paper_size, texts)
    return about_partnership(paper.context, (title, sheet.partnership_name), lead, parts, texts)


def build_month_chart(paper: ProgrammePaper, texts: Texts) -> bytes:
    """The month chart alone as PDF, across the page."""
    sheet, size = paper.sheet, paper.context.paper_size
    return about_partnership(
        paper.context,
        (texts.gettext(N_("Month chart")), sheet.partnership_name),
        texts.gettext(N_("Which measure runs when, and who answers for it.")),
        list(_charts(sheet.chart, size, texts)) or _nothing(texts),
        texts,
        orientation=LANDSCAPE,
    )


def build_action_plan(paper: ActionPlanPaper, texts: Texts) -> bytes:
    """What comes first in the next months as PDF."""
    titles = (texts.gettext(N_("Action plan")), paper.partnership_name)
    parts = _plan_parts(paper.plan, paper.context.paper_size, texts)
    return about_partnership(paper.context, titles, _days_of(paper.plan, texts), parts, texts)


def plan_parts(plan: ActionPlan, size: PaperSize, texts: Texts) -> list[Flowable]:
    """Everything below the title; in two languages ``texts`` are the labels of both."""
    days = "\n".join(_days_of(plan, one) for one in texts.each)
    return [*paragraphs(days, LEAD), *_plan_parts(plan, size, texts)]


def _plan_parts(plan: ActionPlan, size: PaperSize, texts: Texts) -> list[Flowable]:
    width = text_width_of(size, PORTRAIT)
    parts: list[Flowable] = []
    for part in PlanPart:
        lines = plan.of(part)
        if lines:
            parts.append(heading(texts.gettext(part.label), _SECTION, level=1))
            parts.append(_plan_table(lines, width, texts))
            parts.append(Spacer(0, 3 * mm))
    return parts or _nothing(texts)


def _days_of(plan: ActionPlan, texts: Texts) -> str:
    days = texts.date(plan.begins_on), texts.date(plan.ends_on)
    return texts.gettext(N_("From {first} until {last}")).format(first=days[0], last=days[1])


def programme_parts(sheet: ProgrammeSheet, size: PaperSize, texts: Texts) -> list[Flowable]:
    """Everything below the title; the chart stands on landscape pages at the end."""
    width = text_width_of(size, PORTRAIT)
    parts: list[Flowable] = [
        *_analysis(sheet, width, texts),
        *_said(N_("Vision"), sheet.vision, texts),
        *_said(N_("Strategy"), sheet.programme.strategy, texts),
    ]
    for number, objective in enumerate(sheet.programme.objectives, start=1):
        parts += _objective(str(number), objective, sheet, width, texts)
    charts = list(_charts(sheet.chart, size, texts))
    if charts:
        parts += [
            NextPageTemplate(LANDSCAPE),
            PageBreak(),
            heading(texts.gettext(N_("Month chart")), _SECTION, level=1),
            *charts,
        ]
    return [*parts, *_looking_back(sheet, texts)]


def _nothing(texts: Texts) -> list[Flowable]:
    return list(paragraphs(texts.gettext(N_("Nothing is planned for this time yet.")), BODY))


# The analysis -------------------------------------------------------------------------------


def _analysis(sheet: ProgrammeSheet, width: float, texts: Texts) -> Iterator[Flowable]:
    if not (sheet.problem or sheet.has_analysis):
        return
    yield heading(texts.gettext(N_("Shared analysis")), _SECTION, level=1)
    if sheet.has_tree:
        yield draw_problem_tree(sheet.problem, sheet.programme, (width, _HIGHEST_TREE), texts)
        yield Spacer(0, 4 * mm)
    else:
        yield from paragraphs(sheet.problem, BODY)
    for kind in EntryKind:
        entries = sheet.programme.entries(kind)
        if entries and (not kind.is_in_tree or any(one.source for one in entries)):
            yield from _entries(kind, entries, texts)
    yield from _agreed(sheet, texts)


def _entries(kind: EntryKind, entries: Sequence[AnalysisEntry], texts: Texts) -> Iterator[Flowable]:
    """What is not drawn, and of what is drawn the sources."""
    title = texts.gettext(N_("Where we know the causes from"))
    if kind is EntryKind.EFFECT:
        title = texts.gettext(N_("Where we know the effects from"))
    shown = [one for one in entries if one.source] if kind.is_in_tree else entries
    yield from paragraphs(title if kind.is_in_tree else texts.gettext(kind.label), _TARGET)
    for entry in shown:
        yield from paragraphs(_entry_words(entry, texts), _ITEM, number=_BULLET)


def _entry_words(entry: AnalysisEntry, texts: Texts) -> str:
    day = texts.date(entry.dated_on) if entry.dated_on else ""
    behind = ", ".join(part for part in (entry.source, day) if part)
    said = f"{entry.text} ({behind})" if behind else entry.text
    return f"{entry.partner_name}: {said}" if entry.partner_name else said


def _agreed(sheet: ProgrammeSheet, texts: Texts) -> list[Flowable]:
    """The analysis is shared only when all partners agreed on it. Source: A4."""
    if not sheet.agreed:
        return []
    said = texts.gettext(N_("{name} ({day})"))
    agreed = [said.format(name=name, day=texts.date(day)) for name, day in sheet.agreed if day]
    waiting = [name for name, day in sheet.agreed if day is None]
    lines = []
    if agreed:
        words = texts.gettext(N_("Agreed on this analysis: {names}."))
        lines.append(words.format(names=texts.join(agreed)))
    if waiting:
        lines.append(
            texts.gettext(N_("Not agreed yet: {names}.")).format(names=texts.join(waiting))
        )
    return list(paragraphs("\n".join(lines), _AGREED))


def _said(title: str, words: str, texts: Texts) -> list[Flowable]:
    if not words:
        return []
    return [heading(texts.gettext(title), _SECTION, level=1), *paragraphs(words, BODY)]


# Objectives, targets, measures --------------------------------------------------------------


def _objective(
    number: str, objective: Objective, sheet: ProgrammeSheet, width: float, texts: Texts
) -> list[Flowable]:
    """Its heading stays with its first target, and that with its measures."""
    above: list[Flowable] = [heading(f"{number}  {objective.text}", _OBJECTIVE, level=1)]
    cause = sheet.programme.cause_of(objective)
    if cause is not None:
        answers = texts.gettext(N_("It answers this cause: {cause}")).format(cause=cause.text)
        above += paragraphs(answers, _UNDER_TARGET)
    if not objective.targets:
        return [*above, *paragraphs(texts.gettext(N_("No target is set yet.")), BODY)]
    parts: list[Flowable] = []
    for place, target in enumerate(objective.targets, start=1):
        kept = [*above, *_target(f"{number}.{place}", target, sheet, width, texts)]
        parts += [KeepTogether(kept), Spacer(0, 2.5 * mm)]
        above = []
    return parts


def _target(
    number: str, target: Target, sheet: ProgrammeSheet, width: float, texts: Texts
) -> list[Flowable]:
    figures = _in_each(texts, lambda one: target_figures(target, one))
    words = ": ".join(part for part in (target.text, figures) if part)
    top = [*paragraphs(f"{number}  {words}", _TARGET)]
    under = [*_counted(target, texts)]
    if under:
        top += paragraphs(" · ".join(under), _UNDER_TARGET)
    if not target.measures:
        return [*top, *paragraphs(texts.gettext(N_("No measure is planned yet.")), BODY)]
    rows = [
        _measure_row(f"{number}.{place}", one, sheet, texts)
        for place, one in enumerate(target.measures, start=1)
    ]
    return [*top, _measure_table(rows, width, texts, has_costs=bool(sheet.costs))]


def _counted(target: Target, texts: Texts) -> Iterator[str]:
    """Who counts, and what the last figure was. Source: D11."""
    if target.source_of_figures:
        yield texts.gettext(N_("Counted by: {source}")).format(source=target.source_of_figures)
    latest = target.latest_reading
    if latest is not None:
        yield _in_each(
            texts,
            lambda one: one.gettext(N_("On {day}: {value}")).format(
                day=one.date(latest.read_on), value=one.number(latest.value)
            ),
        )


def _in_each(texts: Texts, say: Callable[[Texts], str]) -> str:
    """What is said with a date, whole in each language of the paper."""
    return BETWEEN_LANGUAGES.join(dict.fromkeys(map(say, texts.each)))


def _measure_row(
    number: str, measure: Measure, sheet: ProgrammeSheet, texts: Texts
) -> list[object]:
    said = "\n".join(part for part in (measure.description, _together(measure, texts)) if part)
    cost = sheet.costs.get(measure.id)
    state = texts.gettext(measure.state.label)
    below_period = [texts.money(cost)] if cost is not None else []
    return [
        paragraphs(number, CELL),
        [*paragraphs(measure.text, CELL_STRONG), *(paragraphs(said, CELL) if said else [])],
        paragraphs(responsible_words(measure), CELL),
        paragraphs("\n".join([period_words(measure, texts), *below_period]), CELL),
        paragraphs(state, CELL),
    ]


def _together(measure: Measure, texts: Texts) -> str:
    """How the partners work together in it. Source: D9."""
    form = texts.gettext(measure.co_operation.label) if measure.co_operation else ""
    return ": ".join(part for part in (form, measure.co_operation_note) if part)


def _measure_table(
    rows: Sequence[Sequence[object]], width: float, texts: Texts, *, has_costs: bool
) -> SheetTable:
    heads = (
        "",
        texts.gettext(N_("Measure")),
        texts.gettext(N_("Answers for it")),
        texts.gettext(N_("When, cost") if has_costs else N_("When")),
        texts.gettext(N_("State")),
    )
    return sheet_table(heads, rows, [width * share for share in _SHARES_OF_WIDTH], _PADDING)


def _looking_back(sheet: ProgrammeSheet, texts: Texts) -> list[Flowable]:
    """When the partners review all of this. Source: D7."""
    said = "\n".join(_when_reviewed(sheet, one) for one in texts.each)
    return [heading(texts.gettext(N_("Looking back")), _SECTION, level=1), *paragraphs(said, BODY)]


def _when_reviewed(sheet: ProgrammeSheet, texts: Texts) -> str:
    said = texts.ngettext(
        "The partners review this programme every month.",
        "The partners review this programme every {count} months.",
        sheet.review_months,
    ).format(count=sheet.review_months)
    if sheet.next_review_on is None:
        return said
    due = texts.gettext(N_("The next review is due on {day}."))
    return f"{said} {due.format(day=texts.date(sheet.next_review_on))}"


# The action plan ----------------------------------------------------------------------------


def _plan_table(lines: Sequence[PlannedLine], width: float, texts: Texts) -> SheetTable:
    heads = (
        "",
        texts.gettext(N_("What")),
        texts.gettext(N_("Who")),
        texts.gettext(N_("When")),
    )
    rows = [_plan_row(line, texts) for line in lines]
    return sheet_table(heads, rows, [width * share for share in _PLAN_SHARES], _PADDING)


def _plan_row(line: PlannedLine, texts: Texts) -> list[object]:
    item = line.item
    if isinstance(item, Target):
        who = item.source_of_figures
        below = _in_each(texts, lambda one: target_figures(item, one))
        when = texts.short_date(item.due_on) if item.due_on else ""
    else:
        who, when = responsible_words(item), period_words(item, texts)
        below = _together(item, texts)
    return [
        paragraphs(line.number, CELL),
        [*paragraphs(item.text, CELL_STRONG), *(paragraphs(below, CELL) if below else [])],
        paragraphs(who, CELL),
        paragraphs(when, CELL),
    ]


# The month chart ----------------------------------------------------------------------------


def _charts(chart: MonthChart, size: PaperSize, texts: Texts) -> Iterator[Flowable]:
    """The chart on as many pages as it needs; the days of targets stand on the last one."""
    width = text_width_of(size, LANDSCAPE)
    room = page_size(size, LANDSCAPE)[1] - _AROUND_CHART - HEAD_HEIGHT - LEGEND_HEIGHT - ROW_HEIGHT
    most = max(1, int(room // ROW_HEIGHT) - 1)
    for begins in range(0, len(chart.rows), most):
        rows = chart.rows[begins : begins + most]
        is_last = begins + most >= len(chart.rows)
        part = replace(chart, rows=rows, due=chart.due if is_last else ())
        yield draw_month_chart(part, width, texts)
