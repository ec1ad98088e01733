"""The papers of the programme: every word on them, the chart on its own pages, in any size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from partnerdesk.documents.programme import build_action_plan, build_month_chart, build_programme
from partnerdesk.domain.action_plan import PlanPart, action_plan
from partnerdesk.domain.centre import PaperSize
from partnerdesk.domain.money import Money
from partnerdesk.domain.month_chart import ChartPlaces, month_chart
from partnerdesk.domain.papers import PaperContext
from partnerdesk.domain.programme import (
    AnalysisEntry,
    CoOperation,
    EntryKind,
    Measure,
    MeasureState,
    Objective,
    Programme,
    Target,
    TargetReading,
)
from partnerdesk.domain.programme_paper import ActionPlanPaper, ProgrammePaper, ProgrammeSheet
from partnerdesk.domain.revisions import KeptProgramme, compare_programmes
from partnerdesk.domain.texts import for_language
from tests.documents.reading import outline, page_sizes, page_texts, whole_text

TODAY = date(2026, 3, 12)


def measure(number: int, **changes: object) -> Measure:
    made = Measure(
        number,
        1,
        f"Measure number {number}",
        "For the path",
        CoOperation.LED,
        "The town pays",
        5,
        "Town Council",
        "Ms Okafor",
        date(2026, 2, 1),
        date(2026, 8, 31),
        MeasureState.RUNNING,
    )
    return replace(made, **changes)  # type: ignore[arg-type] # any field


def programme(*measures: Measure) -> Programme:
    target = Target(
        1,
        1,
        "Lamps that shine",
        "lamps",
        Decimal(4),
        Decimal("40.5"),
        date(2026, 6, 30),
        "The town counts",
        measures,
        (TargetReading(1, date(2026, 3, 1), Decimal(12)),),
    )
    causes = tuple(
        AnalysisEntry(at, EntryKind.CAUSE, f"Cause <b>{at}</b>", at - 1 or None, "A survey")
        for at in range(1, 9)
    )
    voice = AnalysisEntry(99, EntryKind.VOICE, "We have lamps.", None, "", None, 1, "Town Council")
    return Programme(
        "Light first.", (*causes, voice), (Objective(1, "Bright paths", 2, (target,)),)
    )


def sheet(*measures: Measure) -> ProgrammeSheet:
    shown = programme(*measures)
    return ProgrammeSheet(
        "Safe Streets",
        "Paths are dark.",
        "Nobody is afraid.",
        shown,
        (("Town Council", date(2026, 1, 8)), ("Bank", None)),
        month_chart(shown, TODAY),
        6,
    )


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_word_is_printed_and_the_chart_lies_across(language: str, size: PaperSize) -> None:
    texts = for_language(language)
    made = sheet(*(measure(at) for at in range(1, 40)))
    pdf = build_programme(ProgrammePaper(PaperContext("Sunrise", size), made), texts)
    words = whole_text(pdf)
    for said in (
        "Paths are dark.", "Cause <b>8</b>", "(A survey)", "Town Council: We have lamps.",
        "Nobody is afraid.", "Light first.", "Bright paths", "Lamps that shine",
        texts.number(Decimal("40.5")), "The town counts", "Measure number 39", "1.1.39",
        "Town Council (Ms Okafor)", "The town pays", texts.date(date(2026, 1, 8)),
    ):  # fmt: skip
        assert said in words
    across = [width > height for width, height in page_sizes(pdf)]
    assert across == sorted(across) and across.count(True) >= 3
    assert outline(pdf)[0].endswith("Safe Streets")


def test_whatever_is_printed_stands_in_the_fingerprint_and_in_the_comparison() -> None:
    first = sheet(measure(1))
    objective = replace(first.programme.objectives[0], cause_id=3)
    printed = {
        "agreed": (("Town Council", None), ("Bank", None)),
        "costs": {1: Money(12_000, "EUR")},
        "programme": replace(first.programme, objectives=(objective,)),
        "review_months": 12,
    }
    sheets = [replace(first, **{name: value}) for name, value in printed.items()]  # type: ignore[arg-type] # any field
    changes = {
        "state": MeasureState.DONE,
        "description": "For the bridge",
        "co_operation": CoOperation.JOINT,
        "co_operation_note": "The school pays",
        "person": "Mr Bell",
    }
    sheets += [sheet(measure(1, **{name: value})) for name, value in changes.items()]
    assert len({tuple(one.words()) for one in (first, *sheets)}) == 1 + len(sheets)
    was = KeptProgramme("", first.programme)
    for name, value in changes.items():
        now = KeptProgramme("", programme(measure(1, **{name: value})))
        assert any(one.is_changed for one in compare_programmes(was, now, for_language("en"))), name


def test_the_bars_stand_where_the_months_are() -> None:
    chart = month_chart(programme(measure(1), measure(2, ends_on=None)), TODAY)
    places = ChartPlaces(chart, 660.0)
    bar = places.bar(0)
    assert (chart.month_count, [one.id for one in chart.undated]) == (7, [2])
    assert bar.left == pytest.approx(places.x_of(0))
    assert bar.right == pytest.approx(654.0)
    page = build_month_chart(ProgrammePaper(PaperContext("Sunrise"), sheet(measure(1))),
                             for_language("en"))  # fmt: skip
    (words,) = page_texts(page)
    assert "Feb Mar Apr May Jun Jul Aug" in words
    assert "Today" in words


def test_the_action_plan_begins_with_what_is_late() -> None:
    shown = programme(
        measure(1, ends_on=date(2026, 3, 1)),
        measure(2),
        measure(3, state=MeasureState.PLANNED, starts_on=date(2026, 5, 1)),
        measure(4, state=MeasureState.PLANNED, starts_on=date(2027, 5, 1)),
        measure(5, state=MeasureState.DONE),
        measure(6, state=MeasureState.PLANNED),
    )
    plan = action_plan(shown, TODAY)
    found = {part: [line.item.id for line in plan.of(part)] for part in PlanPart}
    assert found == {
        PlanPart.LATE: [6, 1],
        PlanPart.NOW: [2],
        PlanPart.SOON: [3],
        PlanPart.TARGETS: [1],
    }
    paper = ActionPlanPaper(PaperContext("Sunrise"), "Safe Streets", plan)
    (words,) = page_texts(build_action_plan(paper, for_language("en")))
    assert words.index("Late: look at these first") < words.index("Running now")
    assert "Measure number 4" not in words
    empty = replace(paper, plan=action_plan(Programme(), TODAY))
    assert "Nothing is planned" in whole_text(build_action_plan(empty, for_language("en")))
