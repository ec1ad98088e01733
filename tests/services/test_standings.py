"""How all partnerships stand, read at once."""

from __future__ import annotations

from datetime import date

from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import get_partnership
from partnerdesk.services.steps import list_standings, standings_on, steps_of
from tests.statements import counted_statements
from tests.ui.started import TODAY, set_up_centre, start_partnership


def test_many_partnerships_take_no_more_statements_than_one(desk: Desk) -> None:
    set_up_centre(desk)
    start_partnership(desk, "First")
    with counted_statements() as for_one:
        list_standings(desk)
    for number in range(6):
        start_partnership(desk, f"Other {number}")
    with counted_statements() as for_many:
        assert len(list_standings(desk)) == 7
    assert len(for_many) == len(for_one)


def test_each_partnership_is_judged_as_on_its_own_page(sample_desk: Desk) -> None:
    for standing in list_standings(sample_desk):
        partnership = get_partnership(sample_desk, standing.partnership.id)
        assert standing.partnership == partnership
        assert standing.steps == steps_of(sample_desk, partnership)


def test_another_day_is_judged_as_that_day(desk: Desk) -> None:
    set_up_centre(desk)
    start_partnership(desk, starts_on="2026-06-01")
    later = date(2026, 6, 30)
    found = standings_on(desk, (TODAY, later))
    assert found[TODAY] == list_standings(desk)
    assert not any(step.is_late(TODAY) for step in found[TODAY][0].steps)
    assert any(step.is_late(later) for step in found[later][0].steps)
