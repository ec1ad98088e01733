"""What the programme of work brings to Home: days of measures and targets, and the next review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partnerdesk.domain.coming import Standing, coming_up
from partnerdesk.domain.partnership import Meeting, PartnershipStage
from partnerdesk.domain.programme import Measure, MeasureState, Objective, Programme, Target
from partnerdesk.domain.texts import for_language
from tests.domain.example import REVIEW, partnership

BEGINS, ENDS, DUE = date(2026, 4, 1), date(2026, 6, 30), date(2026, 9, 30)
REVIEW_DUE = date(2026, 9, 1)


def said(*measures: Measure, text: str = "Lamps", meetings: tuple[Meeting, ...] = ()) -> list[str]:
    """What comes up, with its month."""
    target = Target(1, 1, text, due_on=DUE, measures=measures)
    running = partnership(
        stage=PartnershipStage.RUNNING,
        programme=Programme(objectives=(Objective(1, "Light", targets=(target,)),)),
        starts_on=date(2026, 3, 1),
        review_months=6,
        meetings=meetings,
        tasks=(),
    )
    found = coming_up([Standing(running, ())])
    return [f"{one.day:%m} {one.words.text(for_language('en'))}" for one in found]


def test_a_measure_is_announced_by_the_day_that_comes_next() -> None:
    planned = Measure(1, 1, "Mend lamps", starts_on=BEGINS, ends_on=ENDS)
    running = replace(planned, state=MeasureState.RUNNING)
    done = replace(planned, state=MeasureState.DONE)
    assert said(planned) == ["04 “Mend lamps” begins", "09 Review is due", "09 Count: Lamps"]
    assert said(running) == ["06 “Mend lamps” ends", "09 Review is due", "09 Count: Lamps"]
    assert said(done) == ["09 Review is due", "09 Count: Lamps"]


def test_a_line_without_words_says_so_and_a_planned_review_is_not_asked_for() -> None:
    planned = Measure(1, 1, starts_on=BEGINS)
    review = Meeting(1, 1, REVIEW, REVIEW_DUE)
    found = said(planned, text="", meetings=(review,))
    assert found[0] == "04 “a line without words” begins"
    assert found[-1] == "09 Count: a line without words"
    assert not any("Review is due" in one for one in found)
