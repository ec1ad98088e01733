"""Drafts of an agreement: what they hold, what their fields say, and what each verb changes."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from partnerdesk.domain.agreement import TalkState
from partnerdesk.domain.clauses import FIELDS, REFERENCE, load_library
from partnerdesk.domain.errors import FieldError, UserError
from partnerdesk.domain.filled_agreement import ClauseState, clause_state
from partnerdesk.domain.history import Change
from partnerdesk.domain.partnership import Path
from partnerdesk.domain.signed_plan import PLAN
from partnerdesk.domain.texts import for_language
from partnerdesk.services import agreements, clauses, history
from partnerdesk.services.desk import Desk
from tests.agreed import Agreed, agreed_partnership


@pytest.fixture
def agreed(desk: Desk) -> Agreed:
    return agreed_partnership(desk)


def clause_id(agreed: Agreed, key: str) -> int:
    return next(one.id for one in agreed.draft().agreement.clauses if one.key == key)


def text_of(agreed: Agreed, key: str) -> str:
    return next(one.text for one in agreed.draft().agreement.clauses if one.key == key)


def keys(agreed: Agreed) -> list[str]:
    return [clause.key for clause in agreed.draft().agreement.clauses]


def test_a_draft_fills_its_fields_from_the_data(agreed: Agreed) -> None:
    values = agreed.draft().values
    assert {name for name in values if not name.startswith((REFERENCE, PLAN))} == FIELDS.keys()
    assert values["centre_name"] == "Mother Centre Sunrise"
    assert values["partnership_name"] == "Safe Streets Riverside"
    assert values["party_names"] == "Mother Centre Sunrise, Town Council and Path Friends"
    assert values["start_date"] == "1 September 2026"
    assert values["end_date"] == "a day that the partners agree in writing"
    assert values["deputy"] is None
    assert values["objectives"] == "Safe ways to school\nLight at night"
    assert values["budget_total"] == "EUR\u00a01,234.50"
    assert values["sources"] == "Own money (own money): EUR\u00a01,234.50"
    assert values["voices"] == "Members of the centre and neighbours"
    assert values["members_decision"] == "3 March 2026: 14 for, 1 against, 0 abstained. Go ahead"
    assert values["contributions"] == "Town Council: Paint; a room"
    assert values["notice_period"] == "3 months"
    assert values["today"] == "12 March 2026"
    assert "represented by Rita Moor (Mayor, Resolution 7)" in (values["parties"] or "")


def test_only_clauses_are_read_again_where_only_they_have_changed(agreed: Agreed) -> None:
    shown = agreed.draft()
    first, last = shown.agreement.clauses[0], shown.agreement.clauses[-1]
    clauses.set_clause_text(agreed.desk, last.id, f"As {{{REFERENCE}{first.key}}} says.")
    clauses.move_clause(agreed.desk, first.id, 1)
    again = agreements.with_changed_clauses(agreed.desk, shown)
    assert again == agreed.draft()
    assert again.agreement.clauses[1].id == first.id
    assert again.values != shown.values  # what is said of clauses by their number follows


def test_gaps_name_what_is_missing_and_where_to_mend_it(agreed: Agreed) -> None:
    gaps = {gap.field: gap for gap in agreed.draft().gaps}
    english = for_language("en")
    deputy = gaps["deputy"]
    assert deputy.sentence.text(english) == "This is missing: Deputy of the coordinator."
    assert deputy.link.screen == "partnership"
    unsigned = [gap.sentence.text(english) for gap in agreed.draft().gaps if not gap.clause_id]
    assert unsigned == [
        "Nobody is named who may sign for Path Friends.",
        "3 partners sign, but there are only 2 originals.",
    ]


def test_an_agreed_value_replaces_the_proposal_and_an_empty_one_is_missing(agreed: Agreed) -> None:
    agreements.set_agreed_value(agreed.desk, agreed.agreement_id, "notice_period", " 6 months ")
    assert agreed.draft().values["notice_period"] == "6 months"
    agreements.set_agreed_value(agreed.desk, agreed.agreement_id, "notice_period", "")
    assert agreed.draft().values["notice_period"] is None
    leaving = next(one for one in agreed.draft().agreement.clauses if "{notice_period}" in one.text)
    assert clause_state(leaving, agreed.draft().values) is ClauseState.MISSING


def test_text_typed_with_pauses_is_taken_back_as_one_step(agreed: Agreed) -> None:
    before = text_of(agreed, "disputes")
    for text in ("We", "We talk", "We talk first."):
        clauses.set_clause_text(agreed.desk, clause_id(agreed, "disputes"), text)
    assert text_of(agreed, "disputes") == "We talk first."
    history.undo(agreed.desk)
    assert text_of(agreed, "disputes") == before


def test_too_long_a_text_is_refused_and_the_old_one_stays(agreed: Agreed) -> None:
    before = text_of(agreed, "disputes")
    with pytest.raises(FieldError) as refused:
        clauses.set_clause_text(agreed.desk, clause_id(agreed, "disputes"), "a" * 100_000)
    assert "100000 characters" in refused.value.text(for_language("en"))
    assert text_of(agreed, "disputes") == before


def test_an_empty_clause_is_a_gap(agreed: Agreed) -> None:
    clauses.set_clause_text(agreed.desk, clause_id(agreed, "disputes"), "  \n ")
    said = [gap.sentence.text(for_language("en")) for gap in agreed.draft().gaps]
    assert "The clause “Settling disputes” has no text." in said


def test_clauses_move_up_and_down_but_not_over_the_ends(agreed: Agreed) -> None:
    first, second, *rest = keys(agreed)
    clauses.move_clause(agreed.desk, clause_id(agreed, second), -1)
    assert keys(agreed) == [second, first, *rest]
    clauses.move_clause(agreed.desk, clause_id(agreed, second), -1)
    assert keys(agreed) == [second, first, *rest]
    clauses.move_clause(agreed.desk, clause_id(agreed, second), 1)
    assert keys(agreed) == [first, second, *rest]


def test_a_clause_of_the_library_comes_to_its_section_and_only_once(agreed: Agreed) -> None:
    clauses.add_clause_from_library(agreed.desk, agreed.agreement_id, "confidentiality")
    sections = [clause.section for clause in agreed.draft().agreement.clauses]
    assert sections == sorted(sections)
    assert "confidentiality" in keys(agreed)
    with pytest.raises(UserError):
        clauses.add_clause_from_library(agreed.desk, agreed.agreement_id, "confidentiality")
    assert keys(agreed).count("confidentiality") == 1


def test_an_own_clause_stands_where_it_was_added_and_can_be_removed(agreed: Agreed) -> None:
    before = keys(agreed)
    own = clauses.add_own_clause(
        agreed.desk, agreed.agreement_id, "Our cat", clause_id(agreed, "disputes")
    )
    headings = [clause.heading for clause in agreed.draft().agreement.clauses]
    assert headings[headings.index("Our cat") - 1] == "Settling disputes"
    clauses.set_clause_heading(agreed.desk, own, "Our two cats")
    clauses.remove_clause(agreed.desk, own)
    assert keys(agreed) == before
    history.undo(agreed.desk)
    assert "Our two cats" in [clause.heading for clause in agreed.draft().agreement.clauses]


def test_a_clause_no_agreement_may_be_without_cannot_be_removed(agreed: Agreed) -> None:
    with pytest.raises(UserError) as refused:
        clauses.remove_clause(agreed.desk, clause_id(agreed, "parties"))
    assert "The partners" in refused.value.text(for_language("en"))
    assert "parties" in keys(agreed)


def test_another_language_changes_untouched_clauses_and_keeps_changed_ones(agreed: Agreed) -> None:
    clauses.set_clause_text(agreed.desk, clause_id(agreed, "disputes"), "We talk first.")
    assert agreements.change_language(agreed.desk, agreed.agreement_id, "de") == 1
    german = {one.key: one for one in load_library("de")}
    for clause in agreed.draft().agreement.clauses:
        expected = "We talk first." if clause.key == "disputes" else german[clause.key].text
        assert clause.text == expected
    assert agreed.draft().values["start_date"] == "1. September 2026"
    assert agreements.change_language(agreed.desk, agreed.agreement_id, "en") == 1
    assert text_of(agreed, "disputes") == "We talk first."


@pytest.mark.parametrize("path", Path)
def test_the_first_draft_of_each_path_holds_all_twenty_sections(path: Path) -> None:
    row = agreements.draft_row(path, frozenset(), "en", date(2026, 3, 12), parties=4)
    assert {clause.section for clause in row.clauses} == set(range(1, 21))
    assert [clause.position for clause in row.clauses] == list(range(1, len(row.clauses) + 1))
    assert row.originals_count == 4


def test_a_new_draft_counts_on_and_becomes_the_current_one(agreed: Agreed) -> None:
    second = agreements.start_draft(agreed.desk, agreed.partnership_id, "de")
    current = agreements.current_agreement(agreed.desk, agreed.partnership_id)
    assert current is not None
    assert (current.agreement.id, current.agreement.draft_number) == (second, 2)
    assert [one.agreement.id for one in agreements.list_agreements(agreed.desk)] == [second]
    history.undo(agreed.desk)
    again = agreements.current_agreement(agreed.desk, agreed.partnership_id)
    assert again is not None and again.agreement.id == agreed.agreement_id


@pytest.mark.parametrize(("percent", "share"), [("10", "EUR\u00a0123.45"), ("0", "EUR\u00a00.00")])
def test_the_own_share_is_a_part_of_the_whole_cost(
    agreed: Agreed, percent: str, share: str
) -> None:
    agreed.answer(own_share_percent=percent)
    values = agreed.draft().values
    assert values["own_share_amount"] == share
    assert values["own_share_percent"] == str(Decimal(percent))


def test_originals_are_between_one_and_a_pile(agreed: Agreed) -> None:
    agreements.set_originals_count(agreed.desk, agreed.agreement_id, 3)
    assert agreed.draft().agreement.originals_count == 3
    with pytest.raises(UserError):
        agreements.set_originals_count(agreed.desk, agreed.agreement_id, 0)
    assert agreed.draft().agreement.originals_count == 3


def test_a_draft_that_is_gone_is_said_in_a_sentence(agreed: Agreed) -> None:
    with pytest.raises(UserError) as gone:
        agreements.set_title(agreed.desk, 999, "Nothing")
    assert gone.value.text(for_language("en")).startswith("This draft is no longer here.")
    assert isinstance(history.undo(agreed.desk), Change)


def test_words_are_replaced_everywhere_in_one_step(agreed: Agreed) -> None:
    before = agreed.draft().agreement
    count = clauses.replace_everywhere(
        agreed.desk, agreed.agreement_id, "partners", "parties", whole_words=True
    )
    words = " ".join(f"{one.heading} {one.text}" for one in agreed.draft().agreement.clauses)
    assert count > 20 and not re.search(r"\bpartners\b", words.casefold())
    assert history.undo(agreed.desk)
    assert agreed.draft().agreement.clauses == before.clauses


def test_replacing_that_would_leave_a_heading_empty_changes_nothing(agreed: Agreed) -> None:
    before = agreed.draft().agreement
    with pytest.raises(FieldError):
        clauses.replace_everywhere(agreed.desk, agreed.agreement_id, before.clauses[0].heading, "")
    assert agreed.draft().agreement.clauses == before.clauses


def test_agreed_words_that_change_are_open_to_talks_again(agreed: Agreed) -> None:
    disputes = clause_id(agreed, "disputes")
    clauses.set_clause_talks(agreed.desk, disputes, TalkState.AGREED)
    clauses.set_clause_heading(agreed.desk, disputes, "If we quarrel")
    assert talks(agreed, "disputes") is TalkState.AGREED
    clauses.set_clause_text(agreed.desk, disputes, "We talk first.")
    assert talks(agreed, "disputes") is TalkState.DISCUSSED


def talks(agreed: Agreed, key: str) -> TalkState:
    return next(one.talks for one in agreed.draft().agreement.clauses if one.key == key)


def test_the_number_of_another_clause_follows_it(agreed: Agreed) -> None:
    order = keys(agreed)
    first, second = order[0], order[1]
    clauses.set_clause_text(agreed.desk, clause_id(agreed, "disputes"), f"See {{clause:{second}}}.")
    assert agreed.draft().values[f"clause:{second}"] == "clause 2"
    clauses.move_clause(agreed.desk, clause_id(agreed, first), 1)
    assert agreed.draft().values[f"clause:{second}"] == "clause 1"
    own = clauses.add_own_clause(agreed.desk, agreed.agreement_id, "Our cats")
    text = f"{{clause:{own}}} and {{clause:gone}}"
    clauses.set_clause_text(agreed.desk, clause_id(agreed, "disputes"), text)
    draft = agreed.draft()
    assert draft.values[f"clause:{own}"] == f"clause {len(draft.agreement.clauses)}"
    missing = [gap.field for gap in draft.gaps if gap.clause_id == clause_id(agreed, "disputes")]
    assert missing == ["clause:gone"]
