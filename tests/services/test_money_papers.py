"""The papers about money of the sample centre: their sums are those of the screen."""

from __future__ import annotations

from partnerdesk.domain.findings import Grade
from partnerdesk.domain.money import Money
from partnerdesk.domain.money_papers import SourceStatement, states_by_activity
from partnerdesk.domain.texts import for_language
from partnerdesk.services import money_papers, papers
from partnerdesk.services.bookings import get_judged_budget
from partnerdesk.services.desk import Desk
from partnerdesk.services.partnerships import list_partnerships
from tests.documents.reading import whole_text

ENGLISH = for_language("en")


def lunch(desk: Desk) -> int:
    """The partnership of the sample that keeps books."""
    return next(one.id for one in list_partnerships(desk) if "Lunch" in one.name)


def test_each_source_but_our_own_gets_a_statement_that_adds_up(sample_desk: Desk) -> None:
    number = lunch(sample_desk)
    judged = get_judged_budget(sample_desk, number)
    assert judged is not None
    said = whole_text(money_papers.statements_pdf(sample_desk, number, "en"))
    others = [one for one in judged.budget.sources if one.kind != "own"]
    for source in others:
        statement = SourceStatement(judged, source)
        assert source.name in said
        assert statement.planned_minor == judged.budget.sheet().planned_minor[source.id]
        assert statement.spent_minor == judged.spending.spent_by_source.get(source.id, 0)
        assert sum(one.spent_minor for one in statement.lines) == statement.spent_minor
        assert ENGLISH.amount(statement.spent_minor, "EUR") in said
    assert "Own money of the centre" not in said
    ministry = others[0]
    alone = money_papers.statements_pdf(
        sample_desk, number, "en", only=[ministry.organisation_id or 0]
    )
    assert others[1].name not in whole_text(alone)


def test_the_overview_shows_shares_spending_and_every_way_to_sort(sample_desk: Desk) -> None:
    number = lunch(sample_desk)
    judged = get_judged_budget(sample_desk, number)
    assert judged is not None
    said = whole_text(money_papers.money_pdf(sample_desk, number, "en"))
    for words in ("Who gives", "Spent of what is planned", "By kind of cost", "By period"):
        assert words in said
    whole = judged.budget.sheet()
    assert ENGLISH.amount(whole.cost_minor, "EUR") in said
    states = states_by_activity(judged)
    assert sum(one.state.spent_minor for one in states) == sum(
        judged.spending.spent_by_line.values()
    )
    table = whole_text(papers.budget_pdf(sample_desk, number, "en"))
    for period in judged.budget.periods:
        assert ENGLISH.amount(judged.budget.sheet(period.id).cost_minor, "EUR") in table


def test_hours_are_printed_to_be_signed_or_as_an_empty_sheet(sample_desk: Desk) -> None:
    number = lunch(sample_desk)
    said = whole_text(money_papers.hours_pdf(sample_desk, number, "en"))
    worth = ENGLISH.money(Money(163_800, "EUR")).replace("\xa0", " ")
    assert f"136.5 hours, worth {worth}" in said.replace("\n", " ")
    empty = whole_text(money_papers.hours_pdf(sample_desk, number, "en", is_blank=True))
    assert "Rosa Klein" not in empty
    assert "Signature" in empty


def test_the_sample_keeps_to_all_conditions(sample_desk: Desk) -> None:
    judged = get_judged_budget(sample_desk, lunch(sample_desk))
    assert judged is not None
    assert len(judged.budget.periods) >= 2
    assert {one.finding.grade for one in judged.findings} == {Grade.COULD}
